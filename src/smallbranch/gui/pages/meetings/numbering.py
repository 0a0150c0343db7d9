"""Levels of a text as official documents number them (GB/T 9704: 一、 （一） 1. （1）), without Qt.

Only what stands at the beginning of a paragraph is ever written; the words of a paragraph are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LEVELS: Final = 4
_DIGITS: Final = "〇一二三四五六七八九"
_HAN: Final = "[一二三四五六七八九十百]{1,5}"
_SIGNS: Final = (
    re.compile(rf"[ \u3000]*{_HAN}、[ \u3000]*"),
    re.compile(rf"[ \u3000]*[（(]{_HAN}[）)][ \u3000]*"),
    re.compile(r"[ \u3000]*\d{1,2}[.．](?![\d.．])[ \u3000]*"),
    re.compile(r"[ \u3000]*[（(]\d{1,2}[）)][ \u3000]*"),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph taken apart: its level (1 to 4, 0 for none) and its words without the number."""

    level: int
    words: str


def read(text: str) -> Paragraph:
    """Take a paragraph apart."""
    for level, sign in enumerate(_SIGNS, 1):
        match = sign.match(text)
        if match is not None:
            return Paragraph(level, text[match.end() :])
    return Paragraph(0, text)


def sign(level: int, number: int) -> str:
    """Return what stands before the words: 一、 （一） 1. （1）."""
    return ("", f"{han(number)}、", f"（{han(number)}）", f"{number}.", f"（{number}）")[level]


def han(number: int) -> str:
    """Write 1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def renumbered(texts: Sequence[str]) -> list[str]:
    """Return the paragraphs with their numbers in order; a deeper level begins anew under each higher one."""
    counts, result = [0] * (LEVELS + 1), []
    for text in texts:
        found = read(text)
        if found.level:
            counts[found.level] += 1
            counts[found.level + 1 :] = [0] * (LEVELS - found.level)
        result.append(sign(found.level, counts[found.level]) + found.words if found.level else text)
    return result


def with_level(text: str, level: int) -> str:
    """Return a paragraph at another level, with the first number of it; 0 takes the number away."""
    found = read(text)
    return (sign(level, 1) if level else "") + found.words.lstrip(" \u3000")


def deeper(texts: Sequence[str], at: int, step: int) -> int:
    """Return the level a paragraph gets by one step in or out.

    A plain one takes that of the numbered one before it; level 1 stepped out is plain again.
    """
    level = read(texts[at]).level
    if level:
        return min(LEVELS, max(0, level + step))
    if step < 0:
        return 0
    return next((found for text in reversed(texts[:at]) if (found := read(text).level)), 1)
