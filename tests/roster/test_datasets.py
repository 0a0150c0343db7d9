from __future__ import annotations

from datetime import date

import pytest

from smallbranch.kernel.periods import Period
from smallbranch.kernel.sources import FROM
from smallbranch.roster.commands import (
    AssignPost,
    ChangeMember,
    EndRelation,
    MemberFields,
    PlaceInCell,
    SendTransfer,
    SetBranch,
    SetState,
    StartTerm,
)
from smallbranch.roster.print_forms import masked_phone
from tests.roster.asking import Branch

YEAR = Period.parse("2026")
END = date(2026, 12, 31)


def rows(branch: Branch, name: str, params: dict[str, str] | None = None, as_of: date = END) -> list[dict[str, str]]:
    made = branch.roster.datasets()[name](YEAR, as_of, params or {})
    return [dict(row) for row in made]


@pytest.mark.parametrize("ledger", ["L01", "L02", "L03", "L04", "L06"])
def test_every_column_of_a_ledger_is_there(seven: Branch, ledger: str) -> None:
    member = seven.roster.members(END)[0].id
    seven.do(AssignPost(member_id=member, post="secretary"))
    seven.do(PlaceInCell(member_id=member, cell_id=None))
    seven.add("张三", cell="第一党小组")
    definition = seven.app.packs.ledgers[ledger]
    asked = {part.key for part in (*definition.columns, *definition.fields)} - {"seq"}
    made = rows(seven, definition.dataset)
    assert made != []
    assert [asked - set(row) for row in made if asked - set(row)] == []
    assert all(isinstance(value, str) for row in made for value in row.values())


def test_basics_count_the_day(seven: Branch) -> None:
    ids = {view.name: view.id for view in seven.roster.members(END)}
    for name, sex, born in (("王芳", "女", "1960"), ("李强", "男", "1990-05"), ("周杰", "男", "2000-01-01")):
        seven.do(ChangeMember(member_id=ids[name], fields=MemberFields(sex=sex, birth_date=born)))
    seven.do(ChangeMember(member_id=ids["李强"], fields=MemberFields(ethnic_group="回族", education="大学")))
    seven.do(ChangeMember(member_id=ids["王芳"], fields=MemberFields(retired_on=date(2020, 1, 31), education="大学")))
    seven.do(SetState(member_id=ids["赵敏"], state="membership_suspended", since=date(2026, 1, 1)))
    seven.do(AssignPost(member_id=ids["李强"], post="secretary"))
    seven.do(StartTerm(term_no=5, elected_on=date(2024, 11, 20)))
    seven.do(SetBranch(founded_on=date(1999, 3, 5), liaison="李强"))
    (row,) = rows(seven, "roster.basics")
    counted = {key: row[key] for key in ("member_count", "full_count", "probationary_count", "minority_count")}
    assert counted == {"member_count": "6", "full_count": "4", "probationary_count": "2", "minority_count": "1"}
    assert (row["male_count"], row["female_count"]) == ("2", "1")
    assert (row["in_service_count"], row["retired_count"]) == ("5", "1")
    assert row["age_bands"] == "≤30：1；36–40：1；66–70：1；不详：3"
    assert row["education_bands"] == "大学：2；不详：4"
    assert (row["term_no"], row["term_range"]) == ("第5届", "2024.11.20—2027.11.19")
    assert (row["secretary"], row["founded_on"], row["contact"]) == ("李强", "1999.03.05", "李强")
    assert (row["year"], row["printed_on"]) == ("2026", "2026.09.20")


def test_a_row_of_the_roster(branch: Branch) -> None:
    member = branch.add(
        "王芳", sex="女", birth_date="1985-06-08", work_start_date="2008", join_date="2010-07", full_date="2011-07-01",
        phone="13812345678", department="办公室", admin_post="主任", cell="第一党小组",
    )  # fmt: skip
    branch.do(AssignPost(member_id=member, post="secretary"))
    (row,) = rows(branch, "roster.members")
    assert (row["birth_month"], row["work_start_month"], row["join_date"], row["full_date"]) == (
        "1985.06",
        "2008",
        "2010.07",
        "2011.07.01",
    )
    assert (row["party_age"], row["party_post"], row["cell"]) == ("15", "书记", "第一党小组")
    assert (row["member_category"], row["phone"], row["remark"]) == ("正式党员", "138****5678", "")
    assert rows(branch, "roster.members", {"phone": "full"})[0]["phone"] == "13812345678"


def test_c43_who_died_stays_in_the_years_roster_with_a_remark(branch: Branch) -> None:
    branch.add("王芳")
    dead, gone = branch.add("老赵", remark="退休"), branch.add("李强")
    branch.do(EndRelation(member_id=dead, on=date(2026, 6, 8), cause="deceased"))
    branch.do(EndRelation(member_id=gone, on=date(2025, 6, 8), cause="transferred_out"))
    made = [(row["name"], row["remark"]) for row in rows(branch, "roster.members")]
    assert made == [("王芳", ""), ("老赵", "2026.06.08去世；退休")]
    assert rows(branch, "roster.basics")[0]["member_count"] == "1"
    assert [row["name"] for row in rows(branch, "roster.members", {"leavers": "no"})] == ["王芳"]


def test_states_and_letters_stand_in_the_remark(branch: Branch) -> None:
    member = branch.add("王芳")
    branch.do(SetState(member_id=member, state="mobile_member", since=date(2026, 1, 1)))
    branch.do(SendTransfer(member_id=member, on=date(2026, 8, 1), to_org="某县局"))
    assert rows(branch, "roster.members")[0]["remark"] == "流动党员、转出未接收"


def test_posts_of_the_year_stand_in_the_usual_order(branch: Branch) -> None:
    first, second = branch.add("王芳", sex="女", birth_date="1985-06-08", admin_post="主任"), branch.add("李强")
    branch.do(AssignPost(member_id=second, post="organization_commissioner", origin="by_election"))
    branch.do(AssignPost(member_id=first, post="secretary", start_on=date(2024, 11, 20), origin="election"))
    branch.do(EndRelation(member_id=second, on=date(2026, 5, 1), cause="transferred_out"))
    made = rows(branch, "roster.posts")
    assert [(row["post"], row["name"], row["term_from"], row["term_to"], row["chosen_by"]) for row in made] == [
        ("书记", "王芳", "2024.11.20", "", "选举"),
        ("组织委员", "李强", "", "2026.05.01", "补选"),
    ]
    assert (made[0]["birth_month"], made[0]["admin_post"]) == ("1985.06", "主任")


def test_cells_name_leader_members_and_offices(branch: Branch) -> None:
    first = branch.add("王芳", department="办公室", cell="第一党小组")
    branch.add("李强", department="业务科", cell="第一党小组")
    cell = branch.roster.cells(END)[0].id
    branch.do(PlaceInCell(member_id=first, cell_id=cell, leader=True))
    (row,) = rows(branch, "roster.cells")
    assert {key: value for key, value in row.items() if key != FROM} == {
        "cell": "第一党小组",
        "leader": "王芳",
        "members": "王芳、李强",
        "member_count": "2",
        "departments": "办公室、业务科",
        "remark": "",
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13812345678", "138****5678"),
        ("0571-87654321", "0571-****4321"),
        ("13812345678、13912345678", "138****5678、139****5678"),
        ("6201", "6201"),
        (None, ""),
    ],
)
def test_phones_are_masked(text: str | None, shown: str) -> None:
    assert masked_phone(text) == shown
