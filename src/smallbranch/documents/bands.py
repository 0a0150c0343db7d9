"""Bands: the horizontal strips a section is laid out in, before they are placed on pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from smallbranch.documents.blocks import Align
from smallbranch.documents.fonts import Typeface
from smallbranch.documents.ink import CENTRE, Ink, Stamp
from smallbranch.documents.spacing import SetLine

SHARES = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}
"""How much of a text stands left of the point it is aligned to."""


class Surround:
    """What goes around the bands of one table, grid or minutes on every page; by itself a plain frame.

    Attributes:
        head_height: Height of what is repeated at the top of each page.
        fills_page: Whether the frame goes down to the page end when its content continues.
    """

    def __init__(self, room: float, *, head_height: float = 0.0, fills_page: bool = False) -> None:
        self.room = room
        self.head_height = head_height
        self.fills_page = fills_page

    def open(self, ink: Ink, top: float) -> None:
        """Draw the head (a plain frame has none) and forget the rows of the page before."""

    def note_row(self, top: float, bottom: float, *, spanned: bool) -> None:
        """Remember a row of this page; `spanned` rows have no column rules."""

    def close(self, ink: Ink, top: float, bottom: float) -> None:
        """Draw the rules around what stands between top and bottom on this page."""
        ink.frame(0, bottom, self.room, top - bottom)


class Band(Protocol):
    """A strip of known height."""

    height: float
    keep_next: bool
    surround: Surround | None

    def draw(self, ink: Ink, top: float) -> None:
        """Draw the strip below `top`."""


@dataclass(slots=True)
class SpaceBand:
    """Empty height, dropped at the top of a page; with `page_break` the page ends here."""

    height: float
    keep_next: bool = False
    surround: Surround | None = None
    page_break: bool = False

    def draw(self, ink: Ink, top: float) -> None:
        """Draw nothing."""


@dataclass(slots=True)
class MarkBand:
    """The place of a section's start, for contents and bookmarks."""

    title: str
    ledger: str
    listed: bool
    height: float = 0.0
    keep_next: bool = True
    surround: Surround | None = None

    def draw(self, ink: Ink, top: float) -> None:
        """Draw nothing."""


@dataclass(slots=True)
class SignBand:
    """Labels with blanks for hand signatures."""

    labels: tuple[tuple[float, float, str, float], ...]
    typeface: Typeface
    size: float
    height: float
    keep_next: bool = False
    surround: Surround | None = None

    def draw(self, ink: Ink, top: float) -> None:
        """Draw each label (x, drop, text, end of its blank) and the rule of its blank."""
        for x, drop, text, end in self.labels:
            baseline = top - drop
            ink.text(x, baseline, text, self.typeface, self.size)
            start = x + self.typeface.width(text) * self.size
            if end > start:
                ink.line(start, baseline - 2, end, baseline - 2)


@dataclass(slots=True)
class TextBand:
    """One line of running text, a title or a heading, ready to be drawn."""

    line: SetLine
    typeface: Typeface
    size: float
    x: float
    height: float
    keep_next: bool = False
    surround: Surround | None = None

    def draw(self, ink: Ink, top: float) -> None:
        """Draw the line in the middle of its height."""
        ink.set_line(self.x, top - self.height / 2 - CENTRE * self.size, self.line, self.typeface, self.size)


class CellText:
    """The broken text of a cell: lines with their widths in points."""

    __slots__ = ("_aside", "_rise", "_stamp", "_stamped", "height", "leading", "lines", "size", "typeface")

    def __init__(self, lines: tuple[tuple[str, float], ...], typeface: Typeface, size: float, leading: float) -> None:
        self.lines = lines
        self.typeface = typeface
        self.size = size
        self.leading = leading
        self.height = len(lines) * leading
        self._rise = (self.height - leading) / 2 - CENTRE * size
        self._stamp: Stamp | None = None
        self._stamped: Align | None = None
        self._aside = 0.0

    def draw(self, ink: Ink, anchor: float, middle: float, align: Align) -> None:
        """Draw the lines at, around or before `anchor` as they are aligned, half of them above `middle`."""
        if self._stamped is not align:
            self._prepare(ink, align)
        if self._stamp is not None:
            ink.press(anchor + self._aside, middle + self._rise, self._stamp)
            return
        y = middle + self._rise
        for text, length in self.lines:
            ink.text(anchor - length * SHARES[align], y, text, self.typeface, self.size)
            y -= self.leading

    def _prepare(self, ink: Ink, align: Align) -> None:
        """Make the stamp of all lines: cells repeat, and a stamp is drawn several times faster than its lines."""
        share, first = SHARES[align], self.lines[0][1]
        placed = [
            ((first - length) * share, -at * self.leading, text) for at, (text, length) in enumerate(self.lines) if text
        ]
        self._stamp = ink.stamp(placed, self.typeface, self.size) if self.lines[0][0] else None
        self._stamped, self._aside = align, -first * share

    def part(self, first: int, last: int) -> CellText | None:
        """Return some of the lines, for a row that goes on over the page."""
        lines = self.lines[first:last]
        return CellText(lines, self.typeface, self.size, self.leading) if lines else None
