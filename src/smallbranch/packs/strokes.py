"""Order of Chinese characters by strokes, from the shipped table: 姓氏笔画 with `kernel.names.stroke_key`.

Characters with equally many strokes stand by radical, not by their first stroke (横竖撇点折):
the Unicode data the table comes from does not tell it. A list for a ballot wants a look before printing.
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

from smallbranch.kernel import names


class StrokeOrder:
    """Answers rank and number of strokes by searching the table's text, so nothing is built at start."""

    def __init__(self, path: Path) -> None:
        self._starts: list[int] = []
        self._counts: list[int] = []
        groups: list[str] = []
        size = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#") or not line:
                continue
            count, _, characters = line.partition("\t")
            self._starts.append(size)
            self._counts.append(int(count))
            groups.append(characters)
            size += len(characters)
        self._text = "".join(groups)

    def count(self, char: str) -> int | None:
        """Return the number of strokes; None for a character the table does not hold."""
        place = self._text.find(char)
        return None if place < 0 else self._counts[bisect_right(self._starts, place) - 1]

    def rank(self, char: str) -> int:
        """Return the place of a character in stroke order; unknown ones come last by code point."""
        place = self._text.find(char)
        return place if place >= 0 else len(self._text) + ord(char)

    def name_key(self, name: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
        """Return the sort key of a name in 姓氏笔画 order."""
        return names.stroke_key(name, self.rank)


def load_stroke_order(resources: Path) -> StrokeOrder:
    """Read the shipped table."""
    return StrokeOrder(resources / "names" / "strokes.txt")
