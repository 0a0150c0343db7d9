"""What is wrong with a micro-lecture as entered, and what is worth a second look; pure functions."""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from datetime import date

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.lessons.commands import LogMicroLecture
from smallbranch.lessons.model import MicroLectureRow

# Typing-slip guards, not norms: no regulation limits a micro-lecture (LIFE-18).
SHORTEST_MINUTES = 5
LONGEST_MINUTES = 60


def clean(text: str | None) -> str | None:
    """Return the stored form of a text: NFC without outer spaces; None for an empty one."""
    tidy = unicodedata.normalize("NFC", text or "").strip()
    return tidy or None


def input_problems(command: LogMicroLecture, kinds: Container[str], *, known: bool) -> dict[str, str]:
    """Return field → code of what cannot be stored; `known`: the speaker's id is one of the book's people."""
    fields: dict[str, str] = {}
    if clean(command.topic) is None:
        fields["topic"] = "required"
    if (command.speaker_id is None) == (clean(command.speaker_name) is None):
        fields["speaker_id"] = "one_person_required"
    elif command.speaker_id is not None and not known:
        fields["speaker_id"] = "unknown_member"
    if command.kind not in kinds:
        fields["kind"] = "lecture_kind_unknown"
    if command.minutes is not None and command.minutes < 1:
        fields["minutes"] = "minutes_not_positive"
    if command.hearers is not None and command.hearers < 0:
        fields["hearers"] = "negative"
    return fields


def lecture_findings(
    row: MicroLectureRow, speaker: str, today: date, *, on_roster: bool, twice: bool
) -> tuple[Finding, ...]:
    """Return what is worth a second look at a stored lecture."""
    params: dict[str, object] = {"date": row.held_on, "topic": row.topic, "name": speaker}
    found: list[tuple[str, str, dict[str, object]]] = []
    if not on_roster:
        found.append(("speaker_not_on_roster", "speaker_id", params))
    if not SHORTEST_MINUTES <= row.minutes <= LONGEST_MINUTES:
        limits = {"minutes": row.minutes, "low": SHORTEST_MINUTES, "high": LONGEST_MINUTES}
        found.append(("lecture_minutes_unusual", "minutes", params | limits))
    if row.held_on > today:
        found.append(("lecture_in_future", "held_on", params))
    if twice:
        found.append(("lecture_logged_twice", "topic", params))
    return tuple(
        Finding(code, Severity.WARNING, values, Subject("micro_lecture", row.id, field))
        for code, field, values in found
    )
