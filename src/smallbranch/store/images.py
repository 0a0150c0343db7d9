"""Old and new images of every row a transaction touches, taken by TEMP triggers made from the metadata.

Triggers see bulk statements and everything else that reaches SQLite; a flush listener of the ORM would miss them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct
from sqlalchemy import Table

from smallbranch.store.base import Base
from smallbranch.store.connection import RawConnection

Value = str | int | None
Image = dict[str, Value]

UNJOURNALED = frozenset({"journal", "draft"})


class RowChange(Struct, frozen=True):
    """One row's change: `old` is None for an insert, `new` for a delete; both hold all columns."""

    table: str
    row_id: int
    old: Image | None
    new: Image | None


class TableShape(Struct, frozen=True):
    """The columns of a journaled table, in order, and which of them hold sensitive personal data."""

    name: str
    columns: tuple[str, ...]
    pii: frozenset[str]


def shapes() -> dict[str, TableShape]:
    """Return the shape of every journaled table of the metadata (the slices' models must be imported)."""
    return {table.name: _shape(table) for table in Base.metadata.sorted_tables if table.name not in UNJOURNALED}


def shapes_of(raw: RawConnection) -> dict[str, TableShape]:
    """Return the shape of every journaled table as the file has it; an older file has fewer tables and columns."""
    found = {}
    names = [row[0] for row in raw.execute("SELECT name FROM main.sqlite_schema WHERE type='table'")]
    known = shapes()
    for name in names:
        if name not in UNJOURNALED and not name.startswith("sqlite_") and name != "alembic_version":
            columns = tuple(row[1] for row in raw.execute(f'PRAGMA main.table_info("{name}")'))
            found[name] = TableShape(name, columns, known[name].pii if name in known else frozenset())
    return found


def _shape(table: Table) -> TableShape:
    pii = frozenset(column.name for column in table.columns if column.info.get("pii"))
    return TableShape(table.name, tuple(column.name for column in table.columns), pii)


def install(raw: RawConnection, tables: Iterable[TableShape]) -> None:
    """Create the TEMP table and the triggers that fill it."""
    raw.execute("CREATE TEMP TABLE IF NOT EXISTS touched (tbl TEXT, rid INTEGER, old TEXT, new TEXT)")
    for shape in tables:
        _install_table(raw, shape)


def _install_table(raw: RawConnection, shape: TableShape) -> None:
    def image(row: str) -> str:
        return "json_array(" + ",".join(f'{row}."{column}"' for column in shape.columns) + ")"

    for verb, row, old, new in (
        ("INSERT", "NEW", "NULL", image("NEW")),
        ("UPDATE", "NEW", image("OLD"), image("NEW")),
        ("DELETE", "OLD", image("OLD"), "NULL"),
    ):
        raw.execute(
            f'CREATE TEMP TRIGGER IF NOT EXISTS "jr_{verb}_{shape.name}" AFTER {verb} ON main."{shape.name}" BEGIN '
            f"INSERT INTO touched VALUES ('{shape.name}', {row}.id, {old}, {new}); END"
        )


def collect(raw: RawConnection, tables: Mapping[str, TableShape]) -> list[RowChange]:
    """Take what the triggers saw since the last call, one change per row, in order of first touch."""
    seen: dict[tuple[str, int], tuple[Image | None, Image | None]] = {}
    for name, row_id, old_text, new_text in raw.execute("SELECT tbl, rid, old, new FROM touched ORDER BY rowid"):
        columns = tables[name].columns
        old, new = _image(columns, old_text), _image(columns, new_text)
        first_old = seen[(name, row_id)][0] if (name, row_id) in seen else old
        seen[(name, row_id)] = (first_old, new)
    raw.execute("DELETE FROM touched")
    _take_back_numbers(raw, seen)
    return [RowChange(name, row_id, old, new) for (name, row_id), (old, new) in seen.items() if old != new]


def _take_back_numbers(raw: RawConnection, seen: Mapping[tuple[str, int], tuple[Image | None, Image | None]]) -> None:
    """Free the numbers of rows that came and went unseen, so that the next free number follows from the journal."""
    gone: dict[str, int] = {}
    for (name, row_id), (old, new) in seen.items():
        if old is None and new is None:
            gone[name] = min(gone.get(name, row_id), row_id)
    for name, first in gone.items():
        stayed = [row_id for (table, row_id), (_, new) in seen.items() if table == name and new is not None]
        raw.execute("UPDATE main.sqlite_sequence SET seq=? WHERE name=?", (max([first - 1, *stayed]), name))
        raw.execute("DELETE FROM main.sqlite_sequence WHERE name=? AND seq=0", (name,))


def touched(raw: RawConnection, tables: Collection[str]) -> bool:
    """Tell whether the triggers saw any of the tables since the last collection."""
    names = {row[0] for row in raw.execute("SELECT DISTINCT tbl FROM touched")}
    return not names.isdisjoint(tables)


def _image(columns: tuple[str, ...], text: str | None) -> Image | None:
    return None if text is None else dict(zip(columns, json.loads(text), strict=True))


def read_row(raw: RawConnection, shape: TableShape, row_id: int) -> Image | None:
    """Return the row as it is now."""
    columns = ",".join(f'"{column}"' for column in shape.columns)
    row = raw.execute(f'SELECT {columns} FROM "{shape.name}" WHERE id=?', (row_id,)).fetchone()
    return None if row is None else dict(zip(shape.columns, row, strict=True))


def put_row(raw: RawConnection, shape: TableShape, row_id: int, values: Image | None, exists: bool) -> None:
    """Bring one row to the given image: delete it, insert it, or set the given columns."""
    if values is None:
        raw.execute(f'DELETE FROM "{shape.name}" WHERE id=?', (row_id,))
        return
    names = [name for name in values if name in shape.columns]
    arguments = [values[name] for name in names]
    if exists:
        settings = ",".join(f'"{name}"=?' for name in names)
        raw.execute(f'UPDATE "{shape.name}" SET {settings} WHERE id=?', (*arguments, row_id))
        return
    columns, marks = ",".join(f'"{name}"' for name in names), ",".join("?" * len(names))
    raw.execute(f'INSERT INTO "{shape.name}" ({columns}) VALUES ({marks})', arguments)
