"""What last year's records say of this year's days: a weekday of a week, a day of the month, an hour, a chair."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.kernel.places import resources_dir
from smallbranch.meetings.habits import LAST_WEEK, Pattern, find_pattern, usual
from smallbranch.packs.loader import load_packs
from smallbranch.roster.commands import EndPost, SetBranch
from tests.meetings.conftest import BEIJING_NEW_YEAR, World

THEME, COMMITTEE = "theme_party_day", "branch_committee_meeting"
CALENDAR = load_packs(resources_dir()).calendar
MONTHS = [Period(2025, PeriodKind.MONTH, number) for number in range(1, 13)]


@pytest.mark.parametrize(
    ("days", "pattern"),
    [
        # first Thursdays; the one of January is New Year's Day's neighbour and stands as it is
        ((date(2025, 2, 6), date(2025, 3, 6), date(2025, 4, 3)), (None, 1, 4)),
        # the 10th, on Monday when it is a Saturday or Sunday
        ((date(2025, 3, 10), date(2025, 4, 10), date(2025, 5, 12), date(2025, 6, 10)), (10, None, None)),
        # last Fridays of months with four and with five
        ((date(2025, 3, 28), date(2025, 5, 30), date(2025, 8, 29)), (None, LAST_WEEK, 5)),
        # Wednesdays of any week
        ((date(2025, 3, 5), date(2025, 4, 16), date(2025, 5, 28), date(2025, 6, 11)), (None, None, 3)),
    ],
)
def test_a_pattern_is_found(days: tuple[date, ...], pattern: tuple[int | None, ...]) -> None:
    found = find_pattern(days, {}, CALENDAR)
    assert found is not None
    assert (found.day, found.week, found.weekday) == pattern
    assert found.fits == found.held == len(days)


def test_chance_is_no_habit() -> None:
    assert find_pattern((date(2025, 3, 5), date(2025, 4, 2)), {}, CALENDAR) is None  # twice is not three times
    scattered = (date(2025, 3, 4), date(2025, 4, 17), date(2025, 5, 28), date(2025, 6, 13), date(2025, 7, 21))
    assert find_pattern(scattered, {}, CALENDAR) is None
    assert find_pattern((), {}, CALENDAR) is None
    assert usual(["a", "a", "b", "b", "b", "c"]) is None  # half is not more than half
    assert usual(["a", "a", "a", None]) == "a"


def test_a_day_that_was_moved_counts_as_the_day_it_was_meant_for() -> None:
    days = (date(2025, 3, 20), date(2025, 4, 20), date(2025, 5, 22))
    found = find_pattern(days, {date(2025, 5, 22): date(2025, 5, 20)}, CALENDAR)
    assert found is not None
    assert (found.day, found.fits) == (20, 3)


@given(week=st.integers(1, 5), weekday=st.integers(1, 7))
def test_a_patterns_day_lies_in_its_month_on_its_weekday(week: int, weekday: int) -> None:
    for month in MONTHS:
        day = Pattern(week=week, weekday=weekday).day_in(month)
        assert month.contains(day)
        assert day.isoweekday() == weekday
        assert Pattern(weekday=weekday).nearest(day) == day
        if week == LAST_WEEK:
            assert not month.contains(day + timedelta(days=7))
        else:
            assert (day.day - 1) // 7 + 1 == week


@given(st.integers(1, 27))
def test_a_whole_year_on_one_day_is_that_habit(number: int) -> None:
    days = [CALENDAR.next_workday(date(2025, month, number)) for month in range(1, 13)]
    found = find_pattern(days, {}, CALENDAR)
    assert found is not None
    assert found.fits == 12
    assert [CALENDAR.next_workday(found.day_in(month)) for month in MONTHS] == days


def held_in_2025(world: World, form: str, days: list[date], chair: str, at: time = time(15)) -> None:
    for day in days:
        world.record(form, datetime.combine(day, at), chair_id=world.ids[chair], place="一楼")


def drafted(world: World, form: str) -> dict[str, tuple[date | None, str | None, str | None, str | None]]:
    world.clock.moment = BEIJING_NEW_YEAR
    lines = [line for line in world.meetings.preview_year(2026).lines if line.form == form]
    return {line.period: (line.planned_on, line.planned_time, line.place, line.lead) for line in lines}


def test_the_year_follows_the_weekday_hour_place_and_chair_of_the_last(world: World) -> None:
    first_thursdays = [date(2025, 2, 6), date(2025, 3, 6), date(2025, 4, 3), date(2025, 6, 5), date(2025, 7, 3)]
    held_in_2025(world, COMMITTEE, first_thursdays, "白杨")
    found = drafted(world, COMMITTEE)
    assert found["2026-03"] == (date(2026, 3, 5), "15:00", "一楼", "白杨")  # not the secretary, so it is a habit
    assert found["2026-10"][0] == date(2026, 10, 8)  # the first Thursday is a holiday; so is the rest of the week


def test_who_chaired_by_office_is_followed_by_whoever_holds_it_now(world: World) -> None:
    held_in_2025(world, COMMITTEE, [date(2025, month, 6) for month in (2, 3, 5, 6)], "安然")
    assert {lead for *_, lead in drafted(world, COMMITTEE).values()} == {"安然"}
    post = next(post for post in world.roster.posts(date(2026, 1, 4)) if post.post == "secretary")
    world.do(EndPost(post_id=post.id, on=date(2026, 1, 3)))
    assert {lead for *_, lead in drafted(world, COMMITTEE).values()} == {None}


def test_a_branch_without_a_fixed_day_keeps_last_years_theme_day(world: World) -> None:
    world.do(SetBranch(theme_day=None))
    held_in_2025(world, THEME, [date(2025, month, 1) + timedelta(days=9) for month in (3, 4, 6, 7, 9)], "安然")
    found = drafted(world, THEME)
    assert (found["2026-03"][0], found["2026-05"][0]) == (date(2026, 3, 10), date(2026, 5, 11))
