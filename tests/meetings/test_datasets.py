"""What the ledgers print, word for word."""

from __future__ import annotations

from datetime import date, datetime
from types import MappingProxyType

import msgspec
import pytest

from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import (
    AddPlanItem,
    AgendaPart,
    CancelPlanItem,
    CloseDecision,
    DecisionPart,
    DraftYear,
    GuestPart,
    Mark,
    MotionPart,
    RecordMakeup,
    RecordMeeting,
    SegmentPart,
)
from smallbranch.meetings.datasets import matrix_row
from smallbranch.meetings.views import MatrixRow
from smallbranch.meetings.wording import rate
from smallbranch.roster.commands import ChangeMember, MemberFields, RecordAbsence, SetBranch
from tests.meetings.conftest import BEIJING_NEW_YEAR, FULL, World

GENERAL, LECTURE, THEME, CELL = "general_membership_meeting", "party_lecture", "theme_party_day", "cell_meeting"
DAY = datetime(2026, 9, 18, 14, 30)
Q3 = Period.parse("2026Q3")
NONE: MappingProxyType[str, str] = MappingProxyType({})


def rows(world: World, name: str, period: Period = Q3, **params: str) -> list[dict[str, str]]:
    return [dict(row) for row in world.meetings.datasets()[f"meetings.{name}"](period, period.last, params)]


@pytest.mark.parametrize("ledger", ["L08", "L09", "L10", "L11", "L12", "L13", "L15", "L16"])
def test_every_key_of_a_ledger_is_in_its_row(world: World, ledger: str) -> None:
    world.clock.moment = BEIJING_NEW_YEAR
    world.do(DraftYear(year=2026))
    for form in (GENERAL, "branch_committee_meeting", LECTURE, THEME):
        world.record(form, datetime(2026, 1, 16, 9))
    world.record(CELL, datetime(2026, 1, 16, 9), cell_id=world.cells["第一小组"])
    definition = world.packs.ledgers[ledger]
    dataset = world.meetings.datasets()[definition.dataset]
    found = dataset(Period.parse("2026"), date(2026, 12, 31), definition.params)
    assert found
    wanted = {column.key for column in definition.columns if column.kind != "sequence"}
    wanted |= {field.key for field in definition.fields}
    assert [(row.get("name"), sorted(wanted - row.keys())) for row in found if wanted - row.keys()] == []
    assert all(isinstance(value, str) for row in found for value in row.values())


def test_minutes_of_a_general_meeting(world: World) -> None:
    world.do(RecordAbsence(member_id=world.ids["何平"], kind="business_trip", start_on=date(2026, 9, 17)))
    event = world.record(
        GENERAL,
        DAY,
        title="第三季度党员大会",
        place="三楼会议室",
        end_at=datetime(2026, 9, 18, 16),
        chair_id=world.ids["安然"],
        recorder_id=world.ids["曹静"],
        agenda=(AgendaPart(title="讨论转正"), AgendaPart(title="半年小结", presenter="白杨")),
        minutes="讨论要点",
        marks=(Mark(member_id=world.ids["李青"], state="on_leave"),),
        guests=(GuestPart(name="赵一", role="上级组织员"),),
        motions=(MotionPart(title="孟新转正", kind="confirm_full", method="无记名投票", yes=7, no=1, written_yes=1),),
        decisions=(DecisionPart(text="上报审批", owner="白杨", due_on=date(2026, 9, 30)),),
    )
    segment = world.meetings.event(event).segments[0]
    world.do(RecordMakeup(segment_id=segment.id, member_id=world.ids["李青"], done_on=date(2026, 9, 20)))

    row = rows(world, "minutes", form=GENERAL)[0]

    assert row["name"] == "第三季度党员大会"
    assert row["time"] == "2026年9月18日 14:30—16:00"
    assert (row["chair"], row["recorder"], row["place"]) == ("安然", "曹静", "三楼会议室")
    assert (row["due_count"], row["present_count"], row["voting_due"], row["voting_present"]) == ("11", "9", "10", "8")
    assert set(row["absentees"].split("、")) == {"何平（出差）", "李青（请假，2026.09.20补课）"}
    assert set(row["attendees"].split("、")) == {*FULL, "孟新"} - {"何平", "李青"}
    assert row["in_attendance"] == "赵一（上级组织员）"
    assert row["agenda"] == "讨论转正\n半年小结（白杨）"
    assert row["votes"] == ("孟新转正：无记名投票，应到会有表决权10人，实到8人，赞成7票、反对1票、弃权0票，表决通过")
    assert row["written_opinions"] == "孟新转正：书面赞成1份、书面不赞成0份"
    assert row["follow_up"] == "上报审批（白杨，2026年9月30日前完成）"
    assert row["entry_note"] == ""


