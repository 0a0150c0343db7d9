from __future__ import annotations

from datetime import date

import pytest

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.commands import (
    AddMember,
    ChangeCategory,
    ChangeMember,
    EndRelation,
    MemberFields,
    SetRosterOrder,
    SetState,
)
from smallbranch.roster.initials import initials
from tests.roster.asking import TODAY, Branch


def wrong(branch: Branch, **fields: str) -> dict[str, str]:
    with pytest.raises(InvalidInput) as problem:
        branch.do(AddMember(fields=MemberFields(**fields), category="full_member"))  # type: ignore[arg-type]
    return problem.value.fields


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({}, {"name": "required"}),
        ({"name": "  "}, {"name": "required"}),
        ({"name": "张\x07三"}, {"name": "name_control_character"}),
        ({"name": "张三", "sex": "不详"}, {"sex": "sex_unknown"}),
        ({"name": "张三", "birth_date": "1990.7"}, {"birth_date": "date_form"}),
        ({"name": "张三", "birth_date": "1990-02-30"}, {"birth_date": "date_impossible"}),
        ({"name": "张三", "birth_date": "1990-07", "join_date": "1990"}, None),
        ({"name": "张三", "birth_date": "1990-07", "join_date": "1989"}, {"join_date": "before_birth"}),
        ({"name": "张三", "join_date": "2011-07", "full_date": "2011"}, None),
        ({"name": "张三", "birth_date": "1990", "work_start_date": "1985"}, {"work_start_date": "before_birth"}),
    ],
)
def test_each_field_says_what_is_wrong_with_it(
    branch: Branch, fields: dict[str, str], problems: dict[str, str] | None
) -> None:
    if problems is None:
        branch.add(**fields)
        assert branch.names() == ["张三"]
    else:
        assert wrong(branch, **fields) == problems
        assert branch.dump()["member"] == []


def test_an_id_number_belongs_to_one_person(branch: Branch) -> None:
    branch.add("张三", id_number="11010519491231002X")
    assert wrong(branch, name="李四", id_number="11010519491231002x") == {"id_number": "id_number_taken"}


def test_texts_are_trimmed_and_composed(branch: Branch) -> None:
    member = branch.add(" 张　三 ", native_place=" 浙江  杭州 ", remark="一行\n\n 二行 ", sex="1")
    view = branch.roster.member(member, TODAY)
    assert (view.name, view.native_place, view.remark, view.sex) == ("张三", "浙江 杭州", "一行\n二行", "男")


def test_an_empty_text_clears_and_none_leaves(branch: Branch) -> None:
    member = branch.add("张三", phone="13800000000", department="办公室")
    branch.do(ChangeMember(member_id=member, fields=MemberFields(phone="")))
    view = branch.roster.member(member, TODAY)
    assert (view.phone, view.department) == (None, "办公室")


