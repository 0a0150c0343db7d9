"""组织: the term, its posts, and who is in which cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.cards import Card, StatusChip, button, label
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.roster import commands
from smallbranch.roster.views import CellView, MemberView, PostView

POSTS = (
    "secretary", "deputy_secretary", "organization_commissioner", "publicity_commissioner",
    "discipline_commissioner", "youth_commissioner", "committee_member",
)  # fmt: skip


class QuietCombo(QComboBox):
    """A list that does not change under the mouse wheel while the page is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class OrganisationTab(QWidget):
    """Posts at the left, cells at the right, both as of today."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self.choices: dict[int, QuietCombo] = {}
        self.elect = button(self.tr("登记换届…"))
        self.elect.clicked.connect(self.start_term)
        self.assign = button(self.tr("登记任职…"))
        self.assign.clicked.connect(self.assign_post)
        self.new_cell = button(self.tr("新设党小组…"))
        self.new_cell.clicked.connect(lambda: self.set_cell())
        self.posts = Card(self.tr("届次与职务"), (self.elect, self.assign))
        self.cells = Card(self.tr("党小组"), (self.new_cell,))
        row = QWidget()
        row.setProperty("role", "page")
        columns = QHBoxLayout(row)
        columns.setContentsMargins(0, 12, 6, 6)
        columns.setSpacing(14)
        columns.addWidget(self.posts, 4, Qt.AlignmentFlag.AlignTop)
        columns.addWidget(self.cells, 6, Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidget(row)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def reload(self) -> None:
        """Read posts and cells of today again."""
        roster, today = self._ctx.roster, self._today
        found = self._ops.run_read(
            lambda: (roster.current_term(today), roster.posts(today), roster.cells(today), roster.members(today))
        )
        if found is None:
            return
        term, posts, cells, members = found
        self.posts.clear()
        self._show_term(term)
        self._show_posts(posts)
        self.cells.clear()
        self._show_cells(cells)
        self._show_places(cells, members)

    @property
    def _today(self) -> date:
        return self._ctx.clock.today()

    # ── term and posts ───────────────────────────────────────────────────────────────────────────────────────

    def _show_term(self, term: Any) -> None:
        if term is None:
            self.posts.body.addWidget(label(self.tr("还没有登记本届情况。"), "muted", wrap=True))
            return
        row = QHBoxLayout()
        text = self.tr("第 {no} 届：{first} 选举产生，{last} 届满").format(
            no=term.term_no, first=term.elected_on, last=term.ends_on
        )
        row.addWidget(label(text, wrap=True), 1)
        over = term.ends_on < self._today
        kind = self.tr("设支部委员会") if term.has_committee else self.tr("不设支部委员会")
        row.addWidget(StatusChip(self.tr("已届满") if over else kind, "error" if over else "info"))
        self.posts.body.addLayout(row)

    def _show_posts(self, posts: tuple[PostView, ...]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        for column, share in ((0, 3), (1, 2)):
            grid.setColumnStretch(column, share)
        ordered = sorted(posts, key=lambda one: POSTS.index(one.post) if one.post in POSTS else len(POSTS))
        for line, post in enumerate(ordered):
            words = self._ctx.messages.word(post.post)
            grid.addWidget(label(words, "muted", wrap=True), line, 0)
            grid.addWidget(label(post.member_name), line, 1)
            since = self.tr("{day} 起").format(day=post.start_on) if post.start_on else ""
            grid.addWidget(label(since, "small"), line, 2)
            end = button(self.tr("免职…"), role="link")
            end.setAccessibleName(self.tr("免职：{post} {name}").format(post=words, name=post.member_name))
            end.clicked.connect(lambda _checked=False, post=post: self.end_post(post))
            grid.addWidget(end, line, 3)
        self.posts.body.addLayout(grid)
        if not posts:
            self.posts.body.addWidget(label(self.tr("还没有登记任职。"), "muted"))

    def start_term(self) -> FormDialog:
        """Ask for an election."""
        term = self._ctx.roster.current_term(self._today)

        def make(values: Mapping[str, Any]) -> commands.StartTerm:
            return commands.StartTerm(**{**values, "approval_doc": values["approval_doc"] or None})

        hint = self.tr("届满日期不填时，按规定的任期推算。上届职务在选举前一天终止。")
        dialog = FormDialog(self.tr("登记换届"), self._ops, self._today, make, self, hint=hint)
        dialog.add_number("term_no", self.tr("第几届"), term.term_no + 1 if term else 1, 1, 99)
        dialog.add_day("elected_on", self.tr("选举日期"), self._today, required=True)
        dialog.add_day("ends_on", self.tr("届满日期"))
        dialog.add_text("approval_doc", self.tr("批复文号"))
        committee = self._ctx.roster.has_committee(self._today) if term else True
        dialog.add_flag("has_committee", self.tr("支部委员会"), self.tr("设支部委员会"), committee)
        dialog.show_wide(440)
        return dialog

    def assign_post(self) -> FormDialog:
        """Ask who takes which post."""

        def make(values: Mapping[str, Any]) -> commands.AssignPost:
            texts = {name: values[name] or None for name in ("origin", "approval_doc", "duties")}
            return commands.AssignPost(
                member_id=values["member_id"], post=values["post"], start_on=values["start_on"], **texts
            )

        words = self._ctx.messages.word
        dialog = FormDialog(self.tr("登记任职"), self._ops, self._today, make, self)
        held = {post.post for post in self._ctx.roster.posts(self._today)}
        open_post = next((post for post in POSTS if post not in held), POSTS[-1])
        dialog.add_choice("post", self.tr("职务"), [(post, words(post)) for post in POSTS], open_post)
        members = self._ctx.roster.members(self._today)
        dialog.add_choice("member_id", self.tr("人员"), [(one.id, one.label) for one in members])
        dialog.add_day("start_on", self.tr("任职日期"), self._today)
        origins = [(None, "—"), *((code, words(code)) for code in ("elected", "by_election", "appointed"))]
        dialog.add_choice("origin", self.tr("产生方式"), origins)
        dialog.add_text("approval_doc", self.tr("批复文号"))
        dialog.add_text("duties", self.tr("分工"))
        dialog.show_wide(440)
        return dialog

    def end_post(self, post: PostView) -> FormDialog:
        """Ask for the last day of a post."""
        heading = self.tr("免职：{post} {name}").format(post=self._ctx.messages.word(post.post), name=post.member_name)
        dialog = FormDialog(
            heading, self._ops, self._today, lambda values: commands.EndPost(post_id=post.id, on=values["on"]), self
        )
        dialog.add_day("on", self.tr("最后一天"), self._today, required=True)
        dialog.show_wide(400)
        return dialog

    # ── cells ────────────────────────────────────────────────────────────────────────────────────────────────

    def _show_cells(self, cells: tuple[CellView, ...]) -> None:
        if not cells:
            hint = self.tr("没有划分党小组。党员较多时可以按处室划分，党小组会按组统计。")
            self.cells.body.addWidget(label(hint, "muted", wrap=True))
        for cell in cells:
            row = QHBoxLayout()
            leader = self.tr("组长 {name}").format(name=cell.leader) if cell.leader else self.tr("组长未定")
            row.addWidget(label(self.tr("{name}（{n} 人）").format(name=cell.name, n=len(cell.members))))
            row.addWidget(label(leader, "muted"), 1)
            change = button(self.tr("修改…"), role="link")
            change.setAccessibleName(self.tr("修改：{name}").format(name=cell.name))
            change.clicked.connect(lambda _checked=False, cell=cell: self.set_cell(cell))
            row.addWidget(change)
            self.cells.body.addLayout(row)

    def _show_places(self, cells: tuple[CellView, ...], members: tuple[MemberView, ...]) -> None:
        self.choices = {}
        if not cells:
            return
        hint = self.tr("在下面直接改，当天起生效；以前的会议仍按当时的党小组统计。")
        self.cells.body.addWidget(label(hint, "small", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(3, 12)
        half = (len(members) + 1) // 2
        for column in (1, 5):
            grid.setColumnStretch(column, 1)
        for number, member in enumerate(members):
            line, first = number % half, 4 * (number // half)
            grid.addWidget(label(member.label), line, first)
            choice = QuietCombo()
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            choice.setAccessibleName(self.tr("{name}的党小组").format(name=member.label))
            choice.addItem(self.tr("未编入"), None)
            for cell in cells:
                choice.addItem(cell.name, cell.id)
            choice.setCurrentIndex(max(0, choice.findData(member.cell_id)))
            leads = QCheckBox(self.tr("组长"))
            leads.setAccessibleName(self.tr("{name}是组长").format(name=member.label))
            leads.setChecked(member.cell_leader)
            leads.setEnabled(member.cell_id is not None)
            choice.activated.connect(lambda _, one=member, box=choice: self._place(one, box.currentData(), False))
            leads.clicked.connect(lambda checked, one=member: self._place(one, one.cell_id, checked))
            grid.addWidget(choice, line, first + 1)
            grid.addWidget(leads, line, first + 2)
            self.choices[member.id] = choice
        self.cells.body.addLayout(grid)

    def _place(self, member: MemberView, cell_id: int | None, leader: bool) -> None:
        if (cell_id, leader) == (member.cell_id, member.cell_leader):
            return
        command = commands.PlaceInCell(member_id=member.id, cell_id=cell_id, leader=leader, since=self._today)
        if self._ops.run_write(command) is None:
            self.reload()

    def set_cell(self, cell: CellView | None = None) -> FormDialog:
        """Ask for a new cell, or for changes of one."""

        def make(values: Mapping[str, Any]) -> commands.SetCell:
            return commands.SetCell(cell_id=cell.id if cell else None, **values)

        heading = self.tr("修改党小组") if cell else self.tr("新设党小组")
        dialog = FormDialog(heading, self._ops, self._today, make, self)
        dialog.add_text("name", self.tr("名称"), cell.name if cell else "", required=True)
        dialog.add_text("departments", self.tr("包含的部门"), cell.departments if cell else "")
        dialog.add_day("start_on", self.tr("设立日期"), cell.start_on if cell else None)
        dialog.add_day("end_on", self.tr("撤销日期"), cell.end_on if cell else None)
        dialog.add_text("remark", self.tr("备注"), cell.remark if cell else "")
        dialog.show_wide(440)
        return dialog
