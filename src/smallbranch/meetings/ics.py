"""The plan as a calendar file (RFC 5545) for phones and office calendars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from smallbranch.kernel.clock import CHINA_TIME
from smallbranch.meetings.views import PlanItemView

Titled = Callable[[PlanItemView], tuple[str, int]]
"""What a line is called, and how many minutes it lasts."""

_FOLD = 75
"""The octets of a line at most (§3.1); a longer one goes on in the next after a blank."""
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?!\d)")
_STATUS = {"open": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def calendar_file(items: Iterable[PlanItemView], name: str, titled: Titled, now: datetime) -> bytes:
    """Return the calendar of plan lines; what has neither day nor time limit, or does not apply, is left out.

    Args:
        items: the plan.
        name: how the calendar is called where it is opened.
        titled: what a line is called and how long it lasts.
        now: the moment of the export.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SmallBranch//SmallBranch//ZH", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"]
    for item in items:
        day = item.planned_on or item.deadline
        if day is not None and item.state in _STATUS:
            lines += _event(item, day, titled(item), now)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(item: PlanItemView, day: date, titled: tuple[str, int], now: datetime) -> Iterator[str]:
    title, minutes = titled
    yield "BEGIN:VEVENT"
    yield f"UID:{item.uid}@smallbranch"
    yield f"DTSTAMP:{_moment(now)}"
    clock = clock_of(item.planned_time) if item.planned_on else None
    if clock is None:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    else:
        start = datetime.combine(day, clock, CHINA_TIME)
        yield f"DTSTART:{_moment(start)}"
        if minutes:  # an end at the start itself would be wrong (§3.8.2.2)
            yield f"DTEND:{_moment(start + timedelta(minutes=minutes))}"
    yield f"SUMMARY:{_escaped('：'.join(text for text in (title, item.topic) if text))}"
    if item.place:
        yield f"LOCATION:{_escaped(item.place)}"
    said = clock is None or _CLOCK.fullmatch((item.planned_time or "").strip()) is None
    about = "\n".join(text for text in (item.planned_time if said else None, item.lead, item.reason) if text)
    if about:
        yield f"DESCRIPTION:{_escaped(about)}"
    yield f"STATUS:{_STATUS[item.state]}"
    yield "END:VEVENT"


def clock_of(text: str | None) -> time | None:
    """Return the hour a line is planned at; None when its words name no hour."""
    match = _CLOCK.match((text or "").strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return time(int(match[1]), int(match[2]))


def _moment(moment: datetime) -> str:
    """Return a moment in UTC: no time zone table is needed, every reader shows its own local time."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    plain = "".join(
        letter for letter in text.replace("\r\n", "\n").replace("\r", "\n") if letter >= " " or letter == "\n"
    )
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return the line with its end, broken between characters."""
    done, room, part = [], _FOLD, b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > room:
            done.append(part)
            part, room = b"", _FOLD - 1
        part += octets
    return b"\r\n ".join([*done, part]) + b"\r\n"
