"""The empty form of a ledger, for handwriting: every heading and rule, no record."""

from __future__ import annotations

from dataclasses import replace

from smallbranch.ledgers.cells import Row
from smallbranch.ledgers.layouts import Filled
from smallbranch.packs.ledger_schema import Fill, LedgerDefinition, LedgerKind

ROWS = 15
LINES = 4


def blank_form(definition: LedgerDefinition) -> Filled:
    """Return a ledger as an empty form: a record without values, or a page of empty rows."""
    if definition.kind is LedgerKind.MINUTES:
        fields = tuple(replace(one, fill=Fill.HAND, min_lines=max(one.min_lines, LINES)) for one in definition.fields)
        return Filled(replace(definition, fields=fields), ({},))
    rows = max(definition.blank_rows, ROWS)
    columns: tuple[Row, ...] = ()
    if definition.matrix is not None:
        columns = tuple({"key": f"blank{at}", "title": ""} for at in range(definition.matrix.max_per_page))
    return Filled(replace(definition, blank_rows=rows), (), columns)
