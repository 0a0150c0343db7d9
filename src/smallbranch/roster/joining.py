"""What joining meant in the time of a member's joining, and from which day party age counts (§4.2, C31)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from smallbranch.kernel import partial
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.steps_schema import JoinEra

AgeStart = Callable[[str | None, str | None, date], str | None]


def join_era(rules: RuleBook, joined: date, on: date) -> JoinEra | None:
    """Return what joining meant on a day of joining, by the rules of another day."""
    for era in rules.in_force(JoinEra, on):
        if era.joined_from <= joined and (era.joined_to is None or joined <= era.joined_to):
            return era
    return None


def possible_eras(rules: RuleBook, join_date: str, on: date) -> list[JoinEra | None]:
    """Return what joining may have meant on a day known only in part."""
    first, last = partial.earliest(join_date), partial.latest(join_date)
    found = [join_era(rules, first, on)]
    return found if first == last else [*found, join_era(rules, last, on)]


def may_lack_probation(rules: RuleBook, join_date: str, on: date) -> bool:
    """Tell whether somebody who joined then may have been a full member from the same day (C31).

    A day of joining known only in part is given the benefit of the doubt.
    """
    return any(era is None or 0 in era.probation_months for era in possible_eras(rules, join_date, on))


def party_age_start(rules: RuleBook, join_date: str | None, full_date: str | None, on: date) -> str | None:
    """Return the day party age counts from: that of full membership, in some times that of joining.

    Where the parts known of the day of joining fall into two times with two answers, full membership decides.
    """
    if join_date is None:
        return full_date
    eras = possible_eras(rules, join_date, on)
    return join_date if all(era is not None and era.party_age_from == "join_date" for era in eras) else full_date


def age_start(rules: RuleBook) -> AgeStart:
    """Return `party_age_start` with the rules laid in."""
    return lambda join_date, full_date, on: party_age_start(rules, join_date, full_date, on)
