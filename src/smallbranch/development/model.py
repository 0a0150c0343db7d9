"""Tables of the development slice; private to it. The people are rows of the roster, in the category they are in."""

from datetime import date

from sqlalchemy.orm import Mapped

from smallbranch.store.base import Base, IntPk, once_per_member, references


class StepRow(Base):
    """A step done by a person; the vote columns are empty where none was taken."""

    __tablename__ = "development_step"
    __table_args__ = once_per_member("step")
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    step: Mapped[int]
    done_on: Mapped[date]
    doc_no: Mapped[str | None]
    handler: Mapped[str | None]
    note: Mapped[str | None]
    result: Mapped[str | None]
    hours: Mapped[int | None]
    days: Mapped[int | None]
    vote_present: Mapped[int | None]
    vote_yes: Mapped[int | None]
    vote_no: Mapped[int | None]
    vote_abstain: Mapped[int | None]
    vote_written: Mapped[int | None]
    event_id: Mapped[int | None]


class PaperRow(Base):
    """A paper of a step that is there."""

    __tablename__ = "development_paper"
    __table_args__ = once_per_member("step", "paper")
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    step: Mapped[int]
    paper: Mapped[str]


class ContactRow(Base):
    """A full member who trains (培养联系人) or vouches for (入党介绍人) somebody, from when to when."""

    __tablename__ = "development_contact"
    __table_args__ = once_per_member("contact_id", "role")
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    contact_id: Mapped[int] = references("member.id")
    role: Mapped[str]
    start_on: Mapped[date]
    end_on: Mapped[date | None]


class ReviewRow(Base):
    """A half-yearly review (考察) of an activist or a probationary member."""

    __tablename__ = "development_review"
    __table_args__ = once_per_member("held_on")
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    held_on: Mapped[date]
    opinion: Mapped[str | None]


class NoticeRow(Base):
    """A public notice (公示) about somebody; from when to when it counts follows from the day it was posted."""

    __tablename__ = "development_notice"
    __table_args__ = once_per_member("step")
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    step: Mapped[int]
    posted_on: Mapped[date]
    place: Mapped[str | None]
    outcome: Mapped[str | None]


class ExtensionRow(Base):
    """The one extension a probation can have (DEV-04)."""

    __tablename__ = "development_extension"
    __table_args__ = once_per_member()
    id: Mapped[IntPk]
    member_id: Mapped[int] = references("member.id")
    decided_on: Mapped[date]
    months: Mapped[int]
    doc_no: Mapped[str | None]
    reason: Mapped[str | None]
