"""The work year step by step (C38), and last year's list before the meeting."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smallbranch.appraisal.commands import (
    RecordAppraisalBallots,
    RecordSelfGrades,
    SelfGrade,
    SetLifeYear,
    SettledItem,
    SettleRectification,
)
from smallbranch.appraisal.views import StepState
from smallbranch.bootstrap import AppContext
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import RecordMeeting, RemoveMeeting, SegmentPart
from smallbranch.registers.commands import AddEntry
from smallbranch.roster.commands import EndRelation, SetSetting
from smallbranch.rules.views import NodeStatus
from tests.appraisal.conftest import NAMES

People = dict[str, int]
TODAY = date(2026, 9, 20)


def steps(ctx: AppContext, year: int) -> dict[str, StepState]:
    return {step.rule.step: step.state for step in ctx.appraisal.life_year(year, TODAY).steps}


def meet(ctx: AppContext, year: int, day: datetime) -> None:
    segment = SegmentPart(form="organizational_life_meeting", topic="组织生活会", work_year=year)
    ctx.dispatcher.do(RecordMeeting(title="组织生活会", start_at=day, end_at=day.replace(hour=17), segments=(segment,)))


def raise_item(ctx: AppContext, problem: str, on: str = "2025-01-10", year: str = "2024", **more: str) -> int:
    values = {
        "raised_on": on,
        "problem": problem,
        "from": "组织生活会",
        "measures": "措施",
        "owner": NAMES[0],
        "due_on": "2025-12-31",
        "state": "进行中",
        "work_year": year,
    }
    return int(ctx.dispatcher.do(AddEntry(register="L21", values=values | more)).value)


def test_c38_a_meeting_held_in_january_belongs_to_its_work_year(ctx: AppContext, ten: People) -> None:
    meet(ctx, 2025, datetime(2026, 1, 23, 14, 0))
    assert (steps(ctx, 2025)["meeting"], steps(ctx, 2026)["meeting"]) == (StepState.DONE, StepState.MISSING)
    found = ctx.appraisal.life_year(2025, TODAY)
    assert found.meeting is not None
    assert (found.meeting.held_on, found.work_year) == (date(2026, 1, 23), 2025)
    nodes = {year: ctx.rules.nodes(Period.parse(str(year)), date(2027, 1, 5)) for year in (2025, 2026)}
    status = {
        year: next(node.status for node in found if node.form == "organizational_life_meeting")
        for year, found in nodes.items()
    }
    assert status == {2025: NodeStatus.DONE, 2026: NodeStatus.MISSING}


def test_c38_ballots_and_report_limits_follow_the_meeting_not_the_calendar(ctx: AppContext, ten: People) -> None:
    meet(ctx, 2025, datetime(2026, 1, 23, 14, 0))
    found = {step.rule.step: step for step in ctx.appraisal.life_year(2025, TODAY).steps}
    assert (found["theme"].deadline, found["report"].deadline) == (date(2026, 1, 20), date(2026, 2, 7))
    assert ctx.appraisal.appraisal(2025).day == date(2026, 1, 23)


def test_each_step_names_its_article_and_nothing_is_done_at_first(ctx: AppContext, ten: People) -> None:
    found = ctx.appraisal.life_year(2026, TODAY).steps
    assert [step.rule.no for step in found] == list(range(1, 15))
    assert all(step.rule.article and step.rule.mark and step.rule.note for step in found)
    assert {step.state for step in found} == {StepState.MISSING, StepState.NOT_APPLICABLE}
    assert steps(ctx, 2026)["last_list"] is StepState.NOT_APPLICABLE  # there was no list


def test_what_is_written_down_of_a_year_stands_in_one_entry(ctx: AppContext, ten: People) -> None:
    first = ctx.dispatcher.do(SetLifeYear(work_year=2026, values={"theme": "主题"})).value
    assert steps(ctx, 2026)["theme"] is StepState.PARTLY
    more = {"plan_reported_on": "2026-09-01", "study_on": "2026-09-02", "committee_on": "2026-09-03"}
    assert ctx.dispatcher.do(SetLifeYear(work_year=2026, values=more)).value == first
    found = steps(ctx, 2026)
    assert [found[step] for step in ("theme", "study", "committee")] == [StepState.DONE] * 3
    ctx.dispatcher.do(SetLifeYear(work_year=2026, values={"study_on": ""}))
    assert steps(ctx, 2026)["study"] is StepState.MISSING
    assert steps(ctx, 2025)["theme"] is StepState.MISSING


@pytest.mark.parametrize(
    ("year", "values", "field"),
    [
        (26, {}, "work_year"),
        (2026, {"work_year": "2025"}, "work_year"),
        (2026, {"study_on": "昨天吧"}, "L19A.study_on"),
    ],
)
def test_what_does_not_fit_is_refused(
    ctx: AppContext, ten: People, year: int, values: dict[str, str], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(SetLifeYear(work_year=year, values=values))
    assert set(refused.value.fields) == {field}


def test_last_years_items_are_closed_by_evidence_or_carried_over(ctx: AppContext, ten: People) -> None:
    done, left = raise_item(ctx, "记录不及时"), raise_item(ctx, "学习不便")
    assert steps(ctx, 2025)["last_list"] is StepState.MISSING
    bare = SettleRectification(work_year=2025, items=(SettledItem(entry_id=done, outcome="closed"),))
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(bare)
    assert refused.value.fields == {"evidence": "required"}
    closed = SettledItem(entry_id=done, outcome="closed", on=date(2026, 1, 20), evidence="记录齐全", closed_by=NAMES[1])
    ctx.dispatcher.do(SettleRectification(work_year=2025, items=(closed,)))
    assert steps(ctx, 2025)["last_list"] is StepState.PARTLY
    carried = SettledItem(entry_id=left, outcome="carried", due_on=date(2026, 12, 31))
    ctx.dispatcher.do(SettleRectification(work_year=2025, items=(carried,)))
    assert steps(ctx, 2025)["last_list"] is StepState.DONE
    year = ctx.appraisal.life_year(2025, TODAY)
    assert [(item.problem, item.open, item.evidence) for item in year.last_items] == [
        ("记录不及时", False, "记录齐全"),
        ("学习不便", True, ""),
    ]
    assert [(item.problem, item.due_on) for item in year.items] == [("学习不便", date(2026, 12, 31))]
    assert steps(ctx, 2025)["list"] is StepState.MISSING  # what was carried over is no item of this meeting
    assert [item.problem for item in ctx.appraisal.life_year(2026, TODAY).last_items] == ["学习不便"]


def test_what_is_late_or_closed_without_evidence_is_said(ctx: AppContext, ten: People) -> None:
    raise_item(ctx, "过期的")
    raise_item(ctx, "没有依据的", closed_on="2026-01-05", state="已销号")
    raise_item(ctx, "长期的", state="长期坚持")
    codes = [
        (item.code, item.params["problem"])
        for item in ctx.rules.check(Period.parse("2026Q1"), TODAY)
        if item.code.startswith("rectification")
    ]
    assert codes == [("rectification_overdue", "过期的"), ("rectification_without_evidence", "没有依据的")]


def test_the_record_prints_what_was_prepared(ctx: AppContext, ten: People) -> None:
    raise_item(ctx, "记录不及时")
    opinion = {"on": "2026-01-12", "content": "意见", "from": "群众", "work_year": "2025"}
    ctx.dispatcher.do(AddEntry(register="L20", values=opinion))
    ctx.dispatcher.do(SetLifeYear(work_year=2025, values={"study_on": "2026-01-15", "study": "学习篇目"}))
    meet(ctx, 2025, datetime(2026, 1, 23, 14, 0))
    (filled,) = ctx.ledgers.filled(Period.parse("2026"), ("L19",), as_of=TODAY)
    (row,) = filled.rows
    assert (row["work_year"], row["study"]) == ("2025年", "2026.01.15　学习篇目")
    assert row["asked"] == "征求意见1条（群众1条）"
    assert row["last_list"] == "上年整改1项：已销号0项，结转0项，未核对1项"


def test_a_branch_without_a_committee_skips_its_step(ctx: AppContext) -> None:
    ctx.dispatcher.do(SetSetting(key="talk_members", value="none"))
    assert steps(ctx, 2026)["committee"] is StepState.NOT_APPLICABLE


def test_the_committees_check_takes_its_day_from_the_meeting_on_record(ctx: AppContext, ten: People) -> None:
    part = SegmentPart(form="branch_committee_meeting", topic="支委会对照检查")
    day = datetime(2026, 1, 19, 9, 0)
    held = RecordMeeting(title="支委会", start_at=day, end_at=day.replace(hour=11), segments=(part,))
    event = ctx.dispatcher.do(held).value
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(SetLifeYear(work_year=2025, values={"committee_event": str(event + 7)}))
    assert refused.value.fields == {"L19A.committee_event": "no_committee_meeting"}
    ctx.dispatcher.do(SetLifeYear(work_year=2025, values={"committee_event": str(event)}))
    assert committee_day(ctx) == date(2026, 1, 19)
    ctx.dispatcher.do(RemoveMeeting(event_id=event))
    assert committee_day(ctx) == date(2026, 1, 19)  # what was known of the day stays
    ctx.dispatcher.do(SetLifeYear(work_year=2025, values={"committee_on": "2026-01-20"}))
    assert committee_day(ctx) == date(2026, 1, 20)


def committee_day(ctx: AppContext) -> date | None:
    return next(step.day for step in ctx.appraisal.life_year(2025, TODAY).steps if step.rule.step == "committee")


def test_c38_the_sheet_of_a_work_year_is_printed_for_it_and_for_the_year_it_was_held(
    ctx: AppContext, ten: People
) -> None:
    ctx.dispatcher.do(
        RecordAppraisalBallots(work_year=2025, held_on=date(2026, 1, 23), issued=9, returned=9, valid=9, votes=())
    )
    rows = ctx.appraisal.datasets()["appraisal.summary"]
    for period, printed in (("2025", {"2025年"}), ("2026", {"2025年"}), ("2026Q1", {"2025年"}), ("2025Q4", set())):
        assert {row["work_year"] for row in rows(Period.parse(period), TODAY, {})} == printed


def test_a_member_who_left_after_the_meeting_still_takes_part_in_it(ctx: AppContext, ten: People) -> None:
    meet(ctx, 2025, datetime(2026, 1, 23, 14, 0))
    left = ten[NAMES[5]]
    ctx.dispatcher.do(EndRelation(member_id=left, on=date(2026, 2, 10), cause="transferred_out"))
    own = RecordSelfGrades(work_year=2025, grades=(SelfGrade(member_id=left, grade="合格"),))
    assert ctx.dispatcher.do(own).value == 1


def test_of_two_meetings_of_a_work_year_the_later_is_the_one_appraised_at(ctx: AppContext, ten: People) -> None:
    meet(ctx, 2025, datetime(2025, 8, 20, 14, 0))
    meet(ctx, 2025, datetime(2026, 1, 23, 14, 0))
    found = ctx.appraisal.life_year(2025, TODAY)
    assert found.meeting is not None
    assert found.meeting.held_on == found.appraisal.day == date(2026, 1, 23)
