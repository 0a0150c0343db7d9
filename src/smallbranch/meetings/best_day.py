"""The days of a range on which most can come: counted from who is due and known to be away, nothing guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from types import MappingProxyType

from msgspec import Struct

from smallbranch.kernel.errors import InvalidInput
from smallbranch.meetings.attendance import Entry
from smallbranch.meetings.motions import OWN_MOTION, motion_kind, vote_rule
from smallbranch.meetings.scene import Scene
from smallbranch.packs.schema import Due, VoteRule
from smallbranch.packs.votes import quorum_needed
from smallbranch.roster.views import MemberView

MOST_DAYS = 60
"""How long a range may be: a list to choose from, not a calendar."""


class Away(Struct, frozen=True):
    """Somebody known to be away: the attendance state this gives and the kind of absence."""

    member_id: int
    name: str
    state: str
    kind: str | None


class PossibleDay(Struct, frozen=True):
    """A working day with who could come. `quorum_needed` and `enough` are None for a form that decides nothing.

    `away` are those who could not come; `make_up` tells whether they would have to make it up afterwards. `halves`
    are those away for half of the day: with no hour asked for they can come, in the other half.
    `swapped` marks a weekend day that is worked; `rule_id` and `article` are those of the quorum.
    """

    day: date
    swapped: bool
    due: int
    present: int
    due_voters: int
    present_voters: int
    quorum_needed: int | None
    enough: bool | None
    make_up: bool
    away: tuple[Away, ...]
    rule_id: str
    article: str
    halves: tuple[Away, ...] = ()


def best_days(
    scene: Scene, form_id: str, first: date, last: date, cell_id: int | None, at: time | None = None
) -> tuple[PossibleDay, ...]:
    """Return the working days from first to last, the best first; of a meeting at an hour, half days count exactly.

    Raises:
        InvalidInput: the form or the cell is unknown, a cell's meeting has no cell, or the range is no range of at
            most `MOST_DAYS` days.
    """
    _refuse(scene, form_id, first, last, cell_id)
    days = [day for day in _days(first, last) if scene.calendar.is_workday(day)]
    found = [_possible(scene, form_id, day, cell_id, at) for day in days]
    return ranked(one for one in found if one.due)


def ranked(days: Iterable[PossibleDay]) -> tuple[PossibleDay, ...]:
    """Sort days: a quorum before none, then fewest away, most who may vote, fewest half days, earliest."""

    def place(one: PossibleDay) -> tuple[bool, int, int, int, date]:
        return one.enough is False, len(one.away), -one.present_voters, len(one.halves), one.day

    return tuple(sorted(days, key=place))


def weigh_day(
    day: date,
    due: Sequence[MemberView],
    known: Mapping[int, Entry],
    rule: VoteRule | None,
    *,
    swapped: bool = False,
    make_up: bool = True,
    halves: Mapping[int, str] = MappingProxyType({}),
) -> PossibleDay:
    """Count one day.

    Args:
        day: the day.
        due: who is due on it.
        known: what known absences say of it, by member.
        rule: the vote rule of the form's own decisions.
        swapped: whether it is a weekend day that is worked.
        make_up: whether an absence from the form wants making up.
        halves: who is away for half of it, morning or afternoon, by member.
    """
    away = tuple(_away(member, known[member.id]) for member in due if member.id in known)
    coming = [member for member in due if member.id not in known]
    voters, present = sum(member.votes for member in due), sum(member.votes for member in coming)
    needed = None if rule is None else quorum_needed(rule, voters)
    return PossibleDay(
        day=day,
        swapped=swapped,
        due=len(due),
        present=len(coming),
        due_voters=voters,
        present_voters=present,
        quorum_needed=needed,
        enough=None if needed is None else present >= needed,
        make_up=make_up and bool(away),
        away=away,
        rule_id=rule.id if rule else "",
        article=rule.article if rule else "",
        halves=tuple(Away(one.id, one.label, "half", halves[one.id]) for one in coming if one.id in halves),
    )


def _possible(scene: Scene, form_id: str, day: date, cell_id: int | None, at: time | None) -> PossibleDay:
    form = scene.form(form_id, day)
    kind = motion_kind(OWN_MOTION, form) if form is not None and form.motion else None
    rule = vote_rule(scene.rules, kind, day) if kind else None
    business = form is not None and form.due is Due.COMMITTEE
    due, known = scene.due(form_id, day, cell_id), scene.absences(day, at)
    swapped = scene.calendar.is_swap_workday(day)
    halves = scene.half_days(day) if at is None else {}
    return weigh_day(day, due, known, rule, swapped=swapped, make_up=not business, halves=halves)


def _away(member: MemberView, entry: Entry) -> Away:
    return Away(member.id, member.label, entry.state, entry.reason)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _refuse(scene: Scene, form_id: str, first: date, last: date, cell_id: int | None) -> None:
    form = scene.form(form_id, first)
    if form is None or form.due is Due.NONE:
        raise InvalidInput({"form": "unknown_form"})
    if cell_id is not None and cell_id not in scene.cells():
        raise InvalidInput({"cell_id": "unknown_cell"})
    if cell_id is None and form.due is Due.CELL:
        raise InvalidInput({"cell_id": "required"})
    if last < first:
        raise InvalidInput({"last": "end_before_start"})
    if (last - first).days >= MOST_DAYS:
        raise InvalidInput({"last": "range_too_long"}, days=MOST_DAYS)
