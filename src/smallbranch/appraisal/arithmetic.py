"""The arithmetic of the appraisal (APPR-02): integers only, and never a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smallbranch.appraisal.fields import YEARS
from smallbranch.kernel.errors import InvalidInput


def cap(base: int, one_in: int) -> int:
    """Return how many of `base` people may be graded best: one in so many, rounded down."""
    return base // one_in


def leading(votes: Sequence[int]) -> tuple[int, ...]:
    """Return the places of the grades with the most ballots, several when they are equal, none without ballots."""
    most = max(votes, default=0)
    return tuple(at for at, count in enumerate(votes) if count == most) if most else ()


def ranks(best: Mapping[int, int]) -> dict[int, int]:
    """Return each person's place by ballots for the best grade; equal numbers share a place."""
    return {who: 1 + sum(other > count for other in best.values()) for who, count in best.items()}


def share(part: int, whole: int) -> str:
    """Return a percentage with one decimal, rounded half up; empty when there is nothing to divide by."""
    if not whole:
        return ""
    tenths = (part * 2000 + whole) // (whole * 2)
    return f"{tenths // 10}.{tenths % 10}%"


def check_ballots(issued: int, returned: int, valid: int) -> None:
    """Check how many ballots went out, came back and count.

    Raises:
        InvalidInput: more came back than went out (the vote is to be repeated, VOTE-09), or more count than came back.
    """
    wrong: dict[str, str] = {
        name: "below_zero"
        for name, value in (("issued", issued), ("returned", returned), ("valid", valid))
        if value < 0
    }
    if returned > issued:
        wrong.setdefault("returned", "more_than_issued")
    if valid > returned:
        wrong.setdefault("valid", "more_than_returned")
    if wrong:
        raise InvalidInput({f"{YEARS}.{name}": code for name, code in wrong.items()})
