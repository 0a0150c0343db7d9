"""How a member stands with his dues on a day: pure functions over his lines and his membership (C32, C34, C43)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from smallbranch.dues import months
from smallbranch.dues.amounts import ZERO
from smallbranch.dues.months import Membership
from smallbranch.dues.state import MemberDues
from smallbranch.dues.views import DuesMonth, MonthStatus


class Standing(Struct, frozen=True):
    """A member's dues as of a day; payments after it are not seen."""

    dues: MemberDues
    membership: Membership
    as_of: date
    probation_next_month: bool

    def month(self, month: str) -> DuesMonth:
        """Return what is due and paid for a month."""
        paid, paid_on = self.dues.paid(month, self.as_of)
        asked = self.asked(month)
        due = ZERO if asked is None else asked
        if self.membership.died_on is not None and self.membership.died_on <= self.as_of:
            # Nothing is asked of somebody who has died: what was not paid is not owed (C43).
            due = min(due, paid)
        over = months.period(month).last < self.as_of
        arrears = max(due - paid, ZERO) if over else ZERO
        return DuesMonth(month, self._status(month, due, paid, over=over), due, paid, arrears, paid_on)

    def asked(self, month: str) -> Decimal | None:
        """Return what the member is to pay for a month, 0 when exempt; None when dues are not due at all."""
        base = self.dues.base(month)
        if base is None or not self.membership.pays_in(month, probation_next_month=self.probation_next_month):
            return None
        relief = self.dues.relief(month)
        return base.monthly if relief is None else min(relief.monthly, base.monthly)

    def open(self, month: str) -> Decimal | None:
        """Return what is still to be paid for a month; None when dues are not due."""
        asked = self.asked(month)
        return None if asked is None else max(asked - self.dues.paid(month, date.max)[0], ZERO)

    def owed_months(self, first: str) -> tuple[DuesMonth, ...]:
        """Return the months from `first` on that are over and not fully paid."""
        last = months.before(months.month_text(self.as_of))
        return tuple(one for month in months.between(first, last) if (one := self.month(month)).arrears)

    def unpaid_in_a_row(self, first: str) -> int:
        """Return how many of the last months, counted back, nothing was paid for although it was due."""
        count, month = 0, months.before(months.month_text(self.as_of))
        while month >= first and self.month(month).status is MonthStatus.OWED:
            count, month = count + 1, months.before(month)
        return count

    def _status(self, month: str, due: Decimal, paid: Decimal, *, over: bool) -> MonthStatus:
        if paid and paid >= due:
            return MonthStatus.PAID
        if paid:
            return MonthStatus.PART
        if due:
            return MonthStatus.OWED if over else MonthStatus.OPEN
        return MonthStatus.EXEMPT if self.asked(month) is not None else MonthStatus.NOT_DUE
