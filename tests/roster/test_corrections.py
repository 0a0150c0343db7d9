"""Histories are put right span by span, each one step; what cannot be is refused with the field."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.commands import BeginRelation, ChangeCategory, EndRelation, SendTransfer, SetCell, SetState
from smallbranch.roster.corrections import (
    CorrectCategory,
    CorrectPlace,
    CorrectRelation,
    CorrectState,
    RemoveCategory,
    RemoveSpan,
)
from tests.roster.asking import TODAY, Branch


def spans(branch: Branch, member: int, track: str) -> list[tuple[str, date | None, date | None]]:
    return [(one.value, one.start_on, one.end_on) for one in branch.roster.history(member) if one.track == track]


def ids(branch: Branch, member: int, track: str) -> list[int]:
    return [one.id for one in branch.roster.history(member) if one.track == track]


def test_a_state_gets_its_days_and_basis_and_may_go_again(branch: Branch) -> None:
    member = branch.add("王芳", full_date="2011")
    branch.do(SetState(member_id=member, state="probation_within_party", since=date(2025, 1, 1)))
    (number,) = ids(branch, member, "state")
    branch.do(CorrectState(state_id=number, since=date(2025, 2, 1), until=date(2026, 1, 31), basis="某委〔2025〕3号"))
    assert spans(branch, member, "state") == [("probation_within_party", date(2025, 2, 1), date(2026, 1, 31))]
    assert branch.voters(date(2025, 1, 31)) == ["王芳"]
    assert branch.voters(date(2026, 1, 31)) == []
    assert branch.voters(date(2026, 2, 1)) == ["王芳"]
    branch.do(RemoveSpan(track="state", span_id=number))
    assert branch.voters(date(2025, 6, 1)) == ["王芳"]
    branch.app.book.undo()
    assert branch.voters(date(2025, 6, 1)) == []


def test_suspended_and_restored_on_a_day(branch: Branch) -> None:
    member = branch.add("王芳", full_date="2011")
    branch.do(SetState(member_id=member, state="membership_suspended", since=date(2026, 3, 1)))
    branch.do(SetState(member_id=member, state="membership_suspended", until=date(2026, 6, 30), basis="恢复"))
    assert [branch.due(day) for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 7, 1))] == [
        ["王芳"],
        [],
        ["王芳"],
    ]


def test_two_states_of_a_kind_may_not_overlap(branch: Branch) -> None:
    member = branch.add("王芳", full_date="2011")
    for first, last in ((date(2024, 1, 1), date(2024, 6, 30)), (date(2025, 1, 1), date(2025, 6, 30))):
        branch.do(SetState(member_id=member, state="mobile_member", since=first, until=last))
    with pytest.raises(InvalidInput) as problem:
        branch.do(CorrectState(state_id=ids(branch, member, "state")[1], since=date(2024, 6, 30)))
    assert problem.value.fields == {"since": "span_overlaps"}


def test_the_day_of_a_change_of_category_moves_both_spans(branch: Branch) -> None:
    member = branch.add("王芳", join_date="2025-06-10", full_date="2026-06-10")
    full = ids(branch, member, "category")[1]
    branch.do(CorrectCategory(category_id=full, since=date(2026, 6, 20)))
    assert spans(branch, member, "category") == [
        ("probationary_member", date(2025, 6, 10), date(2026, 6, 19)),
        ("full_member", date(2026, 6, 20), None),
    ]
    with pytest.raises(InvalidInput) as problem:
        branch.do(CorrectCategory(category_id=full, since=date(2025, 6, 10)))
    assert problem.value.fields == {"since": "before_earlier_category"}
    branch.do(RemoveCategory(category_id=full))
    assert spans(branch, member, "category") == [("probationary_member", date(2025, 6, 10), None)]
    with pytest.raises(Refused) as refusal:
        branch.do(RemoveCategory(category_id=ids(branch, member, "category")[0]))
    assert refusal.value.code == "first_category_stays"
    branch.do(ChangeCategory(member_id=member, category="full_member", on=date(2026, 6, 10)))


def test_relation_and_letter_are_put_right(branch: Branch) -> None:
    member = branch.add("王芳", since=date(2020, 1, 1), full_date="2011")
    branch.do(SendTransfer(member_id=member, on=date(2026, 3, 1), to_org="某县局", valid_days=30, dues_to="2026-03"))
    here, pending = ids(branch, member, "relation")
    branch.do(
        CorrectRelation(
            relation_id=pending,
            since=date(2026, 3, 1),
            other_org="某县总局",
            letter_on=date(2026, 3, 2),
            letter_no="第5号",
            valid_days=60,
            dues_to="2026-02",
        )
    )
    (letter,) = branch.roster.letters(date(2026, 3, 10))
    assert (letter.to_org, letter.issued_on, letter.valid_to) == ("某县总局", date(2026, 3, 2), date(2026, 5, 1))
    for since, until, field in ((date(2026, 2, 1), None, "since"), (date(2026, 3, 5), date(2026, 3, 1), "end_on")):
        with pytest.raises(InvalidInput) as problem:
            branch.do(CorrectRelation(relation_id=pending, since=since, until=until, letter_on=date(2026, 3, 2)))
        assert list(problem.value.fields) == [field]
    branch.do(EndRelation(member_id=member, on=date(2026, 4, 1), cause="transferred_out", receipt_on=date(2026, 4, 8)))
    assert branch.roster.timeline().end_of_relation(member).receipt_on == date(2026, 4, 8)  # type: ignore[union-attr]
    branch.do(BeginRelation(member_id=member, on=date(2026, 9, 1), from_org="某县局"))
    branch.do(RemoveSpan(track="relation", span_id=ids(branch, member, "relation")[-1]))
    assert branch.names(TODAY) == []
    branch.do(RemoveSpan(track="relation", span_id=pending))
    with pytest.raises(Refused) as refusal:
        branch.do(RemoveSpan(track="relation", span_id=here))
    assert refusal.value.code == "last_relation_stays"


@pytest.mark.parametrize(
    ("days", "month", "field"), [(0, None, "valid_days"), (400, None, "valid_days"), (30, "2026-13", "dues_to")]
)
def test_what_cannot_stand_on_a_letter_is_refused(branch: Branch, days: int, month: str | None, field: str) -> None:
    member = branch.add("王芳", full_date="2011")
    with pytest.raises(InvalidInput) as problem:
        branch.do(SendTransfer(member_id=member, on=TODAY, to_org="某县局", valid_days=days, dues_to=month))
    assert list(problem.value.fields) == [field]


def test_a_place_in_a_cell_is_put_right(branch: Branch) -> None:
    branch.do(SetCell(name="第一党小组"))
    member = branch.add("王芳", full_date="2011", cell="第一党小组")
    (place,) = ids(branch, member, "cell")
    branch.do(CorrectPlace(place_id=place, since=date(2026, 5, 1), leader=True))
    assert branch.roster.member(member, date(2026, 4, 30)).cell is None
    assert branch.roster.member(member, date(2026, 5, 1)).cell_leader
    branch.do(RemoveSpan(track="cell", span_id=place))
    assert branch.roster.member(member, TODAY).cell is None
