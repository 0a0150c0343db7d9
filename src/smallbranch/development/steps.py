"""Record and take back steps; what a step means for the roster is done by the roster in the same unit of work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from smallbranch.development import categories, votes
from smallbranch.development.case import Case
from smallbranch.development.commands import CancelStep, RecordStep, TickPaper
from smallbranch.development.contacts import ContactCommands
from smallbranch.development.limits import refusals
from smallbranch.development.model import StepRow
from smallbranch.development.opening import Desk, check_past, step_row, tick, tidy
from smallbranch.development.reminders import CONFIRMATION, late_severity
from smallbranch.development.views import Limit
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.schema import Binding
from smallbranch.packs.steps_schema import DevelopmentStep
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

TRAINING = 11
CANCELLED = "cancelled"


class StepCommands:
    """Handlers of `RecordStep`, `CancelStep` and `TickPaper`."""

    def __init__(self, desk: Desk, contacts: ContactCommands, votes_held: votes.VotesHeld) -> None:
        self._desk = desk
        self._votes_held = votes_held
        self._contacts = contacts

    def record(self, uow: UnitOfWork, command: RecordStep) -> Handled[int]:
        """Write the step, move the person to the category it enters; the value is the record's id."""
        step = self._desk.step(command.step, uow.today)
        check_past("on", command.on, uow.today)
        case = self._desk.case(uow.session, command.member_id, uow.today, without=step.no)
        held = None if command.event_id is None else self._votes_held(command.event_id, uow.session)
        command = votes.with_held(step, command, case.member.name, held)
        found = list(self._check(uow.session, case, step, command))
        if command.event_id is not None and step.motion:
            said = votes.differences(command.vote, command.on, step, case.member.name, held)
            found += [Finding(code, Severity.WARNING, params, _about(case)) for code, params in said]
        found += votes.check(step, command, case.ground.timeline, self._desk.rules)
        row = step_row(uow.session, command.member_id, step.no)
        entered = categories.day_of(self._desk, uow, case, step, command)
        if row is not None:
            categories.leave(self._desk, uow, step, row)
        if step.contacts and (command.contacts or row is None):
            self._contacts.put(uow.session, case, step.contacts, command.contacts, command.on)
        row = _write(uow.session, row, command)
        if command.papers is not None:
            tick(uow.session, command.member_id, step, command.papers)
        if command.result == CANCELLED:
            categories.end(self._desk, uow, command)
        elif entered is not None:
            categories.enter(self._desk, uow, command.member_id, step, entered)
        return Handled(row.id, tuple(found))

    def cancel(self, uow: UnitOfWork, command: CancelStep) -> Handled[None]:
        """Take a record away; its papers stay ticked."""
        step = self._desk.step(command.step, uow.today)
        row = step_row(uow.session, command.member_id, step.no)
        if row is None:
            raise Refused("development_step_not_recorded", step=step.no, title=step.title)
        case = self._desk.case(uow.session, command.member_id, uow.today)
        later = next((one for one in case.steps.values() if step.no in one.requires and one.no in case.records), None)
        if later is not None:
            raise Refused("development_later_step", step=later.no, title=later.title)
        categories.leave(self._desk, uow, step, row)
        uow.session.delete(row)
        return Handled(None)

    def tick_paper(self, uow: UnitOfWork, command: TickPaper) -> Handled[None]:
        """Tick one paper, or take the tick away."""
        step = self._desk.step(command.step, uow.today)
        case = self._desk.case(uow.session, command.member_id, uow.today)
        there = tuple(paper for paper in case.papers.present(step.no) if paper != command.paper)
        wanted = (*there, command.paper) if command.present else there
        tick(uow.session, command.member_id, step, wanted)
        return Handled(None)

    # ── checks ───────────────────────────────────────────────────────────────────────────────────────────────

    def _check(self, session: Session, case: Case, step: DevelopmentStep, command: RecordStep) -> Iterator[Finding]:
        missing = case.missing(step)
        if missing:
            raise Refused("development_step_requires", step=step.no, missing="、".join(map(str, missing)))
        for limit in refusals(step, case.gates, case.anchors):
            if command.on < limit.day:
                if limit.binding is Binding.HARD:
                    raise Refused("development_too_early", **_params(case, step, limit))
                yield Finding("development_early", Severity.WARNING, _params(case, step, limit), _about(case))
        for limit in case.limits(step).latest:
            if command.on > limit.day:
                yield Finding("development_late", late_severity(limit), _params(case, step, limit), _about(case))
        for later in case.steps.values():
            row = case.records.get(later.no)
            if row is not None and step.no in later.requires and row.done_on < command.on:
                raise InvalidInput({"on": "development_after_later_step"})
        self._check_training(command)
        if (step.no == CONFIRMATION) != bool(command.result):
            raise InvalidInput({"result": "development_result"})

    def _check_training(self, command: RecordStep) -> None:
        if command.step != TRAINING or (command.hours is None and command.days is None):
            return
        hours = self._desk.rules.limit("candidate_training_hours", command.on)
        days = self._desk.rules.limit("candidate_training_days", command.on)
        enough = (hours is not None and (command.hours or 0) >= hours.value) or (
            days is not None and (command.days or 0) >= days.value
        )
        if not enough:
            low = {"days": days.value if days else 0, "hours": hours.value if hours else 0}
            raise InvalidInput({"hours": "development_training_short"}, **low)


def _write(session: Session, row: StepRow | None, command: RecordStep) -> StepRow:
    row = row or StepRow(member_id=command.member_id, step=command.step)
    row.done_on, row.result = command.on, command.result or None
    row.doc_no, row.handler, row.note = tidy(command.doc_no), tidy(command.handler), tidy(command.note)
    row.hours, row.days = command.hours, command.days
    row.event_id = command.event_id
    vote = command.vote
    row.vote_present = vote.present if vote else None
    row.vote_yes, row.vote_no = (vote.yes, vote.no) if vote else (None, None)
    row.vote_abstain, row.vote_written = (vote.abstain, vote.written_yes) if vote else (None, None)
    session.add(row)
    session.flush()
    return row


def _about(case: Case) -> Subject:
    return Subject("member", case.member.id)


def _params(case: Case, step: DevelopmentStep, limit: Limit) -> dict[str, object]:
    day: date = limit.day
    return {
        "name": case.member.name,
        "step": step.no,
        "title": step.title,
        "day": day,
        "rule": limit.rule_id,
        "article": limit.article,
        "reason": limit.note,
    }
