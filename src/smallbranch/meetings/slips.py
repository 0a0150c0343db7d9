"""Slips of the pen in a record: hours that cannot be, and people counted twice. They are said, never refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.names import fold
from smallbranch.meetings.attendance import PRESENT, clock_time
from smallbranch.meetings.commands import RecordMeeting, SegmentPart
from smallbranch.meetings.scene import Scene

_ONE_DAY = timedelta(days=1)


def slips(scene: Scene, command: RecordMeeting, part: SegmentPart, subject: Subject) -> Iterator[Finding]:
    """Yield what looks mistyped in a segment."""
    day = command.start_at.date()
    yield from _hours(scene, command, part, subject)
    due = {fold(view.name): view.name for view in scene.due(part.form, day, part.cell_id)}
    for guest in part.guests:
        if fold(guest.name) in due:
            found = {"name": due[fold(guest.name)], "day": day}
            yield Finding("guest_is_due", Severity.INFO, found, subject)


def too_long(command: RecordMeeting, subject: Subject) -> Iterator[Finding]:
    """Yield that an event lasts longer than a day: nearly always a wrong day of its end."""
    if command.end_at is not None and command.end_at - command.start_at > _ONE_DAY:
        params = {"start": command.start_at.date(), "end": command.end_at.date()}
        yield Finding("event_long", Severity.WARNING, params, subject)


def _hours(scene: Scene, command: RecordMeeting, part: SegmentPart, subject: Subject) -> Iterator[Finding]:
    start, end = part.start_at or command.start_at, part.end_at or command.end_at
    night = end is None or end.date() != start.date()
    for mark in part.marks:
        arrived, left = _hour(mark.arrived_at), _hour(mark.left_at)
        if arrived is None and left is None:
            continue
        params = {"name": scene.name(mark.member_id) or "", "day": start.date()}
        if mark.state != PRESENT:
            yield Finding("away_with_hours", Severity.WARNING, params, subject)
        elif not night and _crossed(start.time(), end.time() if end else None, arrived, left):
            yield Finding("hours_crossed", Severity.WARNING, params, subject)


def _crossed(start: time, end: time | None, arrived: time | None, left: time | None) -> bool:
    """Tell whether somebody came after the end, left before the start, or left before coming."""
    if arrived is not None and end is not None and arrived > end:
        return True
    return left is not None and left < (arrived or start)


def _hour(text: str | None) -> time | None:
    return clock_time(text) if text and text.strip() else None
