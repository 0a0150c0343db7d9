"""Dates known only to the month or the year: ISO text `1990`, `1990-07` or `1990-07-01`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from smallbranch.kernel.errors import InvalidInput

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def check(text: str, field: str = "date") -> str:
    """Return the text when it is a real partial date; raise `InvalidInput` naming the field otherwise."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise InvalidInput({field: "date_form"}, text=text)
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        date(year, month, day)
    except ValueError:
        raise InvalidInput({field: "date_impossible"}, text=text) from None
    return text


def earliest(text: str) -> date:
    """Return the first day the text can mean."""
    parts = [int(part) for part in text.split("-")] + [1, 1]
    return date(parts[0], parts[1], parts[2])


def latest(text: str) -> date:
    """Return the last day the text can mean."""
    parts = [int(part) for part in text.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1]
    return date(parts[0], month, day)


def full_years(start: str, on: date) -> int | None:
    """Return whole years from `start` to `on`; None when the precision leaves two answers."""
    low, high = _years(latest(start), on), _years(earliest(start), on)
    return low if low == high else None


def _years(start: date, on: date) -> int:
    return on.year - start.year - ((on.month, on.day) < (start.month, start.day))
