"""Where the work year stands, step by step in the order of the pack; pure. Nothing is written for anybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from smallbranch.appraisal import rectification
from smallbranch.appraisal.views import AppraisalYear, Coverage, Item, StepState, StepView
from smallbranch.meetings.views import EventLine
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import Condition, DeadlineRule
from smallbranch.packs.steps_schema import LifeStep
from smallbranch.registers.views import EntryView


class Facts(Struct, frozen=True):
    """What the steps look at."""

    work_year: int
    rules: RuleBook
    day: date
    meets: Mapping[Condition, bool]
    meeting: EventLine | None
    committee_on: date | None
    opinions: Sequence[EntryView]
    coverage: Coverage
    appraisal: AppraisalYear
    last_items: Sequence[Item]
    items: Sequence[Item]

    def text(self, key: str) -> str:
        """Return what was written down of the year."""
        return self.appraisal.entry.values.get(key, "") if self.appraisal.entry else ""

    def on(self, key: str) -> date | None:
        """Return a day that was written down."""
        return date.fromisoformat(self.text(key)) if self.text(key) else None


Told = tuple[int, int, date | None, date | None]
"""How much is done of how much, on which day, until when."""


def steps(facts: Facts) -> tuple[StepView, ...]:
    """Return the steps there are a check for, in order."""
    found = sorted(facts.rules.in_force(LifeStep, facts.day), key=lambda rule: rule.no)
    return tuple(_step(facts, rule) for rule in found if rule.step in _CHECKS)


def _step(facts: Facts, rule: LifeStep) -> StepView:
    done, needed, day, deadline = _CHECKS[rule.step](facts)
    if not needed or not all(facts.meets[condition] for condition in rule.applies_if):
        return StepView(rule, StepState.NOT_APPLICABLE, 0, 0)
    state = StepState.DONE if done >= needed else StepState.PARTLY if done else StepState.MISSING
    return StepView(rule, state, done, needed, day, deadline)


def _dated(key: str) -> Callable[[Facts], Told]:
    def told(facts: Facts) -> Told:
        day = facts.on(key)
        return int(day is not None), 1, day, None

    return told


def _theme(facts: Facts) -> Told:
    rule = facts.rules.deadline("life_meeting_plan", facts.day)
    until = facts.meeting.held_on - timedelta(days=rule.amount) if rule and facts.meeting else None
    return bool(facts.text("theme")) + bool(facts.text("plan_reported_on")), 2, facts.on("plan_reported_on"), until


def _opinions(facts: Facts) -> Told:
    return len(facts.opinions), max(len(facts.opinions), 1), facts.opinions[-1].on_day if facts.opinions else None, None


def _talks(facts: Facts) -> Told:
    return facts.coverage.covered, facts.coverage.counted, None, None


def _last_list(facts: Facts) -> Told:
    done = sum(rectification.settled(item, facts.work_year) for item in facts.last_items)
    return done, len(facts.last_items), None, None


def _committee(facts: Facts) -> Told:
    return int(facts.committee_on is not None), 1, facts.committee_on, None


def _meeting(facts: Facts) -> Told:
    return int(facts.meeting is not None), 1, facts.meeting.held_on if facts.meeting else None, None


def _self(facts: Facts) -> Told:
    rows = facts.appraisal.rows
    return sum(bool(row.self_grade) for row in rows), len(rows), None, None


def _ballots(facts: Facts) -> Told:
    rows = [row for row in facts.appraisal.rows if row.graded]
    counted = sum(row.votes is not None for row in rows)
    whole = facts.appraisal.valid is not None
    return (counted if whole else min(counted, max(len(rows) - 1, 0))), len(rows), facts.on("held_on"), None


def _decision(facts: Facts) -> Told:
    rows = [row for row in facts.appraisal.rows if row.graded]
    return sum(bool(row.grade) for row in rows), len(rows), facts.on("decided_on"), None


def _feedback(facts: Facts) -> Told:
    rows = [row for row in facts.appraisal.rows if row.graded]
    days = [row.fed_back_on for row in rows if row.fed_back_on]
    return len(days), len(rows), max(days, default=None), None


def _list(facts: Facts) -> Told:
    own = [item for item in facts.items if item.work_year == facts.work_year]
    return len(own), max(len(own), 1), None, None


def _report(facts: Facts) -> Told:
    rule: DeadlineRule | None = facts.rules.deadline("life_meeting_report", facts.day)
    until = facts.meeting.held_on + timedelta(days=rule.amount) if rule and facts.meeting else None
    day = facts.on("reported_on")
    return int(day is not None), 1, day, until


_CHECKS: Mapping[str, Callable[[Facts], Told]] = {
    "theme": _theme,
    "study": _dated("study_on"),
    "opinions": _opinions,
    "talks": _talks,
    "last_list": _last_list,
    "committee": _committee,
    "meeting": _meeting,
    "self": _self,
    "ballots": _ballots,
    "decision": _decision,
    "superior": _dated("confirmed_on"),
    "feedback": _feedback,
    "list": _list,
    "report": _report,
}
