"""Rows of the micro-lecture log for ledgers (L14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_DOWN, Decimal

from smallbranch.kernel.sources import came_from
from smallbranch.lessons.views import NO_SECTION, MicroLectureView, SectionCount, SpeakerCount, TurnView

Row = Mapping[str, str]


def lecture_row(view: MicroLectureView, kind: str, minutes_per_hour: int) -> Row:
    """Return one lecture's row of the dataset `lessons.log`; `kind` is the Chinese name."""
    return {
        **came_from(lecture=view.id, member=view.speaker_id),
        "held_on": view.held_on.strftime("%Y.%m.%d"),
        "speaker": view.speaker,
        "department": view.department or "",
        "topic": view.topic,
        "minutes": str(view.minutes),
        "listener_count": "" if view.hearers is None else str(view.hearers),
        "lecture_kind": kind,
        "material": view.materials or "",
        "remark": view.evaluation or "",
        "hours": study_hours(view.minutes, minutes_per_hour),
    }


def turn_row(turn: TurnView) -> Row:
    """Return one turn's row of the dataset `lessons.turns`."""
    held = f"{turn.held_on:%Y.%m.%d}已讲" if turn.held_on else turn.away or ""
    return {
        **came_from(lecture=turn.lecture_id, member=turn.speaker_id),
        "planned_on": turn.planned_on.strftime("%Y.%m.%d"),
        "speaker": turn.speaker,
        "department": turn.department or "",
        "topic": turn.topic or "",
        "state": held,
        "remark": turn.note or "",
    }


def count_rows(
    counts: Sequence[SpeakerCount], sections: Sequence[SectionCount], minutes_per_hour: int
) -> Sequence[Row]:
    """Return the rows of the dataset `lessons.counts`: each section's sum, then its people in roster order."""
    rows: list[Row] = []
    for section in sections:
        people = [one for one in counts if (one.department or NO_SECTION) == section.department]
        total = f"{section.people}人，已讲{section.speakers}人"
        rows.append(_counted(section.department, total, section.times, section.minutes, minutes_per_hour, ""))
        for one in people:
            last = one.last_on.strftime("%Y.%m.%d") if one.last_on else ""
            row = _counted("", one.name, one.times, one.minutes, minutes_per_hour, last)
            rows.append({**came_from(member=one.member_id), **row})
    return rows


def _counted(department: str, name: str, times: int, minutes: int, per_hour: int, last: str) -> Row:
    return {
        "department": department,
        "name": name,
        "times": str(times) if times else "",
        "minutes": str(minutes) if minutes else "",
        "hours": study_hours(minutes, per_hour) if minutes else "",
        "last_on": last,
    }


def study_hours(minutes: int, minutes_per_hour: int) -> str:
    """Return study hours (学时) with one decimal, rounded down so that nothing is counted that was not heard."""
    hours = (Decimal(minutes) / minutes_per_hour).quantize(Decimal("0.1"), ROUND_DOWN)
    return f"{hours.normalize():f}"
