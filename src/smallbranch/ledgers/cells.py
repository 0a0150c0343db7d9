"""From dataset texts to printed cells: numbering, spaced names, kinds and alignment."""

from __future__ import annotations

from collections.abc import Mapping

from smallbranch.documents.blocks import CellKind, Column
from smallbranch.kernel.names import spaced
from smallbranch.kernel.paper import Align
from smallbranch.packs import ledger_schema as schema

Row = Mapping[str, str]

_KINDS = {
    schema.CellKind.NAME: CellKind.NAME,
    schema.CellKind.DATE: CellKind.DATE,
    schema.CellKind.MONTH: CellKind.DATE,
    schema.CellKind.INTEGER: CellKind.NUMBER,
    schema.CellKind.NUMBER: CellKind.NUMBER,
    schema.CellKind.SEQUENCE: CellKind.NUMBER,
}


def column(definition: schema.Column) -> Column:
    """Return the document column of a definition's column."""
    align = Align.CENTER if definition.kind is schema.CellKind.SEQUENCE else definition.align
    kind = CellKind.ID if definition.sensitive else _KINDS.get(definition.kind, CellKind.TEXT)
    return Column(definition.key, definition.title, float(definition.width_mm), align, kind)


def text(kind: schema.CellKind, value: str) -> str:
    """Return the printed text of a value; only a single name of two characters is spaced (GB/T 9704 habit)."""
    if kind is schema.CellKind.NAME and value and "、" not in value and "\n" not in value:
        return spaced(value)
    return value


def cells(columns: tuple[schema.Column, ...], row: Row, number: int) -> tuple[str, ...]:
    """Return the cells of one row in the order of the columns; a total says itself that it has no number."""
    return tuple(
        row.get(item.key, str(number))
        if item.kind is schema.CellKind.SEQUENCE
        else text(item.kind, row.get(item.key, ""))
        for item in columns
    )
