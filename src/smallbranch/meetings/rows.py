"""Rows by the day they belong to: an event belongs to the day it starts on (C14)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput
from smallbranch.meetings.model import (
    AgendaRow,
    AttendanceRow,
    DecisionRow,
    EventRow,
    GuestRow,
    MakeupRow,
    MotionRow,
    SegmentRow,
)

Row = Any
_CHUNK = 500  # SQLite takes a limited number of values in one statement


def held_within(first: date, last: date) -> ColumnElement[bool]:
    """Return the condition that an event starts on one of the days."""
    start = datetime.combine(first, time.min)
    return and_(EventRow.start_at >= start, EventRow.start_at < datetime.combine(last, time.min) + timedelta(days=1))


def find_event(session: Session, event_id: int, field: str = "event_id") -> EventRow:
    """Return an event.

    Raises:
        InvalidInput: there is none.
    """
    event = session.get(EventRow, event_id)
    if event is None:
        raise InvalidInput({field: "unknown_event"})
    return event


class Held(Struct, frozen=True):
    """Events in time order with their segments, and attendance by segment."""

    events: Sequence[EventRow]
    segments: Mapping[int, Sequence[SegmentRow]]
    marks: Mapping[int, Mapping[int, AttendanceRow]]
    makeups: Mapping[int, MakeupRow]

    def pairs(self) -> Iterable[tuple[EventRow, SegmentRow]]:
        """Yield every segment with its event, in time order."""
        for event in self.events:
            for segment in self.segments.get(event.id, ()):
                yield event, segment

    def states(self, segment_id: int) -> dict[int, str]:
        """Return the state of each marked member."""
        return {member_id: row.state for member_id, row in self.marks.get(segment_id, {}).items()}


def load_held(session: Session, where: ColumnElement[bool]) -> Held:
    """Read the events that satisfy a condition: four queries, however many there are."""
    events = session.scalars(select(EventRow).where(where).order_by(EventRow.start_at, EventRow.id)).all()
    segments = by_parent(session, SegmentRow, SegmentRow.event_id, [event.id for event in events], "position")
    ids = [row.id for rows in segments.values() for row in rows]
    marks = by_parent(session, AttendanceRow, AttendanceRow.segment_id, ids, "id")
    away = [mark.id for rows in marks.values() for mark in rows]
    makeups = by_parent(session, MakeupRow, MakeupRow.attendance_id, away, "id")
    return Held(
        events,
        segments,
        {segment_id: {row.member_id: row for row in rows} for segment_id, rows in marks.items()},
        {attendance_id: rows[-1] for attendance_id, rows in makeups.items()},
    )


def by_parent(session: Session, table: Any, parent: Any, ids: Sequence[int], order: str) -> dict[int, list[Row]]:
    """Return rows grouped by their parent's id, in order."""
    found: dict[int, list[Row]] = defaultdict(list)
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        for row in session.scalars(select(table).where(parent.in_(chunk)).order_by(getattr(table, order), table.id)):
            found[getattr(row, parent.key)].append(row)
    return dict(found)


class Contents(Struct, frozen=True):
    """What segments hold besides attendance, by segment."""

    agenda: Mapping[int, Sequence[AgendaRow]]
    guests: Mapping[int, Sequence[GuestRow]]
    motions: Mapping[int, Sequence[MotionRow]]
    decisions: Mapping[int, Sequence[DecisionRow]]


def load_contents(session: Session, segment_ids: Sequence[int]) -> Contents:
    """Read what segments hold: four queries."""

    def of(table: Any, order: str = "position") -> dict[int, list[Row]]:
        return by_parent(session, table, table.segment_id, segment_ids, order)

    return Contents(of(AgendaRow), of(GuestRow, "id"), of(MotionRow), of(DecisionRow))


def start_of(event: EventRow, segment: SegmentRow) -> datetime:
    """Return when a segment starts: its own time, else the event's."""
    return segment.start_at or event.start_at


def end_of(event: EventRow, segment: SegmentRow) -> datetime | None:
    """Return when a segment ends: its own time, else the event's; None when it is not known or before the start."""
    end = segment.end_at or event.end_at
    return end if end is not None and end >= start_of(event, segment) else None


def duration(event: EventRow, segment: SegmentRow) -> int | None:
    """Return the whole minutes of a segment, over midnight too; None when the end is not known."""
    end = end_of(event, segment)
    return None if end is None else int((end - start_of(event, segment)).total_seconds()) // 60