def test_a_late_made_up_and_joint_record_says_so(world: World) -> None:
    world.record(
        GENERAL,
        datetime(2026, 7, 3, 22, 40),
        end_at=datetime(2026, 7, 4, 0, 10),
        makes_up="2026Q2",
        joint_with="社区党支部",
    )
    row = rows(world, "minutes", form=GENERAL)[0]
    assert row["time"] == "2026年7月3日 22:40—次日00:10"
    assert row["entry_note"].split("\n") == [
        "补录：活动后第79天（2026.09.20）录入",
        "补办：2026年第二季度",
        "联合开展：社区党支部，应到、实到均为本支部党员",
    ]


def test_a_theme_day_with_a_lecture_inside(world: World) -> None:
    world.do(SetBranch(theme_day=15))
    world.do(ChangeMember(member_id=world.ids["安然"], fields=MemberFields(admin_post="主任")))
    parts = (
        SegmentPart(
            form=THEME, topic="重温誓词", end_at=datetime(2026, 9, 18, 15), decisions=(DecisionPart(text="走访"),)
        ),
        SegmentPart(
            form=LECTURE, topic="学条例", lecturer_id=world.ids["安然"], minutes="提纲", discussion="热烈",
            start_at=datetime(2026, 9, 18, 15), end_at=datetime(2026, 9, 18, 16),
        ),
    )  # fmt: skip
    command = RecordMeeting(
        title="九月主题党日", start_at=DAY, segments=parts, moved_from=date(2026, 9, 15), move_reason="防汛"
    )
    event = world.do(command).value
    decision = world.meetings.event(event).segments[0].decisions[0]
    world.do(CloseDecision(decision_id=decision.id, on=date(2026, 9, 19), outcome="走访2户"))

    theme, lecture = rows(world, "minutes", form=THEME)[0], rows(world, "minutes", form=LECTURE)[0]

    assert theme["name"] == "九月主题党日（主题党日）"
    assert (theme["month"], theme["fixed_day"], theme["held_on"]) == ("2026年9月", "每月15日", "2026.09.18")
    assert theme["change_reason"] == "原定2026.09.15，防汛"
    assert theme["segments"] == "主题党日（30分钟）：重温誓词\n党课（60分钟）：学条例"
    assert (theme["decisions"], theme["follow_up"]) == ("走访", "走访：2026年9月19日走访2户")
    assert (lecture["lecturer"], lecture["lecturer_post"], lecture["minutes"], lecture["hours"]) == (
        "安然",
        "主任",
        "60",
        "1.3",
    )
    assert (lecture["summary"], lecture["discussion"]) == ("提纲", "热烈")


