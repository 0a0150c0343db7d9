"""Frozen rows of the lessons slice."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

NO_SECTION = "未填科室"


class MicroLectureView(Struct, frozen=True):
    """A micro-lecture; `speaker`, told apart from namesakes, and `department` as of its day."""

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
    business_task: str | None = None
    team_id: int | None = None


class SpeakerCount(Struct, frozen=True):
    """How often a member spoke in a year; `last_on` ever, `away` names a known absence of the day asked."""

    member_id: int
    name: str
    department: str | None
    times: int
    minutes: int
    last_on: date | None
    away: str | None = None


class SectionCount(Struct, frozen=True):
    """How often people of one section spoke in a year; `people` are those on the roster of the day."""

    department: str
    people: int
    speakers: int
    times: int
    minutes: int


class TurnView(Struct, frozen=True):
    """A turn of the rota; `held_on` once it was held, `away` a known absence of the planned day."""

    id: int
    planned_on: date
    speaker_id: int
    speaker: str
    department: str | None
    topic: str | None
    note: str | None
    lecture_id: int | None
    held_on: date | None
    away: str | None


class Suggestion(Struct, frozen=True):
    """Whose turn it could be on a day, and why: never more than a suggestion.

    `away` names a known absence, `waits` why somebody is asked later (`new`, `probationary`, `planned`); `load` is the
    number of project teams the person is on.
    """

    member_id: int
    name: str
    department: str | None
    times: int
    last_on: date | None
    load: int
    away: str | None
    waits: str | None

    @property
    def ready(self) -> bool:
        """Tell whether nothing speaks against asking now."""
        return self.away is None and self.waits is None
