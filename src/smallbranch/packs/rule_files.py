"""Read one rule pack: its head, its sources, its rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct, field

from smallbranch.packs.kinds import KINDS
from smallbranch.packs.reading import KeyPath, PackFile
from smallbranch.packs.schema import Layer, Rule


class PackHead(Struct, frozen=True, kw_only=True):
    """The `[pack]` table of every rule pack."""

    id: str
    title: str
    layer: Layer
    version: str
    effective_from: date
    note: str = ""


class Source(Struct, frozen=True, kw_only=True):
    """A text that rules stand in: title in Chinese, version (year or number), since when, until when."""

    title: str
    version: str
    effective_from: date
    effective_to: date | None = None


class RulePack(Struct):
    """A pack as read: rules that are well formed, and where each of them stands in the file."""

    file: PackFile
    head: PackHead | None
    rules: list[Rule] = field(default_factory=list)
    places: list[KeyPath] = field(default_factory=list)

    def complain(self, rule: Rule, key: str, code: str, **params: object) -> None:
        """Note an error of a rule that was read well."""
        self.file.complain((*self._place(rule), key), code, **params)

    def warn(self, rule: Rule, key: str, code: str, **params: object) -> None:
        """Note something about a rule that counts all the same."""
        self.file.warn((*self._place(rule), key), code, **params)

    def _place(self, rule: Rule) -> KeyPath:
        return next(place for known, place in zip(self.rules, self.places, strict=True) if known is rule)


def read_rule_pack(file: PackFile) -> RulePack:
    """Read a rule pack, noting its problems in `file`."""
    pack = RulePack(file, None)
    if not file.data:
        return pack
    file.refuse_unknown(["pack", "source", *KINDS])
    if "pack" not in file.data:
        file.complain(("pack",), "pack_missing_key")
        return pack
    pack.head = file.read(PackHead, file.data["pack"], ("pack",))
    sources = _sources(file)
    for name, kind in KINDS.items():
        for index, table in enumerate(file.tables(name)):
            if pack.head is not None:
                _read_rule(pack, pack.head, kind, table, (name, index), sources)
    return pack


def _sources(file: PackFile) -> dict[str, Source]:
    tables = file.data.get("source", {})
    if not isinstance(tables, dict):
        file.complain(("source",), "pack_wrong_type", expected="{…}")
        return {}
    read = {name: file.read(Source, table, ("source", name)) for name, table in tables.items()}
    return {name: source for name, source in read.items() if source is not None}


def _read_rule(
    pack: RulePack, head: PackHead, kind: type[Rule], raw: Any, path: KeyPath, sources: dict[str, Source]
) -> None:
    if not isinstance(raw, dict):
        pack.file.complain(path, "pack_wrong_type", expected="{…}")
        return
    table = {key: value for key, value in raw.items() if key != "source"}
    named = raw.get("source")
    source = sources.get(named) if isinstance(named, str) else None
    if named is None:
        pack.file.complain((*path, "source"), "pack_missing_key")
    elif source is None:
        pack.file.complain((*path, "source"), "pack_unknown_source", value=str(named))
    # Without its source a rule is lost anyway; what follows from that is not said again.
    since, until = (source.effective_from, source.effective_to) if source else (head.effective_from, None)
    article = table.get("article", "")
    table["article"] = (source.title if source else "") + article if isinstance(article, str) else article
    table.setdefault("effective_from", since)
    if until is not None:
        table.setdefault("effective_to", until)
    given = {"layer": head.layer, "pack": head.id, "version": source.version if source else ""}
    rule = pack.file.read(kind, table, path, given)
    if rule is not None and source is not None:
        pack.places.append(path)
        pack.rules.append(rule)
