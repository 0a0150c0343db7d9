"""Ledger tables: a head of one or two rows repeated on every page, rows of their needed height, blank rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from operator import getitem

from smallbranch.documents.bands import CellText, Surround
from smallbranch.documents.blocks import Align, CellKind, Column, Row, RowKind, Table
from smallbranch.documents.cells import CellFitter, padding
from smallbranch.documents.fonts import FontRole, FontSet, Typeface
from smallbranch.documents.ink import Ink
from smallbranch.documents.rows import PADDING, RowBand, place
from smallbranch.documents.typography import MM, SIZE_LEAST

HEAD_LEAST = 8 * MM
HEAD_MOST = 60 * MM
"""A head that would be higher is set smaller, so that rows have their room below it on every page."""


@dataclass(slots=True)
class HeadCell:
    """A cell of the table head: first and last column, first and last row (0 or 1) it covers."""

    text: str
    columns: tuple[int, int]
    rows: tuple[int, int]


def head_cells(columns: tuple[Column, ...]) -> list[HeadCell]:
    """Return the head of a table; columns without a group reach over both rows when any column has one."""
    double = any(column.group for column in columns)
    cells: list[HeadCell] = []
    for at, column in enumerate(columns):
        if not column.group:
            cells.append(HeadCell(column.title, (at, at), (0, int(double))))
            continue
        if at and columns[at - 1].group == column.group:
            group = next(cell for cell in reversed(cells) if cell.rows == (0, 0))
            group.columns = (group.columns[0], at)
        else:
            cells.append(HeadCell(column.group, (at, at), (0, 0)))
        cells.append(HeadCell(column.title, (at, at), (1, 1)))
    return cells


class TableSurround(Surround):
    """The head and the rules of one table."""

    def __init__(self, table: Table, fonts: FontSet, fitter: CellFitter, room: float) -> None:
        super().__init__(room)
        scale = room / sum(column.width_mm for column in table.columns)
        self.edges = [0.0]
        for column in table.columns:
            self.edges.append(self.edges[-1] + column.width_mm * scale)
        self._head = head_cells(table.columns)
        size = table.font_pt
        while True:
            self._fitted = [self._fit_head(cell, fonts[FontRole.HEI], fitter, size) for cell in self._head]
            self._levels = self._head_levels()
            self.head_height = sum(self._levels)
            if self.head_height <= HEAD_MOST or size <= SIZE_LEAST:
                break
            size = max(size - 1.0, SIZE_LEAST)
        self._repeat = table.repeat_head
        self._drawn: list[tuple[float, float, bool]] = []

    def _fit_head(self, cell: HeadCell, typeface: Typeface, fitter: CellFitter, size: float) -> CellText:
        width = self.edges[cell.columns[1] + 1] - self.edges[cell.columns[0]]
        return fitter.fit(cell.text, typeface, size, width - 2 * padding(width), CellKind.TEXT)

    def _head_levels(self) -> list[float]:
        count = max(cell.rows[1] for cell in self._head) + 1
        levels = [HEAD_LEAST if count == 1 else HEAD_LEAST * 0.75] * count
        for cell, fitted in zip(self._head, self._fitted, strict=True):
            if cell.rows[0] == cell.rows[1]:
                levels[cell.rows[0]] = max(levels[cell.rows[0]], fitted.height + 2 * PADDING)
        tall = [f.height for c, f in zip(self._head, self._fitted, strict=True) if c.rows[0] != c.rows[1]]
        levels[-1] += max(0.0, max(tall, default=0.0) + 2 * PADDING - sum(levels))
        return levels

    def open(self, ink: Ink, top: float) -> None:
        """Draw the head's cells, on later pages only when the head repeats."""
        self._drawn = []
        if not self.head_height:
            return
        for cell, fitted in zip(self._head, self._fitted, strict=True):
            left, right = self.edges[cell.columns[0]], self.edges[cell.columns[1] + 1]
            above = top - sum(self._levels[: cell.rows[0]])
            height = sum(self._levels[cell.rows[0] : cell.rows[1] + 1])
            fitted.draw(ink, (left + right) / 2, above - height / 2, Align.CENTER)
            if cell.columns[1] + 1 < len(self.edges) - 1:
                ink.line(right, above, right, above - height)
            ink.line(left, above - height, right, above - height)
        self.head_height = self.head_height if self._repeat else 0.0

    def note_row(self, top: float, bottom: float, *, spanned: bool) -> None:
        """Remember a row of this page."""
        self._drawn.append((top, bottom, spanned))

    def close(self, ink: Ink, top: float, bottom: float) -> None:
        """Draw the rules between the rows and columns of this page, and the frame."""
        right = self.edges[-1]
        for _, below, _ in self._drawn[:-1]:
            ink.line(0, below, right, below)
        run_top: float | None = None
        for at, (above, below, spanned) in enumerate(self._drawn):
            if not spanned and run_top is None:
                run_top = above
            ends = at + 1 == len(self._drawn) or self._drawn[at + 1][2]
            if run_top is not None and not spanned and ends:
                for edge in self.edges[1:-1]:
                    ink.line(edge, run_top, edge, below)
                run_top = None
        super().close(ink, top, bottom)


