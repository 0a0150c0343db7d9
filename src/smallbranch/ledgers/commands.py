"""What can be asked of the ledgers: how a branch wants one to look."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class PartShape(Struct, frozen=True, kw_only=True):
    """One column or field, by its key: another title, a width in millimetres (columns only), or not printed.

    An empty title and a width of 0 leave what the pack says.
    """

    key: str
    title: str = ""
    width_mm: int = 0
    hidden: bool = False


class ShapeLedger(Struct, frozen=True, kw_only=True):
    """Give a ledger the branch's own look, laid over the pack's; replaces the look it had.

    `columns` and `fields` stand in the order they are to be printed; those not named keep their place behind the one
    the pack has before them. What is empty stays as the pack has it.
    """

    ledger: str
    title: str = ""
    orientation: Literal["", "portrait", "landscape"] = ""
    blank_rows: int | None = None
    columns: tuple[PartShape, ...] = ()
    fields: tuple[PartShape, ...] = ()


class ResetLedgerShape(Struct, frozen=True, kw_only=True):
    """Print a ledger as the pack has it again."""

    ledger: str


COMMANDS: tuple[type, ...] = (ShapeLedger, ResetLedgerShape)
