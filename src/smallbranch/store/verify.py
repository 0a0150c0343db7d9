"""Compare the tables with the journal: chain, commitments, replay and schema.

A difference is reported as 「不一致」; damage by hardware and change by hand cannot be told apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from smallbranch.store import chain, journal
from smallbranch.store.connection import DriverError, RawConnection
from smallbranch.store.images import Image, RowChange, TableShape

Tables = dict[str, dict[int, Image]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the book is not what its journal says; `code` names the sentence."""

    code: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a verification."""

    seq: int
    head: str
    entries: int
    differences: tuple[Difference, ...]

    @property
    def consistent(self) -> bool:
        """Tell whether nothing differs."""
        return not self.differences


def schema_pin(raw: RawConnection) -> str:
    """Return a digest of every table, index, view and trigger of the file."""
    rows = raw.execute("SELECT type, name, tbl_name, coalesce(sql,'') FROM main.sqlite_schema ORDER BY type, name")
    return hashlib.sha256(chain.canonical([list(row) for row in rows]).encode()).hexdigest()


def verify(raw: RawConnection, shapes: Mapping[str, TableShape]) -> Report:
    """Check the whole book."""
    differences: list[Difference] = list(_damage(raw))
    tables: Tables = {}
    expected_seq, previous, pin = 1, "", ""
    for entry in journal.entries(raw):
        differences += _check_entry(entry, expected_seq, previous)
        expected_seq, previous = entry.seq + 1, entry.hash
        differences += replay(tables, entry)
        pin = _pin(entry) or pin
    differences += _compare(raw, shapes, tables)
    if pin and pin != schema_pin(raw):
        differences.append(Difference("schema_differs", {}))
    return Report(expected_seq - 1, previous, expected_seq - 1, tuple(differences))


def _damage(raw: RawConnection) -> Iterable[Difference]:
    try:
        row = raw.execute("PRAGMA quick_check(1)").fetchone()
        if row is None or row[0] != "ok":
            yield Difference("file_damaged", {})
        if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
            yield Difference("links_broken", {})
    except DriverError:
        yield Difference("file_damaged", {})


def _check_entry(entry: journal.Entry, expected_seq: int, previous: str) -> list[Difference]:
    found = []
    if entry.seq != expected_seq:
        found.append(Difference("entries_missing", {"from": expected_seq, "to": entry.seq - 1}))
    if chain.commitment("fact", entry.fact_salt, entry.fact) != entry.fact_commitment:
        found.append(Difference("entry_altered", {"seq": entry.seq}))
    erased = entry.pii is None and entry.pii_salt is None
    if not erased and chain.commitment("pii", entry.pii_salt or "", entry.pii or "") != entry.pii_commitment:
        found.append(Difference("entry_altered", {"seq": entry.seq}))
    digest = chain.entry_hash(previous, entry.seq, entry.meta(), entry.fact_commitment, entry.pii_commitment)
    if digest != entry.hash:
        found.append(Difference("chain_broken", {"seq": entry.seq}))
    return found


def _pin(entry: journal.Entry) -> str:
    import json

    return str(json.loads(entry.params).get("schema_pin", "")) if entry.kind in ("genesis", "upgrade") else ""


def replay(tables: Tables, entry: journal.Entry) -> list[Difference]:
    """Bring the replayed tables forward by one entry."""
    if entry.kind == "upgrade":
        tables.clear()  # an upgrade entry carries the whole content in its new shape
    found = []
    for change in entry.changes():
        if not _step(tables.setdefault(change.table, {}), change):
            found.append(Difference("entry_impossible", {"seq": entry.seq, "table": change.table, "id": change.row_id}))
    return found


def _step(rows: dict[int, Image], change: RowChange) -> bool:
    possible = (change.old is None) == (change.row_id not in rows)
    if change.new is None:
        rows.pop(change.row_id, None)
    elif change.old is None:
        rows[change.row_id] = dict(change.new)
    else:
        rows.setdefault(change.row_id, {}).update(change.new)
    return possible


def _compare(raw: RawConnection, shapes: Mapping[str, TableShape], tables: Tables) -> Iterable[Difference]:
    for name, shape in shapes.items():
        expected = tables.get(name, {})
        columns = ",".join(f'"{column}"' for column in shape.columns)
        try:
            rows = list(raw.execute(f'SELECT {columns} FROM "{name}"'))
        except DriverError:
            yield Difference("table_unreadable", {"table": name})
            continue
        yield from _compare_table(name, shape, rows, expected)


def _compare_table(
    name: str, shape: TableShape, rows: Iterable[tuple[Any, ...]], expected: dict[int, Image]
) -> Iterable[Difference]:
    seen = set()
    for row in rows:
        image = {column: value for column, value in zip(shape.columns, row, strict=True) if value is not None}
        row_id = image.get("id")
        seen.add(row_id)
        wanted = expected.get(row_id) if isinstance(row_id, int) else None
        if wanted is None:
            yield Difference("row_extra", {"table": name, "id": row_id})
        elif image != {column: value for column, value in wanted.items() if value is not None}:
            yield Difference("row_altered", {"table": name, "id": row_id})
    for row_id in expected.keys() - seen:
        yield Difference("row_missing", {"table": name, "id": row_id})
