"""When a probation ends, and what joining meant in the time of a member's joining (§4.2, C28, C31)."""

from __future__ import annotations

from datetime import date

from smallbranch.development.model import ExtensionRow
from smallbranch.development.views import ProbationView
from smallbranch.kernel import partial
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import JoinEra
from smallbranch.roster.ages import add_months
from smallbranch.roster.members import probation_end


def join_era(rules: RuleBook, joined: date, on: date) -> JoinEra | None:
    """Return what joining meant on a day of joining."""
    for era in rules.in_force(JoinEra, on):
        if era.joined_from <= joined and (era.joined_to is None or joined <= era.joined_to):
            return era
    return None


def may_lack_probation(rules: RuleBook, join_date: str, on: date) -> bool:
    """Tell whether somebody who joined then may have been a full member from the same day (C31).

    A day of joining known only in part is given the benefit of the doubt.
    """
    days = {partial.earliest(join_date), partial.latest(join_date)}
    eras = [join_era(rules, day, on) for day in days]
    return any(era is None or 0 in era.probation_months for era in eras)


def party_age_start(rules: RuleBook, join_date: str | None, full_date: str | None, on: date) -> str | None:
    """Return the day party age counts from: that of full membership, in some times that of joining."""
    if join_date is not None:
        era = join_era(rules, partial.earliest(join_date), on)
        if era is not None and era.party_age_from == "join_date":
            return join_date
    return full_date


def view(rules: RuleBook, join_date: str | None, extension: ExtensionRow | None, on: date) -> ProbationView | None:
    """Return the probation of somebody who joined on a day; None without one."""
    if not join_date:
        return None
    era = join_era(rules, partial.latest(join_date), on)
    if era is not None and set(era.probation_months) == {0}:
        return None
    first = probation_end(rules, join_date, on)
    if extension is None or first is None:
        return ProbationView(join_date, first, first)
    return ProbationView(
        join_date,
        first,
        add_months(first, extension.months),
        extension.decided_on,
        extension.months,
        extension.doc_no,
        extension.reason,
    )
