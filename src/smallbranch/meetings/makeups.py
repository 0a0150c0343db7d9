"""Make-up study (补课) by one absent member: the segment's counts never change (C15)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.meetings.attendance import NOT_RECORDED, PRESENT
from smallbranch.meetings.commands import RecordMakeup
from smallbranch.meetings.model import AttendanceRow, EventRow, MakeupRow, SegmentRow
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
    session = uow.session
    segment = session.get(SegmentRow, command.segment_id)
    if segment is None:
        raise InvalidInput({"segment_id": "unknown_segment"})
    event = session.get_one(EventRow, segment.event_id)
    mark = session.scalars(
        select(AttendanceRow).where(
            AttendanceRow.segment_id == segment.id, AttendanceRow.member_id == command.member_id
        )
    ).first()
    if mark is None or mark.state in SETTLED:
        raise InvalidInput({"member_id": "not_absent"})
    if command.done_on < event.start_at.date():
        raise InvalidInput({"done_on": "before_event"})
    if command.minutes is not None and command.minutes < 0:
        raise InvalidInput({"minutes": "negative"})
    row = session.scalars(select(MakeupRow).where(MakeupRow.attendance_id == mark.id)).first()
    row = row or MakeupRow(attendance_id=mark.id)
    row.done_on, row.minutes = command.done_on, command.minutes
    row.how, row.note = clean(command.how), clean(command.note)
    session.add(row)
    session.flush()
    return Handled(row.id, tuple(_findings(row, command.done_on, uow.today)))


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
            done = makeup is not None and makeup.done_on is not None and makeup.done_on <= as_of
            if mark.state not in SETTLED and not done and mark.member_id in due and mark.member_id in names:
                name = names[mark.member_id]
                line = OpenMakeup(segment.id, mark.member_id, name, day, segment.form, segment.topic, mark.state)
                found.append(line)
    return tuple(found)
