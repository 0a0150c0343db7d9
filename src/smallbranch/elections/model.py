"""Tables of the elections slice; private to it. Terms and posts are rows of the roster."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from smallbranch.store.base import Base, IntPk, once_per_member, references


class ElectionRow(Base):
    """An election at the end of a term, or a by-election; `term_id` is known once its result was taken over."""

    __tablename__ = "election"
    id: Mapped[IntPk]
    kind: Mapped[str]
    term_no: Mapped[int]
    has_committee: Mapped[bool] = mapped_column(default=True)
    seats: Mapped[int]
    opened_on: Mapped[date]
    meeting_on: Mapped[date | None]
    reason: Mapped[str | None]
    settled_on: Mapped[date | None]
    term_id: Mapped[int | None] = references("term.id")


class ElectionStepRow(Base):
    """A step that was done."""

    __tablename__ = "election_step"
    id: Mapped[IntPk]
    election_id: Mapped[int] = references("election.id")
    step: Mapped[int]
    done_on: Mapped[date]
    doc_no: Mapped[str | None]
    note: Mapped[str | None]


class ElectionPaperRow(Base):
    """A paper of a step that is there."""

    __tablename__ = "election_paper"
    id: Mapped[IntPk]
    election_id: Mapped[int] = references("election.id")
    step: Mapped[int]
    paper: Mapped[str]


class BallotRow(Base):
    """One ballot for one kind of post; the numbers are empty until it was counted."""

    __tablename__ = "ballot"
    id: Mapped[IntPk]
    election_id: Mapped[int] = references("election.id")
    post: Mapped[str]
    body: Mapped[str]
    seats: Mapped[int]
    own_order: Mapped[bool] = mapped_column(default=False)
    held_on: Mapped[date | None]
    due: Mapped[int | None]
    present: Mapped[int | None]
    issued: Mapped[int | None]
    returned: Mapped[int | None]
    valid: Mapped[int | None]
    void: Mapped[int | None]
    excluded: Mapped[int] = mapped_column(default=0)
    excluded_basis: Mapped[str | None]
    superior_consent: Mapped[str | None]
    meeting_consent: Mapped[str | None]
    fewer_agreed: Mapped[int | None]
    chair_id: Mapped[int | None] = references("member.id")
    note: Mapped[str | None]


class CandidateRow(Base):
    """A name on a ballot, or one written in, with its votes."""

    __tablename__ = "ballot_candidate"
    __table_args__ = once_per_member("ballot_id")
    id: Mapped[IntPk]
    ballot_id: Mapped[int] = references("ballot.id")
    member_id: Mapped[int] = references("member.id")
    write_in: Mapped[bool] = mapped_column(default=False)
    yes: Mapped[int | None]
    no: Mapped[int | None]
    abstain: Mapped[int | None]


class TellerRow(Base):
    """Who watched over the counting (监票人) or counted (计票人)."""

    __tablename__ = "ballot_teller"
    __table_args__ = once_per_member("ballot_id")
    id: Mapped[IntPk]
    ballot_id: Mapped[int] = references("ballot.id")
    member_id: Mapped[int] = references("member.id")
    role: Mapped[str]


class ResultRow(Base):
    """A post that somebody got by an election."""

    __tablename__ = "election_result"
    __table_args__ = once_per_member("election_id", "post")
    id: Mapped[IntPk]
    election_id: Mapped[int] = references("election.id")
    member_id: Mapped[int] = references("member.id")
    post: Mapped[str]