def test_a_changed_name_changes_what_it_is_found_by(branch: Branch) -> None:
    member = branch.add("张三")
    branch.do(ChangeMember(member_id=member, fields=MemberFields(name="单小明")))
    assert branch.roster.member(member, TODAY).initials == "sxm"
    branch.do(ChangeMember(member_id=member, fields=MemberFields(initials="DXM")))
    assert branch.roster.member(member, TODAY).initials == "dxm"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("张三", "zs"), ("单雄信", "sxx"), ("仇英", "qy"), ("解缙", "xj"), ("区大相", "odx"), ("曾国", "zg"),
        ("尉迟恭", "ycg"), ("万俟明", "mqm"), ("长孙无", "zsw"), ("欧阳修", "oyx"), ("买买提·吐尔逊", "mmttex"),
        ("Anna Li", "al"), ("𬭩明", "wm"),
    ],
)  # fmt: skip
def test_initials_read_family_names_as_family_names(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_corrected_full_date_moves_the_vote(branch: Branch) -> None:
    member = branch.add("张三", join_date="2024-05-10", full_date="2025-05-10")
    branch.do(ChangeMember(member_id=member, fields=MemberFields(full_date="2025-08-10")))
    assert branch.voters(date(2025, 8, 9)) == []
    assert branch.voters(date(2025, 8, 10)) == ["张三"]


def test_a_category_recorded_on_its_own_does_not_follow_the_dates(branch: Branch) -> None:
    fields = MemberFields(name="张三", join_date="2024-05-10")
    member = branch.do(AddMember(fields=fields, category="probationary_member")).value
    branch.do(ChangeCategory(member_id=member, category="full_member", on=date(2025, 5, 20)))
    outcome = branch.do(ChangeMember(member_id=member, fields=MemberFields(full_date="2025-05-10")))
    assert branch.codes(outcome) == []
    outcome = branch.do(ChangeMember(member_id=member, fields=MemberFields(full_date="2025-05-12")))
    assert branch.voters(date(2025, 5, 12)) == ["张三"]
    assert branch.voters(date(2025, 5, 11)) == []


def test_a_later_category_is_not_overwritten(branch: Branch) -> None:
    member = branch.add("张三", join_date="2024-05-10", full_date="2025-05-10")
    with pytest.raises(Refused) as refusal:
        branch.do(ChangeCategory(member_id=member, category="activist_applicant", on=date(2024, 6, 1)))
    assert refusal.value.code == "later_change_exists"


def test_applicants_are_no_members(branch: Branch) -> None:
    branch.do(AddMember(fields=MemberFields(name="吴丽"), category="activist_applicant"))
    assert branch.names() == []
    assert branch.due(TODAY) == []
    asked = branch.roster.members(TODAY, include_applicants=True)
    assert [view.member_category for view in asked] == ["activist_applicant"]


def test_without_dates_the_category_is_assumed_and_said(branch: Branch) -> None:
    outcome = branch.do(AddMember(fields=MemberFields(name="张三")))
    assert branch.codes(outcome) == ["category_assumed"]
    assert branch.voters(TODAY) == ["张三"]


def test_who_joined_within_the_year_is_on_probation(branch: Branch) -> None:
    outcome = branch.do(AddMember(fields=MemberFields(name="张三", join_date="2026-03-01")))
    assert branch.codes(outcome) == []
    assert branch.roster.member(outcome.value, TODAY).member_category == "probationary_member"


def test_a_chosen_order_goes_before_the_strokes(branch: Branch) -> None:
    first, second, third = branch.add("丁一"), branch.add("王五"), branch.add("赵六")
    assert branch.names() == ["丁一", "王五", "赵六"]
    branch.do(SetRosterOrder(member_ids=(third, first)))
    assert branch.names() == ["赵六", "丁一", "王五"]
    branch.do(SetRosterOrder())
    assert branch.names() == ["丁一", "王五", "赵六"]
    with pytest.raises(InvalidInput):
        branch.do(SetRosterOrder(member_ids=(second, second)))


def test_a_relation_does_not_end_before_it_begins(branch: Branch) -> None:
    member = branch.add("张三", since=date(2026, 5, 1))
    with pytest.raises(InvalidInput) as problem:
        branch.do(EndRelation(member_id=member, on=date(2026, 4, 30), cause="transferred_out"))
    assert problem.value.fields == {"on": "ends_before_start"}


def test_a_relation_ends_once(branch: Branch) -> None:
    member = branch.add("张三")
    branch.do(EndRelation(member_id=member, on=date(2026, 4, 30), cause="transferred_out"))
    with pytest.raises(Refused) as refusal:
        branch.do(EndRelation(member_id=member, on=date(2026, 5, 30), cause="deceased"))
    assert refusal.value.code == "no_relation_running"


def test_a_state_does_not_run_twice(branch: Branch) -> None:
    member = branch.add("张三")
    branch.do(SetState(member_id=member, state="mobile_member", since=date(2026, 5, 1)))
    with pytest.raises(Refused) as refusal:
        branch.do(SetState(member_id=member, state="mobile_member", since=date(2026, 6, 1)))
    assert refusal.value.code == "state_running"
    with pytest.raises(Refused) as refusal:
        branch.do(SetState(member_id=member, state="rights_suspended", until=date(2026, 6, 1)))
    assert refusal.value.code == "state_not_running"


def test_an_unknown_person_is_refused(branch: Branch) -> None:
    with pytest.raises(Refused) as refusal:
        branch.do(ChangeMember(member_id=99, fields=MemberFields(name="张三")))
    assert (refusal.value.code, refusal.value.params) == ("member_unknown", {"id": 99})


def test_undo_takes_a_person_back_and_redo_brings_the_person_again(branch: Branch) -> None:
    before = branch.dump()
    branch.add("张三", cell="第一党小组", join_date="2010", full_date="2011")
    after = branch.dump()
    branch.app.book.undo()
    assert branch.dump() == before
    assert branch.names() == []
    branch.app.book.redo()
    assert branch.dump() == after
    assert branch.names() == ["张三"]


def test_the_roster_can_be_asked_inside_a_unit_of_work(branch: Branch) -> None:
    branch.add("张三")
    with branch.app.book.write("add_member") as uow:
        command = AddMember(fields=MemberFields(name="李四"), category="full_member")
        branch.app.dispatcher.handle(uow, command)
        seen = branch.roster.due_members(TODAY, session=uow.session)
        assert [view.name for view in seen] == ["张三", "李四"]
        assert branch.roster.branch(session=uow.session).name == "某局机关党支部"
    assert branch.names() == ["张三", "李四"]
