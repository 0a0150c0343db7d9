"""The first page's lines: overdue, this week, coming; each with cause, article, deadline and the remedy."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta

from msgspec.structs import replace

from smallbranch.development.views import Reminder
from smallbranch.elections.views import ElectionReminder
from smallbranch.kernel.findings import Finding
from smallbranch.meetings.plan import TASK
from smallbranch.meetings.views import DecisionView, OpenMakeup, PlanItemView, PutOff
from smallbranch.packs.rulebook import UnknownRule
from smallbranch.roster.views import TodoView
from smallbranch.rules.facts import Facts
from smallbranch.rules.findings import makeup_code, makeup_params
from smallbranch.rules.views import Line, Node, NodeStatus, Overview

COMING_DAYS = 31

_ORGANISATION_ACTION = {
    "term_over": "start_term",
    "term_extension_over": "start_term",
    "term_ends_soon": "start_term",
    "secretary_vacant": "assign_post",
    "secretary_missing": "assign_post",
    "post_vacant": "assign_post",
    "committee_required": "assign_post",
}


def overview(
    facts: Facts,
    nodes: Iterable[Node],
    organisation: Iterable[Finding],
    makeups: Iterable[OpenMakeup],
    decisions: Iterable[DecisionView],
    reminders: Iterable[Reminder | ElectionReminder] = (),
    put_off: Iterable[PutOff] = (),
    todos: Iterable[TodoView] = (),
    since: date = date.min,
) -> Overview:
    """Sort everything that wants doing into the three levels, nearest deadline first.

    Tasks that were due before `since` are left to `check`; lines in `put_off` wait apart until their day.
    """
    lines = [_of_node(node, facts.today) for node in nodes if node.status in (NodeStatus.MISSING, NodeStatus.DUE)]
    lines += [_of_finding(item, facts.today) for item in organisation if item.code in _ORGANISATION_ACTION]
    lines += [_of_decision(item) for item in decisions if item.closed_on is None and item.due_on is not None]
    lines += [_of_makeup(item) for item in makeups]
    lines += [_of_reminder(item) for item in reminders]
    lines += [_of_todo(item) for item in todos]
    if not any(item.period.startswith(str(facts.today.year)) for item in facts.plan):
        lines.append(
            Line("plan_not_drafted", {"year": facts.today.year}, None, "", "", "draft_plan", {"year": facts.today.year})
        )
    lines += [_of_task(item) for item in facts.plan if _is_open_task(item) and _due_on(item) >= since]
    lines = [replace(line, key=_key(line)) for line in lines]
    held_back = {item.key: item for item in put_off if item.until is None or item.until > facts.today}
    waiting = tuple(replace(line, put_off=held_back[line.key]) for line in lines if line.key in held_back)
    lines = [line for line in lines if line.key not in held_back]
    week_end = facts.today + timedelta(days=6 - facts.today.weekday())
    far = facts.today + timedelta(days=COMING_DAYS)
    # What one member still owes comes after what the whole branch does.
    dated = sorted(lines, key=lambda line: (line.action == "record_makeup", line.deadline or far, line.code))
    levels: dict[str, list[Line]] = {"overdue": [], "this_week": [], "coming": []}
    for line in dated:
        level = _level(line, facts.today, week_end, facts.today + timedelta(days=_lead_days(facts, line)))
        if level:
            levels[level].append(line)
    overdue, this_week, coming = (tuple(lines) for lines in levels.values())
    return Overview(overdue, this_week, coming, waiting)


def _key(line: Line) -> str:
    """Return how a line is known again tomorrow: a node by what it is, everything else by what it is about."""
    if line.code.startswith("node_"):
        return ":".join(("node", *(str(line.target[name] or "") for name in ("form", "period", "cell_id"))))
    if line.action == "record_makeup":  # what is put off is asking this member
        return f"makeup_open:{line.target['member_id']}"
    return ":".join((line.code, *(str(value) for _, value in sorted(line.target.items()))))


def _lead_days(facts: Facts, line: Line) -> int:
    """Return how many days ahead a line is shown: of its form or kind, else of everything else, as the packs say."""
    what = line.params["form"] if line.code.startswith("node_") else line.action
    for key in (f"remind_days_{what}", "remind_days_other"):
        with suppress(UnknownRule):
            return facts.rules.setting_int(key, facts.today)
    return COMING_DAYS


def _is_open_task(item: PlanItemView) -> bool:
    due = item.deadline or item.planned_on
    return item.form == TASK and item.state == "open" and item.done_on is None and due is not None


def _due_on(item: PlanItemView) -> date:
    return item.deadline or item.planned_on or date.max


def _of_task(item: PlanItemView) -> Line:
    params = {"topic": item.topic or "", "owner": item.lead or "", "deadline": _due_on(item)}
    return Line("task_due", params, _due_on(item), "", "", "complete_task", {"plan_item_id": item.id})


def _level(line: Line, today: date, week_end: date, far: date) -> str:
    """Return overdue, this_week, coming, or nothing yet. A planned day that passed wants doing now, not overdue."""
    if line.deadline is None:
        return "coming"
    if line.deadline < today:
        return "overdue"
    if line.deadline <= week_end or line.code.startswith("node_planned_day_passed"):
        return "this_week"
    always = line.code == "term_ends_soon" or line.action == "record_makeup"
    return "coming" if line.deadline <= far or always else ""


def _of_node(node: Node, today: date) -> Line:
    """Return the line of an open node: until its planned day if that is to come, else until the rule's own deadline."""
    deadline, code = node.deadline, f"node_{node.status.value}"
    if node.status is NodeStatus.DUE and node.planned_on is not None:
        passed = node.planned_on < today
        deadline, code = (deadline, "node_planned_day_passed") if passed else (node.planned_on, code)
    params = {
        **node.rule.cited(),
        "form": node.form,
        "period": node.period,
        "cell": node.cell or "",
        "needed": node.needed,
        "counted": node.counted,
        "deadline": deadline,
        "planned_on": node.planned_on,
    }
    target = {
        "form": node.form,
        "period": node.period,
        "cell_id": node.cell_id,
        "plan_item_id": node.plan_item_id,
        "makes_up": node.period if node.status is NodeStatus.MISSING else None,
    }
    code += "_cell" if node.cell else ""
    return Line(code, params, deadline, node.rule.id, node.rule.article, "record_meeting", target)


