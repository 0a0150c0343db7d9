"""The handlers: attach a file, change what is said of it, take it off."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from smallbranch.attachments.commands import AddAttachment, ChangeAttachment, RemoveAttachment
from smallbranch.attachments.kinds import PICTURES, Kind, Owner
from smallbranch.attachments.model import AttachmentRow
from smallbranch.attachments.reading import COLUMNS, owner_of, rows_of
from smallbranch.attachments.taking import Intake, tidy
from smallbranch.attachments.views import Taken
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.store.base import Base
from smallbranch.store.dispatch import Handled, Handler
from smallbranch.store.unit_of_work import UnitOfWork

_TABLES = {
    Owner.MEMBER: "member",
    Owner.EVENT: "event",
    Owner.PROJECT_TEAM: "team",
    Owner.REGISTER_ENTRY: "register_entry",
    Owner.MICRO_LECTURE: "micro_lecture",
    Owner.DEVELOPMENT_APPLICATION: "member",
}
# the column with the day a picture of the record would be of
_DAYS = {Owner.EVENT: "start_at", Owner.REGISTER_ENTRY: "on_day", Owner.MICRO_LECTURE: "held_on"}


class AttachmentCommands(Struct, frozen=True):
    """The commands of attachments."""

    intake: Intake

    def add(self, uow: UnitOfWork, command: AddAttachment) -> Handled[int]:
        """Attach a file; the same file on the same record is not attached twice."""
        if bool(command.path) == bool(command.file):
            raise InvalidInput({"path": "required"})
        _require_owner(uow.session, command.owner, command.owner_id)
        taken = self.intake.take(Path(command.path)) if command.path else self.intake.known(command.file)
        there = rows_of(uow.session, command.owner, command.owner_id)
        twin = next((row for row in there if row.file == taken.file), None)
        if twin is not None:
            return Handled(twin.id, (_said("attachment_twice", twin),))
        row = _row(command, taken, there[-1].position + 1 if there else 1, uow.now)
        uow.session.add(row)
        uow.session.flush()
        return Handled(row.id, _hints(uow.session, command.owner, command.owner_id, row))

    def change(self, uow: UnitOfWork, command: ChangeAttachment) -> Handled[int]:
        """Change what is said of an attachment, or its place among its neighbours."""
        row = _found(uow.session, command.attachment_id)
        if command.title is not None:
            row.title = _title(command.title)
        if command.kind is not None:
            row.kind = _kind(command.kind, row.media_type)
        if command.taken_on is not None:
            row.taken_on = command.taken_on
        if command.note is not None:
            row.note = command.note.strip() or None
        owner, owner_id = owner_of(row)
        if command.position is not None:
            _move(uow.session, owner, owner_id, row, command.position)
        uow.session.flush()
        return Handled(row.id, _hints(uow.session, owner, owner_id, row) if command.taken_on else ())

    def remove(self, uow: UnitOfWork, command: RemoveAttachment) -> Handled[int]:
        """Take an attachment off; those after it move up."""
        row = _found(uow.session, command.attachment_id)
        owner, owner_id = owner_of(row)
        uow.session.delete(row)
        uow.session.flush()
        for place, other in enumerate(rows_of(uow.session, owner, owner_id), 1):
            other.position = place
        return Handled(command.attachment_id)


def taking_off(owner: Owner, key: str, remove: Handler) -> Handler:
    """Return the handler of a removal that takes the record's files off first; undo brings back both."""

    def handle(uow: UnitOfWork, command: Any) -> Handled[Any]:
        for row in rows_of(uow.session, owner, getattr(command, key)):
            uow.session.delete(row)
        uow.session.flush()
        return remove(uow, command)

    return handle


def _require_owner(session: Session, owner: Owner, owner_id: int) -> None:
    table = Base.metadata.tables[_TABLES[owner]]
    if not session.scalar(select(func.count()).where(table.c.id == owner_id)):
        raise InvalidInput({"owner_id": "unknown_owner"})


def _row(command: AddAttachment, taken: Taken, position: int, now: datetime) -> AttachmentRow:
    row = AttachmentRow(
        uid=uuid.uuid4().hex,
        position=position,
        kind=_kind(command.kind, taken.media_type),
        title=_title(command.title or taken.title or taken.file[:8]),
        note=command.note.strip() or None,
        file=taken.file,
        media_type=taken.media_type,
        size=taken.size,
        width=taken.width,
        height=taken.height,
        taken_on=command.taken_on or taken.taken_on,
        entered_at=now,
    )
    setattr(row, COLUMNS[command.owner], command.owner_id)
    return row


def _title(text: str) -> str:
    title = tidy(text)
    if not title:
        raise InvalidInput({"title": "required"})
    return title


def _kind(kind: Kind | None, media_type: str) -> Kind:
    """Return the kind; only a picture can be a photo, a scan may be a PDF."""
    picture = media_type in PICTURES
    if kind is None:
        return Kind.PHOTO if picture else Kind.FILE
    if kind is Kind.PHOTO and not picture:
        raise InvalidInput({"kind": "not_a_picture"})
    return kind


def _found(session: Session, attachment_id: int) -> AttachmentRow:
    row = session.get(AttachmentRow, attachment_id)
    if row is None:
        raise InvalidInput({"attachment_id": "unknown_attachment"})
    return row


def _move(session: Session, owner: Owner, owner_id: int, row: AttachmentRow, position: int) -> None:
    others = [other for other in rows_of(session, owner, owner_id) if other.id != row.id]
    others.insert(max(0, position - 1), row)
    for place, other in enumerate(others, 1):
        other.position = place


def _hints(session: Session, owner: Owner, owner_id: int, row: AttachmentRow) -> tuple[Finding, ...]:
    """Say that a picture was taken on another day than its record is of; it may well be right."""
    day = _day_of(session, owner, owner_id)
    if row.taken_on is None or day is None or row.taken_on == day:
        return ()
    return (_said("attachment_other_day", row, taken_on=row.taken_on, day=day),)


def _day_of(session: Session, owner: Owner, owner_id: int) -> date | None:
    if owner not in _DAYS:
        return None
    table = Base.metadata.tables[_TABLES[owner]]
    found = session.scalar(select(table.c[_DAYS[owner]]).where(table.c.id == owner_id))
    return found.date() if isinstance(found, datetime) else found


def _said(code: str, row: AttachmentRow, **params: object) -> Finding:
    number = row.position
    return Finding(code, Severity.INFO, {"number": number, **params}, Subject("attachment", row.id))
