"""What calamine does not tell about an OpenDocument sheet: hidden rows and columns, formulas, absurd repetitions."""

from __future__ import annotations

import html
import re

from smallbranch.intake.limits import ReadLimits, RefusedFile
from smallbranch.intake.sheet_xml import SheetNotes

_PART = re.compile(rb"<table:(table-column|table-row|table)(?=[ />])([^>]*)>")
_NAME = re.compile(rb'\btable:name="([^"]*)"')
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')
_HIDDEN = re.compile(rb'\btable:visibility="(?:collapse|filter)"')
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
_VALUE = re.compile(rb"office:value|<text:p")


def ods_notes(content: bytes, limits: ReadLimits) -> tuple[dict[str, SheetNotes], int]:
    """Return the notes of each sheet by name, and the number of formulas in the file.

    Raises:
        RefusedFile: repeated cells with content would fill more than the limits.
    """
    found: dict[str, SheetNotes] = {}
    current, row, column = SheetNotes(), 0, 0
    parts = list(_PART.finditer(content))
    for index, part in enumerate(parts):
        if part[1] == b"table":
            name = _NAME.search(part[2])
            current, row, column = SheetNotes(), 0, 0
            found[html.unescape(name[1].decode("utf-8", "replace")) if name else ""] = current
            continue
        times = _times(part[2])
        if part[1] == b"table-column":
            if _HIDDEN.search(part[2]):
                current.hidden_columns.extend(range(column + 1, min(column + times, limits.columns) + 1))
            column += times
        else:
            end = parts[index + 1].start() if index + 1 < len(parts) else len(content)
            _refuse_too_large(content[part.end() : end], row + times, limits)
            if _HIDDEN.search(part[2]):
                current.hidden_rows.extend(range(row + 1, min(row + times, limits.rows) + 1))
            row += times
    return found, content.count(b"table:formula=")


def _refuse_too_large(row_xml: bytes, last_row: int, limits: ReadLimits) -> None:
    if last_row > limits.rows and _VALUE.search(row_xml):
        raise RefusedFile("sheet_too_large")
    if b"repeated" not in row_xml and row_xml.count(b"table-cell") < limits.columns:
        return
    column = 0
    for match in _CELL.finditer(row_xml):
        column += _times(match[1])
        if column > limits.columns and (b"office:value" in match[1] or row_xml.startswith(b"<text:p", match.end())):
            raise RefusedFile("sheet_too_large")


def _times(attributes: bytes) -> int:
    match = _REPEATED.search(attributes)
    return int(match[1]) if match else 1
