"""The yearly appraisal (L23): how many may be graded best, and who gets no grade at all (APPR-02, APPR-03)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.register_schema import RegisterDefinition
from smallbranch.packs.rulebook import RuleBook
from smallbranch.registers.views import EntryView
from smallbranch.roster.categories import FULL
from smallbranch.roster.service import RosterService

REGISTER = "L23"
GRADE, WORK_YEAR, MEMBER = "grade", "work_year", "member"
BASE, ONE_IN = "appraisal_excellent_base", "appraisal_excellent_one_in"
RATED = "rated_members"


def of_appraisal(
    register: RegisterDefinition, entries: Iterable[EntryView], roster: RosterService, rules: RuleBook
) -> Iterator[Finding]:
    """Yield what the branch should look at again; the committee decides. Each work year stands for itself (C39)."""
    choices = next((field.choices for field in register.entered if field.key == GRADE), ())
    if len(choices) < 2:
        return
    best, none = choices[0], choices[-1]
    years: dict[str, list[EntryView]] = defaultdict(list)
    for view in entries:
        years[view.values.get(WORK_YEAR, "")].append(view)
    for year, views in sorted(years.items()):
        day = max((view.on_day for view in views if view.on_day), default=None)
        if day is not None:
            yield from _too_many(year, day, views, best, none, roster, rules)
            yield from _graded_without_right(views, none, roster, day)


def _too_many(
    year: str, day: date, views: Sequence[EntryView], best: str, none: str, roster: RosterService, rules: RuleBook
) -> Iterator[Finding]:
    rule, one_in = rules.setting(ONE_IN, day), rules.setting_int(ONE_IN, day)
    rated = sum(view.values.get(GRADE, "") not in ("", none) for view in views)
    base = rated if rules.setting_text(BASE, day) == RATED else len(roster.members(day))
    graded, cap = sum(view.values.get(GRADE) == best for view in views), base // one_in
    if graded > cap:
        params = {
            "year": year,
            "count": graded,
            "cap": cap,
            "base": base,
            "rule": rule.id,
            "article": rule.article,
            "version": rule.version,
            "mark": rule.mark,
            "layer": rule.layer.value,
        }
        yield Finding("appraisal_excellent_over", Severity.WARNING, params, Subject("register_entry", None, GRADE))


def _graded_without_right(views: Sequence[EntryView], none: str, roster: RosterService, day: date) -> Iterator[Finding]:
    members = {str(member.id): member for member in roster.members(day)}
    for view in views:
        member = members.get(view.values.get(MEMBER, ""))
        if member is not None and member.member_category != FULL and view.values.get(GRADE, "") not in ("", none):
            params = {"name": member.name, "grade": view.values[GRADE], "year": view.values.get(WORK_YEAR, "")}
            yield Finding("appraisal_probationary_graded", Severity.WARNING, params, Subject("register_entry", view.id))
