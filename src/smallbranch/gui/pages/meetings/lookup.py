"""Which records the list shows, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.periods import Period, quarter_of
from smallbranch.meetings.attendance import NOT_RECORDED, PRESENT
from smallbranch.meetings.views import AttendanceView, DecisionView, EventLine, EventView, SegmentView


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody who was away from a segment and has not made it up."""

    segment: SegmentView
    mark: AttendanceView


def lines(ctx: AppContext, period: Period, form: str | None, text: str) -> tuple[EventLine, ...]:
    """Return the segments of a period, the latest first; a search looks through all years."""
    wanted = text.strip()
    found = ctx.meetings.find(wanted) if wanted else ctx.meetings.events(period)
    if wanted:
        known = {line.segment_id for line in found}
        found += tuple(
            line
            for line in ctx.meetings.events(period)
            if line.segment_id not in known and wanted in (ctx.messages.word(line.form) + (line.lecturer or ""))
        )
    kept = (line for line in found if form is None or line.form == form)
    return tuple(sorted(kept, key=lambda line: (line.start_at, line.segment_id), reverse=True))


def absences(event: EventView) -> tuple[Absence, ...]:
    """Return who was away and has not made it up."""
    return tuple(
        Absence(part, mark)
        for part in event.segments
        for mark in part.attendance
        if mark.state not in (PRESENT, NOT_RECORDED) and mark.makeup_on is None
    )


def open_decisions(event: EventView) -> tuple[DecisionView, ...]:
    """Return what the event decided and nobody closed."""
    return tuple(one for part in event.segments for one in part.decisions if one.closed_on is None)


def event_of_segment(ctx: AppContext, segment_id: int, today: date) -> int | None:
    """Return the event of an open absence of this year."""
    open_ones = [item for item in ctx.meetings.open_makeups(today) if item.segment_id == segment_id]
    if not open_ones:
        return None
    held = ctx.meetings.events(quarter_of(open_ones[0].held_on))
    return next((line.event_id for line in held if line.segment_id == segment_id), None)


def event_of_decision(ctx: AppContext, decision_id: int, today: date) -> int | None:
    """Return the event of an open decision."""
    return next((item.event_id for item in ctx.meetings.open_decisions(today) if item.id == decision_id), None)


def ledger_target(ctx: AppContext, event: EventView, segment_id: int | None) -> dict[str, object] | None:
    """Return what the ledgers page prints for a record, the chosen segment first; None when no ledger holds it."""
    for part in sorted(event.segments, key=lambda one: one.id != segment_id):
        form = ctx.packs.rules.form(part.form, part.start_at.date())
        if form is not None and form.ledger:
            when = quarter_of(part.start_at.date())
            return {"ledger": form.ledger, "period": str(when), "event_id": event.id}
    return None
