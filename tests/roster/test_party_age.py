"""C31: party age by the table of joining, asked of the roster as anybody sees it."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.roster.commands import AddMember, ChangeMember, MemberFields
from tests.roster.asking import TODAY, Branch


def age_of(branch: Branch, joined: str | None, full: str | None, on: date = TODAY) -> int | None:
    fields = MemberFields(name="老周", join_date=joined, full_date=full)
    member = branch.do(AddMember(fields=fields, category="full_member")).value
    return branch.roster.member(member, on).party_age


# First and last day of every time of joining, with the full membership its rules gave.
@pytest.mark.parametrize(
    ("joined", "full", "age"),
    [
        ("1921-07-01", "1921-07-01", 105),
        ("1923-06-09", "1924-06-09", 103),
        ("1923-06-10", "1923-12-10", 102),
        ("1927-04-26", "1927-10-26", 98),
        ("1927-04-27", "1927-07-27", 99),
        ("1928-06-17", "1928-06-17", 98),
        ("1928-06-18", "1929-06-18", 98),
        ("1945-04-22", "1946-04-22", 81),
        ("1945-04-23", "1946-04-23", 80),
        ("1956-09-14", "1958-09-14", 68),
        ("1956-09-15", "1957-09-15", 69),
        ("1969-03-31", "1970-03-31", 56),
        ("1969-04-01", "1969-04-01", 57),
        ("1977-08-11", "1978-08-11", 49),
        ("1977-08-12", "1978-08-12", 48),
        ("1982-09-05", "1983-09-05", 43),
        ("1982-09-06", "1983-09-06", 43),
        ("2024-09-20", "2025-09-20", 1),
        ("2024-09-21", "2025-09-21", 0),
    ],
)
def test_c31_party_age_by_the_time_of_joining(branch: Branch, joined: str, full: str, age: int) -> None:
    assert age_of(branch, joined, full) == age


def test_c31_a_joiner_of_1972_needs_no_day_of_full_membership(branch: Branch) -> None:
    assert age_of(branch, "1972-03-05", None) == 54
    assert age_of(branch, "1985-03-05", None) is None


def test_c31_a_year_between_two_times_is_decided_by_full_membership(branch: Branch) -> None:
    assert age_of(branch, "1977", "1978-08-01") == 48
    assert age_of(branch, "1977", None) is None
    assert age_of(branch, "1975", None, date(2026, 12, 31)) == 51


def test_the_correction_moves_it_and_is_cleared_again(branch: Branch) -> None:
    fields = MemberFields(name="老周", join_date="1972-03-05", full_date="1972-03-05", party_age_correction_months=-8)
    member = branch.do(AddMember(fields=fields, category="full_member")).value
    assert branch.roster.member(member, TODAY).party_age == 53
    assert branch.roster.member(member, date(2026, 11, 5)).party_age == 54
    branch.do(ChangeMember(member_id=member, clear=("party_age_correction_months",)))
    assert branch.roster.member(member, TODAY).party_age == 54


def test_on_probation_there_is_no_party_age(branch: Branch) -> None:
    fields = MemberFields(name="小周", join_date="2025-11-01")
    member = branch.do(AddMember(fields=fields, category="probationary_member")).value
    assert branch.roster.member(member, TODAY).party_age is None
