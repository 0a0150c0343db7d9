"""The superior's monthly task list as plan lines: what stands already is changed or left, never doubled."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from smallbranch.intake.tasks_sheet import Task, TasksReading
from smallbranch.kernel.periods import Period, PeriodKind, month_of
from smallbranch.meetings.commands import AddPlanItem, CancelPlanItem, ChangePlanItem
from smallbranch.meetings.plan import TASK
from smallbranch.meetings.service import MeetingsService
from smallbranch.meetings.views import PlanItemView
from smallbranch.packs.rulebook import RuleBook

OF_A_CELL = "cell_meeting"
Key = tuple[str, str]
"""The month of a line and its title, written one way."""


class Changed(Struct, frozen=True):
    """A line the list says otherwise: of each field the plan's value and the list's."""

    item: PlanItemView
    fields: tuple[tuple[str, str, str], ...]
    command: ChangePlanItem


class Tie(Struct, frozen=True):
    """A line to add whose form is planned in its month already: it may be tied to that line instead."""

    line: AddPlanItem
    item: PlanItemView
    command: ChangePlanItem


class TaskListPlan(Struct, frozen=True):
    """What an import of the list would do.

    `again` are the lines to add that the list of the month before had too; `gone` stand in the plan for the month
    of the list and are in it no more; `dropped` are titles of the month before that this list does not take up again.
    `ties` are those of `add` that may be tied to a line of the plan instead.
    """

    add: tuple[AddPlanItem, ...]
    changed: tuple[Changed, ...]
    unchanged: int
    gone: tuple[PlanItemView, ...] = ()
    again: frozenset[str] = frozenset()
    dropped: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def change(self) -> tuple[ChangePlanItem, ...]:
        """Return the changes to be made."""
        return tuple(one.command for one in self.changed)

    @property
    def commands(self) -> tuple[AddPlanItem | ChangePlanItem, ...]:
        """Return what is to be done, as one step; what is gone from the list stays until somebody says otherwise."""
        return (*self.add, *self.change)

    def tying(self, ties: Collection[Tie]) -> tuple[AddPlanItem | ChangePlanItem, ...]:
        """Return what is to be done when some lines are tied to those of the plan."""
        tied = [tie.line for tie in ties]
        return (*(line for line in self.add if line not in tied), *self.change, *(tie.command for tie in ties))

    def cancelling(self, reason: str) -> tuple[CancelPlanItem, ...]:
        """Return the commands that cancel what is gone from the list."""
        return tuple(CancelPlanItem(plan_item_id=item.id, state="cancelled", reason=reason) for item in self.gone)


def difference(reading: TasksReading, meetings: MeetingsService, rules: RuleBook, today: date) -> TaskListPlan:
    """Return what a list would change in the book: its years of the plan and the forms known today are asked for."""
    years = {today.year, *(task.deadline.year for task in reading.tasks if task.deadline)}
    if reading.month:
        years |= {reading.month[0], _before(reading.month).year}
    plan = [item for year in sorted(years) for item in meetings.plan(Period(year, PeriodKind.YEAR))]
    return compare(reading, plan, (form.id for form in rules.forms(today)), today)


def compare(reading: TasksReading, plan: Iterable[PlanItemView], forms: Iterable[str], today: date) -> TaskListPlan:
    """Return the difference between a list and the plan; a line is known again by its month and title."""
    plan = tuple(plan)
    standing = {_key(item.period, item.topic): item for item in plan if item.source == "tasks"}
    known = frozenset(forms)
    add: dict[Key, AddPlanItem] = {}
    changed, unchanged, seen = [], 0, set()
    for task in reading.tasks:
        line = _line(task, _period(task, reading.month, today), known)
        key = _key(line.period, line.topic)
        if key in seen:
            continue  # the list names it twice
        seen.add(key)
        item = standing.get(key) or _tied(plan, line)
        if item is None:
            add[key] = line
            continue
        found = _changed(item, line)
        changed += [found] if found else []
        unchanged += not found
    months = {str(Period(reading.month[0], PeriodKind.MONTH, reading.month[1]))} if reading.month else set()
    gone = [item for key, item in standing.items() if item.period in months and key not in seen and _is_open(item)]
    again, dropped = _month_before(reading, standing, seen)
    ties = tuple(_ties(plan, add.values()))
    return TaskListPlan(tuple(add.values()), tuple(changed), unchanged, tuple(gone), again, dropped, ties)


def _tied(plan: Iterable[PlanItemView], line: AddPlanItem) -> PlanItemView | None:
    """Return the line of the plan that was tied to this one of the list before."""
    title = folded(line.topic or "")
    return next((one for one in plan if one.asked_as and folded(one.asked_as) == title and _around(one, line)), None)


def _around(item: PlanItemView, line: AddPlanItem) -> bool:
    return Period.parse(item.period).contains(Period.parse(line.period).first)


def _ties(plan: Iterable[PlanItemView], lines: Iterable[AddPlanItem]) -> Iterator[Tie]:
    """Yield which lines have their form planned in their month already, each line of the plan once."""
    free = [one for one in plan if one.state == "open" and one.source != "tasks" and not one.asked_as]
    for line in lines:
        month = Period.parse(line.period)
        fitting = (
            one
            for one in free
            if line.form != TASK and one.form == line.form
            and (month.contains(one.planned_on) if one.planned_on else one.period == line.period)
        )  # fmt: skip
        item = next(fitting, None)
        if item is not None:
            free.remove(item)
            what = ChangePlanItem(
                plan_item_id=item.id, asked_as=line.topic, deadline=line.deadline,
                scope=None if item.scope else line.scope, required_file=line.required_file,
                note="\n".join(text for text in (item.note, line.note) if text) or None,
            )  # fmt: skip
            yield Tie(line, item, what)


def _month_before(
    reading: TasksReading, standing: dict[Key, PlanItemView], seen: set[Key]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return which titles the month before had too, and which it had and this list has not."""
    if reading.month is None:
        return frozenset(), ()
    now, before = {title for _, title in seen}, str(_before(reading.month))
    earlier = {title: item.topic or "" for (period, title), item in standing.items() if period == before}
    again = frozenset(task.title for task in reading.tasks if folded(task.title) in earlier)
    return again, tuple(topic for title, topic in earlier.items() if title not in now)


