"""The superior's task list to plan lines, without Qt."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.calendar.state import TASK, year
from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.periods import Period, PeriodKind, month_of
from smallbranch.meetings.commands import AddPlanItem


def read_commands(ctx: AppContext, path: Path) -> tuple[AddPlanItem, ...]:
    """Read a task list and return a command for each task the plan does not hold yet."""
    # The readers of foreign files are heavy: loaded when a file is there to be read.
    from smallbranch.intake.tasks_sheet import Task, read_tasks

    today = ctx.clock.today()
    reading = read_tasks(path, today=today)
    month = Period(reading.month[0], PeriodKind.MONTH, reading.month[1]) if reading.month else month_of(today)
    standing = {(item.period, item.topic) for item in ctx.meetings.plan(year(month.year))}
    known = {form.id for form in ctx.packs.rules.forms(today)}

    def command(task: Task) -> AddPlanItem:
        return AddPlanItem(
            period=str(_period(task.deadline, month)),
            form=_form(task.form, known),
            topic=task.title,
            lead=task.responsible or None,
            scope=task.participants or None,
            deadline=task.deadline,
            required_file=task.required_file or None,
            source="tasks",
            note="；".join(text for text in (task.requirement, task.remark, task.deadline_text) if text) or None,
        )

    found = (command(task) for task in reading.tasks)
    return tuple(item for item in found if (item.period, item.topic) not in standing)


def add_tasks(ctx: AppContext, commands: Collection[AddPlanItem]) -> Outcome[list[int]]:
    """Add them as one step."""
    return ctx.dispatcher.do_all(commands, "add_plan_item")


def _period(deadline: date | None, month: Period) -> Period:
    return month_of(deadline) if deadline is not None else month


def _form(form: str | None, known: Collection[str]) -> str:
    return form if form is not None and form in known and form != "cell_meeting" else TASK
