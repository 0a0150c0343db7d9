"""Begin an election and tick its steps off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from smallbranch.elections.ballots import drop_ballot
from smallbranch.elections.commands import CancelElectionStep, RecordElectionStep, RemoveElection, SetElection
from smallbranch.elections.desk import MOST_TERMS, Desk, check_past, check_seats, tidy, unsettled
from smallbranch.elections.electors import BY_ELECTION, HEADS, TERM
from smallbranch.elections.model import BallotRow, ElectionPaperRow, ElectionRow, ElectionStepRow, ResultRow
from smallbranch.elections.shelf import need
from smallbranch.elections.views import StepLine
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.steps_schema import ElectionStep
from smallbranch.roster.commands import ChangePost
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork


class CaseCommands:
    """Handlers of the commands about the checklist."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def set_election(self, uow: UnitOfWork, command: SetElection) -> Handled[int]:
        """Begin an election or change its plan; two of one term never run at the same time."""
        row = ElectionRow() if command.election_id is None else unsettled(uow.session, command.election_id)
        opened = command.opened_on or uow.today
        number = self._term_no(uow, command, opened)
        check_seats(command.seats)
        check_past("opened_on", opened, uow.today)
        twice = uow.session.scalars(
            select(ElectionRow).filter_by(kind=TERM, term_no=number).where(ElectionRow.id != (command.election_id or 0))
        ).first()
        if command.kind == TERM and twice is not None:
            raise Refused("election_open_already", term_no=number)
        row.kind, row.term_no, row.seats = command.kind, number, command.seats
        row.has_committee, row.reason = command.has_committee, tidy(command.reason)
        row.meeting_on = command.meeting_on
        row.opened_on = opened if command.election_id is None or command.opened_on else row.opened_on
        uow.session.add(row)
        uow.session.flush()
        return Handled(row.id, tuple(self._size(row, opened)))

    def _term_no(self, uow: UnitOfWork, command: SetElection, opened: date) -> int:
        current = self._desk.timeline(uow.session).current_term(opened)
        if command.kind == BY_ELECTION and current is None:
            raise Refused("election_no_term")
        if command.term_no is not None:
            if not 1 <= command.term_no <= MOST_TERMS:
                raise InvalidInput({"term_no": "election_term_no"})
            return command.term_no
        if current is None:
            return 1
        return current.term_no if command.kind == BY_ELECTION else current.term_no + 1

    def _size(self, row: ElectionRow, on: date) -> Iterator[Finding]:
        """Yield what is unusual about the size of a committee (ORG-05, ORG-10)."""
        if row.kind != TERM or not row.has_committee:
            return
        rules, subject = self._desk.rules, Subject("election", row.id)
        low, high = rules.limit("committee_size_min", on), rules.limit("committee_size_max", on)
        if low and high and not low.value <= row.seats <= high.value:
            params = {"seats": row.seats, "low": low.value, "high": high.value, "article": low.article}
            yield Finding("election_committee_size", Severity.WARNING, params, subject)
        elif row.seats % 2 == 0 and rules.setting_flag("committee_size_odd", on):
            yield Finding("election_committee_even", Severity.INFO, {"seats": row.seats}, subject)

    def remove(self, uow: UnitOfWork, command: RemoveElection) -> Handled[None]:
        """Remove an election that was begun by mistake, with its ticks and ballots."""
        row = unsettled(uow.session, command.election_id)
        for ballot in uow.session.scalars(select(BallotRow).filter_by(election_id=row.id)).all():
            drop_ballot(uow.session, ballot)
        for kind in (ElectionPaperRow, ElectionStepRow):
            uow.session.execute(delete(kind).where(kind.election_id == row.id))
        uow.session.delete(row)
        return Handled(None)

    # ── steps ────────────────────────────────────────────────────────────────────────────────────────────────

    def record_step(self, uow: UnitOfWork, command: RecordElectionStep) -> Handled[int]:
        """Record a step; out of order or out of time is said, never refused."""
        row = need(uow.session, ElectionRow, command.election_id)
        step = self._step(row, command.step, uow.today)
        check_past("on", command.on, uow.today)
        made = _step_row(uow.session, row.id, step.no) or ElectionStepRow(election_id=row.id, step=step.no)
        made.done_on, made.doc_no, made.note = command.on, tidy(command.doc_no), tidy(command.note)
        uow.session.add(made)
        if command.papers is not None:
            _tick(uow.session, row.id, step, command.papers)
        uow.session.flush()
        if step.confirms and made.doc_no:
            self._confirm(uow, row, made.doc_no)
        line = self._desk.open(uow.session, row.id, uow.today).line(step.no)
        return Handled(made.id, tuple(step_doubts(row.id, line)) if line else ())

    def _step(self, row: ElectionRow, number: int, on: date) -> ElectionStep:
        steps = self._desk.rules.in_force(ElectionStep, on)
        found = next((one for one in steps if one.no == number), None)
        if found is None or (found.committee_only and not row.has_committee):
            raise InvalidInput({"step": "unknown_election_step"})
        return found

    def _confirm(self, uow: UnitOfWork, row: ElectionRow, doc: str) -> None:
        """Write the superior's document to the posts it approves that have none yet (ORG-13, TERM-08)."""
        heads = {(one.member_id, one.post) for one in _results(uow.session, row.id) if one.post in HEADS}
        held = self._desk.timeline(uow.session).posts(uow.today)
        for post in held:
            if (post.member_id, post.post) in heads and not post.approval_doc:
                self._desk.ask(uow, ChangePost(post_id=post.id, approval_doc=doc))

    def cancel_step(self, uow: UnitOfWork, command: CancelElectionStep) -> Handled[None]:
        """Take the record of a step back."""
        made = _step_row(uow.session, command.election_id, command.step)
        if made is None:
            raise Refused("election_step_not_recorded", step=command.step)
        uow.session.execute(
            delete(ElectionPaperRow).where(
                ElectionPaperRow.election_id == command.election_id, ElectionPaperRow.step == command.step
            )
        )
        uow.session.delete(made)
        return Handled(None)


