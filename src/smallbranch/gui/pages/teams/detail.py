"""One team as a card: facts, members, milestones with their tick."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smallbranch.attachments.kinds import Owner
from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.attachments import AttachmentsBox
from smallbranch.gui.widgets.cards import Card, StatusChip, button, clear_layout, label
from smallbranch.teams.views import MilestoneView, TeamMemberView, TeamView


class TeamDetail(QWidget):
    """Shows; what is to be done is told to the page."""

    edit_wanted = Signal(object)
    end_wanted = Signal(object)
    remove_wanted = Signal(object)
    reach_wanted = Signal(object)
    link_wanted = Signal(object)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.team: TeamView | None = None
        inner = QWidget()
        inner.setProperty("role", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        self._box = QVBoxLayout()
        self._box.setSpacing(12)
        column.addLayout(self._box)
        self.files = AttachmentsBox(ctx, ops)
        self._files_card = Card()
        self._files_card.body.addWidget(self.files)
        column.addWidget(self._files_card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("项目党小组详情"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def show_team(self, team: TeamView | None) -> None:
        """Show a team, or nothing."""
        self.team = team
        clear_layout(self._box)
        if team is not None:
            for card in (self._facts(team), self._members(team), self._milestones(team), self._meetings(team)):
                self._box.addWidget(card)
            self.files.show_record(Owner.PROJECT_TEAM, team.id)
        self._files_card.setVisible(team is not None)

    # ── cards ────────────────────────────────────────────────────────────────────────────────────────────────

    def _facts(self, team: TeamView) -> Card:
        card = Card(team.name, self._actions(team))
        card.heading.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (words, value) in enumerate(self._lines(team)):
            grid.addWidget(label(words, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(value, wrap=True), row, 1)
        card.body.addLayout(grid)
        return card

    def _actions(self, team: TeamView) -> tuple[QWidget, ...]:
        self.edit = button(self.tr("修改"), icon="edit")
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(team))
        self.end = button(self.tr("结束项目…") if team.end_on is None else self.tr("改成效…"))
        self.end.clicked.connect(lambda: self.end_wanted.emit(team))
        self.remove = button(self.tr("删除"))
        self.remove.setToolTip(self.tr("录错时用；可以撤销"))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(team))
        return self.edit, self.end, self.remove

    def _lines(self, team: TeamView) -> list[tuple[str, str]]:
        due = team.due_on.isoformat() if team.due_on else self.tr("未定")
        days = self.tr("{start} 成立，计划 {due} 完成").format(start=team.start_on.isoformat(), due=due)
        if team.end_on is not None:
            days = self.tr("{start} 至 {end}").format(start=team.start_on.isoformat(), end=team.end_on.isoformat())
        found = [
            (self.tr("起止"), days),
            *([(self.tr("成立说明"), team.founding_note)] if team.founding_note else []),
            (self.tr("任务"), team.aim or self.tr("未填")),
            (self.tr("组长"), team.leader or self.tr("未定")),
            (self.tr("涉及科室"), "、".join(team.departments) or self.tr("未填")),
        ]
        found += [(self.tr("成效"), team.outcome)] if team.outcome else []
        found += [(self.tr("撤销说明"), team.closing_note)] if team.closing_note else []
        return found + ([(self.tr("备注"), team.note)] if team.note else [])

    def _members(self, team: TeamView) -> Card:
        card = Card(self.tr("成员（{n}）").format(n=len(team.members)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(3, 1)
        for row, one in enumerate(team.members):
            grid.addWidget(label(one.name), row, 0)
            grid.addWidget(label(one.department or "", "muted"), row, 1)
            if one.leader:
                grid.addWidget(StatusChip(self.tr("组长"), "info"), row, 2)
            grid.addWidget(label(self._member_note(one), "muted", wrap=True), row, 3)
        card.body.addLayout(grid)
        if not team.members:
            card.body.addWidget(label(self.tr("还没有成员，点“修改”加入。"), "muted"))
        return card

    def _member_note(self, one: TeamMemberView) -> str:
        parts = [one.task or ""]
        if one.start_on:
            parts.append(self.tr("{day} 加入").format(day=one.start_on.isoformat()))
        if one.end_on:
            parts.append(self.tr("{day} 退出").format(day=one.end_on.isoformat()))
        return "　".join(part for part in parts if part)

    def _milestones(self, team: TeamView) -> Card:
        done = sum(1 for stone in team.milestones if stone.done_on)
        card = Card(self.tr("节点（{done} / {all}）").format(done=done, all=len(team.milestones)))
        for stone in team.milestones:
            card.add_ruled(self._milestone(stone, team.end_on or self._ctx.clock.today()))
        if not team.milestones:
            card.body.addWidget(label(self.tr("没有设节点。"), "muted"))
        return card

    def _milestone(self, stone: MilestoneView, day: date) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(stone.title, wrap=True))
        due = self.tr("计划 {day}").format(day=stone.due_on.isoformat()) if stone.due_on else ""
        done = self.tr("完成 {day}").format(day=stone.done_on.isoformat()) if stone.done_on else ""
        owner = self.tr("责任人 {name}").format(name=stone.owner) if stone.owner else ""
        proof = self.tr("佐证：{text}").format(text=stone.evidence) if stone.evidence else ""
        notes = "　".join(part for part in (owner, due, done, stone.result or "", proof) if part)
        words.addWidget(label(notes, "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._state(stone, day), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        act = button(self.tr("完成…") if stone.done_on is None else self.tr("更改…"))
        act.setAccessibleName(self.tr("{action}：{title}").format(action=act.text(), title=stone.title))
        act.clicked.connect(lambda: self.reach_wanted.emit(stone))
        row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _meetings(self, team: TeamView) -> Card:
        """Return the meetings and micro-lectures that named the team."""
        held, lectures = self._ctx.serving.of_team(team.id)
        lines = [(one.held_on, one.title) for one in held]
        lines += [(one.held_on, self.tr("微党课《{topic}》").format(topic=one.topic)) for one in lectures]
        self.link = button(self.tr("加会议…"), icon="plus")
        self.link.clicked.connect(lambda: self.link_wanted.emit(team))
        card = Card(self.tr("有关会议和微党课（{n}）").format(n=len(lines)), (self.link,))
        for day, words in sorted(lines):
            card.body.addWidget(label(f"{day.isoformat()}　{words}", wrap=True))
        if not lines:
            card.body.addWidget(label(self.tr("记会议或微党课时选这个项目党小组，就列在这里。"), "muted", wrap=True))
        return card

    def _state(self, stone: MilestoneView, day: date) -> StatusChip:
        if stone.done_on is not None:
            return StatusChip(self.tr("已完成"), "ok")
        late = stone.due_on is not None and stone.due_on < day
        chip = StatusChip(self.tr("已过期"), "warning") if late else StatusChip(self.tr("进行中"), "neutral")
        chip.setMinimumWidth(66)
        return chip
