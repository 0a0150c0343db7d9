"""The filled sheets: what the screen previews, the file holds and the digest covers is this one value."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.zone.forms import FieldKind, FormColumn, FormSheet, Layout, ZoneForm
from smallbranch.zone.privacy import Gate

Cell = str | int | date | None
Record = Mapping[str, Cell]

FACT_TITLES = ("项目", "内容")
NOTE_TITLE = "说明"


class SheetView(Struct, frozen=True):
    """One filled sheet; `rows` hold exactly the cells of the file below its heading row."""

    form: FormSheet
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def name(self) -> str:
        """Return the fixed name of the sheet."""
        return self.form.name


def fill(
    form: ZoneForm, records: Mapping[str, Sequence[Record]], gate: Gate
) -> tuple[tuple[SheetView, ...], tuple[Finding, ...]]:
    """Fill the form; every free text goes through the gate, and what was blacked out is reported."""
    sheets, findings = [], list[Finding]()
    for sheet in form.sheets:
        found = records[sheet.dataset]
        table = [[_cell(record.get(column.key), column) for column in sheet.columns] for record in found]
        for number, row in enumerate(table, 1):
            findings += _pass(sheet, row, number, gate)
        sheets.append(_view(sheet, table))
    return tuple(sheets), tuple(findings)


def digest(sheets: Iterable[SheetView]) -> str:
    """Return the SHA-256 of names, headings and cells; a changed, moved or retyped cell changes it."""

    def cells(sheet: SheetView) -> list[list[list[str | int] | None]]:
        return [[_plain(cell) for cell in row] for row in sheet.rows]

    content = [[sheet.name, list(sheet.headings), cells(sheet)] for sheet in sheets]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _cell(value: Cell, column: FormColumn) -> Cell:
    return value if value != "" or column.kind is FieldKind.TEXT else None


def _pass(sheet: FormSheet, row: list[Cell], number: int, gate: Gate) -> Iterable[Finding]:
    for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
        if column.kind is FieldKind.ID or not isinstance(value, str):
            continue
        row[place] = passed = gate.pass_text(value)
        if passed != value:
            params = {"sheet": sheet.name, "column": column.title, "row": number}
            yield Finding("zone_number_blacked_out", Severity.WARNING, params, Subject("zone_sheet", None, column.key))


def _view(sheet: FormSheet, table: list[list[Cell]]) -> SheetView:
    if sheet.layout is Layout.FACTS:
        (record,) = table
        facts = [(column.title, _said(value)) for column, value in zip(sheet.columns, record, strict=True)]
        return SheetView(sheet, FACT_TITLES, (*facts, *((NOTE_TITLE, note) for note in sheet.notes)))
    headings = tuple(column.title for column in sheet.columns)
    return SheetView(sheet, headings, tuple(tuple(row) for row in table))


def _said(value: Cell) -> Cell:
    # One column holds values of every kind; a date there would take on the look of its neighbours and read as a number.
    return value.strftime("%Y.%m.%d") if isinstance(value, date) else value


def _plain(cell: Cell) -> list[str | int] | None:
    if isinstance(cell, date):
        return ["d", cell.isoformat()]
    return None if cell is None else ["n" if isinstance(cell, int) else "s", cell]
