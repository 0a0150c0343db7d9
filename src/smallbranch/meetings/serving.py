"""Which meetings named a task of the office's own work or a project team, read lightly."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput
from smallbranch.meetings.commands import NameTask
from smallbranch.meetings.model import EventRow
from smallbranch.meetings.rows import find_event, held_within
from smallbranch.meetings.texts import clean
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork


def name_task(uow: UnitOfWork, command: NameTask) -> Handled[int]:
    """Write down what a meeting served; nothing else of its record changes."""
    event = find_event(uow.session, command.event_id)
    if command.team_id is not None and not _team_exists(uow.session, command.team_id):
        raise InvalidInput({"team_id": "unknown_team"})
    event.business_task, event.team_id = clean(command.business_task), command.team_id
    return Handled(event.id)


def _team_exists(session: Session, team_id: int) -> bool:
    # The team's table belongs to another slice; the foreign key is all that is known of it here.
    (key,) = EventRow.__table__.c.team_id.foreign_keys
    return session.execute(select(key.column).where(key.column == team_id)).first() is not None


class Served(Struct, frozen=True):
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
