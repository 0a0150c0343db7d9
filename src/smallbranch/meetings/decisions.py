"""Decisions and tasks come back until somebody closes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.meetings.commands import CloseDecision
from smallbranch.meetings.model import DecisionRow, EventRow, SegmentRow
from smallbranch.meetings.rows import Held
from smallbranch.meetings.texts import clean
from smallbranch.meetings.views import DecisionView
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

GENERAL_MEETING = "general_membership_meeting"
"""The form that takes up what a committee puts before it."""
Found = tuple[DecisionRow, SegmentRow, EventRow]


def close_decision(uow: UnitOfWork, command: CloseDecision) -> Handled[int]:
    """Close a decision on a day; the value is its id. Closing again corrects day and outcome."""
    row = uow.session.get(DecisionRow, command.decision_id)
    if row is None:
        raise InvalidInput({"decision_id": "unknown_decision"})
    segment = uow.session.get_one(SegmentRow, row.segment_id)
    event = uow.session.get_one(EventRow, segment.event_id)
    if command.on < event.start_at.date():
        raise InvalidInput({"on": "before_decision"})
    row.closed_on, row.outcome = command.on, clean(command.outcome)
    findings = []
    if command.on > uow.today:
        subject = Subject("decision", row.id, "closed_on")
        findings.append(Finding("event_in_future", Severity.WARNING, {"day": command.on}, subject))
    return Handled(row.id, tuple(findings))


def decision_view(row: DecisionRow, segment: SegmentRow, event: EventRow) -> DecisionView:
    """Return a decision as others see it."""
    return DecisionView(
        id=row.id,
        event_id=event.id,
        held_on=event.start_at.date(),
        form=segment.form,
        text=row.text,
        owner=row.owner,
        due_on=row.due_on,
        to_general_meeting=row.to_general_meeting,
        closed_on=row.closed_on,
        outcome=row.outcome,
    )


def read_open(session: Session, before: date) -> tuple[DecisionView, ...]:
    """Return what was decided before a day and was still open on it, the earliest time limit first."""
    found = _select(session, EventRow.start_at < datetime.combine(before, datetime.min.time()), _open_on(before))
    views = [decision_view(row, segment, event) for row, segment, event in found]
    return tuple(sorted(views, key=lambda view: (view.due_on or date.max, view.held_on, view.id)))


def read_carried(session: Session, held: Held) -> Mapping[int, tuple[DecisionView, ...]]:
    """Return by segment what earlier meetings of its form (and cell) left open up to it: one query for all.

    A general membership meeting takes up what the committee put before it, too.
    """
    pairs = list(held.pairs())
    if not pairs:
        return {}
    forms = {segment.form for _, segment in pairs}
    first, last = held.events[0].start_at.date(), held.events[-1].start_at
    concerned: ColumnElement[bool] = SegmentRow.form.in_(forms)
    if GENERAL_MEETING in forms:
        concerned = or_(concerned, DecisionRow.to_general_meeting)
    earlier: dict[tuple[str, int | None], list[Found]] = defaultdict(list)
    for line in _select(session, EventRow.start_at < last, concerned, _open_on(first)):
        earlier[line[1].form, line[1].cell_id].append(line)
        if line[0].to_general_meeting and line[1].form != GENERAL_MEETING:
            earlier[GENERAL_MEETING, None].append(line)
    return {
        segment.id: tuple(
            decision_view(row, origin, before)
            for row, origin, before in earlier[segment.form, segment.cell_id]
            if before.start_at < event.start_at and (row.closed_on is None or row.closed_on >= event.start_at.date())
        )
        for event, segment in pairs
    }


def concerns(item: DecisionView, forms: Collection[str]) -> bool:
    """Tell whether an open decision comes up at a meeting of these forms."""
    return item.form in forms or (item.to_general_meeting and GENERAL_MEETING in forms)


def _open_on(day: date) -> ColumnElement[bool]:
    return or_(DecisionRow.closed_on.is_(None), DecisionRow.closed_on >= day)


def _select(session: Session, *conditions: ColumnElement[bool]) -> list[Found]:
    query = (
        select(DecisionRow, SegmentRow, EventRow)
        .join(SegmentRow, SegmentRow.id == DecisionRow.segment_id)
        .join(EventRow, EventRow.id == SegmentRow.event_id)
        .where(*conditions)
        .order_by(EventRow.start_at, DecisionRow.segment_id, DecisionRow.position)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(query).all()]
