"""Fitting text into cells: wrapped when it is text, shrunk to one line when it is a number, a date or an id."""

from __future__ import annotations

from smallbranch.documents.bands import CellText
from smallbranch.documents.blocks import CellKind
from smallbranch.documents.fonts import Typeface
from smallbranch.documents.linebreak import break_text
from smallbranch.documents.typography import LEADING, MM, SIZE_LEAST

SHRINK_STEP = 0.25
NAME_LEAST = 0.7
"""Names shrink to this share of the size before they take a second line."""


def padding(width: float) -> float:
    """Return the free width at each side of a cell; narrow columns get less."""
    return min(1.2 * MM, max(0.4 * MM, width * 0.06))


class CellFitter:
    """Breaks cell texts; the same text in the same width is broken once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, float, float, CellKind, int], CellText] = {}

    def fit(self, text: str, typeface: Typeface, size: float, width: float, kind: CellKind) -> CellText:
        """Return the text broken to a width in points."""
        key = (text, size, width, kind, id(typeface))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._break(text, typeface, size, width, kind)
        return found

    def _break(self, text: str, typeface: Typeface, size: float, width: float, kind: CellKind) -> CellText:
        if kind is not CellKind.TEXT and "\n" not in text:
            natural = typeface.width(text)
            least = max(SIZE_LEAST, size * NAME_LEAST) if kind is CellKind.NAME else SIZE_LEAST
            fitting = size if natural * size <= width else int(width / natural / SHRINK_STEP) * SHRINK_STEP
            if fitting >= least:
                return CellText(((text, natural * fitting),), typeface, fitting, size * LEADING)
            if kind is CellKind.NAME:
                return self._name(text, typeface, size, width)
            size = min(size, SIZE_LEAST)
        room = width / size
        lines: list[tuple[str, float]] = []
        for part in text.split("\n"):
            broken = break_text(part, typeface, room, room, room)
            lines += ((part[line.start : line.end], line.width * size) for line in broken)
        return CellText(tuple(lines), typeface, size, size * LEADING)

    def _name(self, text: str, typeface: Typeface, size: float, width: float) -> CellText:
        """Break a long name after its middle dots, small enough for its longest part."""
        parts = text.replace("·", "·\n")
        widest = max(typeface.width(part) for part in parts.split("\n"))
        fitting = max(size * NAME_LEAST, min(size, int(width / widest / SHRINK_STEP) * SHRINK_STEP))
        return self._break(parts, typeface, fitting, width, CellKind.TEXT)
