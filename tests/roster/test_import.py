"""A read roster merged into the book."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.intake.reading import Row
from smallbranch.intake.roster_sheet import RosterReading
from smallbranch.kernel.errors import Refused
from smallbranch.roster.commands import AddMember, AssignPost, EndRelation, MemberFields
from smallbranch.roster.import_plan import ImportPreview
from smallbranch.roster.import_roster import RosterImport
from smallbranch.roster.import_words import read_posts
from tests.roster.asking import TODAY, Branch

SHEET: tuple[dict[str, str | int], ...] = (
    {"name": "赵敏", "sex": "女", "birth_date": "1975-03", "join_date": "1998-06-12", "full_date": "1999-06-12",
     "party_post": "党支部书记", "party_cell": "第一党小组", "member_category": "正式党员", "phone": "13800000001"},
    {"name": "王伟", "sex": "男", "id_number": "11010519491231002X", "join_date": "2003-07", "full_date": "2004-07",
     "party_post": "组织、宣传委员", "party_cell": "第一党小组", "member_category": "正式党员", "remark": "驻村"},
    {"name": "王伟", "sex": "女", "birth_date": "1990-02-01", "party_cell": "第二党小组", "member_category": "正式党员",
     "party_post": "党小组组长、监督员", "party_age_correction_months": -6},
    {"name": "周杰", "birth_date": "1999", "join_date": "2026-03-10", "member_category": "预备党员", "mobile": "是",
     "branch_name": "某局机关党支部"},
)  # fmt: skip


def reading(*rows: dict[str, str | int]) -> RosterReading:
    numbered = tuple(Row(number, values) for number, values in enumerate(rows, 4))
    return RosterReading("花名册", (3,), {}, numbered, (), ())


def preview(branch: Branch, *rows: dict[str, str | int]) -> ImportPreview:
    return RosterImport(branch.roster).preview(reading(*rows))


def imported(branch: Branch, *rows: dict[str, str | int]) -> list[str]:
    """Import and return the codes of all findings."""
    job = RosterImport(branch.roster)
    seen = job.preview(reading(*rows))
    return [finding.code for finding in (*seen.findings, *job.apply(seen).findings)]


def counts(seen: ImportPreview) -> tuple[int, int, int, int]:
    return len(seen.new), len(seen.updated), len(seen.unchanged), len(seen.doubtful)


def test_a_preview_writes_nothing(branch: Branch) -> None:
    before = branch.dump()
    seen = preview(branch, *SHEET)
    assert counts(seen) == (4, 0, 0, 0)
    assert branch.dump() == before


def test_people_posts_cells_and_states_arrive(branch: Branch) -> None:
    assert imported(branch, *SHEET) == ["party_post_unknown"]
    people = branch.roster.members(TODAY)
    assert [view.label for view in people] == ["赵敏", "王伟（男）", "王伟（女）", "周杰"]
    assert [view.party_posts for view in people] == [
        ("secretary",),
        ("organization_commissioner", "publicity_commissioner"),
        (),
        (),
    ]
    assert [(cell.name, cell.leader) for cell in branch.roster.cells(TODAY)] == [
        ("第一党小组", None),
        ("第二党小组", "王伟"),
    ]
    assert people[2].remark == "党内职务：监督员"
    assert people[2].party_age_correction_months == -6
    assert people[3].states == ("mobile_member",)
    assert branch.voters(TODAY) == ["赵敏", "王伟", "王伟"]
    assert branch.due(date(2026, 3, 9)) == ["赵敏", "王伟", "王伟"]


def test_importing_twice_changes_nothing(branch: Branch) -> None:
    imported(branch, *SHEET)
    before = branch.dump()
    seen = preview(branch, *SHEET)
    assert counts(seen) == (0, 0, 4, 0)
    assert not seen.changes_anything
    outcome = RosterImport(branch.roster).apply(seen)
    assert not outcome.changes
    assert branch.dump() == before


def test_undoing_an_import_restores_every_row(branch: Branch) -> None:
    branch.add("赵敏", birth_date="1975-03-08", cell="第一党小组")
    before = branch.dump()
    imported(branch, *SHEET)
    assert branch.dump() != before
    branch.app.book.undo()
    assert branch.dump() == before
    assert branch.names() == ["赵敏"]


def test_an_import_is_one_step(branch: Branch) -> None:
    imported(branch, *SHEET)
    step = branch.app.book.next_undo()
    assert step is not None
    assert (step.code, step.params) == ("import_roster", {"new": 4, "updated": 0})


def test_a_preview_of_an_older_state_is_refused(branch: Branch) -> None:
    seen = preview(branch, *SHEET)
    branch.add("丁一")
    with pytest.raises(Refused) as refusal:
        RosterImport(branch.roster).apply(seen)
    assert refusal.value.code == "import_preview_stale"


def test_the_sheet_gives_the_order_of_an_empty_book_only(branch: Branch) -> None:
    branch.add("丁一")
    imported(branch, {"name": "赵敏", "birth_date": "1975"}, {"name": "卜凡", "birth_date": "1976"})
    assert branch.names() == ["丁一", "卜凡", "赵敏"]


def test_each_change_shows_old_and_new(branch: Branch) -> None:
    member = branch.add("赵敏", birth_date="1975-03", phone="13800000001", department="办公室", education="大学")
    row: dict[str, str | int] = {
        "name": "赵敏",
        "birth_date": "1975-03-08",
        "phone": "13900000002",
        "department": "办公室",
    }
    seen = preview(branch, row)
    (plan,) = seen.updated
    changed = {(cell.field, cell.old, cell.new) for cell in plan.changes}
    assert changed == {("birth_date", "1975-03", "1975-03-08"), ("phone", "13800000001", "13900000002")}
    RosterImport(branch.roster).apply(seen)
    view = branch.roster.member(member, TODAY)
    assert (view.phone, view.education) == ("13900000002", "大学")


def test_who_is_missing_in_the_sheet_stays(branch: Branch) -> None:
    branch.add("丁一", birth_date="1980")
    codes = imported(branch, {"name": "赵敏", "birth_date": "1975"})
    assert "import_not_in_sheet" in codes
    assert branch.names() == ["丁一", "赵敏"]


def test_the_id_number_decides_even_when_the_name_changed(branch: Branch) -> None:
    member = branch.add("王伟", id_number="11010519491231002X")
    imported(branch, {"name": "王玮", "id_number": "11010519491231002X"})
    assert branch.roster.member(member, TODAY).name == "王玮"
    assert branch.names() == ["王玮"]


@pytest.mark.parametrize(
    ("known", "row", "code"),
    [
        ({}, {"sex": "女"}, "import_name_only"),
        ({"birth_date": "1980"}, {"sex": "女"}, "import_name_only"),
        ({}, {"birth_date": "1980"}, "import_name_only"),
        (
            {"birth_date": "1949-12-31", "id_number": "11010519491231002X"},
            {"birth_date": "1949-12-31", "id_number": "440524188001010014"},
            "import_id_number_differs",
        ),
    ],
)
def test_a_name_alone_never_decides(branch: Branch, known: dict[str, str], row: dict[str, str], code: str) -> None:
    branch.add("王伟", **known)
    before = branch.dump()
    seen = preview(branch, {"name": "王伟", **row})
    assert counts(seen) == (0, 0, 0, 1)
    assert [finding.code for finding in seen.findings] == [code]
    RosterImport(branch.roster).apply(seen)
    assert branch.dump() == before


def test_people_of_one_name_and_different_birth_dates_are_two(branch: Branch) -> None:
    branch.add("王伟", birth_date="1980-01-01")
    assert counts(preview(branch, {"name": "王伟", "birth_date": "1990-01-01"})) == (1, 0, 0, 0)


def test_two_namesakes_of_one_birth_date_are_doubtful(branch: Branch) -> None:
    branch.add("王伟", birth_date="1980-01-01")
    branch.add("王伟", birth_date="1980-01-01")
    seen = preview(branch, {"name": "王伟", "birth_date": "1980-01"})
    assert [finding.code for finding in seen.findings] == ["import_several_match"]


def test_one_person_twice_in_the_sheet_is_taken_once(branch: Branch) -> None:
    row: dict[str, str | int] = {"name": "王伟", "id_number": "11010519491231002X"}
    seen = preview(branch, row, row)
    assert counts(seen) == (1, 0, 0, 1)
    assert [finding.params["first_row"] for finding in seen.findings] == [4]


def test_who_has_left_is_not_brought_back(branch: Branch) -> None:
    member = branch.add("王伟", birth_date="1980")
    branch.do(EndRelation(member_id=member, on=date(2026, 5, 1), cause="transferred_out"))
    seen = preview(branch, {"name": "王伟", "birth_date": "1980", "phone": "13800000000"})
    assert [finding.code for finding in seen.findings] == ["import_member_left"]
    assert counts(seen) == (0, 0, 0, 1)


def test_becoming_a_full_member_takes_the_day_of_the_sheet(branch: Branch) -> None:
    fields = MemberFields(name="周杰", birth_date="1999", join_date="2025-06-10")
    branch.do(AddMember(fields=fields, category="probationary_member"))
    imported(branch, {"name": "周杰", "birth_date": "1999", "full_date": "2026-06-10", "member_category": "正式党员"})
    assert branch.voters(date(2026, 6, 9)) == []
    assert branch.voters(date(2026, 6, 10)) == ["周杰"]


def test_becoming_a_full_member_without_a_day_is_left_alone(branch: Branch) -> None:
    fields = MemberFields(name="周杰", birth_date="1999", join_date="2025-06-10")
    branch.do(AddMember(fields=fields, category="probationary_member"))
    codes = imported(branch, {"name": "周杰", "birth_date": "1999", "member_category": "正式党员"})
    assert codes == ["import_category_needs_date"]
    assert branch.voters(TODAY) == []


def test_a_full_member_is_not_put_back(branch: Branch) -> None:
    branch.add("周杰", birth_date="1999")
    codes = imported(branch, {"name": "周杰", "birth_date": "1999", "member_category": "预备党员"})
    assert codes == ["import_category_back"]
    assert branch.voters(TODAY) == ["周杰"]


def test_who_is_no_member_is_not_imported(branch: Branch) -> None:
    seen = preview(branch, {"name": "周杰", "member_category": "群众"})
    assert [finding.code for finding in seen.findings] == ["import_category_unknown"]
    assert counts(seen) == (0, 0, 0, 1)


def test_a_second_secretary_waits_for_the_change_of_post(branch: Branch) -> None:
    holder = branch.add("王芳", birth_date="1970")
    branch.do(AssignPost(member_id=holder, post="secretary"))
    codes = imported(branch, {"name": "李强", "birth_date": "1980", "party_post": "书记"})
    assert "import_post_taken" in codes
    assert [post.member_name for post in branch.roster.posts(TODAY)] == ["王芳"]


def test_two_secretaries_in_one_sheet_leave_the_first(branch: Branch) -> None:
    rows = [{"name": name, "birth_date": "1980", "party_post": "书记"} for name in ("李强", "王芳")]
    assert "import_post_given_twice" in imported(branch, *rows)  # type: ignore[arg-type]
    assert [post.member_name for post in branch.roster.posts(TODAY)] == ["李强"]


def test_dates_that_contradict_each_other_are_left_out(branch: Branch) -> None:
    codes = imported(branch, {"name": "李强", "birth_date": "1980", "join_date": "2010-01", "full_date": "2009-01"})
    assert "import_cell_left_out" in codes
    view = branch.roster.members(TODAY)[0]
    assert (view.join_date, view.full_date) == ("2010-01", None)


def test_a_change_of_cell_counts_from_the_day_of_the_import(branch: Branch) -> None:
    branch.add("李强", birth_date="1980", cell="第一党小组")
    imported(branch, {"name": "李强", "birth_date": "1980", "party_cell": "第二党小组"})
    assert branch.roster.members(date(2026, 9, 19))[0].cell == "第一党小组"
    assert branch.roster.members(TODAY)[0].cell == "第二党小组"


def test_another_branch_is_said(branch: Branch) -> None:
    codes = imported(branch, {"name": "李强", "birth_date": "1980", "branch_name": "某县局党支部"})
    assert "branch_name_differs" in codes


@pytest.mark.parametrize(
    ("text", "posts", "leader", "unknown"),
    [
        ("书记", ("secretary",), False, ()),
        ("机关党支部副书记", ("deputy_secretary",), False, ()),
        ("党支部书记兼纪检委员", ("secretary", "discipline_commissioner"), False, ()),
        ("组织宣传委员", ("organization_commissioner", "publicity_commissioner"), False, ()),
        ("副书记、组织委员", ("deputy_secretary", "organization_commissioner"), False, ()),
        ("纪律检查委员", ("discipline_commissioner",), False, ()),
        ("支部委员", ("committee_member",), False, ()),
        ("支委", ("committee_member",), False, ()),
        ("第二党小组组长", (), True, ()),
        ("普通党员", (), False, ()),
        ("无", (), False, ()),
        ("统战委员兼保密委员", ("united_front_commissioner", "confidentiality_commissioner"), False, ()),
        ("群众委员", ("masses_commissioner",), False, ()),
        ("群众", (), False, ()),
        ("文体委员", (), False, ("文体委员",)),
    ],
)
def test_the_words_of_a_post(text: str, posts: tuple[str, ...], leader: bool, unknown: tuple[str, ...]) -> None:
    words = read_posts(text)
    assert (words.posts, words.leader, words.unknown) == (posts, leader, unknown)
