"""Whose turn it could be, the rota agreed on, and the counts; never a ranking of persons, never assigned by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.lessons.turns import TurnDialog
from smallbranch.gui.widgets.cards import EmptyState, button, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.lessons.commands import RemoveTurn
from smallbranch.lessons.views import SectionCount, SpeakerCount, Suggestion, TurnView

_NARROWEST = 400


class SpeakersPanel(QWidget):
    """Enter on a name puts it into the entry line; a turn goes there with its topic."""

    chosen = Signal(int)
    turn_chosen = Signal(object)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._labels: dict[int, str] = {}
        self._day = ctx.clock.today()
        self.setMinimumWidth(_NARROWEST)
        self.silent: RowTableModel[Suggestion] = self._model(self._silent_columns(), _of_member)
        self.planned: RowTableModel[TurnView] = RowTableModel(self._turn_columns(), parent=self)
        self.counted: RowTableModel[SpeakerCount] = self._model(self._count_columns(), _of_member)
        self.sections: RowTableModel[SectionCount] = self._model(
            self._section_columns(), lambda one: hash(one.department)
        )
        self.silent_table = Listing(self.silent, {0: 122, 1: 44, 2: 92}, self.tr("建议的主讲人"))
        self.turn_table = Listing(self.planned, {0: 98, 1: 122}, self.tr("轮讲安排"))
        self.count_table = Listing(self.counted, {0: 122, 1: 48, 2: 48}, self.tr("每人次数"))
        self.section_table = Listing(self.sections, {0: 112, 1: 88, 2: 48}, self.tr("各科室次数"))
        for table in (self.silent_table, self.count_table):
            table.opened.connect(lambda one: self.chosen.emit(one.member_id))
        self.turn_table.opened.connect(self.turn_chosen)
        self.turn_table.removed.connect(self._remove_turn)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("主讲人"))
        self.tabs.addTab(self._silent_tab(), "")
        self.tabs.addTab(self._turn_tab(), self.tr("轮讲"))
        self.tabs.addTab(self._padded(self.count_table), self.tr("每人"))
        self.tabs.addTab(self._padded(self.section_table), self.tr("科室"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def show_year(self, ops: Any, year: int) -> None:
        """Read the counts and the rota of a year; the present one as of today."""
        counts = ops.run_read(lambda: self._ctx.lessons.counts(year))
        sections = ops.run_read(lambda: self._ctx.lessons.sections(year))
        turns = ops.run_read(lambda: self._ctx.lessons.rota.during(Period(year, PeriodKind.YEAR)))
        if counts is None or sections is None or turns is None:
            return
        people = self._ctx.roster.members(self._ctx.clock.today(), include_guests=True)
        self._labels = {one.id: one.label for one in people}
        self.counted.set_rows(counts)
        self.sections.set_rows(sections)
        self.planned.set_rows(turns)
        self.turn_stack.setCurrentIndex(0 if turns else 1)
        silent = sum(1 for one in counts if not one.times)
        self.tabs.setTabText(0, self.tr("轮到谁"))
        words = self.tr("{year} 年还有 {n} 人没讲过。").format(year=year, n=silent)
        self.hint.setText(words + self.tr("先问讲得少、项目任务少、最久没讲的；只是建议。选中后按回车，填入登记行。"))
        self._show_actions()

    def show_day(self, ops: Any, day: date) -> None:
        """Read whose turn it could be on a day."""
        self._day = day
        found = ops.run_read(lambda: self._ctx.lessons.suggest(day))
        if found is not None:
            self.silent.set_rows(found)
            self._show_actions()

    # ── tabs ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _silent_tab(self) -> QWidget:
        self.hint = label("", "small", wrap=True)
        self.plan = button(self.tr("排进轮讲…"), icon="plus")
        self.plan.clicked.connect(self._plan)
        self.silent_table.selectionModel().currentRowChanged.connect(lambda *_: self._show_actions())
        return self._padded(self.hint, self.silent_table, self._row(self.plan))

    def _turn_tab(self) -> QWidget:
        self.change_turn = button(self.tr("修改…"), icon="edit")
        self.drop_turn = button(self.tr("取消轮讲"))
        self.change_turn.clicked.connect(self._change_turn)
        self.drop_turn.clicked.connect(lambda: self._remove_turn(self.turn_table.current()))
        self.turn_table.selectionModel().currentRowChanged.connect(lambda *_: self._show_actions())
        self.turn_stack = QStackedWidget()
        self.turn_stack.addWidget(self.turn_table)
        nothing = self.tr("在“轮到谁”里选一个人，点“排进轮讲…”。")
        self.turn_stack.addWidget(EmptyState("lessons", self.tr("还没有轮讲安排"), nothing))
        hint = label(self.tr("选中后按回车，填入登记行；登记后这一次就算讲过。"), "small", wrap=True)
        return self._padded(hint, self.turn_stack, self._row(self.change_turn, self.drop_turn))

    def _row(self, *buttons: QPushButton) -> QWidget:
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        for one in buttons:
            row.addWidget(one)
        row.addStretch(1)
        return inner

    def _padded(self, *widgets: QWidget) -> QWidget:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        for widget in widgets:
            layout.addWidget(widget, 1 if isinstance(widget, Listing | QStackedWidget) else 0)
        return inner

    def _model(self, columns: list[Column[Any]], identity: Any) -> RowTableModel[Any]:
        return RowTableModel(columns, identity=identity, parent=self)

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def _plan(self) -> None:
        one = self.silent_table.current()
        if one is not None:
            TurnDialog(self._ctx, self._ops, one.member_id, one.name, self._day, self).show_wide(460)

    def _change_turn(self) -> None:
        turn = self.turn_table.current()
        if turn is not None:
            TurnDialog(self._ctx, self._ops, turn.speaker_id, turn.speaker, turn.planned_on, self, turn).show_wide(460)

    def _remove_turn(self, turn: TurnView | None) -> None:
        if turn is not None:
            self._ops.run_write(RemoveTurn(turn_id=turn.id))

    def _show_actions(self) -> None:
        self._allow(self.plan, self.silent_table.current() is not None)
        for one in (self.change_turn, self.drop_turn):
            self._allow(one, self.turn_table.current() is not None)

    def _allow(self, one: QPushButton, can: bool) -> None:
        one.setEnabled(can)
        one.setToolTip("" if can else self.tr("先在表里选一行"))

    # ── columns ──────────────────────────────────────────────────────────────────────────────────────────────

    def _name(self, one: SpeakerCount | Suggestion) -> str:
        return self._labels.get(one.member_id, one.name)

    def _name_tip(self, one: SpeakerCount | Suggestion) -> str:
        return f"{self._name(one)}　{one.department or ''}".strip()

    def why(self, one: Suggestion) -> str:
        """Return in words what speaks against asking now, or what else there is to know."""
        if one.away:
            return one.away
        if one.waits:
            return {
                "planned": self.tr("已排轮讲"),
                "new": self.tr("新到不久"),
                "probationary": self.tr("预备党员"),
            }.get(one.waits, one.waits)
        return self.tr("在 {n} 个项目组").format(n=one.load) if one.load else ""

    def _silent_columns(self) -> list[Column[Suggestion]]:
        right = Qt.AlignmentFlag.AlignRight
        never = self.tr("没有记录")
        return [
            Column(self.tr("姓名"), self._name, tip=self._name_tip),
            Column(self.tr("今年"), lambda one: str(one.times), right, sort=lambda one: one.times),
            Column(self.tr("上次"), lambda one: one.last_on.isoformat() if one.last_on else never),
            Column(self.tr("说明"), self.why, tip=self.why),
        ]

    def _turn_columns(self) -> list[Column[TurnView]]:
        def state(one: TurnView) -> str:
            if one.held_on is not None:
                return self.tr("{day} 已讲").format(day=one.held_on.isoformat())
            return "　".join(part for part in (one.topic or "", one.away or "") if part)

        return [
            Column(self.tr("日期"), lambda one: one.planned_on.isoformat()),
            Column(self.tr("主讲人"), lambda one: self._labels.get(one.speaker_id, one.speaker)),
            Column(self.tr("题目或完成"), state, tip=lambda one: one.topic or ""),
        ]

    def _count_columns(self) -> list[Column[SpeakerCount]]:
        right = Qt.AlignmentFlag.AlignRight
        return [
            Column(self.tr("姓名"), self._name, tip=self._name_tip),
            Column(self.tr("次数"), lambda one: str(one.times), right, sort=lambda one: one.times),
            Column(self.tr("分钟"), lambda one: str(one.minutes), right, sort=lambda one: one.minutes),
            Column(self.tr("上次"), lambda one: one.last_on.isoformat() if one.last_on else ""),
        ]

    def _section_columns(self) -> list[Column[SectionCount]]:
        right = Qt.AlignmentFlag.AlignRight
        spoke = self.tr("{n} / {all} 人")
        return [
            Column(self.tr("科室"), lambda one: one.department, tip=lambda one: one.department),
            Column(self.tr("讲过的"), lambda one: spoke.format(n=one.speakers, all=one.people), right),
            Column(self.tr("次数"), lambda one: str(one.times), right, sort=lambda one: one.times),
            Column(self.tr("分钟"), lambda one: str(one.minutes), right, sort=lambda one: one.minutes),
        ]


def _of_member(one: Any) -> int:
    return int(one.member_id)
