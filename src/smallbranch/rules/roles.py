"""Who chaired, wrote, lectured or is quoted while the same book says that they were away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.lessons.views import MicroLectureView
from smallbranch.meetings.attendance import NOT_RECORDED, PRESENT
from smallbranch.meetings.views import EventView, SegmentView
from smallbranch.roster.views import AbsenceView

Here = Mapping[date, frozenset[int]]
"""Who was on the roster, by day."""
_BETWEEN_NAMES = re.compile(r"[、，,;；/／\s]+")


def of_speakers(event: EventView, absences: Iterable[AbsenceView], here: Here) -> Iterator[Finding]:
    """Yield who had a part in a segment while marked or known away, or while not on the roster; once each."""
    day = event.start_at.date()
    leave = away_on(absences, day)
    for part in event.segments:
        told = {mark.member_id: mark.state for mark in part.attendance if mark.state != NOT_RECORDED}
        names = {mark.member_id: mark.name for mark in part.attendance}
        for member_id, (role, name) in _parts(part, names).items():
            params = {"name": name, "role": role, "held_on": day, "form": part.form}
            state = told.get(member_id) or leave.get(member_id, PRESENT)
            if state != PRESENT:
                yield Finding(
                    "odd_speaker_absent", Severity.WARNING, {**params, "state": state}, Subject("event", event.id)
                )
            elif day in here and member_id not in here[day]:
                yield Finding("odd_role_not_here", Severity.WARNING, params, Subject("event", event.id))


def of_lectures(
    lectures: Iterable[MicroLectureView], events: Sequence[EventView], absences: Iterable[AbsenceView], here: Here
) -> Iterator[Finding]:
    """Yield micro-lectures whose speaker was marked or known away, or whose meeting was on another day."""
    held = {part.id: (event, part) for event in events for part in event.segments}
    known = list(absences)
    for one in lectures:
        params = {"name": one.speaker, "topic": one.topic, "held_on": one.held_on}
        subject = Subject("micro_lecture", one.id)
        event, part = held.get(one.segment_id or 0, (None, None))
        if event is not None and event.start_at.date() != one.held_on:
            other = {**params, "other_on": event.start_at.date()}
            yield Finding("odd_lecture_other_day", Severity.INFO, other, subject)
        if one.speaker_id is None:
            continue
        state = _told(part, one.speaker_id) or away_on(known, one.held_on).get(one.speaker_id, PRESENT)
        if state != PRESENT:
            yield Finding("odd_lecture_speaker_away", Severity.WARNING, {**params, "state": state}, subject)
        elif one.held_on in here and one.speaker_id not in here[one.held_on]:
            yield Finding("odd_lecture_speaker_not_here", Severity.WARNING, params, subject)


def away_on(absences: Iterable[AbsenceView], day: date) -> dict[int, str]:
    """Return the kind of absence of everybody known to be away on a day."""
    return {one.member_id: one.kind for one in absences if one.half is None and one.covers(day)}


def _told(part: SegmentView | None, member_id: int) -> str | None:
    """Return what the sheet of a segment says of somebody; None when it says nothing."""
    marks = part.attendance if part is not None else ()
    return next((one.state for one in marks if one.member_id == member_id and one.state != NOT_RECORDED), None)


def _parts(part: SegmentView, names: Mapping[int, str]) -> dict[int, tuple[str, str]]:
    """Return role and name of everybody who had a part: in the chair, at the paper, with a lecture, with words."""
    found: dict[int, tuple[str, str]] = {}
    for role, member_id, name in (
        ("role_lecturer", part.lecturer_id, part.lecturer),
        ("role_chair", part.chair_id, part.chair),
        ("role_recorder", part.recorder_id, part.recorder),
    ):
        if member_id is not None:
            found.setdefault(member_id, (role, name or names.get(member_id, "")))
    for member_id, name in names.items():
        if member_id not in found and _spoke(part, name):
            found[member_id] = ("role_speaker", name)
    return found


def _spoke(part: SegmentView, name: str) -> bool:
    """Tell whether a name presents an item or opens a line of what was said (`张三：…`, `张三同志发言：…`)."""
    if any(name in _BETWEEN_NAMES.split((item.presenter or "").replace("同志", "")) for item in part.agenda):
        return True
    opening = re.compile(rf"(?:^|[\n。；])\s*{re.escape(name)}(?:同志)?(?:发言|表示|提出|指出)?\s*[：:]")
    return any(opening.search(text) for text in (part.minutes, part.discussion) if text)
