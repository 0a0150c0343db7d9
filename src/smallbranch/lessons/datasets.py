"""Rows of the micro-lecture log for ledgers (L14)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal

from smallbranch.kernel.sources import came_from
from smallbranch.lessons.views import MicroLectureView

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


def study_hours(minutes: int, minutes_per_hour: int) -> str:
    """Return study hours (学时) with one decimal, rounded down so that nothing is counted that was not heard."""
    hours = (Decimal(minutes) / minutes_per_hour).quantize(Decimal("0.1"), ROUND_DOWN)
    return f"{hours.normalize():f}"
