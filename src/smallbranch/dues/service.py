"""Dues as other parts see them: handlers, the year matrix, arrears, totals, findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from smallbranch.dues import commands, datasets, months, reading, todos
from smallbranch.dues.bases import BaseCommands, Reckoned
from smallbranch.dues.findings import of_arrears, of_base, status_month
from smallbranch.dues.letters import letters
from smallbranch.dues.matrix import people_of, row_of
from smallbranch.dues.money import MoneyCommands
from smallbranch.dues.pasting import PastedBase, plan_bases
from smallbranch.dues.payments import PaymentCommands
from smallbranch.dues.standing import Standing
from smallbranch.dues.state import State, load
from smallbranch.dues.totals import totals
from smallbranch.dues.views import (
    Arrears,
    BaseView,
    DuesYear,
    PaymentView,
    ReliefView,
    RemittanceView,
    ReportView,
    UseView,
    YearTotals,
)
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.periods import Period
from smallbranch.packs.dues_schema import DuesItem, DuesUse
from smallbranch.packs.loader import Packs
from smallbranch.packs.schema import Layer
from smallbranch.roster.block import Block
from smallbranch.roster.history import history
from smallbranch.roster.service import RosterService
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.views import TodoView
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handler

Dataset = Callable[[Period, date, Mapping[str, str]], Sequence[datasets.Row]]


class DuesService:
    """The dues of one branch. What somebody earns is left out of every answer unless `reveal` is set."""

    def __init__(self, book: Book, clock: Clock, roster: RosterService, packs: Packs) -> None:
        self._book = book
        self._clock = clock
        self._roster = roster
        self._rules = packs.rules
        self._calendar = packs.calendar
        self._kept: tuple[int, State] | None = None

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command of this slice."""
        bases = BaseCommands(self._roster, self._rules)
        payments = PaymentCommands(self._standing_in, self._rules)
        money = MoneyCommands(self._rules)
        return {
            commands.SetDuesBase: bases.set_base,
            commands.SetDuesBases: bases.set_several,
            commands.RecordDuesReport: money.record_report,
            commands.RemoveDuesReport: money.remove_report,
            commands.EndDuesBase: bases.end_base,
            commands.RemoveDuesBase: bases.remove_base,
            commands.GrantDuesRelief: bases.grant_relief,
            commands.RemoveDuesRelief: bases.remove_relief,
            commands.RecordDuesPayment: payments.record,
            commands.RemoveDuesPayment: payments.remove,
            commands.RecordDuesRemittance: money.record_remittance,
            commands.RemoveDuesRemittance: money.remove_remittance,
            commands.RecordDuesUse: money.record_use,
            commands.RemoveDuesUse: money.remove_use,
        }

    # ── the year ─────────────────────────────────────────────────────────────────────────────────────────────

    def year(self, year: int, as_of: date | None = None, *, reveal: bool = False) -> DuesYear:
        """Return the matrix member × month of a year with its totals, seen from a day (today when left out)."""
        day = as_of or self._clock.today()
        timeline, state = self._roster.timeline(), self.state()
        rows = tuple(
            row_of(member, self._standing(member.id, timeline, state, day), year, reveal=reveal)
            for member in people_of(timeline, year, day)
        )
        with self._book.read() as session:
            return DuesYear(year, day, rows, totals(session, year, day, rows, state))

    def totals(self, year: int, as_of: date | None = None) -> YearTotals:
        """Return the yearly figures for the posted list (公示)."""
        return self.year(year, as_of).totals

    def arrears(self, as_of: date | None = None) -> tuple[Arrears, ...]:
        """Return who of the members of a day owes dues of months that are over, the longest first.

        Nobody is ever removed for it: six months are a reason to find out why, not a verdict (DUE-13, EXIT-04).
        """
        day = as_of or self._clock.today()
        timeline, state = self._roster.timeline(), self.state()
        found = [self._arrears_of(one.id, one.label, timeline, state, day) for one in timeline.members(day)]
        return tuple(sorted((one for one in found if one is not None), key=lambda one: -one.in_a_row))

    def check(self, period: Period, today: date) -> Iterator[Finding]:
        """Yield the findings of a period as of its end or today; a branch that keeps no dues here has none."""
        day = min(period.last, today)
        state = self.state()
        if state.first_month is None or day < months.period(state.first_month).first:
            return
        yield from of_arrears(self.arrears(day), day, self._rules)
        for todo in todos.of_report(
            [one.year for one in self.reports()], months.period(state.first_month).first.year, day, self._rules
        ):
            if todo.day < day:
                yield Finding("dues_report_missing", Severity.WARNING, todo.params)
        month = months.month_text(day)
        for member in self._roster.members(day):
            dues = state.of(member.id)
            base = dues.base(month)
            if base is None and dues.bases:
                continue
            fixed = None if base is None else (base.category, base.from_month)
            yield from of_base(member, fixed, day, self._rules)

    def todos(self, today: date) -> Iterator[TodoView]:
        """Yield what wants doing, for the first page; a branch that keeps no dues here is asked nothing."""
        first = self.state().first_month
        if first is None or today < months.period(first).first:
            return
        yield from todos.of_arrears(self.arrears(today), today, self._rules)
        yield from todos.of_day(self._unpaid(today), today, self._rules, self._calendar)
        reported = [one.year for one in self.reports()]
        yield from todos.of_report(reported, months.period(first).first.year, today, self._rules)

    def reports(self) -> tuple[ReportView, ...]:
        """Return the reports on the dues of a year, by year."""
        with self._book.read() as session:
            return reading.reports(session)

    def fixed_day(self, month: str) -> date | None:
        """Return the day dues are collected in a month, None when the branch has fixed none."""
        return todos.fixed_day(month, self._rules, self._calendar)

    def plan_bases(self, block: Block, from_month: str, category: str) -> tuple[PastedBase, ...]:
        """Return what a block of bases from a spreadsheet asks for; nothing is written."""
        day = months.period(months.checked("from_month", from_month)).first
        people = [(one.id, one.name, one.label) for one in self._roster.members(max(day, self._clock.today()))]
        return plan_bases(block, people, self.items(category, day), from_month, category)

    def _unpaid(self, today: date) -> int:
        """Return how many have not paid for the running month."""
        timeline, state, month = self._roster.timeline(), self.state(), months.month_text(today)
        standings = (self._standing(one.id, timeline, state, today) for one in timeline.members(today))
        return sum(bool(standing.open(month)) for standing in standings)

    def _arrears_of(self, member_id: int, name: str, timeline: Timeline, state: State, day: date) -> Arrears | None:
        standing = self._standing(member_id, timeline, state, day)
        if not standing.dues.bases:
            return None
        first = standing.dues.bases[0].from_month
        owed = standing.owed_months(first)
        if not owed:
            return None
        amount = sum((one.arrears for one in owed), owed[0].arrears * 0)
        return Arrears(member_id, name, tuple(one.month for one in owed), amount, standing.unpaid_in_a_row(first))

    # ── lists ────────────────────────────────────────────────────────────────────────────────────────────────

    def bases(self, period: Period, *, reveal: bool = False) -> tuple[BaseView, ...]:
        """Return the bases that hold in any month of a period, in roster order."""
        return reading.bases(self.state(), self._names(period), period, reveal=reveal)

    def payments(self, period: Period) -> tuple[PaymentView, ...]:
        """Return the payments made in a period, by day."""
        return reading.payments(self.state(), self._names(period), period)

    def reliefs(self, period: Period, *, reveal: bool = False) -> tuple[ReliefView, ...]:
        """Return the reliefs that touch a period."""
        return reading.reliefs(self.state(), self._names(period), period, reveal=reveal)

    def remittances(self, period: Period, as_of: date | None = None) -> tuple[RemittanceView, ...]:
        """Return what was passed up or given back in a period, with the people and the dues it stands for."""
        day = as_of or self._clock.today()
        with self._book.read() as session:
            rows = reading.remittance_rows(session, period)
        years = {Period.parse(row.period).year for row in rows}
        matrices = {year: self.year(year, day).rows for year in years}
        return tuple(reading.remittance(row, matrices[Period.parse(row.period).year]) for row in rows)

    def uses(self, period: Period) -> tuple[UseView, ...]:
        """Return what was spent in a period."""
        with self._book.read() as session:
            return reading.uses(session, period, self.use_kinds(period.last))

    def use_kinds(self, on: date) -> tuple[DuesUse, ...]:
        """Return what dues may be spent on, the central rule's five uses first."""
        return tuple(sorted(self._rules.dues_uses(on), key=lambda use: use.layer is Layer.DEFAULT))

    def categories(self, on: date) -> tuple[tuple[str, bool], ...]:
        """Return the categories of the dues table and whether their amount is fixed."""
        found: dict[str, bool] = {}
        for rate in self._rules.dues_rates(on):
            found.setdefault(rate.category, rate.rate is None)
        return tuple(found.items())

    def items(self, category: str, on: date) -> tuple[DuesItem, ...]:
        """Return the items of pay a base of this category is made of."""
        return self._rules.dues_items(category, on)

    def preview(self, command: commands.SetDuesBase) -> Reckoned:
        """Return what a base would come to; raise `InvalidInput` as the command would."""
        return BaseCommands(self._roster, self._rules).reckon(command)

    def suggested_month(self, retired_on: date | None) -> str | None:
        """Return the month from which a retired member's new base holds (C32)."""
        return status_month(retired_on, self._rules)

    def datasets(self) -> Mapping[str, Dataset]:
        """Return the datasets of this slice by name."""
        return datasets.bound(self)

    # ── state ────────────────────────────────────────────────────────────────────────────────────────────────

    def state(self) -> State:
        """Return everybody's lines; kept until the journal moves on."""
        head = self._book.head()[0]
        if self._kept is None or self._kept[0] != head:
            with self._book.read() as session:
                self._kept = head, load(session)
        return self._kept[1]

    def _standing(self, member_id: int, timeline: Timeline, state: State, as_of: date) -> Standing:
        spans = history(timeline.snapshot, member_id)
        later = self._rules.setting_text("dues_probation_start", as_of) == "next_month"
        membership = months.membership(spans, tuple(letters(timeline, member_id, as_of)))
        return Standing(state.of(member_id), membership, as_of, later)

    def _standing_in(self, session: Session, member_id: int) -> tuple[Standing, str] | None:
        timeline = self._roster.timeline(session=session)
        if all(row.id != member_id for row in timeline.snapshot.members):
            return None
        return self._standing(member_id, timeline, load(session), date.max), timeline.name(member_id)

    def _names(self, period: Period) -> Mapping[int, str]:
        """Return names by id in roster order, everybody who ever was there included."""
        timeline = self._roster.timeline()
        day = min(period.last, self._clock.today())
        there = [*timeline.members(day), *timeline.former_members(day), *timeline.members(self._clock.today())]
        names = {member.id: member.label for member in there}
        return names | {one: timeline.name(one) for one in self.state().members if one not in names}
