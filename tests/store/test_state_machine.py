"""Random histories of writes, undo, redo and reopening: the tables are always the replayed journal."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import delete, select, update

from smallbranch.kernel.clock import FixedClock
from smallbranch.roster.model import AbsenceRow, CellRow, MemberRow
from smallbranch.store import connection
from smallbranch.store.book import Book
from smallbranch.store.upgrade import create_book
from smallbranch.store.verify import verify
from tests.store.rows import member

CLOCK = FixedClock(datetime(2026, 9, 20, 9, 0))
Dump = dict[str, list[Any]]


class Histories(RuleBasedStateMachine):
    """A book beside a plain list of dumps."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.done: list[Dump] = []
        self.undone: list[Dump] = []

    @initialize()
    def open_new(self) -> None:
        create_book(self.folder / "book.db", CLOCK)
        self.open()

    def open(self) -> None:
        path = self.folder / "book.db"
        self.book = Book(path, connection.connect(path), CLOCK)

    def dump(self) -> Dump:
        with self.book.raw() as raw:
            return {name: sorted(raw.execute(f'SELECT * FROM "{name}"')) for name in self.book.shapes}

    def wrote(self, before: Dump) -> None:
        if self.dump() != before:
            self.done.append(before)
            self.undone.clear()

    @rule(name=st.text(min_size=1, max_size=4))
    def add(self, name: str) -> None:
        before = self.dump()
        with self.book.write("add") as uow:
            uow.session.add(member(name))
            uow.session.add(CellRow(name=name))
        self.wrote(before)

    @rule(remark=st.one_of(st.none(), st.text(max_size=4)), below=st.integers(0, 9))
    def change_in_bulk(self, remark: str | None, below: int) -> None:
        before = self.dump()
        with self.book.write("change") as uow:
            uow.session.execute(update(MemberRow).where(MemberRow.id <= below).values(remark=remark, id_number=remark))
        self.wrote(before)

    @rule(data=st.data())
    def add_absence(self, data: st.DataObject) -> None:
        with self.book.read() as session:
            ids = list(session.scalars(select(MemberRow.id)))
        if not ids:
            return
        before = self.dump()
        with self.book.write("absence") as uow:
            row = AbsenceRow(member_id=data.draw(st.sampled_from(ids)), kind="sick_leave", start_on=CLOCK.today())
            uow.session.add(row)
        self.wrote(before)

    @rule()
    def delete_absences_and_cells(self) -> None:
        before = self.dump()
        with self.book.write("delete") as uow:
            uow.session.execute(delete(AbsenceRow))
            uow.session.execute(delete(CellRow).where(CellRow.id % 2 == 0))
        self.wrote(before)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        before = self.dump()
        self.book.undo()
        assert self.dump() == self.done.pop()
        self.undone.append(before)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        before = self.dump()
        self.book.redo()
        assert self.dump() == self.undone.pop()
        self.done.append(before)

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.open()

    @invariant()
    def tables_are_the_replayed_journal(self) -> None:
        if hasattr(self, "book"):
            with self.book.raw() as raw:
                assert verify(raw, self.book.shapes).consistent

    def teardown(self) -> None:
        if hasattr(self, "book"):
            self.book.close()
        shutil.rmtree(self.folder)


Histories.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestHistories = Histories.TestCase
