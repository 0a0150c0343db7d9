"""All rows of the slice in one reading, by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.development.model import ContactRow, ExtensionRow, NoticeRow, PaperRow, ReviewRow, StepRow

R = TypeVar("R", StepRow, PaperRow, ContactRow, ReviewRow, NoticeRow, ExtensionRow)


class Papers(Struct, frozen=True):
    """What is written down about one person."""

    steps: tuple[StepRow, ...] = ()
    papers: tuple[PaperRow, ...] = ()
    contacts: tuple[ContactRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    notices: tuple[NoticeRow, ...] = ()
    extensions: tuple[ExtensionRow, ...] = ()

    def present(self, step: int) -> tuple[str, ...]:
        """Return the papers of a step that are there."""
        return tuple(row.paper for row in self.papers if row.step == step)

    def step(self, number: int) -> StepRow | None:
        """Return the record of a step."""
        return next((row for row in self.steps if row.step == number), None)


class Shelf:
    """The papers of everybody."""

    def __init__(self, session: Session) -> None:
        self._steps = _grouped(session, StepRow)
        self._papers = _grouped(session, PaperRow)
        self._contacts = _grouped(session, ContactRow)
        self._reviews = _grouped(session, ReviewRow)
        self._notices = _grouped(session, NoticeRow)
        self._extensions = _grouped(session, ExtensionRow)

    def of(self, member_id: int) -> Papers:
        """Return the papers of one person; empty when there are none."""
        return Papers(
            tuple(sorted(self._steps.get(member_id, ()), key=lambda row: row.step)),
            self._papers.get(member_id, ()),
            tuple(sorted(self._contacts.get(member_id, ()), key=lambda row: (row.start_on, row.id))),
            tuple(sorted(self._reviews.get(member_id, ()), key=lambda row: (row.held_on, row.id))),
            tuple(sorted(self._notices.get(member_id, ()), key=lambda row: (row.posted_on, row.id))),
            self._extensions.get(member_id, ()),
        )

    def people(self) -> frozenset[int]:
        """Return everybody with a recorded step."""
        return frozenset(self._steps)


def _grouped(session: Session, kind: type[R]) -> Mapping[int, tuple[R, ...]]:
    found: defaultdict[int, list[R]] = defaultdict(list)
    for row in session.scalars(select(kind).order_by(kind.id)):
        found[row.member_id].append(row)
    return {member_id: tuple(rows) for member_id, rows in found.items()}
