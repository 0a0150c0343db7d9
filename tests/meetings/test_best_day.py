"""哪天人最齐: the ranking against counting by hand, day by day and person by person."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.places import resources_dir
from smallbranch.meetings.attendance import Entry
from smallbranch.meetings.best_day import PossibleDay, ranked, weigh_day
from smallbranch.meetings.motions import vote_rule
from smallbranch.packs.loader import load_packs
from smallbranch.roster.commands import EndRelation, RecordAbsence
from smallbranch.roster.views import MemberView
from tests.meetings.conftest import World

GENERAL, COMMITTEE, CELL = "general_membership_meeting", "branch_committee_meeting", "cell_meeting"
FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
RULES = load_packs(resources_dir()).rules
PERSONS = 6


def away(world: World, name: str, kind: str, first: date, last: date | None) -> None:
    world.do(RecordAbsence(member_id=world.ids[name], kind=kind, start_on=first, end_on=last))  # type: ignore[arg-type]


def test_the_day_most_can_come_is_first_and_says_why(world: World) -> None:
    away(world, "安然", "business_trip", date(2026, 10, 8), date(2026, 10, 15))
    away(world, "江河", "secondment", date(2026, 9, 1), None)
    away(world, "孟新", "annual_leave", date(2026, 10, 8), date(2026, 10, 28))
    best, *rest = world.meetings.best_days(GENERAL, FIRST, LAST)
    assert best.day == date(2026, 10, 29)
    assert (best.due, best.present, best.due_voters, best.present_voters) == (11, 10, 10, 9)
    assert [(one.name, one.kind, one.state) for one in best.away] == [("江河", "secondment", "official")]
    assert (best.quorum_needed, best.enough, best.rule_id, best.make_up) == (5, True, "VOTE-12", True)
    assert rest[0].day == date(2026, 10, 30)
    assert {one.name for one in rest[-1].away} == {"安然", "江河", "孟新"}


def test_only_working_days_are_offered_and_swapped_ones_say_so(world: World) -> None:
    days = {one.day: one for one in world.meetings.best_days(GENERAL, FIRST, LAST)}
    assert set(days) == {day for day in _span(FIRST, LAST) if world.packs.calendar.is_workday(day)}
    assert date(2026, 10, 1) not in days
    assert {day for day, one in days.items() if one.swapped} == {
        day for day in days if world.packs.calendar.is_swap_workday(day)
    }
    assert any(one.swapped for one in days.values())


def test_a_day_without_a_quorum_comes_after_every_day_with_one(world: World) -> None:
    for name in ("安然", "白杨"):
        away(world, name, "business_trip", date(2026, 10, 8), date(2026, 10, 20))
    found = world.meetings.best_days(COMMITTEE, FIRST, LAST)
    assert [one.enough for one in found] == sorted((one.enough for one in found), reverse=True)
    assert found[-1].enough is False
    assert not any(one.make_up for one in found)  # the committee's business is not made up


def test_a_cell_counts_its_own_people_as_of_the_day(world: World) -> None:
    cell = world.cells["第一小组"]
    world.do(EndRelation(member_id=world.ids["白杨"], on=date(2026, 10, 15), cause="transferred_out"))
    days = {one.day: one for one in world.meetings.best_days(CELL, FIRST, LAST, cell)}
    assert (days[date(2026, 10, 15)].due, days[date(2026, 10, 16)].due) == (5, 4)
    assert days[date(2026, 10, 16)].quorum_needed is None


@pytest.mark.parametrize(
    ("form", "last", "cell", "field", "code"),
    [
        ("no_such_form", LAST, None, "form", "unknown_form"),
        (CELL, LAST, None, "cell_id", "required"),
        (GENERAL, LAST, 999, "cell_id", "unknown_cell"),
        (GENERAL, FIRST - timedelta(days=1), None, "last", "end_before_start"),
        (GENERAL, FIRST + timedelta(days=60), None, "last", "range_too_long"),
    ],
)
def test_what_cannot_be_asked(world: World, form: str, last: date, cell: int | None, field: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        world.meetings.best_days(form, FIRST, last, cell)
    assert refused.value.fields == {field: code}


def test_sixty_days_are_just_allowed(world: World) -> None:
    assert world.meetings.best_days(GENERAL, FIRST, FIRST + timedelta(days=59))


# ── against brute force ──────────────────────────────────────────────────────────────────────────────────────────

Sheet = list[tuple[bool, bool, bool]]
"""Of each person: due, votes, away."""
sheets = st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=PERSONS, max_size=PERSONS)


@given(st.lists(sheets, min_size=1, max_size=12), st.booleans())
def test_the_ranking_is_that_of_counting_by_hand(world_of_days: list[Sheet], with_rule: bool) -> None:
    found = ranked(_weighed(number, sheet, with_rule) for number, sheet in enumerate(world_of_days))
    assert sorted(one.day for one in found) == [_day(number) for number in range(len(world_of_days))]
    for one in found:
        sheet = world_of_days[(one.day - FIRST).days]
        assert one.due == sum(due for due, _, _ in sheet)
        assert one.present == sum(due and not gone for due, _, gone in sheet)
        assert len(one.away) == one.due - one.present
    for before, after in pairwise(found):
        assert not _better(world_of_days, after, before, with_rule)


def _better(days: list[Sheet], one: PossibleDay, other: PossibleDay, with_rule: bool) -> bool:
    """Tell by plain counting whether a day should stand before another."""

    def key(day: PossibleDay) -> tuple[int, int, int, date]:
        due = [(votes, gone) for is_due, votes, gone in days[(day.day - FIRST).days] if is_due]
        voters, coming = sum(votes for votes, _ in due), sum(votes and not gone for votes, gone in due)
        short = with_rule and (coming < 1 or 2 * coming < voters)
        return int(short), sum(gone for _, gone in due), -coming, day.day

    return key(one) < key(other)


def _weighed(number: int, sheet: Sheet, with_rule: bool) -> PossibleDay:
    due = [_member(key, votes) for key, (is_due, votes, _) in enumerate(sheet) if is_due]
    known = {key: Entry(key, "on_leave", "sick_leave", "plan") for key, (_, _, gone) in enumerate(sheet) if gone}
    return weigh_day(_day(number), due, known, vote_rule(RULES, "resolution", FIRST) if with_rule else None)


def _member(key: int, votes: bool) -> MemberView:
    given = {"id": key, "name": f"甲{key}", "label": f"甲{key}", "votes": votes}
    return MemberView(**{name: given.get(name) for name in MemberView.__slots__})  # type: ignore[arg-type]


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
