"""Put names on a ballot and record how it was counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from smallbranch.elections.commands import CountBallot, PrepareBallot, RemoveBallot
from smallbranch.elections.desk import Desk, check_past, check_seats, in_committee, tidy, unsettled
from smallbranch.elections.electors import FORMS, MEETING, body_of, electors
from smallbranch.elections.model import BallotRow, CandidateRow, ElectionRow, ElectionStepRow, TellerRow
from smallbranch.elections.shelf import need
from smallbranch.elections.views import BallotView, ElectionView
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.steps_schema import ElectionStep
from smallbranch.roster.timeline import Timeline
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

FIGURES = ("held_on", "present", "issued", "returned", "valid", "void", "excluded", "fewer_agreed", "chair_id")


class BallotCommands:
    """Handlers of the commands about ballots."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def prepare(self, uow: UnitOfWork, command: PrepareBallot) -> Handled[int]:
        """Put names on a ballot: full members with a vote only (VOTE-01), of the committee those elected to it."""
        election = unsettled(uow.session, command.election_id)
        check_seats(command.seats)
        if not command.candidates:
            raise InvalidInput({"candidates": "required"})
        if len(set(command.candidates)) != len(command.candidates):
            raise InvalidInput({"candidates": "named_twice"})
        view = self._desk.open(uow.session, election.id, uow.today)
        body = body_of(command.post, has_committee=election.has_committee)
        day = min(view.held_on or election.meeting_on or uow.today, uow.today)
        self._fit(uow.session, view, body, command.candidates, day)
        row = self._row(uow.session, election, command)
        row.post, row.body, row.seats = command.post, body, command.seats
        row.own_order = command.own_order
        uow.session.add(row)
        uow.session.flush()
        _name(uow.session, row.id, command.candidates)
        shown = self._shown(uow, row)
        return Handled(row.id, tuple(slate_doubts(shown, first=self._is_first(uow, row))))

    def _row(self, session: Session, election: ElectionRow, command: PrepareBallot) -> BallotRow:
        if command.ballot_id is None:
            return BallotRow(election_id=election.id, excluded=0)
        row = need(session, BallotRow, command.ballot_id)
        if row.election_id != election.id:
            raise Refused("ballot_unknown", id=row.id)
        if row.held_on is not None:
            raise Refused("ballot_counted", on=row.held_on.isoformat())
        return row

    def _fit(self, session: Session, view: ElectionView, body: str, people: tuple[int, ...], on: date) -> None:
        timeline = self._desk.timeline(session)
        able = {one.id for one in electors(timeline, body, on, in_committee(timeline, view, on))}
        for member_id in people:
            if member_id not in able:
                code = "election_candidate_unfit" if body == MEETING else "election_not_of_committee"
                raise Refused(code, name=_name_of(timeline, member_id), on=on.isoformat())

    def _shown(self, uow: UnitOfWork, row: BallotRow) -> BallotView:
        ballots = self._desk.open(uow.session, row.election_id, uow.today).ballots
        return next(one for one in ballots if one.id == row.id)

    def _is_first(self, uow: UnitOfWork, row: BallotRow) -> bool:
        return is_first(self._desk.open(uow.session, row.election_id, uow.today), row.id)

    def count(self, uow: UnitOfWork, command: CountBallot) -> Handled[int]:
        """Record the figures of a ballot. Impossible figures are refused; a count that elects nobody is recorded."""
        row = need(uow.session, BallotRow, command.ballot_id)
        election = unsettled(uow.session, row.election_id)
        check_past("held_on", command.held_on, uow.today)
        view = self._desk.open(uow.session, election.id, uow.today)
        known = self._electors(uow, view, row, command)
        due = known if command.due is None else command.due
        _check_figures(command, row.seats, due)
        on_ballot = {one.member_id for one in _names(uow.session, row.id) if not one.write_in}
        _check_tellers(command, on_ballot)
        self._known(uow.session, (*command.scrutineers, *command.counters, command.chair_id))
        self._write_votes(uow.session, view, row, command, on_ballot)
        for name in FIGURES:
            setattr(row, name, getattr(command, name))
        row.due, row.note = due, tidy(command.note)
        for name in ("excluded_basis", "superior_consent", "meeting_consent"):
            setattr(row, name, tidy(getattr(command, name)))
        _seat_tellers(uow.session, row.id, command)
        uow.session.flush()
        self._mark_held(uow, election, row, command.held_on)
        shown = self._shown(uow, row)
        found = [*slate_doubts(shown, first=self._is_first(uow, row)), *count_doubts(shown, known)]
        return Handled(row.id, tuple(found))

    def _known(self, session: Session, people: tuple[int | None, ...]) -> None:
        timeline = self._desk.timeline(session)
        for member_id in people:
            if member_id is not None:
                _name_of(timeline, member_id)

    def _electors(self, uow: UnitOfWork, view: ElectionView, row: BallotRow, command: CountBallot) -> int:
        """Return how many are due by the roster; who is left out is so only with a basis (VOTE-18)."""
        basis = tidy(command.excluded_basis)
        if basis and basis not in {rule.id for rule in self._desk.rules.exclusions(command.held_on)}:
            raise InvalidInput({"excluded_basis": "unknown_exclusion"})
        timeline = self._desk.timeline(uow.session)
        chosen = in_committee(timeline, view, command.held_on)
        number = len(electors(timeline, row.body, command.held_on, chosen))
        holds = basis and tidy(command.superior_consent) and tidy(command.meeting_consent)
        return max(0, number - (command.excluded if holds else 0))

    def _write_votes(
        self, session: Session, view: ElectionView, row: BallotRow, command: CountBallot, on_ballot: set[int]
    ) -> None:
        given = {part.member_id: part for part in command.votes}
        if len(given) != len(command.votes):
            raise InvalidInput({"votes": "named_twice"})
        if on_ballot - given.keys():
            raise InvalidInput({"votes": "election_votes_missing"})
        written = tuple(member_id for member_id in given if member_id not in on_ballot)
        self._fit(session, view, row.body, written, command.held_on)
        session.execute(delete(CandidateRow).where(CandidateRow.ballot_id == row.id, CandidateRow.write_in))
        session.add_all(CandidateRow(ballot_id=row.id, member_id=one, write_in=True) for one in written)
        session.flush()
        for name in _names(session, row.id):
            part = given[name.member_id]
            name.yes, name.no, name.abstain = part.yes, part.no, part.abstain

    def _mark_held(self, uow: UnitOfWork, election: ElectionRow, row: BallotRow, on: date) -> None:
        form = FORMS[row.body]
        steps = self._desk.rules.in_force(ElectionStep, uow.today)
        step = next((one for one in steps if one.counts == form), None)
        query = select(ElectionStepRow).filter_by(election_id=election.id, step=step.no if step else 0)
        if step is not None and uow.session.scalars(query).first() is None:
            uow.session.add(ElectionStepRow(election_id=election.id, step=step.no, done_on=on))
            uow.session.flush()

    def remove(self, uow: UnitOfWork, command: RemoveBallot) -> Handled[None]:
        """Remove a ballot that was entered by mistake."""
        row = need(uow.session, BallotRow, command.ballot_id)
        unsettled(uow.session, row.election_id)
        drop_ballot(uow.session, row)
        return Handled(None)


