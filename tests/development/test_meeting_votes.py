"""The vote of a step taken from the minutes of the meeting that voted; what no longer agrees is told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from smallbranch.development.commands import RecordStep, VotePart
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.meetings.commands import MotionPart, RecordMeeting, RemoveMeeting, SegmentPart
from tests.development.way import DAYS, Way

HELD = datetime(2025, 8, 20, 15, 0)


def meeting(way: Way, yes: int = 5, **given: Any) -> int:
    """Record the general meeting that voted on the admission."""
    motion = MotionPart(title=given.pop("title", "讨论接收林小禾为预备党员"), kind="admit", yes=yes)
    segment = SegmentPart(form="general_membership_meeting", topic="接收预备党员", motions=(motion,))
    command = RecordMeeting(title="支部党员大会", start_at=given.pop("start_at", HELD), segments=(segment,), **given)
    return int(way.do(command).value)


def admit(way: Way, **given: Any) -> Any:
    return way.do(RecordStep(member_id=way.id, step=15, on=given.pop("on", DAYS[15]), **given))


def told(way: Way) -> list[str]:
    codes = [one.code for one in way.app.development.findings(date(2025, 9, 1))]
    return [one for one in codes if one.startswith(("development_vote", "development_day", "development_meeting"))]


def test_the_figures_come_from_the_meetings_motion(way: Way) -> None:
    way.walk(14)
    outcome = admit(way, event_id=meeting(way))
    assert "development_vote_missing" not in way.codes(outcome)
    vote = way.person(date(2025, 9, 1)).step(15).vote
    assert vote is not None
    assert (vote.present, vote.yes, vote.due) == (5, 5, 5)
    assert told(way) == []


def test_other_figures_and_another_day_are_told_and_kept(way: Way) -> None:
    way.walk(14)
    event = meeting(way)
    outcome = admit(way, event_id=event, vote=VotePart(present=5, yes=4, no=1), on=date(2025, 8, 21))
    expected = ["development_vote_differs", "development_day_differs"]
    assert [code for code in way.codes(outcome) if code in expected] == expected
    vote = way.person(date(2025, 9, 1)).step(15).vote
    assert vote is not None
    assert (vote.yes, vote.no) == (4, 1)
    assert told(way) == expected


def test_minutes_put_right_afterwards_are_told(way: Way) -> None:
    way.walk(14)
    event = meeting(way)
    admit(way, event_id=event)
    meeting(way, yes=4, event_id=event)
    assert told(way) == ["development_vote_differs"]
    way.do(RemoveMeeting(event_id=event))
    assert told(way) == ["development_meeting_without_vote"]


def test_c09_the_meetings_vote_must_carry(way: Way) -> None:
    way.walk(14)
    with pytest.raises(Refused) as refusal:
        admit(way, event_id=meeting(way, yes=2))
    assert refusal.value.code == "development_not_passed"


def test_a_meeting_without_such_a_vote_is_refused(way: Way) -> None:
    way.walk(14)
    with pytest.raises(InvalidInput) as problem:
        admit(way, event_id=99)
    assert problem.value.fields == {"event_id": "development_no_motion"}
