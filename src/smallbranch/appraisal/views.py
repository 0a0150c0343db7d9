"""Frozen rows of the appraisal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from smallbranch.meetings.views import EventLine
from smallbranch.packs.schema import SettingRule
from smallbranch.packs.steps_schema import LifeStep
from smallbranch.registers.views import EntryView
from smallbranch.roster.views import MemberView


class StepState(StrEnum):
    """How a step of the work year stands."""

    DONE = "done"
    PARTLY = "partly"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class StepView(Struct, frozen=True):
    """A step with its rule: `done` of `needed`, the day it was done, the day until which it wants doing."""

    rule: LifeStep
    state: StepState
    done: int = 0
    needed: int = 1
    day: date | None = None
    deadline: date | None = None


class AppraisalRow(Struct, frozen=True):
    """One member in the appraisal; `graded` is False for a probationary member (APPR-03).

    `votes` are the ballots by grade, best first, None while not entered. `leading` are the grades with the most of
    them, `rank` the place by ballots for the best grade: arithmetic only, the grade is what was decided.
    """

    member_id: int
    name: str
    label: str
    category: str
    graded: bool
    entry_id: int | None
    self_grade: str
    votes: tuple[int, ...] | None
    leading: tuple[str, ...]
    rank: int | None
    grade: str
    reason: str
    superior: str
    fed_back_on: date | None


class Cap(Struct, frozen=True):
    """How many may be graded best: `base` people, `cap` of them, `graded` so far, by which setting."""

    base: int
    cap: int
    graded: int
    rule: SettingRule

    @property
    def over(self) -> bool:
        """Tell whether more are graded best than the norm says; the committee decides."""
        return self.graded > self.cap


class AppraisalYear(Struct, frozen=True):
    """A work year's appraisal: its entry, ballots and members as of `day`."""

    work_year: int
    day: date
    entry: EntryView | None
    issued: int | None
    returned: int | None
    valid: int | None
    rows: tuple[AppraisalRow, ...]
    cap: Cap


class Need(Struct, frozen=True):
    """A talk that is missing; `kind` is commissioners, commissioner_member or members, `other` None for anybody."""

    kind: str
    member: MemberView
    other: MemberView | None = None


class Coverage(Struct, frozen=True):
    """Who has talked with whom in a year; `excused` names why somebody is left out of the count."""

    members: tuple[MemberView, ...]
    commissioners: frozenset[int]
    secretary: int | None
    days: Mapping[tuple[int, int], tuple[date, ...]]
    excused: Mapping[int, str]
    needs: tuple[Need, ...]

    def between(self, one: int, other: int) -> tuple[date, ...]:
        """Return the days two people talked."""
        return self.days.get((min(one, other), max(one, other)), ())

    def lacks(self, member_id: int) -> bool:
        """Tell whether somebody still has a talk to come."""
        return any(member_id == need.member.id or (need.other and member_id == need.other.id) for need in self.needs)

    @property
    def counted(self) -> int:
        """Return how many people are counted."""
        return sum(one.id not in self.excused for one in self.members)

    @property
    def covered(self) -> int:
        """Return how many of them have all their talks."""
        return sum(one.id not in self.excused and not self.lacks(one.id) for one in self.members)


class Item(Struct, frozen=True):
    """A rectification item of a work year's list; `carried_to` is the later year it was carried to."""

    id: int
    work_year: int
    carried_to: int | None
    problem: str
    source: str
    owner: str
    due_on: date | None
    state: str
    closed_on: date | None
    evidence: str
    lasting: bool

    @property
    def open(self) -> bool:
        """Tell whether the item is not closed."""
        return self.closed_on is None


class LifeYear(Struct, frozen=True):
    """Everything of one work year: its steps, meeting, opinions, talks, appraisal and both lists."""

    work_year: int
    steps: tuple[StepView, ...]
    meeting: EventLine | None
    opinions: tuple[EntryView, ...]
    coverage: Coverage
    appraisal: AppraisalYear
    last_items: tuple[Item, ...]
    items: tuple[Item, ...]
