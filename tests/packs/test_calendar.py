"""Working days: the year 2026 as published, counting for notices, years not published yet, local days."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.packs.calendar_files import read_calendar_files

CALENDAR = HolidayCalendar()


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def test_working_weekend_days_of_2026() -> None:
    swaps = [day for day in days(date(2026, 1, 1), date(2026, 12, 31)) if CALENDAR.is_swap_workday(day)]
    assert swaps == [date(2026, *pair) for pair in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 3)),
        (date(2026, 2, 15), date(2026, 2, 23)),
        (date(2026, 4, 4), date(2026, 4, 6)),
        (date(2026, 5, 1), date(2026, 5, 5)),
        (date(2026, 6, 19), date(2026, 6, 21)),
        (date(2026, 9, 25), date(2026, 9, 27)),
        (date(2026, 10, 1), date(2026, 10, 7)),
    ],
)
def test_long_breaks_of_2026(first: date, last: date) -> None:
    assert not any(map(CALENDAR.is_workday, days(first, last)))
    assert CALENDAR.is_workday(first - timedelta(days=1)) or (first - timedelta(days=1)).weekday() >= 5
    assert CALENDAR.is_workday(CALENDAR.next_workday(last))


@pytest.mark.parametrize(
    ("posted", "ends"), [(date(2026, 9, 28), date(2026, 10, 9)), (date(2026, 2, 11), date(2026, 2, 24))]
)
def test_five_working_days_of_notice_counted_from_the_day_itself(posted: date, ends: date) -> None:
    # 2026-02-14 and 2026-10-10 are worked; the first counts, the second comes too late.
    assert CALENDAR.add_workdays(posted, 5, inclusive=True) == ends


def test_counting_from_the_day_after_is_one_working_day_later() -> None:
    assert CALENDAR.add_workdays(date(2026, 9, 28), 5) == date(2026, 10, 10)
    with pytest.raises(ValueError, match="at least 1"):
        CALENDAR.add_workdays(date(2026, 9, 28), 0)


def test_names_are_chinese_and_weekends_have_none() -> None:
    assert CALENDAR.holiday_name(date(2026, 2, 17)) == "春节"
    assert CALENDAR.holiday_name(date(2026, 10, 1)) == "国庆节"
    assert CALENDAR.holiday_name(date(2026, 2, 14)) is None
    assert CALENDAR.holiday_name(date(2026, 11, 21)) is None


def test_a_year_without_notice_knows_the_law_but_guesses_no_swap() -> None:
    assert CALENDAR.swaps_known(2026)
    assert not CALENDAR.swaps_known(2027)
    assert CALENDAR.holiday_name(date(2027, 10, 1)) == "国庆节"
    assert not any(CALENDAR.is_swap_workday(day) for day in days(date(2027, 1, 1), date(2027, 12, 31)))
    assert CALENDAR.is_workday(date(2027, 10, 4))


def test_workdays_between_includes_both_ends() -> None:
    assert CALENDAR.workdays_between(date(2026, 9, 28), date(2026, 10, 9)) == 5


def test_extra_days_lie_over_the_built_in_ones(tmp_path: Path) -> None:
    path = tmp_path / "2027.toml"
    path.write_text(
        '[calendar]\ntitle = "2027"\ncomplete_years = [2027]\n'
        '[[holiday]]\nday = 2027-03-03\nname = "三月三"\n[[workday]]\nday = 2027-02-14\nnote = "春节调休"\n',
        encoding="utf-8",
    )
    extra, problems = read_calendar_files([path])
    assert problems == []
    calendar = HolidayCalendar(extra)
    assert calendar.swaps_known(2027)
    assert calendar.holiday_name(date(2027, 3, 3)) == "三月三"
    assert not calendar.is_workday(date(2027, 3, 3))
    assert calendar.is_swap_workday(date(2027, 2, 14))


def test_a_wrong_calendar_file_lists_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text('[calendar]\ntitle = "x"\n[[holiday]]\nday = "2027-03-03"\nnam = "三月三"\n', encoding="utf-8")
    _, problems = read_calendar_files([path])
    assert {(problem.key, problem.code, problem.line) for problem in problems} == {
        ("holiday[1].day", "pack_wrong_type", 4),
        ("holiday[1].nam", "pack_unknown_key", 5),
        ("holiday[1].name", "pack_missing_key", 3),
    }
