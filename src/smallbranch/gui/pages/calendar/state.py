"""What the calendar shows, worked out without Qt: plan lines by month, days of a month, the matrix of what is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from smallbranch.bootstrap import AppContext
from smallbranch.gui.wording import titled
from smallbranch.kernel.periods import Period, PeriodKind, month_of
from smallbranch.meetings.views import EventLine, PlanItemView
from smallbranch.rules.views import Node, NodeStatus

if TYPE_CHECKING:  # it stands on the readers of foreign files, which are loaded when there is a file to read
    from smallbranch.meetings.task_list import TaskListPlan

TASK: Final = "task"
OFF: Final = "off"
SWAPPED: Final = "swapped"
"""A weekend day that is worked (调休上班)."""
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Standing:
    """How a plan line stands: done, late (its day has passed), waiting, undated, or the state it was set to."""

    code: str
    severity: str


@dataclass(frozen=True, slots=True)
class Chip:
    """Something on a day: a plan line not yet held, or a segment that was; `sign` is one character for small fields.

    `meets` tells that people come together for it, so that there is a sheet to sign.
    """

    text: str
    kind: str
    event_id: int | None = None
    plan_item_id: int | None = None
    sign: str = field(default="", compare=False)
    meets: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Day:
    """One field of the month; `mark` is OFF, SWAPPED or empty."""

    day: date
    inside: bool
    mark: str
    holiday: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One form (of one cell) with its nodes in order."""

    form: str
    cell: str | None
    nodes: tuple[Node, ...]


def year(number: int) -> Period:
    """Return a whole year."""
    return Period(number, PeriodKind.YEAR)


def by_month(items: Iterable[PlanItemView]) -> dict[Period, tuple[PlanItemView, ...]]:
    """Return plan lines by month: of their day, else of their time limit, else of the end of their period."""
    found: dict[Period, list[PlanItemView]] = {}
    for item in items:
        found.setdefault(month_of(_when(item)), []).append(item)
    return {month: tuple(sorted(lines, key=_order)) for month, lines in sorted(found.items(), key=lambda one: one[0])}


def standing(item: PlanItemView, today: date) -> Standing:
    """Return how a plan line stands on a day."""
    if item.event_id is not None or item.done_on is not None:
        return Standing("done", "ok")
    if item.state != "open":
        return Standing(item.state, "neutral")
    limit = item.planned_on or item.deadline
    if limit is None:
        return Standing("undated", "warning" if Period.parse(item.period).last < today else "neutral")
    return Standing("late", "error") if limit < today else Standing("waiting", "info")


def month_days(
    ctx: AppContext, month: Period, items: Sequence[PlanItemView], events: Sequence[EventLine]
) -> tuple[Day, ...]:
    """Return the whole weeks around a month, Monday first."""
    first = month.first - timedelta(days=month.first.weekday())
    weeks = (month.last - first).days // _WEEK + 1
    chips = _chips(ctx, items, events)
    return tuple(
        _day(ctx, first + timedelta(days=number), month, chips.get(first + timedelta(days=number), ()))
        for number in range(weeks * _WEEK)
    )


def year_days(
    ctx: AppContext, months: Sequence[Period], items: Sequence[PlanItemView], events: Sequence[EventLine]
) -> tuple[Day, ...]:
    """Return every day of some months, in order, with what is on it."""
    chips = _chips(ctx, items, events)
    spans = ((month.first + timedelta(days=at), month) for month in months for at in range(month.last.day))
    return tuple(_day(ctx, day, month, chips.get(day, ())) for day, month in spans)


def signs(ctx: AppContext, items: Sequence[PlanItemView]) -> tuple[tuple[str, str], ...]:
    """Return the sign of each form of a year's plan with its name."""
    forms = dict.fromkeys(item.form for item in items)
    today = ctx.clock.today()
    names = {form: ctx.messages.word(TASK) if form == TASK else form_short(ctx, form, None, today) for form in forms}
    return tuple((sign_of(ctx, form), name) for form, name in names.items())


def sign_of(ctx: AppContext, form: str) -> str:
    """Return the one character a form has in a small field; its first one where it has none of its own."""
    word = ctx.messages.word(f"sign_{form}")
    return word if len(word) == 1 else form_short(ctx, form, None, ctx.clock.today())[:1]


def moving(item: PlanItemView) -> bool:
    """Tell whether a line may be moved: it is open or put off, and neither held nor done."""
    return item.event_id is None and item.done_on is None and item.state in ("open", "postponed")


def planned_with(ctx: AppContext, item: PlanItemView) -> tuple[PlanItemView, ...]:
    """Return what is planned with a theme day on its day and may sit in it: it is asked to move along."""
    day = item.planned_on
    rules = ctx.packs.rules
    form = rules.form(item.form, day) if day is not None else None
    if day is None or form is None or not form.container:
        return ()
    allowed = {one.second if one.first == item.form else one.first for one in rules.combos(day)
               if one.allowed and item.form in (one.first, one.second)}  # fmt: skip
    return tuple(
        one
        for one in ctx.meetings.plan(month_of(day))
        if one.planned_on == day and one.id != item.id and one.form in allowed and moving(one)
    )


