"""Study hours: once a person and minute, standards, exemptions, courses, and the figures behind each finding."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.findings import Finding
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import RecordMeeting, SegmentPart
from smallbranch.registers.commands import AddEntry
from smallbranch.roster.commands import AssignPost, RecordAbsence, SetSetting
from tests.registers.conftest import People

YEAR = Period.parse("2026")
DAY = date(2026, 9, 20)


def certificate(ctx: AppContext, member: str, hours: str, on: str, until: str = "", form: str = "集中培训") -> None:
    values = {"member": member, "on": on, "until": until, "content": "培训", "form": form, "hours": hours}
    ctx.dispatcher.do(AddEntry(register="L17", values=values))


def meet(ctx: AppContext, start: str, end: str, *forms: str) -> None:
    segments = tuple(SegmentPart(form=form, topic="学习") for form in forms)
    day = "2026-03-16T"
    begins, ends = datetime.fromisoformat(day + start), datetime.fromisoformat(day + end)
    ctx.dispatcher.do(RecordMeeting(title="学习", start_at=begins, end_at=ends, segments=segments))


def row(ctx: AppContext, name: str, period: Period = YEAR) -> Mapping[str, str]:
    (filled,) = ctx.ledgers.filled(period, ("L18",), as_of=min(DAY, period.last))
    return next(one for one in filled.rows if one["name"] == name)


def told(ctx: AppContext, code: str, today: date = DAY) -> list[Finding]:
    return [item for item in ctx.rules.check(YEAR, today) if item.code == code]


def test_c19_two_events_at_one_time_give_their_minutes_once(ctx: AppContext, people: People) -> None:
    """14:00–16:00 and 15:00–16:30 at the same time are 150 minutes, not 210."""
    meet(ctx, "14:00", "16:00", "theme_party_day")
    meet(ctx, "15:00", "16:30", "general_membership_meeting")
    assert ctx.meetings.study_minutes(YEAR)[people["王芳"]] == 150
    assert row(ctx, "王芳")["total"] == "3.3"  # 150 ÷ 45, not rounded up


def test_c19_a_lecture_inside_another_form_is_no_second_time(ctx: AppContext, people: People) -> None:
    meet(ctx, "14:00", "15:30", "theme_party_day", "party_lecture")
    found = row(ctx, "王芳")
    assert (found["lectures"], found["branch"], found["total"]) == ("2", "0", "2")


@pytest.mark.parametrize(("rule", "parts"), [("split", ("12", "12")), ("start", ("24", "0"))])
def test_a_course_over_new_year_is_split_as_the_branch_says(
    ctx: AppContext, people: People, rule: str, parts: tuple[str, str]
) -> None:
    ctx.dispatcher.do(SetSetting(key="course_over_new_year", value=rule))
    certificate(ctx, "王芳", "24", "2025-12-30", "2026-01-02")
    years = (Period.parse("2025"), YEAR)
    assert tuple(row(ctx, "王芳", year)["training"] for year in years) == parts


def test_uneven_parts_of_a_course_add_up(ctx: AppContext, people: People) -> None:
    certificate(ctx, "王芳", "10", "2025-12-31", "2026-01-02")
    parts = [row(ctx, "王芳", year)["training"] for year in (Period.parse("2025"), YEAR)]
    assert parts == ["3.3", "6.7"]


def test_who_is_behind_is_told_with_the_figure_of_the_rule(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(AssignPost(member_id=people["王芳"], post="secretary", start_on=date(2020, 1, 1)))
    certificate(ctx, "李强", "32", "2026-03-01")
    certificate(ctx, "王芳", "55.5", "2026-03-01")
    behind = {item.params["name"]: item for item in told(ctx, "hours_behind")}
    assert set(behind) == {"王芳", "张敏", "赵晨"}
    params = behind["王芳"].params
    assert (params["standard"], params["short"], params["rule"], params["mark"]) == (56, "0.5", "HOUR-02", "U")
    params = behind["张敏"].params
    assert (params["standard"], params["rule"]) == (32, "HOUR-01")
    assert "第二十条" in str(params["article"])
    assert {str(item.severity) for item in behind.values()} == {"info"}
    assert {str(item.severity) for item in told(ctx, "hours_behind", date(2027, 1, 5))} == {"warning"}


def test_c42_who_is_seconded_is_asked_for_hours_who_is_bedridden_is_not(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(RecordAbsence(member_id=people["李强"], kind="secondment", start_on=date(2026, 2, 1)))
    ctx.dispatcher.do(RecordAbsence(member_id=people["张敏"], kind="long_illness", start_on=date(2026, 2, 1)))
    assert {item.params["name"] for item in told(ctx, "hours_behind")} == {"王芳", "李强", "赵晨"}
    assert (row(ctx, "李强")["reached"], row(ctx, "张敏")["reached"]) == ("差32", "不作硬性要求")
    certificate(ctx, "李强", "32", "2026-05-01")  # what was learnt at the other post counts by certificate
    assert row(ctx, "李强")["reached"] == "达标"


def test_a_branch_may_ask_for_part_of_the_year_only(ctx: AppContext, people: People) -> None:
    assert row(ctx, "赵晨")["standard"] == "32"
    ctx.dispatcher.do(SetSetting(key="part_year_hours", value="pro_rata"))
    assert (row(ctx, "赵晨")["standard"], row(ctx, "王芳")["standard"]) == ("16", "32")  # since July


def test_courses_are_counted_apart_from_hours(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(AssignPost(member_id=people["王芳"], post="secretary", start_on=date(2020, 1, 1)))
    certificate(ctx, "王芳", "60", "2026-03-01", form="网络学习")
    missing = {(item.params["name"], item.params["rule"]) for item in told(ctx, "course_missing")}
    assert missing == {("王芳", "HOUR-02"), ("王芳", "HOUR-05")}
    certificate(ctx, "王芳", "8", "2026-04-01")
    assert told(ctx, "course_missing") == []


def test_a_new_secretary_is_trained_within_half_a_year(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(AssignPost(member_id=people["王芳"], post="secretary", start_on=date(2026, 1, 10)))
    (item,) = told(ctx, "secretary_training_missing")
    assert (item.params["rule"], item.params["deadline"]) == ("HOUR-03", date(2026, 7, 10))
    certificate(ctx, "王芳", "40", "2026-04-01")
    assert told(ctx, "secretary_training_missing") == []


def test_all_seven_rules_stand_in_the_packs_with_source_and_mark(ctx: AppContext) -> None:
    found = {f"HOUR-0{number}": ctx.packs.rules.rule(f"HOUR-0{number}", DAY) for number in range(1, 8)}
    assert all(rule is not None and rule.article and rule.mark and rule.note for rule in found.values())


def test_the_card_ends_where_the_sum_of_the_year_does(ctx: AppContext, people: People) -> None:
    meet(ctx, "14:00", "15:40", "theme_party_day")
    certificate(ctx, "王芳", "16", "2026-04-01")
    certificate(ctx, "王芳", "6", "2026-05-01", form="网络学习")
    (filled,) = ctx.ledgers.filled(YEAR, ("L17C",), as_of=DAY)
    lines = [one for one in filled.rows if one["name"] == "王芳"]
    assert [(one["hours"], one["sum"]) for one in lines] == [("2.2", "2.2"), ("16", "18.2"), ("（6）", "18.2")]
    assert lines[-1]["sum"] == row(ctx, "王芳")["total"]
