"""What can be asked of the appraisal; each is one step that can be undone. Entries lie in the registers."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct


class SetLifeYear(Struct, frozen=True, kw_only=True):
    """Write down what a work year's meeting needs besides its record. Value: entry id.

    `values` are texts by field of the register L19A (theme, plan_reported_on, study_on, study, committee_on …): days as
    2026-01-20; an empty text clears one, fields not named stay. `committee_event` is the id of the recorded committee
    meeting the check was made at; its day becomes `committee_on`.
    """

    work_year: int
    values: dict[str, str]


class SelfGrade(Struct, frozen=True, kw_only=True):
    """How a member rates himself; an empty grade takes it back."""

    member_id: int
    grade: str


class RecordSelfGrades(Struct, frozen=True, kw_only=True):
    """Record the self-assessments; probationary members take part. Value: number of members."""

    work_year: int
    grades: tuple[SelfGrade, ...]


class MemberVotes(Struct, frozen=True, kw_only=True):
    """The ballots on one member by grade."""

    member_id: int
    excellent: int = 0
    qualified: int = 0
    basic: int = 0
    unqualified: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        """Return the four numbers, best grade first."""
        return (self.excellent, self.qualified, self.basic, self.unqualified)


class RecordAppraisalBallots(Struct, frozen=True, kw_only=True):
    """Record the ballots of a work year: handed out, returned, valid, and the counts of each member. Value: entry id.

    `scrutineers` and `tellers` are member ids or names. Members not named keep their counts.
    """

    work_year: int
    held_on: date
    issued: int
    returned: int
    valid: int
    scrutineers: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    votes: tuple[MemberVotes, ...] = ()


class GradeDecision(Struct, frozen=True, kw_only=True):
    """What was decided on one member, and why; an empty grade takes the decision back."""

    member_id: int
    grade: str
    reason: str | None = None


class DecideGrades(Struct, frozen=True, kw_only=True):
    """Record the grades the committee or the meeting decided. Value: number of members."""

    work_year: int
    decided_on: date
    grades: tuple[GradeDecision, ...]


class ConfirmGrades(Struct, frozen=True, kw_only=True):
    """Record the superior's confirmation; `opinion` is written to the members named, or to all. Value: entry id."""

    work_year: int
    confirmed_on: date
    document_no: str | None = None
    opinion: str | None = None
    member_ids: tuple[int, ...] = ()


class FeedBackGrades(Struct, frozen=True, kw_only=True):
    """Record the day the grade was told to the members named, or to all who have one. Value: number of members."""

    work_year: int
    fed_back_on: date
    member_ids: tuple[int, ...] = ()


class SettledItem(Struct, frozen=True, kw_only=True):
    """A rectification item that is closed by its evidence, or carried over with a new time limit."""

    entry_id: int
    outcome: Literal["closed", "carried"]
    on: date | None = None
    evidence: str | None = None
    closed_by: str | None = None
    due_on: date | None = None


class SettleRectification(Struct, frozen=True, kw_only=True):
    """Go through last year's list before the meeting of a work year: close or carry over. Value: number of items."""

    work_year: int
    items: tuple[SettledItem, ...]


COMMANDS: tuple[type, ...] = (
    SetLifeYear,
    RecordSelfGrades,
    RecordAppraisalBallots,
    DecideGrades,
    ConfirmGrades,
    FeedBackGrades,
    SettleRectification,
)
