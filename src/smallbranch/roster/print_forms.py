"""How dates, numbers and phones of the roster are printed; unknown is an empty text."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = re.compile(r"\d{7,}")


def day(value: date | None) -> str:
    """Return 2026.11.22."""
    return "" if value is None else f"{value.year}.{value.month:02d}.{value.day:02d}"


def person_date(text: str | None) -> str:
    """Return a date known in part with as much as is known: 1990, 1990.07 or 1990.07.01."""
    return "" if text is None else text.replace("-", ".")


def month(text: str | None) -> str:
    """Return 1985.06, or the year when that is all that is known."""
    return person_date(text)[:7]


def number(value: int | None) -> str:
    """Return a number."""
    return "" if value is None else str(value)


def term_range(first: date, last: date) -> str:
    """Return 2024.11.20—2027.11.19."""
    return f"{day(first)}—{day(last)}"


def masked_phone(text: str | None) -> str:
    """Return a phone with the middle digits hidden: the first three and the last four stay (PI-05)."""
    return _DIGITS.sub(lambda match: _masked(match[0]), text or "")


def _masked(digits: str) -> str:
    shown = 3 if len(digits) > 8 else 0
    return digits[:shown] + "*" * (len(digits) - shown - 4) + digits[-4:]
