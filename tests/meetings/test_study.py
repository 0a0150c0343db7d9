"""Study minutes: each minute once for each person, never more than the event lasted."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import Mark, RecordMakeup, RecordMeeting, RemoveMeeting, SegmentPart
from tests.meetings.conftest import FULL, World

YEAR = Period.parse("2026")
START = datetime(2026, 9, 18, 14, 0)
FORMS = ("theme_party_day", "general_membership_meeting", "party_lecture")
STATES = ("present", "on_leave", "official", "absent", "not_recorded")

spans = st.tuples(st.integers(0, 120), st.integers(0, 120))
parts = st.lists(
    st.tuples(st.none() | spans, st.dictionaries(st.integers(1, 11), st.sampled_from(STATES))), min_size=1, max_size=3
)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def part(form: str, span: tuple[int, int] | None, states: dict[int, str]) -> SegmentPart:
    times = {} if span is None else {"start_at": at(span[0]), "end_at": at(span[0] + span[1])}
    marks = tuple(Mark(member_id=member, state=state) for member, state in states.items())  # type: ignore[arg-type]
    return SegmentPart(form=form, topic="学习", marks=marks, **times)  # type: ignore[arg-type]


def oracle(event: tuple[SegmentPart, ...], member: int, length: int) -> set[int]:
    """Return the minutes of the event a member sat in, counted one by one."""
    minutes: set[int] = set()
    for one in event:
        state = next((mark.state for mark in one.marks if mark.member_id == member), "present")
        if state == "present":
            first = int(((one.start_at or START) - START).total_seconds()) // 60
            last = int(((one.end_at or at(length)) - START).total_seconds()) // 60
            minutes |= set(range(first, last))
    return minutes


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=parts, length=st.integers(0, 240), made_up=st.integers(0, 600))
def test_minutes_are_those_sat_in_and_makeups_never_exceed_the_event(
    world: World, drawn: list[tuple[tuple[int, int] | None, dict[int, str]]], length: int, made_up: int
) -> None:
    segments = tuple(part(form, span, states) for form, (span, states) in zip(FORMS, drawn, strict=False))
    event = world.do(RecordMeeting(title="下午", start_at=START, end_at=at(length), segments=segments)).value
    found = world.meetings.study_minutes(YEAR)
    assert {member: found.get(member, 0) for member in world.ids.values()} == {
        member: len(oracle(segments, member, length)) for member in world.ids.values()
    }
    union = len(
        set().union(
            *(oracle((part(one.form, None, {}) if one.start_at is None else one,), 0, length) for one in segments)
        )
    )
    for segment in world.meetings.event(event).segments:
        present = sum(mark.state == "present" for mark in segment.attendance)
        away = [mark.member_id for mark in segment.attendance if mark.state in ("on_leave", "official", "absent")]
        silent = sum(mark.state == "not_recorded" for mark in segment.attendance)
        assert (segment.present_count, present + len(away) + silent) == (present, segment.due_count)
        for member in away:
            world.do(RecordMakeup(segment_id=segment.id, member_id=member, done_on=date(2026, 9, 20), minutes=made_up))
    after = world.meetings.study_minutes(YEAR)
    if union:
        assert max(after.values(), default=0) <= union
    assert all(after.get(member, 0) >= found.get(member, 0) for member in world.ids.values())
    world.do(RemoveMeeting(event_id=event))
    assert world.meetings.study_minutes(YEAR) == {}


def test_who_comes_late_and_leaves_early_has_fewer_minutes(world: World) -> None:
    late, early = world.ids["白杨"], world.ids["曹静"]
    marks = (
        Mark(member_id=late, state="present", arrived_at="14:20"),
        Mark(member_id=early, state="present", left_at="15:00"),
    )
    world.record(FORMS[0], START, end_at=at(90), marks=marks)
    found = world.meetings.study_minutes(YEAR)
    assert (found[late], found[early], found[world.ids["安然"]]) == (70, 60, 90)


def test_who_leaves_after_midnight_is_counted_until_then(world: World) -> None:
    marks = (Mark(member_id=world.ids["白杨"], state="present", left_at="0:10"),)
    world.record(FORMS[0], datetime(2026, 9, 17, 22, 40), end_at=datetime(2026, 9, 18, 0, 30), marks=marks)
    found = world.meetings.study_minutes(YEAR)
    assert (found[world.ids["白杨"]], found[world.ids["安然"]]) == (90, 110)


def test_a_meeting_without_an_end_gives_no_minutes(world: World) -> None:
    world.record(FORMS[0], START)
    assert world.meetings.study_minutes(YEAR) == {}
    assert world.meetings.events(YEAR)[0].duration_minutes is None


def test_the_committees_business_is_no_study(world: World) -> None:
    world.record("branch_committee_meeting", START, end_at=at(60))
    assert world.meetings.study_minutes(YEAR) == {}


def test_a_makeup_counts_in_the_year_it_was_done(world: World) -> None:
    who = world.ids["李青"]
    event = world.record(
        FORMS[0],
        datetime(2025, 12, 29, 9),
        end_at=datetime(2025, 12, 29, 10),
        marks=(Mark(member_id=who, state="absent"),),
    )
    segment = world.meetings.event(event).segments[0]
    world.do(RecordMakeup(segment_id=segment.id, member_id=who, done_on=date(2026, 1, 6), minutes=45))
    assert who not in world.meetings.study_minutes(Period.parse("2025"))
    assert world.meetings.study_minutes(YEAR) == {who: 45}


def test_the_matrix_sums_are_those_of_the_meetings(world: World) -> None:
    for day, away in ((1, "白杨"), (8, "曹静"), (15, "白杨")):
        start = datetime.combine(date(2026, 9, day), time(9))
        world.record(FORMS[0], start, marks=(Mark(member_id=world.ids[away], state="absent"),))
    matrix = world.meetings.attendance_matrix(Period.parse("2026-09"))
    lines = world.meetings.events(Period.parse("2026-09"))
    assert [column.key for column in matrix.columns] == [f"e{line.event_id}" for line in lines]
    for place, line in enumerate(lines):
        assert sum(row.states[place] == "present" for row in matrix.rows) == line.present_count
    assert sum(row.due_count for row in matrix.rows) == sum(line.due_count for line in lines)
    rates = {row.name: (row.rate_present, row.rate_base) for row in matrix.rows}
    assert (rates["白杨"], rates["曹静"], rates["安然"]) == ((1, 3), (2, 3), (3, 3))
    assert {row.name for row in matrix.rows} == {*FULL, "孟新"}
