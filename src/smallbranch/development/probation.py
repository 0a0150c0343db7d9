"""When a probation ends; where joining had none, there is none (§4.2, C28, C31)."""

from __future__ import annotations

from datetime import date

from smallbranch.development.model import ExtensionRow
from smallbranch.development.views import ProbationView
from smallbranch.kernel import partial
from smallbranch.packs.rulebook import RuleBook
from smallbranch.roster.ages import add_months
from smallbranch.roster.joining import join_era
from smallbranch.roster.members import probation_end


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
