"""Hours that cannot be and people counted twice are said when a record is saved; it is saved all the same."""

from __future__ import annotations

from datetime import datetime

import pytest

from smallbranch.meetings.commands import GuestPart, Mark, RecordMeeting, SegmentPart
from tests.meetings.conftest import FULL, World

START = datetime(2026, 9, 18, 14, 30)
SAID = {"event_long", "away_with_hours", "hours_crossed", "guest_is_due"}


def said(world: World, end: datetime, guest: str = "", **mark: str) -> set[str]:
    marks = (Mark(member_id=world.ids[FULL[0]], **mark),) if mark else ()  # type: ignore[arg-type]
    guests = (GuestPart(name=guest),) if guest else ()
    part = SegmentPart(form="general_membership_meeting", topic="学习", marks=marks, guests=guests)
    outcome = world.do(RecordMeeting(title="大会", start_at=START, end_at=end, segments=(part,)))
    assert world.meetings.event(outcome.value).segments[0].topic == "学习"
    return {finding.code for finding in outcome.findings} & SAID


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        ({"state": "present", "arrived_at": "14:50", "left_at": "15:10"}, set()),
        ({"state": "present", "arrived_at": "17:00"}, {"hours_crossed"}),
        ({"state": "present", "arrived_at": "15:30", "left_at": "15:10"}, {"hours_crossed"}),
        ({"state": "present", "left_at": "09:00"}, {"hours_crossed"}),
        ({"state": "absent", "arrived_at": "15:00"}, {"away_with_hours"}),
    ],
)
def test_hours_of_a_person(world: World, mark: dict[str, str], found: set[str]) -> None:
    assert said(world, datetime(2026, 9, 18, 16), **mark) == found


def test_c14_hours_over_midnight_are_no_slip(world: World) -> None:
    assert said(world, datetime(2026, 9, 19, 0, 30), state="present", arrived_at="23:50", left_at="00:10") == set()


def test_an_event_of_a_month_is_asked_about(world: World) -> None:
    assert said(world, datetime(2026, 10, 18, 16)) == {"event_long"}
    assert said(world, datetime(2026, 9, 19, 14, 30)) == set()


def test_a_guest_who_is_due_is_asked_about(world: World) -> None:
    assert said(world, datetime(2026, 9, 18, 16), guest=FULL[1]) == {"guest_is_due"}
    assert said(world, datetime(2026, 9, 18, 16), guest="外单位 丁某") == set()