def test_the_matrix_has_a_sign_for_everything(world: World) -> None:
    away = {"白杨": "on_leave", "曹静": "official", "邓华": "absent", "范立": "not_recorded", "高原": "absent"}
    marks = tuple(Mark(member_id=world.ids[name], state=state) for name, state in away.items())  # type: ignore[arg-type]
    event = world.record(GENERAL, DAY, marks=marks)
    cell = world.record(CELL, datetime(2026, 9, 19, 9), cell_id=world.cells["第二小组"])
    segment = world.meetings.event(event).segments[0]
    world.do(RecordMakeup(segment_id=segment.id, member_id=world.ids["高原"], done_on=date(2026, 9, 20)))

    columns = rows(world, "attendance_columns")
    assert columns == [
        {"@from": f"event:{event}", "key": f"e{event}", "title": "09.18 党员大会"},
        {"@from": f"event:{cell}", "key": f"e{cell}", "title": "09.19 第二小组党小组会"},
    ]
    found = {row["name"]: row for row in rows(world, "attendance_matrix")}
    signs = {name: found[name][f"e{event}"] + found[name][f"e{cell}"] for name in ("安然", *away)}
    assert signs == {"安然": "√—", "白杨": "△—", "曹静": "○—", "邓华": "×—", "范立": "—", "高原": "补√"}
    shown = [found["高原"][key] for key in ("due_count", "present_count", "rate", "remark")]
    assert shown == ["2", "1", "50.0%", "补课后100.0%"]
    assert (found["曹静"]["rate"], found["曹静"]["remark"]) == ("", "因公1次不计")


def test_the_remark_says_how_absence_on_duty_enters_the_rate(world: World) -> None:
    """7 of 28 and 100.0% on one line look like a slip of the pen without it (C42)."""
    row = MatrixRow(1, "曹静", (), due_count=28, present_count=7, made_up_count=0, rate_base=7, rate_present=7,
                    rate_after_makeup=7)  # fmt: skip
    told = (
        row,
        msgspec.structs.replace(row, rate_base=28, rate_present=28),
        msgspec.structs.replace(row, rate_base=28),
    )
    shown = [matrix_row(one, (), world.packs.rules, DAY.date()) for one in told]
    assert [(one["rate"], one["remark"]) for one in shown] == [
        ("100.0%", "因公21次不计"), ("100.0%", "因公21次计为出席"), ("25.0%", ""),
    ]  # fmt: skip


def test_rates_are_rounded_half_up_in_whole_numbers() -> None:
    assert [rate(17, 18), rate(1, 3), rate(1, 16), rate(0, 5), rate(5, 5), rate(0, 0)] == [
        "94.4%", "33.3%", "6.3%", "0.0%", "100.0%", "",
    ]  # fmt: skip


def test_the_two_plans(world: World) -> None:
    world.clock.moment = BEIJING_NEW_YEAR
    world.do(
        AddPlanItem(
            period="2026-03", form=THEME, topic="植树", planned_on=date(2026, 3, 12), planned_time="9:00", lead="安然"
        )
    )
    world.do(AddPlanItem(period="2026Q2", form=CELL, cell_id=world.cells["第一小组"]))
    task = world.do(
        AddPlanItem(period="2026-06", form="task", topic="半年报", deadline=date(2026, 6, 30), lead="白杨")
    ).value
    life = world.do(AddPlanItem(period="2026", form="organizational_life_meeting")).value
    world.do(CancelPlanItem(plan_item_id=task, state="cancelled", reason="上级代报"))
    world.record("organizational_life_meeting", datetime(2026, 12, 1, 9), plan_item_id=life)

    year = Period.parse("2026")
    three = rows(world, "plan", year, scope="organizational_life")
    assert [(row["month"], row["form"], row["topic"], row["time"], row["scope"]) for row in three] == [
        ("3月", "主题党日", "植树", "2026.03.12 9:00", "全体党员"),
        ("第二季度", "党小组会", "", "", "第一小组"),
        ("2026年", "组织生活会", "", "", "全体党员"),
    ]
    work = rows(world, "plan", year, scope="annual_work")
    assert [(row["content"], row["due"], row["owner"], row["status"], row["done_on"]) for row in work] == [
        ("半年报", "2026.06.30", "白杨", "取消：上级代报", ""),
        ("组织生活会", "2026年", "", "已完成", "2026.12.01"),
    ]
