"""Attendance by exception: marks by hand first, known absences next, everybody else in one stroke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from msgspec import Struct

from smallbranch.meetings.commands import Mark
from smallbranch.meetings.texts import clean
from smallbranch.packs.rulebook import RuleBook
from smallbranch.roster.views import AbsenceView, MemberView

_NOON = time(12)
PRESENT = "present"
ON_LEAVE = "on_leave"
OFFICIAL = "official"
ABSENT = "absent"
NOT_RECORDED = "not_recorded"
"""A mark nobody made; it counts neither as present nor as away."""


class Entry(Struct, frozen=True):
    """One line of an attendance sheet as it is stored."""

    member_id: int
    state: str
    reason: str | None
    provenance: str
    arrived_at: str | None = None
    left_at: str | None = None


class Count(Struct, frozen=True):
    """应到, 实到 and the same for those who may vote."""

    due: int
    present: int
    due_voters: int
    present_voters: int
    not_recorded: int


def known_absences(
    absences: Iterable[AbsenceView], rules: RuleBook, day: date, at: time | None = None
) -> dict[int, Entry]:
    """Return what the known absences of a day say, by member; the kind of absence is kept as the reason.

    Who is away for half a day counts as away for an hour in that half only; with no hour given he can come.
    """
    states = {kind.id: OFFICIAL if kind.official else kind.state for kind in rules.absence_kinds(day)}
    holding = [absence for absence in absences if absence.half is None or _half(at) == absence.half]
    return {
        absence.member_id: Entry(absence.member_id, states.get(absence.kind, ON_LEAVE), absence.kind, "plan")
        for absence in sorted(holding, key=lambda one: not (one.weekdays or one.half))
    }


def _half(at: time | None) -> str | None:
    """Return the half of the day an hour lies in."""
    if at is None:
        return None
    return "morning" if at < _NOON else "afternoon"


def fill_sheet(
    due: Sequence[MemberView], marks: Sequence[Mark], known: Mapping[int, Entry], *, others_present: bool
) -> tuple[Entry, ...]:
    """Return one entry for each member due.

    Args:
        due: who is due on the day.
        marks: what somebody marked; it always wins.
        known: what known absences say.
        others_present: whether whoever has neither was present; otherwise nothing is recorded about them.
    """
    marked = {mark.member_id: mark for mark in marks}
    return tuple(_entry(member.id, marked.get(member.id), known, others_present) for member in due)


def clock_time(text: str) -> time:
    """Read a time of coming or leaving as it is kept, 9:05 or 09:05; `checking` has let nothing else in."""
    hour, _, minute = text.strip().partition(":")
    return time(int(hour), int(minute))


def _entry(member_id: int, mark: Mark | None, known: Mapping[int, Entry], others_present: bool) -> Entry:
    if mark is not None:
        reason = clean(mark.reason)
        return Entry(member_id, mark.state, reason, mark.provenance, clean(mark.arrived_at), clean(mark.left_at))
    if not others_present:
        return Entry(member_id, NOT_RECORDED, None, "bulk")
    return known.get(member_id) or Entry(member_id, PRESENT, None, "bulk")


def count(due: Sequence[MemberView], states: Mapping[int, str]) -> Count:
    """Count a segment from who is due and what was marked; marks of people not due do not count."""
    voters = {member.id for member in due if member.votes}
    present = {member.id for member in due if states.get(member.id) == PRESENT}
    silent = sum(states.get(member.id, NOT_RECORDED) == NOT_RECORDED for member in due)
    return Count(len(due), len(present), len(voters), len(voters & present), silent)
