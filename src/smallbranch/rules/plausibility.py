"""What does not fit together in the records: questions to answer or put right, never a score or a reproach.

Pure functions over what was recorded; numbers here say when a question is worth asking and are nobody's norm.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.meetings.attendance import NOT_RECORDED, PRESENT
from smallbranch.meetings.views import AttendanceView, EventView, SegmentView, StrangerMark
from smallbranch.roster.views import AbsenceView
from smallbranch.rules.leftovers import of_leftovers
from smallbranch.rules.likeness import of_copies

_MINUTE = timedelta(minutes=1)
_HALF_DAY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Records:
    """What is looked at: the events of a period, those of the year before it, and what is known around them.

    `days_off` names the rest days among the events' days; `own_names` are the names the branch goes by.
    """

    events: Sequence[EventView]
    earlier: Sequence[EventView]
    absences: Sequence[AbsenceView]
    strangers: Sequence[StrangerMark]
    days_off: Mapping[date, str]
    own_names: Sequence[str]


def odd(records: Records) -> Iterator[Finding]:
    """Yield everything that does not fit together."""
    yield from of_strangers(records.strangers)
    yield from of_two_places(records.events, records.earlier)
    for event in records.events:
        yield from of_absences(event, records.absences)
        yield from of_speakers(event)
        yield from of_ballots(event)
        yield from of_day_off(event, records.days_off)
        yield from of_leftovers(event, records.own_names)
    yield from of_copies(records.events, records.earlier)


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


@dataclass(frozen=True, slots=True)
class _Stay:
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


# ── who spoke, who voted, which day ──────────────────────────────────────────────────────────────────────────────


def of_speakers(event: EventView) -> Iterator[Finding]:
    """Yield who chaired, wrote, lectured, presented or is quoted while marked away; once for each segment."""
    for part in event.segments:
        away = {mark.member_id: mark for mark in part.attendance if mark.state not in (PRESENT, NOT_RECORDED)}
        posts = {"lecturer": part.lecturer_id, "chair": part.chair_id, "recorder": part.recorder_id}
        said = {key: f"role_{role}" for role, key in posts.items() if key is not None and key in away}
        for member_id, mark in away.items():
            if member_id not in said and _spoke(part, mark.name):
                said[member_id] = "role_speaker"
        for member_id, role in said.items():
            params = {
                "name": away[member_id].name,
                "role": role,
                "held_on": event.start_at.date(),
                "form": part.form,
                "state": away[member_id].state,
            }
            yield Finding("odd_speaker_absent", Severity.WARNING, params, Subject("event", event.id))


def _spoke(part: SegmentView, name: str) -> bool:
    """Tell whether a name presents an item or opens a line of what was said (`张三：…`, `张三同志发言：…`)."""
    if any((item.presenter or "").strip() == name for item in part.agenda):
        return True
    opening = re.compile(rf"(?:^|[\n。；])\s*{re.escape(name)}(?:同志)?(?:发言|表示|提出|指出)?\s*[：:]")
    return any(opening.search(text) for text in (part.minutes, part.discussion) if text)


def of_ballots(event: EventView) -> Iterator[Finding]:
    """Yield votes whose ballots are not as many as the voters present."""
    for part in event.segments:
        for motion in part.motions:
            cast = motion.yes + motion.no + motion.abstain
            over = cast > motion.present_voters
            params = {
                "title": motion.title,
                "held_on": event.start_at.date(),
                "cast": cast,
                "present": motion.present_voters,
            }
            subject = Subject("event", event.id)
            if over:
                yield Finding("odd_ballots_over", Severity.WARNING, params, subject)
            elif cast and cast < motion.present_voters:
                yield Finding("odd_ballots_short", Severity.INFO, params, subject)


def of_day_off(event: EventView, days_off: Mapping[date, str]) -> Iterator[Finding]:
    """Yield meetings on a rest day, unless the record says why it was moved."""
    day = event.start_at.date()
    if day in days_off and not event.move_reason:
        params = {"held_on": day, "holiday": days_off[day], "title": event.title}
        yield Finding("odd_day_off", Severity.INFO, params, Subject("event", event.id))
