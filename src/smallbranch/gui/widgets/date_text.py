"""What people type for a date, read without Qt: 2026-09-20, 20260920, 2026.9.20, 2026年9月20日, 9.20."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_FULL: Final = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")
_PACKED: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT: Final = re.compile(r"(\d{1,2})[-./月](\d{1,2})日?")
_MONTH: Final = re.compile(r"(\d{4})[-./年](\d{1,2})月?|(\d{4})(\d{2})")
_YEAR: Final = re.compile(r"(\d{4})年?")
_WIDE: Final = str.maketrans("０１２３４５６７８９．－／。—", "0123456789.-/.-")


def read_date(text: str, today: date) -> date | None:
    """Return the day meant; month and day alone mean this year. None when it is no date."""
    clean = _clean(text)
    for pattern in (_FULL, _PACKED):
        if match := pattern.fullmatch(clean):
            return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _SHORT.fullmatch(clean):
        return _day(today.year, int(match[1]), int(match[2]))
    return None


def read_partial(text: str) -> str | None:
    """Return "1990", "1990-07" or "1990-07-01" for what was typed; None when it is none of them."""
    clean = _clean(text)
    for pattern in (_FULL, _PACKED):
        if match := pattern.fullmatch(clean):
            day = _day(int(match[1]), int(match[2]), int(match[3]))
            return day.isoformat() if day else None
    if match := _MONTH.fullmatch(clean):
        first = _day(int(match[1] or match[3]), int(match[2] or match[4]), 1)
        return first.isoformat()[:7] if first else None
    if match := _YEAR.fullmatch(clean):
        return match[1] if int(match[1]) > 0 else None
    return None


def _clean(text: str) -> str:
    return "".join(text.split()).translate(_WIDE)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
