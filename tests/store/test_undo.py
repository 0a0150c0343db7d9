"""Undo and redo go through the journal, survive a restart and refuse politely."""

from __future__ import annotations

from pathlib import Path

import pytest

from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.errors import Refused
from smallbranch.roster.model import CellMemberRow, CellRow
from smallbranch.store import connection
from smallbranch.store.book import Book
from smallbranch.store.verify import verify
from tests.store.rows import add_cell, cell_names, member


def test_undo_and_redo_in_order(book: Book) -> None:
    add_cell(book, "一组")
    add_cell(book, "二组")
    assert book.undo().tables == {"cell": frozenset({2})}
    assert cell_names(book) == ["一组"]
    book.undo()
    assert cell_names(book) == []
    book.redo()
    book.redo()
    assert cell_names(book) == ["一组", "二组"]
    with pytest.raises(Refused, match="nothing_to_redo"):
        book.redo()


def test_a_new_write_ends_the_redo_line(book: Book) -> None:
    add_cell(book, "一组")
    book.undo()
    add_cell(book, "二组")
    assert book.next_redo() is None
    book.undo()
    with pytest.raises(Refused, match="nothing_to_undo"):
        book.undo()


def test_undo_survives_a_restart(book: Book, path: Path, clock: FixedClock) -> None:
    add_cell(book, "一组")
    add_cell(book, "二组")
    book.undo()
    book.close()
    again = Book(path, connection.connect(path), clock)
    step = again.next_undo()
    assert step is not None
    assert step.code == "set_cell"
    again.redo()
    assert cell_names(again) == ["一组", "二组"]
    again.close()


def test_undo_brings_back_deleted_rows_with_their_children(book: Book) -> None:
    with book.write("x") as uow:
        uow.session.add_all([CellRow(name="一组"), member("张三")])
        uow.session.flush()
        uow.session.add(CellMemberRow(cell_id=1, member_id=1))
    with book.write("y") as uow:
        uow.session.delete(uow.session.get(CellMemberRow, 1))
        uow.session.flush()
        uow.session.delete(uow.session.get(CellRow, 1))
    book.undo()
    with book.read() as session:
        link = session.get(CellMemberRow, 1)
        assert link is not None
        assert (link.cell_id, link.member_id) == (1, 1)


def test_undo_refuses_when_the_row_has_moved_on(book: Book) -> None:
    add_cell(book, "一组")
    with book.write("logged", undoable=False) as uow:
        uow.session.get(CellRow, 1).name = "甲组"  # type: ignore[union-attr]
    head = book.head()
    with pytest.raises(Refused, match="row_moved_on"):
        book.undo()
    assert book.head() == head
    assert cell_names(book) == ["甲组"]


def test_undo_refuses_when_another_record_needs_the_row(book: Book) -> None:
    add_cell(book, "一组")
    with book.write("logged", undoable=False) as uow:
        uow.session.add(member("张三"))
        uow.session.flush()
        uow.session.add(CellMemberRow(cell_id=1, member_id=1))
    with pytest.raises(Refused, match="row_in_use"):
        book.undo()
    assert cell_names(book) == ["一组"]


def test_undone_steps_stay_in_the_journal(book: Book) -> None:
    add_cell(book, "一组")
    before = book.head()[0]
    book.undo()
    assert book.head()[0] == before + 1
    with book.raw() as raw:
        assert verify(raw, book.shapes).consistent
