"""The same lines as xlsx, xls, ods or CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

Lines = Sequence[Sequence[object]]
Merges = Sequence[tuple[int, int, int, int]]


def write_xlsx(path: Path, lines: Lines, merges: Merges = (), title: str = "花名册") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            if value is not None:
                sheet.cell(row, column, value)
    for top, left, bottom, right in merges:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(path)
    return path


def write_xls(path: Path, lines: Lines, merges: Merges = (), title: str = "花名册") -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(title)
    dated = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    spans = {(top, left): (bottom, right) for top, left, bottom, right in merges}
    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            style = dated if isinstance(value, date) else xlwt.Style.default_style
            if (row, column) in spans:
                bottom, right = spans[row, column]
                sheet.write_merge(row - 1, bottom - 1, column - 1, right - 1, value, style)
            elif value is not None:
                sheet.write(row - 1, column - 1, value, style)
    book.save(str(path))
    return path


def write_ods(path: Path, lines: Lines, title: str = "花名册") -> Path:
    book = OpenDocumentSpreadsheet()
    table = Table(name=title)
    for line in lines:
        row = TableRow()
        for value in line:
            row.addElement(_ods_cell(value))
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def write_csv(path: Path, lines: Lines, encoding: str = "utf-8", separator: str = ",") -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows([["" if cell is None else cell for cell in line] for line in lines])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def _ods_cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return TableCell(valuetype="date", datevalue=day.isoformat())
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=str(value))
    cell = TableCell(valuetype="string")
    for part in str(value).split("\n"):
        cell.addElement(P(text=part))
    return cell
