"""Shares are exact to a tenth and empty where there is nothing to divide by."""

from __future__ import annotations

import pytest

from smallbranch.ledgers.annual import share


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (0, 0, ""),
        (0, 7, "0.0%"),
        (17, 18, "94.4%"),
        (1, 3, "33.3%"),
        (2, 3, "66.7%"),
        (5, 5, "100.0%"),
        (1, 2000, "0.1%"),
    ],
)
def test_share(part: int, whole: int, text: str) -> None:
    assert share(part, whole) == text