def drop_ballot(session: Session, row: BallotRow) -> None:
    """Delete a ballot with its names and tellers."""
    for kind in (CandidateRow, TellerRow):
        session.execute(delete(kind).where(kind.ballot_id == row.id))
    session.delete(row)
    session.flush()


def _names(session: Session, ballot_id: int) -> list[CandidateRow]:
    return list(session.scalars(select(CandidateRow).filter_by(ballot_id=ballot_id)))


def _name(session: Session, ballot_id: int, people: tuple[int, ...]) -> None:
    session.execute(delete(CandidateRow).where(CandidateRow.ballot_id == ballot_id))
    session.add_all(CandidateRow(ballot_id=ballot_id, member_id=one) for one in people)
    session.flush()


def _name_of(timeline: Timeline, member_id: int) -> str:
    known = timeline.member(member_id, date.max)
    if known is None:
        raise Refused("member_unknown", id=member_id)
    return known.name


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _check_figures(command: CountBallot, seats: int, due: int) -> None:
    """Raise `InvalidInput` for figures that cannot be."""
    figures = ("present", "issued", "returned", "valid", "void", "excluded")
    wrong = {name: "election_negative" for name in figures if getattr(command, name) < 0}
    if due < 0:
        wrong["due"] = "election_negative"
    if command.fewer_agreed is not None and not 0 <= command.fewer_agreed <= max(due, 0):
        wrong["fewer_agreed"] = "election_more_agreed_than_due"
    if command.present > due >= 0:
        wrong["present"] = "election_more_present_than_due"
    if command.issued > command.present:
        wrong["issued"] = "election_more_issued_than_present"
    if command.valid + command.void != command.returned:
        wrong["valid"] = "election_ballots_do_not_add_up"
    for part in command.votes:
        if min(part.yes, part.no, part.abstain) < 0 or part.yes + part.no + part.abstain > command.valid:
            wrong["votes"] = "election_more_votes_than_ballots"
    if sum(part.yes for part in command.votes) > seats * command.valid:
        wrong.setdefault("votes", "election_more_yes_than_seats")
    if wrong:
        raise InvalidInput(wrong, due=due)


