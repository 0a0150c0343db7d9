"""What does not fit together in the records: questions to answer or put right, never a score or a reproach.

Pure functions over what was recorded; numbers here say when a question is worth asking and are nobody's norm.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import combinations

from msgspec import Struct

from smallbranch.explanations.views import QuestionKey
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.lessons.views import MicroLectureView
from smallbranch.meetings.attendance import PRESENT
from smallbranch.meetings.said import Said
from smallbranch.meetings.views import AttendanceView, EventView, SegmentView, StrangerMark
from smallbranch.roster.views import AbsenceView
from smallbranch.rules.leftovers import of_leftovers
from smallbranch.rules.likeness import of_copies
from smallbranch.rules.roles import Here, of_lectures, of_speakers

_MINUTE = timedelta(minutes=1)
_HALF_DAY = timedelta(hours=12)
_REASON_OF_DAY = ("周末", "周六", "周日", "双休", "休息日", "假日", "假期", "节日", "值班", "调休", "补班")
_REASON_OF_ENTRY = ("补录", "补记", "补登", "后补", "迟录", "晚录", "集中录入")
# What a question says besides the facts that are at odds: it may change without the question being a new one.
_WORDING = {
    "odd_present_on_leave": {"title"},
    "odd_day_off": {"title", "holiday"},
    "odd_two_places": {"one", "other"},
    "odd_copied_text": {"percent"},
    "odd_lecture_speaker_away": {"topic"},
    "odd_lecture_speaker_not_here": {"topic"},
    "odd_lecture_other_day": {"topic"},
}


class Bulk(Struct, frozen=True):
    """From how many records entered on one day, each so many days after its own, it is asked whether days are right."""

    records: int
    days: int


class Records(Struct, frozen=True):
    """What is looked at: the events and lectures of a period, and what is known around them.

    `earlier` are the events of the days just before, `said` the texts of the period and `said_before` all older ones;
    `days_off` names the rest days among the days, `own_names` are the names the branch goes by, `here` holds who was
    on the roster (guests and applicants too) on each day.
    """

    events: Sequence[EventView]
    earlier: Sequence[EventView]
    absences: Sequence[AbsenceView]
    strangers: Sequence[StrangerMark]
    days_off: Mapping[date, str]
    own_names: Sequence[str]
    lectures: Sequence[MicroLectureView]
    said: Sequence[Said]
    said_before: Sequence[Said]
    here: Here
    bulk: Bulk


def odd(records: Records) -> Iterator[Finding]:
    """Yield everything that does not fit together, each with what it is `about`."""
    for finding in _odd(records):
        facts = {name: value for name, value in finding.params.items() if name not in _WORDING.get(finding.code, ())}
        about = "；".join(f"{name}={value}" for name, value in sorted(facts.items()))
        yield replace(finding, params={**finding.params, "about": about})


def key_of(finding: Finding) -> QuestionKey:
    """Return by what a question is recognised when it was explained."""
    subject = finding.subject or Subject("")
    return QuestionKey(finding.code, subject.kind, subject.id or 0, str(finding.params.get("about", "")))


def _odd(records: Records) -> Iterator[Finding]:
    yield from of_strangers(records.strangers)
    yield from of_two_places(records.events, records.earlier)
    for event in records.events:
        yield from of_absences(event, records.absences)
        yield from of_speakers(event, records.absences, records.here)
        yield from of_ballots(event)
        yield from of_day_off(event, records.days_off)
        yield from of_leftovers(event, records.own_names)
    yield from of_copies(records.said, records.said_before)
    yield from of_bulk(records.events, records.bulk)
    yield from of_lectures(records.lectures, records.events, records.absences, records.here)


def of_strangers(marks: Iterable[StrangerMark]) -> Iterator[Finding]:
    """Yield who was present before joining or after leaving; once for each person and event."""
    for mark in {(mark.event_id, mark.member_id): mark for mark in marks}.values():
        params = {"name": mark.name, "form": mark.form, "held_on": mark.held_on}
        yield Finding("odd_present_not_here", Severity.WARNING, params, Subject("event", mark.event_id))


def of_absences(event: EventView, absences: Iterable[AbsenceView]) -> Iterator[Finding]:
    """Yield who was on leave that day and is marked present all the same."""
    day = event.start_at.date()
    away = {one.member_id: one for one in absences if one.half is None and one.covers(day)}
    present = {mark.member_id: mark for part in event.segments for mark in part.attendance if mark.state == PRESENT}
    for member_id in sorted(present.keys() & away.keys()):
        kind = away[member_id].kind
        params = {"name": present[member_id].name, "kind": kind, "held_on": day, "title": event.title}
        yield Finding("odd_present_on_leave", Severity.WARNING, params, Subject("event", event.id))


# ── two meetings at once ─────────────────────────────────────────────────────────────────────────────────────────


class _Stay(Struct, frozen=True):
    start: datetime
    end: datetime
    event: EventView
    name: str


def of_two_places(events: Sequence[EventView], earlier: Sequence[EventView]) -> Iterator[Finding]:
    """Yield pairs of events at which somebody was at the same minute; once for each pair, with all the names."""
    asked = {event.id for event in events}
    first = min((event.start_at for event in events), default=None)
    near = [event for event in earlier if first is not None and (event.end_at or event.start_at) > first]
    both: dict[tuple[int, int], list[str]] = defaultdict(list)
    by_id = {event.id: event for event in (*near, *events)}
    for stays in _stays(by_id.values()).values():
        for one, other in combinations(stays, 2):
            if one.event.id != other.event.id and one.start < other.end and other.start < one.end:
                pair = (min(one.event.id, other.event.id), max(one.event.id, other.event.id))
                if one.name not in both[pair]:
                    both[pair].append(one.name)
    for (a, b), names in both.items():
        if {a, b} & asked:
            later = by_id[b]
            params = {
                "names": "、".join(names),
                "held_on": later.start_at.date(),
                "one": by_id[a].title,
                "other": later.title,
            }
            yield Finding("odd_two_places", Severity.WARNING, params, Subject("event", b))


def _stays(events: Iterable[EventView]) -> dict[int, list[_Stay]]:
    found: dict[int, list[_Stay]] = defaultdict(list)
    for event in events:
        for part in event.segments:
            for mark in part.attendance:
                if mark.state == PRESENT:
                    found[mark.member_id].append(_stay(event, part, mark))
    return found


def _stay(event: EventView, part: SegmentView, mark: AttendanceView) -> _Stay:
    start = part.start_at
    end = part.end_at or start + _MINUTE
    came, went = _moment(mark.arrived_at, start), _moment(mark.left_at, start)
    return _Stay(came or start, went or end, event, mark.name)


def _moment(text: str | None, start: datetime) -> datetime | None:
    """Return a clock time as a moment of the meeting; one well before its start is after midnight."""
    if not text:
        return None
    hour, _, minute = text.partition(":")
    moment = start.replace(hour=int(hour), minute=int(minute))
    return moment + timedelta(days=1) if moment < start - _HALF_DAY else moment


# ── who voted, which day, when entered ───────────────────────────────────────────────────────────────────────────


def of_ballots(event: EventView) -> Iterator[Finding]:
    """Yield votes whose ballots are not as many as the voters present, and opinions of more people than were away."""
    for part in event.segments:
        for motion in part.motions:
            cast = motion.yes + motion.no + motion.abstain
            params = {"title": motion.title, "held_on": event.start_at.date(), "present": motion.present_voters}
            subject = Subject("event", event.id)
            if cast > motion.present_voters:
                yield Finding("odd_ballots_over", Severity.WARNING, {**params, "cast": cast}, subject)
            elif cast and cast < motion.present_voters - _not_all_the_time(part):
                yield Finding("odd_ballots_short", Severity.INFO, {**params, "cast": cast}, subject)
            written = motion.written_yes + motion.written_no
            away = max(0, motion.due_voters - motion.present_voters)
            if written > away:
                found = {**params, "written": written, "away": away}
                yield Finding("odd_written_over", Severity.WARNING, found, subject)


def _not_all_the_time(part: SegmentView) -> int:
    """Return how many voters came late or left early: they may have missed the vote."""
    return sum(
        1 for mark in part.attendance if mark.votes and mark.state == PRESENT and (mark.arrived_at or mark.left_at)
    )


def of_day_off(event: EventView, days_off: Mapping[date, str]) -> Iterator[Finding]:
    """Yield meetings on a rest day, unless the record says why it was then."""
    day = event.start_at.date()
    said = any(word in (event.note or "") for word in _REASON_OF_DAY)
    if day in days_off and not event.move_reason and not said:
        params = {"held_on": day, "holiday": days_off[day], "title": event.title}
        yield Finding("odd_day_off", Severity.INFO, params, Subject("event", event.id))


def of_bulk(events: Iterable[EventView], bulk: Bulk) -> Iterator[Finding]:
    """Yield days on which many records were entered long after; one that says why it is late is not counted."""
    sittings: dict[date, list[EventView]] = defaultdict(list)
    for event in events:
        said = any(word in (event.note or "") for word in _REASON_OF_ENTRY)
        if event.lag_days > bulk.days and not said:
            sittings[event.entered_at.date()].append(event)
    for entered_on, together in sorted(sittings.items()):
        if len(together) >= bulk.records:
            params = {"entered_on": entered_on, "count": len(together), "days": min(one.lag_days for one in together)}
            first = min(together, key=lambda one: (one.start_at, one.id))
            yield Finding("odd_entered_in_bulk", Severity.INFO, params, Subject("event", first.id))
