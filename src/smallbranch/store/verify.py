"""Compare the tables with the journal: chain, commitments, replay and schema.

A difference is reported as 「不一致」; damage by hardware and change by hand cannot be told apart.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from smallbranch.store import chain, journal
from smallbranch.store.connection import DriverError, RawConnection
from smallbranch.store.images import Image, RowChange, TableShape

Tables = dict[str, dict[int, Image]]
Pins = dict[str, Any]

_TEXT = {str}
_SALT = re.compile("[0-9a-f]{32}")
_DIGEST = re.compile("[0-9a-f]{64}")


class Difference(Struct, frozen=True):
    """One place where the book is not what its journal says; `code` names the sentence."""

    code: str
    params: Mapping[str, Any]


class Report(Struct, frozen=True):
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


def header_pins(raw: RawConnection) -> Pins:
    """Return what the file says of its own shape: the schema, its number and Alembic's revision."""
    revision = [row[0] for row in raw.execute("SELECT version_num FROM alembic_version")]
    return {
        "schema_pin": schema_pin(raw),
        "user_version": int(raw.execute("PRAGMA user_version").fetchone()[0]),
        "revision": revision,
    }


def verify(raw: RawConnection, shapes: Mapping[str, TableShape]) -> Report:
    """Check the whole book."""
    differences: list[Difference] = list(_damage(raw))
    tables: Tables = {}
    marks: dict[str, int] = {}
    pins: Pins = {}
    seq, head = 0, ""
    try:
        for entry in journal.entries(raw):
            if not _readable(entry):
                differences.append(Difference("entry_altered", {"seq": entry.seq}))
                continue
            differences += _check_entry(entry, seq + 1, head)
            seq, head = entry.seq, entry.hash
            differences += replay(tables, entry)
            raise_marks(marks, entry)
            pins = _pins(entry) or pins
    except DriverError:
        differences.append(Difference("table_unreadable", {"table": "journal"}))
    differences += _compare(raw, shapes, tables)
    differences += _check_header(raw, pins)
    differences += _check_sequences(raw, marks)
    return Report(seq, head, seq, tuple(differences))


def _readable(entry: journal.Entry) -> bool:
    """Tell whether an entry has the form the program writes; only then can it be computed with."""
    texts = (entry.kind, entry.code, entry.params, entry.actor, entry.entered_at, entry.fact)
    salts = (entry.fact_salt, "0" * 32 if entry.pii_salt is None else entry.pii_salt)
    digests = (entry.fact_commitment, entry.pii_commitment, entry.hash)
    if not _TEXT.issuperset(map(type, (*texts, *salts, *digests, entry.pii or ""))):
        return False
    if not all(map(_SALT.fullmatch, salts)) or not all(map(_DIGEST.fullmatch, digests)):
        return False
    try:
        json.loads(entry.params)
        entry.changes()
    except (ValueError, TypeError, KeyError):
        return False
    return True


def raise_marks(marks: dict[str, int], entry: journal.Entry) -> None:
    """Note the highest number each table has given away by an entry."""
    marks["journal"] = entry.seq
    for change in entry.changes():
        if change.new is not None:
            marks[change.table] = max(marks.get(change.table, 0), change.row_id)


def _check_header(raw: RawConnection, pins: Pins) -> Iterable[Difference]:
    try:
        now = header_pins(raw)
    except DriverError:
        now = {}
    if any(now.get(name) != value for name, value in pins.items()):
        yield Difference("schema_differs", {})


def _check_sequences(raw: RawConnection, marks: Mapping[str, int]) -> Iterable[Difference]:
    """The next free numbers follow from the journal too; a number given twice would join two people's records."""
    try:
        rows = list(raw.execute("SELECT name, seq FROM main.sqlite_sequence"))
    except DriverError:
        yield Difference("table_unreadable", {"table": "sqlite_sequence"})
        return
    if len(rows) != len(marks) or dict(rows) != marks:
        yield Difference("numbers_differ", {})


def _damage(raw: RawConnection) -> Iterable[Difference]:
    try:
        row = raw.execute("PRAGMA integrity_check(1)").fetchone()
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
    if chain.commitment("pii", entry.pii_salt or "", entry.pii or "") != entry.pii_commitment:
        found.append(Difference("entry_altered", {"seq": entry.seq}))
    digest = chain.entry_hash(previous, entry.seq, entry.meta(), entry.fact_commitment, entry.pii_commitment)
    if digest != entry.hash:
        found.append(Difference("chain_broken", {"seq": entry.seq}))
    return found


def _pins(entry: journal.Entry) -> Pins:
    if entry.kind not in ("genesis", "upgrade"):
        return {}
    said = json.loads(entry.params)
    return {name: said[name] for name in ("schema_pin", "user_version", "revision") if name in said}


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
    """Compare by the columns the file has: a book or a copy from before an upgrade is honest in its own shape."""
    for name in {**shapes, **tables}:
        expected = tables.get(name, {})
        columns = tuple(row[1] for row in raw.execute(f'PRAGMA main.table_info("{name}")'))
        if not columns and not expected:
            continue  # not there yet; that it was not dropped, the pinned schema tells
        try:
            listed = ",".join(f'"{column}"' for column in columns)
            rows = list(raw.execute(f'SELECT {listed} FROM main."{name}"'))
        except DriverError:
            yield Difference("table_unreadable", {"table": name})
            continue
        yield from _compare_table(name, columns, rows, expected)


def _compare_table(
    name: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]], expected: dict[int, Image]
) -> Iterable[Difference]:
    seen = set()
    for row in rows:
        image = {column: value for column, value in zip(columns, row, strict=True) if value is not None}
        row_id = image.get("id")
        seen.add(row_id)
        wanted = expected.get(row_id) if isinstance(row_id, int) else None
        if wanted is None:
            yield Difference("row_extra", {"table": name, "id": row_id})
        elif image != {column: value for column, value in wanted.items() if value is not None}:
            yield Difference("row_altered", {"table": name, "id": row_id})
    for row_id in expected.keys() - seen:
        yield Difference("row_missing", {"table": name, "id": row_id})
