"""Vote arithmetic from pack data, in integers only."""

from __future__ import annotations

from dataclasses import dataclass

from smallbranch.packs.schema import Basis, CandidateRule, Share, VoteRule


@dataclass(frozen=True, slots=True)
class VoteResult:
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
