"""Rows for ledgers: the plan (L08, L09), minutes (L10–L13, L15) and the attendance matrix (L16)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.kernel.sources import came_from
from smallbranch.meetings.matrix import MADE_UP
from smallbranch.meetings.plan import TASK
from smallbranch.meetings.views import EventLine, MatrixColumn, MatrixRow, PlanItemView
from smallbranch.meetings.wording import day_text, rate
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import Due

Row = Mapping[str, str]
Dataset = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]

_STATES = {"open": "", "cancelled": "取消", "postponed": "延期", "not_applicable": "不适用"}
_DONE, _TASK_TITLE = "已完成", "重点工作"
# The packs name these two signs by their own ids.
_SIGN_IDS = {"official": "official_absence", MADE_UP: "makeup"}
_SCOPES = {Due.ALL_MEMBERS: "全体党员", Due.COMMITTEE: "支部委员会委员", Due.CELL: "党小组党员"}


def is_annual_work(item: PlanItemView) -> bool:
    """Tell whether a line stands in the annual work plan: tasks, and what is due by the year (L08)."""
    return item.form == TASK or Period.parse(item.period).kind in (PeriodKind.YEAR, PeriodKind.HALF)


def work_row(item: PlanItemView, done: Mapping[int, EventLine], rules: RuleBook) -> Row:
    """Return a line of the annual work plan."""
    event = done.get(item.event_id) if item.event_id is not None else None
    done_on = event.held_on if event else item.done_on
    due = item.deadline or item.planned_on
    return {
        **came_from(event=item.event_id),
        "category": form_title(item.form, rules, Period.parse(item.period).last),
        "content": item.topic or form_title(item.form, rules, Period.parse(item.period).last),
        "due": day_text(due) if due else Period.parse(item.period).label_zh(),
        "owner": item.lead or "",
        "status": "".join((_DONE, f"（{item.evidence}）" if item.evidence else "")) if done_on else _state(item),
        "done_on": day_text(done_on),
    }


def life_row(item: PlanItemView, rules: RuleBook) -> Row:
    """Return a line of the plan of organisational life (L09)."""
    period = Period.parse(item.period)
    form = rules.form(item.form, period.last)
    who = item.scope or item.cell or (_SCOPES.get(form.due, "") if form else "")
    state = _state(item) or _moved(item)
    return {
        **came_from(event=item.event_id),
        "month": f"{item.planned_on.month}月" if item.planned_on else _short_period(period),
        "form": form_title(item.form, rules, period.last),
        "topic": "".join((item.topic or "", f"（{state}）" if state else "")),
        "time": " ".join(part for part in (day_text(item.planned_on), item.planned_time) if part),
        "place": item.place or "",
        "lead": item.lead or "",
        "scope": who,
        "filed_on": day_text(item.reported_on),
    }


def form_title(form_id: str, rules: RuleBook, day: date, *, short: bool = False) -> str:
    """Return the Chinese name of a form."""
    form = rules.form(form_id, day)
    if form is None:
        return _TASK_TITLE if form_id == TASK else form_id
    return form.short if short else form.title


def _state(item: PlanItemView) -> str:
    state = _STATES.get(item.state, item.state)
    return f"{state}：{item.reason}" if state and item.reason else state


def _moved(item: PlanItemView) -> str:
    """Return from which day a line was moved, and why."""
    if item.moved_from is None:
        return ""
    return f"原定{day_text(item.moved_from)}" + (f"，{item.move_reason}" if item.move_reason else "")


def _short_period(period: Period) -> str:
    label = period.label_zh()
    return label.partition("年")[2] or label


def column_row(column: MatrixColumn, cells: Mapping[int, str], rules: RuleBook) -> Row:
    """Return a column of the matrix: key and title such as 01.15 党员大会."""
    title = form_title(column.form, rules, column.held_on, short=True)
    cell = cells.get(column.cell_id, "") if column.cell_id is not None else ""
    return {**came_from(event=column.event_id), "key": column.key, "title": f"{column.held_on:%m.%d} {cell}{title}"}


def matrix_row(row: MatrixRow, columns: Sequence[MatrixColumn], rules: RuleBook, day: date) -> Row:
    """Return a member's line of the matrix with one sign a column; the remark says what else the rate is made of."""
    signs = {state.id: state.sign for state in rules.attendance_states(day)}
    found = {
        column.key: signs.get(_SIGN_IDS.get(state, state), signs.get(state, ""))
        for column, state in zip(columns, row.states, strict=True)
    }
    after = f"补课后{rate(row.rate_after_makeup, row.rate_base)}" if row.made_up_count else ""
    waived = f"不补课{row.waived_count}次" if row.waived_count else ""
    return found | {
        **came_from(member=row.member_id),
        "name": row.name,
        "due_count": str(row.due_count),
        "present_count": str(row.present_count),
        "rate": rate(row.rate_present, row.rate_base),
        "remark": "；".join(text for text in (_on_duty(row), after, waived) if text),
    }


def _on_duty(row: MatrixRow) -> str:
    """Return how absences on duty enter the rate, so that 7 of 28 and 100.0% explain each other."""
    if left_out := row.due_count - row.rate_base:
        return f"因公{left_out}次不计"
    counted = row.rate_present - row.present_count
    return f"因公{counted}次计为出席" if counted else ""
