"""What has a last day: transfer letters, states that end, members out of contact. Nothing changes by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import EndRelation, SendTransfer, SetSetting, SetState, WithdrawTransfer
from tests.roster.asking import Branch

ISSUED = date(2026, 3, 1)


def said(branch: Branch, day: date) -> list[str]:
    return [one.code for one in branch.roster.todos(day)]


@pytest.mark.parametrize(
    ("passed", "codes", "left"),
    [
        (59, [], 31),
        (60, ["transfer_letter_ends_soon"], 30),
        (80, ["transfer_letter_ends_soon"], 10),
        (90, ["transfer_letter_ends_soon"], 0),
        (91, ["transfer_letter_expired"], 1),
    ],
)
def test_c06_a_letter_of_ninety_days_is_told_after_sixty_and_eighty(
    branch: Branch, passed: int, codes: list[str], left: int
) -> None:
    member = branch.add("王芳", full_date="2011")
    branch.do(SendTransfer(member_id=member, on=ISSUED, to_org="某县局"))
    day = ISSUED + timedelta(days=passed)
    assert said(branch, day) == codes
    (letter,) = branch.roster.letters(day)
    assert (abs(letter.days_left), letter.valid_to) == (left, date(2026, 5, 30))
    assert [one.params["passed"] for one in branch.roster.todos(day)] == [passed] * len(codes)


def test_c06_an_expired_letter_is_told_until_it_is_issued_again_or_withdrawn(branch: Branch) -> None:
    member = branch.add("王芳", full_date="2011")
    branch.do(SendTransfer(member_id=member, on=ISSUED, to_org="某县局", valid_days=30))
    assert said(branch, date(2026, 4, 1)) == ["transfer_letter_expired"]
    assert branch.due(date(2026, 8, 1)) == ["王芳"]
    branch.do(SendTransfer(member_id=member, on=date(2026, 4, 2), to_org="某县局", valid_days=30))
    assert said(branch, date(2026, 4, 2)) == []
    branch.do(WithdrawTransfer(member_id=member, on=date(2026, 4, 5)))
    assert said(branch, date(2026, 8, 1)) == []


def test_c06_a_short_letter_is_told_by_the_leads_shorter_than_itself(branch: Branch) -> None:
    member = branch.add("王芳", full_date="2011")
    branch.do(SendTransfer(member_id=member, on=ISSUED, to_org="市内某局", valid_days=10))
    assert said(branch, ISSUED) == []
    assert said(branch, ISSUED + timedelta(days=7)) == ["transfer_letter_ends_soon"]
    branch.do(EndRelation(member_id=member, on=ISSUED + timedelta(days=8), cause="transferred_out"))
    assert said(branch, ISSUED + timedelta(days=8)) == []


def test_the_leads_are_the_branchs_to_set(branch: Branch) -> None:
    member = branch.add("王芳", full_date="2011")
    branch.do(SendTransfer(member_id=member, on=ISSUED, to_org="某县局"))
    branch.do(SetSetting(key="transfer_letter_reminder_days", value='["50"]'))
    assert said(branch, ISSUED + timedelta(days=40)) == ["transfer_letter_ends_soon"]


def test_a_state_that_ends_is_told_before_and_the_finding_cites_its_subject(branch: Branch) -> None:
    member = branch.add("王芳", full_date="2011")
    branch.do(
        SetState(member_id=member, state="probation_within_party", since=date(2025, 6, 1), until=date(2026, 5, 31))
    )
    assert said(branch, date(2026, 4, 30)) == []
    assert said(branch, date(2026, 5, 1)) == ["member_state_ends"]
    (finding,) = branch.roster.check(Period.parse("2026-05"), date(2026, 5, 10))
    assert (finding.subject.id, finding.params["days"]) == (member, 21)  # type: ignore[union-attr]


def test_out_of_contact_is_told_after_half_a_year_and_nobody_is_suspended(branch: Branch) -> None:
    member = branch.add("王芳", full_date="2011")
    branch.do(SetState(member_id=member, state="lost_contact_member", since=date(2024, 1, 10)))
    assert said(branch, date(2024, 7, 9)) == []
    assert said(branch, date(2024, 7, 10)) == ["member_lost_long"]
    assert branch.roster.member(member, date(2026, 1, 1)).states == ("lost_contact_member",)
    branch.do(SetState(member_id=member, state="membership_suspended", since=date(2024, 8, 1)))
    assert said(branch, date(2026, 7, 31)) == []
    assert said(branch, date(2026, 8, 1)) == ["member_suspended_long"]
