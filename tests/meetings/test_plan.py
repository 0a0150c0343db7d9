"""The plan: drafted from rules, kept by hand, fulfilled by what was held."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import AddPlanItem, CancelPlanItem, ChangePlanItem, DraftYear, SetNotApplicable
from smallbranch.meetings.views import PlanItemView
from smallbranch.roster.commands import RecordAbsence, SetBranch
from tests.meetings.conftest import BEIJING_NEW_YEAR, World

THEME, GENERAL, LECTURE = "theme_party_day", "general_membership_meeting", "party_lecture"
COMMITTEE, CELL, LIFE = "branch_committee_meeting", "cell_meeting", "organizational_life_meeting"
YEAR = Period.parse("2026")


@pytest.fixture
def january(world: World) -> World:
    """The branch at the beginning of the year, with the 5th as its theme day."""
    world.clock.moment = BEIJING_NEW_YEAR
    world.do(SetBranch(theme_day=5))
    return world


def drafted(world: World, year: int = 2026) -> tuple[list[PlanItemView], dict[str, object]]:
    outcome = world.do(DraftYear(year=year))
    items = [item for item in world.meetings.plan(Period.parse(str(year))) if item.form != "task"]
    return items, {finding.code: finding.params for finding in outcome.findings}


def of(items: list[PlanItemView], form: str) -> list[PlanItemView]:
    return [item for item in items if item.form == form]


def test_a_year_holds_what_the_rules_ask_for(january: World) -> None:
    items, said = drafted(january)
    counts = Counter(item.form for item in items)
    assert counts == {THEME: 12, COMMITTEE: 12, CELL: 24, GENERAL: 4, LECTURE: 4, LIFE: 1, "democratic_appraisal": 1}
    assert {item.period for item in of(items, GENERAL)} == {"2026Q1", "2026Q2", "2026Q3", "2026Q4"}
    assert {item.rule_id for item in of(items, THEME)} == {"LIFE-05"}
    assert all(item.planned_on and Period.parse(item.period).contains(item.planned_on) for item in items)
    assert "calendar_unknown" not in said
    assert not {"form_not_applicable", "past_periods_left_undated"} & said.keys()


def test_every_day_is_a_working_day_and_a_holiday_moves_the_theme_day(january: World) -> None:
    items, _ = drafted(january)
    assert [item.planned_on for item in items if not january.packs.calendar.is_workday(item.planned_on)] == []
    theme = {item.period: item.planned_on for item in of(items, THEME)}
    assert theme["2026-01"] == date(2026, 1, 5)
    assert theme["2026-04"] == date(2026, 4, 7)  # the 4th to the 6th is 清明
    assert theme["2026-05"] == date(2026, 5, 6)
    assert theme["2026-10"] == date(2026, 10, 8)


def test_the_quarterly_meeting_and_the_lecture_share_a_theme_day(january: World) -> None:
    items, _ = drafted(january)
    theme = {item.planned_on for item in of(items, THEME)}
    for form in (GENERAL, LECTURE):
        assert {item.planned_on for item in of(items, form)} < theme
    life = of(items, LIFE)[0]
    assert life.planned_on is not None
    assert (life.planned_on.month, life.planned_on in theme) == (12, False)


def test_the_committee_meets_before_the_theme_day(january: World) -> None:
    january.do(SetBranch(theme_day=20))
    items, _ = drafted(january)
    theme = {item.period: item.planned_on for item in of(items, THEME)}
    assert all(item.planned_on < theme[item.period] for item in of(items, COMMITTEE))  # type: ignore[operator]


def test_no_topic_is_invented(january: World) -> None:
    items, _ = drafted(january)
    assert {item.topic for item in items} == {None, "“七一”主题活动"}
    assert {item.lead for item in of(items, LECTURE)} == {None}
    assert {item.lead for item in of(items, THEME)} == {"安然"}
    assert {item.place for item in items} == {"三楼会议室"}


def test_drafting_again_adds_nothing_and_keeps_what_stands(january: World) -> None:
    items, _ = drafted(january)
    changed, cancelled = of(items, THEME)[2], of(items, THEME)[3]
    january.do(ChangePlanItem(plan_item_id=changed.id, topic="植树", planned_on=date(2026, 3, 12)))
    january.do(CancelPlanItem(plan_item_id=cancelled.id, state="cancelled", reason="并入联合活动"))

    assert january.do(DraftYear(year=2026)).value == 0
    plan = {item.id: item for item in january.meetings.plan(YEAR)}
    assert (plan[changed.id].topic, plan[changed.id].planned_on) == ("植树", date(2026, 3, 12))
    assert (plan[cancelled.id].state, plan[cancelled.id].reason) == ("cancelled", "并入联合活动")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(st.tuples(st.integers(1, 12), st.sampled_from([THEME, COMMITTEE])), max_size=6),
    theme_day=st.integers(1, 28),
)
def test_drafting_twice_equals_drafting_once(january: World, lines: list[tuple[int, str]], theme_day: int) -> None:
    """Whatever stands already, every period ends with what is due, and a second draft adds nothing."""
    january.do(SetBranch(theme_day=theme_day))
    for month, form in lines:
        january.do(AddPlanItem(period=f"2026-{month:02d}", form=form))
    january.do(DraftYear(year=2026))
    once = january.meetings.plan(YEAR)
    assert january.do(DraftYear(year=2026)).value == 0
    assert january.meetings.plan(YEAR) == once
    assert {item.period for item in once if item.form == THEME} == {str(month) for month in YEAR.months()}
    days = [item.planned_on for item in once if item.planned_on is not None]
    assert all(january.packs.calendar.is_workday(day) for day in days)


def test_c35_nothing_is_due_before_the_founding_month(january: World) -> None:
    january.do(SetBranch(founded_on=date(2026, 5, 12)))
    items, _ = drafted(january)
    assert {item.period for item in of(items, THEME)} == {f"2026-{month:02d}" for month in range(5, 13)}
    assert {item.period for item in of(items, GENERAL)} == {"2026Q2", "2026Q3", "2026Q4"}
    assert len(of(items, LIFE)) == 1


def test_c40_what_does_not_apply_gets_no_line_and_a_reason(empty: World) -> None:
    for name in ("安然", "白杨", "曹静"):
        empty.add(name)
    outcome = empty.do(DraftYear(year=2026))
    forms = {item.form for item in empty.meetings.plan(YEAR)}
    assert not {COMMITTEE, CELL} & forms
    reasons = {
        finding.params["form"]: finding.params["reason"]
        for finding in outcome.findings
        if finding.code == "form_not_applicable"
    }
    assert reasons == {COMMITTEE: "not_has_committee", CELL: "not_has_cells"}


def test_days_on_which_less_than_half_can_come_are_avoided(january: World) -> None:
    for name in ("安然", "白杨", "曹静", "邓华", "范立", "高原"):
        january.do(
            RecordAbsence(
                member_id=january.ids[name],
                kind="training",
                start_on=date(2026, 3, 1),
                end_on=date(2026, 3, 17),
            )
        )
    items, said = drafted(january)
    march = next(item for item in of(items, THEME) if item.period == "2026-03")
    assert march.planned_on == date(2026, 3, 18)
    assert "moved_for_absences" in said
    committee = next(item for item in of(items, COMMITTEE) if item.period == "2026-03")
    assert committee.planned_on is not None
    assert committee.planned_on >= date(2026, 3, 18)


def test_swaps_that_are_not_published_are_said_not_guessed(january: World) -> None:
    items, said = drafted(january, 2027)
    assert said["calendar_unknown"] == {"year": 2027}
    assert len(of(items, THEME)) == 12


def test_a_past_period_gets_a_line_and_no_day(world: World) -> None:
    items, said = drafted(world)
    undated = [item for item in items if item.planned_on is None]
    assert {item.period for item in of(undated, THEME)} == {f"2026-{month:02d}" for month in range(1, 9)}
    assert said["past_periods_left_undated"] == {"count": len(undated), "today": date(2026, 9, 20)}
    assert min(item.planned_on for item in items if item.planned_on) >= date(2026, 9, 20)


def test_a_branch_without_a_fixed_day_gets_the_default_weekday(january: World) -> None:
    january.book.undo()  # the theme day
    items, _ = drafted(january)
    days = [item.planned_on for item in of(items, THEME)]
    assert sum(day is not None and day.weekday() == 4 for day in days) >= 10


def test_a_meeting_fulfils_the_open_line_of_its_own_period_only(january: World) -> None:
    items, _ = drafted(january)
    outcome = january.outcome(THEME, datetime(2026, 3, 9, 9))
    linked = [finding.params for finding in outcome.findings if finding.code == "plan_item_linked"]
    assert linked == [{"form": THEME, "period": "2026-03"}]
    again = january.record(THEME, datetime(2026, 3, 20, 9))
    late = january.record(GENERAL, datetime(2026, 7, 3, 9), makes_up="2026Q2")
    cell = january.record(CELL, datetime(2026, 3, 9, 9), cell_id=january.cells["第二小组"])

    done = {(item.form, item.period, item.cell): item.event_id for item in january.meetings.plan(YEAR) if item.event_id}
    assert done == {
        (THEME, "2026-03", None): outcome.value,
        (GENERAL, "2026Q2", None): late,
        (CELL, "2026-03", "第二小组"): cell,
    }
    assert january.meetings.event(again).segments[0].plan_item_id is None
    assert len(items) > len(done)


def test_lines_by_hand(world: World) -> None:
    added = world.do(AddPlanItem(period="2026-10", form=THEME, topic="参观", planned_on=date(2026, 11, 7)))
    assert {finding.code for finding in added.findings} == {"planned_outside_period", "on_day_off"}
    world.do(ChangePlanItem(plan_item_id=added.value, topic="", planned_on=date(2026, 10, 12)))
    item = world.meetings.plan(Period.parse("2026-10"))[0]
    assert (item.topic, item.planned_on, item.state, item.source) == (None, date(2026, 10, 12), "open", "hand")
    assert [one.id for one in world.meetings.plan(Period.parse("2026Q4"))] == [item.id]
    assert world.meetings.plan(Period.parse("2026Q3")) == ()

    world.do(CancelPlanItem(plan_item_id=item.id, state="postponed", reason="汛期"))
    world.do(ChangePlanItem(plan_item_id=item.id, planned_on=date(2026, 10, 20)))
    item = world.meetings.plan(Period.parse("2026-10"))[0]
    assert (item.state, item.reason) == ("open", None)


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (AddPlanItem(period="10", form=THEME), {"period": "period_form"}),
        (AddPlanItem(period="2026-10", form="picnic"), {"form": "unknown_form"}),
        (AddPlanItem(period="2026-10", form=CELL, cell_id=9), {"cell_id": "unknown_cell"}),
        (AddPlanItem(period="2026-10", form=CELL), {"cell_id": "required"}),
        (AddPlanItem(period="2026-10", form="task", topic=" "), {"topic": "required"}),
        (SetNotApplicable(form=THEME, period="2026Q4", reason="x"), {"period": "other_span"}),
        (ChangePlanItem(plan_item_id=9, topic="x"), {"plan_item_id": "unknown_plan_item"}),
        (CancelPlanItem(plan_item_id=1, state="cancelled", reason=" "), {"reason": "required"}),
    ],
)
def test_a_line_that_cannot_be_is_not_stored(world: World, command: object, fields: dict[str, str]) -> None:
    world.do(AddPlanItem(period="2026-09", form="task", topic="报表"))
    with pytest.raises(InvalidInput) as caught:
        world.do(command)
    assert caught.value.fields == fields
