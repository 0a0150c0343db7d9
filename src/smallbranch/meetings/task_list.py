"""The superior's monthly task list as plan lines: what stands already is changed or left, never doubled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from smallbranch.intake.tasks_sheet import Task, TasksReading
from smallbranch.kernel.periods import Period, PeriodKind, month_of
from smallbranch.meetings.commands import AddPlanItem, ChangePlanItem
from smallbranch.meetings.plan import TASK
from smallbranch.meetings.service import MeetingsService
from smallbranch.meetings.views import PlanItemView
from smallbranch.packs.rulebook import RuleBook

OF_A_CELL = "cell_meeting"


@dataclass(frozen=True, slots=True)
class TaskListPlan:
    """What an import of the list would do: lines to add, lines whose time limit moved, and how many stand unchanged."""

    add: tuple[AddPlanItem, ...]
    change: tuple[ChangePlanItem, ...]
    unchanged: int

    @property
    def commands(self) -> tuple[AddPlanItem | ChangePlanItem, ...]:
        """Return what is to be done, as one step."""
        return (*self.add, *self.change)


def difference(reading: TasksReading, meetings: MeetingsService, rules: RuleBook, today: date) -> TaskListPlan:
    """Return what a list would change in the book: its years of the plan and the forms known today are asked for."""
    years = {today.year, *(task.deadline.year for task in reading.tasks if task.deadline)}
    years |= {reading.month[0]} if reading.month else set()
    plan = [item for year in sorted(years) for item in meetings.plan(Period(year, PeriodKind.YEAR))]
    return compare(reading, plan, (form.id for form in rules.forms(today)), today)


def compare(reading: TasksReading, plan: Iterable[PlanItemView], forms: Iterable[str], today: date) -> TaskListPlan:
    """Return the difference between a list and the plan; a line is known again by its month and title."""
    standing = {(item.period, item.topic): item for item in plan if item.source == "tasks"}
    known = frozenset(forms)
    add, change, unchanged = [], [], 0
    for task in reading.tasks:
        period = _period(task, reading.month, today)
        item = standing.get((str(period), task.title))
        if item is None:
            add.append(_line(task, period, known))
        elif task.deadline is not None and task.deadline != item.deadline:
            change.append(ChangePlanItem(plan_item_id=item.id, deadline=task.deadline))
        else:
            unchanged += 1
    return TaskListPlan(tuple(add), tuple(change), unchanged)


def _period(task: Task, month: tuple[int, int] | None, today: date) -> Period:
    if month is not None:
        return Period(month[0], PeriodKind.MONTH, month[1])
    return month_of(task.deadline or today)


def _line(task: Task, period: Period, forms: frozenset[str]) -> AddPlanItem:
    notes = [
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
