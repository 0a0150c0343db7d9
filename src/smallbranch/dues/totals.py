"""The figures of a year: dues by month, money by the day it moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.dues.amounts import ZERO
from smallbranch.dues.model import RemittanceRow, UseRow
from smallbranch.dues.money import OPENING, REMITTED, RETURNED
from smallbranch.dues.state import State
from smallbranch.dues.views import DuesRow, YearTotals

Moved = list[tuple[date, Decimal]]


def totals(session: Session, year: int, as_of: date, rows: Sequence[DuesRow], state: State) -> YearTotals:
    """Return the totals of a year up to a day; what was left of the years before is the opening."""
    kinds: dict[str, Moved] = {REMITTED: [], RETURNED: [], OPENING: []}
    for row in session.scalars(select(RemittanceRow)):
        kinds[row.kind].append((row.remitted_on, row.amount))
    used: Moved = [(row.used_on, row.amount) for row in session.scalars(select(UseRow))]
    lines = [line for one in state.members.values() for line in one.payments]
    received: Moved = [(line.paid_on, line.amount) for line in lines]
    extra: Moved = [(line.paid_on, line.extra) for line in lines]
    first, last = date(year, 1, 1), min(date(year, 12, 31), as_of)

    def within(moved: Moved) -> Decimal:
        return sum((amount for day, amount in moved if first <= day <= last), ZERO)

    def earlier(moved: Moved) -> Decimal:
        return sum((amount for day, amount in moved if day < first), ZERO)

    carried = earlier(received) + earlier(kinds[OPENING]) + earlier(kinds[RETURNED])
    carried -= earlier(kinds[REMITTED]) + earlier(used)
    return YearTotals(
        year,
        sum(1 for row in rows if row.due or row.paid),
        sum((row.due for row in rows), ZERO),
        sum((row.paid for row in rows), ZERO),
        sum((row.arrears for row in rows), ZERO),
        carried + within(kinds[OPENING]),
        within(received),
        within(extra),
        within(kinds[REMITTED]),
        within(kinds[RETURNED]),
        within(used),
    )
