"""CSV in the encodings and separators offices really produce, and HTML tables saved under a spreadsheet's name."""

from __future__ import annotations

import codecs
import csv
import io
import re
from html.parser import HTMLParser

from smallbranch.intake.limits import ReadLimits, RefusedFile

_SEPARATORS = (",", "\t", ";", "|")
_PROTECTED = re.compile(r'="?([^"]*)"?')
_COMMON = re.compile(r"[\u4e00-\u9fff0-9A-Za-z,;\t\r\n \u3000-\u303f\uff00-\uffef.\-/\"()]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
Merge = tuple[int, int, int, int]


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    Raises:
        RefusedFile: no encoding fits, or the content is no text.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data, "utf-8-sig"), "UTF-8 BOM"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16"), "UTF-16 BOM"
    if b"\x00" in data:
        return _utf16(data)
    for encoding, label in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        _refuse_binary(text)
        return text, label
    raise RefusedFile("encoding_unknown")


def csv_rows(text: str, limits: ReadLimits) -> tuple[list[list[str | None]], str]:
    """Return the cells as text and the separator found.

    Raises:
        RefusedFile: not a table, or beyond the limits.
    """
    csv.field_size_limit(limits.cell_characters)
    separator = _separator(text)
    rows: list[list[str | None]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            cells = [_plain(cell) for cell in row]
            while cells and cells[-1] is None:
                cells.pop()
            if len(cells) > limits.columns or (cells and len(rows) >= limits.rows):
                raise RefusedFile("sheet_too_large")
            rows.append(cells)
    except csv.Error as problem:
        raise RefusedFile("file_damaged") from problem
    return rows[: limits.rows], separator


def html_rows(data: bytes, limits: ReadLimits) -> tuple[list[list[str | None]], list[Merge], str]:
    """Return the largest table of an HTML page, its merged ranges (1-based), and the encoding."""
    declared = _CHARSET.search(data[:2048])
    if declared and declared[1].lower() in (b"gb2312", b"gbk", b"gb18030"):
        text, label = _strict(data, "gb18030"), "GB18030"
    else:
        text, label = decode(data)
    page = _Tables(limits)
    page.feed(text)
    page.close()
    if not page.tables:
        raise RefusedFile("not_a_table")
    rows, merges = max(page.tables, key=lambda table: sum(len(row) for row in table[0]))
    return rows, merges, label


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise RefusedFile("encoding_unknown") from problem
    _refuse_binary(text)
    return text


def _utf16(data: bytes) -> tuple[str, str]:
    best: tuple[float, str, str] = (0.0, "", "")
    for encoding, label in (("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = len(_COMMON.findall(text)) / max(len(text), 1)
        best = max(best, (share, text, label))
    if best[0] < 0.8:
        raise RefusedFile("not_a_table")
    return best[1], best[2]


def _refuse_binary(text: str) -> None:
    if len(_CONTROL.findall(text)) > len(text) // 100:
        raise RefusedFile("not_a_table")


def _separator(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()][:60]

    def weight(separator: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
        wide = [count for count in counts if count > 1]
        mode = max(wide, key=wide.count, default=1)
        return wide.count(mode) * (mode > 1), mode

    try:
        return max(_SEPARATORS, key=weight)
    except csv.Error:
        return ","


def _plain(cell: str) -> str | None:
    text = cell.strip(" \t\r\n\ufeff\u00a0")
    if text.startswith("="):
        match = _PROTECTED.fullmatch(text)
        text = match[1] if match and '"' in text else text
    return text or None


class _Tables(HTMLParser):
    """Collects the cells of top-level tables, spreading row and column spans."""

    def __init__(self, limits: ReadLimits) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[list[list[str | None]], list[Merge]]] = []
        self._limits = limits
        self._depth = 0
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._taken: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(([], []))
                self._taken = {}
        elif self._depth == 1 and tag == "tr":
            self._close_cell()
            self._start_row()
        elif self._depth == 1 and tag in ("td", "th") and self.tables[-1][0]:
            self._close_cell()
            known = dict(attrs)
            self._span = (_span(known.get("rowspan")), _span(known.get("colspan")))
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a cell or a table."""
        if tag in ("td", "th", "tr"):
            self._close_cell()
        elif tag == "table":
            self._close_cell()
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        """Collect the text of the open cell."""
        if self._cell is not None:
            self._cell.append(data)

    def _start_row(self) -> None:
        rows = self.tables[-1][0]
        if len(rows) >= self._limits.rows:
            raise RefusedFile("sheet_too_large")
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}
        rows.append([])

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        rows, merges = self.tables[-1]
        text, self._cell = "".join(self._cell).strip() or None, None
        row = rows[-1]
        while len(row) in self._taken:
            row.append(None)
        down, across = self._span
        column = len(row)
        if column + across > self._limits.columns:
            raise RefusedFile("sheet_too_large")
        row.extend([text] + [None] * (across - 1))
        if down > 1:
            self._taken.update({number: down for number in range(column, column + across)})
        if down > 1 or across > 1:
            merges.append((len(rows), column + 1, len(rows) + down - 1, column + across))


def _span(value: str | None) -> int:
    return min(int(value), 1000) if value and value.isdigit() and int(value) > 0 else 1
