"""Filters over the people of a day: what they let through, and the named ones kept in the book."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.commands import DefineField, SetCell, SetOwnValue
from smallbranch.roster.filters import MemberFilter, RemoveMemberFilter, SaveMemberFilter
from tests.roster.asking import TODAY, Branch


@pytest.fixture
def office(branch: Branch) -> Branch:
    """Return a branch of three who differ in everything."""
    branch.do(SetCell(name="第一党小组"))
    branch.add(
        "王芳", sex="女", birth_date="1980-05-01", department="办公室", cell="第一党小组", full_date="2001-07-01"
    )
    branch.add("李强", sex="男", birth_date="1965-01-01", full_date="1990-07-01", retired_on=date(2025, 1, 31))
    branch.add("赵敏", birth_date="1999-05-01", department="业务科", phone="13800001234")
    branch.do(DefineField(key="size", title="衣号"))
    branch.do(SetOwnValue(member_id=1, key="size", value="L 号"))
    return branch


def named(office: Branch, **asked: object) -> list[str]:
    people = office.roster.members(TODAY)
    return [one.name for one in office.roster.filtered(people, MemberFilter(**asked))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ({}, ["王芳", "李强", "赵敏"]),
        ({"categories": ("probationary_member",)}, []),
        ({"cells": ("第一党小组",)}, ["王芳"]),
        ({"cells": ("",)}, ["李强", "赵敏"]),
        ({"departments": ("办公室", "业务科")}, ["王芳", "赵敏"]),
        ({"sex": "男"}, ["李强"]),
        ({"age_from": 27, "age_to": 46}, ["王芳", "赵敏"]),
        ({"age_to": 26}, []),
        ({"party_age_from": 30}, ["李强"]),
        ({"retired": True}, ["李强"]),
        ({"missing": ("phone",)}, ["王芳", "李强"]),
        ({"missing": ("own.size", "sex")}, ["赵敏"]),
        ({"own": {"size": "l"}}, ["王芳"]),
        ({"own": {"size": ""}}, ["王芳"]),
        ({"text": "zm"}, ["赵敏"]),
        ({"text": "小组"}, ["王芳"]),
        ({"states": ("lost_contact_member",)}, []),
    ],
)
def test_what_a_filter_lets_through(office: Branch, asked: dict[str, object], who: list[str]) -> None:
    assert sorted(named(office, **asked)) == sorted(who)


def test_named_filters_are_kept_changed_and_forgotten_each_one_step(office: Branch) -> None:
    wanted = MemberFilter(age_to=35, missing=("phone",), own={"size": "L"}, retired=False)
    office.do(SaveMemberFilter(name="缺手机的青年", filter=wanted))
    assert [(one.name, one.filter) for one in office.roster.filters()] == [("缺手机的青年", wanted)]
    wider = replace(wanted, age_to=40)
    office.do(SaveMemberFilter(name="青年", filter=wider, rename_from="缺手机的青年"))
    assert [(one.name, one.filter) for one in office.roster.filters()] == [("青年", wider)]
    office.do(RemoveMemberFilter(name="青年"))
    assert office.roster.filters() == ()
    office.app.book.undo()
    assert [one.name for one in office.roster.filters()] == ["青年"]


def test_what_cannot_be_kept_is_refused(office: Branch) -> None:
    office.do(SaveMemberFilter(name="甲", filter=MemberFilter(sex="女")))
    office.do(SaveMemberFilter(name="乙", filter=MemberFilter(sex="男")))
    with pytest.raises(InvalidInput) as taken:
        office.do(SaveMemberFilter(name="甲", filter=MemberFilter(), rename_from="乙"))
    assert taken.value.fields == {"name": "filter_name_taken"}
    with pytest.raises(InvalidInput) as ages:
        office.do(SaveMemberFilter(name="丙", filter=MemberFilter(age_from=40, age_to=30)))
    assert ages.value.fields == {"filter.age_to": "filter_ages"}
    with pytest.raises(InvalidInput):
        office.do(SaveMemberFilter(name="丙", filter=MemberFilter(missing=("no_such",))))
    with pytest.raises(Refused):
        office.do(RemoveMemberFilter(name="丙"))
