"""The space between characters of running text: air between Chinese and Latin, none between two marks, even lines.

Chinese typesetting leaves up to a quarter of an em between Chinese and Latin letters or figures, and takes the empty
half of a mark away where another mark follows (Requirements for Chinese Text Layout, W3C, 3.2.2 and 3.1.6).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

LATIN_GAP = 0.095
"""Em between Chinese and Latin: with a full quarter, programs that read the print back see a word space there."""
MAX_PUSH = 0.2
"""Em that one mark may give up so that the next one still fits onto its line."""

_UNSEEN = 0.04
"""Em per character that nobody sees between the letters of a word."""

_HAN = "\u2e80-\u2fff\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "A-Za-z0-9\u00c0-\u024f\u0370-\u052f"
_HAN_SIGN = re.compile(f"[{_HAN}]")
_WESTERN = re.compile(f"[{_LATIN}][{_LATIN}%‰℃]*")
_CLOSING = "、。，．：；）》」』】〕〗”’"
_OPENING = "（《「『【〔〖“‘"
_MARKS = re.compile(f"[{_CLOSING}{_OPENING}]{{2,}}")
_SOFT = re.compile(f"[{_CLOSING}]")
_LATIN_RUN = re.compile(r"[!-~]{2,}")
_HALF = 0.5

Leads = Mapping[int, float]
"""Em of space before text[i], where it is not none; it is left out where a line begins at i."""


class Inked(Protocol):
    """What this needs of a typeface."""

    def blank(self, character: str) -> tuple[float, float]:
        """Return the empty em left and right of a character's ink."""


class SetLine(NamedTuple):
    """A line ready to be drawn; places in it count from its start.

    Attributes:
        whole: The text it is a line of, which is encoded once for all its lines.
        start: Its first character there.
        end: Where it ends there.
        step: Em after each character.
        gaps: Em more (or less) before some characters, as (place, em) from left to right.
        words: Latin words (start, end) that are set without `step`.
    """

    whole: str
    start: int
    end: int
    step: float = 0.0
    gaps: Sequence[tuple[int, float]] = ()
    words: Sequence[tuple[int, int]] = ()

    @property
    def text(self) -> str:
        """Return its characters."""
        return self.whole[self.start : self.end]

    def pieces(self) -> Iterator[tuple[str, float, float]]:
        """Cut the line where its spacing changes: text, em after each character, em more behind the last."""
        after, text = dict(self.gaps), self.text
        words = {start for start, _ in self.words}  # no gap lies inside a word
        cuts = {len(text), *after, *(edge for word in self.words for edge in word)} - {0}
        start = 0
        for end in sorted(cuts):
            yield text[start:end], 0.0 if start in words else self.step, after.get(end, 0.0)
            start = end


def plain_line(text: str) -> SetLine:
    """Return a text as a line without spacing."""
    return SetLine(text, 0, len(text))


@dataclass(slots=True)
class Spaced:
    """A text with its leads, where they are in order, and the typeface it is drawn in."""

    text: str
    leads: Leads
    typeface: Inked
    places: Sequence[int]

    def inside(self, start: int, end: int) -> list[tuple[int, float]]:
        """Return the leads of a line, their places counted from its start."""
        within = self.places[bisect_right(self.places, start) : bisect_left(self.places, end)]
        return [(at - start, self.leads[at]) for at in within]

    def yielding(self, start: int, end: int) -> list[int]:
        """Return the places of a line behind marks whose empty half is still there."""
        ends = (match.end() for match in _SOFT.finditer(self.text, start, max(end - 1, start)))
        return [
            at - start for at in ends if at not in self.leads and self.typeface.blank(self.text[at - 1])[1] >= _HALF
        ]


def spaced(text: str, typeface: Inked) -> Spaced:
    """Find where a text has more or less than no space between two characters."""
    found: dict[int, float] = {}
    for match in _WESTERN.finditer(text):
        start, end = match.span()
        if start and _HAN_SIGN.match(text, start - 1):
            found[start] = LATIN_GAP
        if _HAN_SIGN.match(text, end):
            found[end] = LATIN_GAP
    for match in _MARKS.finditer(text):
        for at in range(match.start() + 1, match.end()):
            if _closes_up(text[at - 1], text[at], typeface):
                found[at] = -_HALF
    return Spaced(text, found, typeface, sorted(found))


def _closes_up(before: str, after: str, typeface: Inked) -> bool:
    """Tell whether one of two marks has an empty half where they meet, which is left out."""
    if before in _OPENING:
        return after in _OPENING and typeface.blank(after)[0] >= _HALF
    return typeface.blank(before)[1] >= _HALF


def set_line(whole: Spaced, start: int, end: int, free: float, *, even: bool) -> SetLine:
    """Space a line.

    Args:
        whole: The text it is a line of.
        start: Its first character.
        end: Where it ends.
        free: What is left of its room in em; less than none when its marks have to give way.
        even: Whether the free width is shared out, so that the line ends flush.
    """
    leads = whole.inside(start, end)
    if free < 0.0:
        places = whole.yielding(start, end)
        pressed = {**dict(leads), **dict.fromkeys(places, free / max(len(places), 1))}
        return SetLine(whole.text, start, end, 0.0, sorted(pressed.items()))
    length = end - start
    if not even or length < 2:
        return SetLine(whole.text, start, end, 0.0, leads)
    words: Sequence[tuple[int, int]] = ()
    if free > _UNSEEN * length:
        words = [(found.start() - start, found.end() - start) for found in _LATIN_RUN.finditer(whole.text, start, end)]
        if not 0 < _inside(words) * 2 <= length:
            words = ()
    step, gaps = _spread_around(length, leads, free, words) if words else _spread(length, leads, free)
    return SetLine(whole.text, start, end, step, gaps, words)


Gaps = list[tuple[int, float]]


def _spread(length: int, leads: Gaps, free: float) -> tuple[float, Gaps]:
    """Share the free width out behind every character; the seams to Latin take it up to their own width."""
    if not leads:
        return free / (length - 1), leads
    seams = sum(lead > 0.0 for _, lead in leads)
    step = _step(free, length - 1 - seams, seams)
    seam = max(LATIN_GAP - step, 0.0)
    return step, [(at, seam if lead > 0.0 else lead) for at, lead in leads]


def _spread_around(length: int, leads: Gaps, free: float, words: Sequence[tuple[int, int]]) -> tuple[float, Gaps]:
    """Share the free width out behind Chinese characters only."""
    ends = {end for _, end in words}
    seams = [at for at, lead in leads if lead > 0.0]
    inside = _inside(words) - (length in ends)
    step = _step(free, length - 1 - inside - sum(at not in ends for at in seams), len(seams))
    wide = max(LATIN_GAP, step)
    return step, [(at, lead if lead < 0.0 else wide - (0.0 if at in ends else step)) for at, lead in leads]


def _inside(words: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in words)


def _step(free: float, places: int, seams: int) -> float:
    """Return the share of each place; the seams have a share once it is more than their own width."""
    step = free / max(places, 1)
    return step if step <= LATIN_GAP else (free + LATIN_GAP * seams) / max(places + seams, 1)
