"""Frozen rows of the lessons slice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class MicroLectureView:
    """A micro-lecture; `speaker` and `department` as of its day."""

    id: int
    held_on: date
    speaker_id: int | None
    speaker: str
    department: str | None
    topic: str
    kind: str
    minutes: int
    hearers: int | None
    segment_id: int | None
    materials: str | None
    evaluation: str | None
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """How often a member spoke in a year; `last_on` ever, `away` names a known absence of the day asked."""

    member_id: int
    name: str
    department: str | None
    times: int
    minutes: int
    last_on: date | None
    away: str | None = None
