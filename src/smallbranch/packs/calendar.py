"""Working days of China: yearly notices where known, the law's own days where not, local extra days over both.

For a year whose notice is not known the swapped days are not guessed: `swaps_known` says so.
The day tables are imported at the first question, not at start.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from smallbranch.packs.calendar_files import ExtraDays

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class HolidayCalendar:
    """Answers for single days and counts working days."""

    def __init__(self, extra: ExtraDays | None = None) -> None:
        self._extra = extra or ExtraDays()

    def swaps_known(self, year: int) -> bool:
        """Tell whether the yearly notice with its swapped working days is known."""
        return year in self._extra.complete_years or year in _notice_years()

    def holiday_name(self, day: date) -> str | None:
        """Return the Chinese name of the holiday a day off belongs to; None on working days and plain weekends."""
        if day in self._extra.workdays:
            return None
        if day in self._extra.holidays:
            return self._extra.holidays[day]
        return _notice_holiday(day) if day.year in _notice_years() else _statutory(day.year).get(day)

    def is_workday(self, day: date) -> bool:
        """Tell whether offices work on a day; weekend days worked by swap count."""
        if day in self._extra.workdays:
            return True
        if day in self._extra.holidays:
            return False
        if day.year in _notice_years():
            return _notice_workday(day)
        return day.weekday() < _SATURDAY and day not in _statutory(day.year)

    def is_swap_workday(self, day: date) -> bool:
        """Tell whether a day is a weekend day that is worked (调休上班)."""
        return day.weekday() >= _SATURDAY and self.is_workday(day)

    def next_workday(self, day: date) -> date:
        """Return the first working day on or after a day."""
        while not self.is_workday(day):
            day += _ONE_DAY
        return day

    def add_workdays(self, day: date, count: int, *, inclusive: bool = False) -> date:
        """Return the day on which the count-th working day falls.

        Args:
            day: the day of the act, e.g. of posting a notice.
            count: how many working days, at least one.
            inclusive: whether `day` itself counts if it is a working day; otherwise counting starts the day after.
        """
        if count < 1:
            raise ValueError("count must be at least 1")
        day = self.next_workday(day if inclusive else day + _ONE_DAY)
        for _ in range(count - 1):
            day = self.next_workday(day + _ONE_DAY)
        return day

    def workdays_between(self, first: date, last: date) -> int:
        """Count the working days from first to last, both included."""
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return sum(map(self.is_workday, days))


_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


@cache
def _notice_years() -> frozenset[int]:
    from chinese_calendar import constants

    return frozenset(day.year for day in constants.holidays)


@cache
def _notice_functions() -> tuple[Callable[[date], bool], Callable[[date], tuple[bool, str | None]]]:
    import chinese_calendar

    return chinese_calendar.is_workday, chinese_calendar.get_holiday_detail


def _notice_workday(day: date) -> bool:
    return bool(_notice_functions()[0](day))


def _notice_holiday(day: date) -> str | None:
    off, name = _notice_functions()[1](day)
    return _NAMES.get(name, name) if off and name else None


@cache
def _statutory(year: int) -> dict[date, str]:
    import holidays

    # observed=False: on which working day a weekend holiday is made up is set by the yearly notice, not by the law.
    return dict(holidays.country_holidays("CN", years=year, observed=False, language="zh_CN"))
