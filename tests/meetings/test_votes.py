"""Vote arithmetic from the packs, in whole numbers, on the roster of the day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smallbranch.kernel.errors import InvalidInput
from smallbranch.meetings.commands import Mark, MotionPart
from smallbranch.meetings.views import MotionView
from smallbranch.roster.commands import EndRelation, SetState
from tests.meetings.conftest import FULL, World

GENERAL = "general_membership_meeting"
DAY = datetime(2026, 9, 18, 14, 30)


def voters(world: World, count: int) -> None:
    """Leave so many full members in the branch."""
    for name in FULL[count:]:
        world.do(EndRelation(member_id=world.ids[name], on=date(2026, 6, 30), cause="transferred_out", to_org="别处"))


def vote(world: World, present: int, form: str = GENERAL, **motion: object) -> tuple[MotionView, list[str]]:
    """Vote with the first so many full members present."""
    due = [line.member_id for line in world.meetings.due_list(form, DAY) if line.votes]
    marks = tuple(Mark(member_id=one, state="absent") for one in due[present:])
    outcome = world.outcome(form, DAY, marks=marks, motions=(MotionPart(title="事项", **motion),))  # type: ignore[arg-type]
    view = world.meetings.event(outcome.value).segments[0].motions[0]
    return view, [finding.code for finding in outcome.findings]


def test_c08_half_is_enough_to_resolve_and_too_few_to_admit(world: World) -> None:
    voters(world, 8)
    resolution, said = vote(world, 4, yes=4)
    assert (resolution.due_voters, resolution.present_voters) == (8, 4)
    assert (resolution.quorum_needed, resolution.quorum_met, resolution.rule_id) == (4, True, "VOTE-12")
    assert "quorum_not_met" not in said

    admission, said = vote(world, 4, kind="admit", yes=4)
    assert (admission.quorum_needed, admission.quorum_met, admission.rule_id) == (5, False, "VOTE-14")
    assert admission.passed is False
    assert "quorum_not_met" in said
    assert "第二十条" in admission.article


def test_c09_more_than_half_of_those_due_not_of_those_present(world: World) -> None:
    lost, _ = vote(world, 8, yes=5, no=3)
    assert (lost.due_voters, lost.pass_needed, lost.quorum_met, lost.passed) == (10, 6, True, False)
    won, _ = vote(world, 8, yes=6, no=2)
    assert won.passed is True


def test_c10_written_opinions_are_votes_and_not_presence(world: World) -> None:
    admitted, said = vote(world, 6, kind="admit", yes=5, no=1, written_yes=1)
    assert (admitted.present_voters, admitted.quorum_met, admitted.passed) == (6, True, True)
    assert "written_exceed_absent" not in said

    five, _ = vote(world, 5, kind="admit", yes=5, written_yes=5)
    assert (five.quorum_met, five.passed) == (False, False)

    plain, said = vote(world, 6, yes=5, written_yes=3)
    assert plain.passed is False
    assert "written_opinions_not_counted" in said

    _, said = vote(world, 6, kind="admit", yes=5, written_yes=5)
    assert "written_exceed_absent" in said


def test_c11_four_fifths_exactly_is_enough_to_elect(world: World) -> None:
    election, _ = vote(world, 8, kind="elect", yes=8)
    assert (election.quorum_needed, election.quorum_met, election.rule_id) == (8, True, "VOTE-04")
    assert (election.pass_needed, election.passed) == (6, True)
    fewer, _ = vote(world, 7, kind="elect", yes=7)
    assert fewer.quorum_met is False


SUPERIOR = {"superior_consent": "县直属机关工委2026年9月1日同意"}
MEETING = {"meeting_consent": "党员大会举手通过"}


@pytest.mark.parametrize("given", [{}, SUPERIOR, MEETING, {"excluded_basis": "长期昏迷"}])
def test_c12_left_out_of_due_only_with_both_consents(world: World, given: dict[str, str]) -> None:
    bare, said = vote(world, 5, yes=5, excluded=1, **given)
    assert (bare.due_voters, bare.passed) == (10, False)
    assert "exclusion_without_basis" in said
    both, said = vote(world, 5, yes=5, excluded=1, excluded_basis="长期昏迷", **SUPERIOR, **MEETING)
    assert (both.due_voters, both.pass_needed, both.passed) == (9, 5, True)
    assert "exclusion_without_basis" not in said


def test_c12_who_is_present_is_not_left_out(world: World) -> None:
    _, said = vote(world, 10, yes=10, excluded=1, **SUPERIOR, **MEETING)
    assert "exclusion_exceeds_absent" in said
    _, said = vote(world, 9, yes=9, excluded=1, **SUPERIOR, **MEETING)
    assert "exclusion_exceeds_absent" not in said


def test_c10_written_abstentions_are_kept_and_are_no_yes(world: World) -> None:
    view, said = vote(world, 6, kind="admit", yes=5, written_yes=0, written_abstain=1)
    assert (view.written_abstain, view.passed) == (1, False)
    assert "written_exceed_absent" not in said
    _, said = vote(world, 6, kind="admit", yes=5, written_yes=3, written_abstain=2)
    assert "written_exceed_absent" in said


def test_more_ballots_than_voters_is_said(world: World) -> None:
    _, said = vote(world, 8, yes=8, no=1)
    assert "votes_exceed_present" in said
    _, said = vote(world, 8, yes=8)
    assert "votes_exceed_present" not in said


def test_the_committee_decides_by_its_own_quorum(world: World) -> None:
    decision, said = vote(world, 1, form="branch_committee_meeting", yes=1)
    assert (decision.kind, decision.rule_id, decision.due_voters) == ("committee_decision", "VOTE-17", 3)
    assert (decision.quorum_needed, decision.quorum_met) == (2, False)
    assert (decision.pass_needed, decision.passed) == (None, None)
    assert "quorum_not_met" in said


def test_a_member_on_probation_within_the_party_does_not_vote(world: World) -> None:
    world.do(
        SetState(member_id=world.ids["李青"], state="probation_within_party", since=date(2026, 1, 1), basis="决定")
    )
    view, _ = vote(world, 9, yes=9)
    assert view.due_voters == 9


@pytest.mark.parametrize(
    ("motion", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x", "kind": "coup"}, "kind"),
        ({"title": "x", "yes": -1}, "yes"),
    ],
)
def test_a_vote_that_cannot_be_is_not_stored(world: World, motion: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        world.record(GENERAL, DAY, motions=(MotionPart(**motion),))  # type: ignore[arg-type]
    assert list(caught.value.fields) == [f"segments.0.motions.0.{field}"]
