"""The tables of dues in memory: frozen lines by member, read once per state of the book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct, field
from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.dues.model import BaseItemRow, BaseRow, PaymentMonthRow, PaymentRow, ReliefRow


class BaseLine(Struct, frozen=True):
    """A base with its items."""

    id: int
    category: str
    from_month: str
    to_month: str | None
    base: Decimal | None
    rate: Decimal | None
    monthly: Decimal
    rule_id: str
    note: str | None
    items: tuple[tuple[str, Decimal], ...]

    def covers(self, month: str) -> bool:
        """Tell whether the base holds in a month."""
        return self.from_month <= month and (self.to_month is None or month <= self.to_month)


class ReliefLine(Struct, frozen=True):
    """A relief."""

    id: int
    from_month: str
    to_month: str
    monthly: Decimal
    reason: str | None
    studied_on: date | None
    approved_on: date | None
    approval_doc: str | None

    def covers(self, month: str) -> bool:
        """Tell whether the relief holds in a month."""
        return self.from_month <= month <= self.to_month


class PaymentLine(Struct, frozen=True):
    """A payment with what it gives for each month."""

    id: int
    paid_on: date
    months: tuple[tuple[str, Decimal], ...]
    extra: Decimal
    payer: str | None
    receipt_no: str | None
    note: str | None

    @property
    def amount(self) -> Decimal:
        """Return the money that was handed over."""
        return sum((amount for _, amount in self.months), self.extra)


class MemberDues(Struct, frozen=True):
    """One member's bases by month, payments by day and reliefs by month."""

    bases: tuple[BaseLine, ...] = ()
    payments: tuple[PaymentLine, ...] = ()
    reliefs: tuple[ReliefLine, ...] = ()

    def base(self, month: str) -> BaseLine | None:
        """Return the base of a month."""
        return next((line for line in self.bases if line.covers(month)), None)

    def relief(self, month: str) -> ReliefLine | None:
        """Return the relief of a month."""
        return next((line for line in self.reliefs if line.covers(month)), None)

    def paid(self, month: str, as_of: date) -> tuple[Decimal, date | None]:
        """Return what was paid for a month up to a day, and when last."""
        found = [
            (amount, line.paid_on)
            for line in self.payments
            if line.paid_on <= as_of
            for paid_month, amount in line.months
            if paid_month == month
        ]
        return sum((amount for amount, _ in found), Decimal("0.00")), max((day for _, day in found), default=None)


NOTHING = MemberDues()


class State(Struct, frozen=True):
    """Everybody's dues."""

    members: Mapping[int, MemberDues] = field(default_factory=dict)

    def of(self, member_id: int) -> MemberDues:
        """Return a member's dues; nothing for somebody never entered."""
        return self.members.get(member_id, NOTHING)

    @property
    def first_month(self) -> str | None:
        """Return the first month any base holds in."""
        return min((line.from_month for one in self.members.values() for line in one.bases), default=None)


def load(session: Session) -> State:
    """Read the bases, payments and reliefs."""
    bases, payments, reliefs = _bases(session), _payments(session), _reliefs(session)
    ids = bases.keys() | payments.keys() | reliefs.keys()
    return State({one: MemberDues(tuple(bases[one]), tuple(payments[one]), tuple(reliefs[one])) for one in sorted(ids)})


def _bases(session: Session) -> dict[int, list[BaseLine]]:
    items: dict[int, list[tuple[str, Decimal]]] = defaultdict(list)
    for item in session.scalars(select(BaseItemRow).order_by(BaseItemRow.id)):
        if item.amount is not None:
            items[item.base_id].append((item.item, item.amount))
    found: dict[int, list[BaseLine]] = defaultdict(list)
    for row in session.scalars(select(BaseRow).order_by(BaseRow.from_month)):
        line = BaseLine(
            row.id, row.category, row.from_month, row.to_month, row.base, row.rate, row.monthly, row.rule_id,
            row.note, tuple(items[row.id]),
        )  # fmt: skip
        found[row.member_id].append(line)
    return found


def _payments(session: Session) -> dict[int, list[PaymentLine]]:
    parts: dict[int, list[tuple[str, Decimal]]] = defaultdict(list)
    for part in session.scalars(select(PaymentMonthRow).order_by(PaymentMonthRow.month)):
        parts[part.payment_id].append((part.month, part.amount))
    found: dict[int, list[PaymentLine]] = defaultdict(list)
    for row in session.scalars(select(PaymentRow).order_by(PaymentRow.paid_on, PaymentRow.id)):
        line = PaymentLine(row.id, row.paid_on, tuple(parts[row.id]), row.extra, row.payer, row.receipt_no, row.note)
        found[row.member_id].append(line)
    return found


def _reliefs(session: Session) -> dict[int, list[ReliefLine]]:
    found: dict[int, list[ReliefLine]] = defaultdict(list)
    for row in session.scalars(select(ReliefRow).order_by(ReliefRow.from_month)):
        line = ReliefLine(
            row.id, row.from_month, row.to_month, row.monthly, row.reason, row.studied_on, row.approved_on,
            row.approval_doc,
        )  # fmt: skip
        found[row.member_id].append(line)
    return found
