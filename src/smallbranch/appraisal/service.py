"""The appraisal as other parts see it: one truth over roster, meetings and registers, which do not know each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from smallbranch.appraisal import commands, fields, findings, guide, rectification
from smallbranch.appraisal.datasets import AppraisalData, Dataset
from smallbranch.appraisal.entry_rules import EntryRules
from smallbranch.appraisal.reading import Reader
from smallbranch.appraisal.views import AppraisalYear, Coverage, LifeYear
from smallbranch.appraisal.writing import AppraisalCommands
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.findings import Finding
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.meetings.service import MeetingsService
from smallbranch.meetings.views import EventLine
from smallbranch.packs.loader import Packs
from smallbranch.packs.schema import Condition
from smallbranch.registers.service import RegistersService
from smallbranch.roster.categories import FULL
from smallbranch.roster.service import RosterService
from smallbranch.store.dispatch import Handler

TALK = "heart_to_heart_talk"


class AppraisalService:
    """The work years of one book; its entries lie in the registers L19A, L20, L21, L23 and L25."""

    def __init__(
        self, clock: Clock, roster: RosterService, meetings: MeetingsService, registers: RegistersService, packs: Packs
    ) -> None:
        self._clock = clock
        self._packs = packs
        self._reader = Reader(roster, meetings, registers, packs)

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command of this part; entries of its registers are written by its rules."""
        writer = AppraisalCommands(self._reader)
        return {
            **EntryRules(self._reader).handlers(),
            commands.SetLifeYear: writer.set_year,
            commands.RecordSelfGrades: writer.self_grades,
            commands.RecordAppraisalBallots: writer.ballots,
            commands.DecideGrades: writer.decide,
            commands.ConfirmGrades: writer.confirm,
            commands.FeedBackGrades: writer.feed_back,
            commands.SettleRectification: writer.settle,
        }

    def datasets(self) -> Mapping[str, Dataset]:
        """Return the datasets for ledgers by name."""
        minutes = self._reader.meetings.datasets()["meetings.minutes"]
        members = self._reader.roster.datasets()["roster.members"]
        return AppraisalData(self._reader, minutes, members).datasets()

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────

    def life_year(self, work_year: int, today: date | None = None) -> LifeYear:
        """Return a work year with its steps as of a day."""
        today = today or self._clock.today()
        appraisal = self._reader.appraisal(work_year, today)
        held = [line for line in self._reader.events(work_year) if line.form == fields.LIFE]
        meeting = held[-1] if held else None  # a special one may come before the yearly one
        found = self._reader.items(today)
        last, own = (rectification.listed(found, year) for year in (work_year - 1, work_year))
        opinions = self._reader.of_year(fields.OPINIONS, work_year)
        coverage = self._reader.coverage(work_year, appraisal.day)
        facts = guide.Facts(
            work_year,
            self._packs.rules,
            appraisal.day,
            self._meets(appraisal.day),
            meeting,
            self._reader.committee_on(work_year, appraisal.entry),
            opinions,
            coverage,
            appraisal,
            last,
            own,
        )
        return LifeYear(work_year, guide.steps(facts), meeting, opinions, coverage, appraisal, last, own)

    def appraisal(self, work_year: int) -> AppraisalYear:
        """Return the appraisal of a work year."""
        return self._reader.appraisal(work_year, self._clock.today())

    def committee_meetings(self, work_year: int) -> tuple[EventLine, ...]:
        """Return the committee meetings on record that the check of a work year may have been made at."""
        return self._reader.committee_meetings(work_year)

    def coverage(self, work_year: int, as_of: date) -> Coverage:
        """Return who has talked with whom."""
        return self._reader.coverage(work_year, as_of)

    def results(self, member_id: int) -> tuple[tuple[int, str, date | None], ...]:
        """Return a member's grades: work year, grade, and the day of the ballots, in order."""
        found = [
            (fields.work_year_of(view) or 0, view.values["grade"], view.on_day)
            for view in self._reader.registers.entries(fields.GRADES)
            if view.values.get(fields.MEMBER) == str(member_id) and view.values.get("grade")
        ]
        return tuple(sorted(found, key=lambda one: one[0]))

    def check(self, period: Period, today: date) -> tuple[Finding, ...]:
        """Return what wants another look in a period; each work year stands for itself (C38, C39)."""
        if fields.GRADES not in self._packs.registers:
            return ()
        found: list[Finding] = []
        names = fields.grades(self._reader.registers.register(fields.GRADES))
        entries = self._reader.registers.entries(fields.GRADES, period)
        years = {fields.work_year_of(view) for view in entries if view.on_day is not None and view.on_day <= today}
        for year in sorted(year for year in years if year is not None):
            read = self._reader.appraisal(year, today)
            found += [*findings.of_grades(read, names), *findings.of_votes(read)]
        found += findings.of_items(self._reader.items(today), min(today, period.last))
        if period.kind is PeriodKind.YEAR:
            as_of = min(today, period.last)
            rule = self._packs.rules.cadence(TALK, as_of)
            over = today > period.last
            found += findings.of_talks(period.year, self._reader.coverage(period.year, as_of), rule, over=over)
        return tuple(found)

    def _meets(self, day: date) -> Mapping[Condition, bool]:
        roster = self._reader.roster
        full = sum(one.member_category == FULL for one in roster.members(day))
        return {
            Condition.HAS_COMMITTEE: roster.has_committee(day),
            Condition.HAS_CELLS: bool(roster.cells(day)),
            Condition.FULL_MEMBERS_AT_LEAST_3: full >= 3,
            Condition.FULL_MEMBERS_AT_LEAST_7: full >= 7,
        }
