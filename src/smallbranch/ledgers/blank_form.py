"""The empty form of a ledger, for handwriting: every heading and rule, no record."""

from __future__ import annotations

from dataclasses import replace

from smallbranch.ledgers.cells import Row
from smallbranch.ledgers.layouts import Filled
from smallbranch.packs.ledger_schema import Fill, LedgerDefinition, LedgerKind, Orientation

LINES = 4
DEPTH_MM = {Orientation.PORTRAIT: 225, Orientation.LANDSCAPE: 165}
AROUND_MM, GRID_ROW_MM = 45, 12
"""Title, head, note and sign line; a row of the grid above a table."""


def blank_form(definition: LedgerDefinition) -> Filled:
    """Return a ledger as an empty form: a record without values, or a page of empty rows."""
    if definition.kind is LedgerKind.MINUTES:
        fields = tuple(replace(one, fill=Fill.HAND, min_lines=max(one.min_lines, LINES)) for one in definition.fields)
        return Filled(replace(definition, fields=fields), ({},))
    room = DEPTH_MM[definition.orientation] - AROUND_MM - GRID_ROW_MM * len(definition.fields)
    rows = max(definition.blank_rows, room // max(definition.min_row_mm, 8))
    columns: tuple[Row, ...] = ()
    if definition.matrix is not None:
        columns = tuple({"key": f"blank{at}", "title": ""} for at in range(definition.matrix.max_per_page))
    return Filled(replace(definition, blank_rows=rows), (), columns)
