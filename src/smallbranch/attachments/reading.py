"""Rows to views, with what identifies a person masked."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.attachments.kinds import Kind, Owner
from smallbranch.attachments.model import AttachmentRow
from smallbranch.attachments.views import AttachmentView

COLUMNS = {
    Owner.MEMBER: "member_id",
    Owner.EVENT: "event_id",
    Owner.PROJECT_TEAM: "team_id",
    Owner.REGISTER_ENTRY: "entry_id",
    Owner.MICRO_LECTURE: "lecture_id",
    Owner.DEVELOPMENT_APPLICATION: "applicant_id",
}


def rows_of(session: Session, owner: Owner, owner_id: int) -> Sequence[AttachmentRow]:
    """Return the files of a record in their order."""
    column = getattr(AttachmentRow, COLUMNS[owner])
    query = select(AttachmentRow).where(column == owner_id).order_by(AttachmentRow.position, AttachmentRow.id)
    return session.scalars(query).all()


def rows_of_all(session: Session, owner: Owner) -> Sequence[AttachmentRow]:
    """Return the files of all records of a kind, those of each in their order."""
    column = getattr(AttachmentRow, COLUMNS[owner])
    return session.scalars(
        select(AttachmentRow).where(column.is_not(None)).order_by(AttachmentRow.position, AttachmentRow.id)
    ).all()


def owner_of(row: AttachmentRow) -> tuple[Owner, int]:
    """Return which record a row belongs to."""
    return next((owner, value) for owner, name in COLUMNS.items() if (value := getattr(row, name)) is not None)


def view(row: AttachmentRow) -> AttachmentView:
    """Return a row as others see it."""
    owner, owner_id = owner_of(row)
    return AttachmentView(
        row.id,
        owner,
        owner_id,
        row.position,
        Kind(row.kind),
        row.title,
        row.note or "",
        row.file,
        row.media_type,
        row.size,
        row.width,
        row.height,
        row.taken_on,
        row.entered_at,
    )


def masked(item: AttachmentView) -> AttachmentView:
    """Return a view that shows nothing of a paper that identifies a person but that it is there."""
    if item.kind is not Kind.ID_DOCUMENT:
        return item
    return replace(item, title="", note="", file=None, taken_on=None)
