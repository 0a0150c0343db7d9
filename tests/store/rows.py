"""Rows for the store's tests."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from smallbranch.roster.model import CellRow, MemberRow
from smallbranch.store.book import Book


def member(name: str) -> MemberRow:
    """Return a member with nothing but a name."""
    return MemberRow(uid=uuid.uuid4().hex, name=name, name_key=name, initials="")


def add_cell(book: Book, name: str) -> int:
    """Write one cell; return the entry's number."""
    with book.write("set_cell") as uow:
        uow.session.add(CellRow(name=name))
    return uow.seq


def cell_names(book: Book) -> list[str]:
    """Return the cells' names by id."""
    with book.read() as session:
        return list(session.scalars(select(CellRow.name).order_by(CellRow.id)))
