"""Kinds of rules about dues: rates, what belongs to the base, what they may be spent on."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from smallbranch.packs.schema import Rule


class DuesEffect(StrEnum):
    """What an item of pay does to the base of dues."""

    ADD = "add"
    SUBTRACT = "subtract"
    LEAVE_OUT = "leave_out"


class DuesRate(Rule, frozen=True, kw_only=True):
    """One step of the dues table: one rate on the whole base up to and including `upto`, or a fixed range a month."""

    category: str
    upto: Decimal | None = None
    rate: Decimal | None = None
    fixed_min: Decimal | None = None
    fixed_max: Decimal | None = None


class DuesItem(Rule, frozen=True, kw_only=True):
    """One item of pay and what it does to the base of a category's dues."""

    title: str
    effect: DuesEffect
    category: str


class DuesUse(Rule, frozen=True, kw_only=True):
    """One thing dues may be spent on."""

    title: str
