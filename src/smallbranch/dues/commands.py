"""What can be asked of the dues slice. Months are written `2026-05`; money is Decimal yuan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct


class PayItem(Struct, frozen=True, kw_only=True):
    """One item of pay: an item's id of the rule pack and its amount a month."""

    item: str
    amount: Decimal


class SetDuesBase(Struct, frozen=True, kw_only=True):
    """Fix what a member pays from a month on (核定基数); the base running then ends the month before. Value: base id.

    `category` is one of the dues table's. The base is the sum of `items`, or `base` where only the total is known;
    a category with a fixed amount takes `fixed`, None for the least there is.
    """

    member_id: int
    from_month: str
    category: str = "salaried"
    items: tuple[PayItem, ...] = ()
    base: Decimal | None = None
    fixed: Decimal | None = None
    note: str | None = None


class EndDuesBase(Struct, frozen=True, kw_only=True):
    """Let a member's dues end with a month, e.g. the 党费交至 of a letter of transfer."""

    member_id: int
    last_month: str


class RemoveDuesBase(Struct, frozen=True, kw_only=True):
    """Remove a base that was entered by mistake; the one before it runs on."""

    base_id: int


class RecordDuesPayment(Struct, frozen=True, kw_only=True):
    """Record that a member paid for some months (C34). Value: payment id.

    `amount` None is what is still open for these months; above that it is voluntary extra, below it the last months
    stay open. `payer` names who brought it when it was somebody else.
    """

    member_id: int
    paid_on: date
    months: tuple[str, ...]
    amount: Decimal | None = None
    payer: str | None = None
    receipt_no: str | None = None
    note: str | None = None


class RemoveDuesPayment(Struct, frozen=True, kw_only=True):
    """Remove a payment that was entered by mistake."""

    payment_id: int


class GrantDuesRelief(Struct, frozen=True, kw_only=True):
    """Let a member in hardship pay `monthly` (0: nothing) in the months given. Value: relief id."""

    member_id: int
    from_month: str
    to_month: str
    monthly: Decimal = Decimal(0)
    reason: str | None = None
    studied_on: date | None = None
    approved_on: date | None = None
    approval_doc: str | None = None


class RemoveDuesRelief(Struct, frozen=True, kw_only=True):
    """Remove a relief that was entered by mistake."""

    relief_id: int


class RecordDuesRemittance(Struct, frozen=True, kw_only=True):
    """Record money passed up, or change the record with `remittance_id`. Value: its id.

    `kind` is remitted (上缴), returned (返还) or opening (期初结余); `period` is what it belongs to, e.g. `2026Q1`.
    """

    remitted_on: date
    period: str
    amount: Decimal
    kind: str = "remitted"
    receipt_no: str | None = None
    handler: str | None = None
    receiver: str | None = None
    note: str | None = None
    remittance_id: int | None = None


class RemoveDuesRemittance(Struct, frozen=True, kw_only=True):
    """Remove a remittance that was entered by mistake."""

    remittance_id: int


class RecordDuesUse(Struct, frozen=True, kw_only=True):
    """Record money spent, or change the record with `use_id`. Value: its id. `category` is one of the rule pack's."""

    used_on: date
    purpose: str
    category: str
    amount: Decimal
    decided_on: date | None = None
    handler: str | None = None
    witness: str | None = None
    receipt_no: str | None = None
    note: str | None = None
    use_id: int | None = None


class RemoveDuesUse(Struct, frozen=True, kw_only=True):
    """Remove a use that was entered by mistake."""

    use_id: int


class SetDuesBases(Struct, frozen=True, kw_only=True):
    """Fix the bases of several people in one step, or of none when one cannot be fixed."""

    bases: tuple[SetDuesBase, ...]


class RecordDuesReport(Struct, frozen=True, kw_only=True):
    """A year's dues were reported to the organisation above; a second report of a year replaces the first."""

    year: int
    reported_on: date
    to_org: str | None = None
    note: str | None = None


class RemoveDuesReport(Struct, frozen=True, kw_only=True):
    """A report was entered by mistake."""

    year: int


COMMANDS: tuple[type, ...] = (
    SetDuesBase,
    SetDuesBases,
    RecordDuesReport,
    RemoveDuesReport,
    EndDuesBase,
    RemoveDuesBase,
    RecordDuesPayment,
    RemoveDuesPayment,
    GrantDuesRelief,
    RemoveDuesRelief,
    RecordDuesRemittance,
    RemoveDuesRemittance,
    RecordDuesUse,
    RemoveDuesUse,
)
