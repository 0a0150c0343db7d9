"""Reads see one snapshot, writes are one entry each, and what a write did is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.errors import EnvironmentProblem, Refused
from smallbranch.roster.model import CellMemberRow, CellRow, MemberRow
from smallbranch.store import connection, journal
from smallbranch.store.book import Book
from tests.store.rows import add_cell, cell_names, member


def test_a_write_is_one_entry_with_its_changes(book: Book) -> None:
    before = book.head()[0]
    with book.write("set_cell", params={"name": "一组"}) as uow:
        uow.session.add_all([CellRow(name="一组"), CellRow(name="二组")])
    assert uow.seq == before + 1
    assert uow.changes.tables == {"cell": frozenset({1, 2})}
    with book.raw() as raw:
        entry = journal.entry(raw, uow.seq)
    assert (entry.kind, entry.code, entry.entered_at) == ("write", "set_cell", "2026-09-20T15:30:00+08:00")


def test_bulk_statements_do_not_escape_the_journal(book: Book) -> None:
    add_cell(book, "一组")
    add_cell(book, "二组")
    with book.write("rename") as uow:
        uow.session.execute(update(CellRow).values(remark="改"))
    assert uow.changes.tables == {"cell": frozenset({1, 2})}
    with book.raw() as raw:
        changes = journal.entry(raw, uow.seq).changes()
    assert [(change.old, change.new) for change in changes] == [({"remark": None}, {"remark": "改"})] * 2


def write_and_stop(book: Book) -> None:
    with book.write("x") as uow:
        uow.session.add(CellRow(name="一组"))
        uow.session.flush()
        raise RuntimeError("stop")


def write_while_reading(book: Book) -> None:
    with book.read() as session:
        session.add(CellRow(name="一组"))
        session.flush()


def test_a_failed_write_leaves_nothing(book: Book) -> None:
    head = book.head()
    with pytest.raises(RuntimeError, match="stop"):
        write_and_stop(book)
    assert book.head() == head
    assert cell_names(book) == []


def test_a_write_that_changes_nothing_is_no_entry(book: Book) -> None:
    add_cell(book, "一组")
    head = book.head()
    with book.write("x") as uow:
        uow.session.get(CellRow, 1).name = "一组"  # type: ignore[union-attr]
    assert book.head() == head
    assert not uow.changes


def test_writes_do_not_nest_and_reads_do_not_write(book: Book) -> None:
    with book.write("x"), pytest.raises(RuntimeError), book.write("y"):
        pass
    with pytest.raises(EnvironmentProblem, match="book_read_only"):
        write_while_reading(book)
    assert cell_names(book) == []


def test_a_parent_with_children_cannot_be_deleted(book: Book) -> None:
    with book.write("x") as uow:
        uow.session.add_all([CellRow(name="一组"), member("张三")])
        uow.session.flush()
        uow.session.add(CellMemberRow(cell_id=1, member_id=1))
    with pytest.raises(Refused, match="record_in_use"), book.write("y") as uow:
        uow.session.delete(uow.session.get(MemberRow, 1))
    with book.read() as session:
        assert session.scalars(select(MemberRow.name)).all() == ["张三"]


def test_ids_are_never_used_again(book: Book) -> None:
    add_cell(book, "一组")
    with book.write("x") as uow:
        uow.session.delete(uow.session.get(CellRow, 1))
    add_cell(book, "二组")
    with book.read() as session:
        assert session.scalars(select(CellRow.id)).all() == [2]


def test_personal_numbers_stand_apart_from_facts(book: Book) -> None:
    with book.write("x") as uow:
        row = member("张三")
        row.id_number = "11010519491231002X"
        uow.session.add(row)
    with book.raw() as raw:
        entry = journal.entry(raw, uow.seq)
    assert "11010519491231002X" not in entry.fact
    assert "11010519491231002X" in (entry.pii or "")


def test_the_second_instance_is_refused(book: Book, path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="book_in_use"):
        connection.connect(path)


def test_a_read_only_book_shows_and_refuses(path: Path, clock: FixedClock) -> None:
    opened = Book(path, connection.connect(path, read_only=True), clock, refusal="book_read_only")
    assert cell_names(opened) == []
    with pytest.raises(Refused, match="book_read_only"), opened.write("x"):
        pass
    opened.close()


def test_a_file_that_is_no_book_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    path.write_bytes(b"this is not a database at all, only text" * 100)
    with pytest.raises(EnvironmentProblem, match="not_a_book"):
        connection.connect(path)
    assert path.read_bytes().startswith(b"this is not")
