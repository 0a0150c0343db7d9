"""Attendance by exception, as of the event's own day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import GuestPart, Mark, RecordMakeup
from smallbranch.roster.commands import ChangeCategory, RecordAbsence
from tests.meetings.conftest import FULL, World

GENERAL = "general_membership_meeting"
SEPTEMBER = datetime(2026, 9, 18, 14, 30)


def codes(outcome) -> list[str]:  # type: ignore[no-untyped-def]
    return [finding.code for finding in outcome.findings]


def test_c04_who_came_in_august_is_not_due_before(world: World) -> None:
    world.add("沈舟", since=date(2026, 8, 15))
    before = world.record(GENERAL, datetime(2026, 8, 10, 9))
    after = world.record(GENERAL, SEPTEMBER)

    assert world.meetings.event(before).segments[0].due_count == 11
    assert world.meetings.event(after).segments[0].due_count == 12
    row = next(row for row in world.meetings.attendance_matrix(Period.parse("2026Q3")).rows if row.name == "沈舟")
    assert row.states == ("not_applicable", "present")
    assert (row.due_count, row.rate_present, row.rate_base) == (1, 1, 1)


def test_c07_a_probationary_member_is_due_and_does_not_vote(world: World) -> None:
    segment = world.meetings.event(world.record(GENERAL, SEPTEMBER)).segments[0]

    assert (segment.due_count, segment.present_count) == (11, 11)
    assert (segment.due_voters, segment.present_voters) == (10, 10)
    assert [mark.votes for mark in segment.attendance if mark.name == "孟新"] == [False]


def test_a_full_member_of_october_does_not_vote_in_september(world: World) -> None:
    world.do(ChangeCategory(member_id=world.ids["孟新"], category="full_member", on=date(2026, 9, 19)))
    before = world.meetings.event(world.record(GENERAL, SEPTEMBER)).segments[0]
    after = world.meetings.event(world.record(GENERAL, datetime(2026, 9, 19, 9))).segments[0]
    assert (before.due_voters, after.due_voters) == (10, 11)


def test_c14_a_meeting_over_midnight_belongs_to_its_start_day(world: World) -> None:
    world.add("沈舟", since=date(2026, 7, 1))
    event = world.record(GENERAL, datetime(2026, 6, 30, 22, 40), end_at=datetime(2026, 7, 1, 0, 30))

    segment = world.meetings.event(event).segments[0]
    assert (segment.duration_minutes, segment.due_count) == (110, 11)
    assert [line.event_id for line in world.meetings.events(Period.parse("2026Q2"))] == [event]
    assert world.meetings.events(Period.parse("2026Q3")) == ()
    assert world.meetings.study_minutes(Period.parse("2026Q2"))[world.ids["安然"]] == 110


def test_known_absences_come_first_and_a_mark_by_hand_wins(world: World) -> None:
    world.do(RecordAbsence(member_id=world.ids["白杨"], kind="sick_leave", start_on=date(2026, 9, 17)))
    world.do(RecordAbsence(member_id=world.ids["曹静"], kind="business_trip", start_on=date(2026, 9, 18)))
    world.do(RecordAbsence(member_id=world.ids["邓华"], kind="annual_leave", start_on=date(2026, 9, 18)))
    marks = (Mark(member_id=world.ids["邓华"], state="present"), Mark(member_id=world.ids["范立"], state="absent"))

    outcome = world.outcome(GENERAL, SEPTEMBER, marks=marks)

    found = {mark.name: mark for mark in world.meetings.event(outcome.value).segments[0].attendance}
    shown = {name: (found[name].state, found[name].reason, found[name].provenance) for name in FULL[:6]}
    assert shown == {
        "安然": ("present", None, "bulk"),
        "白杨": ("on_leave", "sick_leave", "plan"),
        "曹静": ("official", "business_trip", "plan"),
        "邓华": ("present", None, "hand"),
        "范立": ("absent", None, "hand"),
        "高原": ("present", None, "bulk"),
    }
    assert "present_despite_absence" in codes(outcome)


def test_the_sheet_before_the_meeting_is_numbered_and_filled_in(world: World) -> None:
    world.do(RecordAbsence(member_id=world.ids["白杨"], kind="sick_leave", start_on=date(2026, 9, 17)))
    sheet = world.meetings.due_list(GENERAL, SEPTEMBER)

    assert [line.row_no for line in sheet] == list(range(1, 12))
    assert {line.name: line.state for line in sheet if line.state != "present"} == {"白杨": "on_leave"}
    assert {line.name for line in world.meetings.due_list("branch_committee_meeting", SEPTEMBER)} == set(FULL[:3])
    cell = world.meetings.due_list("cell_meeting", SEPTEMBER, world.cells["第二小组"])
    assert {line.name for line in cell} == set(FULL[5:])


def test_who_is_not_recorded_counts_for_nothing(world: World) -> None:
    outcome = world.outcome(
        GENERAL, SEPTEMBER, others_present=False, marks=(Mark(member_id=world.ids["安然"], state="present"),)
    )
    segment = world.meetings.event(outcome.value).segments[0]
    assert (segment.due_count, segment.present_count) == (11, 1)
    assert "attendance_not_recorded" in codes(outcome)
    rows = {row.name: row for row in world.meetings.attendance_matrix(Period.parse("2026Q3")).rows}
    assert (rows["安然"].due_count, rows["白杨"].due_count, rows["白杨"].rate_base) == (1, 0, 0)
    assert world.meetings.open_makeups(date(2026, 9, 20)) == ()


def test_somebody_not_due_is_a_guest_and_not_a_mark(world: World) -> None:
    with pytest.raises(InvalidInput) as caught:
        world.record("branch_committee_meeting", SEPTEMBER, marks=(Mark(member_id=world.ids["李青"], state="present"),))
    assert caught.value.fields == {"segments.0.marks.0.member_id": "not_due"}

    event = world.record("branch_committee_meeting", SEPTEMBER, guests=(GuestPart(name="李青", role="列席"),))
    segment = world.meetings.event(event).segments[0]
    assert (segment.due_count, segment.present_count, segment.guests[0].name) == (3, 3, "李青")


def test_c15_a_makeup_changes_no_count_of_the_meeting(world: World) -> None:
    who = world.ids["何平"]
    event = world.record(
        GENERAL, SEPTEMBER, end_at=datetime(2026, 9, 18, 16), marks=(Mark(member_id=who, state="on_leave"),)
    )
    segment = world.meetings.event(event).segments[0]
    assert [line.name for line in world.meetings.open_makeups(date(2026, 9, 20))] == ["何平"]

    world.do(RecordMakeup(segment_id=segment.id, member_id=who, done_on=date(2026, 9, 20), how="自学材料", minutes=300))

    after = world.meetings.event(event).segments[0]
    assert (after.due_count, after.present_count) == (segment.due_count, segment.present_count) == (11, 10)
    assert world.meetings.open_makeups(date(2026, 9, 20)) == ()
    row = next(row for row in world.meetings.attendance_matrix(Period.parse("2026Q3")).rows if row.name == "何平")
    assert row.states == ("makeup",)
    assert (row.rate_present, row.rate_after_makeup, row.rate_base) == (0, 1, 1)
    assert world.meetings.study_minutes(Period.parse("2026Q3"))[who] == 90


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"member_id": "安然"}, {"member_id": "not_absent"}),
        ({"done_on": date(2026, 9, 17)}, {"done_on": "before_event"}),
        ({"segment_id": 99}, {"segment_id": "unknown_segment"}),
        ({"minutes": -1}, {"minutes": "negative"}),
    ],
)
def test_a_makeup_needs_an_absence_before_it(world: World, changes: dict, fields: dict) -> None:  # type: ignore[type-arg]
    event = world.record(GENERAL, SEPTEMBER, marks=(Mark(member_id=world.ids["何平"], state="absent"),))
    values = {
        "segment_id": world.meetings.event(event).segments[0].id,
        "member_id": "何平",
        "done_on": date(2026, 9, 19),
    }
    values |= changes
    values["member_id"] = world.ids[values["member_id"]]  # type: ignore[index]
    with pytest.raises(InvalidInput) as caught:
        world.do(RecordMakeup(**values))  # type: ignore[arg-type]
    assert caught.value.fields == fields


def test_c42_absence_on_duty_stays_due_and_leaves_the_rate(world: World) -> None:
    world.do(RecordAbsence(member_id=world.ids["江河"], kind="secondment", start_on=date(2026, 7, 1)))
    event = world.record(GENERAL, SEPTEMBER)
    segment = world.meetings.event(event).segments[0]
    assert (segment.due_count, segment.present_count) == (11, 10)
    row = next(row for row in world.meetings.attendance_matrix(Period.parse("2026Q3")).rows if row.name == "江河")
    assert (row.states, row.due_count, row.rate_base) == (("official",), 1, 0)
