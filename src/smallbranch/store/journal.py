"""The one journal under everything: entries, how they are written, read and undone.

An entry is one unit of work. `fact` and `pii` hold the row images as canonical JSON lists; both are committed to with
a salt, and the commitments are chained. Inserted and deleted rows are stored whole (without NULLs), updates as the
changed columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.orm import Mapped

from smallbranch.store import chain
from smallbranch.store.base import Base, IntPk
from smallbranch.store.connection import RawConnection
from smallbranch.store.images import Image, RowChange, TableShape

COLUMNS = (
    "seq", "kind", "code", "params", "actor", "entered_at", "target",
    "fact", "pii", "fact_salt", "pii_salt", "fact_commitment", "pii_commitment", "hash",
)  # fmt: skip


class JournalRow(Base):
    """The table of entries; never updated except to erase personal data."""

    __tablename__ = "journal"
    seq: Mapped[IntPk]
    kind: Mapped[str]
    code: Mapped[str]
    params: Mapped[str]
    actor: Mapped[str]
    entered_at: Mapped[str]
    target: Mapped[int | None]
    fact: Mapped[str]
    pii: Mapped[str | None]
    fact_salt: Mapped[str]
    pii_salt: Mapped[str | None]
    fact_commitment: Mapped[str]
    pii_commitment: Mapped[str]
    hash: Mapped[str]


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry as stored. `kind`: genesis, write, record (not undoable), undo, redo, upgrade, restore."""

    seq: int
    kind: str
    code: str
    params: str
    actor: str
    entered_at: str
    target: int | None
    fact: str
    pii: str | None
    fact_salt: str
    pii_salt: str | None
    fact_commitment: str
    pii_commitment: str
    hash: str

    def meta(self) -> str:
        """Return the canonical text of everything that is neither fact nor personal data."""
        return chain.canonical(
            [self.kind, self.code, self.params, self.actor, self.entered_at, self.target],
        )

    def changes(self) -> tuple[RowChange, ...]:
        """Return the row changes, facts and (unless erased) personal data joined; images hold stored columns only."""
        return _changes(self.fact, self.pii)


class EntryHead(Struct, frozen=True):
    """What is known of an entry before it is chained."""

    kind: str
    code: str
    actor: str
    entered_at: str
    params: Mapping[str, Any]
    target: int | None = None


def last(raw: RawConnection) -> tuple[int, str]:
    """Return number and hash of the newest entry; (0, "") for an empty journal."""
    row = raw.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def append(
    raw: RawConnection, head: EntryHead, changes: Iterable[RowChange], shapes: Mapping[str, TableShape]
) -> Entry:
    """Chain and insert the entry of a unit of work."""
    previous_seq, previous_hash = last(raw)
    fact, pii = _split(changes, shapes)
    fact_salt, pii_salt = chain.new_salt(), chain.new_salt()
    fact_commitment, pii_commitment = chain.commitment("fact", fact_salt, fact), chain.commitment("pii", pii_salt, pii)
    params = chain.canonical(dict(head.params))
    bare = Entry(
        previous_seq + 1, head.kind, head.code, params, head.actor, head.entered_at, head.target,
        fact, pii, fact_salt, pii_salt, fact_commitment, pii_commitment, "",
    )  # fmt: skip
    digest = chain.entry_hash(previous_hash, bare.seq, bare.meta(), fact_commitment, pii_commitment)
    entry = replace(bare, hash=digest)
    insert(raw, entry)
    return entry


def insert(raw: RawConnection, entry: Entry) -> None:
    """Insert an entry as it is."""
    marks = ",".join("?" * len(COLUMNS))
    values = [getattr(entry, name) for name in COLUMNS]
    raw.execute(f"INSERT INTO journal ({','.join(COLUMNS)}) VALUES ({marks})", values)


def entries(raw: RawConnection, after: int = 0) -> Iterator[Entry]:
    """Yield entries in order, those after the given number."""
    query = f"SELECT {','.join(COLUMNS)} FROM journal WHERE seq>? ORDER BY seq"
    for row in raw.execute(query, (after,)):
        yield Entry(*row)


def entry(raw: RawConnection, seq: int) -> Entry:
    """Return one entry."""
    row = raw.execute(f"SELECT {','.join(COLUMNS)} FROM journal WHERE seq=?", (seq,)).fetchone()
    return Entry(*row)


def undo_stacks(raw: RawConnection) -> tuple[list[int], list[int]]:
    """Return the numbers of the writes that can be undone and redone, the next one last."""
    undoable: list[int] = []
    redoable: list[int] = []
    query = (
        "SELECT seq, kind, target FROM journal WHERE kind IN ('write','undo','redo','restore','upgrade') ORDER BY seq"
    )
    for seq, kind, target in raw.execute(query):
        advance_stacks(undoable, redoable, kind, seq, target)
    return undoable, redoable


def advance_stacks(undoable: list[int], redoable: list[int], kind: str, seq: int, target: int | None) -> None:
    """Bring the stacks forward by one entry."""
    if kind == "write":
        undoable.append(seq)
        redoable.clear()
    elif kind == "undo" and target is not None:
        redoable.append(undoable.pop())
    elif kind == "redo" and target is not None:
        undoable.append(redoable.pop())
    elif kind in ("restore", "upgrade"):
        undoable.clear()
        redoable.clear()


def _split(changes: Iterable[RowChange], shapes: Mapping[str, TableShape]) -> tuple[str, str]:
    fact: list[dict[str, Any]] = []
    pii: list[dict[str, Any]] = []
    for change in changes:
        old, new = _difference(change)
        secret = shapes[change.table].pii
        head = {"t": change.table, "i": change.row_id}
        fact.append(head | {"a": _without(old, secret), "b": _without(new, secret)})
        hidden = {"a": _only(old, secret), "b": _only(new, secret)}
        if hidden["a"] or hidden["b"]:
            pii.append(head | hidden)
    return chain.canonical(fact), chain.canonical(pii)


def _difference(change: RowChange) -> tuple[Image | None, Image | None]:
    if change.old is None or change.new is None:
        return _bare(change.old), _bare(change.new)
    moved = [name for name in change.new if change.new[name] != change.old[name]]
    return {name: change.old[name] for name in moved}, {name: change.new[name] for name in moved}


def _bare(image: Image | None) -> Image | None:
    return None if image is None else {name: value for name, value in image.items() if value is not None}


def _without(image: Image | None, names: frozenset[str]) -> Image | None:
    return None if image is None else {name: value for name, value in image.items() if name not in names}


def _only(image: Image | None, names: frozenset[str]) -> Image | None:
    return None if image is None else {name: value for name, value in image.items() if name in names}


@lru_cache(maxsize=1)  # whoever verifies asks three times for the changes of each entry
def _changes(fact: str, pii: str | None) -> tuple[RowChange, ...]:
    return _join(json.loads(fact), json.loads(pii) if pii else [])


def _join(fact: list[dict[str, Any]], pii: list[dict[str, Any]]) -> tuple[RowChange, ...]:
    hidden = {(item["t"], item["i"]): item for item in pii}
    joined = []
    for item in fact:
        extra = hidden.get((item["t"], item["i"]), {"a": None, "b": None})
        old = None if item["a"] is None else item["a"] | (extra["a"] or {})
        new = None if item["b"] is None else item["b"] | (extra["b"] or {})
        joined.append(RowChange(item["t"], item["i"], old, new))
    return tuple(joined)
