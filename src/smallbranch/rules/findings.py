"""Nodes and organisation facts as findings, each with its rule, article and version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from smallbranch.elections.reminders import lead_months
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.meetings.views import DecisionView, EventLine, EventView, OpenMakeup, PlanItemView
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import Binding, Rule
from smallbranch.roster.ages import add_months
from smallbranch.rules.facts import DayFacts, Facts
from smallbranch.rules.views import Node, NodeStatus


def of_node(node: Node) -> Finding | None:
    """Return the finding of a node; None for one that is simply done."""
    if node.status is NodeStatus.DONE:
        return None
    severity = Severity.INFO
    if node.status is NodeStatus.MISSING:
        severity = Severity.ERROR if node.rule.severity is Binding.HARD else Severity.WARNING
    code = f"node_{node.status.value}" + ("_cell" if node.cell else "")
    params = {
        **node.rule.cited(),
        "form": node.form,
        "period": node.period,
        "deadline": node.deadline,
        "needed": node.needed,
        "counted": node.counted,
        "status": node.status.value,
    }
    if node.cell:
        params["cell"] = node.cell
    if node.reason:
        params["reason"] = node.reason
    return Finding(code, severity, params, Subject("event", node.event_ids[0] if node.event_ids else None))


def of_organisation(facts: Facts, day: DayFacts) -> Iterator[Finding]:
    """Yield notices about size, committee, term and vacancy (C01–C03, C36, C41)."""
    rules, at = facts.rules, day.day
    small, large = rules.limit("branch_full_members_min", at), rules.limit("branch_members_max", at)
    wanted = rules.limit("committee_required_full_members", at)
    if small and day.full_members < small.value:
        yield Finding("branch_too_small", Severity.WARNING, {**small.cited(), "count": day.full_members})
    if large and day.members > large.value:
        yield Finding("branch_too_large", Severity.WARNING, {**large.cited(), "count": day.members})
    if wanted and day.full_members >= wanted.value and not day.has_committee:
        yield Finding("committee_required", Severity.WARNING, {**wanted.cited(), "count": day.full_members})
    if wanted and day.full_members < wanted.value and day.has_committee:
        yield Finding("committee_below_threshold", Severity.INFO, {**wanted.cited(), "count": day.full_members})
    yield from _term(rules, day)
    yield from _vacancies(rules, day)


def _vacancies(rules: RuleBook, day: DayFacts) -> Iterator[Finding]:
    """Yield the posts to be filled by a by-election or an appointment, and since when they are empty (TERM-06)."""
    rule = rules.deadline("by_election", day.day) or rules.limit("term_years", day.day)
    if rule is None:
        return
    for one in day.vacancies:
        params = {**rule.cited(), "post": one.post, "since": one.since, "days": one.days, "last": one.last or ""}
        if one.since is None:
            yield Finding("secretary_missing", Severity.WARNING, params)
        elif one.post == "secretary":
            yield Finding("secretary_vacant", Severity.WARNING, params)
        else:
            yield Finding("post_vacant", Severity.WARNING, params)


def _term(rules: RuleBook, day: DayFacts) -> Iterator[Finding]:
    limit, reminder = rules.limit("term_years", day.day), rules.deadline("term_reminder", day.day)
    if day.term is None or limit is None:
        return
    params = {**limit.cited(), "term_no": day.term.term_no, "ends_on": day.term.ends_on}
    params["days"] = abs((day.term.ends_on - day.day).days)
    if day.term.ends_on < day.day:
        extended = day.term.extension_doc is not None
        yield Finding("term_extension_over" if extended else "term_over", Severity.ERROR, params)
        return
    near = [months for months in lead_months(rules, day.day) if add_months(day.term.ends_on, -months) <= day.day]
    if near and reminder:
        yield Finding("term_ends_soon", Severity.WARNING, {**params, **reminder.cited(), "months": near[0]})


def of_plan(plan: Iterable[PlanItemView], today: date) -> Iterator[Finding]:
    """Yield plan lines whose day has passed without a record."""
    for item in plan:
        if item.state == "open" and item.event_id is None and item.planned_on and item.planned_on < today:
            params = {
                "form": item.form,
                "planned_on": item.planned_on,
                "period": item.period,
                "topic": item.topic or "",
            }
            yield Finding("plan_not_recorded", Severity.WARNING, params, Subject("plan_item", item.id))


def of_entry(lines: Iterable[EventLine], lead_days: int, rule: Rule | None) -> Iterator[Finding]:
    """Yield records entered later than the lead time: 补录 is welcome and always shows."""
    for line in lines:
        lag = (line.entered_at.date() - line.held_on).days
        if lag > lead_days:
            params = {"form": line.form, "held_on": line.held_on, "days": lag, **(rule.cited() if rule else {})}
            yield Finding("entered_late", Severity.INFO, params, Subject("event", line.event_id))


def of_minutes(lines: Iterable[EventLine], today: date, lead_days: int, rule: Rule | None) -> Iterator[Finding]:
    """Yield records without minutes after the lead time."""
    for line in lines:
        if not line.has_minutes and (today - line.held_on).days > lead_days:
            params = {"form": line.form, "held_on": line.held_on, "topic": line.topic, **(rule.cited() if rule else {})}
            yield Finding("minutes_missing", Severity.WARNING, params, Subject("event", line.event_id))


def of_votes(event: EventView) -> Iterator[Finding]:
    """Yield votes taken without a quorum, and votes that did not pass."""
    for segment in event.segments:
        for motion in segment.motions:
            params = {
                "rule": motion.rule_id,
                "article": motion.article,
                "title": motion.title,
                "held_on": event.start_at.date(),
                "due": motion.due_voters,
                "present": motion.present_voters,
                "quorum_needed": motion.quorum_needed,
                "yes": motion.yes + motion.written_yes,
                "pass_needed": motion.pass_needed,
            }
            if not motion.quorum_met:
                yield Finding("quorum_not_met", Severity.ERROR, params, Subject("event", event.id))
            elif not motion.passed:
                yield Finding("motion_not_passed", Severity.INFO, params, Subject("event", event.id))


def of_makeups(absences: Iterable[OpenMakeup]) -> Iterator[Finding]:
    """Yield absences that were not made up."""
    for item in absences:
        yield Finding(makeup_code(item), Severity.INFO, makeup_params(item), Subject("segment", item.segment_id))


def makeup_code(item: OpenMakeup) -> str:
    """Return what is said of an open make-up: with its last day, where the branch has set one."""
    return "makeup_open" if item.due_on is not None else "makeup_open_no_limit"


def makeup_params(item: OpenMakeup) -> dict[str, object]:
    """Return what the sentence needs."""
    return {
        "name": item.name, "form": item.form, "held_on": item.held_on, "topic": item.topic, "due_on": item.due_on
    }  # fmt: skip


def of_decisions(decisions: Iterable[DecisionView], today: date) -> Iterator[Finding]:
    """Yield decisions past their time limit."""
    for item in decisions:
        if item.closed_on is None and item.due_on is not None and item.due_on < today:
            params = {"text": item.text, "due_on": item.due_on, "owner": item.owner or ""}
            yield Finding("decision_overdue", Severity.WARNING, params, Subject("decision", item.id))
