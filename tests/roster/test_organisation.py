from __future__ import annotations

from datetime import date

import pytest

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import (
    AddMember,
    AssignPost,
    EndPost,
    EndRelation,
    MemberFields,
    PlaceInCell,
    RecordAbsence,
    RemoveAbsence,
    SetBranch,
    SetCell,
    SetSetting,
    StartTerm,
)
from tests.roster.asking import TODAY, Branch


def holders(branch: Branch, day: date = TODAY) -> list[tuple[str, str]]:
    return [(post.post, post.member_name) for post in branch.roster.posts(day)]


def test_facts_of_the_branch_are_set_one_by_one(branch: Branch) -> None:
    branch.do(SetBranch(theme_day=5, superior_org="某局机关党委"))
    branch.do(SetBranch(venue="三楼会议室"))
    view = branch.roster.branch()
    assert (view.name, view.theme_day, view.superior_org, view.venue, view.practice) == (
        "某局机关党支部",
        5,
        "某局机关党委",
        "三楼会议室",
        False,
    )


def test_the_fixed_day_is_one_every_month_has(branch: Branch) -> None:
    with pytest.raises(InvalidInput) as problem:
        branch.do(SetBranch(theme_day=29))
    assert problem.value.fields == {"theme_day": "theme_day_range"}


def test_settings_keep_their_type(branch: Branch) -> None:
    branch.do(SetSetting(key="hours", value="45"))
    branch.do(SetSetting(key="majority", value="due"))
    assert branch.roster.settings() == {"hours": 45, "majority": "due"}
    branch.do(SetSetting(key="hours", value=""))
    assert branch.roster.settings() == {"majority": "due"}


def test_a_term_lasts_as_long_as_the_rules_say(branch: Branch) -> None:
    branch.do(StartTerm(term_no=5, elected_on=date(2024, 11, 20)))
    term = branch.roster.current_term(TODAY)
    assert term is not None
    assert (term.term_no, term.ends_on) == (5, date(2027, 11, 19))
    assert branch.roster.current_term(date(2024, 11, 19)) is None


def test_a_term_that_has_run_out_stays_until_the_next(branch: Branch) -> None:
    branch.do(StartTerm(term_no=4, elected_on=date(2020, 1, 10)))
    term = branch.roster.current_term(TODAY)
    assert term is not None
    assert (term.term_no, branch.roster.has_committee(TODAY)) == (4, True)
    with pytest.raises(InvalidInput):
        branch.do(StartTerm(term_no=4, elected_on=date(2026, 1, 10)))


def test_posts_of_the_term_before_end_with_the_election(branch: Branch) -> None:
    old, new = branch.add("王芳"), branch.add("李强")
    branch.do(StartTerm(term_no=4, elected_on=date(2021, 11, 20)))
    branch.do(AssignPost(member_id=old, post="secretary", start_on=date(2021, 11, 20)))
    outcome = branch.do(StartTerm(term_no=5, elected_on=date(2024, 11, 20)))
    assert branch.codes(outcome) == ["post_ended_with_term"]
    branch.do(AssignPost(member_id=new, post="secretary", start_on=date(2024, 11, 20)))
    assert holders(branch, date(2024, 11, 19)) == [("secretary", "王芳")]
    assert holders(branch, date(2024, 11, 20)) == [("secretary", "李强")]


def test_posts_entered_before_the_first_term_belong_to_it(branch: Branch) -> None:
    member = branch.add("王芳")
    branch.do(AssignPost(member_id=member, post="secretary"))
    branch.do(StartTerm(term_no=5, elected_on=date(2024, 11, 20)))
    assert [(post.member_name, post.term_no) for post in branch.roster.posts(TODAY)] == [("王芳", 5)]


def test_there_is_one_secretary_at_a_time(branch: Branch) -> None:
    first, second = branch.add("王芳"), branch.add("李强")
    post = branch.do(AssignPost(member_id=first, post="secretary")).value
    with pytest.raises(InvalidInput) as problem:
        branch.do(AssignPost(member_id=second, post="secretary", start_on=TODAY))
    assert problem.value.fields == {"post": "post_taken"}
    branch.do(EndPost(post_id=post, on=date(2026, 9, 19)))
    branch.do(AssignPost(member_id=second, post="secretary", start_on=TODAY))
    assert holders(branch) == [("secretary", "李强")]
    assert holders(branch, date(2026, 9, 19)) == [("secretary", "王芳")]


def test_the_committee_are_the_holders_of_posts(seven: Branch) -> None:
    ids = {view.name: view.id for view in seven.roster.members(TODAY)}
    for name, post in (("王芳", "secretary"), ("李强", "organization_commissioner"), ("赵敏", "youth_commissioner")):
        seven.do(AssignPost(member_id=ids[name], post=post))  # type: ignore[arg-type]
    seven.do(AssignPost(member_id=ids["李强"], post="publicity_commissioner"))
    assert sorted(seven.due(TODAY, committee=True)) == sorted(["王芳", "李强", "赵敏"])
    view = seven.roster.member(ids["李强"], TODAY)
    assert view.party_posts == ("organization_commissioner", "publicity_commissioner")
    assert seven.roster.has_committee(TODAY)


