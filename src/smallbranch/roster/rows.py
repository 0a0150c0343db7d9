"""Find rows in an open unit of work, or say which one is missing."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.intervals import in_order, is_empty
from smallbranch.roster.model import AbsenceRow, CellRow, MemberRow, PostRow, RelationRow, TermRow
from smallbranch.store.base import Base

R = TypeVar("R", bound=Base)

_MISSING = {
    MemberRow: "member_unknown",
    CellRow: "cell_unknown",
    PostRow: "post_unknown",
    AbsenceRow: "absence_unknown",
    TermRow: "term_unknown",
}


def need(session: Session, kind: type[R], row_id: int) -> R:
    """Return the row; raise `Refused` when there is none."""
    row = session.get(kind, row_id)
    if row is None:
        raise Refused(_MISSING[kind], id=row_id)
    return row


def of_member(session: Session, kind: type[R], member_id: int) -> list[R]:
    """Return the interval rows of a member in order of their first day."""
    found = session.scalars(select(kind).filter_by(member_id=member_id)).all()
    return in_order(found)  # type: ignore[type-var]


def relations(session: Session, member_id: int) -> list[RelationRow]:
    """Return the relations of a member that were not entered by mistake."""
    return [row for row in of_member(session, RelationRow, member_id) if row.end_cause != "entry_error"]


def check_ends(start_on: date | None, end_on: date | None) -> None:
    """Raise `InvalidInput` when an interval ends before it begins."""
    if is_empty(start_on, end_on):
        raise InvalidInput({"end_on": "ends_before_start"})
