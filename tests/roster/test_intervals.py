from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.roster import intervals
from smallbranch.roster.categories import spans_from_dates
from smallbranch.roster.intervals import LaterChange, Span

FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(40)]
days = st.sampled_from(DAYS)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    ends = sorted([draw(days), draw(days)])
    start = draw(st.sampled_from([ends[0], None]))
    end = draw(st.sampled_from([ends[1], None]))
    return Span(draw(st.sampled_from("ab")), start, end)


@st.composite
def tracks(draw: st.DrawFn) -> tuple[Span, ...]:
    """Draw a track without overlaps: cuts at some days, values in between."""
    cuts = sorted(draw(st.sets(days, max_size=4)))
    starts = [draw(st.sampled_from([None, FIRST])), *cuts]
    ends = [*(cut - intervals.ONE_DAY for cut in cuts), None]
    made = [Span(draw(st.sampled_from("abc")), start, end) for start, end in zip(starts, ends, strict=True)]
    return tuple(span for span in made if not intervals.is_empty(span.start_on, span.end_on))


def value_on(track: tuple[Span, ...], day: date) -> str:
    return "".join(span.value for span in intervals.on_day(track, day))


@given(spans(), spans())
def test_two_spans_overlap_when_they_share_a_day(first: Span, second: Span) -> None:
    wide = [FIRST - timedelta(days=1), *DAYS, DAYS[-1] + timedelta(days=1)]
    shared = any(intervals.covers(first, day) and intervals.covers(second, day) for day in wide)
    assert intervals.overlap(first, second) is shared
    assert intervals.overlap(second, first) is shared


@given(tracks(), st.sampled_from("abc"), days)
def test_entering_a_value_keeps_the_past_and_never_overlaps(track: tuple[Span, ...], value: str, on: date) -> None:
    try:
        entered = intervals.enter(track, value, on)
    except LaterChange:
        assert any(span.value != value for span in track if span.start_on is not None and span.start_on > on)
        return
    assert not intervals.clash(entered)
    assert [value_on(entered, day) for day in DAYS if day < on] == [value_on(track, day) for day in DAYS if day < on]
    assert {value_on(entered, day) for day in DAYS if day >= on} == {value}


@given(tracks(), st.sampled_from("abc"), days)
def test_entering_twice_is_entering_once(track: tuple[Span, ...], value: str, on: date) -> None:
    try:
        once = intervals.enter(track, value, on)
    except LaterChange:
        return
    assert intervals.enter(once, value, on) == once


@given(tracks())
def test_a_track_has_one_value_a_day(track: tuple[Span, ...]) -> None:
    assert all(len(value_on(track, day)) <= 1 for day in DAYS)
    assert not intervals.clash(track)


def test_a_later_value_is_not_overwritten() -> None:
    track = (Span("a", None, date(2026, 1, 9)), Span("b", date(2026, 1, 10), None))
    with pytest.raises(LaterChange):
        intervals.enter(track, "c", date(2026, 1, 5))


def test_the_same_value_is_brought_forward() -> None:
    track = (Span("a", None, date(2026, 1, 9)), Span("b", date(2026, 1, 10), None))
    moved = intervals.enter(track, "b", date(2026, 1, 5))
    assert moved == (Span("a", None, date(2026, 1, 4)), Span("b", date(2026, 1, 5), None))


@given(
    st.sampled_from(["full_member", "probationary_member", "activist_applicant"]),
    st.sampled_from([None, "2019", "2019-05", "2019-05-20"]),
    st.sampled_from([None, "2020", "2020-05", "2020-05-20", "2019-05-20"]),
)
def test_categories_of_two_dates_never_overlap(category: str, joined: str | None, full: str | None) -> None:
    made = spans_from_dates(category, joined, full)
    assert not intervals.clash(made)
    assert made[-1].value == category
    assert made[-1].end_on is None
    assert not any(intervals.is_empty(span.start_on, span.end_on) for span in made)


def test_a_date_known_in_part_counts_from_its_earliest_day() -> None:
    assert spans_from_dates("full_member", "2019", "2020-05") == (
        Span("probationary_member", date(2019, 1, 1), date(2020, 4, 30)),
        Span("full_member", date(2020, 5, 1), None),
    )
