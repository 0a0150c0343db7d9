"""One row of a table or grid as a band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from smallbranch.documents.bands import SHARES, CellText, Surround
from smallbranch.documents.blocks import Align, Shade
from smallbranch.documents.cells import padding
from smallbranch.documents.ink import Ink
from smallbranch.documents.typography import MM

PADDING = 0.8 * MM
"""Free height above and below the text of a row."""
_TAIL_LINES = 2


class Place(NamedTuple):
    """A cell's place in its row; `anchor` is where its text begins, stands around or ends.

    `height` differs from the row's when the cell spans several rows.
    """

    left: float
    width: float
    align: Align
    anchor: float
    height: float | None = None


def place(left: float, width: float, align: Align, height: float | None = None) -> Place:
    """Return the place of a cell whose text keeps clear of its edges."""
    inset = padding(width)
    return Place(left, width, align, left + inset + (width - 2 * inset) * SHARES[align], height)


@dataclass(slots=True)
class RowBand:
    """A row of fitted cells; `boxed` rows draw their own cell borders, others leave the rules to the table.

    `shades` fill the cells, one for each when there are any. A `spare` row is blank and below rows that are not: it is
    left out where it would begin a page.
    """

    cells: tuple[CellText | None, ...]
    places: tuple[Place, ...]
    height: float
    keep_next: bool = False
    surround: Surround | None = None
    boxed: bool = False
    spanned: bool = False
    shades: tuple[Shade, ...] = ()
    spare: bool = False

    def draw(self, ink: Ink, top: float) -> None:
        """Draw the cells."""
        if self.shades:
            self._fill(ink, top)
        for cell, (left, width, align, anchor, spanned_height) in zip(self.cells, self.places, strict=True):
            height = spanned_height or self.height
            if self.boxed:
                ink.box(left, top - height, width, height)
            if cell is not None:
                cell.draw(ink, anchor, top - height / 2, align)
        if self.surround is not None:
            self.surround.note_row(top, top - self.height, spanned=self.spanned)

    def _fill(self, ink: Ink, top: float) -> None:
        """Fill the cells; a sign stands on white where the fill has strokes."""
        for shade, place, cell in zip(self.shades, self.places, self.cells, strict=False):
            ink.fill(place.left, top - self.height, place.width, self.height, shade)
            if cell is not None and shade in (Shade.HATCH, Shade.LINES):
                wide, middle = cell.lines[0][1] + 1.0, place.left + place.width / 2
                ink.clear(middle - wide / 2, top - (self.height + cell.size) / 2, wide, cell.size)

    def ties_rows(self) -> bool:
        """Tell whether a cell reaches over several rows, so that none of them can change its height alone."""
        return any(place.height is not None for place in self.places)

    def split(self, room: float) -> tuple[RowBand, RowBand] | None:
        """Return the part that fits into `room` and the rest; None when not even one line fits."""
        taken = [
            0 if cell is None else min(len(cell.lines), max(int((room - 2 * PADDING) / cell.leading), 0))
            for cell in self.cells
        ]
        if not any(taken):
            return None
        first = [cell and cell.part(0, count) for cell, count in zip(self.cells, taken, strict=True)]
        rest = [cell and cell.part(count, len(cell.lines)) for cell, count in zip(self.cells, taken, strict=True)]
        return self._like(first, room), self._like(rest, 0.0)

    def tail(self) -> tuple[RowBand, RowBand] | None:
        """Return the row without its last lines and these, for what may not stand alone below it."""
        leading = max((cell.leading for cell in self.cells if cell is not None), default=0.0)
        return self.split(self.height - _TAIL_LINES * leading)

    def _like(self, cells: list[CellText | None], height: float) -> RowBand:
        needed = max((cell.height for cell in cells if cell is not None), default=0.0) + 2 * PADDING
        places = tuple(place._replace(height=None) for place in self.places)
        size = max(height, needed)
        return RowBand(tuple(cells), places, size, self.keep_next, self.surround, self.boxed, self.spanned)


def is_spare(band: object) -> bool:
    """Tell whether a band may be left out."""
    return isinstance(band, RowBand) and band.spare
