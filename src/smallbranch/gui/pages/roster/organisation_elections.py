"""换届补选: which elections there are, the checklist of one, its ballots, and the result that becomes posts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.elections import commands
from smallbranch.elections.views import BallotView, ElectionView, Stand, StepLine
from smallbranch.gui.pages.roster.organisation_fields import TickList
from smallbranch.gui.pages.roster.organisation_votes import CountDialog, SettleDialog, SlateDialog
from smallbranch.gui.widgets.cards import Card, StatusChip, button, clear_layout, label
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.roster.posts import HEADS, POSTS

COMMITTEE_POSTS = ("committee_member", "secretary", "deputy_secretary")


class ElectionsTab(QWidget):
    """The list at the left, the chosen election at the right."""

    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._chosen: int | None = None
        self.begin_term = button(self.tr("开始换届…"))
        self.begin_term.clicked.connect(lambda: self.begin("term"))
        self.begin_by = button(self.tr("开始补选…"))
        self.begin_by.clicked.connect(lambda: self.begin("by_election"))
        self.list = Card(self.tr("选举"))
        self.detail = Card(self.tr("办理步骤"))
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 12, 6, 6)
        columns.setSpacing(14)
        left = QWidget()
        left.setFixedWidth(270)
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.list)
        side.addStretch(1)
        columns.addWidget(left)
        area = QScrollArea()
        area.setWidget(self.detail)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns.addWidget(area, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(columns)
        self.steps: dict[int, QPushButton] = {}
        self.links: list[QPushButton] = []

    @property
    def _today(self) -> date:
        return self._ctx.clock.today()

    def reload(self) -> None:
        """Read the elections again; the one chosen stays, else the newest that is open."""
        service, today = self._ctx.elections, self._today
        found = self._ops.run_read(lambda: (service.elections(today), service.coming(today)))
        if found is None:
            return
        views, coming = found
        self._show_list(views)
        chosen = next((one for one in views if one.id == self._chosen), None)
        chosen = chosen or next((one for one in views if one.settled_on is None), views[0] if views else None)
        self._chosen = chosen.id if chosen else None
        clear_layout(self.detail.body)
        if chosen is not None:
            self._show(chosen)
        elif coming:
            self._show_coming(coming)
        else:
            self.detail.heading.setText(self.tr("办理步骤"))
            text = self.tr("还没有登记过选举。换届或补选从左边开始：一步步登记，计票后任职自动登记。")
            self.detail.body.addWidget(label(text, "muted", wrap=True))
        self.detail.body.addStretch(1)

    def choose(self, election_id: int | None) -> None:
        """Show one election; None: the one that is open."""
        self._chosen = election_id
        self.reload()

    # ── the list ─────────────────────────────────────────────────────────────────────────────────────────────

    def _show_list(self, views: tuple[ElectionView, ...]) -> None:
        for one in (self.begin_term, self.begin_by):
            one.setParent(None)
        self.list.clear()
        self.list.body.addWidget(self.begin_term)
        self.list.body.addWidget(self.begin_by)
        term = self._ctx.roster.current_term(self._today)
        self.begin_by.setEnabled(term is not None)
        self.begin_by.setToolTip("" if term else self.tr("先登记本届任期，才能补选"))
        for view in views:
            pick = button(self._name(view), role="link")
            pick.setAccessibleName(self.tr("查看：{name}").format(name=self._name(view)))
            pick.clicked.connect(lambda _checked=False, view=view: self.choose(view.id))
            self.list.body.addWidget(pick, 0, Qt.AlignmentFlag.AlignLeft)
            day = view.settled_on or view.held_on or view.meeting_on
            row = QHBoxLayout()
            row.addWidget(label(str(day) if day else "", "small"), 1)
            row.addWidget(self._state(view))
            self.list.body.addLayout(row)

    def _name(self, view: ElectionView) -> str:
        text = self.tr("第 {no} 届换届") if view.kind == "term" else self.tr("第 {no} 届补选")
        return text.format(no=view.term_no)

    def _state(self, view: ElectionView) -> StatusChip:
        if view.settled_on is None:
            overdue = any(line.stand is Stand.OVERDUE for line in view.lines)
            return StatusChip(self.tr("办理中"), "warning" if overdue else "info")
        left = [line for line in view.lines if line.stand is not Stand.DONE]
        return StatusChip(self.tr("待归档") if left else self.tr("已办结"), "info" if left else "ok")

    # ── one election ─────────────────────────────────────────────────────────────────────────────────────────

    def _show(self, view: ElectionView) -> None:
        self.detail.heading.setText(self._name(view))
        self.detail.body.addLayout(self._facts(view))
        if view.reason:
            self.detail.body.addWidget(label(self.tr("事由：{text}").format(text=view.reason), "muted", wrap=True))
        self.links = []
        self._show_lines(view.lines, view)
        self._show_ballots(view)

    def _facts(self, view: ElectionView) -> QHBoxLayout:
        row = QHBoxLayout()
        body = self.tr("设支部委员会") if view.has_committee else self.tr("不设支部委员会")
        day = view.held_on or view.meeting_on
        text = self.tr("{body} · 应选 {n} 名 · 大会 {day}").format(body=body, n=view.seats, day=day or self.tr("未定"))
        row.addWidget(label(text, wrap=True), 1)
        if view.settled_on is None:
            change = button(self.tr("修改…"), role="link")
            change.clicked.connect(lambda: self.begin(view.kind, view))
            remove = button(self.tr("删除"), role="link")
            remove.setToolTip(self.tr("登记错了才删，可以撤销"))
            remove.clicked.connect(lambda: self._ops.run_write(commands.RemoveElection(election_id=view.id)))
            row.addWidget(change)
            row.addWidget(remove)
        else:
            go = button(self.tr("打印选举记录"), role="link")
            go.clicked.connect(lambda: self._print("L31", str((view.held_on or self._today).year)))
            row.addWidget(go)
        return row

    def _show_coming(self, lines: tuple[StepLine, ...]) -> None:
        self.detail.heading.setText(self.tr("本届将要届满"))
        hint = self.tr("下面是换届的步骤和最晚日期。点“开始换届…”后逐步登记。")
        self.detail.body.addWidget(label(hint, "muted", wrap=True))
        self._show_lines(lines, None)

    def _show_lines(self, lines: tuple[StepLine, ...], view: ElectionView | None) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        self.steps = {}
        for at, line in enumerate(lines):
            grid.addWidget(label(str(line.step.no), "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(label(line.step.title, wrap=True))
            words.addWidget(label(self._under(line), "small", wrap=True))
            grid.addLayout(words, at, 1)
            grid.addWidget(self._chip(line), at, 2, Qt.AlignmentFlag.AlignTop)
            if view is not None:
                act = button(self.tr("修改…") if line.done_on else self.tr("登记…"), role="link")
                act.setAccessibleName(self.tr("登记第 {no} 步：{title}").format(no=line.step.no, title=line.step.title))
                act.clicked.connect(lambda _checked=False, line=line: self.record(view, line))
                grid.addWidget(act, at, 3, Qt.AlignmentFlag.AlignTop)
                self.steps[line.step.no] = act
        self.detail.body.addLayout(grid)

    def _under(self, line: StepLine) -> str:
        parts = [line.by]
        if line.done_on is not None:
            parts.append(" ".join(part for part in (str(line.done_on), line.doc_no or "") if part))
            if line.missing:
                parts.append(self.tr("缺 {papers}").format(papers="、".join(line.missing)))
            if line.note:
                parts.append(line.note)
        elif line.latest is not None:
            parts.append(self.tr("最晚 {day}").format(day=line.latest.day))
            parts.append(line.latest.note)
        return " · ".join(part for part in parts if part)

    def _chip(self, line: StepLine) -> StatusChip:
        words, severity = {
            Stand.DONE: (self.tr("已办"), "ok"),
            Stand.NEXT: (self.tr("待办"), "info"),
            Stand.OVERDUE: (self.tr("逾期"), "error"),
            Stand.LATER: (self.tr("未到"), "neutral"),
        }[line.stand]
        return StatusChip(words, severity)

    # ── ballots ──────────────────────────────────────────────────────────────────────────────────────────────

    def _show_ballots(self, view: ElectionView) -> None:
        top = QHBoxLayout()
        top.addWidget(label(self.tr("选票和计票"), "section"), 1)
        if view.settled_on is None:
            top.addWidget(self._adding(view))
            settle = button(self.tr("按选举结果任职…"), role="primary")
            ready = any(ballot.tally is not None and ballot.tally.elected for ballot in view.ballots)
            settle.setEnabled(ready)
            settle.setToolTip("" if ready else self.tr("先登记计票，有人当选后才能任职"))
            settle.clicked.connect(lambda: self.settle(view))
            top.addWidget(settle)
            self.links.append(settle)
        self.detail.body.addLayout(top)
        if not view.ballots:
            text = self.tr("还没有选票。候选人预备人选经上级同意后，点“拟定选票”。")
            self.detail.body.addWidget(label(text, "muted", wrap=True))
        for ballot in view.ballots:
            self._show_ballot(view, ballot)

    def _adding(self, view: ElectionView) -> QPushButton:
        adding = button(self.tr("拟定选票"))
        menu = QMenu(adding)
        posts = POSTS if view.kind == "by_election" else COMMITTEE_POSTS if view.has_committee else HEADS
        for post in posts:
            choice = menu.addAction(self._ctx.messages.word(post))
            choice.triggered.connect(lambda _checked=False, post=post: self.slate(view, None, post))
        adding.setMenu(menu)
        return adding

    def _show_ballot(self, view: ElectionView, ballot: BallotView) -> None:
        row = QHBoxLayout()
        post = self._ctx.messages.word(ballot.post)
        text = self.tr("{no}. {post}：应选 {seats} 名，候选人 {names}").format(
            no=ballot.number, post=post, seats=ballot.seats, names="、".join(one.name for one in ballot.candidates)
        )
        row.addWidget(label(text, wrap=True), 1)
        row.addWidget(self._came_to(ballot), 0, Qt.AlignmentFlag.AlignTop)
        if view.settled_on is None:
            for words, act in self._ballot_acts(view, ballot):
                link = button(words, role="link")
                link.setAccessibleName(f"{words} {post}")
                link.clicked.connect(act)
                row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
                self.links.append(link)
        self.detail.body.addLayout(row)
        for line in self._result_lines(ballot):
            self.detail.body.addWidget(label(line, "small", wrap=True))

    def _ballot_acts(self, view: ElectionView, ballot: BallotView) -> list[tuple[str, Any]]:
        acts: list[tuple[str, Any]] = []
        if ballot.tally is None:
            acts.append((self.tr("改候选人…"), lambda: self.slate(view, ballot, ballot.post)))
            acts.append((self.tr("印选票"), lambda: self._print("L31P", str(self._today.year))))
        acts.append((self.tr("计票…"), lambda: self.count(view, ballot)))
        acts.append((self.tr("删除"), lambda: self._ops.run_write(commands.RemoveBallot(ballot_id=ballot.id))))
        return acts

    def _came_to(self, ballot: BallotView) -> StatusChip:
        found = ballot.tally
        if found is None:
            words = self.tr("候选人够数") if ballot.enough_candidates else self.tr("候选人数不对")
            return StatusChip(words, "info" if ballot.enough_candidates else "error")
        if not (found.quorum_met and found.valid):
            return StatusChip(self.tr("选举无效"), "error")
        if found.open_seats and ballot.seats_left_empty:
            return StatusChip(self.tr("已选出，缺 {n} 名经同意").format(n=found.open_seats), "ok")
        if found.open_seats:
            return StatusChip(self.tr("尚缺 {n} 名").format(n=found.open_seats), "warning")
        return StatusChip(self.tr("已选出"), "ok")

    def _result_lines(self, ballot: BallotView) -> list[str]:
        found = ballot.tally
        if found is None:
            return []
        head = self.tr(
            "应到 {due}，实到 {present}（须 {needed}）；发 {issued}，收 {returned}，有效 {valid}，无效 {void}"
        )
        lines = [
            head.format(
                due=ballot.due,
                present=ballot.present,
                needed=found.quorum_needed,
                issued=ballot.issued,
                returned=ballot.returned,
                valid=ballot.valid,
                void=ballot.void,
            )
        ]
        votes = self.tr("{name} {yes} 票（占应到 {due}、实到 {present}）{mark}")
        marks = [self.tr("当选") if one.elected else self.tr("须再选") if one.tied else "" for one in found.standings]
        shown = [
            votes.format(name=one.name, yes=one.yes, due=one.share_due, present=one.share_present, mark=mark)
            for one, mark in zip(found.standings, marks, strict=True)
        ]
        return [*lines, "；".join(shown)]

    # ── dialogs ──────────────────────────────────────────────────────────────────────────────────────────────

    def begin(self, kind: str, view: ElectionView | None = None) -> FormDialog:
        """Ask for the plan of an election."""

        def make(values: Mapping[str, Any]) -> commands.SetElection:
            given: dict[str, Any] = {**values, "kind": kind, "reason": values["reason"] or None}
            given.setdefault("has_committee", self._ctx.roster.has_committee(self._today))
            return commands.SetElection(election_id=view.id if view else None, **given)

        heading = self.tr("换届") if kind == "term" else self.tr("补选")
        dialog = FormDialog(heading, self._ops, self._today, make, self)
        term = self._ctx.roster.current_term(self._today)
        if kind == "term":
            number = view.term_no if view else term.term_no + 1 if term else 1
            dialog.add_number("term_no", self.tr("第几届"), number, 1, 99)
            has = view.has_committee if view else self._wants_committee()
            dialog.add_flag("has_committee", self.tr("支部委员会"), self.tr("设支部委员会"), has)
        seats = view.seats if view else 5 if kind == "term" and self._wants_committee() else 1
        dialog.add_number("seats", self.tr("应选名额"), seats, 1, 99)
        ends = self.tr("本届 {day} 届满").format(day=term.ends_on) if term and kind == "term" else ""
        dialog.add_day("meeting_on", self.tr("大会日期"), view.meeting_on if view else None, hint=ends)
        dialog.add_text("reason", self.tr("事由"), view.reason if view else "")
        dialog.accepted.connect(lambda: self.choose(view.id if view else None))
        dialog.show_wide(440)
        return dialog

    def _wants_committee(self) -> bool:
        """Return what is usual: as in the running term, without one as the number of full members asks for (ORG-05)."""
        if self._ctx.roster.current_term(self._today) is not None:
            return self._ctx.roster.has_committee(self._today)
        rule = self._ctx.packs.rules.limit("committee_required_full_members", self._today)
        full = sum(one.member_category == "full_member" for one in self._ctx.roster.members(self._today))
        return rule is not None and full >= rule.value

    def record(self, view: ElectionView, line: StepLine) -> FormDialog:
        """Ask when a step was done, with which document and papers."""
        ticked: dict[str, TickList] = {}

        def make(values: Mapping[str, Any]) -> commands.RecordElectionStep:
            papers: Any = ticked["papers"].value() if ticked else ()
            texts = {"doc_no": values["doc_no"] or None, "note": values["note"] or None}
            return commands.RecordElectionStep(
                election_id=view.id, step=line.step.no, on=values["on"], papers=papers, **texts
            )

        heading = self.tr("第 {no} 步：{title}").format(no=line.step.no, title=line.step.title)
        dialog = FormDialog(heading, self._ops, self._today, make, self, hint=line.step.note)
        dialog.add_day("on", self.tr("办理日期"), line.done_on or self._today, required=True)
        dialog.add_text("doc_no", self.tr("文号"), line.doc_no)
        if line.step.papers:
            ticked["papers"] = TickList([(paper, paper) for paper in line.step.papers], line.papers)
            dialog.form.add("papers", self.tr("有的材料"), ticked["papers"])
        dialog.add_text("note", self.tr("备注"), line.note)
        dialog.show_wide(440)
        return dialog

    def slate(self, view: ElectionView, ballot: BallotView | None, post: str) -> SlateDialog:
        """Ask which names stand."""
        dialog = SlateDialog(self._ctx, self._ops, view, ballot, post, self)
        dialog.show_wide(460)
        return dialog

    def count(self, view: ElectionView, ballot: BallotView) -> CountDialog:
        """Ask for the figures of a ballot."""
        dialog = CountDialog(self._ctx, self._ops, view, ballot, self)
        dialog.show_wide(720)
        return dialog

    def settle(self, view: ElectionView) -> SettleDialog:
        """Ask who takes which post."""
        dialog = SettleDialog(self._ctx, self._ops, view, self)
        dialog.show_wide(720)
        return dialog

    def _print(self, ledger: str, period: str) -> None:
        self.open_page.emit("ledgers", {"ledger": ledger, "period": period})