def table_bands(table: Table, fonts: FontSet, fitter: CellFitter, room: float) -> Iterator[RowBand]:
    """Lay a table out as rows; the last two stay together, so that none is alone under its head on a new page."""
    surround = TableSurround(table, fonts, fitter, room)
    layout = _RowLayout(table, fonts, fitter, surround)
    last_but_one = (len(table.rows) or table.blank_rows) - 2
    previous: RowBand | None = None
    for at, row in enumerate(table.rows):
        band = layout.row(row)
        if previous is not None:
            if row.kind is RowKind.TOTAL:
                previous.keep_next = True
            yield previous
        if at == last_but_one > 0:
            band.keep_next = True
        previous = band
    if previous is not None:
        yield previous
    blank = Row(("",) * len(table.columns))
    for at in range(table.blank_rows):
        band = layout.row(blank)
        band.spare = bool(table.rows)
        band.keep_next = at == last_but_one > 0 and not band.spare
        yield band
    if not table.rows and not table.blank_rows:
        yield RowBand((), (), 0.0, surround=surround, spanned=True)


class _Known(dict[str, CellText | None]):
    """The cells of one column by their text, made when a text is first met."""

    def __init__(self, fit: Callable[[str], CellText]) -> None:
        super().__init__({"": None})
        self._fit = fit

    def __missing__(self, text: str) -> CellText:
        cell = self[text] = self._fit(text)
        return cell


class _RowLayout:
    """What all rows of one table share."""

    def __init__(self, table: Table, fonts: FontSet, fitter: CellFitter, surround: TableSurround) -> None:
        self._table, self._fitter, self._surround = table, fitter, surround
        self._faces = {RowKind.DATA: fonts[FontRole.SONG], RowKind.TOTAL: fonts[FontRole.HEI]}
        self._group_face = fonts[FontRole.HEI]
        self._least = table.min_row_mm * MM
        edges = surround.edges
        widths = [right - left for left, right in pairwise(edges)]
        self._places = tuple(
            place(left, width, column.align) for left, width, column in zip(edges, widths, table.columns, strict=False)
        )
        self._columns = [
            (column.kind, width - 2 * padding(width)) for column, width in zip(table.columns, widths, strict=True)
        ]
        self._known = {
            kind: [_Known(partial(self._fit, kind, at)) for at in range(len(table.columns))] for kind in self._faces
        }

    def row(self, row: Row) -> RowBand:
        if row.kind is RowKind.GROUP:
            return self._group(row.cells[0])
        known = self._known[row.kind]
        if len(row.cells) != len(known):
            raise ValueError("a row has not as many cells as its table has columns")
        cells = tuple(map(getitem, known, row.cells))
        height = max(cell.height for cell in cells if cell is not None) if any(cells) else 0.0
        return RowBand(cells, self._places, max(height + 2 * PADDING, self._least), surround=self._surround)

    def _fit(self, row: RowKind, at: int, text: str) -> CellText:
        kind, width = self._columns[at]
        return self._fitter.fit(text, self._faces[row], self._table.font_pt, width, kind)

    def _group(self, text: str) -> RowBand:
        room = self._surround.edges[-1]
        cell = self._fitter.fit(text, self._group_face, self._table.font_pt, room - 2 * padding(room), CellKind.TEXT)
        height = max(cell.height + 2 * PADDING, self._least)
        return RowBand(
            (cell,), (place(0.0, room, Align.LEFT),), height, keep_next=True, surround=self._surround, spanned=True
        )
