"""The list of gaps and doubts: each with the person and the field one click leads to."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.development.commands import ExtendProbation
from smallbranch.kernel.findings import Severity
from smallbranch.roster.commands import AddMember, ChangeMember, EndRelation, MemberFields, SetCell
from tests.roster.asking import TODAY, Branch

WHOLE = {
    "sex": "女", "birth_date": "1949-12-31", "id_number": "11010519491231002X", "department": "办公室",
    "ethnic_group": "汉族", "education": "大学本科", "phone": "13800001000",
    "join_date": "1975-07-01", "full_date": "1976-07-01",
}  # fmt: skip


def said(branch: Branch, day: date = TODAY) -> list[tuple[str, str]]:
    return [(item.finding.code, item.field) for item in branch.roster.health(day)]


def test_nothing_is_said_about_a_whole_card(branch: Branch) -> None:
    branch.add("王芳", **WHOLE)
    assert said(branch) == []


@pytest.mark.parametrize("field", sorted(WHOLE))
def test_every_gap_names_its_field(branch: Branch, field: str) -> None:
    member = branch.add("王芳", **{name: value for name, value in WHOLE.items() if name != field})
    assert said(branch) == [("member_field_missing", field)]
    assert branch.roster.health(TODAY)[0].member_id == member


def test_the_retired_have_no_department_to_fill_in(branch: Branch) -> None:
    branch.add("王芳", **{**WHOLE, "department": ""}, retired_on=date(2026, 9, 1))
    assert said(branch, date(2026, 8, 31)) == [("member_field_missing", "department")]
    assert said(branch, date(2026, 9, 1)) == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"id_number": "110105194912310021"}, "member_id_check_digit"),
        ({"birth_date": "1950-01"}, "member_id_birth_date"),
        ({"sex": "男"}, "member_id_sex"),
    ],
)
def test_c27_a_doubtful_number_stays_on_the_list_until_it_is_settled(
    branch: Branch, wrong: dict[str, str], code: str
) -> None:
    member = branch.add("王芳", **{**WHOLE, **wrong})
    assert said(branch) == [(code, "id_number")]
    branch.do(ChangeMember(member_id=member, fields=MemberFields(**{name: WHOLE[name] for name in wrong})))
    assert said(branch) == []


def test_c40_without_cells_nobody_lacks_one(branch: Branch) -> None:
    branch.add("王芳", **WHOLE)
    assert said(branch) == []
    branch.do(SetCell(name="第一党小组"))
    assert said(branch) == [("member_without_cell", "party_cell")]


def test_c29_a_probation_that_is_over_is_said_until_something_is_recorded(branch: Branch) -> None:
    fields = MemberFields(**{**WHOLE, "name": "王芳", "join_date": "2025-09-19", "full_date": None})
    member = branch.do(AddMember(fields=fields, category="probationary_member")).value
    assert said(branch, date(2026, 9, 19)) == []
    assert said(branch, date(2026, 9, 20)) == [("member_probation_over", "member_category")]
    branch.do(ExtendProbation(member_id=member, decided_on=date(2026, 9, 19), months=6))
    assert said(branch, date(2026, 9, 20)) == said(branch, date(2027, 3, 19)) == []
    assert said(branch, date(2027, 3, 20)) == [("member_probation_over", "member_category")]


def test_the_old_and_the_new_form_of_one_number_meet(branch: Branch) -> None:
    first = branch.add("王芳", **WHOLE)
    second = branch.add("王 芳芳", **{**WHOLE, "id_number": "110105491231002"})
    pairs = [item for item in branch.roster.health(TODAY) if item.other_id is not None]
    assert [(one.member_id, one.other_id, one.finding.code) for one in pairs] == [(first, second, "member_twice_by_id")]


def test_c26_one_name_and_birth_date_is_a_doubt_and_two_numbers_settle_it(branch: Branch) -> None:
    first = branch.add("王伟", birth_date="1985-06-01")
    second = branch.add("王伟", birth_date="1985-06-01", id_number="110105198506010038")
    assert ("member_twice_by_name", "name") in said(branch)
    branch.do(ChangeMember(member_id=first, fields=MemberFields(id_number="11010519850601002X")))
    assert ("member_twice_by_name", "name") not in said(branch)
    assert {item.member_id for item in branch.roster.health(TODAY)} == {first, second}


def test_who_left_and_was_entered_anew_is_found_beside_the_one_here(branch: Branch) -> None:
    gone = branch.add("王伟", birth_date="1985-06-01")
    branch.do(EndRelation(member_id=gone, on=date(2026, 3, 1), cause="transferred_out"))
    here = branch.add("王伟", birth_date="1985-06-01", since=date(2026, 8, 1))
    pairs = [item for item in branch.roster.health(TODAY) if item.other_id is not None]
    assert [(item.member_id, item.other_id) for item in pairs] == [(here, gone)]


def test_guests_are_not_asked_for_anything_and_numbers_are_never_told(branch: Branch) -> None:
    branch.do(AddMember(fields=MemberFields(name="钱书记"), guest=True))
    assert said(branch) == []
    branch.add("王芳", **{**WHOLE, "id_number": "110105194912310021"})
    items = branch.roster.health(TODAY)
    assert all("110105194912310021" not in str(item.finding.params) for item in items)
    assert {item.finding.severity for item in items} == {Severity.WARNING}
