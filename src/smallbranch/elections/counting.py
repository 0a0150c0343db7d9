"""What the votes come to, in whole numbers (VOTE-04…09). Pure: figures and rules in, a tally out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from smallbranch.elections.views import Standing, Tally
from smallbranch.packs.schema import Basis, VoteRule
from smallbranch.packs.votes import more_than_half, quorum_needed


class Votes(Struct, frozen=True):
    """The votes of one person."""

    member_id: int
    name: str
    yes: int
    no: int
    abstain: int
    write_in: bool = False


class Figures(Struct, frozen=True):
    """The figures of a counted ballot."""

    seats: int
    due: int
    present: int
    issued: int
    returned: int
    votes: Sequence[Votes]


def tally(figures: Figures, rule: VoteRule, base: Basis) -> Tally:
    """Weigh a ballot: quorum, validity (returned ≤ issued), majority by the base chosen, the last seat's ties."""
    quorum = quorum_needed(rule, figures.due)
    met, valid = figures.present >= quorum, figures.returned <= figures.issued
    half_due, half_present = more_than_half(figures.due), more_than_half(figures.present)
    majority = half_due if base is Basis.DUE else half_present
    carried = [one for one in figures.votes if met and valid and one.yes >= majority]
    elected, tied = _seated(carried, figures.seats)
    ordered = sorted(figures.votes, key=lambda one: -one.yes)
    standings = tuple(
        Standing(
            one.member_id,
            one.name,
            one.write_in,
            one.yes,
            one.no,
            one.abstain,
            share(one.yes, figures.due),
            share(one.yes, figures.present),
            one.yes >= half_due,
            one.yes >= half_present,
            one.member_id in elected,
            one.member_id in tied,
        )
        for one in ordered
    )
    return Tally(quorum, met, valid, base, half_due, half_present, standings, figures.seats - len(elected))


def _seated(carried: Iterable[Votes], seats: int) -> tuple[set[int], set[int]]:
    """Return who has a seat, and who is tied for the last ones (VOTE-07)."""
    ordered = sorted(carried, key=lambda one: -one.yes)
    if len(ordered) <= seats:
        return {one.member_id for one in ordered}, set()
    last, following = ordered[seats - 1].yes, ordered[seats].yes
    if last > following:
        return {one.member_id for one in ordered[:seats]}, set()
    above = {one.member_id for one in ordered if one.yes > last}
    return above, {one.member_id for one in ordered if one.yes == last}


def share(part: int, whole: int) -> str:
    """Return a share in per cent with one decimal, rounded half up in whole numbers."""
    if whole <= 0:
        return ""
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"
