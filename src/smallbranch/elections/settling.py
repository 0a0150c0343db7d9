"""Take the result of an election over: the term and its posts, in one step."""

from __future__ import annotations

from datetime import date

from smallbranch.elections.commands import HolderPart, SettleElection
from smallbranch.elections.desk import Desk, check_past, tidy, unsettled
from smallbranch.elections.electors import COMMITTEE_SEAT, HEADS, TERM
from smallbranch.elections.model import ElectionRow, ResultRow
from smallbranch.elections.views import ElectionView
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.roster.commands import AssignPost, ChangePost, StartTerm
from smallbranch.roster.views import PostView
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

ORIGIN = {"term": "election", "by_election": "by_election"}


class SettleCommands:
    """The handler that turns ballots into posts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def settle(self, uow: UnitOfWork, command: SettleElection) -> Handled[int]:
        """Begin the term, or find the current one, and give those elected their posts. Value: term id.

        Raises:
            Refused: somebody named was not elected by a valid count.
        """
        row = unsettled(uow.session, command.election_id)
        view = self._desk.open(uow.session, row.id, uow.today)
        on = command.on or view.held_on
        if on is None:
            raise Refused("election_not_counted")
        check_past("on", on, uow.today)
        if view.held_on is not None and on < view.held_on:
            raise InvalidInput({"on": "election_before_count"}, held_on=view.held_on.isoformat())
        holders = with_seats(view, command.holders)
        self._check_elected(uow, view, holders, on)
        found: list[Finding] = []
        row.term_id = self._term(uow, row, command, on, found)
        for part in holders:
            found += self._assign(uow, row, command, part, on)
            uow.session.add(ResultRow(election_id=row.id, member_id=part.member_id, post=part.post))
        row.settled_on = on
        uow.session.flush()
        return Handled(row.term_id, (*found, *_left_open(view)))

    def _term(self, uow: UnitOfWork, row: ElectionRow, command: SettleElection, on: date, found: list[Finding]) -> int:
        timeline = self._desk.timeline(uow.session)
        if row.kind != TERM:
            current = timeline.current_term(on)
            if current is None:
                raise Refused("election_no_term")
            return current.id
        # A term that was entered before its ballots: the record is added to it, the posts it has are left.
        same = next((one for one in timeline.terms() if (one.term_no, one.elected_on) == (row.term_no, on)), None)
        if same is not None:
            return same.id
        started = StartTerm(
            term_no=row.term_no,
            elected_on=on,
            ends_on=command.ends_on,
            approval_doc=tidy(command.approval_doc),
            has_committee=row.has_committee,
        )
        handled = self._desk.ask(uow, started)
        found += handled.findings
        return int(handled.value)

    def _check_elected(self, uow: UnitOfWork, view: ElectionView, holders: tuple[HolderPart, ...], on: date) -> None:
        if not holders:
            raise InvalidInput({"holders": "required"})
        if len({(part.member_id, part.post) for part in holders}) != len(holders):
            raise InvalidInput({"holders": "named_twice"})
        if view.kind == TERM and len({part.member_id for part in holders}) > view.seats:
            raise InvalidInput({"holders": "election_more_than_seats"}, seats=view.seats)
        timeline = self._desk.timeline(uow.session)
        for part in holders:
            if part.member_id not in able_to_hold(view, part.post):
                known = timeline.member(part.member_id, on)
                raise Refused("election_not_elected", name=known.name if known else str(part.member_id), post=part.post)

    def _assign(
        self, uow: UnitOfWork, row: ElectionRow, command: SettleElection, part: HolderPart, on: date
    ) -> tuple[Finding, ...]:
        held = self._held(uow, part, on)
        doc = tidy(command.approval_doc)
        if held is not None:
            self._desk.ask(
                uow,
                ChangePost(
                    post_id=held.id,
                    duties=part.duties,
                    approval_doc=doc if doc and not held.approval_doc else None,
                ),
            )
            return ()
        command_given = AssignPost(
            member_id=part.member_id,
            post=part.post,
            start_on=on,
            origin=ORIGIN[row.kind],
            duties=part.duties,
            approval_doc=doc,
        )
        return self._desk.ask(uow, command_given).findings

    def _held(self, uow: UnitOfWork, part: HolderPart, on: date) -> PostView | None:
        posts = self._desk.timeline(uow.session).posts(on)
        return next((one for one in posts if (one.member_id, one.post) == (part.member_id, part.post)), None)


def able_to_hold(view: ElectionView, post: str) -> tuple[int, ...]:
    """Return who may get a post by an election: its own ballots, or a seat in the committee for any other post."""
    if post in HEADS or not view.has_committee:
        return view.elected(post)
    return (*view.elected(COMMITTEE_SEAT), *view.elected(post))


def with_seats(view: ElectionView, holders: tuple[HolderPart, ...]) -> tuple[HolderPart, ...]:
    """Add a plain seat for everybody elected to the committee who is given no post."""
    given = {part.member_id for part in holders}
    plain = [one for one in dict.fromkeys(view.elected(COMMITTEE_SEAT)) if one not in given]
    return (*holders, *(HolderPart(member_id=one, post="committee_member") for one in plain))


def _left_open(view: ElectionView) -> list[Finding]:
    found = []
    for post in dict.fromkeys(ballot.post for ballot in view.ballots):
        left = view.open_seats(post)
        if left:
            params = {"post": post, "open": left}
            found.append(Finding("election_settled_short", Severity.WARNING, params, Subject("election", view.id)))
    return found
