"""Tables of the ledgers slice; private to it."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from smallbranch.store.base import Base, IntPk


class IssuedRow(Base):
    """A document as it was issued: its blocks as JSON, so that a reprint equals what was signed."""

    __tablename__ = "issued_document"
    id: Mapped[IntPk]
    period: Mapped[str]
    ledgers: Mapped[str]
    edition: Mapped[int]
    title: Mapped[str]
    blocks: Mapped[str]
    digest: Mapped[str]
    pack_version: Mapped[str]
    head_seq: Mapped[int]
    head_hash: Mapped[str]
    issued_at: Mapped[datetime]


class ShapeRow(Base):
    """A branch's own look of a ledger, as JSON of the command that set it."""

    __tablename__ = "ledger_shape"
    id: Mapped[IntPk]
    ledger: Mapped[str] = mapped_column(unique=True)
    shape: Mapped[str]
