"""Tables of the dues slice; private to it. Months are texts `2026-05`; what somebody earns is PII."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from smallbranch.store.base import PII, Base, IntPk, once_per_member, references


class BaseRow(Base):
    """What a member's dues are reckoned from, from month to month; `monthly` is the amount fixed at that time."""

    __tablename__ = "dues_base"
    __table_args__ = once_per_member()
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    category: Mapped[str]
    from_month: Mapped[str]
    to_month: Mapped[str | None]
    base: Mapped[Decimal | None] = mapped_column(info=PII)
    rate: Mapped[Decimal | None]
    monthly: Mapped[Decimal]
    rule_id: Mapped[str]
    note: Mapped[str | None]
    entered_at: Mapped[datetime]


class BaseItemRow(Base):
    """One item of pay a base was made of."""

    __tablename__ = "dues_base_item"
    id: Mapped[IntPk]
    base_id: Mapped[int] = references("dues_base.id")
    item: Mapped[str]
    amount: Mapped[Decimal | None] = mapped_column(info=PII)


class PaymentRow(Base):
    """One payment of a member; `extra` is what he gave above the dues of the months."""

    __tablename__ = "dues_payment"
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    paid_on: Mapped[date] = mapped_column(index=True)
    extra: Mapped[Decimal]
    payer: Mapped[str | None]
    receipt_no: Mapped[str | None]
    note: Mapped[str | None]
    entered_at: Mapped[datetime]


class PaymentMonthRow(Base):
    """What a payment gives for one month."""

    __tablename__ = "dues_payment_month"
    id: Mapped[IntPk]
    payment_id: Mapped[int] = references("dues_payment.id")
    month: Mapped[str] = mapped_column(index=True)
    amount: Mapped[Decimal]


class ReliefRow(Base):
    """Paying less or nothing for some months; `monthly` is what is still paid, 0 for nothing."""

    __tablename__ = "dues_relief"
    __table_args__ = once_per_member("from_month")
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    from_month: Mapped[str]
    to_month: Mapped[str]
    monthly: Mapped[Decimal]
    reason: Mapped[str | None] = mapped_column(info=PII)
    studied_on: Mapped[date | None]
    approved_on: Mapped[date | None]
    approval_doc: Mapped[str | None]
    entered_at: Mapped[datetime]


class RemittanceRow(Base):
    """Money passed up (上缴), given back (返还), or in hand when the records begin (期初结余)."""

    __tablename__ = "dues_remittance"
    id: Mapped[IntPk]
    kind: Mapped[str]
    remitted_on: Mapped[date] = mapped_column(index=True)
    period: Mapped[str]
    amount: Mapped[Decimal]
    receipt_no: Mapped[str | None]
    handler: Mapped[str | None]
    receiver: Mapped[str | None]
    note: Mapped[str | None]
    entered_at: Mapped[datetime]


class ReportRow(Base):
    """The report on a year's dues to the organisation above (S07 art. 4)."""

    __tablename__ = "dues_report"
    id: Mapped[IntPk]
    year: Mapped[int] = mapped_column(unique=True)
    reported_on: Mapped[date]
    to_org: Mapped[str | None]
    note: Mapped[str | None]
    entered_at: Mapped[datetime]


class UseRow(Base):
    """Money spent, with the committee's decision."""

    __tablename__ = "dues_use"
    id: Mapped[IntPk]
    used_on: Mapped[date] = mapped_column(index=True)
    purpose: Mapped[str]
    category: Mapped[str]
    amount: Mapped[Decimal]
    decided_on: Mapped[date | None]
    handler: Mapped[str | None]
    witness: Mapped[str | None]
    receipt_no: Mapped[str | None]
    note: Mapped[str | None]
    entered_at: Mapped[datetime]
