"""Make-up study (补课) by one absent member: the segment's counts never change (C15)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.periods import Period
from smallbranch.meetings.attendance import NOT_RECORDED, PRESENT
from smallbranch.meetings.commands import RecordMakeup, WaiveMakeup
from smallbranch.meetings.model import AttendanceRow, EventRow, MakeupRow, SegmentRow
from smallbranch.meetings.plan import needed_reason
from smallbranch.meetings.rows import held_within, load_held
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.texts import clean
from smallbranch.meetings.views import OpenMakeup, Waived
from smallbranch.packs.schema import Due
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

SETTLED = frozenset({PRESENT, NOT_RECORDED})
"""States that leave nothing to make up."""
_DAYS = "makeup_study_days"


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


def last_day(scene: Scene, form_id: str, held_on: date) -> date | None:
    """Return the last day to make a study up; None for what is not study, or where the branch sets no days.

    Meetings of the committee are business, not study: nobody makes them up.
    """
    days = scene.setting(_DAYS, held_on, 0)
    return held_on + timedelta(days=days) if days > 0 and is_study(scene, form_id, held_on) else None


def is_study(scene: Scene, form_id: str, day: date) -> bool:
    """Tell whether an absence from a form is made up at all."""
    form = scene.form(form_id, day)
    return form is None or form.due is not Due.COMMITTEE


def read_open(scene: Scene, as_of: date) -> tuple[OpenMakeup, ...]:
    """Return this year's absences up to a day that were not made up by then, of members who are still due.

    Those of the year before are among them until their last day.
    """
    new_year = date(as_of.year, 1, 1)
    since = min(new_year, as_of - timedelta(days=max(scene.setting(_DAYS, as_of, 0), 0)))
    held = load_held(scene.session, held_within(since, as_of))
    names = {member.id: member.label for member in scene.everybody_due(as_of)}
    found = []
    for event, segment in held.pairs():
        day = event.start_at.date()
        until = last_day(scene, segment.form, day)
        if not is_study(scene, segment.form, day) or (day < new_year and (until is None or until < as_of)):
            continue
        due = {member.id for member in scene.due(segment.form, day, segment.cell_id)}
        for mark in held.marks.get(segment.id, {}).values():
            makeup = held.makeups.get(mark.id)
            done = makeup is not None and (makeup.waived or (makeup.done_on is not None and makeup.done_on <= as_of))
            if mark.state not in SETTLED and not done and mark.member_id in due and mark.member_id in names:
                name = names[mark.member_id]
                found.append(
                    OpenMakeup(segment.id, mark.member_id, name, day, segment.form, segment.topic, mark.state, until)
                )
    return tuple(found)


def read_waived(scene: Scene, period: Period) -> tuple[Waived, ...]:
    """Return the absences of a period that are not made up, each with its reason."""
    held = load_held(scene.session, held_within(period.first, period.last))
    found = []
    for event, segment in held.pairs():
        day = event.start_at.date()
        for mark in held.marks.get(segment.id, {}).values():
            makeup = held.makeups.get(mark.id)
            if makeup is not None and makeup.waived and mark.state not in SETTLED:
                until, name = last_day(scene, segment.form, day), scene.name(mark.member_id) or ""
                found.append(Waived(name, day, segment.form, until, makeup.waived))
    return tuple(found)
