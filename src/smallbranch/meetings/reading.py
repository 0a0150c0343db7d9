"""Read events: whole ones, lists, the sheet before a meeting, and a search."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select

from smallbranch.meetings import decisions
from smallbranch.meetings.attendance import PRESENT, count, fill_sheet
from smallbranch.meetings.makeups import SETTLED, last_day
from smallbranch.meetings.model import AttendanceRow, DecisionRow, EventRow, MotionRow, SegmentRow
from smallbranch.meetings.motions import vote_rule, weigh
from smallbranch.meetings.rows import Contents, Held, duration, end_of, load_contents, load_held, start_of
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.texts import clean
from smallbranch.meetings.views import (
    AgendaView,
    AttendanceView,
    DecisionView,
    DueMember,
    EventLine,
    EventView,
    GuestView,
    SegmentView,
)
from smallbranch.roster.views import MemberView

_FOUND_LIMIT = 200


def read_event(scene: Scene, event: EventRow) -> EventView:
    """Return an event with all it holds."""
    return _event_views(scene, load_held(scene.session, EventRow.id == event.id))[0]


def read_events(scene: Scene, where: ColumnElement[bool]) -> tuple[EventView, ...]:
    """Return whole events in time order."""
    return _event_views(scene, load_held(scene.session, where))


def read_lines(scene: Scene, where: ColumnElement[bool]) -> tuple[EventLine, ...]:
    """Return one line for each segment, in time order."""
    held = load_held(scene.session, where)
    return tuple(_line(scene, held, event, segment) for event, segment in held.pairs())


def read_due_list(scene: Scene, form: str, start_at: datetime, cell_id: int | None) -> tuple[DueMember, ...]:
    """Return the attendance sheet of a meeting to come: who is due, numbered, known absences filled in."""
    day = start_at.date()
    due = scene.due(form, day, cell_id)
    sheet = fill_sheet(due, (), scene.absences(day, start_at.time()), others_present=True)
    return tuple(
        DueMember(
            member_id=member.id,
            name=member.name,
            label=member.label,
            initials=member.initials,
            row_no=number,
            votes=member.votes,
            state=entry.state,
            reason=entry.reason,
            provenance=entry.provenance,
        )
        for number, (member, entry) in enumerate(zip(due, sheet, strict=True), 1)
    )


def find(scene: Scene, text: str) -> tuple[EventLine, ...]:
    """Return the segments that mention a text in any title, place, minutes, motion or decision; at most the latest."""
    wanted = clean(text)
    if wanted is None:
        return ()
    columns = (EventRow.title, EventRow.place, SegmentRow.topic, SegmentRow.minutes, SegmentRow.discussion)
    more = (SegmentRow.resolution, SegmentRow.lecturer_name)
    hits = or_(
        *(column.contains(wanted, autoescape=True) for column in (*columns, *more)),
        SegmentRow.id.in_(select(DecisionRow.segment_id).where(DecisionRow.text.contains(wanted, autoescape=True))),
        SegmentRow.id.in_(select(MotionRow.segment_id).where(MotionRow.title.contains(wanted, autoescape=True))),
    )
    query = select(SegmentRow.id, EventRow.id).join(EventRow, EventRow.id == SegmentRow.event_id).where(hits)
    rows = scene.session.execute(query.order_by(EventRow.start_at.desc()).limit(_FOUND_LIMIT)).all()
    segments, events = {row[0] for row in rows}, {row[1] for row in rows}
    lines = read_lines(scene, EventRow.id.in_(events))
    return tuple(line for line in lines if line.segment_id in segments)


def read_present(scene: Scene, segment_id: int) -> int | None:
    """Return how many of those due were present at a segment; None when there is no such segment."""
    query = select(SegmentRow.event_id).where(SegmentRow.id == segment_id)
    lines = read_lines(scene, EventRow.id.in_(query))
    return next((line.present_count for line in lines if line.segment_id == segment_id), None)


def _line(scene: Scene, held: Held, event: EventRow, segment: SegmentRow) -> EventLine:
    day = event.start_at.date()
    due = scene.due(segment.form, day, segment.cell_id)
    counted = count(due, held.states(segment.id))
    return EventLine(
        event_id=event.id,
        segment_id=segment.id,
        uid=event.uid,
        held_on=day,
        start_at=start_of(event, segment),
        form=segment.form,
        topic=segment.topic,
        title=event.title,
        place=event.place,
        cell_id=segment.cell_id,
        cell=_cell(scene, segment),
        due_count=counted.due,
        present_count=counted.present,
        duration_minutes=duration(event, segment),
        makes_up=segment.makes_up,
        work_year=segment.work_year,
        joint_with=event.joint_with,
        lecturer=scene.name(segment.lecturer_id) or segment.lecturer_name,
        lecturer_id=segment.lecturer_id,
        entered_at=event.entered_at,
        has_minutes=bool(segment.minutes or segment.discussion or segment.resolution),
    )


def _event_views(scene: Scene, held: Held) -> tuple[EventView, ...]:
    contents = load_contents(scene.session, [segment.id for _, segment in held.pairs()])
    carried = decisions.read_carried(scene.session, held)
    views = []
    for event in held.events:
        segments = held.segments.get(event.id, ())
        shown = tuple(_segment(scene, held, contents, carried, event, segment) for segment in segments)
        views.append(_event(event, shown))
    return tuple(views)


def _event(event: EventRow, segments: tuple[SegmentView, ...]) -> EventView:
    return EventView(
        id=event.id,
        uid=event.uid,
        title=event.title,
        start_at=event.start_at,
        end_at=event.end_at,
        place=event.place,
        joint_with=event.joint_with,
        organiser=event.organiser,
        partner_people=event.partner_people,
        moved_from=event.moved_from,
        move_reason=event.move_reason,
        business_task=event.business_task,
        team_id=event.team_id,
        note=event.note,
        entered_at=event.entered_at,
        lag_days=(event.entered_at.date() - event.start_at.date()).days,
        segments=segments,
    )


def _segment(
    scene: Scene,
    held: Held,
    contents: Contents,
    carried: Mapping[int, tuple[DecisionView, ...]],
    event: EventRow,
    segment: SegmentRow,
) -> SegmentView:
    day = event.start_at.date()
    due = scene.due(segment.form, day, segment.cell_id)
    counted = count(due, held.states(segment.id))
    motions = contents.motions.get(segment.id, ())
    return SegmentView(
        id=segment.id,
        event_id=event.id,
        position=segment.position,
        form=segment.form,
        topic=segment.topic,
        cell_id=segment.cell_id,
        cell=_cell(scene, segment),
        start_at=start_of(event, segment),
        end_at=end_of(event, segment),
        duration_minutes=duration(event, segment),
        chair_id=segment.chair_id,
        chair=scene.name(segment.chair_id),
        recorder_id=segment.recorder_id,
        recorder=scene.name(segment.recorder_id),
        lecturer_id=segment.lecturer_id,
        lecturer=scene.name(segment.lecturer_id) or segment.lecturer_name,
        agenda=tuple(AgendaView(item.title, item.presenter) for item in contents.agenda.get(segment.id, ())),
        minutes=segment.minutes,
        discussion=segment.discussion,
        resolution=segment.resolution,
        attendance=tuple(_attendance(held, segment, member, last_day(scene, segment.form, day)) for member in due),
        guests=tuple(GuestView(guest.name, guest.role) for guest in contents.guests.get(segment.id, ())),
        motions=tuple(weigh(motion, vote_rule(scene.rules, motion.kind, day), counted) for motion in motions),
        decisions=tuple(decisions.decision_view(row, segment, event) for row in contents.decisions.get(segment.id, ())),
        carried_over=carried.get(segment.id, ()),
        due_count=counted.due,
        present_count=counted.present,
        due_voters=counted.due_voters,
        present_voters=counted.present_voters,
        plan_item_id=segment.plan_item_id,
        makes_up=segment.makes_up,
        work_year=segment.work_year,
    )


def _attendance(held: Held, segment: SegmentRow, member: MemberView, until: date | None) -> AttendanceView:
    mark = held.marks.get(segment.id, {}).get(member.id) or AttendanceRow(state="not_recorded", provenance="bulk")
    makeup = held.makeups.get(mark.id) if mark.state != PRESENT else None
    settled = mark.state in SETTLED or (makeup is not None and (makeup.waived or makeup.done_on))
    return AttendanceView(
        member_id=member.id,
        name=member.name,
        label=member.label,
        state=mark.state,
        reason=mark.reason,
        provenance=mark.provenance,
        votes=member.votes,
        makeup_on=makeup.done_on if makeup else None,
        makeup_minutes=makeup.minutes if makeup else None,
        arrived_at=mark.arrived_at,
        left_at=mark.left_at,
        waived=makeup.waived if makeup else None,
        makeup_by=None if settled else until,
    )


def _cell(scene: Scene, segment: SegmentRow) -> str | None:
    return None if segment.cell_id is None else scene.cells().get(segment.cell_id)
