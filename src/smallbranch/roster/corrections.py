"""Put right what a person's history says: the spans of relation, category, state and cell, one at a time."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.commands import Category
from smallbranch.roster.fields import plain_text
from smallbranch.roster.intervals import ONE_DAY, is_empty, overlap
from smallbranch.roster.model import CategoryRow, CellMemberRow, RelationRow, StateRow
from smallbranch.roster.relations import check_letter
from smallbranch.roster.rows import check_ends, of_member, relations
from smallbranch.store.dispatch import Handled, Handler
from smallbranch.store.unit_of_work import UnitOfWork

Track = Literal["relation", "state", "cell"]


class CorrectState(Struct, frozen=True, kw_only=True):
    """A state was entered with wrong days or basis; `until` None: it is still running."""

    state_id: int
    since: date | None
    until: date | None = None
    basis: str | None = None


class CorrectCategory(Struct, frozen=True, kw_only=True):
    """A category began on another day (None: before anything recorded) or is another one; the one before follows."""

    category_id: int
    since: date | None
    category: Category | None = None


class RemoveCategory(Struct, frozen=True, kw_only=True):
    """A change of category never was: the category before it goes on."""

    category_id: int


class CorrectRelation(Struct, frozen=True, kw_only=True):
    """The days, the other organisation or the letter of a relation are put right; None in `letter_on`: no letter."""

    relation_id: int
    since: date | None
    until: date | None = None
    other_org: str | None = None
    letter_no: str | None = None
    letter_on: date | None = None
    valid_days: int | None = None
    dues_to: str | None = None
    receipt_on: date | None = None


class CorrectPlace(Struct, frozen=True, kw_only=True):
    """A place in a cell had other days, or led the cell or did not."""

    place_id: int
    since: date | None
    until: date | None = None
    leader: bool = False


class RemoveSpan(Struct, frozen=True, kw_only=True):
    """A state, a relation or a place in a cell was entered by mistake; the last relation of a person cannot go."""

    track: Track
    span_id: int


COMMANDS: tuple[type, ...] = (
    CorrectState,
    CorrectCategory,
    RemoveCategory,
    CorrectRelation,
    CorrectPlace,
    RemoveSpan,
)


def correct_state(uow: UnitOfWork, command: CorrectState) -> Handled[None]:
    """Put a state right; two of a kind may not overlap."""
    row: StateRow = _need(uow.session, StateRow, command.state_id)
    check_ends(command.since, command.until)
    row.start_on, row.end_on = command.since, command.until
    row.basis = plain_text("basis", command.basis or "") or None
    others = [one for one in of_member(uow.session, StateRow, row.member_id) if one.state == row.state]
    _check_apart(row, others, "since")
    return Handled(None)


def correct_category(uow: UnitOfWork, command: CorrectCategory) -> Handled[None]:
    """Move the day a category began; the one before ends the day before."""
    row: CategoryRow = _need(uow.session, CategoryRow, command.category_id)
    track = of_member(uow.session, CategoryRow, row.member_id)
    at = track.index(row)
    before = track[at - 1] if at else None
    if is_empty(command.since, row.end_on):
        raise InvalidInput({"since": "ends_before_start"})
    if before is not None:
        if command.since is None or is_empty(before.start_on, command.since - ONE_DAY):
            raise InvalidInput({"since": "before_earlier_category"})
        before.end_on = command.since - ONE_DAY
    row.start_on = command.since
    row.category = command.category or row.category
    if before is not None and before.category == row.category:
        raise InvalidInput({"category": "same_category"})
    return Handled(None)


def remove_category(uow: UnitOfWork, command: RemoveCategory) -> Handled[None]:
    """Take a change of category back."""
    row: CategoryRow = _need(uow.session, CategoryRow, command.category_id)
    track = of_member(uow.session, CategoryRow, row.member_id)
    at = track.index(row)
    if at == 0:
        raise Refused("first_category_stays", id=row.member_id)
    track[at - 1].end_on = row.end_on
    uow.session.delete(row)
    following = track[at + 1] if at + 1 < len(track) else None
    if following is not None and following.category == track[at - 1].category:
        track[at - 1].end_on = following.end_on
        uow.session.delete(following)
    return Handled(None)


def correct_relation(uow: UnitOfWork, command: CorrectRelation) -> Handled[None]:
    """Put a relation right; a person is in one place at a time, being a guest elsewhere apart."""
    row: RelationRow = _need(uow.session, RelationRow, command.relation_id)
    check_ends(command.since, command.until)
    check_letter(command.valid_days, command.dues_to)
    if row.end_cause and command.until is None:
        raise InvalidInput({"until": "required"})
    if row.kind == "transfer_out_pending" and command.letter_on is None:
        raise InvalidInput({"letter_on": "required"})
    row.start_on, row.end_on = command.since, command.until
    row.other_org = plain_text("other_org", command.other_org or "") or None
    row.letter_no = plain_text("letter_no", command.letter_no or "") or None
    row.letter_on, row.letter_days = command.letter_on, command.valid_days
    row.dues_to, row.receipt_on = command.dues_to or None, command.receipt_on
    _check_apart(row, relations(uow.session, row.member_id), "since")
    return Handled(None)


def correct_place(uow: UnitOfWork, command: CorrectPlace) -> Handled[None]:
    """Put a place in a cell right."""
    row: CellMemberRow = _need(uow.session, CellMemberRow, command.place_id)
    check_ends(command.since, command.until)
    row.start_on, row.end_on, row.leader = command.since, command.until, command.leader
    _check_apart(row, of_member(uow.session, CellMemberRow, row.member_id), "since")
    return Handled(None)


_TABLES: dict[str, type[Any]] = {"relation": RelationRow, "state": StateRow, "cell": CellMemberRow}


def remove_span(uow: UnitOfWork, command: RemoveSpan) -> Handled[None]:
    """Take a span out."""
    row = _need(uow.session, _TABLES[command.track], command.span_id)
    if command.track == "relation" and len(relations(uow.session, row.member_id)) == 1:
        raise Refused("last_relation_stays", id=row.member_id)
    uow.session.delete(row)
    return Handled(None)


def _need(session: Session, kind: type[Any], row_id: int) -> Any:
    row = session.scalar(select(kind).filter_by(id=row_id))
    if row is None:
        raise Refused("span_unknown", id=row_id)
    return row


def _check_apart(row: Any, others: list[Any], field: str) -> None:
    if any(other is not row and overlap(other, row) for other in others):
        raise InvalidInput({field: "span_overlaps"})


HANDLERS: dict[type, Handler] = {
    CorrectState: correct_state,
    CorrectCategory: correct_category,
    RemoveCategory: remove_category,
    CorrectRelation: correct_relation,
    CorrectPlace: correct_place,
    RemoveSpan: remove_span,
}
