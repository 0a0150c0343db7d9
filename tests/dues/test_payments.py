"""Payments by period, arrears, and when nothing is due."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.dues.commands import RemoveDuesPayment, SetDuesBase
from smallbranch.dues.views import MonthStatus
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Severity
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import (
    AddMember,
    BeginRelation,
    EndRelation,
    MemberFields,
    SendTransfer,
    SetSetting,
    SetState,
    WithdrawTransfer,
)
from tests.dues.conftest import Fix, Pay, People
from tests.dues.test_bases import dues, row

YEAR = Period.parse("2026")
HALF = tuple(f"2026-{month:02d}" for month in range(1, 7))
TODAY = date(2026, 9, 20)


def codes(ctx: AppContext, today: date = TODAY) -> list[str]:
    return [finding.code for finding in ctx.rules.check(YEAR, today) if finding.code.startswith("dues_")]


def test_c34_half_a_year_in_one_go(ctx: AppContext, people: People, fix: Fix, pay: Pay) -> None:
    fix("王芳")
    assert pay("王芳", "2026-03-10", *HALF).findings == ()
    (payment,) = ctx.dues.payments(YEAR)
    assert (payment.amount, payment.paid_on, len(payment.months)) == (Decimal("540.00"), date(2026, 3, 10), 6)
    statuses = [cell.status for cell in row(ctx, "王芳").months]
    assert statuses == [MonthStatus.PAID] * 6 + [MonthStatus.OWED] * 2 + [MonthStatus.OPEN] * 4
    (owed,) = ctx.dues.arrears(TODAY)
    assert (owed.months, owed.amount, owed.in_a_row) == (("2026-07", "2026-08"), Decimal("180.00"), 2)


def test_c34_the_six_months_run_from_the_last_paid_period_and_nobody_is_removed(
    ctx: AppContext, people: People, fix: Fix, pay: Pay
) -> None:
    fix("王芳")
    pay("王芳", "2026-03-10", "2026-01", "2026-02")
    seen = [codes(ctx, date(2026, month, 2)) for month in (4, 5, 6, 8, 9)]
    assert [[code for code in one if code != "dues_base_missing"] for one in seen] == [
        ["dues_owed"],
        ["dues_owed"],
        ["dues_unpaid_warning"],
        ["dues_unpaid_warning"],
        ["dues_unpaid_limit"],
    ]
    worst = ctx.rules.check(YEAR, TODAY)[0]
    assert (worst.code, worst.severity, worst.params["count"]) == ("dues_unpaid_limit", Severity.ERROR, 6)
    assert "第十三条" in str(worst.params["article"])
    assert "程序不会自动处理" in ctx.messages.text("finding", worst.code, worst.params)
    assert "王芳" in [member.name for member in ctx.roster.members(TODAY)]


def test_the_month_that_runs_is_not_owed_yet(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳", "2026-09")
    assert ctx.dues.arrears(date(2026, 9, 30)) == ()
    assert [one.months for one in ctx.dues.arrears(date(2026, 10, 1))] == [("2026-09",)]


def test_a_payment_after_the_day_is_not_seen(ctx: AppContext, people: People, fix: Fix, pay: Pay) -> None:
    fix("王芳")
    pay("王芳", "2026-09-10", *HALF)
    assert ctx.dues.arrears(date(2026, 7, 1))[0].months == HALF
    assert ctx.dues.year(2026, date(2026, 7, 1)).totals.paid == 0


def test_what_is_above_the_dues_is_extra_and_what_is_below_stays_open(
    ctx: AppContext, people: People, fix: Fix, pay: Pay
) -> None:
    fix("王芳")
    short = pay("王芳", "2026-03-10", "2026-01", "2026-02", amount="100")
    assert [(one.code, one.params["amount"]) for one in short.findings] == [("dues_underpaid", Decimal("80.00"))]
    assert [str(cell.paid) for cell in row(ctx, "王芳").months[:2]] == ["90.00", "10.00"]
    more = pay("王芳", "2026-04-10", "2026-02", "2026-03", amount="1200")
    assert [one.code for one in more.findings] == ["dues_extra_to_centre"]
    assert ctx.dues.payments(YEAR)[1].extra == Decimal("1030.00")
    assert row(ctx, "王芳").months[1].status is MonthStatus.PAID


def test_a_late_payment_is_mentioned_after_six_months(ctx: AppContext, people: People, fix: Fix, pay: Pay) -> None:
    fix("王芳")
    assert pay("王芳", "2026-08-31", "2026-02").findings == ()
    late = pay("王芳", "2026-08-31", "2026-01")
    assert [one.code for one in late.findings] == ["dues_paid_late"]


def test_nothing_is_paid_twice_or_where_nothing_is_due(ctx: AppContext, people: People, fix: Fix, pay: Pay) -> None:
    fix("王芳", "2026-03")
    pay("王芳", "2026-03-10", "2026-03")
    for months, code in ((("2026-03",), "dues_months_paid"), (("2026-02",), "dues_month_not_due")):
        with pytest.raises(InvalidInput) as refused:
            pay("王芳", "2026-03-11", *months)
        assert refused.value.fields == {"months": code}
    with pytest.raises(InvalidInput):
        pay("王芳", "2026-03-11")


def test_a_removed_payment_opens_its_months_and_undo_brings_it_back(
    ctx: AppContext, people: People, fix: Fix, pay: Pay
) -> None:
    fix("王芳")
    payment = pay("王芳", "2026-02-10", "2026-01").value
    ctx.dispatcher.do(RemoveDuesPayment(payment_id=payment))
    assert row(ctx, "王芳").paid == 0
    ctx.book.undo()
    assert row(ctx, "王芳").paid == Decimal("90.00")


def test_c43_of_the_dead_nothing_is_asked(ctx: AppContext, people: People, fix: Fix, pay: Pay) -> None:
    fix("王芳")
    pay("王芳", "2026-06-02", *HALF)
    ctx.dispatcher.do(EndRelation(member_id=people["王芳"], on=date(2026, 6, 8), cause="deceased"))
    found = row(ctx, "王芳")
    assert dues(ctx, "王芳") == ["90.00"] * 6 + ["0.00"] * 6
    assert (found.arrears, found.remark) == (0, (("deceased", "2026-06-08"),))
    assert ctx.dues.arrears(TODAY) == ()
    assert codes(ctx) == ["dues_base_missing"] * 2
    assert "王芳" not in [one.name for one in ctx.dues.year(2027, date(2027, 1, 31)).rows]


def test_c43_also_when_not_all_was_paid(ctx: AppContext, people: People, fix: Fix, pay: Pay) -> None:
    fix("王芳")
    pay("王芳", "2026-03-02", "2026-01", "2026-02")
    ctx.dispatcher.do(EndRelation(member_id=people["王芳"], on=date(2026, 6, 8), cause="deceased"))
    found = row(ctx, "王芳")
    assert (found.due, found.paid, found.arrears) == (Decimal("180.00"), Decimal("180.00"), 0)


def test_no_dues_while_membership_is_suspended(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳")
    state = SetState(member_id=people["王芳"], state="membership_suspended", since=date(2026, 3, 15))
    ctx.dispatcher.do(state)
    assert dues(ctx, "王芳") == ["90.00"] * 3 + ["0.00"] * 9
    ctx.dispatcher.do(SetState(member_id=people["王芳"], state="membership_suspended", until=date(2026, 6, 30)))
    assert dues(ctx, "王芳") == ["90.00"] * 3 + ["0.00"] * 3 + ["90.00"] * 6


def test_a_pending_transfer_still_pays_here_and_a_finished_one_no_more(
    ctx: AppContext, people: People, fix: Fix
) -> None:
    fix("王芳")
    ctx.dispatcher.do(SendTransfer(member_id=people["王芳"], on=date(2026, 4, 10), to_org="另一支部"))
    assert dues(ctx, "王芳")[4:6] == ["90.00", "90.00"]
    ctx.dispatcher.do(EndRelation(member_id=people["王芳"], on=date(2026, 5, 20), cause="transferred_out"))
    assert dues(ctx, "王芳") == ["90.00"] * 5 + ["0.00"] * 7
    assert ("left", "2026-05-20") in row(ctx, "王芳").remark


def _send(ctx: AppContext, people: People, on: date, dues_to: str | None) -> None:
    ctx.dispatcher.do(SendTransfer(member_id=people["王芳"], on=on, to_org="另一支部", dues_to=dues_to))


def test_the_letter_says_to_which_month_dues_are_paid_here(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳")
    _send(ctx, people, date(2026, 4, 10), "2026-06")
    assert dues(ctx, "王芳") == ["90.00"] * 6 + ["0.00"] * 6
    ctx.dispatcher.do(EndRelation(member_id=people["王芳"], on=date(2026, 5, 20), cause="transferred_out"))
    assert dues(ctx, "王芳") == ["90.00"] * 6 + ["0.00"] * 6
    ctx.dispatcher.do(BeginRelation(member_id=people["王芳"], on=date(2026, 9, 1)))
    assert dues(ctx, "王芳") == ["90.00"] * 6 + ["0.00"] * 2 + ["90.00"] * 4


def test_a_letter_that_was_taken_back_or_replaced_says_nothing_of_dues(
    ctx: AppContext, people: People, fix: Fix
) -> None:
    fix("王芳")
    _send(ctx, people, date(2026, 4, 10), "2026-03")
    assert dues(ctx, "王芳") == ["90.00"] * 3 + ["0.00"] * 9
    _send(ctx, people, date(2026, 7, 10), "2026-07")
    assert dues(ctx, "王芳") == ["90.00"] * 7 + ["0.00"] * 5
    ctx.dispatcher.do(WithdrawTransfer(member_id=people["王芳"], on=date(2026, 8, 1)))
    assert dues(ctx, "王芳") == ["90.00"] * 12


def test_who_comes_with_a_letter_pays_here_from_the_month_after_it(ctx: AppContext, people: People, fix: Fix) -> None:
    fields = MemberFields(name="新来的", join_date="2009-07-01", full_date="2010-07-01")
    came = AddMember(fields=fields, since=date(2026, 4, 15), from_org="原支部", dues_to="2026-05")
    people["新来的"] = ctx.dispatcher.do(came).value
    fix("新来的")
    assert dues(ctx, "新来的") == ["0.00"] * 5 + ["90.00"] * 7
    with pytest.raises(InvalidInput) as caught:
        ctx.dispatcher.do(BeginRelation(member_id=people["新来的"], on=date(2026, 9, 1), dues_to="六月"))
    assert caught.value.fields == {"dues_to": "month_form"}


@pytest.mark.parametrize(("rule", "first"), [("this_month", "2026-06"), ("next_month", "2026-07")])
def test_a_new_probationary_member_begins_by_the_branchs_rule(ctx: AppContext, rule: str, first: str) -> None:
    ctx.dispatcher.do(SetSetting(key="dues_probation_start", value=f'"{rule}"'))
    fields = MemberFields(name="赵晨", join_date="2026-06-10")
    added = ctx.dispatcher.do(AddMember(fields=fields, category="probationary_member")).value
    ctx.dispatcher.do(SetDuesBase(member_id=added, from_month="2026-01", base=Decimal(6000)))
    owed = [cell.month for cell in row(ctx, "赵晨").months if cell.due]
    assert owed[0] == first
    assert row(ctx, "赵晨").group == "probationary"


def test_a_branch_that_keeps_no_dues_hears_nothing_of_them(ctx: AppContext, people: People, fix: Fix) -> None:
    assert codes(ctx) == []
    fix("王芳", "2026-08")
    assert sorted(codes(ctx)) == ["dues_base_missing", "dues_base_missing", "dues_owed"]


def test_a_base_of_last_year_wants_fixing_anew(ctx: AppContext, people: People, fix: Fix, pay: Pay) -> None:
    fix("王芳")
    ctx.clock.moment = datetime.fromisoformat("2027-01-05T09:00:00+08:00")  # type: ignore[attr-defined]
    findings = [one.code for one in ctx.rules.check(Period.parse("2027"))]
    assert "dues_base_of_last_year" in findings
    fix("王芳", "2027-01")
    assert "dues_base_of_last_year" not in [one.code for one in ctx.rules.check(Period.parse("2027"))]
