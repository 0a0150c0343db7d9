"""Record payments: one may cover several months, and its day need not lie in any of them (C34)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.dues.amounts import ZERO
from smallbranch.dues.bases import clean, month_list, need, need_money
from smallbranch.dues.commands import RecordDuesPayment, RemoveDuesPayment
from smallbranch.dues.findings import payment_findings
from smallbranch.dues.model import PaymentMonthRow, PaymentRow
from smallbranch.dues.standing import Standing
from smallbranch.kernel.errors import InvalidInput
from smallbranch.packs.rulebook import RuleBook
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

# (session, member id) → how the member stands and his name; None for an unknown member
StandingOf = Callable[[Session, int], tuple[Standing, str] | None]


class PaymentCommands:
    """Handlers of payments."""

    def __init__(self, standing_of: StandingOf, rules: RuleBook) -> None:
        self._standing_of = standing_of
        self._rules = rules

    def record(self, uow: UnitOfWork, command: RecordDuesPayment) -> Handled[int]:
        """Record a payment, given to the earliest months first."""
        wanted = month_list("months", command.months)
        known = self._standing_of(uow.session, command.member_id)
        if known is None:
            raise InvalidInput({"member_id": "unknown_member"})
        standing, name = known
        opened = _open_amounts(standing, wanted)
        total = sum(opened.values(), ZERO)
        amount = total if command.amount is None else need_money("amount", command.amount, positive=True)
        if not amount:
            raise InvalidInput({"months": "dues_months_paid"})
        parts = dict(_shared(amount, opened))
        row = PaymentRow(
            member_id=command.member_id,
            paid_on=command.paid_on,
            extra=amount - sum(parts.values(), ZERO),
            payer=clean(command.payer),
            receipt_no=clean(command.receipt_no),
            note=clean(command.note),
            entered_at=uow.now,
        )
        uow.session.add(row)
        uow.session.flush()
        uow.session.add_all(
            PaymentMonthRow(payment_id=row.id, month=month, amount=part) for month, part in parts.items()
        )
        missing = max(total - amount, ZERO)
        return Handled(row.id, payment_findings(row, name, wanted, missing, uow.today, self._rules))

    def remove(self, uow: UnitOfWork, command: RemoveDuesPayment) -> Handled[int]:
        """Remove a payment with its months."""
        row = need(uow.session, PaymentRow, command.payment_id, "payment_id")
        for part in uow.session.scalars(select(PaymentMonthRow).filter_by(payment_id=row.id)):
            uow.session.delete(part)
        uow.session.flush()
        uow.session.delete(row)
        return Handled(command.payment_id)


def _open_amounts(standing: Standing, wanted: tuple[str, ...]) -> Mapping[str, Decimal]:
    found: dict[str, Decimal] = {}
    for month in wanted:
        amount = standing.open(month)
        if amount is None:
            raise InvalidInput({"months": "dues_month_not_due"}, month=month)
        found[month] = amount
    return found


def _shared(amount: Decimal, opened: Mapping[str, Decimal]) -> Iterator[tuple[str, Decimal]]:
    """Yield what each month gets, the earliest first; what is left over is nobody's due."""
    for month, wanted in opened.items():
        part = min(wanted, amount)
        if part:
            yield month, part
        amount -= part
