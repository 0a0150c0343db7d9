"""Years, half-years, quarters and months, as users and rules name them.

A period is written `2026`, `2026H1`, `2026Q3` or `2026-09`. Quarters are calendar quarters (CAL-12).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from smallbranch.kernel.errors import InvalidInput

_PATTERN = re.compile(r"(?P<year>[12]\d{3})(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|-(?P<month>0[1-9]|1[0-2]))?")
_LENGTH = {"year": 12, "half": 6, "quarter": 3, "month": 1}


class PeriodKind(StrEnum):
    """The lengths a period can have."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of whole calendar months; `number` counts from 1 inside the year."""

    year: int
    kind: PeriodKind
    number: int = 1

    @staticmethod
    def parse(text: str) -> Period:
        """Read `2026`, `2026H1`, `2026Q3` or `2026-09`; raise `InvalidInput` otherwise."""
        match = _PATTERN.fullmatch(text.strip().upper())
        if match is None:
            raise InvalidInput({"period": "period_form"}, text=text)
        year = int(match["year"])
        for kind in (PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.MONTH):
            if match[kind.value]:
                return Period(year, kind, int(match[kind.value]))
        return Period(year, PeriodKind.YEAR)

    @staticmethod
    def of(day: date, kind: PeriodKind) -> Period:
        """Return the period of that kind which holds the day."""
        return Period(day.year, kind, (day.month - 1) // _LENGTH[kind] + 1)

    @property
    def first(self) -> date:
        """Return the first day."""
        return date(self.year, (self.number - 1) * _LENGTH[self.kind] + 1, 1)

    @property
    def last(self) -> date:
        """Return the last day."""
        month = self.number * _LENGTH[self.kind]
        following = date(self.year + 1, 1, 1) if month == 12 else date(self.year, month + 1, 1)
        return following - timedelta(days=1)

    def contains(self, day: date) -> bool:
        """Tell whether the day lies inside."""
        return self.first <= day <= self.last

    def split(self, kind: PeriodKind) -> tuple[Period, ...]:
        """Return the periods of that kind that tile this one; itself when it is not longer."""
        length = _LENGTH[kind]
        if length >= _LENGTH[self.kind]:
            return (Period.of(self.first, kind),)
        return tuple(
            Period.of(date(self.year, month, 1), kind) for month in range(self.first.month, self.last.month + 1, length)
        )

    def months(self) -> tuple[Period, ...]:
        """Return the months inside."""
        return self.split(PeriodKind.MONTH)

    def quarters(self) -> tuple[Period, ...]:
        """Return the quarters inside."""
        return self.split(PeriodKind.QUARTER)

    def label_zh(self) -> str:
        """Return the name printed in Chinese documents."""
        names = {
            PeriodKind.YEAR: f"{self.year}年",
            PeriodKind.HALF: f"{self.year}年{'上下'[self.number > 1]}半年",
            PeriodKind.QUARTER: f"{self.year}年第{'一二三四'[min(self.number, 4) - 1]}季度",
            PeriodKind.MONTH: f"{self.year}年{self.number}月",
        }
        return names[self.kind]

    def __str__(self) -> str:
        """Return the written form."""
        if self.kind is PeriodKind.YEAR:
            return f"{self.year}"
        if self.kind is PeriodKind.MONTH:
            return f"{self.year}-{self.number:02d}"
        return f"{self.year}{'H' if self.kind is PeriodKind.HALF else 'Q'}{self.number}"


def day_zh(day: date) -> str:
    """Return a day as running text has it: 2026年9月20日, without leading zeros (GB/T 9704-2012, 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_of(day: date) -> Period:
    """Return the month that holds the day."""
    return Period.of(day, PeriodKind.MONTH)


def quarter_of(day: date) -> Period:
    """Return the quarter that holds the day."""
    return Period.of(day, PeriodKind.QUARTER)


def year_of(day: date) -> Period:
    """Return the year that holds the day."""
    return Period.of(day, PeriodKind.YEAR)
