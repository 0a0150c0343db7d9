"""A branch that becomes small keeps its posts and its history; it is told, never closed."""

from __future__ import annotations

from datetime import date

from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import AssignPost, EndRelation, StartTerm
from smallbranch.rules.views import NodeStatus
from tests.roster.asking import Branch

JULY = date(2026, 7, 1)


def of(branch: Branch, count: int) -> list[int]:
    """Make a branch of so many full members with a committee of three elected in 2024."""
    ids = [branch.add(f"王{mark}", join_date="2010-07-01", full_date="2011-07-01") for mark in "一二三四五六七"[:count]]
    branch.do(StartTerm(term_no=1, elected_on=date(2024, 11, 20)))
    posts = ("secretary", "organization_commissioner", "publicity_commissioner")
    for member, post in zip(ids, posts, strict=False):
        branch.do(AssignPost(member_id=member, post=post, start_on=date(2024, 11, 20)))  # type: ignore[arg-type]
    return ids


def said(branch: Branch, day: date) -> set[str]:
    return {finding.code for finding in branch.app.rules.check(Period.parse("2026"), day)}


def test_c01_from_seven_to_six_the_committee_stays_and_goes_on_meeting(branch: Branch) -> None:
    ids = of(branch, 7)
    assert "committee_below_threshold" not in said(branch, date(2026, 6, 10))
    branch.do(EndRelation(member_id=ids[-1], on=date(2026, 6, 15), cause="transferred_out"))
    assert "committee_below_threshold" in said(branch, JULY)
    assert branch.roster.has_committee(JULY)
    assert len(branch.roster.posts(JULY)) == 3
    nodes = branch.app.rules.nodes(Period.parse("2026-08"), date(2026, 8, 31))
    committee = [node for node in nodes if node.form == "branch_committee_meeting"]
    assert committee
    assert all(node.status is not NodeStatus.NOT_APPLICABLE for node in committee)


def test_c02_below_three_the_branch_is_told_and_nothing_is_closed(branch: Branch) -> None:
    ids = of(branch, 3)
    assert "branch_too_small" not in said(branch, date(2026, 6, 10))
    branch.do(EndRelation(member_id=ids[-1], on=date(2026, 6, 15), cause="transferred_out"))
    assert "branch_too_small" in said(branch, JULY)
    assert len(branch.due(JULY)) == 2
    assert len(branch.due(date(2026, 6, 15))) == 3
    assert [view.id for view in branch.roster.former_members(JULY)] == [ids[-1]]
    assert branch.roster.current_term(JULY) is not None
