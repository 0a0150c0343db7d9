"""Information grids: the labels and values at the head of minutes."""

from __future__ import annotations

from collections.abc import Iterator

from smallbranch.documents.bands import CellText, Surround
from smallbranch.documents.blocks import Align, CellKind, InfoCell, KeyValueTable
from smallbranch.documents.cells import CellFitter, padding
from smallbranch.documents.fonts import FontRole, FontSet
from smallbranch.documents.rows import PADDING, RowBand, place
from smallbranch.documents.typography import MM, SIZE_CELL


def grid_bands(grid: KeyValueTable, fonts: FontSet, fitter: CellFitter, room: float) -> Iterator[RowBand]:
    """Lay a grid out as rows; rows that share a spanning cell stay together."""
    surround = Surround(room)
    placed = _columns_of(grid)
    edges = [0.0]
    for width in grid.widths:
        edges.append(edges[-1] + width * room / sum(grid.widths))
    fitted = [[_fit(cell, edges, column, fonts, fitter) for cell, column in row] for row in placed]
    heights = _heights(placed, fitted, grid.min_row_mm * MM)
    for at, row in enumerate(placed):
        places = []
        for cell, column in row:
            left, width = edges[column], edges[column + cell.columns] - edges[column]
            height = sum(heights[at : at + cell.rows]) if cell.rows > 1 else None
            places.append(place(left, width, _align(cell), height))
        keep = _covered(placed, at + 1)
        yield RowBand(tuple(fitted[at]), tuple(places), heights[at], keep, surround, boxed=True)


def _columns_of(grid: KeyValueTable) -> list[list[tuple[InfoCell, int]]]:
    """Return each row's cells with their first column, cells from above that reach down taken into account."""
    until = [0] * len(grid.widths)
    placed = []
    for at, row in enumerate(grid.rows):
        column, found = 0, []
        for cell in row:
            while column < len(until) - 1 and until[column] > at:
                column += 1
            found.append((cell, column))
            for covered in range(column, column + cell.columns):
                until[covered] = at + cell.rows
            column += cell.columns
        placed.append(found)
    return placed


def _covered(placed: list[list[tuple[InfoCell, int]]], at: int) -> bool:
    """Tell whether a cell of an earlier row reaches into row `at`."""
    return any(above + cell.rows > at for above in range(at) for cell, _ in placed[above])


def _align(cell: InfoCell) -> Align:
    return cell.align or (Align.CENTER if cell.label else Align.LEFT)


def _fit(cell: InfoCell, edges: list[float], column: int, fonts: FontSet, fitter: CellFitter) -> CellText | None:
    if not cell.text:
        return None
    width = edges[column + cell.columns] - edges[column]
    face = fonts[FontRole.HEI if cell.label else FontRole.BODY]
    return fitter.fit(cell.text, face, SIZE_CELL, width - 2 * padding(width), CellKind.TEXT)


def _heights(
    placed: list[list[tuple[InfoCell, int]]], fitted: list[list[CellText | None]], least: float
) -> list[float]:
    heights = [least] * len(placed)
    tall = []
    for at, (row, texts) in enumerate(zip(placed, fitted, strict=True)):
        for (cell, _), text in zip(row, texts, strict=True):
            need = (text.height if text else 0.0) + 2 * PADDING
            if cell.rows > 1:
                tall.append((at, cell.rows, need))
            else:
                heights[at] = max(heights[at], need)
    for at, count, need in tall:
        last = min(at + count, len(heights)) - 1
        heights[last] += max(0.0, need - sum(heights[at : last + 1]))
    return heights
