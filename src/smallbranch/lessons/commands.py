"""What can be asked of the micro-lecture log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class LogMicroLecture:
    """Log a micro-lecture, or change the one with `lecture_id`. Value: lecture id.

    `kind` is one of the rule pack's lecture kinds; `hearers` None with a `segment_id` counts those present there.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveMicroLecture:
    """Remove a lecture that was entered by mistake."""

    lecture_id: int


COMMANDS: tuple[type, ...] = (LogMicroLecture, RemoveMicroLecture)
