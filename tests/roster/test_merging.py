"""Two cards of one person become one: everything follows, nothing stands twice, one undo brings both back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.periods import Period
from smallbranch.lessons.commands import LogMicroLecture
from smallbranch.meetings.commands import Mark, RecordMeeting, SegmentPart
from smallbranch.roster.commands import (
    AddMember,
    AssignPost,
    ChangeMember,
    ChangeMembers,
    EndRelation,
    MemberFields,
    MergeMembers,
    PlaceInCell,
    SetCell,
)
from smallbranch.roster.intervals import Span, covers
from smallbranch.roster.merging import without
from smallbranch.store.base import Base
from tests.roster.asking import TODAY, Branch

YEAR = Period.parse("2026")


def meeting(branch: Branch, on: date, *marks: Mark) -> int:
    start = datetime(on.year, on.month, on.day, 15, 0)
    segment = SegmentPart(form="general_membership_meeting", topic="学习", marks=marks)
    return int(branch.do(RecordMeeting(title="党员大会", start_at=start, segments=(segment,))).value)


def twice(branch: Branch) -> tuple[int, int]:
    return branch.add("王伟", birth_date="1985-06-01"), branch.add("王伟", birth_date="1985-06-01")


def naming(branch: Branch, member_id: int) -> list[str]:
    """Return every column of the book that names a member."""
    found = []
    with branch.app.book.raw() as raw:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if any(key.target_fullname == "member.id" for key in column.foreign_keys):
                    query = f'SELECT COUNT(*) FROM "{table.name}" WHERE "{column.name}"=?'
                    if raw.execute(query, (member_id,)).fetchone()[0]:
                        found.append(f"{table.name}.{column.name}")
    return found


def test_everything_that_names_the_second_names_the_first(branch: Branch) -> None:
    keep, drop = twice(branch)
    cell = branch.do(SetCell(name="第一党小组")).value
    branch.do(PlaceInCell(member_id=drop, cell_id=cell, since=date(2026, 1, 1)))
    branch.do(AssignPost(member_id=drop, post="secretary", start_on=date(2026, 1, 1)))
    meeting(branch, date(2026, 5, 8))
    branch.do(LogMicroLecture(held_on=date(2026, 5, 8), topic="学党章", speaker_id=drop, minutes=20))
    assert len(naming(branch, drop)) >= 6
    branch.do(MergeMembers(keep_id=keep, drop_id=drop))
    assert naming(branch, drop) == []
    view = branch.roster.member(keep, TODAY)
    assert (view.party_posts, view.cell, view.label) == (("secretary",), "第一党小组", "王伟")
    assert [one.speaker_id for one in branch.app.lessons.log(YEAR)] == [keep]
    assert [row.member_id for row in branch.app.meetings.attendance_matrix(YEAR).rows] == [keep]
    with pytest.raises(Refused, match="member_unknown"):
        branch.roster.member(drop, TODAY)


def test_one_undo_brings_both_back_as_they_were(branch: Branch) -> None:
    keep, drop = twice(branch)
    branch.do(ChangeMember(member_id=drop, fields=MemberFields(phone="13800001000", id_number="11010519850601002X")))
    meeting(branch, date(2026, 5, 8))
    before = branch.dump()
    branch.do(MergeMembers(keep_id=keep, drop_id=drop))
    after = branch.dump()
    branch.app.book.undo()
    assert branch.dump() == before
    branch.app.book.redo()
    assert branch.dump() == after


def test_what_the_kept_card_lacks_is_taken_over_and_what_it_has_stays(branch: Branch) -> None:
    keep = branch.add("王伟", phone="13900002000")
    drop = branch.add("王伟", phone="13800001000", id_number="11010519850601002X", full_date="2011-07-01")
    branch.do(MergeMembers(keep_id=keep, drop_id=drop))
    view = branch.roster.member(keep, TODAY)
    assert (view.phone, view.id_number, view.full_date) == ("13900002000", "11010519850601002X", "2011-07-01")


def test_equal_marks_of_one_meeting_become_one(branch: Branch) -> None:
    keep, drop = twice(branch)
    event = meeting(branch, date(2026, 5, 8), Mark(member_id=keep, state="on_leave", reason="出差"),
                    Mark(member_id=drop, state="on_leave", reason="出差"))  # fmt: skip
    branch.do(MergeMembers(keep_id=keep, drop_id=drop))
    (segment,) = branch.app.meetings.event(event).segments
    assert [(mark.member_id, mark.state) for mark in segment.attendance] == [(keep, "on_leave")]


def test_different_marks_of_one_meeting_are_never_guessed_between(branch: Branch) -> None:
    keep, drop = twice(branch)
    meeting(branch, date(2026, 5, 8), Mark(member_id=drop, state="on_leave", reason="出差"))
    before = branch.dump()
    with pytest.raises(Refused) as refusal:
        branch.do(MergeMembers(keep_id=keep, drop_id=drop))
    assert (refusal.value.code, refusal.value.params) == ("merge_clash", {"where": "attendance"})
    assert branch.dump() == before


def test_the_stay_of_both_is_one_stay(branch: Branch) -> None:
    gone = branch.add("王伟", full_date="2011-07-01", since=date(2015, 3, 1))
    branch.do(EndRelation(member_id=gone, on=date(2026, 3, 31), cause="transferred_out"))
    here = branch.add("王伟", full_date="2011-07-01", since=date(2026, 3, 1))
    branch.do(MergeMembers(keep_id=here, drop_id=gone))
    assert branch.due(date(2020, 1, 1)) == branch.due(TODAY) == ["王伟"]
    assert branch.due(date(2026, 3, 15)) == ["王伟"]
    assert branch.due(date(2015, 2, 28)) == []
    stays = [one for one in branch.roster.history(here) if one.track == "relation"]
    assert [(one.start_on, one.end_on) for one in stays] == [
        (date(2015, 3, 1), date(2026, 2, 28)),
        (date(2026, 3, 1), None),
    ]


@pytest.mark.parametrize(("keep", "drop", "error"), [(1, 1, InvalidInput), (1, 99, Refused), (99, 1, Refused)])
def test_a_merge_needs_two_people(branch: Branch, keep: int, drop: int, error: type[Exception]) -> None:
    assert branch.add("王伟") == 1
    with pytest.raises(error):
        branch.do(MergeMembers(keep_id=keep, drop_id=drop))


def days() -> Any:
    day = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 3, 1)))
    ends = st.tuples(day, day).filter(lambda two: None in two or two[0] <= two[1])
    return ends.map(lambda two: Span("", *two))


@given(days(), st.lists(days(), max_size=4))
def test_what_is_left_of_a_span_is_what_nobody_took(span: Span, taken: list[Span]) -> None:
    left = without(span, taken)
    for number in range(-3, 70):
        day = date.fromordinal(date(2026, 1, 1).toordinal() + number)
        wanted = covers(span, day) and not any(covers(one, day) for one in taken)
        assert sum(covers(one, day) for one in left) == int(wanted)


# ── several at once ──────────────────────────────────────────────────────────────────────────────────────────────


def test_several_people_change_in_one_step(seven: Branch) -> None:
    ids = [view.id for view in seven.roster.members(TODAY)]
    head = seven.app.book.head()[0]
    changes = tuple(ChangeMember(member_id=one, fields=MemberFields(department="办公室")) for one in ids)
    seven.do(ChangeMembers(changes=changes))
    assert {view.department for view in seven.roster.members(TODAY)} == {"办公室"}
    assert seven.app.book.head()[0] == head + 1
    seven.app.book.undo()
    assert {view.department for view in seven.roster.members(TODAY)} == {None}


def test_one_wrong_change_changes_nobody_and_says_which(seven: Branch) -> None:
    first, second = (view.id for view in seven.roster.members(TODAY)[:2])
    before = seven.dump()
    with pytest.raises(InvalidInput) as problem:
        seven.do(
            ChangeMembers(
                changes=(
                    ChangeMember(member_id=first, fields=MemberFields(department="办公室")),
                    ChangeMember(member_id=second, fields=MemberFields(sex="未")),
                )
            )
        )
    assert problem.value.fields == {"changes.1.sex": "sex_unknown"}
    assert seven.dump() == before
    with pytest.raises(InvalidInput):
        seven.do(ChangeMembers(changes=()))


def test_an_id_number_cannot_be_given_to_two(seven: Branch) -> None:
    fields = MemberFields(id_number="11010519850601002X")
    changes = tuple(ChangeMember(member_id=view.id, fields=fields) for view in seven.roster.members(TODAY)[:2])
    with pytest.raises(InvalidInput) as problem:
        seven.do(ChangeMembers(changes=changes))
    assert problem.value.fields == {"changes.1.id_number": "id_number_taken"}


def test_a_new_card_after_a_merge_gets_a_number_of_its_own(branch: Branch) -> None:
    keep, drop = twice(branch)
    branch.do(MergeMembers(keep_id=keep, drop_id=drop))
    assert branch.do(AddMember(fields=MemberFields(name="李强"))).value > drop
