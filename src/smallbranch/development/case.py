"""One person's case on a day: what is recorded, what was done before this book, the days limits are counted from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from smallbranch.development import limits, notices, probation
from smallbranch.development.model import NoticeRow
from smallbranch.development.shelf import Papers
from smallbranch.development.views import Limit, NoticeView, ProbationView, StepLimits, StepStatus
from smallbranch.kernel import partial
from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.steps_schema import DevelopmentStep, StepGate
from smallbranch.roster.categories import FULL, PROBATIONARY
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.views import MemberView

OPEN = (StepStatus.NEXT, StepStatus.OVERDUE)


class Ground(Struct, frozen=True):
    """What a case stands on besides its own papers; the rules are those in force on `as_of`."""

    rules: RuleBook
    calendar: HolidayCalendar
    timeline: Timeline
    as_of: date

    @property
    def steps(self) -> tuple[DevelopmentStep, ...]:
        """Return the steps in order."""
        return tuple(sorted(self.rules.in_force(DevelopmentStep, self.as_of), key=lambda step: step.no))

    @property
    def gates(self) -> tuple[StepGate, ...]:
        """Return the time limits between them."""
        return self.rules.in_force(StepGate, self.as_of)


class Case:
    """Everything the calculator is asked about one person; `without` leaves one step's own record out."""

    def __init__(self, ground: Ground, member: MemberView, papers: Papers, *, without: int = 0) -> None:
        self.ground = ground
        self.member = member
        self.papers = papers
        self.as_of = ground.as_of
        self.steps = {step.no: step for step in ground.steps}
        self.gates = ground.gates
        rows = (row for row in papers.steps if row.done_on <= self.as_of and row.step != without)
        self.records = {row.step: row for row in rows}
        self.before = self._before()
        self.probation = self._probation()
        self.notices = tuple(self._notice(row) for row in papers.notices if row.posted_on <= self.as_of)
        self.anchors = self._anchors()

    # ── where the person stands ──────────────────────────────────────────────────────────────────────────────

    @property
    def reached(self) -> int:
        """Return the step by which the person entered the category of the day; 0 without one."""
        return next((step.no for step in self.steps.values() if step.enters == self.member.member_category), 0)

    @property
    def last(self) -> int:
        """Return the last step that is done."""
        return max((*self.records, *self.before), default=0)

    def is_done(self, number: int) -> bool:
        """Tell whether a step is recorded, or was done before."""
        return number in self.records or number in self.before

    def missing(self, step: DevelopmentStep) -> tuple[int, ...]:
        """Return the steps that must come first and are not done."""
        return tuple(number for number in step.requires if not self.is_done(number))

    def limits(self, step: DevelopmentStep) -> StepLimits:
        """Return the first and last lawful days of a step."""
        return limits.step_limits(step, self.gates, self.anchors)

    def status(self, step: DevelopmentStep) -> StepStatus:
        """Return how a step stands."""
        if step.no in self.records:
            return StepStatus.DONE
        if step.no in self.before:
            return StepStatus.BEFORE
        if self.missing(step):
            return StepStatus.LATER
        found = self.limits(step)
        if found.latest and found.latest[0].day < self.as_of:
            return StepStatus.OVERDUE
        too_early = found.earliest is not None and found.earliest.day > self.as_of
        return StepStatus.TOO_EARLY if too_early else StepStatus.NEXT

    def next_step(self) -> DevelopmentStep | None:
        """Return what comes next: the first step that may be done now, else the first whose day is still to come."""
        waiting = [step for step in self.steps.values() if self.status(step) in OPEN]
        early = [step for step in self.steps.values() if self.status(step) is StepStatus.TOO_EARLY]
        return next(iter((*waiting, *early)), None)

    def missing_papers(self, step: DevelopmentStep) -> tuple[str, ...]:
        """Return the papers of a recorded step that are not there."""
        there = self.papers.present(step.no)
        return tuple(paper for paper in step.papers if paper not in there) if step.no in self.records else ()

    # ── reviews ──────────────────────────────────────────────────────────────────────────────────────────────

    def next_review(self) -> Limit | None:
        """Return the day by which the next review is due: of an activist (step 6), of a probationary member (21)."""
        for number in sorted({gate.step for gate in self.gates}):
            step = self.steps.get(number)
            if step is None or self.is_done(number) or self.missing(step) or not self._under_review(number):
                continue
            found = limits.next_review(number, self.gates, {**self.anchors, **self._previous_review(number)})
            if found is not None:
                return found
        return None

    def _under_review(self, number: int) -> bool:
        return self.member.member_category != FULL and number > self.reached

    def _previous_review(self, number: int) -> Mapping[str, date]:
        began = max((step.no for step in self.steps.values() if step.enters and step.no < number), default=0)
        start = self.anchors.get(limits.anchor_of(began))
        if start is None:
            return {}
        held = [row.held_on for row in self.papers.reviews if start <= row.held_on <= self.as_of]
        return {"previous_review": max(held, default=start)}

    # ── days ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _before(self) -> frozenset[int]:
        found: set[int] = set()
        for step in self.steps.values():
            if step.enters and step.no <= self.reached and step.no not in self.records:
                found |= {step.no, *step.implies}
        return frozenset(found - set(self.records))

    def _probation(self) -> ProbationView | None:
        if self.member.member_category not in (PROBATIONARY, FULL):
            return None
        extension = next((row for row in self.papers.extensions if row.decided_on <= self.as_of), None)
        return probation.view(self.ground.rules, self.member.join_date, extension, self.as_of)

    def _anchors(self) -> dict[str, date]:
        days = {limits.anchor_of(number): row.done_on for number, row in self.records.items()}
        days |= {limits.notice_anchor(notice.step): notice.end_on for notice in self.notices}
        for step in self.steps.values():
            day = self._entered(step) if step.no in self.before else None
            if day is not None:
                days[limits.anchor_of(step.no)] = day
        if self.member.birth_date:
            days["birth_date"] = partial.earliest(self.member.birth_date)
        if self.probation is not None and self.probation.ends_on is not None:
            days["probation_end"] = self.probation.ends_on
        return days

    def _entered(self, step: DevelopmentStep) -> date | None:
        """Return the day a category was entered before this book was kept."""
        known = {PROBATIONARY: self.member.join_date, FULL: self.member.full_date}.get(step.enters)
        if known:
            return partial.latest(known)
        spans = self.ground.timeline.snapshot.categories.get(self.member.id, ())
        return next((span.start_on for span in spans if span.category == step.enters), None) if step.enters else None

    def _notice(self, row: NoticeRow) -> NoticeView:
        return notices.view(row, self.ground.rules, self.ground.calendar)
