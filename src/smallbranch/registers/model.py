"""Tables of the registers slice; private to it: one row an entry, one a value, so every field has its history."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from smallbranch.store.base import PII, Base, IntPk, once_per_member, references


class EntryRow(Base):
    """One entry of a register; `register` is the definition's id, `on_day` the day it belongs to."""

    __tablename__ = "register_entry"
    id: Mapped[IntPk]
    uid: Mapped[str] = mapped_column(unique=True)
    register: Mapped[str] = mapped_column(index=True)
    on_day: Mapped[date | None] = mapped_column(index=True)
    entered_at: Mapped[datetime]


class ValueRow(Base):
    """One value of an entry; a sensitive field's text lies in `secret`, a member is referred to by id."""

    __tablename__ = "register_value"
    __table_args__ = once_per_member("entry_id", "field")
    id: Mapped[IntPk]
    entry_id: Mapped[int] = references("register_entry.id")
    field: Mapped[str]
    text: Mapped[str | None]
    secret: Mapped[str | None] = mapped_column(info=PII)
    member_id: Mapped[int | None] = references("member.id")
