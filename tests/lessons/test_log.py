"""Logging micro-lectures through the commands."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.lessons.commands import LogMicroLecture, RemoveMicroLecture
from smallbranch.meetings.commands import Mark, RecordMeeting, SegmentPart
from smallbranch.roster.commands import AddMember, MemberFields

People = dict[str, int]
YEAR = Period.parse("2026")


def codes(findings: tuple) -> list[str]:  # type: ignore[type-arg]
    return [finding.code for finding in findings]


def lecture(people: People, name: str = "王芳", **changes: object) -> LogMicroLecture:
    fields = {"held_on": date(2026, 9, 4), "topic": "从“三上三下”看调查研究", "speaker_id": people[name]} | changes
    return LogMicroLecture(**fields)  # type: ignore[arg-type]


def test_a_lecture_takes_speaker_office_and_length_from_the_book(ctx: AppContext, people: People) -> None:
    done = ctx.dispatcher.do(lecture(people))

    assert done.findings == ()
    (row,) = ctx.lessons.log(Period.parse("2026Q3"))
    assert (row.id, row.speaker, row.department, row.kind, row.minutes) == (done.value, "王芳", "办公室", "theory", 15)
    assert ctx.lessons.log(Period.parse("2026Q2")) == ()
    assert done.changes.touches(["micro_lecture"])


def test_a_guest_speaks_by_name(ctx: AppContext, people: People) -> None:
    command = LogMicroLecture(
        held_on=date(2026, 9, 4), topic="党史", speaker_name=" 周 教授 ", kind="reading", minutes=20
    )
    assert ctx.dispatcher.do(command).findings == ()
    (row,) = ctx.lessons.log(YEAR)
    assert (row.speaker, row.speaker_id, row.department) == ("周教授", None, None)


def test_a_change_keeps_the_record_and_its_time_of_entry(ctx: AppContext, people: People) -> None:
    first = ctx.dispatcher.do(lecture(people)).value
    entered = ctx.clock.now()
    ctx.clock.moment = datetime.fromisoformat("2026-09-21T10:00:00+08:00")  # type: ignore[attr-defined]
    assert ctx.dispatcher.do(lecture(people, "李强", topic="新题目", minutes=12, lecture_id=first)).value == first
    (row,) = ctx.lessons.log(YEAR)
    assert (row.speaker, row.topic, row.minutes, row.entered_at) == ("李强", "新题目", 12, entered)


def test_undo_brings_a_removed_lecture_back(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(RemoveMicroLecture(lecture_id=ctx.dispatcher.do(lecture(people)).value))
    assert ctx.lessons.log(YEAR) == ()
    ctx.book.undo()
    assert len(ctx.lessons.log(YEAR)) == 1


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"topic": "  "}, "topic", "required"),
        ({"speaker_id": None}, "speaker_id", "one_person_required"),
        ({"speaker_name": "周教授"}, "speaker_id", "one_person_required"),
        ({"speaker_id": 999}, "speaker_id", "unknown_member"),
        ({"kind": "opera"}, "kind", "lecture_kind_unknown"),
        ({"minutes": 0}, "minutes", "minutes_not_positive"),
        ({"hearers": -1}, "hearers", "negative"),
        ({"segment_id": 999}, "segment_id", "unknown_segment"),
        ({"lecture_id": 999}, "lecture_id", "unknown_lecture"),
    ],
)
def test_what_cannot_be_stored_is_named_by_field(
    ctx: AppContext, people: People, change: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        ctx.dispatcher.do(lecture(people, **change))
    assert caught.value.fields == {field: code}
    assert ctx.lessons.log(YEAR) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"minutes": 4}, "lecture_minutes_unusual"),
        ({"minutes": 61}, "lecture_minutes_unusual"),
        ({"held_on": date(2026, 9, 21)}, "lecture_in_future"),
    ],
)
def test_what_looks_wrong_is_stored_and_said(
    ctx: AppContext, people: People, change: dict[str, object], code: str
) -> None:
    assert codes(ctx.dispatcher.do(lecture(people, **change)).findings) == [code]
    assert len(ctx.lessons.log(YEAR)) == 1


@pytest.mark.parametrize("minutes", [5, 60])
def test_the_ends_of_the_usual_range_are_usual(ctx: AppContext, people: People, minutes: int) -> None:
    assert ctx.dispatcher.do(lecture(people, minutes=minutes)).findings == ()


def test_a_speaker_who_was_not_here_yet_is_said(ctx: AppContext, people: People) -> None:
    before = lecture(people, "赵晨", held_on=date(2026, 6, 30))
    assert codes(ctx.dispatcher.do(before).findings) == ["speaker_not_on_roster"]
    assert ctx.dispatcher.do(lecture(people, "赵晨", held_on=date(2026, 7, 1))).findings == ()


def test_the_same_lecture_twice_is_said(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(lecture(people))
    assert codes(ctx.dispatcher.do(lecture(people)).findings) == ["lecture_logged_twice"]
    assert ctx.dispatcher.do(lecture(people, "李强")).findings == ()


def test_hearers_are_counted_at_the_meeting_and_follow_it(ctx: AppContext, people: People) -> None:
    def meeting(*absent: int, event_id: int | None = None) -> RecordMeeting:
        marks = tuple(Mark(member_id=member_id, state="absent") for member_id in absent)
        part = SegmentPart(form="theme_party_day", topic="微党课进科室", marks=marks)
        start = datetime(2026, 9, 4, 15, 0)
        return RecordMeeting(title="主题党日", start_at=start, segments=(part,), event_id=event_id)

    event = ctx.dispatcher.do(meeting()).value
    segment = ctx.meetings.event(event).segments[0]
    ctx.dispatcher.do(lecture(people, segment_id=segment.id))
    assert ctx.lessons.log(YEAR)[0].hearers == 4

    ctx.dispatcher.do(lecture(people, "李强", segment_id=segment.id, hearers=30))
    assert [row.hearers for row in ctx.lessons.log(YEAR)] == [4, 30]


def test_c26_namesakes_are_told_apart_in_the_log_and_counted_as_two(ctx: AppContext) -> None:
    for sex, hour in (("男", 9), ("女", 10)):
        fields = MemberFields(name="石磊", sex=sex, join_date="2009-07-01", full_date="2010-07-01")
        member = ctx.dispatcher.do(AddMember(fields=fields, category="full_member")).value
        ctx.dispatcher.do(
            LogMicroLecture(held_on=date(2026, 3, 2), topic=f"第{hour}讲", kind="theory", speaker_id=member, minutes=15)
        )
    assert [one.speaker for one in ctx.lessons.log(Period.parse("2026"))] == ["石磊（男）", "石磊（女）"]
    assert "2讲，主讲2人" in str(ctx.ledgers.compose(Period.parse("2026"), ("L43",)))
