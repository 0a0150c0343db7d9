"""What a printed volume would leave empty although it should stand there."""

from __future__ import annotations

from collections.abc import Iterator

from smallbranch.kernel.sources import sources
from smallbranch.ledgers.layouts import Filled
from smallbranch.ledgers.views import Blank
from smallbranch.packs.ledger_schema import CellKind, Column, Fill, LedgerField


def blanks_of(item: Filled) -> Iterator[Blank]:
    """Yield the empty cells and fields of a ledger; what is for the pen or may stay empty is none."""
    definition = item.definition
    wanted: list[Column | LedgerField] = [*definition.columns, *definition.fields]
    asked = [one for one in wanted if one.fill is not Fill.HAND and not one.optional]
    asked = [one for one in asked if one.kind is not CellKind.SEQUENCE]
    for number, row in enumerate(item.rows, 1):
        for one in asked:
            if not row.get(one.key):
                yield Blank(definition.id, definition.title, one.title, number, sources(row))
