"""What the branch did last year: on which weekday or day, at what hour, where, and who chaired.

A habit is what was done at least three times and more than half the times; anything less is chance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from msgspec import Struct

from smallbranch.kernel.periods import Period, PeriodKind, month_of, quarter_of
from smallbranch.meetings.model import EventRow, SegmentRow
from smallbranch.meetings.rows import held_within, load_held, start_of
from smallbranch.meetings.scene import Scene
from smallbranch.packs.calendar import HolidayCalendar

LAST_WEEK = 5
"""Stands for the last such weekday of a month."""
_LEAST = 3
_WEEK = 7

T = TypeVar("T", bound=Hashable)


class Pattern(Struct, frozen=True):
    """A day of the month: by number, or as a weekday (1 is Monday) of a week (1 to 4, or the last).

    With neither day nor week only the weekday is usual. It explains `fits` of `held` meetings.
    """

    day: int | None = None
    week: int | None = None
    weekday: int | None = None
    fits: int = 0
    held: int = 0

    def day_in(self, month: Period) -> date:
        """Return the pattern's day in a month, working day or not."""
        if self.day is not None:
            return month.first.replace(day=min(self.day, month.last.day))
        assert self.weekday is not None
        if self.week is None or self.week == LAST_WEEK:
            return month.last - timedelta(days=(month.last.weekday() - self.weekday + 1) % _WEEK)
        return month.first + timedelta(
            days=(self.weekday - 1 - month.first.weekday()) % _WEEK + _WEEK * (self.week - 1)
        )

    def nearest(self, wish: date) -> date:
        """Return the usual weekday nearest to a wished day of its month."""
        assert self.weekday is not None
        month, back = month_of(wish), (wish.weekday() - self.weekday + 1) % _WEEK
        near = [wish - timedelta(days=back), wish + timedelta(days=_WEEK - back)]
        return min((day for day in near if month.contains(day)), key=lambda day: abs((day - wish).days))


class Habit(Struct, frozen=True):
    """What was usual of one form (of one cell) last year; None where nothing was."""

    held: int
    pattern: Pattern | None = None
    with_theme_day: bool = False
    month_of_quarter: int | None = None
    clock: str | None = None
    place: str | None = None
    chair: int | None = None


Key = tuple[str, int | None]


def read_habits(scene: Scene, year: int) -> dict[Key, Habit]:
    """Return the habits of a year by form and cell; what made up for another period is no habit."""
    whole = Period(year, PeriodKind.YEAR)
    groups: dict[Key, list[tuple[EventRow, SegmentRow]]] = defaultdict(list)
    for event, segment in load_held(scene.session, held_within(whole.first, whole.last)).pairs():
        if segment.makes_up is None:
            groups[segment.form, segment.cell_id].append((event, segment))
    containers = {
        event.start_at.date()
        for (form_id, _), pairs in groups.items()
        if (form := scene.form(form_id, whole.last)) is not None and form.container
        for event, _ in pairs
    }
    return {key: _habit(scene, pairs, containers) for key, pairs in groups.items()}


def _habit(scene: Scene, pairs: Sequence[tuple[EventRow, SegmentRow]], containers: set[date]) -> Habit:
    days = [event.start_at.date() for event, _ in pairs]
    wished = {event.start_at.date(): event.moved_from for event, _ in pairs if event.moved_from is not None}
    return Habit(
        held=len(pairs),
        pattern=find_pattern(days, wished, scene.calendar),
        with_theme_day=usual(day in containers for day in days) is True,
        month_of_quarter=usual((day.month - 1) % 3 for day in days) if _quarterly(days) else None,
        clock=usual(f"{start_of(event, row):%H:%M}" for event, row in pairs),
        place=usual(event.place for event, _ in pairs),
        chair=usual(row.chair_id for _, row in pairs),
    )


def _quarterly(days: Sequence[date]) -> bool:
    return len({quarter_of(day) for day in days}) == len(days)


def usual(values: Iterable[T | None]) -> T | None:
    """Return the value of more than half, and of three at least; None when there is no such value."""
    found = list(values)
    value, count = Counter(found).most_common(1)[0] if found else (None, 0)
    return value if count >= _LEAST and 2 * count > len(found) else None


def find_pattern(days: Sequence[date], wished: dict[date, date], calendar: HolidayCalendar) -> Pattern | None:
    """Return the pattern that explains most of the days: a weekday of a week before a day of the month.

    Args:
        days: on which days it was held.
        wished: for those that were moved, the day they were meant for.
        calendar: a pattern's day off is kept on the next working day.
    """

    def explains(pattern: Pattern) -> int:
        return sum(_explains(pattern, day, wished.get(day), calendar) for day in days)

    candidates = [pattern for day in days for pattern in _weekly(wished.get(day, day))]
    candidates += [Pattern(day=wished.get(day, day).day) for day in days]
    candidates += [Pattern(day=number) for number in range(1, 29)]
    best = max(candidates, key=explains, default=None)
    if best is None:
        return None
    fits = explains(best)
    if fits >= _LEAST and 2 * fits > len(days):
        return Pattern(best.day, best.week, best.weekday, fits, len(days))
    weekday = usual(day.isoweekday() for day in days)
    fits = sum(day.isoweekday() == weekday for day in days)
    return Pattern(weekday=weekday, fits=fits, held=len(days)) if weekday is not None else None


def _weekly(day: date) -> tuple[Pattern, ...]:
    week, weekday = (day.day - 1) // _WEEK + 1, day.isoweekday()
    last = (day + timedelta(days=_WEEK)).month != day.month
    found = [Pattern(week=week, weekday=weekday)] if week < LAST_WEEK else []
    return (*found, Pattern(week=LAST_WEEK, weekday=weekday)) if last else tuple(found)


def _explains(pattern: Pattern, held: date, wished: date | None, calendar: HolidayCalendar) -> bool:
    meant = pattern.day_in(month_of(wished or held))
    return meant in (held, wished) or (wished is None and calendar.next_workday(meant) == held)
