"""The hard cases of the domain rules that the roster answers."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.commands import (
    AddMember,
    BeginRelation,
    ChangeCategory,
    EndRelation,
    MemberFields,
    RecordAbsence,
    SendTransfer,
    SetState,
    WithdrawTransfer,
)
from smallbranch.roster.members import probation_end
from tests.roster.asking import TODAY, Branch


def test_c03_full_members_are_counted_apart_from_probationary_ones(seven: Branch) -> None:
    views = seven.roster.members(TODAY)
    assert sum(view.member_category == "full_member" for view in views) == 5


def test_c04_a_transfer_in_counts_from_its_day(seven: Branch) -> None:
    fields = MemberFields(name="孙伟", join_date="2000-07-01", full_date="2001-07-01")
    moved = AddMember(fields=fields, category="full_member", since=date(2026, 8, 15), from_org="某区委")
    seven.do(moved)
    assert "孙伟" not in seven.due(date(2026, 8, 10))
    assert "孙伟" not in seven.due(date(2026, 8, 14))
    assert "孙伟" in seven.due(date(2026, 8, 15))
    assert len(seven.due(date(2026, 9, 20))) == 8


def test_c05_a_letter_without_receipt_leaves_the_member_here(branch: Branch) -> None:
    member = branch.add("王芳", join_date="2010", full_date="2011")
    branch.do(SendTransfer(member_id=member, on=date(2026, 7, 1), to_org="某县局", letter_no="第3号"))
    assert branch.due(date(2026, 7, 1)) == ["王芳"]
    assert branch.voters(date(2026, 8, 30)) == ["王芳"]
    assert branch.roster.member(member, TODAY).relation == "transfer_out_pending"
    branch.do(EndRelation(member_id=member, on=date(2026, 9, 3), cause="transferred_out"))
    assert branch.due(date(2026, 9, 3)) == ["王芳"]
    assert branch.due(date(2026, 9, 4)) == []
    assert branch.roster.member(member, TODAY).relation == ""
    assert [view.name for view in branch.roster.former_members(TODAY)] == ["王芳"]


def test_c06_an_expired_letter_is_issued_again_and_the_member_stays(branch: Branch) -> None:
    member = branch.add("王芳", join_date="2010", full_date="2011")
    branch.do(SendTransfer(member_id=member, on=date(2026, 3, 1), to_org="某县局"))
    branch.do(SendTransfer(member_id=member, on=date(2026, 6, 5), to_org="某县局", letter_no="第9号"))
    assert branch.due(date(2026, 6, 5)) == ["王芳"]
    pending = branch.roster.timeline().relation(member, TODAY)
    assert pending is not None
    assert (pending.letter_on, pending.letter_no, pending.start_on) == (date(2026, 6, 5), "第9号", date(2026, 3, 1))


def test_c06_a_withdrawn_letter_leaves_the_member_simply_here(branch: Branch) -> None:
    member = branch.add("王芳", since=date(2020, 1, 1), full_date="2011")
    branch.do(SendTransfer(member_id=member, on=date(2026, 3, 1), to_org="某县局"))
    branch.do(WithdrawTransfer(member_id=member, on=date(2026, 5, 1)))
    view = branch.roster.member(member, TODAY)
    assert (view.relation, view.since) == ("here", date(2020, 1, 1))
    assert branch.roster.member(member, date(2026, 4, 1)).relation == "transfer_out_pending"
    with pytest.raises(Refused) as refusal:
        branch.do(WithdrawTransfer(member_id=member, on=date(2026, 5, 2)))
    assert refusal.value.code == "no_transfer_running"


def test_c07_a_probationary_member_is_due_but_does_not_vote(seven: Branch) -> None:
    assert len(seven.due(TODAY)) == 7
    assert len(seven.voters(TODAY)) == 5
    assert {"周杰", "吴丽"} & set(seven.voters(TODAY)) == set()


def test_c07_the_vote_begins_with_full_membership(branch: Branch) -> None:
    fields = MemberFields(name="周杰", join_date="2025-06-10")
    member = branch.do(AddMember(fields=fields, category="probationary_member")).value
    branch.do(ChangeCategory(member_id=member, category="full_member", on=date(2026, 6, 10)))
    assert branch.voters(date(2026, 6, 9)) == []
    assert branch.voters(date(2026, 6, 10)) == ["周杰"]
    assert branch.roster.member(member, TODAY).full_date == "2026-06-10"
    assert branch.due(date(2025, 6, 9)) == []


def test_c22_a_guest_is_listed_only_when_asked_for_and_never_due(seven: Branch) -> None:
    seven.do(AddMember(fields=MemberFields(name="钱书记"), guest=True))
    assert "钱书记" not in seven.names()
    assert "钱书记" in [view.name for view in seven.roster.members(TODAY, include_guests=True)]
    assert "钱书记" not in seven.due(TODAY)
    assert len(seven.voters(TODAY)) == 5


def test_c22_a_guest_may_become_a_member(branch: Branch) -> None:
    guest = branch.do(AddMember(fields=MemberFields(name="钱进", full_date="2001"), guest=True)).value
    branch.do(BeginRelation(member_id=guest, on=date(2026, 9, 1), from_org="某区委"))
    assert branch.due(date(2026, 8, 31)) == []
    assert branch.voters(date(2026, 9, 1)) == ["钱进"]


def test_c24_the_middle_dot_has_one_form_and_search_folds_it(branch: Branch) -> None:
    first = branch.add("买买提•吐尔逊", sex="男")
    second = branch.do(AddMember(fields=MemberFields(name="买买提.吐尔逊", sex="女"), category="full_member"))
    assert branch.codes(second) == ["member_same_name"]
    view = branch.roster.member(first, TODAY)
    assert (view.name, view.initials) == ("买买提·吐尔逊", "mmttex")
    assert [one.label for one in branch.roster.members(TODAY)] == ["买买提·吐尔逊（男）", "买买提·吐尔逊（女）"]


def test_c25_the_roster_stands_by_strokes_of_the_family_name(branch: Branch) -> None:
    for name in ("欧阳修文", "张三", "丁一", "司马光明", "王五", "张一"):
        branch.add(name)
    assert branch.names() == ["丁一", "王五", "司马光明", "张一", "张三", "欧阳修文"]


def test_c26_people_of_one_name_are_told_apart(branch: Branch) -> None:
    branch.add("王伟", sex="女", department="办公室")
    branch.add("王伟", sex="男", department="业务科")
    branch.add("李强")
    labels = [view.label for view in branch.roster.members(TODAY)]
    assert labels == ["王伟（女）", "王伟（男）", "李强"]


def test_c26_the_office_tells_where_sex_does_not(branch: Branch) -> None:
    branch.add("王伟", sex="男", department="办公室")
    branch.add("王伟", sex="男", department="业务科")
    assert {view.label for view in branch.roster.members(TODAY)} == {"王伟（办公室）", "王伟（业务科）"}


def test_c26_a_number_tells_where_nothing_else_does(branch: Branch) -> None:
    branch.add("王伟")
    branch.add("王伟")
    assert {view.label for view in branch.roster.members(TODAY)} == {"王伟（1）", "王伟（2）"}


def test_c27_a_small_x_is_stored_as_capital(branch: Branch) -> None:
    member = branch.add("张三", id_number="11010519491231002x", birth_date="1949-12-31", sex="女")
    assert branch.roster.member(member, TODAY).id_number == "11010519491231002X"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"id_number": "110105194912310021"}, "member_id_check_digit"),
        ({"id_number": "110105491231002"}, "member_id_historic"),
        ({"id_number": "11010519491231002X", "birth_date": "1950-01-01"}, "member_id_birth_date"),
        ({"id_number": "11010519491231002X", "sex": "男"}, "member_id_sex"),
        ({"id_number": "1101051949"}, "member_id_form"),
        ({"id_number": "11010519491331002X"}, "member_id_check_digit"),
    ],
)
def test_c27_a_doubtful_id_number_is_kept_with_a_warning(branch: Branch, fields: dict[str, str], code: str) -> None:
    outcome = branch.do(AddMember(fields=MemberFields(name="张三", **fields), category="full_member"))
    assert code in branch.codes(outcome)
    stored = branch.roster.member(outcome.value, TODAY)
    assert {name: getattr(stored, name) for name in fields} == fields
    assert all(fields["id_number"] not in str(finding.params) for finding in outcome.findings)


def test_c31_joining_and_full_membership_on_one_day_are_lawful(branch: Branch) -> None:
    fields = MemberFields(name="老赵", birth_date="1950-03", join_date="1972-07-01", full_date="1972-07-01")
    outcome = branch.do(AddMember(fields=fields))
    assert branch.codes(outcome) == []
    assert branch.roster.member(outcome.value, date(2026, 7, 1)).party_age == 54
    assert branch.voters(date(1972, 7, 1)) == ["老赵"]
    assert branch.due(date(1972, 6, 30)) == []


def test_c31_full_membership_before_joining_is_not(branch: Branch) -> None:
    fields = MemberFields(name="老赵", join_date="1972-07-01", full_date="1972-06-30")
    with pytest.raises(InvalidInput) as problem:
        branch.do(AddMember(fields=fields))
    assert problem.value.fields == {"full_date": "before_join_date"}


def test_c42_a_secondment_does_not_take_the_member_out_of_due(branch: Branch) -> None:
    member = branch.add("王芳")
    branch.do(RecordAbsence(member_id=member, kind="secondment", start_on=date(2026, 8, 1), end_on=date(2026, 10, 31)))
    assert branch.due(TODAY) == ["王芳"]
    assert [one.kind for one in branch.roster.absences_on(TODAY)] == ["secondment"]
    assert branch.roster.absences_on(date(2026, 11, 1)) == ()


def test_c43_the_day_of_death_is_the_last_day_due(branch: Branch) -> None:
    member = branch.add("老赵", full_date="1972-07-01")
    branch.do(EndRelation(member_id=member, on=date(2026, 6, 8), cause="deceased"))
    assert branch.due(date(2026, 6, 8)) == ["老赵"]
    assert branch.due(date(2026, 6, 9)) == []
    last = branch.roster.history(member)
    assert ("relation", date(2026, 6, 8), "deceased") in [(one.track, one.end_on, one.note) for one in last]


@pytest.mark.parametrize(
    ("state", "due", "votes"),
    [
        ("probation_within_party", True, False),
        ("membership_suspended", False, False),
        ("rights_suspended", False, False),
        ("mobile_member", True, True),
        ("lost_contact_member", True, True),
    ],
)
def test_what_each_state_means_for_due_and_vote(branch: Branch, state: str, due: bool, votes: bool) -> None:
    member = branch.add("王芳")
    branch.do(SetState(member_id=member, state=state, since=date(2026, 5, 1)))  # type: ignore[arg-type]
    branch.do(SetState(member_id=member, state=state, until=date(2026, 8, 31)))  # type: ignore[arg-type]
    assert (bool(branch.due(date(2026, 5, 1))), bool(branch.voters(date(2026, 8, 31)))) == (due, votes)
    assert branch.voters(date(2026, 4, 30)) == ["王芳"]
    assert branch.voters(date(2026, 9, 1)) == ["王芳"]


def test_somebody_entered_by_mistake_was_never_here(branch: Branch) -> None:
    member = branch.add("王芳")
    branch.do(EndRelation(member_id=member, on=TODAY, cause="entry_error"))
    assert branch.names(date(2026, 1, 1)) == []
    assert branch.roster.former_members(TODAY) == ()


@pytest.mark.parametrize("name", ["白㛃", "龙䶮", "钱𬭩", "𬍡明"])
def test_c23_rare_characters_are_kept_whole(branch: Branch, name: str) -> None:
    member = branch.add(name)
    assert branch.roster.member(member, TODAY).name == name
    assert branch.dump()["member"][0][2] == name


def test_c28_admitted_on_the_29th_of_february_ends_on_the_28th(branch: Branch) -> None:
    rules = branch.app.packs.rules
    assert probation_end(rules, "2024-02-29", date(2024, 3, 1)) == date(2025, 2, 28)


def test_c29_probation_never_ends_by_itself(branch: Branch) -> None:
    fields = MemberFields(name="周杰", join_date="2025-01-10")
    branch.do(AddMember(fields=fields, category="probationary_member"))
    assert branch.roster.members(TODAY)[0].member_category == "probationary_member"
    assert branch.voters(TODAY) == []


def test_the_roster_is_read_with_the_same_few_queries_whatever_its_size(branch: Branch) -> None:
    def queries() -> int:
        seen: list[str] = []
        with branch.app.book.raw() as raw:
            raw.set_trace_callback(seen.append)
            branch.roster.members(TODAY)
            branch.roster.cells(TODAY)
            raw.set_trace_callback(None)
        return sum(statement.startswith("SELECT") and "FROM journal" not in statement for statement in seen)

    branch.add("丁一", cell="第一党小组")
    few = queries()
    for number in range(12):
        branch.add(f"丁{'二三四五六七八九十甲乙丙'[number]}", cell="第一党小组")
    assert len(branch.names()) == 13
    branch.add("丁丁")
    assert 5 < queries() == few <= 13  # one a table


def test_c06_letters_that_were_replaced_stay_in_the_history(branch: Branch) -> None:
    member = branch.add("王芳")
    branch.do(
        SendTransfer(member_id=member, on=date(2026, 3, 1), to_org="某县局", letter_no="第1号", dues_to="2026-03")
    )
    branch.do(SendTransfer(member_id=member, on=date(2026, 6, 5), to_org="某市局", letter_no="第9号"))
    (kept,) = [one for one in branch.roster.history(member) if one.track == "letter"]
    assert (kept.start_on, kept.end_on, kept.note) == (date(2026, 3, 1), date(2026, 6, 5), "第1号 某县局")
    branch.app.book.undo()
    assert not [one for one in branch.roster.history(member) if one.track == "letter"]


def test_c06_a_letter_taken_back_on_its_own_day_leaves_its_trace(branch: Branch) -> None:
    member = branch.add("王芳")
    branch.do(
        SendTransfer(member_id=member, on=date(2026, 6, 5), to_org="某市局", letter_no="第9号", dues_to="2026-06")
    )
    branch.do(WithdrawTransfer(member_id=member, on=date(2026, 6, 5)))
    assert [one.note for one in branch.roster.history(member) if one.track == "letter"] == ["第9号 某市局"]
    last = branch.roster.relations(member)[-1]
    assert (last.kind, last.letter_no, last.letter_on, last.dues_to) == ("here", None, None, None)


def test_c28_full_membership_told_later_ends_the_probation_of_that_time(branch: Branch) -> None:
    """Who joined on 29 February with no more known is taken for a full member; the day told later puts that right."""
    member = branch.do(AddMember(fields=MemberFields(name="周杰", join_date="2024-02-29"))).value
    branch.do(ChangeCategory(member_id=member, category="full_member", on=date(2025, 2, 28)))
    seen = {
        day: (branch.roster.member(member, day).member_category, branch.roster.member(member, day).party_age)
        for day in (date(2024, 2, 29), date(2025, 2, 27), date(2025, 2, 28), date(2026, 2, 28))
    }
    assert list(seen.values()) == [
        ("probationary_member", None), ("probationary_member", None), ("full_member", 0), ("full_member", 1)
    ]  # fmt: skip
