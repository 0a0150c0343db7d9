"""Two entries of one person become one: every row of the book that names the second comes to name the first.

Which tables name a member is read from the metadata, so that a table added later is not forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, Table, delete, insert, select, update
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.commands import MergeMembers
from smallbranch.roster.intervals import ONE_DAY, Span, in_order, overlap
from smallbranch.roster.members import apply_values
from smallbranch.roster.model import MemberRow, OwnValueRow
from smallbranch.roster.rows import need
from smallbranch.store.base import ONCE, Base
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

_OWN = frozenset({"id", "uid", "name", "name_key", "initials", "sort_no"})
_NOT_COMPARED = frozenset({"id", "uid", "entered_at", "provenance"})
Fields = dict[str, Any]


def merge_members(uow: UnitOfWork, command: MergeMembers) -> Handled[None]:
    """Move everything to the member kept, fill what the kept card lacks, and remove the other card.

    Where both hold the same days (a post, a relation), the kept one's rows stand and the other's fill the days around.

    Raises:
        Refused: `merge_clash`: both stand in one record with different content, such as marks of one meeting.
    """
    if command.keep_id == command.drop_id:
        raise InvalidInput({"drop_id": "named_twice"})
    session = uow.session
    kept, dropped = need(session, MemberRow, command.keep_id), need(session, MemberRow, command.drop_id)
    lacking = {
        column.name: getattr(dropped, column.name)
        for column in MemberRow.__table__.columns
        if column.name not in _OWN and getattr(kept, column.name) is None and getattr(dropped, column.name) is not None
    }
    dropped.id_number = None  # otherwise the number would be taken, by the card that is about to go
    session.flush()
    found = apply_values(session, kept, lacking)
    session.flush()
    _leave_own_values(session, kept.id, dropped.id)
    for table, column in _naming_members():
        _Move(session, table, column, kept.id, dropped.id).do()
    session.execute(delete(MemberRow).where(MemberRow.id == dropped.id))
    session.expire_all()
    return Handled(None, tuple(found))


def _leave_own_values(session: Session, keep_id: int, drop_id: int) -> None:
    """Let the kept card's own values stand, as its other fields do."""
    held = select(OwnValueRow.field_id).where(OwnValueRow.member_id == keep_id)
    twice = OwnValueRow.member_id == drop_id, OwnValueRow.field_id.in_(held)
    session.execute(delete(OwnValueRow).where(*twice), execution_options={"synchronize_session": False})


def _naming_members() -> Iterator[tuple[Table, Column[Any]]]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if _names_member(column):
                yield table, column


def _names_member(column: Column[Any]) -> bool:
    return any(key.target_fullname == "member.id" for key in column.foreign_keys)


class _Move(Struct, frozen=True):
    """Moves the rows of one column that name the member dropped."""

    session: Session
    table: Table
    column: Column[Any]
    keep_id: int
    drop_id: int

    def do(self) -> None:
        """Move what can simply move; settle what both have."""
        key = self.table.info.get(ONCE)
        if key is not None and self.column.name == "member_id":
            self._refuse_own_company(key)
            for row in self._rows(self.drop_id):
                self._settle(key, row)
        self.session.execute(update(self.table).where(self.column == self.drop_id).values({self.column: self.keep_id}))

    def _rows(self, member_id: int) -> list[Fields]:
        query = select(self.table).where(self.column == member_id).order_by(self.table.c.id)
        return [dict(row) for row in self.session.execute(query).mappings()]

    def _refuse_own_company(self, key: Sequence[str]) -> None:
        """Refuse when the two stand beside each other in one row, such as a contact and the person trained."""
        ours = {self.keep_id, self.drop_id}
        others = [name for name in key if _names_member(self.table.c[name])]
        for row in (*self._rows(self.keep_id), *self._rows(self.drop_id)):
            if any(row[name] in ours for name in others):
                raise Refused("merge_clash", where=self.table.name)

    def _settle(self, key: Sequence[str], row: Fields) -> None:
        """Drop, cut or leave one row of the member dropped, by the rows the kept one has under the same key."""
        same = [one for one in self._rows(self.keep_id) if all(one[name] == row[name] for name in key)]
        twin = next((one for one in same if self._equal(one, row)), None)
        if twin is not None:
            self._forget(row, twin)
        elif "end_on" in self.table.c:
            self._cut(row, [Span("", one["start_on"], one["end_on"]) for one in same])
        elif same:
            raise Refused("merge_clash", where=self.table.name)

    def _equal(self, first: Fields, second: Fields) -> bool:
        compared = [name for name in first if name not in _NOT_COMPARED and name != self.column.name]
        return all(first[name] == second[name] for name in compared)

    def _forget(self, row: Fields, twin: Fields) -> None:
        """Remove a row whose twin stays; what hangs on it hangs on the twin."""
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if any(key.column is self.table.c.id for key in column.foreign_keys):
                    self.session.execute(update(table).where(column == row["id"]).values({column: twin["id"]}))
        self.session.execute(delete(self.table).where(self.table.c.id == row["id"]))

    def _cut(self, row: Fields, taken: Sequence[Span]) -> None:
        """Leave of a row the days nobody has taken."""
        parts = without(Span("", row["start_on"], row["end_on"]), taken)
        if not parts:
            self.session.execute(delete(self.table).where(self.table.c.id == row["id"]))
            return
        for number, part in enumerate(parts):
            ends = {"start_on": part.start_on, "end_on": part.end_on}
            if number == 0:
                self.session.execute(update(self.table).where(self.table.c.id == row["id"]).values(**ends))
            else:
                copy = {name: value for name, value in row.items() if name != "id"}
                self.session.execute(insert(self.table).values({**copy, **ends}))


def without(span: Span, taken: Sequence[Span]) -> list[Span]:
    """Return the parts of a span that lie outside of all others, in order."""
    left = [span]
    for other in in_order(taken):
        left = [part for one in left for part in _outside(one, other)]
    return left


def _outside(span: Span, other: Span) -> Iterator[Span]:
    if not overlap(span, other):
        yield span
        return
    if other.start_on is not None and (span.start_on is None or span.start_on < other.start_on):
        yield Span(span.value, span.start_on, other.start_on - ONE_DAY)
    if other.end_on is not None and (span.end_on is None or span.end_on > other.end_on):
        yield Span(span.value, other.end_on + ONE_DAY, span.end_on)