def step_doubts(election_id: int, line: StepLine) -> Iterator[Finding]:
    """Yield what is odd about the day or the papers of a step done."""
    if line.done_on is None:
        return
    subject = Subject("election", election_id)
    facts: dict[str, object] = {"step": line.step.no, "title": line.step.title, "on": line.done_on}
    if line.earliest and line.done_on < line.earliest.day:
        found = {**facts, "day": line.earliest.day, "article": line.earliest.article, "reason": line.earliest.note}
        yield Finding("election_step_early", Severity.WARNING, found, subject)
    if line.latest and line.done_on > line.latest.day:
        found = {**facts, "day": line.latest.day, "article": line.latest.article, "reason": line.latest.note}
        yield Finding("election_step_late", Severity.WARNING, found, subject)
    if line.missing:
        yield Finding("election_papers_missing", Severity.INFO, {**facts, "papers": "、".join(line.missing)}, subject)


def _step_row(session: Session, election_id: int, step: int) -> ElectionStepRow | None:
    return session.scalars(select(ElectionStepRow).filter_by(election_id=election_id, step=step)).first()


def _results(session: Session, election_id: int) -> list[ResultRow]:
    return list(session.scalars(select(ResultRow).filter_by(election_id=election_id)))


def _tick(session: Session, election_id: int, step: ElectionStep, papers: tuple[str, ...]) -> None:
    """Make the papers that are there exactly these."""
    if any(paper not in step.papers for paper in papers):
        raise InvalidInput({"papers": "unknown_election_paper"})
    rows = session.scalars(select(ElectionPaperRow).filter_by(election_id=election_id, step=step.no)).all()
    for row in rows:
        if row.paper not in papers:
            session.delete(row)
    there = {row.paper for row in rows}
    session.add_all(
        ElectionPaperRow(election_id=election_id, step=step.no, paper=one) for one in papers if one not in there
    )
    session.flush()
