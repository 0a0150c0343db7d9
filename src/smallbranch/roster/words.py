"""The Chinese words printed for codes, from the table [word] of resources/messages/roster.zh.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from smallbranch.kernel.places import resources_dir

_FILE = "roster.zh.toml"


@cache
def _table() -> Mapping[str, str]:
    with (resources_dir() / "messages" / _FILE).open("rb") as stream:
        words: dict[str, str] = tomllib.load(stream)["word"]
    return words


def word(code: str | None) -> str:
    """Return the Chinese word of a code; texts that are not codes stay as they are, None becomes ""."""
    return "" if code is None else _table().get(code, code)


def joined(codes: Iterable[str]) -> str:
    """Return several words in one cell."""
    return "、".join(word(code) for code in codes)
