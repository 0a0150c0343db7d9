"""What the meetings page works out without a window: typed lines, times, drafts, quorum and votes."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from msgspec.structs import replace

from smallbranch.gui.pages.meetings.arithmetic import quorum, standing
from smallbranch.gui.pages.meetings.draft import MeetingDraft, SegmentDraft
from smallbranch.gui.pages.meetings.sheet import Sheet, SheetRow
from smallbranch.gui.pages.meetings.start import draft_of, fill_sheet, makeup_periods, new_draft, refill
from smallbranch.gui.pages.meetings.times import read_time
from smallbranch.kernel.periods import Period
from smallbranch.meetings.attendance import Count
from smallbranch.meetings.commands import MotionPart, RecordMeeting, SegmentPart

pytestmark = pytest.mark.gui
TODAY = date(2026, 9, 20)
GENERAL, LECTURE, COMMITTEE, CELL = (
    "general_membership_meeting",
    "party_lecture",
    "branch_committee_meeting",
    "cell_meeting",
)
HOME_BUTTON = {"action": "record_meeting", "form": GENERAL, "period": "2026Q3"}


def sheet(*rows: tuple[str, str]) -> Sheet:
    made = (
        SheetRow(number, number, name, letters, True, "present", None, "bulk", ("present", None))
        for number, (name, letters) in enumerate(rows, 1)
    )
    return Sheet(made, {"on_leave": ("sick_leave", "personal_leave")})


PEOPLE = (("张三", "zs"), ("张四", "zsi"), ("李五", "lw"), *((f"王{n}", f"w{n}x") for n in "abcdefghi"))


@pytest.mark.parametrize(
    ("typed", "name", "state", "reason"),
    [
        ("zs2", "张三", "on_leave", None),  # the whole initials before a longer beginning
        ("zsi4", "张四", "absent", None),
        ("l", "李五", "on_leave", None),
        ("李22", "李五", "on_leave", "personal_leave"),
        ("3", "李五", "on_leave", None),
        ("33", "李五", "official", None),  # no thirty-third row
        ("12", "王i", "on_leave", None),
        ("1 2", "张三", "on_leave", None),
        ("12 21", "王i", "on_leave", "sick_leave"),
        ("\uff13\uff13", "李五", "official", None),
        ("LW4", "李五", "absent", None),
    ],
)
def test_a_typed_line(typed: str, name: str, state: str, reason: str | None) -> None:
    effect = sheet(*PEOPLE).read(typed)
    assert effect.row is not None
    assert (effect.row.label, effect.state, effect.reason) == (name, state, reason)


@pytest.mark.parametrize(
    ("typed", "problem"), [("w2", "several"), ("xx2", "nobody"), ("lw9", "code"), ("99", "code"), ("0", "nobody")]
)
def test_a_line_that_is_not_clear_does_nothing(typed: str, problem: str) -> None:
    one = sheet(*PEOPLE)
    assert one.apply(typed).problem == problem
    assert one.marks() == ()


def test_typing_a_name_again_takes_the_mark_back() -> None:
    one = sheet(*PEOPLE)
    one.apply("l")
    assert one.count() == Count(12, 11, 12, 11, 0)
    one.apply("l")
    assert one.marks() == ()


@pytest.mark.parametrize(
    ("typed", "arrived", "left"),
    [
        ("l+1520", "15:20", None),
        ("l-16:00", None, "16:00"),
        ("3+930-1000", "09:30", "10:00"),
        ("李五\uff0b\uff19\uff1a\uff10\uff15", "09:05", None),
    ],
)
def test_coming_late_and_leaving_early(typed: str, arrived: str | None, left: str | None) -> None:
    one = sheet(*PEOPLE)
    one.apply("l4")
    effect = one.apply(typed)
    assert effect.row is not None
    row = one.rows[2]
    assert (row.state, row.reason, row.arrived_at, row.left_at) == ("present", None, arrived, left)
    one.apply("l4")
    assert (one.rows[2].arrived_at, one.rows[2].left_at) == (None, None)


@pytest.mark.parametrize(("typed", "problem"), [("l+2561", "time"), ("w+930", "several"), ("xx-930", "nobody")])
def test_a_time_that_is_not_clear_does_nothing(typed: str, problem: str) -> None:
    one = sheet(*PEOPLE)
    assert one.apply(typed).problem == problem
    assert one.marks() == ()


def test_the_rest_may_stay_unrecorded() -> None:
    one = sheet(*PEOPLE)
    one.apply("l4")
    one.set_rest("not_recorded")
    assert one.count() == Count(12, 0, 12, 0, 11)
    assert one.rows[2].state == "absent"
    one.set_rest("present")
    assert one.count() == Count(12, 11, 12, 11, 0)
    assert [mark.member_id for mark in one.marks()] == [3]


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("9:30", time(9, 30)),
        ("930", time(9, 30)),
        ("15：30", time(15, 30)),
        ("15", time(15)),
        ("8点05分", time(8, 5)),
        ("25:00", None),
        ("9:5", None),
        ("", None),
    ],
)
def test_times(typed: str, clock: time | None) -> None:
    assert read_time(typed) == clock


def test_a_meeting_over_midnight_ends_the_day_after() -> None:
    draft = MeetingDraft(TODAY, "22:00", "0:30", segments=[SegmentDraft(GENERAL)])
    assert draft.command("会").end_at == datetime(2026, 9, 21, 0, 30)
    draft.start, draft.end = "15:00", "14:00"
    assert draft.command("会").end_at == datetime(2026, 9, 20, 14, 0)


def test_what_keeps_a_record_from_being_saved() -> None:
    assert set(MeetingDraft().problems()) == {"day", "start", "segments"}
    assert MeetingDraft(TODAY, "9", segments=[SegmentDraft(GENERAL, start="x")]).problems() == {
        "segments.0.start": "time_form"
    }


def test_quorum_and_votes_by_the_rule(ctx: Any) -> None:
    rules = ctx.packs.rules
    half = quorum(rules, TODAY, GENERAL, Count(18, 8, 17, 8, 0))
    assert half is not None
    assert (half.quorum_needed, half.quorum_met) == (9, False)
    assert quorum(rules, TODAY, LECTURE, Count(18, 8, 17, 8, 0)) is None
    admit = MotionPart(title="接收", kind="admit", yes=8, written_yes=1)
    stand = standing(rules, TODAY, GENERAL, admit, Count(18, 10, 17, 10, 0))
    assert stand is not None
    assert (stand.pass_needed, stand.passed) == (9, True)
    excluded = replace(admit, yes=7, excluded=2, superior_consent="县委组织部意见", meeting_consent="举手通过")
    stand = standing(rules, TODAY, GENERAL, excluded, Count(18, 10, 17, 10, 0))
    assert stand is not None
    assert (stand.pass_needed, stand.passed) == (8, True)


def test_every_record_of_the_year_survives_being_opened_and_saved(ctx: Any) -> None:
    for event in ctx.meetings.event_views(Period.parse("2026")):
        command = draft_of(ctx, event).command("会")
        ctx.dispatcher.do(command)
        assert ctx.meetings.event(event.id) == event


def test_a_record_without_attendance_is_the_same_after_saving_again(ctx: Any) -> None:
    part = SegmentPart(form=GENERAL, topic="旧记录", others_present=False, start_at=datetime(2026, 9, 3, 9))
    made = ctx.dispatcher.do(RecordMeeting(title="旧", start_at=datetime(2026, 9, 3, 9), segments=(part,))).value
    event = ctx.meetings.event(made)
    assert (event.segments[0].present_count, event.segments[0].due_count) == (0, 18)
    again = ctx.dispatcher.do(draft_of(ctx, event).command("会"))
    assert not again.changes.tables
    assert ctx.meetings.event(made) == event


def test_segments_attended_differently_stay_apart(ctx: Any) -> None:
    draft = new_draft(ctx, HOME_BUTTON)
    draft.segments.append(SegmentDraft(LECTURE, topic="课"))
    fill_sheet(ctx, draft, draft.segments[1])
    assert draft.segments[1].sheet is draft.segments[0].sheet
    draft.segments[0].sheet.apply("z2")
    parts = list(draft.command("会").segments)
    parts[1] = replace(parts[1], marks=())
    made = ctx.dispatcher.do(replace(draft.command("会"), segments=tuple(parts)))
    again = draft_of(ctx, ctx.meetings.event(made.value))
    assert again.segments[1].sheet is not again.segments[0].sheet
    refill(ctx, again)
    assert [len(part.sheet.marks()) for part in again.segments] == [1, 0]


def test_make_up_periods_follow_the_cadence(ctx: Any) -> None:
    assert [str(one) for one in makeup_periods(ctx, COMMITTEE, TODAY)][:2] == ["2026-08", "2026-07"]
    assert str(makeup_periods(ctx, GENERAL, TODAY)[0]) == "2026Q2"
