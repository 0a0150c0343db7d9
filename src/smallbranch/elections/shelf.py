"""Find the rows of an election in an open session."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.elections.model import (
    BallotRow,
    CandidateRow,
    ElectionPaperRow,
    ElectionRow,
    ElectionStepRow,
    ResultRow,
    TellerRow,
)
from smallbranch.kernel.errors import Refused
from smallbranch.store.base import Base

R = TypeVar("R", bound=Base)
_MISSING = {ElectionRow: "election_unknown", BallotRow: "ballot_unknown"}


class BallotFile(Struct, frozen=True):
    """A ballot with its names and tellers."""

    row: BallotRow
    candidates: tuple[CandidateRow, ...]
    tellers: tuple[TellerRow, ...]


class ElectionFile(Struct, frozen=True):
    """Everything recorded of one election."""

    row: ElectionRow
    steps: tuple[ElectionStepRow, ...]
    papers: tuple[ElectionPaperRow, ...]
    ballots: tuple[BallotFile, ...]
    results: tuple[ResultRow, ...]

    def step(self, number: int) -> ElectionStepRow | None:
        """Return the record of a step."""
        return next((row for row in self.steps if row.step == number), None)


def need(session: Session, kind: type[R], row_id: int) -> R:
    """Return the row; raise `Refused` when there is none."""
    row = session.get(kind, row_id)
    if row is None:
        raise Refused(_MISSING[kind], id=row_id)
    return row


def files(session: Session) -> tuple[ElectionFile, ...]:
    """Return every election, the oldest first."""
    rows = session.scalars(select(ElectionRow).order_by(ElectionRow.opened_on, ElectionRow.id)).all()
    return tuple(file_of(session, row) for row in rows)


def file_of(session: Session, row: ElectionRow) -> ElectionFile:
    """Return one election with all its rows."""
    ballots = session.scalars(select(BallotRow).filter_by(election_id=row.id).order_by(BallotRow.id)).all()
    return ElectionFile(
        row,
        _of(session, ElectionStepRow, row.id),
        _of(session, ElectionPaperRow, row.id),
        tuple(_ballot(session, ballot) for ballot in ballots),
        _of(session, ResultRow, row.id),
    )


def _of(session: Session, kind: type[R], election_id: int) -> tuple[R, ...]:
    return tuple(session.scalars(select(kind).filter_by(election_id=election_id)).all())


def _ballot(session: Session, row: BallotRow) -> BallotFile:
    names = session.scalars(select(CandidateRow).filter_by(ballot_id=row.id).order_by(CandidateRow.id)).all()
    tellers = session.scalars(select(TellerRow).filter_by(ballot_id=row.id).order_by(TellerRow.id)).all()
    return BallotFile(row, tuple(names), tuple(tellers))
