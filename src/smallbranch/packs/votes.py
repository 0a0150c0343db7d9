"""Vote arithmetic from pack data, in integers only."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import Basis, CandidateRule, Share, VoteRule

MAJORITY_BASE = "election_majority_base"


class VoteResult(Struct, frozen=True):
    """How a vote stands: the two thresholds and whether each is reached."""

    quorum_needed: int
    pass_needed: int | None
    quorum_met: bool
    passed: bool | None


def needed(share: Share, base: int) -> int:
    """Return the smallest head count that satisfies a share of `base` (never fewer than one)."""
    whole, rest = divmod(base * share.num, share.den)
    count = whole + 1 if share.strict or rest else whole
    return max(1, count)


def quorum_needed(rule: VoteRule, due: int) -> int:
    """Return how many voters must be present of those due."""
    return needed(rule.quorum, due)


def pass_needed(rule: VoteRule, due: int, present: int) -> int | None:
    """Return how many yes votes carry the motion; None where the rule sets only a quorum."""
    if rule.passes is None:
        return None
    return needed(rule.passes, due if rule.passes.of is Basis.DUE else present)


def decide(rule: VoteRule, due: int, present: int, yes: int) -> VoteResult:
    """Weigh a counted vote.

    Args:
        rule: the arithmetic of the motion.
        due: voters due on the day.
        present: voters present (written opinions are not presence).
        yes: votes in favour, admitted written opinions included.
    """
    quorum, majority = quorum_needed(rule, due), pass_needed(rule, due, present)
    met = present >= quorum
    return VoteResult(quorum, majority, met, None if majority is None else met and yes >= majority)


def candidates_needed(rule: CandidateRule, seats: int) -> int:
    """Return how many candidates must stand for so many seats."""
    return seats + -(-seats * rule.num // rule.den)


def majority_base(rules: RuleBook, on: date) -> Basis:
    """Return of whom an election's majority is taken; the texts differ, so it is a setting (VOTE-06)."""
    return Basis(rules.setting_text(MAJORITY_BASE, on))


def more_than_half(base: int) -> int:
    """Return the fewest votes that are more than half of a head count."""
    return needed(Share(of=Basis.DUE, num=1, den=2, strict=True), base)
