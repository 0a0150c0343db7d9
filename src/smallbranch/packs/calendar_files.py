"""Read the extra days a place or a branch has: local holidays, swapped working days, the notice of a new year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from smallbranch.packs.problems import PackProblem
from smallbranch.packs.reading import PackFile


class ExtraHoliday(Struct, frozen=True, kw_only=True):
    """A day off beyond the built-in data."""

    day: date
    name: str


class ExtraWorkday(Struct, frozen=True, kw_only=True):
    """A weekend day or holiday that is worked."""

    day: date
    note: str = ""


class ExtraDays(Struct, frozen=True):
    """All extra days together; `complete_years` are those whose yearly notice has been entered."""

    holidays: dict[date, str] = field(default_factory=dict)
    workdays: frozenset[date] = frozenset()
    complete_years: frozenset[int] = frozenset()


class CalendarHead(Struct, frozen=True, kw_only=True):
    """The `[calendar]` table: which years' swap days the file holds in full."""

    title: str
    complete_years: tuple[int, ...] = ()
    note: str = ""


def read_calendar_files(paths: Iterable[Path]) -> tuple[ExtraDays, list[PackProblem]]:
    """Read calendar files, later ones over earlier ones."""
    holidays: dict[date, str] = {}
    workdays: set[date] = set()
    years: set[int] = set()
    problems: list[PackProblem] = []
    for path in paths:
        file = PackFile(path)
        if file.data:
            _read_days(file, holidays, workdays, years)
        problems += file.problems
    return ExtraDays(holidays, frozenset(workdays), frozenset(years)), problems


def _read_days(file: PackFile, holidays: dict[date, str], workdays: set[date], years: set[int]) -> None:
    file.refuse_unknown(["calendar", "holiday", "workday"])
    head = file.read(CalendarHead, file.data.get("calendar", {}), ("calendar",))
    years.update(head.complete_years if head else ())
    for index, table in enumerate(file.tables("holiday")):
        holiday = file.read(ExtraHoliday, table, ("holiday", index))
        if holiday is not None:
            holidays[holiday.day] = holiday.name
            workdays.discard(holiday.day)
    for index, table in enumerate(file.tables("workday")):
        workday = file.read(ExtraWorkday, table, ("workday", index))
        if workday is not None:
            workdays.add(workday.day)
            holidays.pop(workday.day, None)
