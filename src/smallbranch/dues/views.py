"""Frozen rows of the dues slice; money is Decimal yuan, months are texts `2026-05`.

What somebody earns (`base`, `items`) is None unless it was asked for (PI-05).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class MonthStatus(StrEnum):
    """How a month stands for a member on the day asked."""

    PAID = "paid"
    PART = "part"
    OWED = "owed"
    OPEN = "open"
    EXEMPT = "exempt"
    NOT_DUE = "not_due"


class ReportView(Struct, frozen=True):
    """A report on a year's dues to the organisation above."""

    year: int
    reported_on: date
    to_org: str | None
    note: str | None


class DuesMonth(Struct, frozen=True):
    """One cell of the year matrix; `arrears` is counted once the month is over."""

    month: str
    status: MonthStatus
    due: Decimal
    paid: Decimal
    arrears: Decimal
    paid_on: date | None


class DuesRow(Struct, frozen=True):
    """A member's year; `label` tells namesakes apart, `group` is working, retired or probationary.

    `base_missing` tells that no base was ever fixed; `remark` holds (code, day or month) of what explains the row.
    """

    member_id: int
    name: str
    label: str
    group: str
    category: str
    base: Decimal | None
    rate: Decimal | None
    monthly: Decimal | None
    months: tuple[DuesMonth, ...]
    due: Decimal
    paid: Decimal
    arrears: Decimal
    base_missing: bool
    remark: tuple[tuple[str, str], ...]


class Arrears(Struct, frozen=True):
    """What a member owes on a day: the open months, the sum, and how many of the last months run unpaid in a row."""

    member_id: int
    name: str
    months: tuple[str, ...]
    amount: Decimal
    in_a_row: int

    def said(self) -> dict[str, object]:
        """Return what a sentence about it names."""
        return {
            "name": self.name,
            "count": self.in_a_row,
            "amount": self.amount,
            "month": self.months[0],
            "open": len(self.months),
        }


class BaseView(Struct, frozen=True):
    """A base of a member, `to_month` None while it runs."""

    id: int
    member_id: int
    name: str
    category: str
    from_month: str
    to_month: str | None
    base: Decimal | None
    items: tuple[tuple[str, Decimal], ...] | None
    rate: Decimal | None
    monthly: Decimal
    rule_id: str
    note: str | None


class PaymentView(Struct, frozen=True):
    """A payment with the months it covers; `amount` includes the voluntary extra."""

    id: int
    member_id: int
    name: str
    paid_on: date
    months: tuple[tuple[str, Decimal], ...]
    amount: Decimal
    extra: Decimal
    payer: str | None
    receipt_no: str | None
    note: str | None


class ReliefView(Struct, frozen=True):
    """A relief; `reason` is None unless asked for."""

    id: int
    member_id: int
    name: str
    from_month: str
    to_month: str
    monthly: Decimal
    reason: str | None
    studied_on: date | None
    approved_on: date | None
    approval_doc: str | None


class RemittanceView(Struct, frozen=True):
    """Money passed up or given back, with what the branch owed and collected for that period."""

    id: int
    kind: str
    remitted_on: date
    period: str
    amount: Decimal
    people: int
    due: Decimal
    paid: Decimal
    receipt_no: str | None
    handler: str | None
    receiver: str | None
    note: str | None


class UseView(Struct, frozen=True):
    """Money spent."""

    id: int
    used_on: date
    purpose: str
    category: str
    category_title: str
    amount: Decimal
    decided_on: date | None
    handler: str | None
    witness: str | None
    receipt_no: str | None
    note: str | None


class YearTotals(Struct, frozen=True):
    """A year's figures: due and paid by the months of the year, the rest by the day the money moved."""

    year: int
    people: int
    due: Decimal
    paid: Decimal
    arrears: Decimal
    opening: Decimal
    received: Decimal
    extra: Decimal
    remitted: Decimal
    returned: Decimal
    used: Decimal

    @property
    def balance(self) -> Decimal:
        """Return what is left at the end of the year."""
        return self.opening + self.received + self.returned - self.remitted - self.used


class DuesYear(Struct, frozen=True):
    """The year matrix with its totals."""

    year: int
    as_of: date
    rows: tuple[DuesRow, ...]
    totals: YearTotals
