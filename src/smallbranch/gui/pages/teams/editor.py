"""The form of a team: facts, members by initials and Enter, milestones."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.teams.rows import (
    DATE_WIDTH,
    DROP_WIDTH,
    NAME_WIDTH,
    ROLE_WIDTH,
    Lines,
    MemberLine,
    MilestoneLine,
    heads,
)
from smallbranch.gui.widgets.cards import Card, PageHeader, button
from smallbranch.gui.widgets.dates import DateField
from smallbranch.gui.widgets.forms import Form
from smallbranch.gui.widgets.person_field import PersonField
from smallbranch.teams.commands import MilestonePart, SetTeam, TeamMemberPart
from smallbranch.teams.views import TeamView


class TeamEditor(QWidget):
    """Founds a team or changes one; nothing is written before 保存."""

    saved = Signal(int)
    dropped = Signal()

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._team: TeamView | None = None
        self.save = button(self.tr("保存"), role="primary", icon="check")
        self.save.clicked.connect(self.submit)
        cancel = button(self.tr("取消"))
        cancel.clicked.connect(self.dropped)
        self.header = PageHeader(" ", self.tr("项目党小组不改变组织关系、党费和表决基数。"), (cancel, self.save))
        inner = QWidget()
        inner.setProperty("role", "page")
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(12)
        for card in (self._facts(), self._people(), self._stones()):
            box.addWidget(card)
        box.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.header)
        layout.addWidget(area, 1)
        keep = QShortcut(QKeySequence("Ctrl+S"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keep.activated.connect(self.submit)
        self.save.setToolTip(self.tr("Ctrl+S"))
        # What every team has comes first; the day it starts is today unless said otherwise.
        order = (self.name, self.due, self.aim, self.person, self.start, self.founding, self.note)
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    def show_team(self, team: TeamView | None) -> None:
        """Begin with a team, or with an empty form that starts today."""
        self._team = team
        today = self._ctx.clock.today()
        self.header.title.setText(self.tr("修改项目党小组") if team else self.tr("新建项目党小组"))
        self.name.setText(team.name if team else "")
        self.aim.setText(team.aim or "" if team else "")
        self.note.setText(team.note or "" if team else "")
        self.founding.setText(team.founding_note or "" if team else "")
        self.start.set_value(team.start_on if team else today)
        self.due.set_value(team.due_on if team else None)
        self.members.clear()
        self.milestones.clear()
        self.form.clear_errors()
        self._fill_lines(team)
        self.reload()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read who can be put on the team."""
        day = self.start.value() or self._ctx.clock.today()
        found = self._ops.run_read(lambda: self._ctx.roster.members(day, include_guests=True, include_applicants=True))
        if found is not None:
            self.person.set_people(found)

    def add_person(self) -> None:
        """Put the person typed on the team; the first one leads it until another is chosen."""
        self.person.settle()
        member, name = self.person.member, self.person.name()
        if not name:
            return
        part = TeamMemberPart(
            member_id=member.id if member else None,
            person_name=None if member else name,
            leader=not self.members.lines,
            # Whoever joins a team that exists already joined it today, unless the line says otherwise.
            start_on=self._ctx.clock.today() if self._team else None,
        )
        there = [line.person for line in self.members.lines if isinstance(line, MemberLine) and not line.left.text()]
        if (part.member_id, part.person_name) in there:
            self.form.show_errors({"members": self.tr("{name}已在名单里").format(name=name)})
            return
        self.form.clear_errors()
        self._add_member(part, member.label if member else name)
        self.person.choose(None)

    def add_milestone(self) -> None:
        """Append an empty milestone and go to it."""
        line = MilestoneLine(MilestonePart(title=""), self._ctx.clock.today())
        self.milestones.add(line)
        line.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Write the team."""
        wrong = self._wrong()
        if wrong:
            self.form.show_errors(wrong)
            return
        outcome = self._ops.run_write(self._command(), form=self.form)
        if outcome is not None:
            self.saved.emit(outcome.value)

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _facts(self) -> Card:
        today = self._ctx.clock.today()
        self.form = Form(4)
        self.name, self.aim, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.founding = QLineEdit()
        self.founding.setPlaceholderText(self.tr("哪次会议研究决定、为什么设立"))
        self.start, self.due = DateField(today), DateField(today)
        self.start.edited.connect(self.reload)
        self.form.add("name", self.tr("名称"), self.name, required=True, span=2)
        self.form.add("start_on", self.tr("成立日期"), self.start, required=True)
        self.form.add("due_on", self.tr("计划完成"), self.due)
        self.form.add("aim", self.tr("任务"), self.aim, span=2)
        self.form.add("founding_note", self.tr("成立说明"), self.founding, span=2)
        self.form.add("note", self.tr("备注"), self.note, span=4)
        card = Card()
        card.body.addWidget(self.form)
        return card

    def _people(self) -> Card:
        self.person = PersonField()
        self.person.setPlaceholderText(self.tr("输入拼音首字母或姓名，回车加入一人"))
        self.person.taken.connect(self.add_person)
        self.members = Lines()
        row = self.form.add("members", self.tr("加入成员"), self.person)
        row.setMaximumWidth(420)
        card = Card(self.tr("成员"))
        card.body.addWidget(row)
        card.body.addWidget(
            heads(
                (self.tr("姓名"), NAME_WIDTH),
                (self.tr("角色"), ROLE_WIDTH),
                (self.tr("分工"), 0),
                (self.tr("加入"), DATE_WIDTH),
                (self.tr("退出"), DATE_WIDTH),
                ("", DROP_WIDTH),
            )
        )
        card.body.addWidget(self.members)
        return card

    def _stones(self) -> Card:
        more = button(self.tr("加一个节点"), icon="plus")
        more.clicked.connect(self.add_milestone)
        self.milestones = Lines()
        card = Card(self.tr("节点"), (more,))
        card.body.addWidget(
            heads(
                (self.tr("名称"), 0),
                (self.tr("责任人"), ROLE_WIDTH),
                (self.tr("计划日期"), DATE_WIDTH),
                (self.tr("完成日期"), DATE_WIDTH),
                ("", DROP_WIDTH),
            )
        )
        card.body.addWidget(self.milestones)
        return card

    # ── filling ──────────────────────────────────────────────────────────────────────────────────────────────

    def _fill_lines(self, team: TeamView | None) -> None:
        day = min(self._ctx.clock.today(), team.end_on or date.max) if team else date.max
        offices = {one.id: one.department for one in self._ctx.roster.members(day)} if team else {}
        for one in team.members if team else ():
            part = TeamMemberPart(
                member_id=one.member_id,
                person_name=None if one.member_id is not None else one.name,
                # An office that the roster gives is not stored again, so that it stays that of the day.
                department=None if offices.get(one.member_id or 0) == one.department else one.department,
                leader=one.leader,
                task=one.task,
                start_on=one.start_on,
                end_on=one.end_on,
            )
            self._add_member(part, one.name)
        for stone in team.milestones if team else ():
            days = {"due_on": stone.due_on, "done_on": stone.done_on}
            part_of = MilestonePart(
                title=stone.title, **days, result=stone.result, owner=stone.owner, evidence=stone.evidence
            )
            self.milestones.add(MilestoneLine(part_of, self._ctx.clock.today()))

    def _add_member(self, part: TeamMemberPart, shown: str) -> None:
        line = MemberLine(part, shown, self._ctx.clock.today())
        line.role.activated.connect(lambda _: self._one_leader(line))
        self.members.add(line)

    def _one_leader(self, chosen: MemberLine) -> None:
        """Let the new leader take the role over; two at a time are entered by nobody on purpose."""
        if not chosen.role.currentData():
            return
        for line in self.members.lines:
            if isinstance(line, MemberLine) and line is not chosen and not line.left.text():
                line.role.setCurrentIndex(0)

    def _wrong(self) -> dict[str, str]:
        unreadable = self.tr("看不懂这个日期")
        found: dict[str, str] = {}
        if self.start.value() is None:
            found["start_on"] = unreadable
        if self.due.is_wrong():
            found["due_on"] = unreadable
        if any(line.wrong() for line in (*self.members.lines, *self.milestones.lines)):
            found["members"] = self.tr("成员或节点中有看不懂的日期")
        if self.person.name():
            found["members"] = self.tr("“{name}”还没有加入，按回车加入或清空").format(name=self.person.name())
        return found

    def _command(self) -> SetTeam:
        start = self.start.value()
        assert start is not None
        stones = [line for line in self.milestones.lines if isinstance(line, MilestoneLine) and not line.is_empty()]
        return SetTeam(
            name=self.name.text(),
            start_on=start,
            aim=self.aim.text(),
            due_on=self.due.value(),
            members=tuple(line.part() for line in self.members.lines if isinstance(line, MemberLine)),
            milestones=tuple(line.part() for line in stones),
            note=self.note.text(),
            founding_note=self.founding.text(),
            team_id=self._team.id if self._team else None,
        )