def test_a_post_of_a_probationary_member_is_said(seven: Branch) -> None:
    ids = {view.name: view.id for view in seven.roster.members(TODAY)}
    outcome = seven.do(AssignPost(member_id=ids["周杰"], post="youth_commissioner"))
    assert seven.codes(outcome) == ["post_of_not_full_member"]


def test_posts_end_with_the_relation(branch: Branch) -> None:
    member = branch.add("王芳", cell="第一党小组")
    branch.do(AssignPost(member_id=member, post="secretary"))
    outcome = branch.do(EndRelation(member_id=member, on=date(2026, 8, 31), cause="transferred_out"))
    assert branch.codes(outcome) == ["post_ended_with_relation"]
    assert holders(branch, date(2026, 8, 31)) == [("secretary", "王芳")]
    assert holders(branch, date(2026, 9, 1)) == []


def test_a_member_is_in_one_cell_at_a_time(branch: Branch) -> None:
    member = branch.add("王芳")
    first = branch.do(SetCell(name="第一党小组")).value
    second = branch.do(SetCell(name="第二党小组")).value
    branch.do(PlaceInCell(member_id=member, cell_id=first))
    branch.do(PlaceInCell(member_id=member, cell_id=second, since=date(2026, 5, 1)))
    assert branch.due(date(2026, 4, 30), cell_id=first) == ["王芳"]
    assert branch.due(date(2026, 5, 1), cell_id=first) == []
    assert branch.due(date(2026, 5, 1), cell_id=second) == ["王芳"]
    branch.do(PlaceInCell(member_id=member, cell_id=None, since=date(2026, 6, 1)))
    assert branch.roster.member(member, TODAY).cell is None


def test_a_new_leader_relieves_the_old_one(branch: Branch) -> None:
    first, second = branch.add("王芳"), branch.add("李强")
    cell = branch.do(SetCell(name="第一党小组")).value
    branch.do(PlaceInCell(member_id=first, cell_id=cell, leader=True))
    branch.do(PlaceInCell(member_id=second, cell_id=cell))
    branch.do(PlaceInCell(member_id=second, cell_id=cell, leader=True, since=date(2026, 7, 1)))
    before, after = branch.roster.cells(date(2026, 6, 30))[0], branch.roster.cells(TODAY)[0]
    assert (before.leader, after.leader) == ("王芳", "李强")
    assert set(before.members) == set(after.members) == {"王芳", "李强"}


def test_a_leader_on_probation_is_said(branch: Branch) -> None:
    member = branch.do(AddMember(fields=MemberFields(name="周杰"), category="probationary_member")).value
    cell = branch.do(SetCell(name="第一党小组")).value
    outcome = branch.do(PlaceInCell(member_id=member, cell_id=cell, leader=True))
    assert branch.codes(outcome) == ["cell_leader_not_full_member"]


def test_two_cells_of_one_name_never_run_together(branch: Branch) -> None:
    first = branch.do(SetCell(name="第一党小组", end_on=date(2026, 5, 31))).value
    with pytest.raises(InvalidInput) as problem:
        branch.do(SetCell(name="第一党小组", start_on=date(2026, 5, 31)))
    assert problem.value.fields == {"name": "name_taken"}
    branch.do(SetCell(name="第一党小组", start_on=date(2026, 6, 1)))
    member = branch.add("王芳")
    with pytest.raises(Refused) as refusal:
        branch.do(PlaceInCell(member_id=member, cell_id=first, since=TODAY))
    assert refusal.value.code == "cell_has_ended"


def test_absences_do_not_overlap(branch: Branch) -> None:
    member = branch.add("王芳")
    away = RecordAbsence(member_id=member, kind="business_trip", start_on=date(2026, 9, 1), end_on=date(2026, 9, 9))
    first = branch.do(away).value
    with pytest.raises(InvalidInput) as problem:
        branch.do(RecordAbsence(member_id=member, kind="sick_leave", start_on=date(2026, 9, 9)))
    assert problem.value.fields == {"start_on": "absence_overlaps"}
    second = branch.do(RecordAbsence(member_id=member, kind="sick_leave", start_on=date(2026, 9, 10))).value
    changed = RecordAbsence(
        member_id=member, kind="training", start_on=date(2026, 9, 2), end_on=date(2026, 9, 8), absence_id=first
    )
    branch.do(changed)
    asked = [(one.id, one.kind) for one in branch.roster.absences(Period.parse("2026-09"))]
    assert asked == [(first, "training"), (second, "sick_leave")]
    branch.do(RemoveAbsence(absence_id=first))
    assert [one.id for one in branch.roster.absences()] == [second]


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ({"kind": "moon_trip", "start_on": date(2026, 9, 1)}, {"kind": "absence_kind_unknown"}),
        (
            {"kind": "training", "start_on": date(2026, 9, 2), "end_on": date(2026, 9, 1)},
            {"end_on": "ends_before_start"},
        ),
    ],
)
def test_what_is_wrong_with_an_absence(branch: Branch, given: dict[str, object], problems: dict[str, str]) -> None:
    member = branch.add("王芳")
    with pytest.raises(InvalidInput) as problem:
        branch.do(RecordAbsence(member_id=member, **given))  # type: ignore[arg-type]
    assert problem.value.fields == problems
