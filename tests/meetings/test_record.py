"""Events with segments: recorded, recorded again, removed, undone."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import (
    AgendaPart,
    CloseDecision,
    DecisionPart,
    GuestPart,
    Mark,
    RecordMakeup,
    RecordMeeting,
    RemoveMeeting,
    SegmentPart,
)
from smallbranch.roster.commands import SetBranch
from tests.meetings.conftest import World

GENERAL, LECTURE, THEME, CELL = "general_membership_meeting", "party_lecture", "theme_party_day", "cell_meeting"
DAY = datetime(2026, 9, 18, 14, 30)
Q3 = Period.parse("2026Q3")


def codes(outcome) -> set[str]:  # type: ignore[no-untyped-def]
    return {finding.code for finding in outcome.findings}


def afternoon(world: World, *forms: str, **changes: object) -> RecordMeeting:
    parts = tuple(SegmentPart(form=form, topic=form, lecturer_name="授课人") for form in forms)
    values = {"title": "下午", "start_at": DAY, "end_at": datetime(2026, 9, 18, 16, 30), "segments": parts}
    return RecordMeeting(**values | changes)  # type: ignore[arg-type]


def test_c19_one_afternoon_two_records_each_counts_once(world: World) -> None:
    outcome = world.do(afternoon(world, GENERAL, LECTURE))

    lines = world.meetings.events(Q3)
    assert [(line.event_id, line.form, line.present_count) for line in lines] == [
        (outcome.value, GENERAL, 11),
        (outcome.value, LECTURE, 11),
    ]
    assert len({line.segment_id for line in lines}) == 2
    assert not codes(outcome) & {"combination_not_allowed", "too_many_forms"}
    assert set(world.meetings.study_minutes(Q3).values()) == {120}


def test_a_combination_the_rules_do_not_allow_is_said_and_stored(world: World) -> None:
    outcome = world.do(afternoon(world, "organizational_life_meeting", GENERAL))
    assert "combination_not_allowed" in codes(outcome)
    assert len(world.meetings.event(outcome.value).segments) == 2


def test_c16_c17_only_the_user_links_a_late_meeting_to_its_quarter(world: World) -> None:
    late = world.record(GENERAL, datetime(2026, 7, 3, 9), makes_up="2026Q2")
    plain = world.record(GENERAL, DAY)
    assert [(line.event_id, line.makes_up) for line in world.meetings.events(Q3)] == [(late, "2026Q2"), (plain, None)]

    outcome = world.outcome(GENERAL, DAY, makes_up="2026Q3")
    assert "makes_up_running_period" in codes(outcome)
    with pytest.raises(InvalidInput) as caught:
        world.record(GENERAL, DAY, makes_up="Q2")
    assert caught.value.fields == {"segments.0.makes_up": "period_form"}


def test_c18_every_meeting_is_listed_in_its_own_month(world: World) -> None:
    first = world.record("branch_committee_meeting", datetime(2026, 3, 5, 9))
    second = world.record("branch_committee_meeting", datetime(2026, 3, 25, 9))
    held = {month: [line.event_id for line in world.meetings.events(Period.parse(month))] for month in MONTHS}
    assert held == {"2026-01": [], "2026-02": [], "2026-03": [first, second]}


MONTHS = ("2026-01", "2026-02", "2026-03")


def test_c20_a_moved_theme_day_is_noticed_until_a_reason_is_given(world: World) -> None:
    world.do(SetBranch(theme_day=15))
    assert "theme_day_moved" in codes(world.outcome(THEME, DAY))
    reasoned = world.outcome(THEME, DAY, moved_from=date(2026, 9, 15), move_reason="防汛值守")
    assert "theme_day_moved" not in codes(reasoned)
    assert world.meetings.event(reasoned.value).move_reason == "防汛值守"


def test_c21_a_joint_event_counts_our_members_only(world: World) -> None:
    event = world.record(
        THEME, DAY, uid="joint-1", joint_with="社区党支部", guests=(GuestPart(name="张社区", role="社区党支部"),)
    )
    view = world.meetings.event(event)
    assert (view.uid, view.joint_with, view.segments[0].due_count, view.segments[0].present_count) == (
        "joint-1", "社区党支部", 11, 11,
    )  # fmt: skip
    with pytest.raises(InvalidInput) as caught:
        world.record(THEME, DAY, uid="joint-1")
    assert caught.value.fields == {"uid": "already_recorded"}


def test_c21_the_organisers_number_may_come_later_and_stays_one_event(world: World) -> None:
    joint = {"joint_with": "社区党支部", "organiser": "社区党支部", "partner_people": 20}
    event = world.record(THEME, DAY, **joint)
    world.record(THEME, DAY, event_id=event, uid="SQ-7", **joint)
    view = world.meetings.event(event)
    assert (view.uid, view.organiser, view.partner_people) == ("SQ-7", "社区党支部", 20)
    other = world.record(THEME, DAY.replace(month=10))
    with pytest.raises(InvalidInput) as caught:
        world.record(THEME, DAY.replace(month=10), event_id=other, uid="SQ-7")
    assert caught.value.fields == {"uid": "already_recorded"}
    assert world.meetings.event(other).uid != "SQ-7"


def test_c38_the_work_year_is_kept_apart_from_the_day(world: World) -> None:
    form = "organizational_life_meeting"
    named = world.outcome(form, datetime(2026, 1, 23, 9), work_year=2025)
    assert "work_year_missing" not in codes(named)
    line = world.meetings.events(Period.parse("2026Q1"))[0]
    assert (line.held_on, line.work_year) == (date(2026, 1, 23), 2025)
    assert "work_year_missing" in codes(world.outcome(form, datetime(2026, 2, 3, 9)))
    assert "work_year_missing" not in codes(world.outcome(GENERAL, datetime(2026, 2, 3, 9)))


def test_the_day_of_entry_is_kept_and_lateness_is_said(world: World) -> None:
    outcome = world.outcome(GENERAL, datetime(2026, 9, 1, 9))
    view = world.meetings.event(outcome.value)
    assert (view.lag_days, view.entered_at.date()) == (19, date(2026, 9, 20))
    assert "entered_late" in codes(outcome)
    assert "entered_late" not in codes(world.outcome(GENERAL, DAY))


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (datetime(2026, 9, 21, 9), "event_in_future"),
        (datetime(2026, 9, 13, 9), "on_day_off"),
        (datetime(2024, 12, 31, 9), "before_founding"),
    ],
)
def test_odd_days_are_said_and_stored(world: World, day: datetime, code: str) -> None:
    world.do(SetBranch(founded_on=date(2025, 1, 1)))
    outcome = world.outcome(GENERAL, day)
    assert code in codes(outcome)
    assert world.meetings.event(outcome.value).start_at == day
    assert code not in codes(world.outcome(GENERAL, DAY))


def test_the_same_form_twice_on_a_day_is_said(world: World) -> None:
    one, two = world.cells.values()
    assert "same_form_same_day" not in codes(world.outcome(CELL, DAY, cell_id=one))
    assert "same_form_same_day" not in codes(world.outcome(CELL, DAY, cell_id=two))
    assert "same_form_same_day" not in codes(world.outcome(CELL, datetime(2026, 9, 17, 23), cell_id=one))
    assert "same_form_same_day" in codes(world.outcome(CELL, datetime(2026, 9, 18, 23, 59), cell_id=one))


def test_a_sunday_worked_by_swap_is_no_day_off(world: World) -> None:
    assert "on_day_off" not in codes(world.outcome(GENERAL, datetime(2026, 9, 20, 9)))


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"title": " "}, {"title": "required"}),
        ({"segments": ()}, {"segments": "required"}),
        ({"end_at": datetime(2026, 9, 18, 14)}, {"end_at": "end_before_start"}),
        ({"event_id": 77}, {"event_id": "unknown_event"}),
        ({"team_id": 5}, {"team_id": "unknown_team"}),
        ({"segments": (SegmentPart(form="picnic", topic=""),)}, {"segments.0.form": "unknown_form"}),
        ({"segments": (SegmentPart(form=CELL, topic=""),)}, {"segments.0.cell_id": "required"}),
        ({"segments": (SegmentPart(form=CELL, topic="", cell_id=9),)}, {"segments.0.cell_id": "unknown_cell"}),
        ({"segments": (SegmentPart(form=GENERAL, topic="", chair_id=99),)}, {"segments.0.chair_id": "unknown_member"}),
        (
            {"segments": (SegmentPart(form=GENERAL, topic="", marks=(Mark(member_id=1, state="absent"),) * 2),)},
            {"segments.0.marks.1.member_id": "marked_twice"},
        ),
    ],
)
def test_what_cannot_be_stored_is_named_field_by_field(
    world: World, changes: dict[str, object], fields: dict[str, str]
) -> None:
    with pytest.raises(InvalidInput) as caught:
        world.do(afternoon(world, GENERAL, **changes))
    assert caught.value.fields == fields
    assert world.meetings.events(Q3) == ()


def test_recording_again_keeps_identity_closings_and_makeups(world: World) -> None:
    away = Mark(member_id=world.ids["何平"], state="on_leave")
    decisions = (DecisionPart(text="购置学习资料", owner="白杨", due_on=date(2026, 9, 30)), DecisionPart(text="走访"))
    event = world.record(GENERAL, DAY, marks=(away,), decisions=decisions, agenda=(AgendaPart(title="一"),))
    before = world.meetings.event(event)
    world.do(CloseDecision(decision_id=before.segments[0].decisions[0].id, on=date(2026, 9, 19), outcome="完成"))
    world.do(RecordMakeup(segment_id=before.segments[0].id, member_id=away.member_id, done_on=date(2026, 9, 20)))
    world.clock.moment = datetime(2026, 9, 29, 9, tzinfo=world.clock.moment.tzinfo)

    again = world.outcome(
        GENERAL, DAY, event_id=event, topic="改后", marks=(away,), decisions=decisions[:1], title="改后"
    )

    after = world.meetings.event(event)
    assert again.value == event
    assert (after.uid, after.entered_at, after.title) == (before.uid, before.entered_at, "改后")
    assert after.segments[0].id == before.segments[0].id
    assert [(item.text, item.closed_on, item.outcome) for item in after.segments[0].decisions] == [
        ("购置学习资料", date(2026, 9, 19), "完成")
    ]
    assert after.segments[0].agenda == ()
    shown = [(mark.name, mark.makeup_on) for mark in after.segments[0].attendance if mark.state == "on_leave"]
    assert shown == [("何平", date(2026, 9, 20))]

    dropped = world.outcome(GENERAL, DAY, event_id=event)
    assert "closed_decision_removed" in codes(dropped)
    assert all(mark.makeup_on is None for mark in world.meetings.event(event).segments[0].attendance)

    world.outcome(GENERAL, DAY, event_id=event, marks=(away,))
    assert all(mark.makeup_on is None for mark in world.meetings.event(event).segments[0].attendance)


def test_a_segment_taken_out_takes_everything_it_holds_with_it(world: World) -> None:
    event = world.do(afternoon(world, GENERAL, LECTURE)).value
    world.do(afternoon(world, LECTURE, event_id=event))
    assert [part.form for part in world.meetings.event(event).segments] == [LECTURE]

    world.do(RemoveMeeting(event_id=event))
    assert world.meetings.events(Q3) == ()
    world.book.undo()
    assert [line.form for line in world.meetings.events(Q3)] == [LECTURE]
    assert world.meetings.event(event).segments[0].present_count == 11


def test_decisions_come_back_until_they_are_closed(world: World) -> None:
    first = world.record(GENERAL, datetime(2026, 7, 1, 9), decisions=(DecisionPart(text="建台账"),))
    second = world.record(GENERAL, datetime(2026, 8, 5, 9))
    other = world.record("branch_committee_meeting", datetime(2026, 8, 6, 9))
    decision = world.meetings.event(first).segments[0].decisions[0]

    def carried(event: int) -> list[str]:
        return [item.text for item in world.meetings.event(event).segments[0].carried_over]

    assert (carried(first), carried(second), carried(other)) == ([], ["建台账"], [])
    assert [item.text for item in world.meetings.open_decisions(date(2026, 9, 1))] == ["建台账"]
    assert world.meetings.open_decisions(date(2026, 7, 1)) == ()

    world.do(CloseDecision(decision_id=decision.id, on=date(2026, 8, 10), outcome="已建"))
    third = world.record(GENERAL, datetime(2026, 9, 2, 9))
    assert (carried(second), carried(third)) == (["建台账"], [])
    assert world.meetings.open_decisions(date(2026, 9, 1)) == ()
    with pytest.raises(InvalidInput):
        world.do(CloseDecision(decision_id=decision.id, on=date(2026, 6, 1)))


def test_decisions_of_one_cell_do_not_come_back_in_another(world: World) -> None:
    one, two = world.cells.values()
    world.record(CELL, datetime(2026, 8, 5, 9), cell_id=one, decisions=(DecisionPart(text="帮扶"),))
    same = world.record(CELL, datetime(2026, 9, 2, 9), cell_id=one)
    other = world.record(CELL, datetime(2026, 9, 2, 9), cell_id=two)
    assert [item.text for item in world.meetings.event(same).segments[0].carried_over] == ["帮扶"]
    assert world.meetings.event(other).segments[0].carried_over == ()


def test_a_text_is_found_wherever_it_stands(world: World) -> None:
    event = world.do(
        afternoon(world, GENERAL, LECTURE, segments=(
            SegmentPart(form=GENERAL, topic="年度安排", decisions=(DecisionPart(text="修订100%清单"),)),
            SegmentPart(form=LECTURE, topic="党纪学习", minutes="逐条学习条例"),
        ))
    ).value  # fmt: skip
    found = {
        text: [line.form for line in world.meetings.find(text)] for text in ("100%", "条例", "下午", "0%清", "_", " ")
    }
    assert found == {
        "100%": [GENERAL], "条例": [LECTURE], "下午": [GENERAL, LECTURE], "0%清": [GENERAL], "_": [], " ": [],
    }  # fmt: skip
    assert world.meetings.find("年度安排")[0].event_id == event
