"""Spreadsheets: plain sheets of typed rows, written the same every time, and never a formula."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from smallbranch.documents.blocks import Align, CellKind, Orientation
from smallbranch.documents.office_package import packed_anew
from smallbranch.documents.whole_file import write_whole
from smallbranch.documents.xlsx_styles import LINE_PT, ROW_LEAST_PT, add_styles, style_name

CellValue = str | int | Decimal | date | None

_FIXED = datetime(2000, 1, 1)
"""Stands in for all time stamps, so that equal content gives equal bytes and tells nothing about the computer."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_TEXT = 32_767
_LONGEST_HEAD = 120
"""Characters: a spreadsheet takes 255 with its own signs."""
_LONGEST_NAME = 31
_RESERVED = frozenset(("history",))
"""Sheet names that spreadsheets keep for themselves."""
_BAD_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: heading, width in characters, kind (ID and DATE texts stay text), alignment; a hidden one is kept."""

    title: str
    width: float = 12.0
    kind: CellKind = CellKind.TEXT
    align: Align = Align.LEFT
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet: merged title row (none when empty), one heading row, data rows."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[CellValue]]
    hidden: bool = False
    orientation: Orientation = Orientation.LANDSCAPE


def write_workbook(sheets: Iterable[SheetSpec], path: Path, *, title: str = "") -> None:
    """Write sheets to an .xlsx file; equal sheets give equal bytes.

    Raises:
        EnvironmentProblem: `file_not_written` when the disk refuses.
    """
    workbook = new_workbook(title)
    for spec in sheets:
        _fill(workbook.create_sheet(sheet_name(spec.name, workbook.sheetnames)), spec)
    save_workbook(workbook, path)


def new_workbook(title: str) -> Workbook:
    """Return an empty workbook with our cell styles and without names or times."""
    workbook = Workbook()
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    add_styles(workbook)
    properties = workbook.properties
    properties.creator, properties.title = "SmallBranch", title or None
    properties.created = properties.modified = _FIXED
    return workbook


def save_workbook(workbook: Workbook, path: Path) -> None:
    """Write the workbook with fixed time stamps."""
    raw = BytesIO()
    # Stored first and packed once below: packing twice would cost a quarter of the whole time.
    ExcelWriter(workbook, zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED, allowZip64=True)).save()
    stamp = _FIXED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()

    def change(name: str, data: bytes) -> bytes:
        return _MODIFIED.sub(rb"\g<1>" + stamp, data) if name == "docProps/core.xml" else data

    write_whole(path, packed_anew(raw, change))


def sheet_name(wanted: str, taken: Sequence[str]) -> str:
    """Return an allowed, free sheet name of at most 31 characters, as spreadsheets count them (UTF-16)."""
    base = _cut(_BAD_NAME.sub(" ", wanted).strip(" '"), _LONGEST_NAME).rstrip(" '") or "Sheet"
    name, number = base, 2
    lowered = {each.casefold() for each in taken} | _RESERVED
    while name.casefold() in lowered:
        ending = f" ({number})"
        name, number = _cut(base, _LONGEST_NAME - len(ending)) + ending, number + 1
    return name


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def put(cell: Cell | MergedCell, value: CellValue, style: str) -> None:
    """Set a cell; a string stays a string, whatever it starts with."""
    if not isinstance(value, str):
        cell.value = value
    elif value:
        cell.value = _ILLEGAL.sub("", value)
        cell.data_type = "s"
    cell.style = style


def lines_needed(text: str, width: float) -> int:
    """Estimate the lines of a text in a cell `width` characters wide; a Chinese character counts two."""
    room = max(width - 1, 1)
    return sum(max(1, ceil((len(part) + len(part.encode())) / 2 / room)) for part in text.split("\n"))


def set_print(sheet: Worksheet, orientation: Orientation, last_head_row: int, columns: int, head: str = "") -> None:
    """Print on A4, one page wide, heading rows repeated, and a running head."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = orientation.value
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if last_head_row:
        sheet.print_title_rows = f"1:{last_head_row}"
        sheet.freeze_panes = f"A{last_head_row + 1}"
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("— &P —"))
    if head:
        sheet.oddHeader = HeaderFooterItem(left=_HeaderFooterPart(head[:_LONGEST_HEAD].replace("&", "&&")))
    sheet.print_options.horizontalCentered = columns > 0


def _fill(sheet: Worksheet, spec: SheetSpec) -> None:
    count, row = len(spec.columns), 1
    for at, column in enumerate(spec.columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
        sheet.column_dimensions[get_column_letter(at)].hidden = column.hidden
    if spec.title:
        put(sheet.cell(1, 1), spec.title, style_name("title"))
        if count > 1:
            sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=count)
        sheet.row_dimensions[1].height = 32
        row = 2
    for at, column in enumerate(spec.columns, 1):
        put(sheet.cell(row, at), column.title, style_name("head"))
    head_lines = max((lines_needed(column.title, column.width) for column in spec.columns), default=1)
    sheet.row_dimensions[row].height = max(ROW_LEAST_PT, head_lines * LINE_PT + 6)
    set_print(sheet, spec.orientation, row, count)
    _data_rows(sheet, spec, row + 1)
    if spec.hidden:
        sheet.sheet_state = "hidden"


def _data_rows(sheet: Worksheet, spec: SheetSpec, first: int) -> None:
    """Append the rows; each column's style is looked up once, by a cell that is not kept."""
    styles = []
    for column in spec.columns:
        model: Any = Cell(sheet, row=first, column=1)  # Any: the stubs leave out _style, which `Cell` itself takes
        model.style = style_name("cell", column.kind, column.align)
        styles.append(model._style)
    widths = [column.width for column in spec.columns]
    for row, values in enumerate(spec.rows, first):
        lines, cells = 1, []
        for at, (value, style, width) in enumerate(zip(values, styles, widths, strict=True), 1):
            if value is None or isinstance(value, str):
                # One style for the column and the text as it is: `Cell` would copy the style for every cell, and its
                # setter look for formulas and errors in every text. Other kinds may change their style and need both.
                cell: Any = Cell(sheet, row=row, column=at)
                cell._style = style
                if value:
                    cell._value, cell.data_type = _ILLEGAL.sub("", value)[:_LONGEST_TEXT], "s"
                    if len(value) * 2 >= width or "\n" in value:
                        lines = max(lines, lines_needed(value, width))
            else:
                cell = Cell(sheet, row=row, column=at, value=value, style_array=style)
            cells.append(cell)
        sheet.append(cells)
        sheet.row_dimensions[row].height = min(409.0, max(ROW_LEAST_PT, lines * LINE_PT + 6))
