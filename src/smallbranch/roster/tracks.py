"""Bring the category rows of a member to a wanted track, touching as few rows as possible."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from smallbranch.kernel.errors import Refused
from smallbranch.roster.intervals import LaterChange, Span, enter
from smallbranch.roster.model import CategoryRow
from smallbranch.roster.rows import of_member


def category_track(session: Session, member_id: int) -> tuple[Span, ...]:
    """Return the categories of a member as spans in order."""
    rows = of_member(session, CategoryRow, member_id)
    return tuple(Span(row.category, row.start_on, row.end_on) for row in rows)


def write_categories(session: Session, member_id: int, wanted: Sequence[Span]) -> None:
    """Make the rows say what the spans say; rows are reused in order."""
    rows = of_member(session, CategoryRow, member_id)
    for row, span in zip(rows, wanted, strict=False):
        row.category, row.start_on, row.end_on = span.value, span.start_on, span.end_on
    for row in rows[len(wanted) :]:
        session.delete(row)
    for span in wanted[len(rows) :]:
        session.add(CategoryRow(member_id=member_id, category=span.value, start_on=span.start_on, end_on=span.end_on))


def enter_category(session: Session, member_id: int, category: str, on: date) -> None:
    """Let a member be in a category from a day on; raise `Refused` when a later change stands."""
    try:
        wanted = enter(category_track(session, member_id), category, on)
    except LaterChange as problem:
        raise Refused("later_change_exists", id=member_id, on=on.isoformat()) from problem
    write_categories(session, member_id, wanted)
