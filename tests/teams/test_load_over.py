"""Who is on what, month by month; what a team's page says; what served a named task."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.lessons.commands import LogMicroLecture
from smallbranch.meetings.commands import NameTask, RecordMeeting, SegmentPart
from smallbranch.teams.commands import (
    EndTeam,
    MilestonePart,
    ReachMilestone,
    RecordSecondment,
    SetTeam,
    TeamMemberPart,
)

People = dict[str, int]
YEAR = Period.parse("2026")
TODAY = date(2026, 9, 20)


@pytest.fixture
def team_id(ctx: AppContext, people: People) -> int:
    members = (
        TeamMemberPart(member_id=people["王芳"], leader=True, task="统筹"),
        TeamMemberPart(member_id=people["李强"], start_on=date(2026, 4, 30), end_on=date(2026, 5, 1)),
    )
    stone = MilestonePart(title="定稿", due_on=date(2026, 4, 15), owner="李强")
    note = "支委会2026年3月1日研究决定"
    command = SetTeam(
        name="攻坚", start_on=date(2026, 3, 31), aim="减材料", members=members, milestones=(stone,), founding_note=note
    )
    made: int = ctx.dispatcher.do(command).value
    return made


def months(ctx: AppContext, name: str) -> list[int]:
    row = next(one for one in ctx.teams.load_over(YEAR.months()) if one.name == name)
    return [number for number, teams in enumerate(row.teams, 1) if teams]


def test_a_day_in_the_month_counts_for_the_month(ctx: AppContext, people: People, team_id: int) -> None:
    assert months(ctx, "王芳") == list(range(3, 13))
    assert months(ctx, "李强") == [4, 5]
    assert months(ctx, "张敏") == []
    ctx.dispatcher.do(EndTeam(team_id=team_id, on=date(2026, 6, 1), outcome="减了三成"))
    assert months(ctx, "王芳") == [3, 4, 5, 6]


def test_whole_months_elsewhere_stand_beside_the_load(ctx: AppContext, people: People, team_id: int) -> None:
    given = {"start_on": date(2026, 6, 2), "end_on": date(2026, 8, 31)}
    ctx.dispatcher.do(RecordSecondment(member_id=people["王芳"], kind="temporary_post", place="某镇", **given))
    row = next(one for one in ctx.teams.load_over(YEAR.months()) if one.name == "王芳")
    assert [number for number, kind in enumerate(row.away, 1) if kind] == [7, 8]
    printed = ctx.teams.datasets()["teams.load"](YEAR, TODAY, {})
    assert [(one["name"], one["m2"], one["m3"]) for one in printed] == [("王芳", "", "1"), ("李强", "", "")]
    assert "7月至8月挂职" in next(one["remark"] for one in printed if one["name"] == "王芳")


def test_founding_milestones_and_closing_stand_on_the_teams_page(ctx: AppContext, people: People, team_id: int) -> None:
    stone = ctx.teams.team(team_id).milestones[0]
    ctx.dispatcher.do(ReachMilestone(milestone_id=stone.id, on=date(2026, 4, 14), evidence="定稿本"))
    meeting = SegmentPart(form="theme_party_day", topic="减材料")
    ctx.dispatcher.do(
        RecordMeeting(title="现场会", start_at=datetime(2026, 5, 15, 14), segments=(meeting,), team_id=team_id)
    )
    ctx.dispatcher.do(
        LogMicroLecture(held_on=date(2026, 5, 20), topic="三张表", speaker_id=people["李强"], team_id=team_id)
    )
    note = "支委会研究撤销，材料交办公室"
    ctx.dispatcher.do(EndTeam(team_id=team_id, on=date(2026, 6, 1), outcome="减了三成", closing_note=note))
    again = ctx.teams.team(team_id)
    assert (again.closing_note, again.milestones[0].owner, again.milestones[0].evidence) == (note, "李强", "定稿本")
    printed = str(ctx.ledgers.compose(YEAR, ("L05C",)))
    told = ("支委会2026年3月1日研究决定", note, "责任人李强", "佐证：定稿本", "2026年5月15日 现场会", "三张表", "三成")
    assert [text for text in told if text not in printed] == []


def test_the_share_counts_what_names_a_task_or_a_team_and_nothing_else(
    ctx: AppContext, people: People, team_id: int
) -> None:
    def meet(day: int, **given: object) -> None:
        segment = SegmentPart(form="theme_party_day", topic="学习")
        start = datetime(2026, 7, day, 14)
        ctx.dispatcher.do(RecordMeeting(title="学习", start_at=start, segments=(segment,), **given))  # type: ignore[arg-type]

    assert ctx.serving.share(YEAR, TODAY).percent is None
    meet(1)
    meet(2, business_task="减材料")
    meet(3, team_id=team_id)
    given = {"held_on": date(2026, 7, 4), "topic": "三张表", "speaker_id": people["李强"]}
    ctx.dispatcher.do(LogMicroLecture(**given, business_task="减材料"))  # type: ignore[arg-type]
    ctx.dispatcher.do(LogMicroLecture(**given | {"topic": "一封信"}))  # type: ignore[arg-type]
    share = ctx.serving.share(YEAR, TODAY)
    assert (share.meetings, share.meetings_serving, share.lectures, share.lectures_serving) == (3, 2, 2, 1)
    assert share.percent == 60
    assert ctx.serving.share(YEAR, date(2026, 7, 2)).meetings == 2
    found = {one.name: (one.meetings, one.lectures) for one in ctx.serving.tasks(YEAR, TODAY)}
    assert found == {"减材料": (1, 1), "攻坚": (1, 0)}
    assert "3／5" in str(ctx.ledgers.compose(Period.parse("2026Q3"), ("S07",)))


def test_what_a_meeting_served_is_named_afterwards_and_undone(ctx: AppContext, people: People, team_id: int) -> None:
    segment = SegmentPart(form="theme_party_day", topic="学习")
    meeting = RecordMeeting(title="现场会", start_at=datetime(2026, 7, 1, 14), segments=(segment,))
    event_id = ctx.dispatcher.do(meeting).value
    before = ctx.meetings.event(event_id)
    assert [one.event_id for one in ctx.serving.free_meetings(date(2026, 7, 1), TODAY)] == [event_id]
    ctx.dispatcher.do(NameTask(event_id=event_id, business_task=" 减材料 ", team_id=team_id))
    named = ctx.meetings.event(event_id)
    assert (named.business_task, named.team_id, named.segments) == ("减材料", team_id, before.segments)
    assert ctx.serving.free_meetings(date(2026, 7, 1), TODAY) == ()
    ctx.book.undo()
    assert ctx.meetings.event(event_id) == before
    for wrong in (NameTask(event_id=99), NameTask(event_id=event_id, team_id=99)):
        with pytest.raises(InvalidInput):
            ctx.dispatcher.do(wrong)
