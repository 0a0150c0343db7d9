"""What of the dues stands on the first page: arrears, the fixed day, the report on last year."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.dues.commands import RecordDuesReport, RemoveDuesReport
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import SetSetting
from tests.dues.conftest import Fix, Pay


def said(ctx: AppContext, day: date) -> list[str]:
    return [one.code for one in ctx.dues.todos(day)]


def test_c34_arrears_reach_the_first_page_after_three_and_six_months(ctx: AppContext, fix: Fix, pay: Pay) -> None:
    fix("王芳")
    pay("王芳", "2026-01-10", "2026-01")
    assert said(ctx, date(2026, 4, 30)) == []
    assert said(ctx, date(2026, 5, 1)) == ["dues_unpaid_warning"]
    assert said(ctx, date(2026, 8, 1)) == ["dues_unpaid_limit"]
    lines = ctx.rules.overview(date(2026, 8, 1))
    found = [line for line in (*lines.overdue, *lines.this_week, *lines.coming) if line.code == "dues_unpaid_limit"]
    assert [(line.action, line.params["count"]) for line in found] == [("show_dues", 6)]
    pay("王芳", "2026-08-02", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07")
    assert said(ctx, date(2026, 8, 3)) == []
    assert [one.name for one in ctx.roster.members(date(2026, 8, 3))].count("王芳") == 1


@pytest.mark.parametrize(
    ("month", "number", "expected"),
    [
        ("2026-09", 10, date(2026, 9, 10)),
        ("2026-10", 4, date(2026, 10, 8)),  # in the holiday of the first week
        ("2026-10", 10, date(2026, 10, 10)),  # a Saturday worked in exchange
        ("2026-08", 15, date(2026, 8, 17)),
        ("2026-09", 0, None),
    ],
)
def test_due_16_the_fixed_day_goes_to_the_next_working_day(
    ctx: AppContext, month: str, number: int, expected: date | None
) -> None:
    ctx.dispatcher.do(SetSetting(key="dues_day", value=str(number)))
    assert ctx.dues.fixed_day(month) == expected


def test_due_16_the_day_is_told_until_everybody_has_paid(ctx: AppContext, fix: Fix, pay: Pay) -> None:
    fix("王芳", "2026-09")
    fix("李强", "2026-09")
    ctx.dispatcher.do(SetSetting(key="dues_day", value="10"))
    assert said(ctx, date(2026, 9, 6)) == []
    assert said(ctx, date(2026, 9, 7)) == ["dues_day_due"]
    pay("王芳", "2026-09-10", "2026-09")
    (todo,) = ctx.dues.todos(date(2026, 9, 11))
    assert (todo.params["count"], todo.day) == (1, date(2026, 9, 10))
    pay("李强", "2026-09-11", "2026-09")
    assert said(ctx, date(2026, 9, 11)) == []


def test_due_20_last_years_report_is_asked_for_until_it_is_recorded(ctx: AppContext, fix: Fix, pay: Pay) -> None:
    fix("王芳", "2025-12")
    pay("王芳", "2026-01-05", "2025-12", "2026-01", "2026-02", "2026-03")
    assert said(ctx, date(2025, 12, 31)) == []
    (todo,) = ctx.dues.todos(date(2026, 1, 6))
    assert (todo.code, todo.params["year"], todo.day) == ("dues_report_due", 2025, date(2026, 3, 31))
    codes = [one.code for one in ctx.dues.check(Period.parse("2026-04"), date(2026, 4, 1))]
    assert codes.count("dues_report_missing") == 1
    ctx.dispatcher.do(RecordDuesReport(year=2025, reported_on=date(2026, 3, 20), to_org="机关工委"))
    assert said(ctx, date(2026, 4, 1)) == []
    assert [(one.year, one.to_org) for one in ctx.dues.reports()] == [(2025, "机关工委")]
    ctx.dispatcher.do(RemoveDuesReport(year=2025))
    assert said(ctx, date(2026, 4, 1)) == ["dues_report_due"]
    with pytest.raises(InvalidInput) as early:
        ctx.dispatcher.do(RecordDuesReport(year=2026, reported_on=date(2026, 12, 31)))
    assert early.value.fields == {"reported_on": "dues_report_early"}


def test_a_branch_that_keeps_no_dues_here_is_asked_nothing(ctx: AppContext) -> None:
    ctx.dispatcher.do(SetSetting(key="dues_day", value="10"))
    assert said(ctx, date(2026, 9, 10)) == []
