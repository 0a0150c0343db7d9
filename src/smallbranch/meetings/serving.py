"""Which meetings named a task of the office's own work or a project team, read lightly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select

from smallbranch.meetings.model import EventRow
from smallbranch.meetings.rows import held_within
from smallbranch.store.book import Book


@dataclass(frozen=True, slots=True)
class Served:
    """A meeting with the task or team it named; both None where it named none."""

    event_id: int
    held_on: date
    title: str
    team_id: int | None
    business_task: str | None


class ServedReader:
    """Reads the meetings of a span of days: one query, no people, no counts."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def between(self, first: date, last: date) -> tuple[Served, ...]:
        """Return the meetings held from `first` to `last`, in time order."""
        return self._read(held_within(first, last))

    def of_team(self, team_id: int) -> tuple[Served, ...]:
        """Return the meetings that named a team, in time order."""
        return self._read(EventRow.team_id == team_id)

    def _read(self, which: ColumnElement[bool]) -> tuple[Served, ...]:
        query = select(EventRow).where(which).order_by(EventRow.start_at, EventRow.id)
        with self._book.read() as session:
            return tuple(
                Served(row.id, row.start_at.date(), row.title, row.team_id, row.business_task)
                for row in session.scalars(query)
            )