def _of_finding(item: Finding, today: date) -> Line:
    deadline = item.params.get("ends_on")
    when = deadline if isinstance(deadline, date) else today
    rule, article = str(item.params.get("rule", "")), str(item.params.get("article", ""))
    return Line(item.code, item.params, when, rule, article, _ORGANISATION_ACTION[item.code])


def _of_decision(item: DecisionView) -> Line:
    params = {"text": item.text, "owner": item.owner or "", "due_on": item.due_on}
    return Line("decision_open", params, item.due_on, "", "", "close_decision", {"decision_id": item.id})


def _of_makeup(item: OpenMakeup) -> Line:
    target = {"segment_id": item.segment_id, "member_id": item.member_id}
    return Line(makeup_code(item), makeup_params(item), item.due_on, "", "", "record_makeup", target)


def _of_reminder(item: Reminder | ElectionReminder) -> Line:
    if isinstance(item, ElectionReminder):
        about = {"election_id": item.election_id}
        return Line(item.code, item.params, item.day, item.rule_id, item.article, "election_step", about)
    target = {"member_id": item.member_id, "step": item.step}
    return Line(item.sentence, item.params, item.day, item.rule_id, item.article, "record_step", target)


def _of_todo(item: TodoView) -> Line:
    target = {} if item.target_id is None else {"member_id": item.target_id}
    return Line(item.code, item.params, item.day, item.rule_id, item.article, item.action, target)
