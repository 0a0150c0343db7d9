"""What the development slice answers with."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from smallbranch.packs.schema import Binding
from smallbranch.packs.steps_schema import DevelopmentStep

OVER = {
    "development_step_due": "development_step_overdue",
    "development_review_due": "development_review_overdue",
    "development_probation_ends": "development_probation_over",
}


class StepStatus(StrEnum):
    """How a step stands on a day; `before` means done before this book was kept, its day unknown here."""

    DONE = "done"
    BEFORE = "before"
    NEXT = "next"
    TOO_EARLY = "too_early"
    OVERDUE = "overdue"
    LATER = "later"


class Limit(Struct, frozen=True):
    """A first or last lawful day with the rule it comes from."""

    day: date
    rule_id: str
    article: str
    version: str
    mark: str
    binding: Binding
    note: str


class StepLimits(Struct, frozen=True):
    """What the rules say of a step's day: the latest of the first days, every last day (nearest first)."""

    earliest: Limit | None = None
    latest: tuple[Limit, ...] = ()


class Vote(Struct, frozen=True):
    """A counted vote with the voters due on the day."""

    due: int
    present: int
    yes: int
    no: int
    abstain: int
    written_yes: int


class StepView(Struct, frozen=True):
    """One of the 25 lines of a person."""

    step: DevelopmentStep
    status: StepStatus
    limits: StepLimits
    done_on: date | None = None
    doc_no: str | None = None
    handler: str | None = None
    note: str | None = None
    result: str | None = None
    hours: int | None = None
    days: int | None = None
    vote: Vote | None = None
    papers: tuple[str, ...] = ()
    missing_papers: tuple[str, ...] = ()
    event_id: int | None = None


class ContactView(Struct, frozen=True):
    """Somebody who trains or vouches."""

    id: int
    contact_id: int
    name: str
    role: str
    start_on: date
    end_on: date | None


class ReviewView(Struct, frozen=True):
    """A review that was held."""

    id: int
    held_on: date
    opinion: str | None


class NoticeView(Struct, frozen=True):
    """A notice: it counts from `start_on` to `end_on`; `sure` False where the swapped days of a year are not known."""

    id: int
    step: int
    posted_on: date
    start_on: date
    end_on: date
    sure: bool
    place: str | None
    outcome: str | None


class ProbationView(Struct, frozen=True):
    """The probation: `ends_on` with the extension, None where there is none by the rules of the time."""

    joined_on: str
    first_end: date | None
    ends_on: date | None
    extended_on: date | None = None
    months: int = 0
    doc_no: str | None = None
    reason: str | None = None


class Reminder(Struct, frozen=True):
    """Something with a last day: `level` is the reminder's days before, 0 when it is over."""

    code: str
    member_id: int
    name: str
    step: int
    day: date
    days_left: int
    level: int
    rule_id: str
    article: str

    @property
    def sentence(self) -> str:
        """Return the code of what to say: another one when the day is over."""
        return OVER[self.code] if self.days_left < 0 else self.code

    @property
    def params(self) -> dict[str, object]:
        """Return what fills the blanks of the sentence."""
        return {
            "name": self.name,
            "step": self.step,
            "day": self.day,
            "days": abs(self.days_left),
            "rule": self.rule_id,
            "article": self.article,
        }


class PersonLine(Struct, frozen=True):
    """A person in the list."""

    id: int
    name: str
    label: str
    department: str | None
    category: str
    stage: int
    stage_title: str
    last_step: DevelopmentStep | None
    last_on: date | None
    next_step: DevelopmentStep | None
    next_status: StepStatus | None
    next_earliest: date | None
    next_latest: date | None
    missing_papers: int


class PersonView(Struct, frozen=True):
    """A person with all 25 lines as of a day."""

    line: PersonLine
    sex: str | None
    ethnic_group: str | None
    birth_date: str | None
    education: str | None
    admin_post: str | None
    steps: tuple[StepView, ...]
    contacts: tuple[ContactView, ...]
    reviews: tuple[ReviewView, ...]
    next_review: Limit | None
    notices: tuple[NoticeView, ...]
    probation: ProbationView | None

    def step(self, number: int) -> StepView:
        """Return the line of a step."""
        return next(line for line in self.steps if line.step.no == number)
