"""Temporary branches and cells: an overlay that no count ever sees (ORG-16, ORG-17)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.roster.commands import MergeMembers, RemoveTemporaryBody, SetTemporaryBody, TemporaryMemberPart
from smallbranch.roster.intervals import covers
from tests.roster.asking import TODAY, Branch

CELL = "temporary_cell"


def test_it_changes_neither_who_is_due_nor_who_votes_nor_the_posts(seven: Branch) -> None:
    before = (seven.due(TODAY), seven.voters(TODAY), seven.roster.posts(TODAY), seven.roster.cells(TODAY))
    ids = [view.id for view in seven.roster.members(TODAY)]
    parts = (TemporaryMemberPart(member_id=ids[0], post="书记"), TemporaryMemberPart(person_name="某局 张某"))
    branch = SetTemporaryBody(
        kind="temporary_branch",
        name="专班临时党支部",
        start_on=TODAY - timedelta(days=5),
        end_on=TODAY,
        approver="某工委",
        approval_doc="3号",
        members=parts,
    )
    seven.do(branch)
    assert (seven.due(TODAY), seven.voters(TODAY), seven.roster.posts(TODAY), seven.roster.cells(TODAY)) == before
    assert seven.roster.member(ids[0], TODAY).party_posts == ()
    assert not seven.roster.has_committee(TODAY)


def test_it_ends_by_itself_with_its_last_day(seven: Branch) -> None:
    seven.do(SetTemporaryBody(kind=CELL, name="防汛", start_on=date(2026, 6, 1), end_on=date(2026, 8, 31)))  # type: ignore[arg-type]
    (body,) = seven.roster.temporary_bodies()
    assert covers(body, date(2026, 8, 31))
    assert not covers(body, date(2026, 9, 1))


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"kind": "temporary_branch"}, {"approver", "approval_doc"}),
        ({"kind": CELL, "name": " "}, {"name"}),
        ({"kind": CELL, "end_on": date(2026, 1, 1)}, {"end_on"}),
        ({"kind": CELL, "members": (TemporaryMemberPart(),)}, {"members"}),
    ],
)
def test_what_is_wrong_with_one(seven: Branch, given: dict[str, object], fields: set[str]) -> None:
    with pytest.raises(InvalidInput) as problem:
        seven.do(SetTemporaryBody(**{"name": "防汛", "start_on": TODAY, **given}))  # type: ignore[arg-type]
    assert set(problem.value.fields) == fields


def test_it_is_changed_removed_and_follows_a_merged_member(branch: Branch) -> None:
    first, second = branch.add("王芳", full_date="2011"), branch.add("王 芳芳", full_date="2012")
    given = {"kind": CELL, "name": "防汛", "start_on": TODAY}
    body = branch.do(SetTemporaryBody(members=(TemporaryMemberPart(member_id=second),), **given)).value  # type: ignore[arg-type]
    branch.do(MergeMembers(keep_id=first, drop_id=second))
    assert [one.member_id for one in branch.roster.temporary_bodies()[0].members] == [first]
    branch.do(SetTemporaryBody(body_id=body, members=(), **{**given, "name": "抗旱"}))  # type: ignore[arg-type]
    assert [(one.name, one.members) for one in branch.roster.temporary_bodies()] == [("抗旱", ())]
    branch.do(RemoveTemporaryBody(body_id=body))
    assert branch.roster.temporary_bodies() == ()
    with pytest.raises(Refused):
        branch.do(RemoveTemporaryBody(body_id=body))
