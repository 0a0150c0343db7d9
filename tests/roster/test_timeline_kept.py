"""Inside one write the roster is asked as it stands in that write, not as it stood before."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from smallbranch.bootstrap import create, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import month_of
from smallbranch.meetings.commands import RecordMeeting, SegmentPart
from smallbranch.roster.commands import AddMember, MemberFields

DAY = date(2026, 9, 18)


def test_a_member_added_in_the_same_write_is_due_in_it(tmp_path: Path, clock: FixedClock) -> None:
    create(tmp_path / "data", "支部", clock=clock)
    ctx = open_context(tmp_path / "data", clock=clock)
    assert ctx.roster.due_members(DAY) == ()
    meeting = RecordMeeting(
        title="会",
        start_at=datetime(2026, 9, 18, 14),
        segments=(SegmentPart(form="general_membership_meeting", topic="题"),),
    )
    people = [AddMember(fields=MemberFields(name=name, full_date="2001-07-01")) for name in ("张三", "李四")]
    ctx.dispatcher.do_all([people[0], meeting, people[1], meeting], "apply_file", {"count": 4})
    counts = [event.segments[0].due_count for event in ctx.meetings.event_views(month_of(DAY))]
    assert counts == [2, 2]  # both are read as of the day once all is written
    ctx.book.undo()
    assert ctx.roster.due_members(DAY) == ()
    ctx.book.close()
