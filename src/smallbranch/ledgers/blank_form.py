"""The empty form of a ledger, for handwriting: every heading and rule, no record."""

from __future__ import annotations

from msgspec.structs import replace

from smallbranch.kernel.paper import Orientation
from smallbranch.ledgers.cells import Row
from smallbranch.ledgers.layouts import Filled
from smallbranch.packs.ledger_schema import Fill, LedgerDefinition, LedgerField, LedgerKind, Section

LINES, MANY_PARTS, LINES_OF_MANY = 4, 4, 3
"""Lines for the pen under each heading of a record; fewer where there are many, so that two pages hold them."""
DEPTH_MM = {Orientation.PORTRAIT: 225, Orientation.LANDSCAPE: 165}
AROUND_MM, NOTE_MM, GRID_ROW_MM = 45, 10, 12
"""Title, head and sign line; a note; a row of the grid above a table."""


def blank_form(definition: LedgerDefinition) -> Filled:
    """Return a ledger as an empty form: a record without values, or a page of empty rows."""
    if definition.kind is LedgerKind.MINUTES:
        many = sum(one.section is Section.BODY for one in definition.fields) >= MANY_PARTS
        least = LINES_OF_MANY if many else LINES
        most = least if many else 99
        fields = tuple(replace(one, fill=Fill.HAND, min_lines=_lines(one, least, most)) for one in definition.fields)
        return Filled(replace(definition, fields=fields), ({},))
    room = DEPTH_MM[definition.orientation] - AROUND_MM - (NOTE_MM if definition.note else 0)
    room -= GRID_ROW_MM * sum(one.span for one in definition.fields) // 2
    rows = max(definition.blank_rows, room // max(definition.min_row_mm, 8))
    columns: tuple[Row, ...] = ()
    if definition.matrix is not None:
        columns = tuple({"key": f"blank{at}", "title": ""} for at in range(definition.matrix.max_per_page))
    return Filled(replace(definition, blank_rows=rows), (), columns)


def _lines(field: LedgerField, least: int, most: int) -> int:
    """Return the lines for the pen; what is always written by hand keeps its own."""
    return max(field.min_lines, least) if field.fill is Fill.HAND else min(max(field.min_lines, least), most)
