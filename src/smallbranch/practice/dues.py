"""The practice branch's dues: bases in January, payments on one day a month, two who are behind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from smallbranch.bootstrap import AppContext
from smallbranch.dues.commands import (
    PayItem,
    RecordDuesPayment,
    RecordDuesRemittance,
    RecordDuesUse,
    SetDuesBase,
)
from smallbranch.kernel.periods import month_of

Data = Mapping[str, Any]
ITEMS = (
    "post_pay", "grade_pay", "allowance", "pension_insurance", "occupational_annuity", "housing_fund",
    "medical_insurance", "income_tax",
)  # fmt: skip


def dues_days(data: Data, last: date) -> list[date]:
    """Return the days on which dues are paid, from the month the bases are fixed in."""
    first: date = data["fixed_on"]
    return [date(first.year, month, data["day"]) for month in range(first.month, last.month + 1)]


def record_month(ctx: AppContext, data: Data, day: date) -> None:
    """Fix the bases that begin this month, then record what everybody pays, as one step each."""
    month = str(month_of(day))
    fixed = {base.member_id for base in ctx.dues.bases(month_of(day))}
    bases = [base for base in _bases(ctx, data, day) if base.from_month <= month and base.member_id not in fixed]
    if bases:
        ctx.dispatcher.do_all(bases, "fix_dues_bases", {"count": len(bases)})
    payments = _payments(ctx, data, day)
    if payments:
        ctx.dispatcher.do_all(payments, "record_dues_payments", {"count": len(payments)})


def money_of(data: Data) -> list[tuple[date, Any]]:
    """Return what was passed up and spent, with the day of each."""
    found: list[tuple[date, Any]] = []
    for item in data["remittance"]:
        entered = max(item["remitted_on"], data["fixed_on"])
        found.append((entered, RecordDuesRemittance(**(item | {"amount": Decimal(item["amount"])}))))
    for item in data["use"]:
        found.append((item["used_on"], RecordDuesUse(**(item | {"amount": Decimal(item["amount"])}))))
    return found


def _bases(ctx: AppContext, data: Data, day: date) -> list[SetDuesBase]:
    begins = str(month_of(data["fixed_on"]))
    return [
        SetDuesBase(
            member_id=member.id,
            from_month=data["starts"].get(member.name, begins),
            items=tuple(
                PayItem(item=item, amount=Decimal(amount))
                for item, amount in zip(ITEMS, data["pay"][member.id % len(data["pay"])], strict=True)
            ),
        )
        for member in ctx.roster.members(day)
    ]


def _payments(ctx: AppContext, data: Data, day: date) -> list[RecordDuesPayment]:
    month = str(month_of(day))
    ahead = {item["name"]: tuple(item["months"]) for item in data["ahead"] if item["on"] == day}
    found = []
    for row in ctx.dues.year(day.year, day).rows:
        behind = data["behind"].get(row.name, "9999-12")
        wanted = [cell.month for cell in row.months if cell.due > cell.paid and cell.month <= month < behind]
        if wanted:
            months = ahead.get(row.name, tuple(wanted))
            found.append(RecordDuesPayment(member_id=row.member_id, paid_on=day, months=months))
    return found
