"""The table of the attachments slice; private to it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from smallbranch.store.base import ATTACHED, PII, Base, IntPk, references

OWNERS = ("member_id", "event_id", "team_id", "entry_id", "lecture_id", "applicant_id")


class AttachmentRow(Base):
    """A file of exactly one record; `file` is its name in the folder beside the book, a hash of what is in it."""

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint(" + ".join(f"({name} IS NOT NULL)" for name in OWNERS) + " = 1", name="one_owner"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[IntPk]
    uid: Mapped[str] = mapped_column(unique=True)
    member_id: Mapped[int | None] = references("member.id")
    event_id: Mapped[int | None] = references("event.id")
    team_id: Mapped[int | None] = references("team.id")
    entry_id: Mapped[int | None] = references("register_entry.id")
    lecture_id: Mapped[int | None] = references("micro_lecture.id")
    applicant_id: Mapped[int | None] = references("member.id")
    position: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str] = mapped_column(info=PII)
    note: Mapped[str | None] = mapped_column(info=PII)
    file: Mapped[str] = mapped_column(info=ATTACHED)
    media_type: Mapped[str]
    size: Mapped[int]
    width: Mapped[int | None]
    height: Mapped[int | None]
    taken_on: Mapped[date | None]
    entered_at: Mapped[datetime]
