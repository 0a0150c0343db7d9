"""A record read later says what was so on its day; what a committee puts forward is carried to the general meeting."""

from __future__ import annotations

from datetime import date, datetime

from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import (
    CloseDecision,
    DecisionPart,
    Mark,
    MotionPart,
    RecordMakeup,
    RecordMeeting,
    SegmentPart,
)
from smallbranch.roster.commands import ChangeCategory, ChangeMember, EndRelation, MemberFields, RecordAbsence, SetState
from tests.meetings.conftest import World

GENERAL, COMMITTEE, LECTURE = "general_membership_meeting", "branch_committee_meeting", "party_lecture"
DAY = datetime(2026, 9, 7, 14, 30)


def minutes(world: World, form: str) -> list[dict[str, str]]:
    read = world.meetings.datasets()["meetings.minutes"]
    return [dict(row) for row in read(Period.parse("2026Q3"), date(2026, 9, 30), {"form": form})]


def test_attendance_read_later_is_that_of_the_day(world: World) -> None:
    """Leaving, promotion, an absence entered late, a state and a new post change nothing about the meeting before."""
    motion = MotionPart(title="事项", yes=8, no=1)
    marks = (Mark(member_id=world.ids["李青"], state="absent"),)
    event = world.record(GENERAL, DAY, marks=marks, motions=(motion,))
    before = world.meetings.event(event)
    sheet = world.meetings.due_list(GENERAL, DAY)
    ids = world.ids
    world.do(EndRelation(member_id=ids["何平"], on=date(2026, 9, 20), cause="transferred_out", to_org="别处"))
    world.do(ChangeCategory(member_id=ids["孟新"], category="full_member", on=date(2026, 9, 10)))
    world.do(SetState(member_id=ids["江河"], state="probation_within_party", since=date(2026, 9, 8), basis="决定"))
    world.do(
        RecordAbsence(member_id=ids["高原"], kind="sick_leave", start_on=date(2026, 9, 1), end_on=date(2026, 9, 9))
    )
    world.do(ChangeMember(member_id=ids["柯明"], fields=MemberFields(department="新科室")))
    assert world.meetings.event(event) == before
    assert [(one.member_id, one.row_no) for one in world.meetings.due_list(GENERAL, DAY)] == [
        (one.member_id, one.row_no) for one in sheet
    ]
    assert before.segments[0].due_count == 11
    assert len(world.meetings.due_list(GENERAL, datetime(2026, 9, 25, 9))) == 10


def test_what_the_committee_puts_forward_is_printed_and_carried_until_closed(world: World) -> None:
    put = DecisionPart(text="学习制度提交大会", owner="白杨", due_on=date(2026, 9, 15), to_general_meeting=True)
    own = DecisionPart(text="订报刊")
    world.record(COMMITTEE, DAY, decisions=(put, own))
    first = world.record(GENERAL, datetime(2026, 9, 15, 14))
    second = world.record(GENERAL, datetime(2026, 9, 22, 14))
    row = minutes(world, COMMITTEE)[0]
    assert row["to_general_meeting"] == "学习制度提交大会"
    assert row["decisions"] == "学习制度提交大会\n订报刊"
    open_then = "2026年9月7日议定：学习制度提交大会（白杨，2026年9月15日前完成）：尚未办结"
    assert [row["carried_over"] for row in minutes(world, GENERAL)] == [open_then, open_then]
    decision = next(one for one in world.meetings.open_decisions(date(2026, 9, 30)) if one.to_general_meeting)
    world.do(CloseDecision(decision_id=decision.id, on=date(2026, 9, 15), outcome="大会通过"))
    assert [item.text for item in world.meetings.event(first).segments[0].carried_over] == ["学习制度提交大会"]
    assert world.meetings.event(second).segments[0].carried_over == ()
    assert [row["carried_over"] for row in minutes(world, GENERAL)] == [
        "2026年9月7日议定：学习制度提交大会（白杨，2026年9月15日前完成）：已办结，大会通过",
        "",
    ]


def test_the_minutes_name_the_late_the_left_out_and_both_shares_of_an_election(world: World) -> None:
    marks = (
        Mark(member_id=world.ids["李青"], state="absent"),
        Mark(member_id=world.ids["范立"], state="present", arrived_at="14:45", left_at="15:30"),
    )
    left_out = {
        "excluded": 1,
        "excluded_basis": "长期卧床",
        "superior_consent": "工委同意",
        "meeting_consent": "举手通过",
    }
    election = MotionPart(title="选举安然为书记", kind="elect", method="无记名投票", yes=8, abstain=1, **left_out)
    world.record(GENERAL, DAY, marks=marks, motions=(election,))
    row = minutes(world, GENERAL)[0]
    assert "范立（14:45到会，15:30离会）" in row["attendees"]
    assert row["votes"] == (
        "选举安然为书记：无记名投票，应到会有表决权9人，实到9人"
        "（1人不计入应到会，长期卧床；上级党组织：工委同意；会议：举手通过），"
        "赞成8票、反对0票、弃权1票，表决通过（赞成票占应到会88.9%、占实到会88.9%）"
    )


def test_c19_minutes_of_study_count_once_for_each_person(world: World) -> None:
    """Two segments over the same hour, a late-comer, and a make-up of the absent one: nobody gets an hour twice."""
    at, to = datetime(2026, 9, 7, 14), datetime(2026, 9, 7, 16)
    late = Mark(member_id=world.ids["范立"], state="present", arrived_at="15:00")
    away = Mark(member_id=world.ids["李青"], state="on_leave")
    parts = tuple(SegmentPart(form=form, topic=form, marks=(late, away)) for form in (GENERAL, LECTURE))
    event = world.do(RecordMeeting(title="九月", start_at=at, end_at=to, segments=parts)).value
    for part in world.meetings.event(event).segments:
        made_up = RecordMakeup(segment_id=part.id, member_id=world.ids["李青"], done_on=date(2026, 9, 9), minutes=90)
        world.do(made_up)
    found = world.meetings.study_minutes(Period.parse("2026Q3"))
    assert (found[world.ids["安然"]], found[world.ids["范立"]], found[world.ids["李青"]]) == (120, 60, 120)
