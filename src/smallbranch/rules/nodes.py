"""Which nodes a period has and how each stands: pure functions over the facts.

A span belongs to a period when its last day lies inside it, so that spans are counted once however a year is cut.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.meetings.views import EventLine, PlanItemView
from smallbranch.packs.rulebook import UnknownRule
from smallbranch.packs.schema import Cadence, Per, Span
from smallbranch.rules.facts import Facts
from smallbranch.rules.views import Node, NodeStatus

KIND_OF = {
    Span.MONTH: PeriodKind.MONTH,
    Span.QUARTER: PeriodKind.QUARTER,
    Span.HALF_YEAR: PeriodKind.HALF,
    Span.YEAR: PeriodKind.YEAR,
}
BY_WORK_YEAR = frozenset({"organizational_life_meeting", "democratic_appraisal"})
NOT_TRACKED = frozenset({Per.PAIR, Per.MEMBER})


def nodes(facts: Facts, period: Period) -> tuple[Node, ...]:
    """Return every node of the period, in order of deadline."""
    found: list[Node] = []
    for rule in facts.rules.cadences(min(period.last, facts.today) if period.first <= facts.today else period.first):
        if rule.per in NOT_TRACKED:
            continue
        for span in spans(rule, period):
            found.extend(_nodes_of(facts, rule, span))
    return tuple(sorted(found, key=lambda node: (node.deadline, node.rule.id, node.cell or "")))


def spans(rule: Cadence, period: Period) -> tuple[Period, ...]:
    """Return the rule's spans whose last day lies in the period."""
    year = Period(period.year, PeriodKind.YEAR)
    return tuple(span for span in year.split(KIND_OF[rule.period]) if period.contains(span.last))


def _nodes_of(facts: Facts, rule: Cadence, span: Period) -> Iterable[Node]:
    reason = _not_applicable(facts, rule, span)
    if reason is not None:
        yield _node(rule, span, NodeStatus.NOT_APPLICABLE, 0, reason=reason)
        return
    if rule.per is Per.CELL:
        for cell in facts.on(span.last).cells:
            yield _stand(facts, rule, span, cell.id, cell.name)
        return
    yield _stand(facts, rule, span, None, None)


def _not_applicable(facts: Facts, rule: Cadence, span: Period) -> str | None:
    if facts.branch.founded_on and span.last < facts.branch.founded_on:
        return "before_founding"
    day = facts.on(span.last)
    return next((f"not_{condition.value}" for condition in rule.applies_if if not day.meets(condition)), None)


def _stand(facts: Facts, rule: Cadence, span: Period, cell_id: int | None, cell: str | None) -> Node:
    planned = _planned(facts, rule.form, span, cell_id)
    own, made_up = _counting(facts, rule.form, span, cell_id)
    counted = len(own) + len(made_up)
    if planned is not None and planned.state == "not_applicable" and counted < rule.min:
        reason = planned.reason
        return _node(rule, span, NodeStatus.NOT_APPLICABLE, counted, cell_id=cell_id, cell=cell, reason=reason)
    if len(own) >= rule.min:
        status = NodeStatus.DONE
    elif counted >= rule.min:
        status = NodeStatus.MADE_UP
    else:
        status = NodeStatus.MISSING if span.last < facts.today else NodeStatus.DUE
    node = _node(rule, span, status, counted, cell_id=cell_id, cell=cell, events=(*own, *made_up))
    late = status is NodeStatus.DONE and _in_time(facts, own) < rule.min
    return replace(_with_plan(node, planned), entered_late=late)


def _in_time(facts: Facts, event_ids: Iterable[int]) -> int:
    """Count the events that were entered within the branch's days."""
    try:
        most = facts.rules.setting_int("entry_late_days", facts.today)
    except UnknownRule:
        return sum(1 for _ in event_ids)
    lags = {line.event_id: (line.entered_at.date() - line.held_on).days for line in facts.events}
    return sum(lags[event_id] <= most for event_id in event_ids)


def _counting(facts: Facts, form: str, span: Period, cell_id: int | None) -> tuple[list[int], list[int]]:
    """Return the events held for the span itself and those that make it up later; an event counts for one node only."""
    own, made_up = [], []
    name = str(span)
    for line in facts.events:
        if line.form != form or (cell_id is not None and line.cell_id != cell_id):
            continue
        if line.makes_up is not None:
            if line.makes_up == name:
                made_up.append(line.event_id)
        elif _held_for(line, form, span):
            own.append(line.event_id)
    return own, made_up


def _held_for(line: EventLine, form: str, span: Period) -> bool:
    if form in BY_WORK_YEAR and line.work_year is not None:
        return span.kind is PeriodKind.YEAR and line.work_year == span.year
    return span.contains(line.held_on)


def _planned(facts: Facts, form: str, span: Period, cell_id: int | None) -> PlanItemView | None:
    name = str(span)

    def fits(item: PlanItemView) -> bool:
        if item.form != form or (cell_id is not None and item.cell_id != cell_id):
            return False
        return item.period == name or (item.planned_on is not None and span.contains(item.planned_on))

    fitting = [item for item in facts.plan if fits(item) and item.state != "cancelled"]
    return next((item for item in fitting if item.event_id is None), fitting[0] if fitting else None)


def _node(
    rule: Cadence,
    span: Period,
    status: NodeStatus,
    counted: int,
    *,
    cell_id: int | None = None,
    cell: str | None = None,
    reason: str | None = None,
    events: tuple[int, ...] = (),
) -> Node:
    return Node(
        rule, rule.form, str(span), span.first, span.last, status, rule.min, counted, cell_id, cell, reason, events
    )


def _with_plan(node: Node, planned: PlanItemView | None) -> Node:
    if planned is None:
        return node
    return replace(node, plan_item_id=planned.id, planned_on=planned.planned_on)