def _before(month: tuple[int, int]) -> Period:
    return month_of(date(month[0], month[1], 1) - timedelta(days=1))


def _changed(item: PlanItemView, line: AddPlanItem) -> Changed | None:
    """Return how the list's line differs from the plan's; what the list leaves empty says nothing."""
    # Who leads a line of the plan that was tied is the branch's own matter; whom the list names is not.
    names = ("deadline", "required_file") if item.asked_as else ("deadline", "lead", "scope", "required_file")
    pairs = [(name, getattr(item, name), getattr(line, name)) for name in names]
    differing = {name: (old, new) for name, old, new in pairs if new is not None and new != old}
    if not differing:
        return None
    command = ChangePlanItem(plan_item_id=item.id, **{name: new for name, (_, new) in differing.items()})
    return Changed(item, tuple((name, str(old or ""), str(new)) for name, (old, new) in differing.items()), command)


def _is_open(item: PlanItemView) -> bool:
    return item.state == "open" and item.done_on is None and item.event_id is None


def _key(period: str, title: str | None) -> Key:
    return period, folded(title or "")


def folded(title: str) -> str:
    """Return a title by which it is known again: full-width signs and spaces do not matter."""
    return "".join(unicodedata.normalize("NFKC", title).split()).casefold().rstrip("。.;；")


def _period(task: Task, month: tuple[int, int] | None, today: date) -> Period:
    if month is not None:
        return Period(month[0], PeriodKind.MONTH, month[1])
    return month_of(task.deadline or today)


def _line(task: Task, period: Period, forms: frozenset[str]) -> AddPlanItem:
    notes: Sequence[str] = [
        text for text in (task.deadline_text if task.deadline is None else "", task.requirement, task.remark) if text
    ]
    return AddPlanItem(
        period=str(period),
        # A list names no cell, and a cell's meeting without its cell could never be recorded against the line.
        form=task.form if task.form in forms and task.form != OF_A_CELL else TASK,
        topic=task.title,
        lead=task.responsible or None,
        scope=task.participants or None,
        deadline=task.deadline,
        required_file=task.required_file or None,
        source="tasks",
        note="\n".join(notes) or None,
    )
