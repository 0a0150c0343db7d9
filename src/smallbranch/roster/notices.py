"""What has a last day in the roster: letters on their way, states that end, members out of contact (C06, MOVE-08)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import Rule
from smallbranch.roster.ages import add_months
from smallbranch.roster.intervals import covers
from smallbranch.roster.model import StateRow
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.views import TodoView

PENDING = "transfer_out_pending"
WITH_AN_END = ("probation_within_party", "rights_suspended", "membership_suspended")


class Letter(Struct, frozen=True):
    """A transfer letter on its way; `valid_to` is its last day, `level` the lead reached (0: over, None: none)."""

    member_id: int
    name: str
    to_org: str
    letter_no: str
    issued_on: date
    valid_to: date
    days_left: int
    level: int | None


def leads(rules: RuleBook, key: str, on: date) -> tuple[int, ...]:
    """Return the days before a limit at which it is told, shortest first."""
    value = rules.setting(key, on).value
    return tuple(sorted(int(one) for one in value if one.isdigit())) if isinstance(value, tuple) else ()


def letters(timeline: Timeline, rules: RuleBook, day: date) -> tuple[Letter, ...]:
    """Return the letters without a receipt on a day, the one that ends first before the others."""
    rule = rules.deadline("transfer_letter", day)
    found = []
    for view in timeline.everybody(day):
        row = timeline.relation(view.id, day)
        if row is None or row.kind != PENDING or row.letter_on is None or rule is None:
            continue
        if row.end_on is not None and row.end_on <= day:
            continue  # the receipt is back, or the letter was withdrawn
        days = row.letter_days or rule.amount
        last = row.letter_on + timedelta(days=days)
        left = (last - day).days
        # A letter of ten days is not warned of thirty days before: only leads shorter than its validity count.
        before = [lead for lead in leads(rules, "transfer_letter_reminder_days", day) if lead < days]
        level = 0 if left < 0 else next((lead for lead in before if left <= lead), None)
        found.append(
            Letter(view.id, view.label, row.other_org or "", row.letter_no or "", row.letter_on, last, left, level)
        )
    return tuple(sorted(found, key=lambda one: one.valid_to))


def findings(timeline: Timeline, rules: RuleBook, day: date) -> Iterator[Finding]:
    """Yield what the letters and states of a day want; nothing changes by itself."""
    for todo in todos(timeline, rules, day):
        severity = Severity.WARNING
        yield Finding(todo.code, severity, {**todo.params, "day": todo.day}, Subject("member", todo.target_id))


def todos(timeline: Timeline, rules: RuleBook, day: date) -> tuple[TodoView, ...]:
    """Return what is near its last day or over, the nearest first."""
    found = [*_of_letters(timeline, rules, day), *_of_states(timeline, rules, day), *_of_lost(timeline, rules, day)]
    return tuple(sorted(found, key=lambda one: (one.day, one.target_id or 0)))


def _of_letters(timeline: Timeline, rules: RuleBook, day: date) -> Iterator[TodoView]:
    rule = rules.deadline("transfer_letter", day)
    for one in letters(timeline, rules, day):
        if one.level is None:
            continue
        code = "transfer_letter_expired" if one.days_left < 0 else "transfer_letter_ends_soon"
        params = {
            "name": one.name,
            "to_org": one.to_org,
            "issued_on": one.issued_on,
            "passed": (day - one.issued_on).days,
            "days": abs(one.days_left),
        }
        yield _todo(code, params, one.valid_to, rule, "renew_letter", one.member_id)


def _of_states(timeline: Timeline, rules: RuleBook, day: date) -> Iterator[TodoView]:
    """Yield running states whose last day is near: rights do not come back without a decision."""
    lead = max(leads(rules, "state_reminder_days", day), default=0)
    for view in timeline.everybody(day):
        for one in timeline.snapshot.states.get(view.id, ()):
            if one.state in WITH_AN_END and one.end_on is not None and covers(one, day):
                left = (one.end_on - day).days
                if left <= lead:
                    params = {"name": view.label, "state": one.state, "days": left}
                    yield _todo("member_state_ends", params, one.end_on, None, "member_card", view.id)


def _of_lost(timeline: Timeline, rules: RuleBook, day: date) -> Iterator[TodoView]:
    """Yield members out of contact for half a year, and those suspended for two years: the organisation decides."""
    for view in timeline.everybody(day):
        rows = timeline.snapshot.states.get(view.id, ())
        lost, stopped = _running(rows, "lost_contact_member", day), _running(rows, "membership_suspended", day)
        row, node, code = (
            (stopped, "lost_contact_removal", "member_suspended_long")
            if lost is not None and stopped is not None
            else (lost, "lost_contact_suspension", "member_lost_long")
        )
        rule = rules.deadline(node, day)
        if row is None or row.start_on is None or rule is None:
            continue
        reached = add_months(row.start_on, rule.amount)
        if reached <= day:
            params = {"name": view.label, "since": row.start_on, "months": rule.amount}
            yield _todo(code, params, reached, rule, "member_card", view.id)


def _running(rows: tuple[StateRow, ...], state: str, day: date) -> StateRow | None:
    return next((one for one in rows if one.state == state and covers(one, day)), None)


def _todo(code: str, params: dict[str, object], last: date, rule: Rule | None, action: str, member_id: int) -> TodoView:
    cited = {} if rule is None else {"rule": rule.id, "article": rule.article, "mark": rule.mark}
    return TodoView(
        code,
        {**params, **cited},
        last,
        rule.id if rule else "",
        rule.article if rule else "",
        action,
        member_id,
    )
