"""Minutes of study: each minute once for each person, however many segments or events claim it; make-ups included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct, field
from sqlalchemy import or_, select

from smallbranch.kernel.periods import Period
from smallbranch.meetings.attendance import PRESENT, clock_time
from smallbranch.meetings.model import AttendanceRow, EventRow, MakeupRow, SegmentRow
from smallbranch.meetings.rows import Held, end_of, held_within, load_held, start_of
from smallbranch.meetings.scene import Scene
from smallbranch.packs.schema import Due

Stretch = tuple[datetime, datetime]


class StudyLine(Struct, frozen=True):
    """What one event gave one person: minutes no other event gave already; those of lectures are counted apart."""

    member_id: int
    event_id: int
    on: date
    form: str
    topic: str
    minutes: int
    lecture_minutes: int = 0
    makeup: bool = False


class _Sat(Struct):
    """The stretches a person has sat in, up to the event looked at."""

    stretches: list[Stretch] = field(default_factory=list)

    def add(self, more: Sequence[Stretch]) -> int:
        """Return the whole minutes that are new, and remember them."""
        before = _length(self.stretches)
        self.stretches.extend(more)
        return _length(self.stretches) - before


def read_study(scene: Scene, period: Period) -> tuple[StudyLine, ...]:
    """Return what everybody studied in the period in order of time: attended, and make-ups done in it.

    Committee meetings are business and give none. Where two events overlap, the minute belongs to the earlier one. A
    make-up never brings a person over the length of the event. Attendance counts on the event's day and is not split
    at the period's end (C14); a make-up counts when it was done.
    """
    made_up_now = (
        select(SegmentRow.event_id)
        .join(AttendanceRow, AttendanceRow.segment_id == SegmentRow.id)
        .join(MakeupRow, MakeupRow.attendance_id == AttendanceRow.id)
        .where(MakeupRow.done_on >= period.first, MakeupRow.done_on <= period.last)
    )
    held = load_held(scene.session, or_(held_within(period.first, period.last), EventRow.id.in_(made_up_now)))
    sat: dict[int, _Sat] = defaultdict(_Sat)
    found: list[StudyLine] = []
    for event in held.events:
        segments = [row for row in held.segments.get(event.id, ()) if _is_study(scene, event, row)]
        if segments:
            found += _event_lines(scene, held, event, segments, period, sat)
    return tuple(sorted(found, key=lambda line: (line.on, line.event_id)))


def read_study_minutes(scene: Scene, period: Period) -> dict[int, int]:
    """Return minutes by member."""
    total: dict[int, int] = defaultdict(int)
    for line in read_study(scene, period):
        total[line.member_id] += line.minutes
    return {member_id: minutes for member_id, minutes in total.items() if minutes}


def _is_study(scene: Scene, event: EventRow, segment: SegmentRow) -> bool:
    form = scene.form(segment.form, event.start_at.date())
    return form is None or form.due not in (Due.COMMITTEE, Due.NONE)


def _is_lecture(scene: Scene, segment: SegmentRow, day: date) -> bool:
    form = scene.form(segment.form, day)
    return form is not None and form.lecture


def _event_lines(
    scene: Scene, held: Held, event: EventRow, segments: list[SegmentRow], period: Period, sat: dict[int, _Sat]
) -> Iterator[StudyLine]:
    day = event.start_at.date()
    whole = _length(_known(_segment_stretch(event, segment) for segment in segments))
    due = {member.id for segment in segments for member in scene.due(segment.form, day, segment.cell_id)}
    lectures = [segment for segment in segments if _is_lecture(scene, segment, day)]
    for member_id in sorted(due):
        attended = _known(_attended(held, event, segment, member_id) for segment in segments)
        form, topic = segments[0].form, event.title if len(segments) > 1 else segments[0].topic
        if period.contains(day) and attended:
            heard = sat[member_id].add(_known(_attended(held, event, segment, member_id) for segment in lectures))
            others = sat[member_id].add(attended)
            if heard + others:
                yield StudyLine(member_id, event.id, day, form, topic, heard + others, heard)
        room = whole - _length(attended) if whole else None
        for done_on, minutes in _made_up(held, segments, member_id, room):
            if minutes and period.contains(done_on):
                yield StudyLine(member_id, event.id, done_on, form, topic, minutes, makeup=True)


def _attended(held: Held, event: EventRow, segment: SegmentRow, member_id: int) -> Stretch | None:
    mark = held.marks.get(segment.id, {}).get(member_id)
    stretch = _segment_stretch(event, segment)
    if mark is None or mark.state != PRESENT or stretch is None:
        return None
    start, end = stretch
    arrived, left = _moment(mark.arrived_at, start), _moment(mark.left_at, start)
    start, end = max(start, arrived or start), min(end, left or end)
    return (start, end) if start < end else None


def _moment(text: str | None, start: datetime) -> datetime | None:
    """Return the clock time as a moment of the meeting; one well before its start is after midnight."""
    if text is None:
        return None
    moment = datetime.combine(start.date(), clock_time(text))
    return moment + timedelta(days=1) if moment < start - timedelta(hours=12) else moment


def _made_up(held: Held, segments: list[SegmentRow], member_id: int, room: int | None) -> Iterator[tuple[date, int]]:
    """Yield the days and minutes of make-ups; earlier ones of the same event take their room first."""
    for done_on, minutes in sorted(_makeups(held, segments, member_id)):
        allowed = minutes if room is None else min(minutes, room)
        room = None if room is None else room - allowed
        yield done_on, allowed


def _makeups(held: Held, segments: list[SegmentRow], member_id: int) -> Iterator[tuple[date, int]]:
    for segment in segments:
        mark = held.marks.get(segment.id, {}).get(member_id)
        makeup = held.makeups.get(mark.id) if mark is not None else None
        if makeup is not None and makeup.done_on is not None and makeup.minutes:
            yield makeup.done_on, makeup.minutes


def _segment_stretch(event: EventRow, segment: SegmentRow) -> Stretch | None:
    end = end_of(event, segment)
    return None if end is None else (start_of(event, segment), end)


def _known(stretches: Iterable[Stretch | None]) -> list[Stretch]:
    return [stretch for stretch in stretches if stretch is not None]


def _length(stretches: Iterable[Stretch]) -> int:
    """Return the whole minutes covered by any of the stretches."""
    covered, until = timedelta(), datetime.min
    for start, end in sorted(stretches):
        covered += max(timedelta(), end - max(start, until))
        until = max(until, end)
    return int(covered.total_seconds()) // 60
