"""What can be asked of 发展党员."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from smallbranch.roster.commands import MemberFields

Role = Literal["training_contact", "sponsor"]
Result = Literal["", "confirmed", "cancelled"]


class VotePart(Struct, frozen=True, kw_only=True):
    """A counted vote: only full members with a vote count (C07); written opinions are not presence (C10)."""

    present: int
    yes: int
    no: int = 0
    abstain: int = 0
    written_yes: int = 0


class StartApplication(Struct, frozen=True, kw_only=True):
    """An application is handed in: by a new person (`fields`), or by one the roster has already. Value: member id."""

    on: date
    fields: MemberFields | None = None
    member_id: int | None = None
    papers: tuple[str, ...] = ()
    handler: str | None = None
    note: str | None = None


class RecordStep(Struct, frozen=True, kw_only=True):
    """A step was done, or its record is put right. Value: id of the step's record.

    `papers` None leaves the ticks as they are. `contacts` are the training contacts (step 5) or sponsors (9).
    `hours` and `days` are those of the training course. `result` and `full_on` belong to the meeting of step 23: the
    day of full membership is asked for only where the rules do not give it (C29). `event_id` is the recorded meeting
    that voted: without `vote` the figures are taken from its motion.
    """

    member_id: int
    step: int
    on: date
    doc_no: str | None = None
    handler: str | None = None
    note: str | None = None
    papers: tuple[str, ...] | None = None
    contacts: tuple[int, ...] = ()
    vote: VotePart | None = None
    result: Result = ""
    full_on: date | None = None
    event_id: int | None = None
    hours: int | None = None
    days: int | None = None


class CancelStep(Struct, frozen=True, kw_only=True):
    """The record of a step was wrong; a category entered by it is taken back."""

    member_id: int
    step: int


class TickPaper(Struct, frozen=True, kw_only=True):
    """A paper of a step is there, or is not."""

    member_id: int
    step: int
    paper: str
    present: bool = True


class SetContacts(Struct, frozen=True, kw_only=True):
    """Who trains or vouches from this day on; those before end the day before."""

    member_id: int
    role: Role
    contact_ids: tuple[int, ...]
    on: date


class RecordReview(Struct, frozen=True, kw_only=True):
    """A review was held. Value: review id."""

    member_id: int
    on: date
    opinion: str | None = None
    review_id: int | None = None


class RemoveReview(Struct, frozen=True, kw_only=True):
    """A review was entered by mistake."""

    review_id: int


class PostNotice(Struct, frozen=True, kw_only=True):
    """A notice for a step is posted; its outcome may follow later. Value: notice id."""

    member_id: int
    step: int
    posted_on: date
    place: str | None = None
    outcome: str | None = None
    notice_id: int | None = None


class RemoveNotice(Struct, frozen=True, kw_only=True):
    """A notice was entered by mistake."""

    notice_id: int


class ExtendProbation(Struct, frozen=True, kw_only=True):
    """The meeting extends the probation: once, half a year to a year (DEV-04, C30). Value: extension id."""

    member_id: int
    decided_on: date
    months: int
    doc_no: str | None = None
    reason: str | None = None


class RemoveExtension(Struct, frozen=True, kw_only=True):
    """An extension was entered by mistake."""

    member_id: int


class EndApplication(Struct, frozen=True, kw_only=True):
    """An applicant withdraws, leaves, or is no longer trained; `on` is the last day. All records stay."""

    member_id: int
    on: date


COMMANDS: tuple[type, ...] = (
    StartApplication,
    EndApplication,
    RecordStep,
    CancelStep,
    TickPaper,
    SetContacts,
    RecordReview,
    RemoveReview,
    PostNotice,
    RemoveNotice,
    ExtendProbation,
    RemoveExtension,
)
