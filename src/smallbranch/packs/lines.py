"""Find the line of a key in TOML text, so that a problem can be pointed at (the parser keeps no positions)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADER = re.compile(r"\s*\[")
_INLINE_ITEM = re.compile(r"\s*\{")


def find_line(text: str, path: Sequence[str | int]) -> int | None:
    """Return the 1-based line of a key such as ("cadence", 2, "period"), or of the nearest above it."""
    lines = text.splitlines()
    start, found = 0, None
    steps = list(path)
    while steps:
        step = steps.pop(0)
        index = steps.pop(0) if steps and isinstance(steps[0], int) else None
        place = _place(lines, start, str(step), index if isinstance(index, int) else None)
        if place is None:
            break
        found, start = place, place + (0 if _INLINE_ITEM.match(lines[place]) else 1)
    return None if found is None else found + 1


def _place(lines: list[str], start: int, key: str, index: int | None) -> int | None:
    header = _header(lines, key, index)
    if start == 0 and header is not None:
        return header
    place = _key(lines, start, key)
    if place is None or index is None:
        return place
    items = [number for number in range(place, _block_end(lines, place + 1)) if _INLINE_ITEM.match(lines[number])]
    return items[index] if index < len(items) else place


def _header(lines: list[str], key: str, index: int | None) -> int | None:
    wanted = f"[{key}]" if index is None else f"[[{key}]]"
    places = [number for number, line in enumerate(lines) if line.strip().startswith(wanted)]
    nth = index or 0
    return places[nth] if nth < len(places) else None


def _key(lines: list[str], start: int, key: str) -> int | None:
    if start < len(lines) and _INLINE_ITEM.match(lines[start]):
        return start
    pattern = re.compile(rf"\s*\"?{re.escape(key)}\"?\s*=")
    return next((number for number in range(start, _block_end(lines, start)) if pattern.match(lines[number])), None)


def _block_end(lines: list[str], start: int) -> int:
    return next((number for number in range(start, len(lines)) if _HEADER.match(lines[number])), len(lines))