def _check_tellers(command: CountBallot, on_ballot: set[int]) -> None:
    """Raise `InvalidInput` when somebody who stands watches or counts (VOTE-11), or does both."""
    wrong = {}
    for name in ("scrutineers", "counters"):
        if on_ballot & set(getattr(command, name)):
            wrong[name] = "election_teller_is_candidate"
    if set(command.scrutineers) & set(command.counters):
        wrong.setdefault("counters", "election_teller_twice")
    if wrong:
        raise InvalidInput(wrong)


def _seat_tellers(session: Session, ballot_id: int, command: CountBallot) -> None:
    session.execute(delete(TellerRow).where(TellerRow.ballot_id == ballot_id))
    for role, people in (("scrutineer", command.scrutineers), ("counter", command.counters)):
        session.add_all(TellerRow(ballot_id=ballot_id, member_id=one, role=role) for one in dict.fromkeys(people))


# ── doubts ───────────────────────────────────────────────────────────────────────────────────────────────────────


def is_first(view: ElectionView, ballot_id: int) -> bool:
    """Tell whether a ballot is the first for its post; a later one is about the seats that are left."""
    ballot = next(one for one in view.ballots if one.id == ballot_id)
    return next(one.id for one in view.ballots if one.post == ballot.post) == ballot_id


def slate_doubts(ballot: BallotView, *, first: bool) -> Iterator[Finding]:
    """Yield too few or too many names on a ballot (VOTE-05, C13)."""
    if ballot.enough_candidates or not first:
        return
    code = "election_not_equal" if ballot.equal else "election_too_few_candidates"
    params = {"post": ballot.post, "seats": ballot.seats, "needed": ballot.candidates_needed}
    yield Finding(code, Severity.ERROR, {**params, "count": len(ballot.candidates)}, Subject("ballot", ballot.id))


def count_doubts(ballot: BallotView, known: int | None = None) -> Iterator[Finding]:
    """Yield what a count means: void, tied, seats left, the base of the majority that decides (VOTE-04…09)."""
    result, subject = ballot.tally, Subject("ballot", ballot.id)
    if result is None:
        return
    facts: dict[str, object] = {"held_on": ballot.held_on, "due": ballot.due, "present": ballot.present}
    facts |= {"post": ballot.post, "seats": ballot.seats}
    if not result.quorum_met:
        yield Finding("election_quorum_not_met", Severity.ERROR, {**facts, "needed": result.quorum_needed}, subject)
    if not result.valid:
        figures = {"issued": ballot.issued, "returned": ballot.returned}
        yield Finding("election_must_repeat", Severity.ERROR, {**facts, **figures}, subject)
    if result.tied:
        names = "、".join(one.name for one in result.tied)
        yield Finding("election_tie", Severity.WARNING, {**facts, "names": names, "open": result.open_seats}, subject)
    elif result.open_seats and result.quorum_met and result.valid:
        yield _left(ballot, {**facts, "open": result.open_seats})
    if result.base_matters:
        names = "、".join(f"{one.name}（{one.share_due}／{one.share_present}）" for one in result.base_matters)
        yield Finding("election_base_matters", Severity.WARNING, {**facts, "names": names}, subject)
    if ballot.excluded and not ballot.exclusion_holds:
        facts["excluded"] = ballot.excluded
        yield Finding("election_excluded_without_basis", Severity.WARNING, facts, subject)
    if known is not None and known != ballot.due:
        yield Finding("election_due_differs", Severity.WARNING, {**facts, "known": known}, subject)


def _left(ballot: BallotView, facts: dict[str, object]) -> Finding:
    """Return what becomes of the seats nobody was elected to: another vote, or fewer seats by consent (VOTE-08)."""
    subject = Subject("ballot", ballot.id)
    if ballot.fewer_agreed is None:
        return Finding("election_seats_open", Severity.WARNING, facts, subject)
    facts |= {"agreed": ballot.fewer_agreed}
    if ballot.seats_left_empty:
        return Finding("election_seats_left_empty", Severity.INFO, facts, subject)
    return Finding("election_fewer_not_agreed", Severity.WARNING, facts, subject)
