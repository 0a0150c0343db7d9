"""Make 练习支部: a book of its own, marked for good, filled through the same commands a user would give.

The clock is set to the day each record is entered, so that times of entry, late entries and make-ups look as in life.
"""

from __future__ import annotations

import os
import random
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from smallbranch.bootstrap import AppContext, Places, create, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.errors import Refused
from smallbranch.kernel.periods import Period, PeriodKind, month_of
from smallbranch.kernel.places import resources_dir
from smallbranch.meetings.commands import ChangePlanItem, CloseDecision, CompletePlanItem, DraftYear
from smallbranch.practice import admission
from smallbranch.practice.answers import answer_days, plan_turns, serving_event, serving_lecture
from smallbranch.practice.appraisal import life_days
from smallbranch.practice.dues import dues_days, money_of, record_month
from smallbranch.practice.elections import hold_elections
from smallbranch.practice.entries import register_entry
from smallbranch.practice.filters import keep_filters
from smallbranch.practice.people import People
from smallbranch.practice.pictures import attach_pictures
from smallbranch.practice.year import Dated, month_records
from smallbranch.store.files import make_folder
from smallbranch.teams.commands import EndTeam

BEGINS = date(2025, 11, 3)
PLANNED_ON = date(2026, 1, 5)
VOTED_NO = 0


def make_practice(folder: Path, *, seed: int) -> None:
    """Fill a new book in the folder; refused when it holds one already. The same seed gives the same branch."""
    places = Places(folder)
    if places.book.exists() or places.mirror.exists():
        raise Refused("book_exists", path=str(folder))
    make_folder(folder.parent)
    with tempfile.TemporaryDirectory(prefix=".practice-", dir=folder.parent) as place:
        _fill(Path(place), seed)
        _move(Path(place), folder)


def _move(made: Path, folder: Path) -> None:
    """Put the finished branch in its place, the book last: a folder with a book holds a whole one."""
    make_folder(folder)
    book = Places(made).book
    for item in (*(entry for entry in made.iterdir() if entry != book), book):
        os.replace(item, folder / item.name)


def _fill(folder: Path, seed: int) -> None:
    clock = FixedClock(datetime.combine(BEGINS, time(9)))
    data = _load("members.toml")
    create(folder, data["branch"]["name"], data["branch"]["agency"], clock=clock, practice=True)
    ctx = open_context(folder, clock=clock)
    try:
        _Maker(ctx, clock, data, random.Random(seed)).make(_load("year.toml")["month"])
    finally:
        ctx.close()


def _last_day(months: Sequence[Mapping[str, Any]]) -> date:
    return Period.parse(months[-1]["month"]).last


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((resources_dir() / "practice" / name).read_text(encoding="utf-8"))


