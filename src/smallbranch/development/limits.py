"""First and last lawful days of a step, from gates and the days they are counted from. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from smallbranch.development.views import Limit, StepLimits
from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.packs.schema import Binding, DeadlineRule, Rule, Unit
from smallbranch.packs.steps_schema import DevelopmentStep, Edge, StepGate
from smallbranch.roster.ages import add_months

Anchors = Mapping[str, date]
_MONTHS = {Unit.YEAR: 12, Unit.MONTH: 1}
_RANK = {Binding.HARD: 0, Binding.GENERAL: 1, Binding.LOCAL: 2}


def anchor_of(step: int) -> str:
    """Return the name under which the day of a step is an anchor."""
    return f"step_{step:02d}"


def notice_anchor(step: int) -> str:
    """Return the name under which the end of a step's notice is an anchor."""
    return f"notice_{step:02d}"


def moved(day: date, amount: int, unit: Unit) -> date:
    """Return the day so many days, months or years on; the month's last day where there is no such day (DEV-05)."""
    if unit in _MONTHS:
        return add_months(day, amount * _MONTHS[unit])
    return day + timedelta(days=amount)


def limit_of(gate: StepGate, anchors: Anchors) -> Limit | None:
    """Return the day a gate gives; None while the day it is counted from is not known."""
    start = anchors.get(gate.anchor)
    if start is None:
        return None
    return as_limit(gate, moved(start, -gate.amount if gate.before else gate.amount, gate.unit))


def as_limit(rule: Rule, day: date) -> Limit:
    """Return a day with what it rests on."""
    return Limit(day, rule.id, rule.article, rule.version, rule.mark, rule.severity, rule.note)


def step_limits(step: DevelopmentStep, gates: Iterable[StepGate], anchors: Anchors) -> StepLimits:
    """Return the first and last lawful days of a step; a step is never before one it follows."""
    mine = [gate for gate in gates if gate.step == step.no]
    firsts = [as_limit(step, anchors[name]) for name in map(anchor_of, step.requires) if name in anchors]
    firsts += _limits(mine, Edge.EARLIEST, anchors)
    lasts = sorted(_limits(mine, Edge.LATEST, anchors), key=lambda limit: limit.day)
    first = max(firsts, key=lambda limit: (limit.day, -_RANK[limit.binding]), default=None)
    return StepLimits(first, tuple(lasts))


def refusals(step: DevelopmentStep, gates: Iterable[StepGate], anchors: Anchors) -> tuple[Limit, ...]:
    """Return every first day of a step, the latest first: what an earlier day breaks."""
    mine = [gate for gate in gates if gate.step == step.no]
    firsts = [as_limit(step, anchors[name]) for name in map(anchor_of, step.requires) if name in anchors]
    return tuple(sorted([*firsts, *_limits(mine, Edge.EARLIEST, anchors)], key=lambda limit: limit.day, reverse=True))


def next_review(step: int, gates: Iterable[StepGate], anchors: Anchors) -> Limit | None:
    """Return the day by which the next review of a step is due."""
    mine = [gate for gate in gates if gate.step == step]
    return min(_limits(mine, Edge.REPEAT, anchors), key=lambda limit: limit.day, default=None)


def _limits(gates: Iterable[StepGate], edge: Edge, anchors: Anchors) -> list[Limit]:
    found = (limit_of(gate, anchors) for gate in gates if gate.edge is edge)
    return [limit for limit in found if limit is not None]


def notice_days(
    posted_on: date, rule: DeadlineRule, calendar: HolidayCalendar, *, counts_first_day: bool
) -> tuple[date, date]:
    """Return the first and the last day that count of a notice (CAL-10)."""
    if rule.unit is Unit.WORKING_DAY:
        first = calendar.next_workday(posted_on if counts_first_day else posted_on + timedelta(days=1))
        return first, calendar.add_workdays(posted_on, rule.amount, inclusive=counts_first_day)
    first = posted_on if counts_first_day else posted_on + timedelta(days=1)
    return first, moved(first, rule.amount, rule.unit) - timedelta(days=1)
