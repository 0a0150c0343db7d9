"""Tables of the explanations; private to this slice."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from smallbranch.store.base import Base, IntPk


class ExplanationRow(Base):
    """The reason given for one question about one record.

    The record is named without a foreign key: ids are never reused, a question whose record was removed is asked no
    more, and an explanation must not stand in the way of removing what was entered by mistake.
    """

    __tablename__ = "explanation"
    __table_args__ = (
        UniqueConstraint("code", "subject_kind", "subject_id", "about"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[IntPk]
    code: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[int]
    about: Mapped[str]
    reason: Mapped[str]
    entered_at: Mapped[datetime]
