"""Tables of the zone slice; private to it."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from smallbranch.store.base import Base, IntPk


class OfferRow(Base):
    """A resource offered to the zone, or a need put to it (`kind`: resource, need)."""

    __tablename__ = "zone_offer"
    id: Mapped[IntPk]
    kind: Mapped[str]
    category: Mapped[str]
    name: Mapped[str]
    capacity: Mapped[str | None]
    available: Mapped[str | None]
    contact: Mapped[str | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    state: Mapped[str | None]
    note: Mapped[str | None]


class SubmissionRow(Base):
    """A file that was made for the zone."""

    __tablename__ = "zone_submission"
    id: Mapped[IntPk]
    period: Mapped[str]
    file_name: Mapped[str]
    data_digest: Mapped[str]
    head_seq: Mapped[int]
    head_hash: Mapped[str]
    made_at: Mapped[datetime]
