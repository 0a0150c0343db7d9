"""Heading packs (resources/intake/*.toml): which headings mean which field, which columns and lines are left out."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_BRACKET = re.compile(r"[(\[【〔<《][^)\]】〕>》]*[)\]】〕>》]")
_NUMBERING = re.compile(r"^\s*\d{1,2}\s*[.、．]\s*")
_DROPPED = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One field: `kind` names the reader of its cells."""

    id: str
    kind: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowWords:
    """Words by which lines that are no records are known."""

    total: tuple[str, ...]
    sample: re.Pattern[str]
    signature: re.Pattern[str]
    note: re.Pattern[str]
    section: tuple[str, ...]
    cell: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadingPack:
    """The pack with its look-up tables; `exact` maps a heading key to (field, rank) in order of preference."""

    fields: Mapping[str, FieldRule]
    exact: Mapping[str, tuple[tuple[str, float], ...]]
    ignored: frozenset[str]
    ignored_parts: tuple[str, ...]
    rows: RowWords
    key_field: str
    least_fields: int
    whole_only: frozenset[str]


def heading_key(text: str) -> str:
    """Return a heading without spaces, punctuation, numbering, width and case."""
    return _DROPPED.sub("", _NUMBERING.sub("", unicodedata.normalize("NFKC", text))).casefold()


def without_brackets(text: str) -> str:
    """Return a heading without what stands in brackets."""
    return _BRACKET.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=8)
def load_pack(path: Path) -> HeadingPack:
    """Return the heading pack of a TOML file."""
    with path.open("rb") as stream:
        data = tomllib.load(stream)
    fields = {
        item["id"]: FieldRule(item["id"], item["kind"], tuple(heading_key(text) for text in item["headings"]))
        for item in data["field"]
    }
    exact: dict[str, tuple[tuple[str, float], ...]] = {}
    for rule in fields.values():
        for index, heading in enumerate(rule.headings):
            exact[heading] = (*exact.get(heading, ()), (rule.id, 100 - index * 0.1))
    return HeadingPack(
        fields=fields,
        exact=exact,
        ignored=frozenset(heading_key(text) for text in data["ignored"]["headings"]),
        ignored_parts=tuple(data["ignored"]["contains"]),
        rows=_row_words(data["rows"]),
        key_field=data["layout"]["key_field"],
        least_fields=data["layout"]["least_fields"],
        whole_only=frozenset(map(heading_key, data["layout"]["whole_only"])),
    )


def _row_words(words: Mapping[str, list[str]]) -> RowWords:
    sample, signature, note = ("|".join(map(re.escape, words[key])) for key in ("sample", "signature", "note"))
    return RowWords(
        total=tuple(words["total"]),
        sample=re.compile(rf"(?:{sample})(?:[:：.、)）一1(（]|$)"),
        signature=re.compile(rf"\w{{0,6}}(?:{signature})\w{{0,6}}(?:\(\w*\))?[:：]"),
        note=re.compile(rf"(?:{note})\w{{0,4}}[:：]"),
        section=tuple(words["section"]),
        cell=tuple(words["cell"]),
    )
