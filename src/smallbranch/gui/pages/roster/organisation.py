"""组织: the term, its posts, and who is in which cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.roster.organisation_temporary import TemporaryCard
from smallbranch.gui.widgets.cards import Card, StatusChip, button, label
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.kernel.findings import Finding
from smallbranch.roster import commands
from smallbranch.roster.posts import POSTS, USUAL
from smallbranch.roster.vacancies import Vacancy
from smallbranch.roster.views import CellView, MemberView, PostView, TermView


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
        self.assign.clicked.connect(lambda: self.assign_post())
        self.new_cell = button(self.tr("新设党小组…"))
        self.new_cell.clicked.connect(lambda: self.set_cell())
        self.notices = Card()
        self.temporary = TemporaryCard(ctx, ops)
        self.posts = Card(self.tr("届次与职务"), (self.elect, self.assign))
        self.cells = Card(self.tr("党小组"), (self.new_cell,))
        row = QWidget()
        row.setProperty("role", "page")
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self.posts, 4, Qt.AlignmentFlag.AlignTop)
        columns.addWidget(self.cells, 6, Qt.AlignmentFlag.AlignTop)
        cards = QVBoxLayout(row)
        cards.setContentsMargins(0, 12, 6, 6)
        cards.setSpacing(14)
        cards.addWidget(self.notices)
        cards.addLayout(columns)
        cards.addWidget(self.temporary)
        cards.addStretch(1)
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
            lambda: (
                roster.current_term(today),
                roster.posts(today),
                roster.cells(today),
                roster.members(today),
                roster.vacancies(today),
                roster.temporary_bodies(),
                self._ctx.rules.organisation(today),
            )
        )
        if found is None:
            return
        term, posts, cells, members, empty, bodies, findings = found
        self._show_notices(findings)
        self.temporary.show_bodies(bodies)
        self.posts.clear()
        self._show_term(term)
        self._show_posts(posts)
        self._show_vacancies(empty)
        self.cells.clear()
        self._show_cells(cells)
        self._show_places(cells, members)

    @property
    def _today(self) -> date:
        return self._ctx.clock.today()

    def _show_notices(self, findings: tuple[Finding, ...]) -> None:
        """Show what the rules say of size, committee, term and vacancies (C01–C03, C36, C41)."""
        self.notices.clear()
        self.notices.setVisible(bool(findings))
        for item in findings:
            row = QHBoxLayout()
            words = {"error": self.tr("急办"), "warning": self.tr("提醒"), "info": self.tr("提示")}[item.severity.value]
            row.addWidget(StatusChip(words, item.severity.value), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(self._ctx.messages.text("finding", item.code, item.params), wrap=True), 1)
            article = item.params.get("article")
            if article:
                row.addWidget(label(str(article), "small"))
            self.notices.body.addLayout(row)

    def _show_vacancies(self, empty: tuple[Vacancy, ...]) -> None:
        for one in empty:
            row = QHBoxLayout()
            post = self._ctx.messages.word(one.post)
            text = self.tr("{post}：空缺").format(post=post)
            if one.since is not None:
                text = self.tr("{post}：自 {day} 起空缺，已 {n} 天").format(post=post, day=one.since, n=one.days)
            row.addWidget(label(text, wrap=True), 1)
            fill = button(self.tr("登记任职…"), role="link")
            fill.setAccessibleName(self.tr("登记任职：{post}").format(post=post))
            fill.clicked.connect(lambda _checked=False, post=one.post: self.assign_post(post))
            row.addWidget(fill)
            self.posts.body.addLayout(row)

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
        extended = term.extension_doc is not None
        if extended:
            text = self.tr("原届满 {day}，经批准延期（{doc}）").format(day=term.regular_end, doc=term.extension_doc)
            self.posts.body.addWidget(label(text, "small", wrap=True))
        link = button(self.tr("撤销延期") if extended else self.tr("登记延期换届…"), role="link")
        link.clicked.connect((lambda: self._take_back(term.id)) if extended else (lambda: self.extend_term(term)))
        self.posts.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _take_back(self, term_id: int) -> None:
        self._ops.run_write(commands.RemoveTermExtension(term_id=term_id))

    def extend_term(self, term: TermView) -> FormDialog:
        """Ask until when and by which document the superior put the election off."""

        def make(values: Mapping[str, Any]) -> commands.ExtendTerm:
            return commands.ExtendTerm(term_id=term.id, **{**values, "reason": values["reason"] or None})

        hint = self.tr("延期要有上级批复，一般不超过1年，只延一次。")
        dialog = FormDialog(self.tr("登记延期换届"), self._ops, self._today, make, self, hint=hint)
        ends = self.tr("原届满日期 {day}").format(day=term.regular_end)
        dialog.add_day("until_on", self.tr("延期至"), required=True, hint=ends)
        dialog.add_day("approved_on", self.tr("批复日期"), self._today, required=True)
        dialog.add_text("approval_doc", self.tr("批复文号"), required=True)
        dialog.add_text("reason", self.tr("理由"))
        dialog.show_wide(440)
        return dialog

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
            change = button(self.tr("修改…"), role="link")
            change.setAccessibleName(self.tr("修改：{post} {name}").format(post=words, name=post.member_name))
            change.clicked.connect(lambda _checked=False, post=post: self.change_post(post))
            grid.addWidget(change, line, 3)
            grid.addWidget(end, line, 4)
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

    def assign_post(self, wanted: str = "") -> FormDialog:
        """Ask who takes which post."""

        def make(values: Mapping[str, Any]) -> commands.AssignPost:
            texts = {name: values[name] or None for name in ("origin", "approval_doc", "duties")}
            return commands.AssignPost(
                member_id=values["member_id"], post=values["post"], start_on=values["start_on"], **texts
            )

        words = self._ctx.messages.word
        dialog = FormDialog(self.tr("登记任职"), self._ops, self._today, make, self)
        held = {post.post for post in self._ctx.roster.posts(self._today)}
        open_post = wanted or next((post for post in USUAL if post not in held), POSTS[-1])
        dialog.add_choice("post", self.tr("职务"), [(post, words(post)) for post in POSTS], open_post)
        members = self._ctx.roster.members(self._today)
        dialog.add_choice("member_id", self.tr("人员"), [(one.id, one.label) for one in members])
        dialog.add_day("start_on", self.tr("任职日期"), self._today)
        origins = [(None, "—"), *((code, words(code)) for code in commands.ORIGINS)]
        dialog.add_choice("origin", self.tr("产生方式"), origins)
        dialog.add_text("approval_doc", self.tr("批复文号"))
        dialog.add_text("duties", self.tr("分工"))
        dialog.show_wide(440)
        return dialog

    def change_post(self, post: PostView) -> FormDialog:
        """Ask for origin, document and duties of a post."""
        words = self._ctx.messages.word
        heading = self.tr("修改任职：{post} {name}").format(post=words(post.post), name=post.member_name)
        dialog = FormDialog(
            heading,
            self._ops,
            self._today,
            lambda values: commands.ChangePost(post_id=post.id, **{**values, "origin": values["origin"] or ""}),
            self,
        )
        origins = [(None, "—"), *((code, words(code)) for code in commands.ORIGINS)]
        dialog.add_choice("origin", self.tr("产生方式"), origins, post.origin)
        dialog.add_text("approval_doc", self.tr("批复文号"), post.approval_doc)
        dialog.add_text("duties", self.tr("分工"), post.duties)
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
