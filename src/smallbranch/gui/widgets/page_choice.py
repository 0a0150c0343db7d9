"""Which pages go to the printer, as people write it: `3-10,15`. No Qt here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

_PART = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_SAME = str.maketrans("，、；;　 －–—～~至到０１２３４５６７８９", ",,,,,,-------0123456789")


class Sides(Enum):
    """Pages of one side of the sheet, for printers that do not turn it themselves."""

    ALL = "all"
    ODD = "odd"
    EVEN = "even"


class WrongPages(ValueError):
    """The text names no pages; `code` is form, reversed, outside or none, `part` what it is about."""

    def __init__(self, code: str, part: str) -> None:
        super().__init__(f"{code}: {part}")
        self.code, self.part = code, part


def read_pages(text: str, count: int) -> tuple[int, ...]:
    """Return the pages named, counted from 0 and each once; an empty text names all.

    Raises:
        WrongPages: a part is no number or range, ends before it begins, or lies outside 1 … count.
    """
    parts = [part for part in text.translate(_SAME).split(",") if part]
    if not parts:
        if text.strip():
            raise WrongPages("form", text.strip())
        return tuple(range(count))
    return tuple(sorted({page for part in parts for page in _pages(part, count)}))


def _pages(part: str, count: int) -> Iterator[int]:
    found = _PART.fullmatch(part)
    if found is None:
        raise WrongPages("form", part)
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise WrongPages("reversed", part)
    if first < 1 or last > count:
        raise WrongPages("outside", part)
    yield from range(first - 1, last)


def of_side(pages: Sequence[int], sides: Sides) -> tuple[int, ...]:
    """Return the pages that lie on a side of the sheet; page 1 is odd."""
    if sides is Sides.ALL:
        return tuple(pages)
    return tuple(page for page in pages if (page % 2 == 0) == (sides is Sides.ODD))


def written(pages: Sequence[int]) -> str:
    """Return pages as a printing program takes them: `3-10,15`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ",".join(str(first + 1) if first == last else f"{first + 1}-{last + 1}" for first, last in runs)
