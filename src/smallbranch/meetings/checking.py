"""What must be right before a meeting can be stored; everything else is a finding."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import get_args

from msgspec import Struct

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import AttendanceState, MotionPart, RecordMeeting, SegmentPart
from smallbranch.meetings.motions import COUNTS, motion_kind
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import Due, MeetingForm

Problem = tuple[str, str]
"""A field's place in the command and the code of what is wrong with it."""


class Known(Struct, frozen=True):
    """Ids that exist in the book."""

    members: Collection[int]
    cells: Collection[int]
    plan_items: Collection[int]
    team: bool


def check_meeting(command: RecordMeeting, rules: RuleBook, known: Known) -> None:
    """Raise `InvalidInput` with every field that cannot be stored."""
    problems = dict(_event_problems(command))
    if command.team_id is not None and not known.team:
        problems["team_id"] = "unknown_team"
    for number, part in enumerate(command.segments):
        for field, code in _segment_problems(part, command, rules, known):
            problems.setdefault(f"segments.{number}.{field}", code)
    if problems:
        raise InvalidInput(problems)


def check_due(command: RecordMeeting, due: tuple[Collection[int], ...]) -> None:
    """Raise `InvalidInput` when somebody is marked who is not due at a segment; such a person is a guest."""
    problems = {
        f"segments.{number}.marks.{place}.member_id": "not_due"
        for number, (part, ids) in enumerate(zip(command.segments, due, strict=True))
        for place, mark in enumerate(part.marks)
        if mark.member_id not in ids
    }
    if problems:
        raise InvalidInput(problems)


def _event_problems(command: RecordMeeting) -> Iterator[Problem]:
    if not command.title.strip():
        yield "title", "required"
    if not command.segments:
        yield "segments", "required"
    if command.partner_people is not None and command.partner_people < 0:
        yield "partner_people", "negative"
    yield from _span_problems(command.start_at, command.end_at)


def _span_problems(start: datetime | None, end: datetime | None) -> Iterator[Problem]:
    for field, moment in (("start_at", start), ("end_at", end)):
        if moment is not None and moment.tzinfo is not None:
            yield field, "local_time_without_offset"
            return
    if start is not None and end is not None and end < start:
        yield "end_at", "end_before_start"


def _segment_problems(part: SegmentPart, command: RecordMeeting, rules: RuleBook, known: Known) -> Iterator[Problem]:
    form = rules.form(part.form, command.start_at.date())
    if form is None:
        yield "form", "unknown_form"
    elif form.due is Due.CELL and part.cell_id is None:
        yield "cell_id", "required"
    yield from _reference_problems(part, known)
    yield from _span_problems(part.start_at or command.start_at, part.end_at)
    yield from _period_problems(part.makes_up)
    yield from _mark_problems(part)
    for number, motion in enumerate(part.motions):
        for field, code in _motion_problems(motion, form, command, rules):
            yield f"motions.{number}.{field}", code
    for number, decision in enumerate(part.decisions):
        if not decision.text.strip():
            yield f"decisions.{number}.text", "required"


def _reference_problems(part: SegmentPart, known: Known) -> Iterator[Problem]:
    if part.cell_id is not None and part.cell_id not in known.cells:
        yield "cell_id", "unknown_cell"
    if part.plan_item_id is not None and part.plan_item_id not in known.plan_items:
        yield "plan_item_id", "unknown_plan_item"
    for field in ("chair_id", "recorder_id", "lecturer_id"):
        member_id = getattr(part, field)
        if member_id is not None and member_id not in known.members:
            yield field, "unknown_member"


def _period_problems(text: str | None) -> Iterator[Problem]:
    if text is None:
        return
    try:
        Period.parse(text)
    except InvalidInput:
        yield "makes_up", "period_form"


def _mark_problems(part: SegmentPart) -> Iterator[Problem]:
    states = get_args(AttendanceState)
    seen: set[int] = set()
    for number, mark in enumerate(part.marks):
        if mark.state not in states:
            yield f"marks.{number}.state", "unknown_state"
        if mark.member_id in seen:
            yield f"marks.{number}.member_id", "marked_twice"
        seen.add(mark.member_id)
        for field in ("arrived_at", "left_at"):
            if not _is_clock_time(getattr(mark, field)):
                yield f"marks.{number}.{field}", "time_form"


def _is_clock_time(text: str | None) -> bool:
    if not text:
        return True
    hour, _, minute = text.strip().partition(":")
    return hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(hour) < 24 and int(minute) < 60


def _motion_problems(
    motion: MotionPart, form: MeetingForm | None, command: RecordMeeting, rules: RuleBook
) -> Iterator[Problem]:
    if not motion.title.strip():
        yield "title", "required"
    if rules.vote(motion_kind(motion.kind, form), command.start_at.date()) is None:
        yield "kind", "unknown_motion"
    for field in COUNTS:
        if getattr(motion, field) < 0:
            yield field, "negative"
