from __future__ import annotations

from datetime import date

import pytest

from smallbranch.roster import ages


def test_party_age_runs_from_the_day_of_full_membership() -> None:
    assert ages.party_age("2011-07-01", None, date(2026, 6, 30)) == 14
    assert ages.party_age("2011-07-01", None, date(2026, 7, 1)) == 15


@pytest.mark.parametrize(("months", "expected"), [(6, 15), (-6, 14), (0, 15), (-12, 14), (12, 16)])
def test_the_correction_moves_party_age(months: int, expected: int) -> None:
    assert ages.party_age("2011-07-01", months, date(2026, 7, 1)) == expected


def test_a_month_leaves_party_age_open_only_inside_that_month() -> None:
    assert ages.party_age("1990-07", None, date(2026, 7, 15)) is None
    assert ages.party_age("1990-07", None, date(2026, 8, 1)) == 36


def test_party_age_is_never_negative() -> None:
    assert ages.party_age("2027-01-01", None, date(2026, 8, 1)) == 0


def test_the_29th_of_february_has_its_day_on_the_last_of_the_month() -> None:
    assert ages.add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert ages.add_months(date(2026, 1, 31), -2) == date(2025, 11, 30)
