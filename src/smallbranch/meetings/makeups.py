"""Make-up study (补课) by one absent member: the segment's counts never change (C15)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.meetings.attendance import NOT_RECORDED, PRESENT
from smallbranch.meetings.commands import RecordMakeup, WaiveMakeup
from smallbranch.meetings.model import AttendanceRow, EventRow, MakeupRow, SegmentRow
from smallbranch.meetings.plan import needed_reason
from smallbranch.meetings.rows import held_within, load_held
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.texts import clean
from smallbranch.meetings.views import OpenMakeup
from smallbranch.packs.schema import Due
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

SETTLED = frozenset({PRESENT, NOT_RECORDED})
"""States that leave nothing to make up."""


def record_makeup(uow: UnitOfWork, command: RecordMakeup) -> Handled[int]:
    """Record that an absent member made the study up; the value is the make-up's id. Recording again corrects it."""
    event, mark = _absence(uow.session, command.segment_id, command.member_id)
    if command.done_on < event.start_at.date():
        raise InvalidInput({"done_on": "before_event"})
    if command.minutes is not None and command.minutes < 0:
        raise InvalidInput({"minutes": "negative"})
    row = _row(uow.session, mark)
    row.done_on, row.minutes, row.waived = command.done_on, command.minutes, None
    row.how, row.note = clean(command.how), clean(command.note)
    uow.session.flush()
    return Handled(row.id, tuple(_findings(row, command.done_on, uow.today)))


def waive_makeup(uow: UnitOfWork, command: WaiveMakeup) -> Handled[int]:
    """Note why an absence is not made up; it counts as nothing but its reason, and is asked about no more."""
    _, mark = _absence(uow.session, command.segment_id, command.member_id)
    row = _row(uow.session, mark)
    row.waived = needed_reason(command.reason)
    row.done_on = row.minutes = row.how = row.note = None
    uow.session.flush()
    return Handled(row.id)


def _absence(session: Session, segment_id: int, member_id: int) -> tuple[EventRow, AttendanceRow]:
    """Return the event and the mark of somebody who was absent.

    Raises:
        InvalidInput: there is no such segment, or the member was not absent from it.
    """
    segment = session.get(SegmentRow, segment_id)
    if segment is None:
        raise InvalidInput({"segment_id": "unknown_segment"})
    own = select(AttendanceRow).where(AttendanceRow.segment_id == segment.id, AttendanceRow.member_id == member_id)
    mark = session.scalars(own).first()
    if mark is None or mark.state in SETTLED:
        raise InvalidInput({"member_id": "not_absent"})
    return session.get_one(EventRow, segment.event_id), mark


def _row(session: Session, mark: AttendanceRow) -> MakeupRow:
    row = session.scalars(select(MakeupRow).where(MakeupRow.attendance_id == mark.id)).first()
    if row is None:
        row = MakeupRow(attendance_id=mark.id)
        session.add(row)
    return row


def _findings(row: MakeupRow, done_on: date, today: date) -> list[Finding]:
    if done_on <= today:
        return []
    return [Finding("event_in_future", Severity.WARNING, {"day": done_on}, Subject("makeup", row.id, "done_on"))]


def read_open(scene: Scene, as_of: date) -> tuple[OpenMakeup, ...]:
    """Return this year's absences up to a day that were not made up by then, of members who are still due.

    Meetings of the committee are business, not study: nobody makes them up.
    """
    held = load_held(scene.session, held_within(date(as_of.year, 1, 1), as_of))
    names = {member.id: member.label for member in scene.everybody_due(as_of)}
    found = []
    for event, segment in held.pairs():
        day = event.start_at.date()
        form = scene.form(segment.form, day)
        if form is not None and form.due is Due.COMMITTEE:
            continue
        due = {member.id for member in scene.due(segment.form, day, segment.cell_id)}
        for mark in held.marks.get(segment.id, {}).values():
            makeup = held.makeups.get(mark.id)
            done = makeup is not None and (makeup.waived or (makeup.done_on is not None and makeup.done_on <= as_of))
            if mark.state not in SETTLED and not done and mark.member_id in due and mark.member_id in names:
                name = names[mark.member_id]
                line = OpenMakeup(segment.id, mark.member_id, name, day, segment.form, segment.topic, mark.state)
                found.append(line)
    return tuple(found)
