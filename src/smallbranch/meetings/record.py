"""Record an event with its segments, record it again, remove it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.meetings.attendance import Count, Entry, count, fill_sheet
from smallbranch.meetings.checking import Known, check_due, check_meeting
from smallbranch.meetings.commands import RecordMeeting, RemoveMeeting, SegmentPart
from smallbranch.meetings.model import EventRow, MotionRow, PlanItemRow, SegmentRow
from smallbranch.meetings.motions import motion_findings, vote_rule, weigh
from smallbranch.meetings.noticing import event_findings, segment_findings
from smallbranch.meetings.plan_links import link_to_plan
from smallbranch.meetings.rows import find_event, start_of
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.slips import slips, too_long
from smallbranch.meetings.texts import clean, clean_text
from smallbranch.meetings.writing import (
    place_segments,
    remove_segments,
    write_attendance,
    write_decisions,
    write_parts,
)
from smallbranch.store.base import Base
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

_EVENT_TEXTS = ("place", "joint_with", "organiser", "move_reason", "business_task", "note")


class Recorder:
    """Handles what happened."""

    def __init__(self, scene: Callable[[Session], Scene]) -> None:
        self._scene = scene

    def record(self, uow: UnitOfWork, command: RecordMeeting) -> Handled[int]:
        """Store the event; the value is its id."""
        scene, day = self._scene(uow.session), command.start_at.date()
        check_meeting(command, scene.rules, _known(scene, command))
        due = [scene.due(part.form, day, part.cell_id) for part in command.segments]
        check_due(command, tuple({member.id for member in members} for members in due))
        event = _event_row(uow.session, command, uow.now)
        rows = place_segments(uow.session, event, command.segments, anew=command.event_id is None)
        findings = list(event_findings(scene, command, event, uow.today))
        findings += too_long(command, Subject("event", event.id, "end_at"))
        findings += link_to_plan(uow.session, event, rows)
        for part, row, members in zip(command.segments, rows, due, strict=True):
            known = scene.absences(day, start_of(event, row).time())
            sheet = fill_sheet(members, part.marks, known, others_present=part.others_present)
            findings += _store(scene, row, part, sheet, day, anew=command.event_id is None)
            counted = count(members, {entry.member_id: entry.state for entry in sheet})
            findings += segment_findings(scene, row, part, counted, day)
            findings += slips(scene, command, part, Subject("segment", row.id))
            findings += _vote_findings(scene, row, part, counted, day)
        return Handled(event.id, tuple(findings))


def remove_meeting(uow: UnitOfWork, command: RemoveMeeting) -> Handled[int]:
    """Remove the event with all it holds; the value is its id."""
    event = find_event(uow.session, command.event_id)
    ids = uow.session.scalars(select(SegmentRow.id).where(SegmentRow.event_id == event.id)).all()
    remove_segments(uow.session, ids)
    uow.session.execute(update(PlanItemRow).where(PlanItemRow.evidence_id == event.id).values(evidence_id=None))
    uow.session.execute(delete(EventRow).where(EventRow.id == event.id))
    return Handled(event.id)


def _known(scene: Scene, command: RecordMeeting) -> Known:
    named = {part.plan_item_id for part in command.segments if part.plan_item_id is not None}
    stored = scene.session.scalars(select(PlanItemRow.id).where(PlanItemRow.id.in_(named))).all() if named else ()
    return Known(scene.member_ids(), scene.cells().keys(), frozenset(stored), _team_exists(scene, command.team_id))


def _team_exists(scene: Scene, team_id: int | None) -> bool:
    """Tell whether the team is there; its table belongs to a sibling and is asked for the key alone."""
    if team_id is None:
        return False
    teams = Base.metadata.tables["team"]
    return scene.session.execute(select(teams.c.id).where(teams.c.id == team_id)).first() is not None


def _event_row(session: Session, command: RecordMeeting, now: datetime) -> EventRow:
    """Return the event with its new facts; identity and time of first entry stay."""
    uid = clean(command.uid)
    if command.event_id is not None:
        event = find_event(session, command.event_id)
    else:
        event = EventRow(uid=uuid4().hex, entered_at=now)
        session.add(event)
    if uid is not None and uid != event.uid:
        with session.no_autoflush:
            if session.scalars(select(EventRow.id).where(EventRow.uid == uid)).first() is not None:
                raise InvalidInput({"uid": "already_recorded"})
        event.uid = uid
    event.title = clean_text(command.title)
    event.start_at, event.end_at = command.start_at, command.end_at
    event.moved_from, event.team_id = command.moved_from, command.team_id
    event.partner_people = command.partner_people
    for field in _EVENT_TEXTS:
        setattr(event, field, clean(getattr(command, field)))
    session.flush()
    return event


def _store(
    scene: Scene, row: SegmentRow, part: SegmentPart, sheet: Sequence[Entry], day: date, *, anew: bool
) -> list[Finding]:
    session, subject = scene.session, Subject("segment", row.id)
    write_attendance(session, row.id, sheet, anew=anew)
    write_parts(session, row.id, part, scene.form(part.form, day), anew=anew)
    gone = write_decisions(session, row.id, part, anew=anew)
    session.flush()
    return [Finding("closed_decision_removed", Severity.WARNING, {"text": text}, subject) for text in gone]


def _vote_findings(scene: Scene, row: SegmentRow, part: SegmentPart, counted: Count, day: date) -> Iterator[Finding]:
    if not part.motions:
        return
    stored = select(MotionRow).where(MotionRow.segment_id == row.id).order_by(MotionRow.position)
    for motion in scene.session.scalars(stored).all():
        rule = vote_rule(scene.rules, motion.kind, day)
        yield from motion_findings(weigh(motion, rule, counted), rule, day)
