"""The space between characters of running text: air between Chinese and Latin, none between two marks, even lines.

Chinese typesetting leaves up to a quarter of an em between Chinese and Latin letters or figures, and takes the empty
half of a mark away where another mark follows (Requirements for Chinese Text Layout, W3C, 3.2.2 and 3.1.6).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

LATIN_GAP = 0.095
"""Em between Chinese and Latin: with a full quarter, programs that read the print back see a word space there."""
MAX_PUSH = 0.2
"""Em that one mark may give up so that the next one still fits onto its line."""

_HAN = "\u2e80-\u2fff\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "A-Za-z0-9\u00c0-\u024f\u0370-\u052f"
_SEAM = re.compile(rf"(?<=[{_HAN}])(?=[{_LATIN}])|(?<=[{_LATIN}%‰℃])(?=[{_HAN}])")
_CLOSING = "、。，．：；）》」』】〕〗”’"
_OPENING = "（《「『【〔〖“‘"
_MARKS = re.compile(rf"(?<=[{_CLOSING}])(?=[{_CLOSING}{_OPENING}])|(?<=[{_OPENING}])(?=[{_OPENING}])")
_SOFT = re.compile(f"[{_CLOSING}]")
_LATIN_RUN = re.compile(r"[!-~]{2,}")
_HALF = 0.5

Leads = Mapping[int, float]
"""Em of space before text[i], where it is not none; it is left out where a line begins at i."""


class Inked(Protocol):
    """What this needs of a typeface."""

    def blank(self, character: str) -> tuple[float, float]:
        """Return the empty em left and right of a character's ink."""


class Piece(NamedTuple):
    """Part of a line: `spacing` em after each character, `after` em more (or less) behind the last."""

    text: str
    spacing: float
    after: float


def plain(text: str) -> list[Piece]:
    """Return a line that keeps the spacing of its characters."""
    return [Piece(text, 0.0, 0.0)]


@dataclass(frozen=True, slots=True)
class Spaced:
    """A text with its leads and the typeface it is drawn in."""

    text: str
    leads: Leads
    typeface: Inked
    places: Sequence[int] = ()

    def part(self, start: int, end: int) -> Spaced:
        """Return a line of the text."""
        inside = self.places[bisect_right(self.places, start) : bisect_left(self.places, end)]
        return Spaced(self.text[start:end], {at - start: self.leads[at] for at in inside}, self.typeface)

    def yielding(self) -> list[int]:
        """Return the places behind marks whose empty half is still there."""
        ends = (match.end() for match in _SOFT.finditer(self.text, 0, max(len(self.text) - 1, 0)))
        return [at for at in ends if at not in self.leads and self.typeface.blank(self.text[at - 1])[1] >= _HALF]


def spaced(text: str, typeface: Inked) -> Spaced:
    """Find where a text has more or less than no space between two characters."""
    found = {match.start(): LATIN_GAP for match in _SEAM.finditer(text)}
    for match in _MARKS.finditer(text):
        at = match.start()
        before, after = text[at - 1], text[at]
        half_empty = typeface.blank(after)[0] if before in _OPENING else typeface.blank(before)[1]
        if half_empty >= _HALF:
            found[at] = -_HALF
    return Spaced(text, found, typeface, sorted(found))


def pieces(line: Spaced, free: float, *, even: bool) -> list[Piece]:
    """Cut a line where its spacing changes.

    Args:
        line: The line.
        free: What is left of its room in em; less than none when its marks have to give way.
        even: Whether the free width is shared out, so that the line ends flush.
    """
    if free < 0.0:
        places = line.yielding()
        return _cut(line.text, {**line.leads, **dict.fromkeys(places, free / max(len(places), 1))}, [], 0.0)
    if not even or len(line.text) < 2:
        return _cut(line.text, line.leads, [], 0.0)
    return _spread(line.text, line.leads, free)


def _spread(text: str, leads: Leads, free: float) -> list[Piece]:
    """Share the free width out behind Chinese characters; Latin words keep theirs, their seams never get narrower.

    A line that is mostly Latin is widened everywhere.
    """
    runs = [match.span() for match in _LATIN_RUN.finditer(text)]
    if sum(end - start for start, end in runs) * 2 > len(text):
        runs = []
    fixed = {at for start, end in runs for at in range(start + 1, end + 1)}
    seams = {at for at, space in leads.items() if space > 0.0}
    places = len(text) - 1 - len((fixed | seams) - {len(text)})
    step = free / max(places, 1)
    if step > LATIN_GAP:
        step = (free + LATIN_GAP * len(seams)) / (places + len(seams))
    wide = max(LATIN_GAP, step)
    gaps = {at: space if at not in seams else wide - (0.0 if at in fixed else step) for at, space in leads.items()}
    return _cut(text, gaps, runs, step)


def _cut(text: str, gaps: Leads, runs: list[tuple[int, int]], step: float) -> list[Piece]:
    """Cut a line at its gaps and at its Latin runs, which are set without spacing."""
    latin = {start for start, _ in runs}  # no gap lies inside a run: a piece that starts as one is the whole run
    cuts = sorted({0, len(text), *gaps, *(edge for run in runs for edge in run)})
    return [
        Piece(text[start:end], 0.0 if start in latin else step, gaps.get(end, 0.0)) for start, end in pairwise(cuts)
    ]
