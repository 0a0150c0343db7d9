"""Rows of the year on one page (L09A), and of everything that was moved, put off or set aside (S06)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from smallbranch.kernel.periods import Period, PeriodKind, month_of
from smallbranch.meetings.plan import TASK
from smallbranch.meetings.views import PlanItemView, PutOff, Waived
from smallbranch.meetings.wording import day_text
from smallbranch.packs.rulebook import RuleBook

Row = Mapping[str, str]
THEME, COMMITTEE, CELL = "theme_party_day", "branch_committee_meeting", "cell_meeting"
GENERAL, LECTURE = "general_membership_meeting", "party_lecture"
_COLUMNS = {THEME: "theme", COMMITTEE: "committee", CELL: "cells", GENERAL: "general", LECTURE: "lecture"}
_NOT_APPLICABLE = "不适用"
_EVERY_CELL = "各党小组"
_STATES = {"cancelled": "取消", "postponed": "延期", "not_applicable": _NOT_APPLICABLE}


def year_rows(items: Iterable[PlanItemView], year: int, rules: RuleBook, absent: Iterable[str]) -> Sequence[Row]:
    """Return a row for each month: the days of the monthly and quarterly forms, the rest in words.

    Args:
        items: the year's plan.
        year: the year.
        rules: for the names of other forms.
        absent: forms that do not apply to the branch (C40); their column says so.
    """
    found: dict[tuple[int, str], list[str]] = {}
    for item in together(items):
        column = _COLUMNS.get(item.form, "tasks" if item.form == TASK else "others")
        when = item.planned_on or item.deadline or Period.parse(item.period).last
        if when.year == year and not (item.form in _COLUMNS and item.planned_on is None and item.state == "open"):
            found.setdefault((when.month, column), []).append(_said(item, rules))
    missing = {_COLUMNS[form] for form in absent if form in _COLUMNS}
    columns = (*_COLUMNS.values(), "others", "tasks")
    return [
        {"month": f"{month.number}月"}
        | {name: "；".join(found.get((month.number, name), [_NOT_APPLICABLE] * (name in missing))) for name in columns}
        for month in Period(year, PeriodKind.YEAR).months()
    ]


def together(items: Iterable[PlanItemView]) -> Iterator[PlanItemView]:
    """Yield the lines, cells that meet on one day as one line; all of them are named no more."""
    lines = list(items)
    every = {item.cell for item in lines if item.form == CELL}
    groups: dict[tuple[object, ...], list[PlanItemView]] = {}
    for item in lines:
        plain = item.form == CELL and item.planned_on is not None and not _why(item)
        groups.setdefault((CELL, item.planned_on) if plain else (item.id,), []).append(item)
    for own in groups.values():
        names = [item.cell for item in own if item.cell]
        whole = len(own) > 1 and set(names) == every
        yield replace(own[0], cell=_EVERY_CELL if whole else "、".join(names)) if len(own) > 1 else own[0]


def _said(item: PlanItemView, rules: RuleBook) -> str:
    """Return a line in a field of the page: its day, what it is about, and from where it was moved or why it is off."""
    if item.form == TASK:
        limit = f"{item.deadline.day}日前" if item.deadline else ""
        return f"{limit}{item.topic or ''}" + _why(item)
    day = f"{item.planned_on.day}日" if item.planned_on else ""
    name = ""
    if item.form not in _COLUMNS:
        form = rules.form(item.form, Period.parse(item.period).last)
        name = form.short if form else item.form
    what = item.cell if item.form == CELL else item.topic
    return "".join((name, day, f" {what}" if what else "", _why(item)))


def _why(item: PlanItemView) -> str:
    if item.state in _STATES:
        return f"（{_STATES[item.state]}" + (f"：{item.reason}）" if item.reason else "）")
    if item.moved_from is not None and item.planned_on is not None:
        same = month_of(item.moved_from) == month_of(item.planned_on)
        before = f"{item.moved_from.day}日" if same else day_text(item.moved_from)
        return f"（原{before}" + (f"，{item.move_reason}）" if item.move_reason else "）")
    return ""


def set_aside_rows(
    items: Iterable[PlanItemView], waived: Iterable[Waived], put_off: Iterable[PutOff], rules: RuleBook
) -> Sequence[Row]:
    """Return what was moved, put off, cancelled or does not apply, with its reason.

    Study that is not made up follows, then reminders put off.
    """
    rows = [_aside(item, rules) for item in items if item.state in _STATES or item.moved_from is not None]
    for missed in waived:
        form = rules.form(missed.form, missed.held_on)
        what = f"{missed.name}补课：{day_text(missed.held_on)} {form.title if form else missed.form}"
        rows.append(_row(what, missed.due_on, "不补课", None, missed.reason))
    for one in put_off:
        kind = "推迟提醒" if one.until is not None else _NOT_APPLICABLE
        rows.append(_row(one.about or one.key, None, kind, one.until, one.reason) | {"set_on": day_text(one.set_on)})
    return rows


def _aside(item: PlanItemView, rules: RuleBook) -> dict[str, str]:
    period = Period.parse(item.period)
    form = rules.form(item.form, period.last)
    name = form.title if form else "重点工作"
    what = "".join((period.label_zh(), " ", f"{item.cell}" if item.cell else "", name))
    what += f"：{item.topic}" if item.topic else ""
    if item.state in _STATES:
        planned = item.moved_from or item.planned_on or item.deadline
        return _row(what, planned, _STATES[item.state], None, item.reason)
    return _row(what, item.moved_from, "改期", item.planned_on, item.move_reason)


def _row(what: str, planned: date | None, kind: str, until: date | None, reason: str | None) -> dict[str, str]:
    return {
        "what": what,
        "planned": day_text(planned),
        "kind": kind,
        "until": day_text(until),
        "reason": reason or "",
        "set_on": "",
    }
