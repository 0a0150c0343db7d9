"""Vote thresholds from the packs, against the worked table of the fact base."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.packs.loader import load_packs
from smallbranch.packs.schema import Basis, CandidateRule, Share, VoteRule
from smallbranch.packs.votes import candidates_needed, decide, needed, pass_needed, quorum_needed

RULES = load_packs(Path(__file__).resolve().parents[2] / "resources").rules
TODAY = date(2026, 11, 22)


def rule(motion: str) -> VoteRule:
    found = RULES.vote(motion, TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("due", "general", "admission", "passes", "election"),
    [
        (3, 2, 2, 2, 3),
        (6, 3, 4, 4, 5),
        (7, 4, 4, 4, 6),
        (8, 4, 5, 5, 7),
        (10, 5, 6, 6, 8),
        (12, 6, 7, 7, 10),
        (15, 8, 8, 8, 12),
        (18, 9, 10, 10, 15),
        (20, 10, 11, 11, 16),
        (25, 13, 13, 13, 20),
        (30, 15, 16, 16, 24),
    ],
)
def test_worked_thresholds(due: int, general: int, admission: int, passes: int, election: int) -> None:
    assert quorum_needed(rule("resolution"), due) == general
    assert quorum_needed(rule("admit"), due) == quorum_needed(rule("confirm_full"), due) == admission
    assert pass_needed(rule("resolution"), due, due) == pass_needed(rule("admit"), due, admission) == passes
    assert quorum_needed(rule("elect"), due) == election


def test_ten_due_eight_present_five_yes_fails() -> None:
    result = decide(rule("resolution"), due=10, present=8, yes=5)
    assert (result.quorum_met, result.pass_needed, result.passed) == (True, 6, False)
    assert decide(rule("resolution"), due=10, present=8, yes=6).passed is True


def test_even_number_meets_the_general_quorum_but_not_the_one_for_admission() -> None:
    assert decide(rule("resolution"), due=8, present=4, yes=4).quorum_met
    assert not decide(rule("admit"), due=8, present=4, yes=5).quorum_met


def test_without_quorum_nothing_passes() -> None:
    assert decide(rule("admit"), due=10, present=5, yes=6).passed is False


def test_committee_rule_sets_only_a_quorum() -> None:
    result = decide(rule("committee_decision"), due=5, present=3, yes=3)
    assert (result.quorum_needed, result.quorum_met, result.pass_needed, result.passed) == (3, True, None, None)


def test_written_opinions_only_where_the_text_allows() -> None:
    assert rule("admit").written_opinion
    assert not rule("resolution").written_opinion
    assert rule("elect").secret


@pytest.mark.parametrize(("seats", "candidates"), [(3, 4), (5, 6), (7, 9)])
def test_more_candidates_than_seats(seats: int, candidates: int) -> None:
    members = RULES.candidates("committee_member", TODAY)
    secretary = RULES.candidates("secretary", TODAY)
    assert isinstance(members, CandidateRule)
    assert isinstance(secretary, CandidateRule)
    assert candidates_needed(members, seats) == candidates
    assert candidates_needed(secretary, 1) == 1


@given(base=st.integers(1, 5000), num=st.integers(1, 9), den=st.integers(1, 9), strict=st.booleans())
def test_needed_is_the_smallest_count_that_satisfies(base: int, num: int, den: int, strict: bool) -> None:
    count = needed(Share(of=Basis.DUE, num=num, den=den, strict=strict), base)

    def satisfies(heads: int) -> bool:
        return heads * den > base * num if strict else heads * den >= base * num

    assert satisfies(count)
    assert count == 1 or not satisfies(count - 1)
