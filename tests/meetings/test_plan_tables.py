"""The practice branch's plan of two years, day by day, against tables worked out by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.kernel.clock import CHINA_TIME, FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import DraftYear
from smallbranch.meetings.views import DraftLine, PlanItemView
from smallbranch.roster.commands import RecordAbsence

HERE = Path(__file__).parent
CELLS = ("第一党小组", "第二党小组")
COMMITTEE, THEME = "branch_committee_meeting", "theme_party_day"


@pytest.fixture
def ctx(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir, clock=FixedClock(datetime(2026, 12, 1, 9, tzinfo=CHINA_TIME)))
    yield opened
    opened.book.close()


def table(year: int) -> dict[str, dict[str, date]]:
    return tomllib.loads((HERE / f"plan-{year}.toml").read_text(encoding="utf-8"))


def by_hand(year: int) -> dict[tuple[str, str, str | None], date]:
    """Return the days of the table by form, period and cell; a cell's line stands for each cell."""
    found: dict[tuple[str, str, str | None], date] = {}
    for form, lines in table(year).items():
        for period, day in lines.items():
            for cell in CELLS if form == "cell_meeting" else (None,):
                found[form, period, cell] = day
    return found


def planned(items: Any) -> dict[tuple[str, str, str | None], date]:
    """Return the days of plan lines; tasks by their rule, where they have a time limit."""
    return {_key(item): item.planned_on or item.deadline for item in items if item.planned_on or item.deadline}


def _key(item: PlanItemView | DraftLine) -> tuple[str, str, str | None]:
    return item.form, str(item.rule_id) if item.form == "task" else item.period, item.cell


def everything(ctx: AppContext, *names: str) -> list[int]:
    members = {member.name: member.id for member in ctx.roster.members(ctx.clock.today())}
    return [members[name] for name in names]


def away(ctx: AppContext, ids: list[int], first: date, last: date) -> None:
    for member_id in ids:
        ctx.dispatcher.do(RecordAbsence(member_id=member_id, kind="training", start_on=first, end_on=last))


def test_the_plan_of_2026_is_that_of_the_table(ctx: AppContext) -> None:
    items = [item for item in ctx.meetings.plan(Period.parse("2026")) if item.source == "rule"]
    moved = [item for item in items if item.moved_from is not None]
    assert [(item.form, item.planned_on, item.moved_from) for item in moved] == [
        (THEME, date(2026, 2, 10), date(2026, 2, 24))  # the branch chose a day before the festival instead
    ]
    assert planned(replace(item, planned_on=item.moved_from or item.planned_on) for item in items) == by_hand(2026)
    assert len([item for item in items if item.form != "task"]) == 12 * 2 + 24 + 8 + 2


def test_the_plan_of_2027_is_that_of_the_table(ctx: AppContext) -> None:
    course = everything(ctx, "沈若岚", "祁怀瑾", "柏舒晴")
    away(ctx, course, date(2027, 3, 8), date(2027, 3, 12))
    members = [member.id for member in ctx.roster.due_members(date(2027, 6, 15))]
    assert len(members) == 18
    away(ctx, members[:10], date(2027, 6, 15), date(2027, 6, 16))
    shown = planned(ctx.meetings.preview_year(2027).lines)
    outcome = ctx.dispatcher.do(DraftYear(year=2027))
    kept = ctx.meetings.plan(Period.parse("2027"))
    assert planned(kept) == shown == by_hand(2027)
    assert [finding.params for finding in outcome.findings if finding.code == "calendar_unknown"] == [{"year": 2027}]
    assert {item.planned_time for item in kept if item.form == COMMITTEE} == {"09:00"}
    assert {item.planned_time for item in kept if item.form == THEME} == {"14:30"}
    assert {item.lead for item in kept if item.cell == CELLS[0]} == {"祁怀瑾"}


def test_every_line_says_why(ctx: AppContext) -> None:
    lines = {_key(line): line for line in ctx.meetings.preview_year(2027).lines}
    assert all(line.reasons for line in lines.values())

    def why(form: str, period: str, cell: str | None = None) -> list[str]:
        return [reason.code for reason in lines[form, period, cell].reasons]

    assert why(THEME, "2027-09") == ["why_rule", "why_fixed_day", "why_day_off", "why_lead_office", "why_time_place"]
    assert why(COMMITTEE, "2027-01") == ["why_rule", "why_habit_day", "why_lead_office", "why_time_place"]
    assert "why_day_off" in why(COMMITTEE, "2027-02")
    assert "why_with_theme_day" in why("party_lecture", "2027Q2")
    assert why("organizational_life_meeting", "2027")[:3] == ["why_rule", "why_usual_month", "why_after_theme_day"]


def test_what_is_not_wanted_is_left_out_and_the_preview_writes_nothing(ctx: AppContext) -> None:
    head = ctx.book.head()
    lines = ctx.meetings.preview_year(2027).lines
    assert ctx.book.head() == head
    unwanted = tuple(line.key for line in lines if line.form == "task")
    assert len({line.key for line in lines}) == len(lines)
    assert ctx.dispatcher.do(DraftYear(year=2027, leave_out=unwanted)).value == len(lines) - len(unwanted)
    assert "task" not in {item.form for item in ctx.meetings.plan(Period.parse("2027"))}
    ctx.book.undo()
    assert ctx.meetings.plan(Period.parse("2027")) == ()
