"""The words in cells (resources/intake/values.toml) as look-up tables."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Each table maps a folded word to the stored form."""

    ethnic: Mapping[str, str]
    ethnic_corrected: Mapping[str, str]
    sex: Mapping[str, str]
    flag: Mapping[str, str]
    category: Mapping[str, str]
    category_plain: Mapping[str, str]
    not_member: frozenset[str]
    education_parts: tuple[str, ...]
    education_codes: Mapping[str, str]
    degree_parts: tuple[str, ...]
    nothing: frozenset[str]


def folded(text: str) -> str:
    """Return the text without spaces, width and case, for looking up only."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=4)
def load_vocabulary(folder: Path) -> Vocabulary:
    """Return the tables of `folder`/values.toml."""
    with (folder / "values.toml").open("rb") as stream:
        pack = tomllib.load(stream)
    groups: list[str] = pack["ethnic_group"]["names"]
    ethnic = {folded(name): name for name in (*groups, *pack["ethnic_group"]["other"])}
    ethnic |= {folded(name.removesuffix("族")): name for name in groups}
    ethnic |= {f"{number:02d}": name for number, name in enumerate(groups, start=1)}
    corrected: dict[str, str] = {}
    for word, name in pack["ethnic_group"]["corrected"].items():
        corrected |= {folded(word): name, folded(word.removesuffix("族") + "族"): name}
    return Vocabulary(
        ethnic=ethnic,
        ethnic_corrected=corrected,
        sex=_turned(pack["sex"]),
        flag=_turned(pack["flag"]),
        category=_turned(pack["member_category"]),
        category_plain=_turned(pack["member_category_plain"]),
        not_member=frozenset(map(folded, pack["not_member"]["words"])),
        education_parts=tuple(pack["education"]["parts"]),
        education_codes=pack["education"]["codes"],
        degree_parts=tuple(pack["degree"]["parts"]),
        nothing=frozenset(map(folded, pack["nothing"]["words"])),
    )


def _turned(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {folded(word): stored for stored, words in table.items() for word in words}
