"""The year matrix: who is in it, each one's twelve months, and the totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from smallbranch.dues import months
from smallbranch.dues.amounts import ZERO
from smallbranch.dues.findings import RETIRED
from smallbranch.dues.standing import Standing
from smallbranch.dues.views import DuesMonth, DuesRow, MonthStatus
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.roster.categories import PARTY_MEMBERS
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.views import MemberView

PROBATIONARY = "probationary_member"


def day_of(year: int, as_of: date) -> date:
    """Return the day inside a year on which its matrix is looked at."""
    whole = Period(year, PeriodKind.YEAR)
    return max(whole.first, min(whole.last, as_of))


def people_of(timeline: Timeline, year: int, as_of: date) -> tuple[MemberView, ...]:
    """Return the members of the day and after them those who left within the year (C43)."""
    day, first = day_of(year, as_of), date(year, 1, 1)
    left = [member for member in timeline.former_members(day) if _last_day(timeline, member) >= first]
    gone = [member for member in left if member.member_category in PARTY_MEMBERS]  # an applicant paid nothing
    return (*timeline.members(day), *gone)


def _last_day(timeline: Timeline, member: MemberView) -> date:
    row = timeline.end_of_relation(member.id)
    return date.min if row is None or row.end_on is None else row.end_on


def row_of(member: MemberView, standing: Standing, year: int, *, reveal: bool) -> DuesRow:
    """Return a member's line; base, rate and amount are those of the last month of the year that has them."""
    cells = tuple(standing.month(month) for month in months.of_year(year))
    shown = months.month_text(day_of(year, standing.as_of))
    covering = [base for month in months.of_year(year) if month <= shown and (base := standing.dues.base(month))]
    base = covering[-1] if covering else None
    return DuesRow(
        member.id,
        member.name,
        member.label,
        _group(member, base.category if base else ""),
        base.category if base else "",
        base.base if base and reveal else None,
        base.rate if base else None,
        base.monthly if base else None,
        cells,
        summed(cells, lambda cell: cell.due),
        summed(cells, lambda cell: cell.paid),
        summed(cells, lambda cell: cell.arrears),
        not standing.dues.bases,
        tuple(_remarks(standing, year, cells)),
    )


def summed(cells: Sequence[DuesMonth], part: Callable[[DuesMonth], Decimal]) -> Decimal:
    """Return the sum of one figure."""
    return sum((part(cell) for cell in cells), ZERO)


def _group(member: MemberView, category: str) -> str:
    if member.member_category == PROBATIONARY:
        return "probationary"
    return RETIRED if category == RETIRED else "working"


def _remarks(standing: Standing, year: int, cells: Sequence[DuesMonth]) -> list[tuple[str, str]]:
    """Return codes with their day or month, in the order of a reader's questions."""
    found: list[tuple[str, str]] = []
    left, died = standing.membership.left_on, standing.membership.died_on
    if left is not None and left.year == year:
        found.append(("deceased" if died else "left", left.isoformat()))
    starts = [base.from_month for base in standing.dues.bases[1:]]
    found += [("base_changed", month) for month in starts if month[:4] == str(year) and not month.endswith("-01")]
    ends = [base.to_month for base in standing.dues.bases[-1:] if base.to_month is not None]
    found += [("dues_ended", month) for month in ends if month[:4] == str(year) and left is None]
    if any(cell.status is MonthStatus.EXEMPT for cell in cells):
        found.append(("exempt", str(year)))
    elif any(standing.dues.relief(cell.month) for cell in cells):
        found.append(("reduced", str(year)))
    return found
