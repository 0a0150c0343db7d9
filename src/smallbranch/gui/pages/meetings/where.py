"""When and where an event was, and what few records need: a moved day, other branches, a note."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit

from smallbranch.gui.pages.meetings.draft import MeetingDraft
from smallbranch.gui.pages.meetings.fields import TimeField
from smallbranch.gui.widgets.cards import Card, button
from smallbranch.gui.widgets.dates import DateField
from smallbranch.gui.widgets.forms import Form

_SELDOM: Final = (
    "moved_from",
    "move_reason",
    "joint_with",
    "organiser",
    "partner_people",
    "uid",
    "business_task",
    "note",
)
_OF_EVENT: Final = {"start_at": "start", "end_at": "end"}
_MOST: Final = 9999


class WhereCard(Card):
    """Shows the event's own fields of a draft and takes them back."""

    day_typed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._loading = False
        self.form = Form(4)
        self.day = DateField(today)
        self.start, self.end = TimeField(), TimeField()
        self.place, self.title = QLineEdit(), QLineEdit()
        self.title.setPlaceholderText(self.tr("不填就用第一段的主题"))
        add = self.form.add
        add("day", self.tr("日期"), self.day, required=True)
        add("start", self.tr("开始"), self.start, required=True)
        add("end", self.tr("结束"), self.end)
        add("place", self.tr("地点"), self.place)
        add("title", self.tr("活动名称"), self.title, span=4)
        self._add_seldom(today)
        self.others = button(self.tr("改期、联合开展、服务的业务、备注"), role="link", icon="down")
        self.others.clicked.connect(lambda: self.show_others(on=True))
        self.day.textChanged.connect(lambda _: None if self._loading else self.day_typed.emit())
        self.body.addWidget(self.form)
        self.body.addWidget(self.others, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_seldom(self, today: date) -> None:
        self.moved_from = DateField(today)
        self.why, self.joint, self.organiser = QLineEdit(), QLineEdit(), QLineEdit()
        self.uid, self.task, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.organiser.setPlaceholderText(self.tr("不填即为本支部"))
        self.uid.setPlaceholderText(self.tr("别家组织的，填对方给的编号"))
        self.uid.setToolTip(self.tr("联合活动各支部用同一个编号，协作区汇总时只计一次；不填由程序编"))
        self.people = QLineEdit()
        self.people.setValidator(QIntValidator(0, _MOST, self.people))
        add = self.form.add
        add("moved_from", self.tr("原定日期"), self.moved_from)
        add("move_reason", self.tr("改期原因"), self.why)
        add("joint_with", self.tr("联合开展的支部"), self.joint)
        add("organiser", self.tr("组织单位"), self.organiser)
        add("partner_people", self.tr("其他支部到会人数"), self.people)
        add("uid", self.tr("活动编号"), self.uid)
        add("business_task", self.tr("服务的业务工作"), self.task)
        add("note", self.tr("备注"), self.note)

    def show_draft(self, draft: MeetingDraft) -> None:
        """Show the fields of a draft."""
        self._loading = True
        self.day.set_value(draft.day)
        self.moved_from.set_value(draft.moved_from)
        for field, text in (
            (self.start, draft.start),
            (self.end, draft.end),
            (self.place, draft.place),
            (self.title, draft.title),
            (self.why, draft.move_reason),
            (self.joint, draft.joint_with),
            (self.organiser, draft.organiser),
            (self.uid, draft.uid),
            (self.task, draft.business_task),
            (self.note, draft.note),
        ):
            field.setText(text or "")
        self.people.setText("" if draft.partner_people is None else str(draft.partner_people))
        seldom = (
            draft.moved_from,
            draft.move_reason,
            draft.joint_with,
            draft.organiser,
            draft.business_task,
            draft.note,
        )
        self.show_others(on=any(seldom) or draft.partner_people is not None)
        self._loading = False
        self.form.clear_errors()

    def store(self, draft: MeetingDraft) -> None:
        """Write everything typed into the draft."""
        draft.day, draft.moved_from = self.day.value(), self.moved_from.value()
        draft.start, draft.end = self.start.text(), self.end.text()
        draft.place, draft.title = self.place.text(), self.title.text()
        draft.move_reason, draft.joint_with = _typed(self.why), _typed(self.joint)
        draft.organiser, draft.uid = _typed(self.organiser), _typed(self.uid)
        draft.business_task, draft.note = _typed(self.task), _typed(self.note)
        draft.partner_people = int(self.people.text()) if self.people.text() else None

    def show_title(self, *, on: bool) -> None:
        """Show the title of the event: where there are several segments, or it has one of its own."""
        self.form.rows["title"].setVisible(on or bool(self.title.text()))

    def show_others(self, *, on: bool) -> None:
        """Show the fields few records need."""
        for name in _SELDOM:
            self.form.rows[name].setVisible(on)
        self.others.setVisible(not on)
        if on and not self._loading:
            self.moved_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_errors(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Mark the fields of the event; return what has no field here."""
        named = {_OF_EVENT.get(name, name): text for name, text in texts.items()}
        if any(name in _SELDOM for name in named):
            self.show_others(on=True)
        return self.form.show_errors(named)


def _typed(field: QLineEdit) -> str | None:
    return field.text().strip() or None
