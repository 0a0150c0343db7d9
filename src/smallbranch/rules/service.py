"""What the rules ask of a period. Nothing here writes, and no finding ever blocks saving."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from smallbranch.development.views import Reminder
from smallbranch.elections.views import ElectionReminder
from smallbranch.explanations.service import ExplanationsService
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.periods import Period, PeriodKind, month_of, quarter_of, year_of
from smallbranch.lessons.service import LessonsService
from smallbranch.meetings.noticing import WEEKEND
from smallbranch.meetings.said import SaidReader
from smallbranch.meetings.service import MeetingsService
from smallbranch.packs.loader import Packs
from smallbranch.packs.schema import DeadlineRule, Per
from smallbranch.roster.service import RosterService
from smallbranch.roster.views import TodoView
from smallbranch.rules import findings as found_by
from smallbranch.rules.datasets import matrix_rows
from smallbranch.rules.facts import Facts, collect
from smallbranch.rules.nodes import nodes
from smallbranch.rules.overview import overview
from smallbranch.rules.plausibility import Bulk, Records, key_of, odd
from smallbranch.rules.views import Node, NodeStatus, Overview, Question

# What another slice finds in a period as of a day; handed in where everything is wired.
Check = Callable[[Period, date], Iterable[Finding]]
# What is due of the people on their way into the Party, and of an election, as of a day.
Remind = Callable[[date], Iterable[Reminder | ElectionReminder]]
_ONE_DAY = timedelta(days=1)
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def no_reminders(_: date) -> Iterable[Reminder | ElectionReminder]:
    """Return nothing: rules asked without the people on their way into the Party."""
    return ()


# What another slice has near its last day or over, as of a day.
Todos = Callable[[date], Iterable[TodoView]]


class Sources(Struct, frozen=True):
    """Whose records are looked at, and what was explained about them."""

    roster: RosterService
    meetings: MeetingsService
    lessons: LessonsService
    said: SaidReader
    explanations: ExplanationsService
    todos: tuple[Todos, ...] = ()


class RulesService:
    """Reads the facts and asks the pure functions."""

    def __init__(
        self,
        clock: Clock,
        packs: Packs,
        sources: Sources,
        checks: tuple[Check, ...] = (),
        reminders: Remind = no_reminders,
    ) -> None:
        self._clock = clock
        self._packs = packs
        self._sources = sources
        self._roster = sources.roster
        self._todos = sources.todos
        self._meetings = sources.meetings
        self._checks = checks
        self._reminders = reminders
        self._kept: dict[tuple[int, int, date], Facts] = {}

    def nodes(self, period: Period, today: date | None = None) -> tuple[Node, ...]:
        """Return every node of the period with its status."""
        return nodes(self._facts(period, today or self._clock.today()), period)

    def matrix(self, year: int, today: date | None = None) -> tuple[Node, ...]:
        """Return the year's nodes, for the obligation matrix form × month or quarter."""
        return self.nodes(Period(year, PeriodKind.YEAR), today)

    def matrix_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Mapping[str, str]]:
        """Return the matrix of a period's year as rows of a ledger."""
        return matrix_rows(self.matrix(period.year, min(as_of, self._clock.today())), self._packs.rules)

    def check(self, period: Period, today: date | None = None) -> tuple[Finding, ...]:
        """Return what the rules miss in the period, the gravest first."""
        today = today or self._clock.today()
        facts = self._facts(period, today)
        found = [item for item in map(found_by.of_node, nodes(facts, period)) if item is not None]
        if period.first <= today:
            found += found_by.of_organisation(facts, facts.on(period.last))
            found += self._of_records(facts, period)
            found += self._roster.check(period, today)
            for check in self._checks:
                found += check(period, today)
            found += [one.finding for one in self.questions(period, today) if one.explanation is None]
        found += self._untracked(period)
        return tuple(sorted(found, key=lambda item: _ORDER[item.severity]))

    def questions(self, period: Period, today: date | None = None) -> tuple[Question, ...]:
        """Return what does not fit together in the records of a period, by day, each with what was explained of it."""
        today = today or self._clock.today()
        if period.first > today:
            return ()
        given = self._sources.explanations.all()
        asked = [Question(item, given.get(key_of(item))) for item in odd(self._records(period, today))]
        return tuple(sorted(asked, key=lambda one: str(one.finding.params.get("held_on", ""))))

    def organisation(self, today: date) -> tuple[Finding, ...]:
        """Return what is to be said of size, committee, term and vacancies on a day."""
        facts = self._facts(year_of(today), today)
        return tuple(found_by.of_organisation(facts, facts.on(today)))

    def overview(self, today: date | None = None) -> Overview:
        """Return the lines of the first page: this quarter and the one before.

        What was due before the first record was ever entered is left to `check`: a new user is not met with old debts.
        """
        today = today or self._clock.today()
        facts = self._facts(year_of(today), today)
        open_nodes = list(nodes(facts, year_of(today)))
        before = quarter_of(quarter_of(today).first - timedelta(days=1))
        if before.year != today.year:
            open_nodes += nodes(self._facts(before, today), before)
        begun = min((line.entered_at.date() for line in facts.events), default=today)
        since = max(before.first, begun)
        recent = [node for node in open_nodes if node.status is not NodeStatus.MISSING or node.deadline >= since]
        return overview(
            facts,
            recent,
            found_by.of_organisation(facts, facts.on(today)),
            self._meetings.open_makeups(today),
            self._meetings.open_decisions(today),
            self._reminders(today),
            put_off=self._meetings.put_off(),
            todos=[item for ask in (self._roster.todos, *self._todos) for item in ask(today)],
            since=since,
        )

    def _facts(self, period: Period, today: date) -> Facts:
        """Return the snapshot of the period's year; it is kept until the journal moves on."""
        asked = (self._roster.book.head()[0], period.year, today)
        found = self._kept.get(asked)
        if found is None:
            year = Period(period.year, PeriodKind.YEAR)
            found = collect(year, today, self._roster, self._meetings, self._packs.rules)
            self._kept = {key: facts for key, facts in self._kept.items() if key[0] == asked[0]} | {asked: found}
        return found

    def _of_records(self, facts: Facts, period: Period) -> list[Finding]:
        lines = [line for line in facts.events if period.contains(line.held_on)]
        found = list(
            found_by.of_plan((item for item in facts.plan if _planned_in(item.planned_on, period)), facts.today)
        )
        late = self._packs.rules.setting("entry_late_days", facts.today)
        found += found_by.of_entry(lines, self._packs.rules.setting_int("entry_late_days", facts.today), late)
        minutes = self._lead("minutes_finished", facts.today)
        found += found_by.of_minutes(lines, facts.today, minutes.amount if minutes else 0, minutes)
        for event in self._meetings.event_views(period):
            found += found_by.of_votes(event)
        found += found_by.of_makeups(
            item for item in self._meetings.open_makeups(facts.today) if period.contains(item.held_on)
        )
        found += found_by.of_decisions(self._meetings.open_decisions(facts.today), min(facts.today, period.last))
        return found

    def _records(self, period: Period, today: date) -> Records:
        """Return what the plausibility check looks at; texts are compared with all that were ever recorded."""
        last, before = min(period.last, today), period.first - _ONE_DAY
        held = [event for event in self._meetings.event_views(period) if event.start_at.date() <= today]
        late = [event for event in self._meetings.event_views(month_of(before)) if event.start_at.date() == before]
        lectures = [one for one in self._sources.lessons.log(period) if one.held_on <= today]
        days = {event.start_at.date() for event in held} | {one.held_on for one in lectures}
        branch, calendar, timeline = self._roster.branch(), self._packs.calendar, self._roster.timeline()
        rules = self._packs.rules
        return Records(
            events=held,
            earlier=late,
            absences=self._roster.absences(period),
            strangers=[mark for mark in self._meetings.strangers(period) if mark.held_on <= today],
            days_off={day: calendar.holiday_name(day) or WEEKEND for day in days if not calendar.is_workday(day)},
            own_names=[name for name in (branch.name, branch.short_name, branch.agency, branch.superior_org) if name],
            lectures=lectures,
            said=self._sources.said.between(period.first, last),
            said_before=self._sources.said.between(date.min, before),
            here={day: frozenset(member.id for member in timeline.everybody(day)) for day in days},
            bulk=Bulk(rules.setting_int("question_bulk_records", last), rules.setting_int("question_bulk_days", last)),
        )

    def _lead(self, node: str, on: date) -> DeadlineRule | None:
        return self._packs.rules.deadline(node, on)

    def _untracked(self, period: Period) -> list[Finding]:
        # What is due by pairs is looked at where the talks are (appraisal); nobody looks at what is due by member.
        rules = [rule for rule in self._packs.rules.cadences(period.last) if rule.per is Per.MEMBER]
        if period.kind is not PeriodKind.YEAR:
            return []
        return [Finding("node_not_tracked", Severity.INFO, {**rule.cited(), "form": rule.form}) for rule in rules]


def _planned_in(day: date | None, period: Period) -> bool:
    return day is not None and period.contains(day)
