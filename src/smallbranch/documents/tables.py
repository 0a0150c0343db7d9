"""Ledger tables: a head of one or two rows repeated on every page, rows of their needed height, blank rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from smallbranch.documents.bands import CellText, Surround
from smallbranch.documents.blocks import Align, CellKind, Column, Row, RowKind, Table
from smallbranch.documents.cells import CellFitter, padding
from smallbranch.documents.fonts import FontRole, FontSet, Typeface
from smallbranch.documents.ink import Ink
from smallbranch.documents.rows import PADDING, Place, RowBand
from smallbranch.documents.typography import MM

HEAD_LEAST = 8 * MM


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
        self._fitted = [self._fit_head(cell, fonts[FontRole.HEI], fitter, table.font_pt) for cell in self._head]
        self._levels = self._head_levels()
        self.head_height = sum(self._levels)
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
            inset = padding(right - left)
            fitted.draw(ink, (left + inset, above, right - left - 2 * inset, height), Align.CENTER)
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
    """Lay a table out as rows."""
    surround = TableSurround(table, fonts, fitter, room)
    layout = _RowLayout(table, fonts, fitter, surround)
    previous: RowBand | None = None
    for row in table.rows:
        band = layout.row(row)
        if previous is not None:
            if row.kind is RowKind.TOTAL:
                previous.keep_next = True
            yield previous
        previous = band
    if previous is not None:
        yield previous
    blank = Row(("",) * len(table.columns))
    for _ in range(table.blank_rows):
        yield layout.row(blank)
    if not table.rows and not table.blank_rows:
        yield RowBand((), (), 0.0, surround=surround, spanned=True)


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
            Place(left, width, padding(width), column.align)
            for left, width, column in zip(edges, widths, table.columns, strict=False)
        )
        self._columns = [
            (column.kind, width - 2 * padding(width)) for column, width in zip(table.columns, widths, strict=True)
        ]
        self._known: dict[RowKind, list[dict[str, CellText | None]]] = {
            kind: [{"": None} for _ in table.columns] for kind in self._faces
        }

    def row(self, row: Row) -> RowBand:
        if row.kind is RowKind.GROUP:
            return self._group(row.cells[0])
        cells = tuple(
            known[text] if text in known else self._fit(row.kind, at, text)
            for at, (text, known) in enumerate(zip(row.cells, self._known[row.kind], strict=True))
        )
        height = max((cell.height for cell in cells if cell is not None), default=0.0) + 2 * PADDING
        return RowBand(cells, self._places, max(height, self._least), surround=self._surround)

    def _fit(self, row: RowKind, at: int, text: str) -> CellText | None:
        kind, width = self._columns[at]
        cell = self._fitter.fit(text, self._faces[row], self._table.font_pt, width, kind)
        self._known[row][at][text] = cell
        return cell

    def _group(self, text: str) -> RowBand:
        room = self._surround.edges[-1]
        place = Place(0.0, room, padding(room), Align.LEFT)
        width = room - 2 * place.inset
        cell = self._fitter.fit(text, self._group_face, self._table.font_pt, width, CellKind.TEXT)
        height = max(cell.height + 2 * PADDING, self._least)
        return RowBand((cell,), (place,), height, keep_next=True, surround=self._surround, spanned=True)
