"""Breaking Chinese text into lines: forbidden line starts and ends, whole words, whole —— and ……."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

from smallbranch.documents.spacing import MAX_PUSH, Spaced

NO_START = frozenset(
    "!%),.:;>?]}·’”…‰℃′″、。〃々〉》」』】〕〗〞！＂％＇），．：；＞？］｝～–—･ーㆍ︰︱︶︸︺︼︾﹀﹂﹄﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞｡｣､￠°"
) - {"—"}
NO_END = frozenset("–([{<‘“〈《「『【〔〖〝（＜［｛￥＄￡¥$£№﹙﹛﹝︵︷︹︻︽︿﹁﹃｢")
WHOLE = frozenset(("——", "……", "──", "⋯⋯"))
SPACES = frozenset(" \u3000\t")
MAX_STRETCH = 0.14
"""Em per gap: beyond it readers see holes and text extraction sees spaces."""

_UNITS = frozenset("年月日时分秒元人次名岁届号%％℃")
"""A number and its unit stay together when they can."""
_WORD = re.compile(r"[!-~\u00a1-\u024f\u0370-\u052f]")
_LAST_OF_WORDS = "\u052f"
_NUMBER = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*[%％‰℃]?")
_OF_NUMBER = frozenset("0123456789.,:/-%％‰℃")
_LONGEST_NUMBER = 12
"""Characters of a date, a time or an amount: these are never cut (GB/T 9704-1999; its edition of 2012 is silent)."""
_TIE = "—"
_SEAMS = frozenset("-/@_.:?&=+")
_EPSILON = 1e-6
_PUSHED = 2
"""Marks that are let onto a full line at most."""


class Line(NamedTuple):
    """One line: text[start:end], its natural width in em, and whether the paragraph (or forced line) ends here."""

    start: int
    end: int
    width: float
    last: bool


def break_text(
    text: str, widths: Mapping[str, float], room: float, first: float, stretch: float, spaces: Spaced | None = None
) -> list[Line]:
    """Break a text without line feeds.

    Args:
        text: What to break.
        widths: Advance of each character in em.
        room: Width of a line in em.
        first: Width of the first line in em.
        stretch: How far a line may be spread to keep a word whole, in em per gap.
        spaces: Space between characters, and what the marks of a line may give up (see `spacing`).
    """
    leads = spaces.leads if spaces else {}
    advances = list(map(widths.__getitem__, text))
    for at, lead in leads.items():
        advances[at] += lead
    start, total = 0, len(text)
    space = first
    if (whole := sum(advances)) <= first:
        return [Line(0, total, whole, True)]
    sums = list(accumulate(advances, initial=0.0))
    lines: list[Line] = []
    while sums[total] - (origin := sums[start] + leads.get(start, 0.0)) > space + _EPSILON:
        fit = max(bisect_right(sums, origin + space + _EPSILON, start + 1) - 1, start + 1)
        if fit == total:  # the last character is wider than the line: there it stands all the same
            break
        cut = _cut(text, sums, start, fit, space, stretch)
        if cut <= fit and spaces is not None:
            cut = _pushed(text, sums, origin, start, fit, cut, space, spaces)
        end = cut
        while end > start + 1 and text[end - 1] in SPACES:
            end -= 1
        lines.append(Line(start, end, sums[end] - origin, False))
        start = cut
        while start < total and text[start] in SPACES:
            start += 1
        space = room
        if start == total:
            return [*lines[:-1], lines[-1]._replace(last=True)]
    lines.append(Line(start, total, sums[total] - sums[start] - leads.get(start, 0.0), True))
    return lines


def _cut(text: str, sums: list[float], start: int, fit: int, space: float, stretch: float) -> int:
    """Return where the next line starts: at most `fit`, earlier where a rule asks for it."""
    cut = _backwards(text, start, fit, words=True)
    if cut > start and space - (sums[cut] - sums[start]) <= stretch * max(cut - start - 1, 1):
        return cut
    if (before := _before_number(text, start, fit)) > start:
        return before
    for seam in range(fit, max(start, cut), -1):
        if text[seam - 1] in _SEAMS and _allowed(text, seam, words=False):
            return seam
    forced = _backwards(text, start, fit, words=False)
    return forced if forced > start else fit


def _before_number(text: str, start: int, fit: int) -> int:
    """Return where a line has to end so that the number the cut would go through stays whole; `start` without one."""
    first = fit
    while first > start and text[first - 1] in _OF_NUMBER:
        first -= 1
    found = next((each for each in _NUMBER.finditer(text, first, fit + _LONGEST_NUMBER) if each.end() > fit), None)
    if found is None or found.start() >= fit or found.end() - found.start() > _LONGEST_NUMBER:
        return start
    return _backwards(text, start, found.start(), words=False)


def _pushed(
    text: str, sums: list[float], origin: float, start: int, fit: int, cut: int, space: float, spaces: Spaced
) -> int:
    """Let a mark that may not begin a line onto this one, when the line's marks can make room for it."""
    end, total = fit, len(text)
    while end < total and end < fit + _PUSHED and text[end] in NO_START:
        end += 1
    if end == fit or (end < total and not _allowed(text, end, words=True)):
        return cut
    over = sums[end] - origin - space
    return end if over <= MAX_PUSH * len(spaces.yielding(start, end)) else cut


def _backwards(text: str, start: int, fit: int, *, words: bool) -> int:
    while fit > start and not _allowed(text, fit, words=words):
        fit -= 1
    return fit


def _allowed(text: str, at: int, *, words: bool) -> bool:
    """Tell whether a line may end before text[at]."""
    after = text[at]
    if after == " ":
        return True
    before = text[at - 1]
    if after in NO_START or before in NO_END or (before == after and before + after in WHOLE):
        return False
    if after == _TIE and before != _TIE and text[at + 1 : at + 2] != _TIE:
        return False  # a tie (连接号) begins no line (GB/T 15834-2011, ch. 5)
    if not words or before > _LAST_OF_WORDS:
        return True
    return not (_WORD.match(before) and (_WORD.match(after) or (after in _UNITS and before.isdigit())))


def balance(text: str, widths: Mapping[str, float], room: float) -> list[Line]:
    """Break a title into lines of about the same length (GB/T 9704-2012 7.3.1 asks for a trapezium or a rhombus)."""
    lines = break_text(text, widths, room, room, room)
    if len(lines) < 2:
        return lines
    count, even = len(lines), sum(line.width for line in lines) / len(lines)
    for step in range(1, 9):
        tried = break_text(text, widths, min(room, even + step * 0.5), min(room, even + step * 0.5), room)
        if len(tried) == count:
            return tried
    return lines
