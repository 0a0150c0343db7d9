"""The cap of the best grade and the sums of ballots: integers only."""

from __future__ import annotations

import pytest

from smallbranch.appraisal.arithmetic import cap, check_ballots, leading, ranks, share
from smallbranch.kernel.errors import InvalidInput


@pytest.mark.parametrize(
    ("members", "most"),
    [(3, 1), (6, 2), (7, 2), (8, 2), (10, 3), (12, 4), (15, 5), (18, 6), (20, 6), (25, 8), (30, 10)],
)
def test_no_more_than_a_third_rounded_down(members: int, most: int) -> None:
    """The last column of the table of thresholds."""
    assert cap(members, 3) == most


def test_what_leads_is_told_even_when_it_is_equal() -> None:
    assert leading((3, 9, 0, 0)) == (1,)
    assert leading((6, 6, 1, 0)) == (0, 1)
    assert leading((0, 0, 0, 0)) == ()


def test_equal_ballots_share_a_place() -> None:
    assert ranks({1: 9, 2: 12, 3: 9, 4: 2}) == {1: 2, 2: 1, 3: 2, 4: 4}


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(1, 3, "33.3%"), (2, 3, "66.7%"), (1, 16, "6.3%"), (0, 5, "0.0%"), (5, 5, "100.0%"), (1, 0, "")],
)
def test_shares_have_one_decimal(part: int, whole: int, text: str) -> None:
    assert share(part, whole) == text


@pytest.mark.parametrize(
    ("counts", "wrong"),
    [
        ((10, 11, 10), {"L19A.returned": "more_than_issued"}),
        ((10, 9, 10), {"L19A.valid": "more_than_returned"}),
        ((10, -1, 0), {"L19A.returned": "below_zero", "L19A.valid": "more_than_returned"}),
    ],
)
def test_ballots_that_cannot_be(counts: tuple[int, int, int], wrong: dict[str, str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_ballots(*counts)
    assert refused.value.fields == wrong


def test_as_many_as_went_out_may_come_back_and_count() -> None:
    check_ballots(10, 10, 10)
    check_ballots(10, 9, 0)