class _Maker:
    """Gives the commands in order of their days."""

    def __init__(self, ctx: AppContext, clock: FixedClock, data: Mapping[str, Any], dice: random.Random) -> None:
        self.ctx = ctx
        self.clock = clock
        self.data = data
        self.dice = dice
        self.people = People()
        self.months: list[dict[str, Any]] = []

    def make(self, months: list[dict[str, Any]]) -> None:
        """Do everything, day by day."""
        self.months = months
        self.people.settle(self.ctx.dispatcher, self.data, self.dice)
        waiting: list[tuple[date, int, Any]] = []
        for item in months:
            waiting += [
                (dated.entered_on, 2, dated)
                for dated in month_records(self.people, item, self.ctx.calendar.next_workday)
            ]
        waiting += [(item["since"], 0, item) for item in self.data["member"] if "since" in item]
        waiting += [(day, 1, command) for day, command in self.people.absences(self.data)]
        waiting += [(day, 1, command) for day, command in self.people.teams(self.data)]
        waiting += [(item["on"], 3, item) for item in _load("registers.toml")["entry"]]
        waiting.append((PLANNED_ON, 1, DraftYear(year=PLANNED_ON.year)))
        ends = [Period.parse(item["month"]).last for item in months if item["month"] >= f"{PLANNED_ON:%Y-%m}"]
        waiting += [(day, 6, partial(self._tasks_done, day)) for day in ends]
        dues = _load("dues.toml")
        waiting += [(day, 4, partial(record_month, self.ctx, dues, day)) for day in dues_days(dues, _last_day(months))]
        waiting += [(day, 5, command) for day, command in money_of(dues)]
        waiting += [(day, 7, what) for day, what in answer_days(self.ctx, _load("answers.toml"))]
        waiting += [(day, 6, what) for day, what in life_days(self.ctx, _load("appraisal.toml"))]
        for day, _, what in sorted(waiting, key=lambda entry: (entry[0], entry[1])):
            self._do(day, what)
        self._finish()

    def _do(self, day: date, what: Any) -> None:
        self.clock.moment = datetime.combine(day, time(9, 30), self.clock.moment.tzinfo)
        if isinstance(what, Dated):
            self._record(what)
        elif isinstance(what, partial):
            what()
        elif isinstance(what, dict) and "register" in what:
            self.ctx.dispatcher.do(register_entry(self.people, self.ctx.registers.registers(), what))
        elif isinstance(what, dict):
            number = self.data["member"].index(what) + 1
            self.people.join(self.ctx.dispatcher, what, number, self.dice, self.data["term"]["elected_on"])
        else:
            self.ctx.dispatcher.do(what)
            if isinstance(what, DraftYear):
                self._name_themes()

    def _name_themes(self) -> None:
        """Write the year's themes into the drafted plan; the draft itself invents none."""
        themes = {item["month"]: item["theme"] for item in self.months}
        moved = {item["month"]: item for item in self.months if "moved" in item}
        for line in self.ctx.meetings.plan(Period(PLANNED_ON.year, PeriodKind.YEAR)):
            if line.form == "theme_party_day" and line.period in themes:
                own = moved.get(line.period, {})
                day = line.planned_on.replace(day=own["day"]) if own and line.planned_on else line.planned_on
                self.ctx.dispatcher.do(
                    ChangePlanItem(
                        plan_item_id=line.id,
                        topic=themes[line.period],
                        planned_on=day if day != line.planned_on else None,
                        reason=own.get("moved"),
                    )
                )

    def _record(self, dated: Dated) -> None:
        parts = tuple(self._fitted(dated, part) for part in dated.command.segments)
        command = replace(serving_event(self.ctx, _load("answers.toml"), dated.command), segments=parts)
        event_id = self.ctx.dispatcher.do(command).value
        segment_id = self.ctx.meetings.event(event_id).segments[0].id
        held_on = command.start_at.date()
        for item in dated.micro:
            lecture = self.people.lecture(item, held_on, segment_id)
            self.ctx.dispatcher.do(serving_lecture(self.ctx, _load("answers.toml"), lecture))
        self._close_old_decisions(held_on)

    def _fitted(self, dated: Dated, part: Any) -> Any:
        """Link the segment to its plan line, and bring its votes to those who can be there that day."""
        held_on = dated.command.start_at.date()
        period = part.makes_up or str(month_of(held_on))
        lines = [
            line
            for line in self.ctx.meetings.plan(month_of(held_on))
            if line.form == part.form and line.cell_id == part.cell_id and line.event_id is None
        ]
        # The life meeting of January belongs to the year before: it fulfils nothing of this year's plan (C38).
        if part.work_year is not None:
            lines = [line for line in lines if line.period == str(part.work_year)]
        fitting = next((line for line in lines if line.period == period or not part.makes_up), None)
        present = self.ctx.meetings.due_list(part.form, dated.command.start_at, part.cell_id)
        voters = sum(1 for person in present if person.votes and person.state == "present")
        motions = tuple(replace(motion, yes=voters, no=VOTED_NO) for motion in part.motions)
        return replace(part, motions=motions, plan_item_id=fitting.id if fitting else None)

    def _tasks_done(self, day: date) -> None:
        """Finish the month's tasks; where the proof lies is said of every one."""
        for line in self.ctx.meetings.plan(month_of(day)):
            if line.form == "task" and line.done_on is None:
                done = CompletePlanItem(
                    plan_item_id=line.id, done_on=min(line.deadline or day, day), evidence=f"{day.month}号盒"
                )
                self.ctx.dispatcher.do(done)

    def _close_old_decisions(self, day: date) -> None:
        for item in self.ctx.meetings.open_decisions(day):
            if item.due_on is not None and item.due_on <= day and item.held_on < day:
                self.ctx.dispatcher.do(CloseDecision(decision_id=item.id, on=day, outcome="已完成"))

    def _finish(self) -> None:
        keep_filters(self.ctx.dispatcher, _load("filters.toml"))
        for offer in self.people.offers(self.data):
            self.ctx.dispatcher.do(offer)
        plan_turns(self.ctx, self.people, _load("answers.toml"))
        admission.lead(self.ctx.dispatcher, self.people, _load("development.toml"))
        hold_elections(self.ctx, self.people, _load("elections.toml"))
        attach_pictures(self.ctx)
        for team in self.ctx.teams.teams(self.clock.today()):
            ended = next((item for item in self.data["team"] if item["name"] == team.name and "end" in item), None)
            if ended is not None:
                outcome, note = ended["outcome"], ended["closing_note"]
                self.ctx.dispatcher.do(EndTeam(team_id=team.id, on=ended["end"], outcome=outcome, closing_note=note))
