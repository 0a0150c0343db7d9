"""The arithmetic of dues: one rate on the whole base, Decimal only, rounding as the branch sets it (DUE-01…15)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

from msgspec import Struct

from smallbranch.kernel.errors import InvalidInput
from smallbranch.packs.dues_schema import DuesEffect, DuesItem, DuesRate

MODES: Mapping[str, str] = {"up": ROUND_UP, "half_up": ROUND_HALF_UP, "down": ROUND_DOWN}
ZERO = Decimal("0.00")
CENT = Decimal("0.01")
MOST = Decimal("9999999.99")


class Rounding(Struct, frozen=True):
    """To which unit of yuan, and which way."""

    unit: Decimal
    mode: str

    def apply(self, amount: Decimal) -> Decimal:
        """Return the amount as a whole number of units, written with two decimals."""
        units = (amount / self.unit).quantize(Decimal(1), MODES[self.mode])
        return (units * self.unit).quantize(CENT)


def is_money(amount: Decimal) -> bool:
    """Tell whether an amount is one that can be paid: finite, not negative, whole cents, of a sane size."""
    if not amount.is_finite() or not 0 <= amount <= MOST:
        return False
    return amount == amount.quantize(CENT)


def base_of(amounts: Mapping[str, Decimal], items: Sequence[DuesItem]) -> Decimal:
    """Return the sum of the items to add less those to subtract; may be below zero for slips of typing."""
    signs = {DuesEffect.ADD: 1, DuesEffect.SUBTRACT: -1, DuesEffect.LEAVE_OUT: 0}
    return sum((signs[item.effect] * amounts.get(item.id, ZERO) for item in items), ZERO)


def step_for(rates: Iterable[DuesRate], category: str, base: Decimal | None) -> DuesRate | None:
    """Return the step of the table a base falls into; the upper bound belongs to the lower step."""
    mine = [rate for rate in rates if rate.category == category]
    steps = sorted(mine, key=lambda one: (one.upto is None, one.upto or ZERO))
    if base is None:
        return next((one for one in steps if one.rate is None), None)
    return next((one for one in steps if one.rate is not None and (one.upto is None or base <= one.upto)), None)


def exact(step: DuesRate, base: Decimal) -> Decimal:
    """Return the dues of a month before rounding: the rate on the whole base, never step by step."""
    return base * (step.rate or Decimal(0))


def fixed_amount(step: DuesRate, wanted: Decimal | None) -> Decimal:
    """Return the fixed amount of a month.

    Raises:
        InvalidInput: it lies outside the range of the category.
    """
    low, high = step.fixed_min or ZERO, step.fixed_max
    amount = low if wanted is None else wanted
    if amount < low or (high is not None and amount > high):
        raise InvalidInput({"fixed": "dues_fixed_out_of_range"}, low=low, high=high)
    return amount.quantize(CENT)
