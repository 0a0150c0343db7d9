"""Age and party age in full years; None where the precision of a date leaves two answers."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from smallbranch.kernel import partial


def age(birth_date: str | None, on: date) -> int | None:
    """Return the age in full years."""
    return None if birth_date is None else partial.full_years(birth_date, on)


def party_age(since: str | None, correction_months: int | None, on: date) -> int | None:
    """Return full years since the day party age counts from (`joining.party_age_start`).

    It is moved by the correction (党龄校正值) in months; plus makes older.
    """
    if since is None:
        return None
    months = correction_months or 0
    low = _full_years(partial.latest(since), months, on)
    high = _full_years(partial.earliest(since), months, on)
    return max(low, 0) if low == high else None


def _full_years(start: date, correction: int, on: date) -> int:
    moved = add_months(start, -correction)
    return on.year - moved.year - ((on.month, on.day) < (moved.month, moved.day))


def add_months(day: date, months: int) -> date:
    """Return the corresponding day so many months on; the last day of the month where there is none (DEV-05)."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))
