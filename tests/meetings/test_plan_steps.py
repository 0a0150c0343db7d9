"""What happens to one line of the plan, each as one undo step; and lines of the first page put off."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import (
    AddPlanItem,
    CancelPlanItem,
    ChangePlanItem,
    CompletePlanItem,
    Mark,
    MovePlanItem,
    PostponeReminder,
    RecordMakeup,
    RemoveMeeting,
    ReopenPlanItem,
    ResumeReminder,
    SetNotApplicable,
    WaiveMakeup,
)
from smallbranch.meetings.views import PlanItemView
from tests.meetings.conftest import World

THEME, CELL, TASK = "theme_party_day", "cell_meeting", "task"
DAY = date(2026, 10, 15)


def line(world: World, form: str = THEME, planned_on: date | None = DAY, **fields: object) -> int:
    command = AddPlanItem(period="2026-10", form=form, planned_on=planned_on, **fields)  # type: ignore[arg-type]
    return int(world.do(command).value)


def shown(world: World, item_id: int) -> PlanItemView:
    return next(item for item in world.meetings.plan(Period.parse("2026")) if item.id == item_id)


def test_c20_a_line_that_is_moved_keeps_its_first_day_and_the_reason(world: World) -> None:
    item = line(world)
    world.do(MovePlanItem(plan_item_id=item, planned_on=date(2026, 10, 20), reason="书记出差"))
    world.do(MovePlanItem(plan_item_id=item, planned_on=date(2026, 10, 22)))
    found = shown(world, item)
    assert (found.planned_on, found.moved_from, found.move_reason) == (date(2026, 10, 22), DAY, "书记出差")
    assert found.period == "2026-10"  # the obligation stays that of the month

    world.book.undo()
    assert shown(world, item).planned_on == date(2026, 10, 20)
    world.do(MovePlanItem(plan_item_id=item, planned_on=DAY))
    found = shown(world, item)
    assert (found.planned_on, found.moved_from, found.move_reason) == (DAY, None, None)


def test_a_move_out_of_the_month_or_onto_a_day_off_is_said(world: World) -> None:
    outcome = world.do(MovePlanItem(plan_item_id=line(world), planned_on=date(2026, 11, 7)))
    assert {finding.code for finding in outcome.findings} == {"planned_outside_period", "on_day_off"}


def test_one_line_is_cancelled_and_open_again(world: World) -> None:
    item, other = line(world), line(world)
    world.do(CancelPlanItem(plan_item_id=item, state="cancelled", reason="并入联合活动"))
    assert (shown(world, item).state, shown(world, other).state) == ("cancelled", "open")
    with pytest.raises(Refused, match="plan_item_not_open"):
        world.do(MovePlanItem(plan_item_id=item, planned_on=DAY))
    world.do(ReopenPlanItem(plan_item_id=item))
    assert (shown(world, item).state, shown(world, item).reason) == ("open", None)


def test_what_was_held_is_not_moved(world: World) -> None:
    item = line(world, planned_on=date(2026, 9, 15))
    world.record(THEME, datetime(2026, 9, 15, 9), plan_item_id=item)
    with pytest.raises(Refused, match="plan_item_done"):
        world.do(MovePlanItem(plan_item_id=item, planned_on=date(2026, 9, 16)))


def test_a_task_is_done_with_a_day_and_its_proof(world: World) -> None:
    item, event = line(world, TASK, None, topic="报送名册"), world.record(THEME, datetime(2026, 9, 15, 9))
    done = CompletePlanItem(
        plan_item_id=item, done_on=date(2026, 9, 18), evidence="练直工〔2026〕3号", evidence_id=event
    )
    world.do(done)
    found = shown(world, item)
    assert (found.done_on, found.evidence, found.evidence_id) == (date(2026, 9, 18), "练直工〔2026〕3号", event)
    world.do(RemoveMeeting(event_id=event))
    assert (shown(world, item).done_on, shown(world, item).evidence_id) == (date(2026, 9, 18), None)
    world.do(ReopenPlanItem(plan_item_id=item))
    assert shown(world, item).done_on is None


def test_a_meeting_is_done_by_its_record_only(world: World) -> None:
    with pytest.raises(Refused, match="plan_item_needs_record"):
        world.do(CompletePlanItem(plan_item_id=line(world), done_on=DAY))
    with pytest.raises(InvalidInput) as caught:
        world.do(CompletePlanItem(plan_item_id=line(world, TASK, topic="x"), done_on=DAY, evidence_id=99))
    assert caught.value.fields == {"evidence_id": "unknown_event"}


def test_not_applicable_sets_the_open_line_aside_or_adds_one_that_says_so(world: World) -> None:
    cell = world.cells["第一小组"]
    planned = line(world, CELL, cell_id=cell)
    same = world.do(SetNotApplicable(form=CELL, period="2026-10", reason="防汛值班", cell_id=cell)).value
    added = world.do(SetNotApplicable(form=THEME, period="2026-11", reason="上级统一组织")).value
    assert same == planned
    assert (shown(world, planned).state, shown(world, planned).reason) == ("not_applicable", "防汛值班")
    found = shown(world, added)
    assert (found.state, found.reason, found.rule_id, found.planned_on) == (
        "not_applicable", "上级统一组织", "LIFE-05", None,
    )  # fmt: skip
    for wrong in ({"form": "picnic"}, {"reason": " "}, {"cell_id": 99}):
        fields = {"form": THEME, "period": "2026-11", "reason": "x"} | wrong
        with pytest.raises(InvalidInput) as caught:
            world.do(SetNotApplicable(**fields))  # type: ignore[arg-type]
        assert list(caught.value.fields) == list(wrong)


def test_a_reminder_is_put_off_changed_and_brought_back(world: World) -> None:
    world.do(PostponeReminder(key="decision:7", reason="等批复", until=date(2026, 10, 8), about="议定事项"))
    world.do(PostponeReminder(key="decision:7", reason="上级收回"))
    (kept,) = world.meetings.put_off()
    assert (kept.key, kept.until, kept.reason, kept.about) == ("decision:7", None, "上级收回", "议定事项")
    world.book.undo()
    assert world.meetings.put_off()[0].until == date(2026, 10, 8)
    world.do(ResumeReminder(key="decision:7"))
    assert world.meetings.put_off() == ()
    for wrong, field in (({"until": date(2026, 9, 20)}, "until"), ({"reason": ""}, "reason"), ({"key": " "}, "key")):
        fields = {"key": "decision:7", "reason": "x"} | wrong
        with pytest.raises(InvalidInput) as caught:
            world.do(PostponeReminder(**fields))  # type: ignore[arg-type]
        assert list(caught.value.fields) == [field]
    with pytest.raises(InvalidInput):
        world.do(ResumeReminder(key="decision:7"))


def test_an_absence_ends_in_a_make_up_or_in_a_reason(world: World) -> None:
    away = world.ids["江河"]
    event = world.record(THEME, datetime(2026, 9, 15, 9), marks=(Mark(member_id=away, state="on_leave"),))
    segment = world.meetings.event(event).segments[0].id
    asked = [item.member_id for item in world.meetings.open_makeups(date(2026, 9, 20))]
    assert asked == [away]
    world.do(WaiveMakeup(segment_id=segment, member_id=away, reason="住院治疗"))
    assert world.meetings.open_makeups(date(2026, 9, 20)) == ()

    def row() -> tuple[str, int, int]:
        rows = world.meetings.attendance_matrix(Period.parse("2026Q3")).rows
        return next((one.states[0], one.rate_present, one.rate_after_makeup) for one in rows if one.member_id == away)

    assert row() == ("on_leave", 0, 0)  # a reason is no study
    world.do(RecordMakeup(segment_id=segment, member_id=away, done_on=date(2026, 9, 19), minutes=60))
    assert row() == ("makeup", 0, 1)


def test_an_absence_has_a_last_day_even_over_the_turn_of_the_year(world: World) -> None:
    away = world.ids["江河"]
    event = world.record(THEME, datetime(2026, 12, 15, 9), marks=(Mark(member_id=away, state="on_leave"),))

    def asked(on: date) -> list[date | None]:
        return [item.due_on for item in world.meetings.open_makeups(on)]

    assert asked(date(2026, 12, 31)) == asked(date(2027, 1, 14)) == [date(2027, 1, 14)]
    assert asked(date(2027, 1, 15)) == []
    mark = next(one for one in world.meetings.event(event).segments[0].attendance if one.member_id == away)
    assert mark.makeup_by == date(2027, 1, 14)
    assert "补课" not in minutes_of(world, "absentees")


def minutes_of(world: World, key: str) -> str:
    read = world.meetings.datasets()["meetings.minutes"]
    return read(Period.parse("2026"), date(2026, 12, 31), {"form": THEME})[0][key]


def test_why_a_study_is_not_made_up_prints_where_the_absence_does(world: World) -> None:
    away = world.ids["江河"]
    event = world.record(THEME, datetime(2026, 9, 15, 9), marks=(Mark(member_id=away, state="on_leave"),))
    segment = world.meetings.event(event).segments[0].id
    world.do(WaiveMakeup(segment_id=segment, member_id=away, reason="住院治疗"))
    assert "江河（请假，不补课：住院治疗）" in minutes_of(world, "absentees")
    data, year = world.meetings.datasets(), Period.parse("2026")
    rows = {row["name"]: row for row in data["meetings.attendance_matrix"](year, year.last, {})}
    assert (rows["江河"]["remark"], rows["安然"]["remark"]) == ("不补课1次", "")
    aside = data["meetings.set_aside"](year, year.last, {})
    assert [(row["what"], row["planned"], row["kind"], row["reason"]) for row in aside] == [
        ("江河补课：2026.09.15 主题党日", "2026.10.15", "不补课", "住院治疗")
    ]


def test_what_goes_along_moves_in_the_same_step_and_never_what_is_done(world: World) -> None:
    theme, lecture = (
        world.do(AddPlanItem(period="2026-10", form=form, planned_on=date(2026, 10, 15))).value
        for form in (THEME, "party_lecture")
    )
    task = world.do(AddPlanItem(period="2026-10", form="task", topic="报送小结")).value
    world.do(MovePlanItem(plan_item_id=theme, planned_on=date(2026, 10, 16), reason="场地", along=(lecture,)))
    moved = [(one.planned_on, one.moved_from, one.move_reason) for one in (shown(world, theme), shown(world, lecture))]
    assert moved == [(date(2026, 10, 16), date(2026, 10, 15), "场地")] * 2
    world.do(ChangePlanItem(plan_item_id=theme, planned_on=date(2026, 10, 20), along=(lecture,)))
    assert shown(world, lecture).planned_on == date(2026, 10, 20)
    world.do(CompletePlanItem(plan_item_id=task, done_on=date(2026, 9, 20)))
    for command in (MovePlanItem, ChangePlanItem):
        with pytest.raises(Refused):
            world.do(command(plan_item_id=theme, planned_on=date(2026, 10, 22), along=(task,)))
    assert shown(world, theme).planned_on == date(2026, 10, 20)


def test_a_task_done_on_a_day_to_come_is_asked_about(world: World) -> None:
    task = world.do(AddPlanItem(period="2026-10", form=TASK, topic="报送小结")).value
    outcome = world.do(CompletePlanItem(plan_item_id=task, done_on=date(2099, 1, 1)))
    assert [finding.code for finding in outcome.findings] == ["event_in_future"]
    assert world.do(CompletePlanItem(plan_item_id=task, done_on=date(2026, 9, 20))).findings == ()
