"""From filled sheets to the file, with the hidden sheet that tells the receiver what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from smallbranch.documents.blocks import CellKind
from smallbranch.documents.xlsx import SheetColumn, SheetSpec, write_workbook
from smallbranch.kernel.paper import Align
from smallbranch.zone.forms import FieldKind, FormColumn, Layout
from smallbranch.zone.sheets import SheetView

META_SHEET = "_meta"
_KINDS = {
    FieldKind.TEXT: CellKind.TEXT,
    FieldKind.INTEGER: CellKind.NUMBER,
    FieldKind.DATE: CellKind.DATE,
    FieldKind.ID: CellKind.ID,
}
_CENTERED = (FieldKind.DATE, FieldKind.INTEGER)


def write_zone_workbook(path: Path, sheets: Iterable[SheetView], meta: Mapping[str, str]) -> None:
    """Write the file whole or not at all; equal content gives equal bytes.

    Raises:
        EnvironmentProblem: the disk refuses.
    """
    specs = [_spec(sheet) for sheet in sheets]
    columns = (SheetColumn("key", 20, CellKind.ID), SheetColumn("value", 70, CellKind.ID))
    specs.append(SheetSpec(META_SHEET, "", columns, tuple(meta.items()), hidden=True))
    write_workbook(specs, path)


def _spec(sheet: SheetView) -> SheetSpec:
    form = sheet.form
    if form.layout is Layout.FACTS:
        widths = [column.width for column in form.columns[:2]]
        facts = zip(sheet.headings, widths, strict=True)
        columns = tuple(SheetColumn(title, width) for title, width in facts)
    else:
        columns = tuple(_column(column) for column in form.columns)
    title = form.title if sheet.rows or not form.empty_text else f"{form.title}（{form.empty_text}）"
    return SheetSpec(form.name, title, columns, sheet.rows, orientation=form.orientation)


def _column(column: FormColumn) -> SheetColumn:
    align = Align.CENTER if column.kind in _CENTERED else column.align
    return SheetColumn(column.title, column.width, _KINDS[column.kind], align)
