"""What every handler of the slice works with: rules, the roster of a day, an election opened in a unit of work."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from smallbranch.elections.electors import committee
from smallbranch.elections.model import ElectionRow
from smallbranch.elections.reading import Ground, election_view
from smallbranch.elections.shelf import file_of, need
from smallbranch.elections.views import ElectionView
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.packs.loader import Packs
from smallbranch.roster.service import RosterService
from smallbranch.roster.timeline import Timeline
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

MOST_SEATS = MOST_TERMS = 99
"""What the fields of the window and of paper hold; more is a slip of the pen."""


class Desk:
    """The roster does what is its own; this slice asks it inside the same unit of work."""

    def __init__(self, packs: Packs, roster: RosterService) -> None:
        self.packs = packs
        self.rules = packs.rules
        self.roster = roster
        self._handlers = roster.handlers()

    def ask(self, uow: UnitOfWork, command: Any) -> Handled[Any]:
        """Have the roster do one of its own commands."""
        handled = self._handlers[type(command)](uow, command)
        uow.session.flush()
        return handled

    def timeline(self, session: Session) -> Timeline:
        """Return the roster as this unit of work sees it."""
        return self.roster.timeline(session=session)

    def ground(self, session: Session, on: date) -> Ground:
        """Return what an election stands on."""
        superior = self.roster.branch(session=session).superior_org
        stroke = self.roster.strokes.name_key
        return Ground(self.rules, self.packs.calendar, self.timeline(session), superior, stroke, on)

    def open(self, session: Session, election_id: int, on: date) -> ElectionView:
        """Return an election as it stands inside the unit of work."""
        row = need(session, ElectionRow, election_id)
        return election_view(self.ground(session, on), file_of(session, row))


def unsettled(session: Session, election_id: int) -> ElectionRow:
    """Return an election whose result was not taken over yet; raise `Refused` for another."""
    row = need(session, ElectionRow, election_id)
    if row.settled_on is not None:
        raise Refused("election_settled", on=row.settled_on.isoformat())
    return row


def check_past(field: str, day: date, today: date) -> None:
    """Raise `InvalidInput` when a thing that was done lies in the future."""
    if day > today:
        raise InvalidInput({field: "in_future"})


def check_seats(seats: int) -> None:
    """Raise `InvalidInput` for a number of seats no committee has."""
    if not 1 <= seats <= MOST_SEATS:
        raise InvalidInput({"seats": "election_seats"})


def tidy(text: str | None) -> str | None:
    """Return a text without spaces around it, None when nothing is left."""
    return (text or "").strip() or None


def in_committee(timeline: Timeline, view: ElectionView, on: date) -> set[int]:
    """Return who votes in the committee: of a new term those elected to it, of a by-election all who are there."""
    chosen = set(view.elected("committee_member"))
    return chosen if view.kind == "term" else chosen | set(committee(timeline, on))
