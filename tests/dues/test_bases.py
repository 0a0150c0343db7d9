"""Fixing bases, their intervals, relief."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.dues.commands import (
    EndDuesBase,
    GrantDuesRelief,
    PayItem,
    RemoveDuesBase,
    SetDuesBase,
)
from smallbranch.dues.views import DuesRow, MonthStatus
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import ChangeMember, MemberFields, SetSetting
from tests.dues.conftest import Fix, Pay, People

YEAR = Period.parse("2026")


def row(ctx: AppContext, name: str, year: int = 2026) -> DuesRow:
    return next(one for one in ctx.dues.year(year).rows if one.name == name)


def dues(ctx: AppContext, name: str) -> list[str]:
    return [str(cell.due) for cell in row(ctx, name).months]


def test_a_base_is_made_of_items(ctx: AppContext, people: People) -> None:
    items = (
        PayItem(item="post_pay", amount=Decimal("3000.00")),
        PayItem(item="allowance", amount=Decimal("2500.50")),
        PayItem(item="housing_fund", amount=Decimal("400")),
        PayItem(item="income_tax", amount=Decimal("100.50")),
        PayItem(item="one_off_pay", amount=Decimal("9999")),
    )
    ctx.dispatcher.do(SetDuesBase(member_id=people["王芳"], from_month="2026-01", items=items))
    (view,) = ctx.dues.bases(YEAR, reveal=True)
    assert (view.base, view.rate, view.monthly) == (Decimal("5000.00"), Decimal("0.01"), Decimal("50.00"))
    assert view.rule_id == "DUES-salaried-2"
    assert dict(view.items or ())["income_tax"] == Decimal("100.50")


def test_what_somebody_earns_is_hidden_unless_asked_for(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳")
    (view,) = ctx.dues.bases(YEAR)
    assert (view.base, view.items, view.monthly) == (None, None, Decimal("90.00"))
    assert row(ctx, "王芳").base is None
    revealed = next(one for one in ctx.dues.year(2026, reveal=True).rows if one.name == "王芳")
    assert revealed.base == Decimal("6000")


def test_the_journal_keeps_pay_among_the_personal_values(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳", base="6543.21")
    with ctx.book.raw() as raw:
        fact, pii = raw.execute("SELECT fact, pii FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    assert "6543.21" not in fact
    assert "6543.21" in pii


def test_c32_retirement_begins_a_second_base(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳")
    ctx.dispatcher.do(ChangeMember(member_id=people["王芳"], fields=MemberFields(retired_on=date(2026, 5, 12))))
    assert ctx.dues.suggested_month(date(2026, 5, 12)) == "2026-06"
    codes = {finding.code for finding in ctx.rules.check(YEAR)}
    assert "dues_category_outdated" in codes
    fix("王芳", "2026-06", "4000", "retired")
    assert dues(ctx, "王芳") == ["90.00"] * 5 + ["20.00"] * 7
    assert row(ctx, "王芳").due == Decimal("590.00")
    assert ("base_changed", "2026-06") in row(ctx, "王芳").remark
    assert row(ctx, "王芳").group == "retired"
    assert "dues_category_outdated" not in {finding.code for finding in ctx.rules.check(YEAR)}


def test_another_month_than_the_rule_is_mentioned(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳")
    ctx.dispatcher.do(ChangeMember(member_id=people["王芳"], fields=MemberFields(retired_on=date(2026, 5, 12))))
    command = SetDuesBase(member_id=people["王芳"], from_month="2026-05", category="retired", base=Decimal(4000))
    (finding,) = ctx.dispatcher.do(command).findings
    assert (finding.code, finding.params["expected"]) == ("dues_status_month", "2026-06")
    ctx.book.undo()
    ctx.dispatcher.do(SetSetting(key="dues_status_change", value='"this_month"'))
    assert ctx.dues.suggested_month(date(2026, 5, 12)) == "2026-05"


@pytest.mark.parametrize(("recalc", "codes"), [("yearly", ["dues_base_inside_year"]), ("on_change", [])])
def test_a_raise_inside_the_year(ctx: AppContext, people: People, fix: Fix, recalc: str, codes: list[str]) -> None:
    fix("王芳")
    ctx.dispatcher.do(SetSetting(key="dues_recalc", value=f'"{recalc}"'))
    done = ctx.dispatcher.do(SetDuesBase(member_id=people["王芳"], from_month="2026-07", base=Decimal("11000")))
    assert [finding.code for finding in done.findings] == codes
    assert dues(ctx, "王芳") == ["90.00"] * 6 + ["220.00"] * 6


def test_an_amount_once_fixed_outlives_a_change_of_rounding(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳", base="3000.01")
    ctx.dispatcher.do(SetSetting(key="dues_rounding_unit", value='"1"'))
    ctx.dispatcher.do(SetSetting(key="dues_rounding_mode", value='"up"'))
    fix("李强", base="3000.01")
    assert dues(ctx, "王芳")[0] == "30.00"
    assert dues(ctx, "李强")[0] == "31.00"


def test_a_fixed_amount_has_its_range(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳", base=None, category="student_or_without_income")
    assert dues(ctx, "王芳")[0] == "0.20"
    wrong = SetDuesBase(member_id=people["李强"], from_month="2026-01", category="farmer", fixed=Decimal("1.10"))
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(wrong)
    assert refused.value.fields == {"fixed": "dues_fixed_out_of_range"}


def test_a_month_entered_twice_is_replaced(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳", base="6000")
    fix("王芳", base="7000")
    (view,) = ctx.dues.bases(YEAR, reveal=True)
    assert view.base == Decimal("7000")


def test_bases_are_entered_in_order_and_taken_back_from_the_end(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳")
    later = fix("王芳", "2026-06", "7000")
    with pytest.raises(Refused):
        fix("王芳", "2026-03", "6500")
    ctx.dispatcher.do(RemoveDuesBase(base_id=later))
    assert dues(ctx, "王芳") == ["90.00"] * 12


def test_paid_to_a_month_ends_the_dues(ctx: AppContext, people: People, fix: Fix) -> None:
    """The letter of transfer says 党费交至: nothing is due after it although the receipt is not back (DUE-14)."""
    fix("王芳")
    ctx.dispatcher.do(EndDuesBase(member_id=people["王芳"], last_month="2026-04"))
    assert dues(ctx, "王芳") == ["90.00"] * 4 + ["0.00"] * 8
    missing = [one.params["name"] for one in ctx.rules.check(YEAR) if one.code == "dues_base_missing"]
    assert sorted(map(str, missing)) == ["张敏", "李强"]
    ctx.dispatcher.do(EndDuesBase(member_id=people["王芳"], last_month="2026-05"))
    assert dues(ctx, "王芳") == ["90.00"] * 5 + ["0.00"] * 7
    with pytest.raises(InvalidInput):
        ctx.dispatcher.do(EndDuesBase(member_id=people["王芳"], last_month="2025-12"))
    with pytest.raises(Refused):
        ctx.dispatcher.do(EndDuesBase(member_id=people["李强"], last_month="2026-05"))


def test_relief_reduces_or_exempts(ctx: AppContext, people: People, fix: Fix, pay: Pay) -> None:
    fix("王芳")
    done = ctx.dispatcher.do(
        GrantDuesRelief(member_id=people["王芳"], from_month="2026-02", to_month="2026-03", reason="大病")
    )
    assert [finding.code for finding in done.findings] == ["dues_relief_not_approved"]
    reduced = GrantDuesRelief(
        member_id=people["王芳"], from_month="2026-04", to_month="2026-04", monthly=Decimal(10),
        approved_on=date(2026, 3, 1),
    )  # fmt: skip
    assert ctx.dispatcher.do(reduced).findings == ()
    cells = row(ctx, "王芳").months
    assert [str(cell.due) for cell in cells[:5]] == ["90.00", "0", "0", "10", "90.00"]
    assert cells[1].status is MonthStatus.EXEMPT
    assert [view.reason for view in ctx.dues.reliefs(YEAR)] == [None, None]
    with pytest.raises(Refused):
        ctx.dispatcher.do(reduced)


def test_for_the_retired_the_branchs_own_study_is_enough(ctx: AppContext, people: People, fix: Fix) -> None:
    fix("王芳", category="retired")
    fix("李强")
    found = {}
    for name in ("王芳", "李强"):
        relief = GrantDuesRelief(
            member_id=people[name], from_month="2026-02", to_month="2026-03", studied_on=date(2026, 1, 20)
        )
        found[name] = [finding.code for finding in ctx.dispatcher.do(relief).findings]
    assert found == {"王芳": [], "李强": ["dues_relief_not_approved"]}


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"from_month": "2026-13"}, "from_month", "dues_month_form"),
        ({"from_month": "2026Q1"}, "from_month", "dues_month_form"),
        ({"category": "nobody"}, "category", "dues_category_unknown"),
        ({"base": Decimal("-1")}, "base", "dues_amount_wrong"),
        ({"base": Decimal("1.001")}, "base", "dues_amount_wrong"),
        ({"base": None}, "base", "required"),
        ({"base": None, "items": (PayItem(item="nothing", amount=Decimal(1)),)}, "items", "dues_item_unknown"),
        ({"base": None, "items": (PayItem(item="income_tax", amount=Decimal(1)),)}, "items", "dues_base_below_zero"),
        ({"items": (PayItem(item="post_pay", amount=Decimal(1)),)}, "base", "dues_base_not_sum"),
        ({"member_id": 999}, "member_id", "unknown_member"),
    ],
)
def test_what_cannot_be_stored(
    ctx: AppContext, people: People, changes: dict[str, object], field: str, code: str
) -> None:
    fields: dict[str, object] = {"member_id": people["王芳"], "from_month": "2026-01", "base": Decimal(6000)}
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(SetDuesBase(**(fields | changes)))  # type: ignore[arg-type]
    assert refused.value.fields == {field: code}
    assert ctx.dues.bases(YEAR) == ()


@pytest.mark.parametrize(
    ("category", "base", "monthly"),
    [
        ("salaried", "3000.00", "15.00"),
        ("salaried", "3000.01", "30.00"),
        ("salaried", "5000.00", "50.00"),
        ("salaried", "5000.01", "75.00"),
        ("salaried", "10000.00", "150.00"),
        ("salaried", "10000.01", "200.00"),
        ("retired", "5000.00", "25.00"),
        ("retired", "5000.01", "50.00"),
    ],
)
def test_c33_the_edges_as_a_command_fixes_them(
    ctx: AppContext, fix: Fix, category: str, base: str, monthly: str
) -> None:
    fix("王芳", "2026-01", base, category)
    (found,) = ctx.dues.bases(Period.parse("2026"), reveal=True)
    assert (found.base, found.monthly) == (Decimal(base), Decimal(monthly))
