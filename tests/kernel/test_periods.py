"""Periods tile the year and are read as they are written."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period, PeriodKind, month_of, quarter_of

PERIODS = st.builds(
    lambda year, kind, day: Period.of(date(year, 1, 1) + timedelta(days=day), kind),
    st.integers(1950, 2100),
    st.sampled_from(PeriodKind),
    st.integers(0, 364),
)


@given(PERIODS)
def test_written_and_read_again(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(PERIODS, st.sampled_from(PeriodKind))
def test_parts_tile_the_whole(period: Period, kind: PeriodKind) -> None:
    parts = period.split(kind)
    if len(parts) > 1:
        assert parts[0].first == period.first
        assert parts[-1].last == period.last
        for before, after in pairwise(parts):
            assert after.first == before.last + timedelta(days=1)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.sampled_from(PeriodKind))
def test_a_day_lies_in_exactly_one_period_of_a_kind(day: date, kind: PeriodKind) -> None:
    year = Period(day.year, PeriodKind.YEAR)
    assert [part for part in year.split(kind) if part.contains(day)] == [Period.of(day, kind)]


@given(PERIODS)
def test_every_period_has_a_chinese_name(period: Period) -> None:
    assert period.label_zh().startswith(f"{period.year}年")


def test_names_and_bounds() -> None:
    third = Period.parse("2026q3")
    assert (third.label_zh(), third.first, third.last) == ("2026年第三季度", date(2026, 7, 1), date(2026, 9, 30))
    assert [str(month) for month in third.months()] == ["2026-07", "2026-08", "2026-09"]
    assert str(Period.parse("2026H2")) == "2026H2"
    assert (str(month_of(date(2026, 2, 28))), str(quarter_of(date(2026, 12, 31)))) == ("2026-02", "2026Q4")


@pytest.mark.parametrize(
    "text", ["", "26", "2026Q5", "2026-13", "2026-9", "2026H3", "2026Q", "二〇二六", "2026-09-20", "0026"]
)
def test_wrong_spellings_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        Period.parse(text)
