"""The handlers: check an entry against its definition and write what changed, value by value."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel import partial
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.register_schema import PEOPLE, RegisterDefinition, RegisterField
from smallbranch.registers import reading, values
from smallbranch.registers.commands import AddEntry, ChangeEntry, RemoveEntry
from smallbranch.registers.model import EntryRow, ValueRow
from smallbranch.registers.values import People, Stored, WrongValue
from smallbranch.roster.service import RosterService
from smallbranch.roster.timeline import Timeline
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

Values = Mapping[str, Sequence[Stored]]


class EntryCommands(Struct, frozen=True):
    """The commands of the registers there are."""

    roster: RosterService
    registers: Mapping[str, RegisterDefinition]

    def add(self, uow: UnitOfWork, command: AddEntry) -> Handled[int]:
        """Add an entry."""
        register = self._register(command.register)
        row = EntryRow(uid=uuid.uuid4().hex, register=register.id, on_day=None, entered_at=uow.now)
        return self._write(uow, register, row, command.values)

    def change(self, uow: UnitOfWork, command: ChangeEntry) -> Handled[int]:
        """Change the named fields."""
        row = _entry(uow.session, command.entry_id)
        return self._write(uow, self._register(row.register), row, command.values)

    def remove(self, uow: UnitOfWork, command: RemoveEntry) -> Handled[int]:
        """Remove an entry with its values."""
        row = _entry(uow.session, command.entry_id)
        for value in _values(uow.session, row.id):
            uow.session.delete(value)
        uow.session.flush()
        uow.session.delete(row)
        return Handled(command.entry_id)

    def _register(self, register_id: str) -> RegisterDefinition:
        register = self.registers.get(register_id)
        if register is None:
            raise InvalidInput({"register": "unknown_register"}, register=register_id)
        return register

    def _write(
        self, uow: UnitOfWork, register: RegisterDefinition, row: EntryRow, given: Mapping[str, str]
    ) -> Handled[int]:
        session, timeline = uow.session, self.roster.timeline(session=uow.session)
        kept = _stored(session, row.id) if row.id else {}
        day = reading.day_of(register, {**_texts(kept), **given}) or uow.today
        wanted = _checked(register, kept, given, _people(timeline, day))
        row.on_day = reading.day_of(register, _texts(wanted))
        session.add(row)
        session.flush()
        for field in register.entered:
            _replace(session, row.id, field.key, wanted[field.key])
        session.flush()
        return Handled(row.id, tuple(_findings(uow, register, row, wanted, timeline)))


def _people(timeline: Timeline, day: date) -> People:
    here = timeline.everybody(day)
    gone = [view for view in timeline.former_members(day) if view.id not in {one.id for one in here}]
    return People([*here, *gone], lambda member_id: timeline.member(member_id, day))


def _checked(register: RegisterDefinition, kept: Values, given: Mapping[str, str], people: People) -> Values:
    attached = {field.key for field in register.attached}
    problems = {
        f"{register.id}.{key}": "attach_instead" if key in attached else "unknown_field"
        for key in given
        if register.field(key) is None
    }
    wanted: dict[str, Sequence[Stored]] = {}
    for field in register.entered:
        try:
            wanted[field.key] = _wanted(field, kept, given, people)
        except WrongValue as wrong:
            problems[f"{register.id}.{field.key}"] = wrong.code
    problems |= _in_order(register, wanted, given)
    if problems:
        raise InvalidInput(problems)
    return wanted


def _in_order(register: RegisterDefinition, wanted: Values, given: Mapping[str, str]) -> dict[str, str]:
    """Return the days that lie before the day they may not lie before, where one of the two was just given."""
    pairs = [(field, field.not_before) for field in register.entered if field.not_before]
    return {
        f"{register.id}.{field.key}": "before_first_day"
        for field, other in pairs
        if (field.key in given or other in given) and _before(wanted.get(field.key, ()), wanted.get(other, ()))
    }


def _before(one: Sequence[Stored], other: Sequence[Stored]) -> bool:
    # Of a day known to the month or year only as much is said as it tells: 2026 is not before 2026-03-01.
    first, second = (found[0].text if found else None for found in (one, other))
    return first is not None and second is not None and partial.latest(first) < partial.earliest(second)


def _wanted(field: RegisterField, kept: Values, given: Mapping[str, str], people: People) -> Sequence[Stored]:
    found = values.read(field, given[field.key], people) if field.key in given else kept.get(field.key, ())
    if field.required and not found:
        raise WrongValue("required")
    return found


def _texts(stored: Values) -> dict[str, str]:
    return {key: values.typed(found) for key, found in stored.items()}


def _values(session: Session, entry_id: int) -> list[ValueRow]:
    return list(session.scalars(select(ValueRow).where(ValueRow.entry_id == entry_id).order_by(ValueRow.id)))


def _stored(session: Session, entry_id: int) -> dict[str, list[Stored]]:
    found: dict[str, list[Stored]] = {}
    for row in _values(session, entry_id):
        found.setdefault(row.field, []).append(Stored(row.text, row.secret, row.member_id))
    return found


def _replace(session: Session, entry_id: int, field: str, wanted: Sequence[Stored]) -> None:
    """Bring the values of one field to what is wanted; rows that stay the same are not touched."""
    rows = [row for row in _values(session, entry_id) if row.field == field]
    for row, value in zip(rows, wanted, strict=False):
        row.text, row.secret, row.member_id = value.text, value.secret, value.member_id
    for row in rows[len(wanted) :]:
        session.delete(row)
    for value in wanted[len(rows) :]:
        session.add(
            ValueRow(entry_id=entry_id, field=field, text=value.text, secret=value.secret, member_id=value.member_id)
        )


def _entry(session: Session, entry_id: int) -> EntryRow:
    row = session.get(EntryRow, entry_id)
    if row is None:
        raise InvalidInput({"entry_id": "unknown_entry"})
    return row


def _findings(
    uow: UnitOfWork, register: RegisterDefinition, row: EntryRow, wanted: Values, timeline: Timeline
) -> list[Finding]:
    subject, params = Subject("register_entry", row.id), {"register": register.title, "date": row.on_day or ""}
    found: list[Finding] = []
    if row.on_day is not None and row.on_day > uow.today:
        found.append(Finding("entry_in_future", Severity.WARNING, params, subject))
    for field in register.entered:
        people = [one.member_id for one in wanted[field.key] if field.kind in PEOPLE and one.member_id is not None]
        for member_id in people:
            member = timeline.member(member_id, row.on_day or uow.today)
            if member is not None and not member.relation:
                found.append(
                    Finding("entry_member_not_here", Severity.WARNING, {**params, "name": member.name}, subject)
                )
    entries = reading.load(uow.session, register, timeline, uow.today)
    if reading.same_values(entries, row.id):
        found.append(Finding("entry_twice", Severity.WARNING, params, subject))
    return found
