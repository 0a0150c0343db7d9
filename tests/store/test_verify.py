"""Edits past the program are found: in the tables, in the journal, in the schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smallbranch.roster.model import CellRow
from smallbranch.store import connection, images
from smallbranch.store.book import Book
from smallbranch.store.verify import Report, verify
from tests.store.rows import add_cell, member

FORGERIES = {
    "row edited": "UPDATE cell SET name='假' WHERE id=2",
    "row deleted": "DELETE FROM cell WHERE id=3",
    "row added": "INSERT INTO cell (name) VALUES ('多')",
    "rows swapped": "UPDATE cell SET name=CASE id WHEN 1 THEN '二组' ELSE '一组' END WHERE id IN (1,2)",
    "value cleared": "UPDATE member SET id_number=NULL",
    "type changed": "UPDATE member SET sort_no='0x'",
    "entry edited": "UPDATE journal SET fact=replace(fact,'一组','假组')",
    "personal part edited": "UPDATE journal SET pii=replace(pii,'X','x')",
    "moment edited": "UPDATE journal SET entered_at='2026-01-01T08:00:00+08:00' WHERE seq=2",
    "actor edited": "UPDATE journal SET actor='别人' WHERE seq=2",
    "entry deleted": "DELETE FROM journal WHERE seq=3",
    "salt edited": "UPDATE journal SET fact_salt='00' || substr(fact_salt,3) WHERE seq=2 AND fact_salt NOT LIKE '00%'",
    "hash edited": "UPDATE journal SET hash=replace(hash,substr(hash,1,2),'00') WHERE seq=2 AND hash NOT LIKE '00%'",
    "trigger added": "CREATE TRIGGER t AFTER INSERT ON cell BEGIN SELECT 1; END",
    "index added": "CREATE INDEX i ON cell(name)",
    "table added": "CREATE TABLE extra (id INTEGER)",
    "column added": "ALTER TABLE cell ADD COLUMN extra TEXT",
    "entry made unreadable": "UPDATE journal SET fact=fact || 'x' WHERE seq=3",
    "entry made binary": "UPDATE journal SET fact=cast(fact AS blob) WHERE seq=3",
    "broken text": "UPDATE journal SET actor=cast(x'ff' AS text) WHERE seq=3",
    "salt padded": "UPDATE journal SET fact_salt=fact_salt || ' ' WHERE seq=3",
    "commitment made too long": "UPDATE journal SET pii_commitment=pii_commitment || 'x' WHERE seq=3",
    "personal part taken away": "UPDATE journal SET pii=NULL, pii_salt=NULL WHERE seq=3",
    "journal dropped": "DROP TABLE journal",
    "next number moved on": "UPDATE sqlite_sequence SET seq=seq+1 WHERE name='cell'",
    "next number forgotten": "DELETE FROM sqlite_sequence WHERE name='member'",
    "revision edited": "UPDATE alembic_version SET version_num='9999'",
    "revision deleted": "DELETE FROM alembic_version",
    "schema number edited": "PRAGMA user_version=0",
    "newest row without its entry": "DELETE FROM journal WHERE seq=(SELECT max(seq) FROM journal)",
}


@pytest.fixture
def filled(book: Book, path: Path) -> Iterator[Path]:
    for name in ("一组", "二组", "三组"):
        add_cell(book, name)
    with book.write("add_member") as uow:
        row = member("张三")
        row.id_number = "11010519491231002X"
        uow.session.add(row)
    with book.write("rename") as uow:
        uow.session.get(CellRow, 3).name = "新三组"  # type: ignore[union-attr]
    book.close()
    return path


def check(path: Path) -> Report:
    raw = connection.connect(path, read_only=True)
    try:
        return verify(raw, images.shapes())
    finally:
        raw.close()


def test_an_honest_book_is_consistent(filled: Path) -> None:
    report = check(filled)
    assert report.consistent
    assert report.entries == 6


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_found(filled: Path, name: str) -> None:
    raw = connection.connect(filled)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute(FORGERIES[name])
    raw.close()
    assert not check(filled).consistent


def test_rows_that_came_and_went_in_one_step_leave_no_number_behind(book: Book, path: Path) -> None:
    add_cell(book, "一组")
    with book.write("try_out") as uow:
        for name in ("二组", "三组"):
            row = CellRow(name=name)
            uow.session.add(row)
            uow.session.flush()
            if name == "二组":
                uow.session.delete(row)
                uow.session.flush()
    with book.write("nothing_after_all") as uow:
        row = member("张三")
        uow.session.add(row)
        uow.session.flush()
        uow.session.delete(row)
    book.close()
    assert check(path).consistent


def test_a_copy_from_before_a_table_was_added_is_honest(filled: Path) -> None:
    later = {**images.shapes(), "later": images.TableShape("later", ("id", "name"), frozenset())}
    raw = connection.connect(filled, read_only=True)
    try:
        assert verify(raw, later).consistent
    finally:
        raw.close()


def test_verifying_changes_no_byte(filled: Path) -> None:
    before = filled.read_bytes()
    check(filled)
    assert filled.read_bytes() == before
