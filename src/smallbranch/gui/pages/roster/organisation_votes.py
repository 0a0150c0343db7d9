"""Dialogs of an election: names on a ballot, its count with what it comes to, and who takes which post."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.elections import commands
from smallbranch.elections.counting import Figures, Votes, tally
from smallbranch.elections.views import BallotView, ElectionView, Tally
from smallbranch.gui.pages.roster.organisation_fields import TickList, VotesField
from smallbranch.gui.widgets.cards import label
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.packs.votes import majority_base
from smallbranch.roster.posts import HEADS, SEATS


class SlateDialog(FormDialog):
    """Which names stand on a ballot."""

    def __init__(
        self, ctx: AppContext, ops: Any, view: ElectionView, ballot: BallotView | None, post: str, parent: QWidget
    ) -> None:
        self._ctx, self._view, self._ballot = ctx, view, ballot
        today = ctx.clock.today()
        super().__init__("", ops, today, self._command, parent)
        self.setWindowTitle(self.tr("选票：{post}").format(post=ctx.messages.word(post)))
        self._post = post
        body = "committee" if view.has_committee and post in HEADS else "meeting"
        day = min(view.held_on or view.meeting_on or today, today)
        people = ctx.elections.electors(view, body, day)
        seats = ballot.seats if ballot else view.seats if post == "committee_member" else 1
        if ballot is None and view.ballots and any(one.post == post for one in view.ballots):
            seats = max(1, view.open_seats(post))
        self.add_number("seats", self.tr("应选名额"), seats, 1, 99)
        ticked = [one.id for one in ballot.candidates] if ballot else []
        first = {one: place for place, one in enumerate(ticked)}
        ordered = sorted(people, key=lambda one: first.get(one.id, len(first)))
        self.names = TickList([(one.id, one.name) for one in ordered], ticked, movable=True)
        hint = self.tr("只列有被选举权的人。空格键勾选。选票按姓氏笔画排列；笔画相同要另排的，移好后勾选下面一项。")
        self.form.add("candidates", self.tr("候选人"), self.names, required=True, hint=hint)
        self.add_flag(
            "own_order", self.tr("顺序"), self.tr("按上面的先后印在选票上"), bool(ballot and ballot.own_order)
        )
        self.needed = label("", "muted", wrap=True)
        self.layout().insertWidget(self.layout().count() - 1, self.needed)  # type: ignore[union-attr]
        self.names.changed.connect(self._tell)
        self.field("seats").textChanged.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        seats = int(self.field("seats").text() or 0)
        needed = self._ctx.elections.candidates_needed(self._post, seats, self._today)
        text = self.tr("已选 {n} 名；应选 {seats} 名时候选人须 {needed} 名")
        text = text if self._post in HEADS else self.tr("已选 {n} 名；应选 {seats} 名时候选人至少 {needed} 名")
        self.needed.setText(text.format(n=len(self.names.value()), seats=seats, needed=needed))

    def _command(self, values: Mapping[str, Any]) -> commands.PrepareBallot:
        given: dict[str, Any] = {"post": self._post, "candidates": self.names.value()}
        return commands.PrepareBallot(
            election_id=self._view.id,
            ballot_id=self._ballot.id if self._ballot else None,
            seats=values["seats"],
            own_order=values["own_order"],
            **given,
        )


class CountDialog(FormDialog):
    """The figures of a ballot; below them what they come to, while they are typed."""

    def __init__(self, ctx: AppContext, ops: Any, view: ElectionView, ballot: BallotView, parent: QWidget) -> None:
        self._ctx, self._ballot = ctx, ballot
        today = ctx.clock.today()
        super().__init__("", ops, today, self._command, parent, columns=2)
        self.setWindowTitle(self.tr("计票：{post}").format(post=ctx.messages.word(ballot.post)))
        day = ballot.held_on or min(view.held_on or view.meeting_on or today, today)
        self._people = ctx.elections.electors(view, ballot.body, day)
        due = ballot.due if ballot.due is not None else len(self._people)
        self.add_day("held_on", self.tr("选举日期"), day, required=True)
        self.add_number("due", self.tr("应到有选举权"), due, 0, 999)
        for name, words, value in self._figures(ballot, due):
            self.add_number(name, words, value, 0, 999)
        self.votes = self._votes()
        self._tellers()
        self._left_out()
        agreed = "" if ballot.fewer_agreed is None else str(ballot.fewer_agreed)
        hint = self.tr("缺额时，半数以上选举人同意，可以不再补选")
        self.add_text("fewer_agreed", self.tr("同意减少名额"), agreed, hint=hint, ghost=self.tr("人数，没有表决就空着"))
        self.field("fewer_agreed").setValidator(QIntValidator(0, 999, self))
        self.add_long("note", self.tr("备注"), ballot.note)
        self.outcome = label("", "muted", wrap=True)
        self.layout().insertWidget(self.layout().count() - 1, self.outcome)  # type: ignore[union-attr]
        for name in ("due", "present", "issued", "returned", "valid", "void"):
            self.field(name).textChanged.connect(self._tell)
        self._tell()

    def _figures(self, ballot: BallotView, due: int) -> tuple[tuple[str, str, int], ...]:
        def of(value: int | None, otherwise: int) -> int:
            return otherwise if value is None else value

        present = of(ballot.present, due)
        return (
            ("present", self.tr("实到有选举权"), present),
            ("issued", self.tr("发出选票"), of(ballot.issued, present)),
            ("returned", self.tr("收回选票"), of(ballot.returned, present)),
            ("valid", self.tr("有效票"), of(ballot.valid, present)),
            ("void", self.tr("无效票"), of(ballot.void, 0)),
        )

    def _votes(self) -> dict[int, VotesField]:
        words = (self.tr("赞成"), self.tr("不赞成"), self.tr("弃权"))
        counted = {one.member_id: one for one in self._ballot.tally.standings} if self._ballot.tally else {}
        fields: dict[int, VotesField] = {}
        for person in self._ballot.candidates:
            known = counted.get(person.id)
            votes = (known.yes, known.no, known.abstain) if known else (None, None, None)
            fields[person.id] = VotesField(person.name, votes, words)
            self.form.add("votes" if len(fields) == 1 else f"votes_{person.id}", person.name, fields[person.id], span=2)
            fields[person.id].changed.connect(self._tell)
        others = [(one.id, one.name) for one in self._people if one.id not in fields]
        self.add_choice("write_in", self.tr("另选他人"), [(None, "—"), *others])
        written = next((one for one in counted.values() if one.write_in), None)
        votes = (written.yes, written.no, written.abstain) if written else (None, None, None)
        self.written = VotesField(self.tr("另选他人"), votes, words)
        self.form.add("write_in_votes", self.tr("另选得票"), self.written, span=2)
        if written:
            self.field("write_in").setCurrentIndex(max(0, self.field("write_in").findData(written.member_id)))
        return fields

    def _tellers(self) -> None:
        standing = {one.id for one in self._ballot.candidates}
        options = [(one.id, one.name) for one in self._people if one.id not in standing]
        self.scrutineers = TickList(options, [one.id for one in self._ballot.scrutineers])
        self.counters = TickList(options, [one.id for one in self._ballot.counters])
        self.form.add("scrutineers", self.tr("监票人"), self.scrutineers, hint=self.tr("候选人不能监票、计票"))
        self.form.add("counters", self.tr("计票人"), self.counters)
        people = [(None, "—"), *((one.id, one.name) for one in self._people)]
        self.add_choice("chair_id", self.tr("主持人"), people, self._ballot.chair.id if self._ballot.chair else None)

    def _left_out(self) -> None:
        day = self._ballot.held_on or self._today
        bases = [(None, "—"), *((rule.id, rule.title) for rule in self._ctx.packs.rules.exclusions(day))]
        hint = self.tr("须经上级同意并经党员大会通过才不计入应到会人数")
        self.add_number("excluded", self.tr("不计入应到会"), self._ballot.excluded, 0, 99, hint=hint)
        self.add_choice("excluded_basis", self.tr("不计入的情形"), bases, self._ballot.excluded_basis)
        # The titles of the regulation are long: the list keeps to its column.
        basis = self.field("excluded_basis")
        basis.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        basis.setMinimumContentsLength(8)
        self.add_text("superior_consent", self.tr("上级同意"), self._ballot.superior_consent)
        self.add_text("meeting_consent", self.tr("大会通过"), self._ballot.meeting_consent)

    def _number(self, name: str) -> int:
        return int(self.field(name).text() or 0)

    def _tell(self) -> None:
        day = self.field("held_on").value() or self._today
        rule = self._ctx.packs.rules.vote("elect", day) or self._ctx.packs.rules.vote("elect", self._today)
        typed = {person: field for person, field in self.votes.items() if not field.is_empty()}
        if rule is None or not hasattr(self, "written"):
            return
        names = {one.id: one.name for one in self._people} | {one.id: one.name for one in self._ballot.candidates}
        votes = [Votes(one, names.get(one, ""), *field.value()) for one, field in typed.items()]
        figures = Figures(
            self._ballot.seats,
            self._number("due"),
            self._number("present"),
            self._number("issued"),
            self._number("returned"),
            votes,
        )
        self.outcome.setText(self._outcome(tally(figures, rule, majority_base(self._ctx.packs.rules, day))))

    def _outcome(self, found: Tally) -> str:
        needed = found.needed_due if found.base.value == "due" else found.needed_present
        text = self.tr("须实到 {quorum} 人，当选须 {needed} 票。").format(quorum=found.quorum_needed, needed=needed)
        if not found.quorum_met:
            return text + self.tr("到会人数不够，选举无效。")
        if not found.valid:
            return text + self.tr("收回选票多于发出选票，须重新选举。")
        text += self.tr("按现在填写的：当选 {names}；").format(
            names="、".join(one.name for one in found.elected) or "—"
        )
        if found.tied:
            text += self.tr("{names}票数相等，须再次投票；").format(names="、".join(one.name for one in found.tied))
        return text + self.tr("尚缺 {n} 名。").format(n=found.open_seats)

    def _command(self, values: Mapping[str, Any]) -> commands.CountBallot:
        votes = [
            commands.VotesPart(member_id=one, yes=yes, no=no, abstain=abstain)
            for one, (yes, no, abstain) in ((one, field.value()) for one, field in self.votes.items())
        ]
        if values["write_in"] is not None:
            yes, no, abstain = self.written.value()
            votes.append(commands.VotesPart(member_id=values["write_in"], yes=yes, no=no, abstain=abstain))
        left_out = values["due"] != len(self._people) or not values["excluded"]
        given: dict[str, Any] = {
            name: values[name] for name in ("held_on", "present", "issued", "returned", "valid", "void")
        }
        texts: dict[str, Any] = {name: values[name] or None for name in ("superior_consent", "meeting_consent", "note")}
        people: dict[str, Any] = {"scrutineers": self.scrutineers.value(), "counters": self.counters.value()}
        return commands.CountBallot(
            ballot_id=self._ballot.id,
            due=values["due"] if left_out else None,
            votes=tuple(votes),
            excluded=values["excluded"],
            excluded_basis=values["excluded_basis"],
            chair_id=values["chair_id"],
            fewer_agreed=int(values["fewer_agreed"]) if values["fewer_agreed"] else None,
            **given,
            **texts,
            **people,
        )


class HolderField(QWidget):
    """The post of one person elected, one held beside it (ORG-09), and the duties."""

    def __init__(self, name: str, posts: list[tuple[str, str]], post: str, others: list[tuple[str, str]]) -> None:
        super().__init__()
        self.post = QComboBox()
        for code, words in posts:
            self.post.addItem(words, code)
        self.post.setCurrentIndex(max(0, self.post.findData(post)))
        self.post.setAccessibleName(self.tr("{name}的职务").format(name=name))
        self.also = QComboBox()
        self.also.addItem(self.tr("不兼任"), None)
        for code, words in others:
            self.also.addItem(words, code)
        self.also.setAccessibleName(self.tr("{name}兼任的职务").format(name=name))
        self.also.setEnabled(bool(others))
        self.also.setToolTip("" if others else self.tr("没有当选委员，不能兼任委员的职务"))
        self.duties = QLineEdit()
        self.duties.setPlaceholderText(self.tr("分工职责"))
        self.duties.setAccessibleName(self.tr("{name}的分工").format(name=name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for chosen in (self.post, self.also):
            chosen.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chosen.setMinimumContentsLength(8)
        layout.addWidget(self.post, 2)
        layout.addWidget(self.also, 2)
        layout.addWidget(self.duties, 3)
        self.setFocusProxy(self.post)

    def posts(self) -> tuple[str, ...]:
        """Return the posts chosen; a plain seat adds nothing to another post."""
        chosen = dict.fromkeys(one for one in (self.post.currentData(), self.also.currentData()) if one)
        named = tuple(one for one in chosen if one != "committee_member")
        return named or tuple(chosen)


class SettleDialog(FormDialog):
    """Who takes which post by the election; one step that can be undone."""

    def __init__(self, ctx: AppContext, ops: Any, view: ElectionView, parent: QWidget) -> None:
        self._ctx, self._view = ctx, view
        today = ctx.clock.today()
        super().__init__("", ops, today, self._command, parent)
        self.setWindowTitle(self.tr("按选举结果任职"))
        hint = self.tr("开始新的一届并登记各人职务，上届职务在前一天终止；补选的任期到本届届满为止。")
        self.layout().insertWidget(0, label(hint, "muted", wrap=True))  # type: ignore[union-attr]
        self.add_day("on", self.tr("任职日期"), view.held_on or today, required=True)
        self.add_text("approval_doc", self.tr("批复文号"), ghost=self.tr("批复下来后在第 10 步填写也可以"))
        names = {one.id: one.name for ballot in view.ballots for one in ballot.candidates}
        for ballot in view.ballots:
            if ballot.tally is not None:
                names |= {one.member_id: one.name for one in ballot.tally.elected}
        chosen = dict.fromkeys(one for post in _voted(view) for one in view.elected(post))
        self.holders = {one: self._holder(one, names.get(one, "")) for one in chosen}
        for number, (one, field) in enumerate(self.holders.items()):
            self.form.add("holders" if not number else f"holder_{one}", names.get(one, ""), field)

    def _holder(self, member_id: int, name: str) -> HolderField:
        heads = [post for post in HEADS if member_id in self._view.elected(post)]
        own = [post for post in SEATS if member_id in self._view.elected(post)]
        seat = "committee_member" in own
        posts = [*heads, *(SEATS if seat else own)]
        word = self._ctx.messages.word
        first = heads[0] if heads else "committee_member" if seat else posts[0]
        others = [post for post in SEATS if post != "committee_member"] if seat else []
        return HolderField(name, [(post, word(post)) for post in posts], first, [(post, word(post)) for post in others])

    def _command(self, values: Mapping[str, Any]) -> commands.SettleElection:
        parts: list[dict[str, Any]] = [
            {"member_id": one, "post": post, "duties": None if at else field.duties.text().strip() or None}
            for one, field in self.holders.items()
            for at, post in enumerate(field.posts())
        ]
        return commands.SettleElection(
            election_id=self._view.id,
            on=values["on"],
            approval_doc=values["approval_doc"] or None,
            holders=tuple(commands.HolderPart(**part) for part in parts),
        )


def _voted(view: ElectionView) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ballot.post for ballot in view.ballots))
