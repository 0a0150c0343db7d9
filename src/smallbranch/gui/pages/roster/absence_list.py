"""请假外出: the known absences of one person, put right or taken out where they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.roster.dialogs import People
from smallbranch.gui.pages.roster.scrolled import fresh_column, make_plain
from smallbranch.gui.widgets.cards import button, label
from smallbranch.gui.wording import titled
from smallbranch.roster.commands import RemoveAbsence
from smallbranch.roster.views import AbsenceView, MemberView

SpanText = Callable[[date | None, date | None], str]


class AbsenceList(QScrollArea):
    """The list; `span_text` says from when to when."""

    def __init__(
        self, ctx: AppContext, ops: Any, dialogs: People, span_text: SpanText, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ctx, self._ops, self._dialogs, self._span_text = ctx, ops, dialogs, span_text
        make_plain(self)

    def show_member(self, member: MemberView) -> None:
        """Show the absences of a member, the newest first."""
        column = fresh_column(self)
        known = [one for one in self._ctx.roster.absences() if one.member_id == member.id]
        for absence in sorted(known, key=lambda one: one.start_on, reverse=True):
            column.addWidget(self._absence(member, absence))
        if not known:
            column.addWidget(label(self.tr("没有登记请假外出。点上面的“登记外出”添加。"), "muted", wrap=True))
        column.addStretch(1)

    def _absence(self, member: MemberView, absence: AbsenceView) -> QWidget:
        known = self._ctx.packs.rules.absence_kinds(self._ctx.clock.today())
        kinds = {kind.id: titled(self._ctx.messages, kind.id, kind.title) for kind in known}
        words = QVBoxLayout()
        words.setSpacing(1)
        kind = kinds.get(absence.kind, absence.kind)
        words.addWidget(label(f"{kind}　{absence.note}" if absence.note else kind, wrap=True))
        halves = {"morning": self.tr("上午"), "afternoon": self.tr("下午")}
        week = "、".join(self.tr("一,二,三,四,五,六,日").split(",")[number - 1] for number in absence.weekdays)
        hours = (self.tr("每周{days}").format(days=week) if week else "") + halves.get(absence.half or "", "")
        span = self._span_text(absence.start_on, absence.end_on)
        words.addWidget(label(f"{span}　{hours}" if hours else span, "small"))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(words, 1)
        for name, act in (
            (self.tr("修改"), lambda: self._dialogs.absence(member, absence)),
            (self.tr("删除"), lambda: self._ops.run_write(RemoveAbsence(absence_id=absence.id))),
        ):
            item = button(name, role="link")
            item.setAccessibleName(self.tr("{action}：{kind}").format(action=name, kind=kind))
            item.clicked.connect(lambda _checked=False, act=act: act())
            layout.addWidget(item)
        return row
