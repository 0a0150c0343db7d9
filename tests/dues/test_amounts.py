"""The arithmetic: edges of the table (C33), rounding as data, sums of items."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.dues.amounts import CENT, Rounding, base_of, exact, is_money, step_for
from smallbranch.packs.loader import load_packs
from smallbranch.packs.rulebook import RuleBook

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TODAY = date(2026, 9, 20)
UNITS = ("0.01", "0.1", "1")
MODES = ("up", "half_up", "down")
money = st.decimals(min_value=0, max_value=200000, places=2)
roundings = st.builds(Rounding, st.sampled_from([Decimal(unit) for unit in UNITS]), st.sampled_from(MODES))


@cache
def rules() -> RuleBook:
    return load_packs(RESOURCES).rules


def before_rounding(category: str, base: str) -> Decimal:
    step = step_for(rules().dues_rates(TODAY), category, Decimal(base))
    assert step is not None
    return exact(step, Decimal(base))


@pytest.mark.parametrize(
    ("category", "base", "dues"),
    [
        ("salaried", "0", "0"),
        ("salaried", "0.01", "0.00005"),
        ("salaried", "2999.99", "14.99995"),
        ("salaried", "3000", "15.00"),
        ("salaried", "3000.01", "30.0001"),
        ("salaried", "4999.99", "49.9999"),
        ("salaried", "5000", "50.00"),
        ("salaried", "5000.01", "75.00015"),
        ("salaried", "9999.99", "149.99985"),
        ("salaried", "10000.00", "150.00"),
        ("salaried", "10000.01", "200.0002"),
        ("retired", "4999.99", "24.99995"),
        ("retired", "5000", "25.00"),
        ("retired", "5000.01", "50.0001"),
        ("retired", "12000", "120"),
    ],
)
def test_c33_one_rate_on_the_whole_base(category: str, base: str, dues: str) -> None:
    """The jumps at the edges are intended."""
    assert before_rounding(category, base) == Decimal(dues)


@pytest.mark.parametrize(
    ("unit", "mode", "rounded"),
    [
        ("0.01", "half_up", "30.00"),
        ("0.01", "up", "30.01"),
        ("0.01", "down", "30.00"),
        ("0.1", "up", "30.10"),
        ("1", "up", "31.00"),
        ("1", "half_up", "30.00"),
    ],
)
def test_rounding_is_data(unit: str, mode: str, rounded: str) -> None:
    assert str(Rounding(Decimal(unit), mode).apply(before_rounding("salaried", "3000.01"))) == rounded


def test_half_goes_up() -> None:
    assert str(Rounding(Decimal(1), "half_up").apply(Decimal("30.50"))) == "31.00"
    assert str(Rounding(Decimal("0.01"), "half_up").apply(Decimal("75.005"))) == "75.01"


@given(money, roundings)
def test_rounding_keeps_to_its_mode_and_unit(amount: Decimal, rounding: Rounding) -> None:
    exactly = amount * Decimal("0.015")
    rounded = rounding.apply(exactly)
    assert rounded % rounding.unit == 0
    assert rounded == rounded.quantize(CENT)
    assert abs(rounded - exactly) < rounding.unit
    if rounding.mode == "up":
        assert rounded >= exactly
    elif rounding.mode == "down":
        assert rounded <= exactly
    else:
        assert abs(rounded - exactly) * 2 <= rounding.unit


@given(money, money)
def test_who_earns_more_never_pays_less(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert before_rounding("salaried", str(low)) <= before_rounding("salaried", str(high))


@given(st.dictionaries(st.sampled_from(["post_pay", "grade_pay", "income_tax", "one_off_pay"]), money))
def test_a_base_adds_and_subtracts_and_leaves_out(amounts: dict[str, Decimal]) -> None:
    total = base_of(amounts, rules().dues_items("salaried", TODAY))
    add = amounts.get("post_pay", Decimal(0)) + amounts.get("grade_pay", Decimal(0))
    assert total == add - amounts.get("income_tax", Decimal(0))


@pytest.mark.parametrize(
    ("amount", "fits"),
    [("0", True), ("0.2", True), ("30.00", True), ("30.001", False), ("-1", False), ("NaN", False), ("1E+9", False)],
)
def test_what_counts_as_money(amount: str, fits: bool) -> None:
    assert is_money(Decimal(amount)) is fits
