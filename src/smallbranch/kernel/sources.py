"""What a printed row came from: a key no ledger prints, for the coverage map and volumes of one person or team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FROM = "@from"
COUNTED = "@counted"
"""Records a row sums up: they feed it, and yet it is about none of them."""


def came_from(**ids: int | None) -> dict[str, str]:
    """Return the key and its value for the records named: `came_from(event=3, team=None)` → `{"@from": "event:3"}`."""
    return {FROM: " ".join(f"{kind}:{number}" for kind, number in ids.items() if number is not None)}


def and_members(row: Mapping[str, str], members: Iterable[int | None]) -> dict[str, str]:
    """Return the row with these member ids added to what it came from."""
    known = [*row.get(FROM, "").split(), *(f"member:{one}" for one in members if one is not None)]
    return {**row, FROM: " ".join(dict.fromkeys(known))}


def fed_by(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a row came from or sums up."""
    return (*sources(row), *row.get(COUNTED, "").split())


def sources(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a row came from, such as `event:3`."""
    return tuple(row.get(FROM, "").split())
