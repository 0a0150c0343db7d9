"""Kinds of rules about dues: rates, what belongs to the base, what they may be spent on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from smallbranch.packs.schema import Rule


class DuesEffect(StrEnum):
    """What an item of pay does to the base of dues."""

    ADD = "add"
    SUBTRACT = "subtract"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesRate(Rule):
    """One step of the dues table: one rate on the whole base up to and including `upto`, or a fixed range a month."""

    category: str
    upto: Decimal | None = None
    rate: Decimal | None = None
    fixed_min: Decimal | None = None
    fixed_max: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesItem(Rule):
    """One item of pay and what it does to the base of a category's dues."""

    title: str
    effect: DuesEffect
    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesUse(Rule):
    """One thing dues may be spent on."""

    title: str
