"""What can be asked of the micro-lecture log."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class LogMicroLecture(Struct, frozen=True, kw_only=True):
    """Log a micro-lecture, or change the one with `lecture_id`. Value: lecture id.

    `kind` is one of the rule pack's lecture kinds; `hearers` None with a `segment_id` counts those present there.
    `business_task` or `team_id` name what the lecture served; `turn_id` is the turn of the rota it fulfils.
    """

    held_on: date
    topic: str
    speaker_id: int | None = None
    speaker_name: str | None = None
    kind: str = "theory"
    minutes: int | None = None
    hearers: int | None = None
    segment_id: int | None = None
    materials: str | None = None
    evaluation: str | None = None
    lecture_id: int | None = None
    business_task: str | None = None
    team_id: int | None = None
    turn_id: int | None = None


class RemoveMicroLecture(Struct, frozen=True, kw_only=True):
    """Remove a lecture that was entered by mistake."""

    lecture_id: int


class PlanTurn(Struct, frozen=True, kw_only=True):
    """Put somebody down for a micro-lecture on a day, or change the turn with `turn_id`. Value: turn id.

    The program suggests and never assigns: a turn is there because somebody took it into the rota.
    """

    planned_on: date
    speaker_id: int
    topic: str | None = None
    note: str | None = None
    turn_id: int | None = None


class RemoveTurn(Struct, frozen=True, kw_only=True):
    """Take a turn out of the rota."""

    turn_id: int


COMMANDS: tuple[type, ...] = (LogMicroLecture, RemoveMicroLecture, PlanTurn, RemoveTurn)
