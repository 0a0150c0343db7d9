"""What was passed up and spent; totals are sums of rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallbranch.bootstrap import AppContext
from smallbranch.dues.commands import RecordDuesPayment, RecordDuesRemittance, RecordDuesUse, SetDuesBase
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from tests.dues.conftest import Fix, Pay, People

YEAR = Period.parse("2026")
MONTHS = tuple(f"2026-{month:02d}" for month in range(1, 13))


def remit(ctx: AppContext, on: str, amount: str, **changes: object) -> int:
    fields: dict[str, object] = {
        "remitted_on": date.fromisoformat(on), "period": "2026Q1", "amount": Decimal(amount)
    } | changes  # fmt: skip
    return int(ctx.dispatcher.do(RecordDuesRemittance(**fields)).value)  # type: ignore[arg-type]


def use(**changes: object) -> RecordDuesUse:
    fields: dict[str, object] = {
        "used_on": date(2026, 7, 1), "purpose": "表彰优秀共产党员", "category": "commend", "amount": Decimal(60),
        "decided_on": date(2026, 6, 25),
    } | changes  # fmt: skip
    return RecordDuesUse(**fields)  # type: ignore[arg-type]


def test_a_year_of_money(ctx: AppContext, people: People, fix: Fix, pay: Pay) -> None:
    fix("王芳")
    fix("李强", base="4000")
    pay("王芳", "2026-03-10", *MONTHS[:3])
    pay("李强", "2026-03-11", *MONTHS[:2], amount="100")
    remit(ctx, "2026-01-01", "500", kind="opening", period="2026")
    remit(ctx, "2026-03-31", "350", receipt_no="0001")
    remit(ctx, "2026-05-20", "70", kind="returned")
    assert ctx.dispatcher.do(use()).findings == ()
    totals = ctx.dues.totals(2026)
    assert (totals.opening, totals.received, totals.extra) == (Decimal(500), Decimal("370.00"), Decimal("20.00"))
    assert (totals.remitted, totals.returned, totals.used) == (Decimal(350), Decimal(70), Decimal(60))
    assert totals.balance == Decimal("530.00")
    assert ctx.dues.totals(2027, date(2027, 2, 1)).opening == totals.balance
    passed = ctx.dues.remittances(YEAR)[1]
    assert (passed.people, passed.due, passed.paid) == (2, Decimal("390.00"), Decimal("350.00"))
    (filled,) = ctx.ledgers.filled(YEAR, ("L27C",))
    assert [(row["amount"], row["returned"]) for row in filled.rows] == [("350.00", ""), ("", "70.00")]


def test_a_use_needs_a_decision_and_a_known_purpose(ctx: AppContext) -> None:
    assert [one.code for one in ctx.dispatcher.do(use(decided_on=None)).findings] == ["dues_use_undecided"]
    later = ctx.dispatcher.do(use(decided_on=date(2026, 7, 2)))
    assert [one.code for one in later.findings] == ["dues_use_decided_later"]
    for changes, field in (
        ({"category": "dinner"}, "category"),
        ({"amount": Decimal(0)}, "amount"),
        ({"purpose": " "}, "purpose"),
    ):
        with pytest.raises(InvalidInput) as refused:
            ctx.dispatcher.do(use(**changes))
        assert list(refused.value.fields) == [field]
    changed = ctx.dispatcher.do(use(amount=Decimal("61.50"), use_id=later.value)).value
    assert [(one.id, one.amount) for one in ctx.dues.uses(YEAR)][1] == (changed, Decimal("61.50"))


def test_the_central_uses_stand_first(ctx: AppContext) -> None:
    kinds = [one.id for one in ctx.dues.use_kinds(date(2026, 1, 1))]
    assert kinds[:2] == ["train_members", "education_material"]
    assert len(kinds) == 8


amounts = st.decimals(min_value=0, max_value=20000, places=2)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bases=st.lists(amounts, min_size=3, max_size=3),
    paid=st.lists(st.lists(st.sampled_from(MONTHS), min_size=1, max_size=5, unique=True), min_size=3, max_size=3),
)
def test_the_rows_make_the_totals(
    ctx: AppContext, people: People, tmp_path: Path, bases: list[Decimal], paid: list[list[str]]
) -> None:
    for member, base, months in zip(people.values(), bases, paid, strict=True):
        ctx.dispatcher.do(SetDuesBase(member_id=member, from_month="2026-01", base=base))
        if base * Decimal("0.005") >= Decimal("0.01"):
            ctx.dispatcher.do(RecordDuesPayment(member_id=member, paid_on=date(2026, 9, 1), months=tuple(months)))
    year = ctx.dues.year(2026)
    for row in year.rows:
        assert row.due == sum(cell.due for cell in row.months)
        assert row.paid == sum(cell.paid for cell in row.months)
        assert row.arrears == sum(cell.arrears for cell in row.months) <= row.due - row.paid
    totals = year.totals
    assert (totals.due, totals.paid, totals.arrears) == (
        sum(row.due for row in year.rows), sum(row.paid for row in year.rows), sum(row.arrears for row in year.rows),
    )  # fmt: skip
    assert totals.received == totals.paid + totals.extra
    assert totals.arrears == sum(one.amount for one in ctx.dues.arrears())
    for payment in ctx.dues.payments(YEAR):
        ctx.dispatcher.do(ctx.dispatcher.commands["remove_dues_payment"](payment_id=payment.id))
