"""Put an event's parts into their tables. Recording again changes the rows that stand and keeps what hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from smallbranch.meetings.attendance import PRESENT, Entry
from smallbranch.meetings.commands import SegmentPart
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
from smallbranch.meetings.motions import COUNTS, motion_kind
from smallbranch.meetings.texts import clean, clean_text
from smallbranch.packs.schema import MeetingForm

_TEXTS = ("lecturer_name", "minutes", "discussion", "resolution", "makes_up")
_PLAIN = "form cell_id chair_id recorder_id lecturer_id plan_item_id work_year".split()
_MOTION_TEXTS = ("method", "excluded_basis", "superior_consent", "meeting_consent")
_CHILDREN: tuple[Any, ...] = (AgendaRow, GuestRow, MotionRow, DecisionRow, AttendanceRow)


def place_segments(
    session: Session, event: EventRow, parts: Sequence[SegmentPart], *, anew: bool
) -> tuple[SegmentRow, ...]:
    """Return one stored segment for each part, in order; segments nobody asks for any more are removed.

    A part takes the row of the same form and cell that stands already, so that its make-ups and closed decisions stay.
    """
    standing = [] if anew else list(session.scalars(_segments_of(event.id)).all())
    rows = [_take(standing, part) for part in parts]
    remove_segments(session, [row.id for row in standing])
    placed = []
    for position, (row, part) in enumerate(zip(rows, parts, strict=True), 1):
        placed.append(_fill(row or SegmentRow(event_id=event.id), part, position, event))
    session.add_all(placed)
    session.flush()
    return tuple(placed)


def _segments_of(event_id: int) -> Any:
    return select(SegmentRow).where(SegmentRow.event_id == event_id).order_by(SegmentRow.position)


def _take(standing: list[SegmentRow], part: SegmentPart) -> SegmentRow | None:
    for row in standing:
        if row.form == part.form and row.cell_id == part.cell_id:
            standing.remove(row)
            return row
    return None


def _fill(row: SegmentRow, part: SegmentPart, position: int, event: EventRow) -> SegmentRow:
    """Fill a row; a time that is the event's own is not written twice, so that a record saved again is the same."""
    row.position = position
    row.topic = clean_text(part.topic)
    for field in _PLAIN:
        setattr(row, field, getattr(part, field))
    row.start_at = None if part.start_at == event.start_at else part.start_at
    row.end_at = None if part.end_at == event.end_at else part.end_at
    for field in _TEXTS:
        setattr(row, field, clean(getattr(part, field)))
    return row


def remove_segments(session: Session, ids: Sequence[int]) -> None:
    """Remove segments with everything they hold, children first."""
    if not ids:
        return
    marks = select(AttendanceRow.id).where(AttendanceRow.segment_id.in_(ids))
    session.execute(delete(MakeupRow).where(MakeupRow.attendance_id.in_(marks)))
    for table in _CHILDREN:
        session.execute(delete(table).where(table.segment_id.in_(ids)))
    session.execute(delete(SegmentRow).where(SegmentRow.id.in_(ids)))


def write_attendance(session: Session, segment_id: int, entries: Iterable[Entry], *, anew: bool) -> None:
    """Store a sheet; a make-up stays while its member stays away."""
    rows = _standing(session, AttendanceRow, segment_id, anew)
    standing = {row.member_id: row for row in rows}
    wanted = {entry.member_id: entry for entry in entries}
    gone = [row.id for row in rows if row.member_id not in wanted]
    come = [row.id for row in rows if row.member_id in wanted and wanted[row.member_id].state == PRESENT]
    if standing:
        session.execute(delete(MakeupRow).where(MakeupRow.attendance_id.in_(gone + come)))
        session.execute(delete(AttendanceRow).where(AttendanceRow.id.in_(gone)))
    for entry in wanted.values():
        row = standing.get(entry.member_id) or AttendanceRow(segment_id=segment_id, member_id=entry.member_id)
        for field in ("state", "reason", "provenance", "arrived_at", "left_at"):
            setattr(row, field, getattr(entry, field))
        session.add(row)


def write_parts(session: Session, segment_id: int, part: SegmentPart, form: MeetingForm | None, *, anew: bool) -> None:
    """Store agenda, guests and votes by their places."""
    agenda = [{"title": clean_text(item.title), "presenter": clean(item.presenter)} for item in part.agenda]
    guests = [{"name": clean_text(guest.name), "role": clean(guest.role)} for guest in part.guests]
    motions = [
        {name: getattr(motion, name) for name in COUNTS}
        | {name: clean(getattr(motion, name)) for name in _MOTION_TEXTS}
        | {"title": clean_text(motion.title), "kind": motion_kind(motion.kind, form)}
        for motion in part.motions
    ]
    _by_place(session, AgendaRow, segment_id, [item | {"position": n} for n, item in enumerate(agenda, 1)], anew)
    _by_place(session, GuestRow, segment_id, guests, anew)
    _by_place(session, MotionRow, segment_id, [item | {"position": n} for n, item in enumerate(motions, 1)], anew)


def _standing(session: Session, table: Any, segment_id: int, anew: bool) -> list[Any]:
    """Return the rows a segment has; one that was just made has none."""
    if anew:
        return []
    return list(session.scalars(select(table).where(table.segment_id == segment_id).order_by(table.id)).all())


def _by_place(session: Session, table: Any, segment_id: int, wanted: Sequence[Mapping[str, Any]], anew: bool) -> None:
    rows = _standing(session, table, segment_id, anew)
    for row in rows[len(wanted) :]:
        session.delete(row)
    for number, values in enumerate(wanted):
        row = rows[number] if number < len(rows) else table(segment_id=segment_id)
        for field, value in values.items():
            setattr(row, field, value)
        session.add(row)


def write_decisions(session: Session, segment_id: int, part: SegmentPart, *, anew: bool) -> tuple[str, ...]:
    """Store decisions; one with the same words keeps its closing. Return the words of closed ones that went away."""
    rows = _standing(session, DecisionRow, segment_id, anew)
    for position, decision in enumerate(part.decisions, 1):
        text = clean_text(decision.text)
        row = next((row for row in rows if row.text == text), None)
        if row is None:
            row = DecisionRow(segment_id=segment_id, text=text)
        else:
            rows.remove(row)
        row.position, row.owner, row.due_on = position, clean(decision.owner), decision.due_on
        row.to_general_meeting = decision.to_general_meeting
        session.add(row)
    for row in rows:
        session.delete(row)
    return tuple(row.text for row in rows if row.closed_on is not None)
