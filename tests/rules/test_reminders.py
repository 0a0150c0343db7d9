"""The lines of the first page: from when on they are shown, put off, set aside with a reason, and tasks among them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from smallbranch.bootstrap import AppContext, create, open_context
from smallbranch.cli.main import main
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import (
    AddPlanItem,
    CompletePlanItem,
    PostponeReminder,
    RecordMeeting,
    ResumeReminder,
    SegmentPart,
    SetNotApplicable,
)
from smallbranch.roster.commands import AddMember, MemberFields, SetSetting
from smallbranch.rules.views import Line, NodeStatus, Overview

THEME, LECTURE = "theme_party_day", "party_lecture"


@pytest.fixture
def ctx(tmp_path: Path, clock: FixedClock) -> Iterator[AppContext]:
    """Three full members, no cells, on 20 September."""
    create(tmp_path / "book", "某局机关党支部", "某局", clock=clock)
    opened = open_context(tmp_path / "book", clock=clock)
    for name in ("安然", "白杨", "曹静"):
        opened.dispatcher.do(AddMember(fields=MemberFields(name=name, join_date="2010-07-01", full_date="2011-07-01")))
    yield opened
    opened.book.close()


def lines(page: Overview) -> dict[str, Line]:
    return {line.key: line for group in (page.overdue, page.this_week, page.coming) for line in group}


def hold(ctx: AppContext, start: datetime, **fields: Any) -> None:
    part = SegmentPart(form=THEME, topic="题目", **fields)
    ctx.dispatcher.do(RecordMeeting(title="主题党日", start_at=start, segments=(part,)))


def test_a_line_is_put_off_until_its_day_and_comes_back(ctx: AppContext) -> None:
    key = "node:theme_party_day:2026-09:"
    assert key in lines(ctx.rules.overview())
    ctx.dispatcher.do(PostponeReminder(key=key, reason="等上级通知", until=date(2026, 9, 25)))
    page = ctx.rules.overview()
    assert key not in lines(page)
    assert [(line.key, line.put_off.reason) for line in page.put_off if line.put_off] == [(key, "等上级通知")]
    assert key in lines(ctx.rules.overview(date(2026, 9, 25)))  # the day itself
    assert ctx.rules.nodes(Period.parse("2026-09"))[0].status is NodeStatus.DUE  # quiet is not done

    ctx.dispatcher.do(ResumeReminder(key=key))
    assert key in lines(ctx.rules.overview())
    ctx.book.undo()
    assert key not in lines(ctx.rules.overview())


def test_what_does_not_apply_leaves_the_page_and_the_counts_with_its_reason(ctx: AppContext) -> None:
    ctx.dispatcher.do(SetNotApplicable(form=THEME, period="2026-09", reason="上级统一组织"))
    assert "node:theme_party_day:2026-09:" not in lines(ctx.rules.overview())
    (node,) = [node for node in ctx.rules.nodes(Period.parse("2026-09")) if node.form == THEME]
    assert (node.status, node.reason) == (NodeStatus.NOT_APPLICABLE, "上级统一组织")
    hold(ctx, datetime(2026, 9, 18, 9))
    (node,) = [node for node in ctx.rules.nodes(Period.parse("2026-09")) if node.form == THEME]
    assert node.status is NodeStatus.DONE  # held all the same: what happened counts


@pytest.mark.parametrize("days", [5, 15, 20])
def test_how_far_ahead_a_line_is_shown_is_the_branchs_setting(ctx: AppContext, days: int) -> None:
    ctx.dispatcher.do(SetSetting(key="remind_days_theme_party_day", value=str(days)))
    planned = AddPlanItem(period="2026-11", form=THEME, planned_on=date(2026, 11, 20))
    ctx.dispatcher.do(planned)
    key, first = "node:theme_party_day:2026-11:", date(2026, 11, 20) - timedelta(days=days)
    assert key not in lines(ctx.rules.overview(first - timedelta(days=1)))
    assert key in lines(ctx.rules.overview(first))


def test_a_task_is_a_line_until_it_is_done(ctx: AppContext) -> None:
    task = AddPlanItem(period="2026-09", form="task", topic="报送名册", deadline=date(2026, 9, 22), source="tasks")
    item = ctx.dispatcher.do(task).value
    line = next(line for line in ctx.rules.overview().coming if line.code == "task_due")
    assert (line.action, line.target, line.deadline) == ("complete_task", {"plan_item_id": item}, date(2026, 9, 22))
    assert line.key == f"task_due:{item}"
    ctx.dispatcher.do(CompletePlanItem(plan_item_id=item, done_on=date(2026, 9, 20)))
    assert line.key not in lines(ctx.rules.overview())


def test_done_in_time_and_entered_late_are_told_apart(ctx: AppContext) -> None:
    hold(ctx, datetime(2026, 9, 15, 9))  # five days before it is entered: within the branch's week
    hold(ctx, datetime(2026, 8, 14, 9))  # a month before
    found = {node.period: node for node in ctx.rules.matrix(2026) if node.form == THEME}
    assert (found["2026-09"].status, found["2026-09"].entered_late) == (NodeStatus.DONE, False)
    assert (found["2026-08"].status, found["2026-08"].entered_late) == (NodeStatus.DONE, True)
    assert not found["2026-07"].entered_late


def test_everything_goes_through_apply_too(ctx: AppContext, tmp_path: Path) -> None:
    folder = ctx.places.folder
    ctx.book.close()
    file = tmp_path / "commands.jsonl"
    commands = [
        {"do": "add_plan_item", "period": "2026-12", "form": "task", "topic": "报表", "deadline": "2026-12-20"},
        {"do": "complete_plan_item", "plan_item_id": 1, "done_on": "2026-12-18", "evidence": "存档第3盒"},
        {"do": "reopen_plan_item", "plan_item_id": 1},
        {"do": "add_plan_item", "period": "2026-12", "form": THEME, "planned_on": "2026-12-15"},
        {"do": "move_plan_item", "plan_item_id": 2, "planned_on": "2026-12-17", "reason": "会议室停电"},
        {"do": "set_not_applicable", "form": LECTURE, "period": "2026Q4", "reason": "上级统一组织"},
        {"do": "postpone_reminder", "key": "task_due:1", "reason": "等通知", "until": "2099-01-01"},
        {"do": "resume_reminder", "key": "task_due:1"},
        {"do": "draft_year", "year": 2027, "leave_out": []},
    ]
    file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in commands), encoding="utf-8")
    assert main(["--data", str(folder), "apply", str(file)]) == 0
    again = open_context(folder)
    plan = {item.id: item for item in again.meetings.plan(Period.parse("2026"))}
    assert (plan[1].done_on, plan[2].moved_from, plan[2].move_reason) == (None, date(2026, 12, 15), "会议室停电")
    assert [item.state for item in plan.values() if item.form == LECTURE] == ["not_applicable"]
    assert again.meetings.plan(Period.parse("2027"))
    again.book.close()
