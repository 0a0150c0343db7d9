"""Fields the branch adds itself."""

from __future__ import annotations

import pytest

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.commands import ChangeMember, DefineField, MemberFields, MergeMembers, SetOwnValue
from tests.roster.asking import TODAY, Branch


@pytest.fixture
def sized(branch: Branch) -> Branch:
    branch.do(DefineField(key="tie_size", title="领带长度", kind="choice", choices=("长", "短")))
    branch.do(DefineField(key="entered_unit", title="到单位日期", kind="date"))
    branch.do(DefineField(key="kin_phone", title="家属电话", sensitive=True))
    return branch


def own(branch: Branch, member: int) -> dict[str, str]:
    return dict(branch.roster.own_values(member))


def test_values_are_kept_by_key_in_the_order_of_the_fields(sized: Branch) -> None:
    member = sized.add("王芳")
    sized.do(SetOwnValue(member_id=member, key="kin_phone", value="13800001000"))
    sized.do(ChangeMember(member_id=member, own={"tie_size": "长", "entered_unit": "2010-07"}))
    assert list(own(sized, member).items()) == [
        ("tie_size", "长"),
        ("entered_unit", "2010-07"),
        ("kin_phone", "13800001000"),
    ]
    sized.do(SetOwnValue(member_id=member, key="tie_size", value=" "))
    assert "tie_size" not in own(sized, member)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("tie_size", "中", "own_not_a_choice"),
        ("entered_unit", "2010.7", "date_form"),
        ("entered_unit", "2010-13", "date_impossible"),
        ("kin_phone", "a\x00b", "control_character"),
    ],
)
def test_a_value_fits_its_field(sized: Branch, key: str, value: str, code: str) -> None:
    member = sized.add("王芳")
    before = sized.dump()
    with pytest.raises(InvalidInput) as problem:
        sized.do(ChangeMember(member_id=member, fields=MemberFields(department="办公室"), own={key: value}))
    assert problem.value.fields == {f"own.{key}": code}
    assert sized.dump() == before


@pytest.mark.parametrize(("given", "stored"), [("1,200", "1200"), ("1200.50", "1200.50"), ("1E3", "1000")])
def test_numbers_are_exact(branch: Branch, given: str, stored: str) -> None:
    branch.do(DefineField(key="points", title="积分", kind="number"))
    member = branch.add("王芳")
    branch.do(SetOwnValue(member_id=member, key="points", value=given))
    assert own(branch, member) == {"points": stored}
    for wrong in ("十", "NaN", "Infinity"):
        with pytest.raises(InvalidInput):
            branch.do(SetOwnValue(member_id=member, key="points", value=wrong))


def test_renaming_and_hiding_keep_the_values(sized: Branch) -> None:
    member = sized.add("王芳")
    sized.do(SetOwnValue(member_id=member, key="tie_size", value="长"))
    sized.do(DefineField(key="tie_size", title="领带", kind="choice", choices=("长",), hidden=True))
    assert "tie_size" not in own(sized, member)
    assert "tie_size" not in [field.key for field in sized.roster.own_fields()]
    sized.do(DefineField(key="tie_size", title="领带", kind="choice", choices=("长",)))
    assert own(sized, member) == {"tie_size": "长"}
    assert sized.roster.own_fields()[0].title == "领带"


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        (DefineField(key="Größe", title="鞋码"), {"key": "own_key_form"}),
        (DefineField(key="phone", title="电话"), {"key": "own_key_taken"}),
        (DefineField(key="shoe", title=""), {"title": "required"}),
        (DefineField(key="shoe", title="家属电话"), {"title": "own_title_taken"}),
        (DefineField(key="shoe", title="鞋码", kind="choice"), {"choices": "required"}),
        (DefineField(key="kin_phone", title="家属电话", kind="number"), {"kind": "own_kind_in_use"}),
    ],
)
def test_what_is_wrong_with_a_field(sized: Branch, command: DefineField, wrong: dict[str, str]) -> None:
    member = sized.add("王芳")
    sized.do(SetOwnValue(member_id=member, key="kin_phone", value="13800001000"))
    with pytest.raises(InvalidInput) as problem:
        sized.do(command)
    assert problem.value.fields == wrong


def test_a_sensitive_value_lies_among_the_personal_ones(sized: Branch) -> None:
    member = sized.add("王芳")
    sized.do(SetOwnValue(member_id=member, key="kin_phone", value="13800001000"))
    assert sized.app.book.shapes["own_value"].pii == {"secret"}
    assert sized.dump()["own_value"][0][3:] == (None, "13800001000")
    sized.do(DefineField(key="kin_phone", title="家属电话"))
    assert sized.dump()["own_value"][0][3:] == ("13800001000", None)
    assert own(sized, member) == {"kin_phone": "13800001000"}


def test_an_unknown_field_or_person_is_refused(sized: Branch) -> None:
    with pytest.raises(Refused, match="own_field_unknown"):
        sized.do(SetOwnValue(member_id=sized.add("王芳"), key="shoe", value="42"))
    with pytest.raises(Refused, match="member_unknown"):
        sized.do(SetOwnValue(member_id=99, key="tie_size", value="长"))


def test_a_merge_takes_over_what_the_kept_card_lacks(sized: Branch) -> None:
    keep, drop = sized.add("王伟"), sized.add("王伟")
    sized.do(ChangeMember(member_id=keep, own={"tie_size": "长"}))
    sized.do(ChangeMember(member_id=drop, own={"tie_size": "短", "entered_unit": "2010"}))
    sized.do(MergeMembers(keep_id=keep, drop_id=drop))
    assert own(sized, keep) == {"tie_size": "长", "entered_unit": "2010"}
    assert sized.roster.member(keep, TODAY).label == "王伟"
