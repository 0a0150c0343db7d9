"""步骤: every step of the work year with its state, article and what to do about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallbranch.appraisal.views import LifeYear, StepState, StepView
from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.widgets.cards import Card, StatusChip, button, label
from smallbranch.gui.widgets.listing import Listing

_WIDTHS = {0: 44, 1: 76, 2: 170, 3: 92, 4: 84, 5: 108, 6: 132}
_SEVERITY = {
    StepState.DONE: "ok",
    StepState.PARTLY: "warning",
    StepState.MISSING: "warning",
    StepState.NOT_APPLICABLE: "neutral",
}


class StepsTab(QWidget):
    """The list, and below it the prompt of the chosen step."""

    wanted = Signal(object)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        columns: list[Column[StepView]] = [
            Column("", lambda one: str(one.rule.no), Qt.AlignmentFlag.AlignRight, sort=lambda one: one.rule.no),
            Column(self.tr("阶段"), lambda one: self._stage(one.rule.stage)),
            Column(self.tr("步骤"), lambda one: one.rule.title, tip=lambda one: one.rule.note),
            Column(self.tr("情况"), lambda one: self.state_words(one.state)),
            Column(self.tr("进度"), _progress, Qt.AlignmentFlag.AlignHCenter),
            Column(self.tr("办理日期"), lambda one: _day(one.day)),
            Column(self.tr("应在此前"), lambda one: _day(one.deadline)),
            Column(self.tr("依据"), lambda one: one.rule.article, tip=lambda one: one.rule.article),
        ]
        self.model: RowTableModel[StepView] = RowTableModel(columns, identity=lambda one: one.rule.no, parent=self)
        self.table = Listing(self.model, _WIDTHS, self.tr("组织生活会和民主评议的步骤"), stretch=7)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_step())
        self.table.opened.connect(self.wanted)
        self.summary = label("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._prompt())

    def show_year(self, year: LifeYear) -> None:
        """Show the steps of a year; the first that is not done is chosen at first."""
        chosen = self.table.current()
        self.model.set_rows(year.steps)
        due = [one for one in year.steps if one.state is not StepState.NOT_APPLICABLE]
        done = sum(one.state is StepState.DONE for one in due)
        held = _day(year.meeting.held_on) if year.meeting else self.tr("尚未召开")
        words = self.tr("{year} 工作年度：{done}／{all} 步已完成；组织生活会：{held}")
        self.summary.setText(words.format(year=year.work_year, done=done, all=len(due), held=held))
        wanted = chosen.rule.no if chosen else next((one.rule.no for one in due if one.state is not StepState.DONE), 1)
        self.table.setCurrentIndex(self.model.index_of(wanted))
        self._show_step()

    def state_words(self, state: StepState) -> str:
        """Return the words for a state."""
        return {
            StepState.DONE: self.tr("✓ 已完成"),
            StepState.PARTLY: self.tr("◐ 部分"),
            StepState.MISSING: self.tr("○ 未办"),
            StepState.NOT_APPLICABLE: self.tr("— 不适用"),
        }[state]

    def _stage(self, stage: str) -> str:
        return {"before": self.tr("会前"), "at": self.tr("会上"), "after": self.tr("会后")}.get(stage, stage)

    def _prompt(self) -> Card:
        self.chip = StatusChip()
        self.act = button(self.tr("办理"), role="primary")
        self.act.clicked.connect(lambda: self.wanted.emit(self.table.current()))
        card = Card("", (self.chip, self.act))
        self.heading = card.heading
        self.note = label("", wrap=True)
        self.source = label("", "small", wrap=True)
        line = QHBoxLayout()
        line.addWidget(self.source, 1)
        card.body.addWidget(self.note)
        card.body.addLayout(line)
        return card

    def _show_step(self) -> None:
        step: Any = self.table.current()
        self.act.setEnabled(step is not None)
        if step is None:
            return
        self.heading.setText(f"{step.rule.no}　{step.rule.title}")
        self.chip.set_state(self._plain(step.state), _SEVERITY[step.state])
        self.note.setText(step.rule.note)
        source = self.tr("依据：{article}（{version}，标记 {mark}，编号 {id}）")
        rule = step.rule
        self.source.setText(source.format(article=rule.article, version=rule.version, mark=rule.mark, id=rule.id))
        self.act.setText(self._act_words(rule.step))

    def _plain(self, state: StepState) -> str:
        return self.state_words(state)[2:]

    def _act_words(self, step: str) -> str:
        return {
            "opinions": self.tr("登记一条意见"),
            "talks": self.tr("看谈话覆盖"),
            "last_list": self.tr("逐条核对"),
            "committee": self.tr("选择支委会会议"),
            "meeting": self.tr("去会议页记录"),
            "self": self.tr("登记自评"),
            "ballots": self.tr("登记票数"),
            "decision": self.tr("登记评定"),
            "superior": self.tr("登记上级确认"),
            "feedback": self.tr("登记反馈"),
            "list": self.tr("列入一条整改"),
        }.get(step, self.tr("登记"))


def _progress(one: StepView) -> str:
    return f"{one.done}／{one.needed}" if one.needed > 1 else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
