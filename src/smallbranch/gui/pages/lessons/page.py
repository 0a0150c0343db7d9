"""The page: entry line on top, the log at the left, the speakers at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.lessons.dialog import LectureDialog
from smallbranch.gui.pages.lessons.entry import LectureEntry
from smallbranch.gui.pages.lessons.speakers import SpeakersPanel
from smallbranch.gui.widgets.cards import Card, EmptyState, PageHeader, button, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.period_picker import PeriodPicker
from smallbranch.gui.wording import titled
from smallbranch.kernel.periods import Period, PeriodKind, year_of
from smallbranch.lessons.commands import RemoveMicroLecture
from smallbranch.lessons.views import MicroLectureView

_YEARS_BACK = 12


class LessonsPage(QWidget):
    """Logs micro-lectures and shows whose turn it is."""

    key = "lessons"
    watches = frozenset(
        ("micro_lecture", "micro_lecture_turn", "member", "member_relation", "member_category", "absence", "attendance")
    ) | frozenset(("team", "team_member", "setting"))
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        hint = self.tr("输入主讲人的拼音首字母和题目，两次回车就登记好一条。")
        self.entry = LectureEntry(ctx, ops)
        self.speakers = SpeakersPanel(ctx, ops)
        self.speakers.chosen.connect(self.entry.speak_next)
        self.speakers.turn_chosen.connect(self.entry.take_turn)
        self.entry.day_changed.connect(lambda: self.speakers.show_day(self._ops, self.entry.day()))
        top = Card()
        top.body.addWidget(self.entry)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addLayout(self._log(), 8)
        columns.addWidget(self.speakers, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(10)
        layout.addWidget(PageHeader(self.tr("微党课"), hint))
        layout.addWidget(top)
        layout.addLayout(columns, 1)
        self.setFocusProxy(self.entry)

    def reload(self) -> None:
        """Read the log of the period and the speakers of its year again."""
        self.entry.reload()
        period = self.period.period()
        found = self._ops.run_read(lambda: self._ctx.lessons.log(period))
        if found is None:
            return
        self.model.set_rows(found[::-1])
        minutes = sum(one.minutes for one in found)
        self.count.setText(self.tr("{n} 次，共 {minutes} 分钟").format(n=len(found), minutes=minutes))
        self.stack.setCurrentIndex(0 if found else 1)
        self._show_actions()
        self.speakers.show_year(self._ops, period.year)
        self.speakers.show_day(self._ops, self.entry.day())

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Wait for the next lecture, of a given speaker when `member_id` says so."""
        if "lecture_id" in target:
            self._choose(int(target["lecture_id"]))
        elif "member_id" in target:
            self.entry.speak_next(int(target["member_id"]))
        else:
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, lecture_id: int) -> None:
        """Show a lecture, in whatever year it was."""
        today = self._ctx.clock.today()
        for year in (today.year, *range(today.year - 1, today.year - _YEARS_BACK, -1)):
            if any(one.id == lecture_id for one in self._ctx.lessons.log(Period(year, PeriodKind.YEAR))):
                self.period.set_period(Period(year, PeriodKind.YEAR))
                self.reload()
                break
        at = self.model.index_of(lecture_id)
        if at.isValid():
            self.table.selectRow(at.row())
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── the log ──────────────────────────────────────────────────────────────────────────────────────────────

    def _log(self) -> QVBoxLayout:
        self.period = PeriodPicker(year_of(self._ctx.clock.today()), months=False)
        self.period.changed.connect(lambda _: self.reload())
        self.count = label("", "small")
        self.edit = button(self.tr("修改"), icon="edit")
        self.remove = button(self.tr("删除"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.period, 1)
        row.addWidget(self.edit)
        row.addWidget(self.remove)
        self.model: RowTableModel[MicroLectureView] = RowTableModel(self._columns(), parent=self)
        self.table = Listing(self.model, dict(enumerate((98, 118, 200, 84, 60, 60))), self.tr("微党课台账"), stretch=2)
        self.edit.clicked.connect(lambda: self._edit(self.table.current()))
        self.remove.clicked.connect(lambda: self._remove(self.table.current()))
        self.table.opened.connect(self._edit)
        self.table.removed.connect(self._remove)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_actions())
        nothing = EmptyState("lessons", self.tr("这一期还没有微党课"), self.tr("在上面一行登记第一条。"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(nothing)
        box = QVBoxLayout()
        box.setSpacing(8)
        box.addLayout(row)
        box.addWidget(self.stack, 1)
        box.addWidget(self.count)
        return box

    def _kind(self, one: MicroLectureView) -> str:
        return titled(self._ctx.messages, one.kind, self._ctx.lessons.kind_title(one.kind, one.held_on))

    def _columns(self) -> list[Column[MicroLectureView]]:
        right = Qt.AlignmentFlag.AlignRight
        return [
            Column(self.tr("日期"), lambda one: one.held_on.isoformat()),
            Column(self.tr("主讲人"), lambda one: one.speaker, tip=lambda one: one.department or ""),
            Column(self.tr("题目"), lambda one: one.topic, tip=lambda one: one.topic),
            Column(self.tr("类别"), lambda one: self._kind(one)),
            Column(self.tr("分钟"), lambda one: str(one.minutes), right, sort=lambda one: one.minutes),
            Column(
                self.tr("听课"),
                lambda one: "" if one.hearers is None else str(one.hearers),
                right,
                sort=lambda one: one.hearers,
            ),
        ]

    def _show_actions(self) -> None:
        chosen = self.table.current() is not None
        for one in (self.edit, self.remove):
            one.setEnabled(chosen)
            one.setToolTip("" if chosen else self.tr("先在表里选一行"))

    def _edit(self, view: MicroLectureView | None) -> None:
        if view is not None:
            LectureDialog(self._ctx, self._ops, view, self).show_wide(680)

    def _remove(self, view: MicroLectureView | None) -> None:
        if view is not None:
            self._ops.run_write(RemoveMicroLecture(lecture_id=view.id))
