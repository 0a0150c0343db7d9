"""Meetings as other parts see them: handlers for the commands, and everything that can be asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.meetings import (
    best_day,
    commands,
    datasets,
    decisions,
    drafting,
    makeups,
    matrix,
    plan,
    plan_rows,
    plan_steps,
    reading,
    reminders,
    study,
)
from smallbranch.meetings.datasets import Dataset, Row
from smallbranch.meetings.ics import calendar_file
from smallbranch.meetings.minutes import minutes_row
from smallbranch.meetings.model import EventRow
from smallbranch.meetings.record import Recorder, remove_meeting
from smallbranch.meetings.rows import find_event, held_within
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.serving import name_task
from smallbranch.meetings.sign_in import sign_in_rows
from smallbranch.meetings.strangers import read_strangers
from smallbranch.meetings.views import (
    DecisionView,
    DueMember,
    EventLine,
    EventView,
    MatrixView,
    MotionView,
    OpenMakeup,
    PlanItemView,
    PutOff,
    StrangerMark,
    YearDraft,
)
from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.packs.loader import Packs
from smallbranch.roster.service import RosterService
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.views import BranchView
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handled, Handler
from smallbranch.store.unit_of_work import UnitOfWork

FIRST_YEAR, LAST_YEAR = 1921, 2199


class MeetingsService:
    """The plan and the record of one book."""

    def __init__(
        self, book: Book, clock: Clock, roster: RosterService, packs: Packs, calendar: HolidayCalendar
    ) -> None:
        self.book = book
        self.clock = clock
        self.roster = roster
        self.packs = packs
        self.calendar = calendar

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of every command of the meetings."""
        return {
            commands.AddPlanItem: self._on_scene(plan.add_item),
            commands.ChangePlanItem: self._on_scene(plan.change_item),
            commands.CancelPlanItem: self._on_scene(plan.cancel_item),
            commands.MovePlanItem: self._on_scene(plan_steps.move_item),
            commands.ReopenPlanItem: self._on_scene(plan_steps.reopen_item),
            commands.CompletePlanItem: self._complete,
            commands.SetNotApplicable: self._on_scene(plan_steps.set_not_applicable),
            commands.DraftYear: self._draft_year,
            commands.PostponeReminder: reminders.postpone,
            commands.ResumeReminder: reminders.resume,
            commands.RecordMeeting: Recorder(self._scene_of_write).record,
            commands.NameTask: name_task,
            commands.RemoveMeeting: remove_meeting,
            commands.CloseDecision: decisions.close_decision,
            commands.RecordMakeup: makeups.record_makeup,
            commands.WaiveMakeup: makeups.waive_makeup,
        }

    # ── questions ────────────────────────────────────────────────────────────────────────────────────────────

    def plan(self, period: Period) -> tuple[PlanItemView, ...]:
        """Return the plan lines whose period touches the one asked for, by day."""
        with self._reading() as scene:
            return plan.read_plan(scene, period)

    def preview_year(self, year: int) -> YearDraft:
        """Return what drafting a year would add, each line with its reasons; nothing is written."""
        _refuse_year(year)
        with self._reading() as scene:
            return drafting.make_draft(scene, year, self.clock.today())

    def calendar_file(self, year: int) -> bytes:
        """Return the plan of a year as a calendar file (RFC 5545)."""
        branch, items = self.roster.branch(), self.plan(Period(year, PeriodKind.YEAR))
        return calendar_file(items, f"{branch.short_name or branch.name} {year}", self._titled, self.clock.now())

    def _titled(self, item: PlanItemView) -> tuple[str, int]:
        form = self.packs.rules.form(item.form, item.planned_on or item.deadline or self.clock.today())
        if form is None:
            return "", 0
        return (f"{form.short}（{item.cell}）" if item.cell else form.short), form.minutes

    def event(self, event_id: int) -> EventView:
        """Return an event with everything it holds; raise `InvalidInput` when there is none."""
        with self._reading() as scene:
            return reading.read_event(scene, find_event(scene.session, event_id))

    def events(self, period: Period, *, session: Session | None = None) -> tuple[EventLine, ...]:
        """Return one line for each segment held in the period, in time order; inside a write by its session."""
        within = held_within(period.first, period.last)
        if session is not None:
            return reading.read_lines(self._scene_of_write(session), within)
        with self._reading() as scene:
            return reading.read_lines(scene, within)

    def event_views(self, period: Period) -> tuple[EventView, ...]:
        """Return whole events held in the period, in time order."""
        with self._reading() as scene:
            return reading.read_events(scene, held_within(period.first, period.last))

    def due_list(self, form: str, start_at: datetime, cell_id: int | None = None) -> tuple[DueMember, ...]:
        """Return the sheet of a meeting to be recorded: who is due, numbered from 1, known absences filled in."""
        with self._reading() as scene:
            return reading.read_due_list(scene, form, start_at, cell_id)

    def best_days(
        self, form: str, first: date, last: date, cell_id: int | None = None, at: time | None = None
    ) -> tuple[best_day.PossibleDay, ...]:
        """Return the working days of a range by who could come, the best first; `InvalidInput` for no such range.

        `at` is the hour of the meeting: who is away for half a day then counts for that half.
        """
        with self._reading() as scene:
            return best_day.best_days(scene, form, first, last, cell_id, at)

    def open_decisions(self, before: date) -> tuple[DecisionView, ...]:
        """Return what was decided before a day and still open then, the earliest time limit first."""
        with self._reading() as scene:
            return decisions.read_open(scene.session, before)

    def open_makeups(self, as_of: date) -> tuple[OpenMakeup, ...]:
        """Return the year's absences up to a day that nobody made up by then."""
        with self._reading() as scene:
            return makeups.read_open(scene, as_of)

    def put_off(self) -> tuple[PutOff, ...]:
        """Return the lines of the first page that were put off or set aside."""
        with self.book.read() as session:
            return reminders.read_put_off(session)

    def attendance_matrix(self, period: Period, forms: Collection[str] | None = None) -> MatrixView:
        """Return who was at what in the period, of all forms or of some."""
        with self._reading() as scene:
            return matrix.read_matrix(scene, period, forms)

    def study_minutes(self, period: Period) -> Mapping[int, int]:
        """Return minutes of study by member id; who has none is left out."""
        with self._reading() as scene:
            return study.read_study_minutes(scene, period)

    def studied(self, period: Period) -> tuple[study.StudyLine, ...]:
        """Return what everybody studied in a period, event by event; each minute of a person counts once."""
        with self._reading() as scene:
            return study.read_study(scene, period)

    def strangers(self, period: Period) -> tuple[StrangerMark, ...]:
        """Return who is marked present in the period without being on the roster on the day."""
        with self._reading() as scene:
            return read_strangers(scene, period)

    def find(self, text: str) -> tuple[EventLine, ...]:
        """Return the segments that mention a text, in time order."""
        with self._reading() as scene:
            return reading.find(scene, text)

    def present_at(self, segment_id: int) -> int | None:
        """Return how many members were present at a segment; None when there is no such segment."""
        with self._reading() as scene:
            return reading.read_present(scene, segment_id)

    def votes_held(self, event_id: int, session: Session | None = None) -> tuple[date, tuple[MotionView, ...]] | None:
        """Return the day and the motions of an event; None when there is no such event."""
        if session is None:
            with self.book.read() as fresh:
                return self.votes_held(event_id, fresh)
        row = session.get(EventRow, event_id)
        if row is None:
            return None
        event = reading.read_event(self._scene_of_write(session), row)
        return event.start_at.date(), tuple(motion for part in event.segments for motion in part.motions)

    # ── ledgers ──────────────────────────────────────────────────────────────────────────────────────────────

    def datasets(self) -> Mapping[str, Dataset]:
        """Return the datasets of this slice by name."""
        return {
            "meetings.plan": self._plan_rows,
            "meetings.year_plan": self._year_rows,
            "meetings.set_aside": self._set_aside_rows,
            "meetings.minutes": self._minutes_rows,
            "meetings.attendance_matrix": self._matrix_rows,
            "meetings.attendance_columns": self._column_rows,
            "meetings.sign_in": self._sign_in_rows,
        }

    def _plan_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        items, rules = self.plan(period), self.packs.rules
        if params.get("scope") == "annual_work":
            wanted = [item for item in items if datasets.is_annual_work(item)]
            held = {item.event_id for item in wanted if item.event_id is not None}
            with self._reading() as scene:
                done = {line.event_id: line for line in reading.read_lines(scene, EventRow.id.in_(held))}
            return [datasets.work_row(item, done, rules) for item in wanted]
        return [datasets.life_row(item, rules) for item in items if item.form != plan.TASK]

    def _year_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        whole = Period(period.year, PeriodKind.YEAR)
        day = min(max(self.clock.today(), whole.first), whole.last)
        with self._reading() as scene:
            absent = drafting.not_applicable(scene, day)
            return plan_rows.year_rows(plan.read_plan(scene, whole), whole.year, self.packs.rules, absent)

    def _set_aside_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        whole = Period(period.year, PeriodKind.YEAR)
        own = [one for one in self.put_off() if whole.contains(one.set_on)]
        with self._reading() as scene:
            items, waived = plan.read_plan(scene, whole), makeups.read_waived(scene, whole)
        return plan_rows.set_aside_rows(items, waived, own, self.packs.rules)

    def _minutes_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        with self._reading() as scene:
            events = reading.read_events(scene, held_within(period.first, period.last))
            pairs = [(event, part) for event in events for part in event.segments]
            return [minutes_row(scene, event, part) for event, part in pairs if part.form == params["form"]]

    def _matrix_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        found = self.attendance_matrix(period)
        return [datasets.matrix_row(row, found.columns, self.packs.rules, period.last) for row in found.rows]

    def _column_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        with self._reading() as scene:
            columns = matrix.read_matrix(scene, period).columns
            return [datasets.column_row(column, scene.cells(), scene.rules) for column in columns]

    def _sign_in_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        with self._reading() as scene:
            return sign_in_rows(scene, period, params)

    # ── scenes ───────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def _reading(self) -> Iterator[Scene]:
        people = self.roster.timeline()
        with self.book.read() as session:
            yield self._scene(session, people)

    def _scene_of_write(self, session: Session) -> Scene:
        return self._scene(session, self.roster.timeline(session=session))

    def _scene(self, session: Session, people: Timeline) -> Scene:
        return Scene(session, people, self.packs.rules, self.calendar, self._branch(session))

    def _branch(self, session: Session) -> BranchView | None:
        try:
            return self.roster.branch(session=session)
        except Refused:
            return None

    def _on_scene(self, handle: Any) -> Handler:
        def handler(uow: UnitOfWork, command: Any) -> Handled[int]:
            handled: Handled[int] = handle(self._scene_of_write(uow.session), command)
            return handled

        return handler

    def _complete(self, uow: UnitOfWork, command: commands.CompletePlanItem) -> Handled[int]:
        return plan_steps.complete_item(self._scene_of_write(uow.session), command, uow.today)

    def _draft_year(self, uow: UnitOfWork, command: commands.DraftYear) -> Handled[int]:
        _refuse_year(command.year)
        return drafting.draft_year(self._scene_of_write(uow.session), command, uow.today)


def _refuse_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidInput({"year": "year_range"})
