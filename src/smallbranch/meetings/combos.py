"""What one event may count as: combinations of forms are data of the packs (§2.5), nothing here stops the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.rulebook import RuleBook, UnknownRule

Held = Sequence[tuple[str, int | None]]
"""Form and cell of each segment."""


def combo_findings(rules: RuleBook, held: Held, day: date, subject: Subject | None = None) -> Iterator[Finding]:
    """Yield the forms that do not go together, too many of them, and a form that stands twice."""
    forms = sorted({form for form, _ in held})
    for first, second in combinations(forms, 2):
        rule = rules.combo(first, second, day)
        if rule is None or not rule.allowed:
            params = {
                "first": first,
                "second": second,
                "rule": rule.id if rule else "",
                "note": rule.note if rule else "",
            }
            yield Finding("combination_not_allowed", Severity.WARNING, params, subject)
    most = _most(rules, day)
    if most and len(forms) > most:
        yield Finding("too_many_forms", Severity.WARNING, {"forms": len(forms), "most": most}, subject)
    for form in sorted({form for form, cell in held if held.count((form, cell)) > 1}):
        yield Finding("form_twice_in_event", Severity.WARNING, {"form": form}, subject)


def _most(rules: RuleBook, day: date) -> int:
    try:
        return rules.setting_int("max_forms_per_event", day)
    except UnknownRule:
        return 0
