"""All rows of the roster, loaded with one query a table; everything as of a day is worked out from them in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.roster.model import (
    AbsenceRow,
    CategoryRow,
    CellMemberRow,
    CellRow,
    EarlierLetterRow,
    MemberRow,
    OwnFieldRow,
    OwnValueRow,
    PostRow,
    RelationRow,
    StateRow,
    TermExtensionRow,
    TermRow,
)

R = TypeVar("R", RelationRow, CategoryRow, StateRow, PostRow, CellMemberRow, AbsenceRow, OwnValueRow, EarlierLetterRow)
ByMember = Mapping[int, tuple[R, ...]]


class Snapshot(Struct, frozen=True):
    """The rows, interval rows by member id; relations entered by mistake are left out."""

    members: tuple[MemberRow, ...]
    relations: ByMember[RelationRow]
    earlier_letters: ByMember[EarlierLetterRow]
    categories: ByMember[CategoryRow]
    states: ByMember[StateRow]
    posts: ByMember[PostRow]
    places: ByMember[CellMemberRow]
    absences: ByMember[AbsenceRow]
    cells: tuple[CellRow, ...]
    terms: tuple[TermRow, ...]
    extensions: tuple[TermExtensionRow, ...]
    own_fields: tuple[OwnFieldRow, ...]
    own_values: ByMember[OwnValueRow]


def load(session: Session) -> Snapshot:
    """Read the whole roster."""
    relations = session.scalars(select(RelationRow).order_by(RelationRow.id)).all()
    return Snapshot(
        members=tuple(session.scalars(select(MemberRow).order_by(MemberRow.id)).all()),
        relations=_by_member(row for row in relations if row.end_cause != "entry_error"),
        earlier_letters=_by_member(session.scalars(select(EarlierLetterRow).order_by(EarlierLetterRow.id)).all()),
        categories=_by_member(session.scalars(select(CategoryRow).order_by(CategoryRow.id)).all()),
        states=_by_member(session.scalars(select(StateRow).order_by(StateRow.id)).all()),
        posts=_by_member(session.scalars(select(PostRow).order_by(PostRow.id)).all()),
        places=_by_member(session.scalars(select(CellMemberRow).order_by(CellMemberRow.id)).all()),
        absences=_by_member(session.scalars(select(AbsenceRow).order_by(AbsenceRow.start_on, AbsenceRow.id)).all()),
        cells=tuple(session.scalars(select(CellRow).order_by(CellRow.id)).all()),
        terms=tuple(session.scalars(select(TermRow).order_by(TermRow.elected_on, TermRow.id)).all()),
        extensions=tuple(session.scalars(select(TermExtensionRow).order_by(TermExtensionRow.until_on)).all()),
        own_fields=tuple(session.scalars(select(OwnFieldRow).order_by(OwnFieldRow.position)).all()),
        own_values=_by_member(session.scalars(select(OwnValueRow).order_by(OwnValueRow.id)).all()),
    )


def _by_member(rows: Iterable[R]) -> ByMember[R]:
    found: dict[int, list[R]] = defaultdict(list)
    for row in rows:
        found[row.member_id].append(row)
    return {member_id: tuple(group) for member_id, group in found.items()}
