"""What is due of elections, and what is wrong with them: reminders for the first page and findings of a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from smallbranch.elections.ballots import count_doubts, is_first, slate_doubts
from smallbranch.elections.cases import step_doubts
from smallbranch.elections.electors import TERM
from smallbranch.elections.reading import Ground, checklist
from smallbranch.elections.views import ElectionReminder, ElectionView, Stand, StepLine
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.periods import Period
from smallbranch.packs.rulebook import RuleBook
from smallbranch.roster.ages import add_months

MONTHS = "term_reminder_months"


def lead_months(rules: RuleBook, on: date) -> tuple[int, ...]:
    """Return how many months before the end of a term reminders begin, the shortest first."""
    value = rules.setting(MONTHS, on).value
    return tuple(sorted(int(one) for one in value if one.isdigit())) if isinstance(value, tuple) else ()


def reminders(views: Iterable[ElectionView], ground: Ground) -> tuple[ElectionReminder, ...]:
    """Return every open step that has a last day: of elections begun, and of the one the term's end asks for."""
    views = tuple(views)
    found = [_of_line(line, view.id) for view in views for line in _open(view.lines)]
    if not any(view.kind == TERM and is_open(view) for view in views):
        found += [_of_line(line, None) for line in _open(coming(ground))]
    known = [one for one in found if one is not None]
    return tuple(sorted(known, key=lambda one: one.day))


def coming(ground: Ground) -> tuple[StepLine, ...]:
    """Return the checklist of the election the running term asks for, once its end is near; nothing before."""
    term = ground.timeline.current_term(ground.as_of)
    months = max(lead_months(ground.rules, ground.as_of), default=0)
    if term is None or add_months(term.ends_on, -months) > ground.as_of:
        return ()
    return checklist(ground, None, {"term_end": term.ends_on})


def is_open(view: ElectionView) -> bool:
    """Tell whether an election still has something to be done: its result, or a step."""
    return view.settled_on is None or any(line.stand is not Stand.DONE for line in view.lines)


def _open(lines: Iterable[StepLine]) -> Iterator[StepLine]:
    return (line for line in lines if line.done_on is None and line.latest is not None)


def _of_line(line: StepLine, election_id: int | None) -> ElectionReminder | None:
    if line.latest is None:
        return None
    params = {"step": line.step.no, "title": line.step.title, "day": line.latest.day, "article": line.latest.article}
    code = "election_step_due"
    return ElectionReminder(code, line.latest.day, line.latest.rule_id, line.latest.article, params, election_id)


def findings(views: Iterable[ElectionView], period: Period, as_of: date) -> Iterator[Finding]:
    """Yield what is odd about the elections of a period and those still open."""
    for view in views:
        days = [day for day in (view.opened_on, view.held_on, view.settled_on) if day is not None]
        if not any(period.contains(day) for day in days) and not is_open(view):
            continue
        for ballot in view.ballots:
            yield from slate_doubts(ballot, first=is_first(view, ballot.id))
            yield from count_doubts(ballot)
        for line in view.lines:
            yield from step_doubts(view.id, line)
            if line.stand is Stand.OVERDUE and line.latest is not None:
                params = {"step": line.step.no, "title": line.step.title, "day": line.latest.day}
                params |= {"days": (as_of - line.latest.day).days, "article": line.latest.article}
                yield Finding("election_step_overdue", Severity.WARNING, params, Subject("election", view.id))
        if view.settled_on is None and view.held_on is not None:
            params = {"held_on": view.held_on}
            yield Finding("election_not_settled", Severity.WARNING, params, Subject("election", view.id))
