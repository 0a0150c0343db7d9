"""What is due, with the days left, and what is wrong: reminders and findings from the cases of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from smallbranch.development import notices, votes
from smallbranch.development.case import OPEN, Case
from smallbranch.development.views import Limit, Reminder, StepStatus
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import Binding
from smallbranch.roster.categories import FULL, PROBATIONARY
from smallbranch.roster.joining import may_lack_probation
from smallbranch.roster.views import MemberView

CONFIRMATION = 23


def levels(rules: RuleBook, on: date) -> tuple[int, ...]:
    """Return the days before a limit at which a reminder begins, shortest first."""
    value = rules.setting("development_reminder_days", on).value
    return tuple(sorted(int(one) for one in value if one.isdigit())) if isinstance(value, tuple) else ()


def reminders(cases: Iterable[Case], rules: RuleBook, on: date) -> tuple[Reminder, ...]:
    """Return what is due within the longest reminder or over already, the nearest first."""
    steps_before = levels(rules, on)
    found = []
    for case in cases:
        for code, step, limit in _due(case):
            left = (limit.day - on).days
            level = 0 if left < 0 else next((days for days in steps_before if left <= days), None)
            if level is not None:
                member = case.member
                found.append(
                    Reminder(code, member.id, member.name, step, limit.day, left, level, limit.rule_id, limit.article)
                )
    return tuple(sorted(found, key=lambda item: (item.day, item.member_id, item.step)))


def _due(case: Case) -> Iterator[tuple[str, int, Limit]]:
    for step in case.steps.values():
        if case.status(step) in (*OPEN, StepStatus.TOO_EARLY):
            yield from (("development_step_due", step.no, limit) for limit in case.limits(step).latest[:1])
    review = case.next_review()
    if review is not None:
        yield "development_review_due", case.reached, review
    expiry = _expiry(case)
    if expiry is not None:
        yield "development_probation_ends", CONFIRMATION, expiry


def _expiry(case: Case) -> Limit | None:
    """Return the end of a running probation; it stays until the meeting has decided (C29)."""
    rule = case.ground.rules.deadline("probation_end", case.as_of)
    end = case.probation.ends_on if case.probation else None
    if case.member.member_category != PROBATIONARY or rule is None or end is None:
        return None
    return Limit(end, rule.id, rule.article, rule.version, rule.mark, rule.severity, rule.note)


def findings(
    cases: Iterable[Case], rules: RuleBook, on: date, votes_held: votes.VotesHeld = votes.nobody_voted
) -> tuple[Finding, ...]:
    """Return what the rules miss on a day."""
    found: list[Finding] = []
    for case in cases:
        found += [_overdue(item) for item in reminders((case,), rules, on) if item.days_left < 0]
        found += _of_papers(case)
        found += _of_notices(case, rules)
        found += _of_contacts(case)
        found += _of_votes(case, votes_held)
    return tuple(found)


def _overdue(item: Reminder) -> Finding:
    severity = Severity.ERROR if item.code == "development_probation_ends" else Severity.WARNING
    return Finding(item.sentence, severity, item.params, Subject("member", item.member_id))


def _of_papers(case: Case) -> Iterator[Finding]:
    for step in case.steps.values():
        missing = case.missing_papers(step)
        if missing:
            params = {"name": case.member.name, "step": step.no, "title": step.title, "papers": "、".join(missing)}
            yield Finding("development_papers_missing", Severity.INFO, params, Subject("member", case.member.id))


def _of_votes(case: Case, votes_held: votes.VotesHeld) -> Iterator[Finding]:
    """Yield steps whose figures are no longer those of the meeting they name."""
    for number, row in case.records.items():
        step = case.steps[number]
        if row.event_id is None or not step.motion:
            continue
        said = votes.differences(votes.of_row(row), row.done_on, step, case.member.name, votes_held(row.event_id, None))
        yield from (Finding(code, Severity.WARNING, params, Subject("member", case.member.id)) for code, params in said)


def _of_notices(case: Case, rules: RuleBook) -> Iterator[Finding]:
    posted = {notice.step for notice in case.notices}
    subject = Subject("member", case.member.id)
    for step in sorted(notices.wanted_steps(rules, case.as_of) - posted):
        if step in case.records and step >= case.reached:
            params = {"name": case.member.name, "step": step, "title": case.steps[step].title}
            yield Finding("development_notice_missing", Severity.INFO, params, subject)
    for notice in case.notices:
        if not notice.sure:
            params = {"name": case.member.name, "day": notice.end_on}
            yield Finding("development_notice_unsure", Severity.INFO, params, subject)


def _of_contacts(case: Case) -> Iterator[Finding]:
    for row in case.papers.contacts:
        if row.end_on is not None or row.start_on > case.as_of or case.member.member_category == FULL:
            continue
        view = case.ground.timeline.member(row.contact_id, case.as_of)
        if view is not None and not view.relation:
            params = {"name": case.member.name, "contact": view.name, "role": row.role}
            yield Finding("development_contact_gone", Severity.WARNING, params, Subject("member", case.member.id))


def of_roster(members: Iterable[MemberView], rules: RuleBook, on: date) -> Iterator[Finding]:
    """Yield full members whose two dates leave no probation where the time of their joining had one (C31)."""
    for member in members:
        if not member.join_date or member.join_date != member.full_date:
            continue
        if not may_lack_probation(rules, member.join_date, on):
            params = {"name": member.name, "date": member.join_date}
            yield Finding("development_no_probation", Severity.WARNING, params, Subject("member", member.id))


def late_severity(limit: Limit) -> Severity:
    """Return how grave it is to be after a last day."""
    return Severity.ERROR if limit.binding is Binding.HARD else Severity.WARNING