def absent_on(ctx: AppContext, day: date) -> tuple[str, ...]:
    """Return who is known to be away on a day, with the kind."""
    kinds = {kind.id: titled(ctx.messages, kind.id, kind.title) for kind in ctx.packs.rules.absence_kinds(day)}
    return tuple(f"{one.member_name}（{kinds.get(one.kind, one.kind)}）" for one in ctx.roster.absences_on(day))


def matrix_rows(nodes: Iterable[Node]) -> tuple[MatrixRow, ...]:
    """Return the nodes by form and cell: monthly forms first, then quarterly, then yearly ones."""
    found: dict[tuple[str, str | None], list[Node]] = {}
    every: dict[str, list[Node]] = {}
    for node in nodes:
        found.setdefault((node.form, node.cell), []).append(node)
        if node.cell is None and node.status is NodeStatus.NOT_APPLICABLE:
            every.setdefault(node.form, []).append(node)
    cells = {form for form, cell in found if cell is not None}
    rows = []
    for (form, cell), own in found.items():
        if form in cells:
            if cell is None:
                continue
            own = own + every.get(form, [])
        rows.append(MatrixRow(form, cell, tuple(sorted(own, key=lambda node: node.first))))
    return tuple(sorted(rows, key=lambda row: (-len({node.period for node in row.nodes}), row.form, row.cell or "")))


def counts(nodes: Iterable[Node]) -> Mapping[NodeStatus, int]:
    """Return how many nodes stand how."""
    found = dict.fromkeys(NodeStatus, 0)
    for node in nodes:
        found[node.status] += 1
    return found


def record_target(item: PlanItemView) -> dict[str, Any]:
    """Return what the meetings page starts from for a plan line."""
    return {
        "action": "record_meeting",
        "form": item.form,
        "period": item.period,
        "cell_id": item.cell_id,
        "plan_item_id": item.id,
    }


def node_target(node: Node) -> dict[str, Any]:
    """Return what the meetings page starts from for a node, or the record that fulfils it."""
    if node.event_ids:
        return {"event_id": node.event_ids[-1]}
    return {
        "action": "record_meeting",
        "form": node.form,
        "period": node.period,
        "cell_id": node.cell_id,
        "plan_item_id": node.plan_item_id,
        "makes_up": node.period if node.status is NodeStatus.MISSING else None,
    }


def task_list(ctx: AppContext, path: Path) -> TaskListPlan:
    """Read the superior's list and return what it would change in the plan."""
    from smallbranch.intake.tasks_sheet import read_tasks
    from smallbranch.meetings.task_list import difference

    today = ctx.clock.today()
    return difference(read_tasks(path, today=today), ctx.meetings, ctx.packs.rules, today)


def form_short(ctx: AppContext, form: str, cell: str | None, day: date) -> str:
    """Return the short name of a form, with its cell."""
    found = ctx.packs.rules.form(form, day)
    name = titled(ctx.messages, form, found.short) if found is not None else ctx.messages.word(form)
    return f"{name}·{cell}" if cell else name


def _when(item: PlanItemView) -> date:
    return item.planned_on or item.deadline or Period.parse(item.period).last


def _order(item: PlanItemView) -> tuple[date, str, int]:
    return _when(item), item.form, item.id


def _chips(ctx: AppContext, items: Sequence[PlanItemView], events: Sequence[EventLine]) -> dict[date, tuple[Chip, ...]]:
    found: dict[date, list[Chip]] = {}
    for line in events:
        text = line.cell or form_short(ctx, line.form, None, line.held_on)
        found.setdefault(line.held_on, []).append(
            Chip(text, "held", event_id=line.event_id, sign=sign_of(ctx, line.form))
        )
    for item in items:
        day = item.planned_on or item.deadline
        if day is None or not moving(item):
            continue
        text = item.topic or "" if item.form == TASK else item.cell or form_short(ctx, item.form, None, day)
        kind = "late" if standing(item, ctx.clock.today()).code == "late" else "planned"
        meets = item.form != TASK and item.planned_on is not None
        sign = sign_of(ctx, item.form)
        found.setdefault(day, []).append(Chip(text, kind, plan_item_id=item.id, sign=sign, meets=meets))
    return {day: tuple(chips) for day, chips in found.items()}


def _day(ctx: AppContext, day: date, month: Period, chips: tuple[Chip, ...]) -> Day:
    works = ctx.calendar.is_workday(day)
    holiday = ctx.calendar.holiday_name(day) or ""
    mark = SWAPPED if ctx.calendar.is_swap_workday(day) else OFF if holiday and not works else ""
    return Day(day, month.contains(day), mark, holiday, chips)
