"""哪天人最齐: the ranking against counting by hand, day by day and person by person."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.places import resources_dir
from smallbranch.meetings.attendance import Entry
from smallbranch.meetings.best_day import PossibleDay, ranked, weigh_day
from smallbranch.meetings.motions import vote_rule
from smallbranch.packs.loader import load_packs
from smallbranch.roster.commands import EndRelation, RecordAbsence
from smallbranch.roster.views import MemberView
from tests.meetings.conftest import FULL, World

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


# ── part of the week, part of the day ────────────────────────────────────────────────────────────────────────────


def part_time(world: World, name: str, weekdays: tuple[int, ...], half: str | None = None) -> None:
    command = RecordAbsence(
        member_id=world.ids[name],
        kind="part_time",
        start_on=FIRST,
        weekdays=weekdays,
        half=half,  # type: ignore[arg-type]
    )
    world.do(command)


def test_who_works_part_of_the_week_is_away_on_the_other_days_only(world: World) -> None:
    part_time(world, "江河", (1, 3, 5))
    days = {one.day: one for one in world.meetings.best_days(GENERAL, FIRST, LAST)}
    assert {day.isoweekday() for day, one in days.items() if one.away} == {1, 3, 5}
    best = world.meetings.best_days(GENERAL, FIRST, LAST)[0]
    assert (best.day, best.away) == (date(2026, 10, 8), ())  # a Thursday


def test_half_a_day_counts_at_its_hour_and_is_said_without_one(world: World) -> None:
    part_time(world, "江河", (), "afternoon")
    day = date(2026, 10, 13)
    (open_hour,) = world.meetings.best_days(GENERAL, day, day)
    assert (open_hour.present, [(one.name, one.kind) for one in open_hour.halves]) == (11, [("江河", "afternoon")])
    (morning,) = world.meetings.best_days(GENERAL, day, day, at=time(9))
    (afternoon,) = world.meetings.best_days(GENERAL, day, day, at=time(14, 30))
    assert (morning.present, afternoon.present, afternoon.halves) == (11, 10, ())
    sheet = {one.name: one.state for one in world.meetings.due_list(GENERAL, datetime(2026, 10, 13, 14, 30))}
    assert sheet["江河"] == "on_leave"
    sheet = {one.name: one.state for one in world.meetings.due_list(GENERAL, datetime(2026, 10, 13, 9))}
    assert sheet["江河"] == "present"


def test_hours_that_say_the_same_twice_are_refused_a_trip_in_a_part_time_week_is_not(world: World) -> None:
    part_time(world, "江河", (1, 3), "morning")
    part_time(world, "江河", (1, 3), "afternoon")
    away(world, "江河", "business_trip", date(2026, 10, 12), date(2026, 10, 16))
    (day,) = world.meetings.best_days(GENERAL, date(2026, 10, 12), date(2026, 10, 12))
    assert [(one.kind, one.state) for one in day.away] == [("business_trip", "official")]
    for weekdays, half in (((3, 5), "morning"), ((3,), None)):
        with pytest.raises(InvalidInput) as refused:
            part_time(world, "江河", weekdays, half)
        assert refused.value.fields == {"start_on": "absence_overlaps"}
    with pytest.raises(InvalidInput) as refused:
        part_time(world, "何平", (0,))
    assert refused.value.fields == {"weekdays": "weekday_form"}


def test_sixty_days_are_just_allowed(world: World) -> None:
    assert world.meetings.best_days(GENERAL, FIRST, FIRST + timedelta(days=59))


# ── the whole way, against brute force ───────────────────────────────────────────────────────────────────────────

Away = tuple[int, int, tuple[int, ...], str | None]
"""First day and length, weekdays (none: all), half of the day."""
halves = st.sampled_from([None, None, "morning", "afternoon"])
spells = st.tuples(st.integers(0, 25), st.integers(0, 12), st.sets(st.integers(1, 5), max_size=3).map(tuple), halves)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(away_of=st.lists(st.one_of(st.none(), spells), min_size=11, max_size=11), at=st.sampled_from([None, 9, 15]))
def test_best_days_of_a_real_book_are_those_of_brute_force(
    world: World, away_of: list[Away | None], at: int | None
) -> None:
    head, names = world.book.head()[0], (*FULL, "孟新")
    for name, spell in zip(names, away_of, strict=True):
        if spell is not None:
            start = FIRST + timedelta(days=spell[0])
            command = RecordAbsence(
                member_id=world.ids[name],
                kind="training",
                start_on=start,
                end_on=start + timedelta(days=spell[1]),
                weekdays=spell[2],
                half=spell[3],  # type: ignore[arg-type]
            )
            world.do(command)
    found = world.meetings.best_days(GENERAL, FIRST, LAST, at=time(at) if at else None)
    while world.book.head()[0] > head and world.roster.absences():
        world.book.undo()

    def gone(spell: Away | None, day: date) -> bool:
        if spell is None or not 0 <= (day - FIRST).days - spell[0] <= spell[1]:
            return False
        on_this_day = not spell[2] or day.isoweekday() in spell[2]
        this_half = spell[3] is None or (at is not None and (spell[3] == "morning") == (at < 12))
        return on_this_day and this_half

    def half(spell: Away | None, day: date) -> bool:
        return at is None and spell is not None and spell[3] is not None and gone((*spell[:3], None), day)

    def key(day: date) -> tuple[bool, int, int, int, date]:
        voting = sum(not gone(spell, day) for spell in away_of[:10])
        away = sum(gone(spell, day) for spell in away_of)
        return 2 * voting < 10, away, -voting, sum(half(spell, day) for spell in away_of), day

    working = [day for day in _span(FIRST, LAST) if world.packs.calendar.is_workday(day)]
    assert [one.day for one in found] == sorted(working, key=key)
    for one in found:
        gone_then = {name for name, spell in zip(names, away_of, strict=True) if gone(spell, one.day)}
        assert {member.name for member in one.away} == gone_then


# ── the counting alone, against brute force ──────────────────────────────────────────────────────────────────────

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
    return MemberView(**{name: given.get(name) for name in MemberView.__struct_fields__})  # type: ignore[arg-type]


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
