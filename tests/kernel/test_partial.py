"""Dates known only in part: what they can mean, and full years between them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.kernel import partial
from smallbranch.kernel.errors import InvalidInput


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_part_of_a_day_can_mean_that_day(day: date, length: int) -> None:
    text = partial.check(day.isoformat()[:length])
    assert partial.earliest(text) <= day <= partial.latest(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1990", date(1990, 1, 1), date(1990, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1990-07-15", date(1990, 7, 15), date(1990, 7, 15)),
    ],
)
def test_bounds(text: str, first: date, last: date) -> None:
    assert (partial.earliest(text), partial.latest(text)) == (first, last)


@pytest.mark.parametrize("text", ["90", "1990-7", "1990-02-30", "1990-13", "1990-07-", "x"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        partial.check(text)


def test_full_years_only_when_they_are_sure() -> None:
    assert partial.full_years("1990-07-15", date(2026, 7, 14)) == 35
    assert partial.full_years("1990-07-15", date(2026, 7, 15)) == 36
    assert partial.full_years("1990-07", date(2026, 7, 10)) is None
    assert partial.full_years("1990", date(2026, 12, 31)) == 36
