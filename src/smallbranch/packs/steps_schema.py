"""Kinds of rules about what is done step by step: admission, elections, the year's appraisal."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from smallbranch.packs.schema import Condition, Rule, Unit


class Edge(StrEnum):
    """What a gate says of a step's day: not before, not after, or again and again until the step is done."""

    EARLIEST = "earliest"
    LATEST = "latest"
    REPEAT = "repeat"


class DevelopmentStep(Rule, frozen=True, kw_only=True):
    """One step of 发展党员: by whom, with which papers, after which steps.

    `enters` is the category the person is in from that day, `contacts` the role of those chosen in it, `motion` its
    vote. Who came into the category before this book was kept is taken to have done the steps of `implies` as well.
    """

    no: int
    stage: str
    title: str
    by: str
    papers: tuple[str, ...] = ()
    requires: tuple[int, ...] = ()
    implies: tuple[int, ...] = ()
    enters: str = ""
    contacts: str = ""
    motion: str = ""


class StepGate(Rule, frozen=True, kw_only=True):
    """So much time between an anchor and a step; `anchor` is a date of the person, `step_NN` or `notice_NN`."""

    step: int
    edge: Edge
    anchor: str
    amount: int
    unit: Unit
    before: bool = False


class ElectionStep(Rule, frozen=True, kw_only=True):
    """One step of an election (换届, 补选): by whom, with which papers, after which steps.

    `counts` names the body that votes in it (`general_membership_meeting`, `branch_committee_meeting`); `by_superior`
    is done by whoever approves; the document of one that `confirms` is that of the secretary's post.
    """

    no: int
    title: str
    by: str
    papers: tuple[str, ...] = ()
    requires: tuple[int, ...] = ()
    counts: str = ""
    by_superior: bool = False
    committee_only: bool = False
    confirms: bool = False


class ElectionGate(Rule, frozen=True, kw_only=True):
    """So much time between an anchor and a step: `term_end`, `meeting`, `elected`, or `step_NN`."""

    step: int
    edge: Edge
    anchor: str
    amount: int
    unit: Unit
    before: bool = False


class JoinEra(Rule, frozen=True, kw_only=True):
    """What joining meant in a time: whose act is the day of joining, how long probation was, where party age begins.

    `probation_months` lists what was possible then; 0 means none. `party_age_from` is `full_date` or `join_date`.
    """

    joined_from: date
    joined_to: date | None = None
    joined_by: str
    probation_months: tuple[int, ...]
    party_age_from: str


class LifeStep(Rule, frozen=True, kw_only=True):
    """One step of a work year's organisational-life meeting and appraisal; the note is its prompt.

    `step` is what is looked at (study, opinions, talks …), `stage` before, at or after the meeting.
    """

    no: int
    stage: str
    step: str
    title: str
    applies_if: tuple[Condition, ...] = ()
