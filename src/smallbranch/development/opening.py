"""Open somebody's case inside a unit of work, and ask the roster for what is its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.development.case import Case, Ground
from smallbranch.development.model import PaperRow, StepRow
from smallbranch.development.shelf import Shelf
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.packs.loader import Packs
from smallbranch.packs.steps_schema import DevelopmentStep
from smallbranch.roster.service import RosterService
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork


class Desk:
    """What every handler of the slice works with."""

    def __init__(self, packs: Packs, roster: RosterService) -> None:
        self.packs = packs
        self.rules = packs.rules
        self._roster = roster
        self._handlers = roster.handlers()

    def ask(self, uow: UnitOfWork, command: Any) -> Handled[Any]:
        """Have the roster do one of its own commands inside this unit of work."""
        handled = self._handlers[type(command)](uow, command)
        uow.session.flush()
        return handled

    def case(self, session: Session, member_id: int, on: date, *, without: int = 0) -> Case:
        """Return the case of a person as it stood on a day; raise `Refused` when nobody has this id."""
        timeline = self._roster.timeline(session=session)
        member = timeline.member(member_id, on)
        if member is None:
            raise Refused("member_unknown", id=member_id)
        ground = Ground(self.rules, self.packs.calendar, timeline, on)
        return Case(ground, member, Shelf(session).of(member_id), without=without)

    def step(self, number: int, on: date, field: str = "step") -> DevelopmentStep:
        """Return a step; raise `InvalidInput` when the packs have none of this number."""
        found = next((step for step in self.rules.in_force(DevelopmentStep, on) if step.no == number), None)
        if found is None:
            raise InvalidInput({field: "unknown_development_step"})
        return found


def check_past(field: str, day: date, today: date) -> None:
    """Raise `InvalidInput` when a thing that was done lies in the future."""
    if day > today:
        raise InvalidInput({field: "development_in_future"})


def tidy(text: str | None) -> str | None:
    """Return a text without spaces around it, None when nothing is left."""
    return (text or "").strip() or None


def step_row(session: Session, member_id: int, step: int) -> StepRow | None:
    """Return the record of a step."""
    return session.scalars(select(StepRow).filter_by(member_id=member_id, step=step)).first()


def tick(session: Session, member_id: int, step: DevelopmentStep, papers: tuple[str, ...]) -> None:
    """Make the papers that are there exactly these; raise `InvalidInput` for one the step does not have."""
    rows = {row.paper: row for row in session.scalars(select(PaperRow).filter_by(member_id=member_id, step=step.no))}
    if any(paper not in step.papers and paper not in rows for paper in papers):
        raise InvalidInput({"papers": "unknown_development_paper"})
    for paper, row in rows.items():
        if paper not in papers:
            session.delete(row)
    for paper in papers:
        if paper not in rows:
            session.add(PaperRow(member_id=member_id, step=step.no, paper=paper))
    session.flush()
