"""What a branch should look at again in an appraisal; nothing here blocks anything."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from smallbranch.appraisal import fields
from smallbranch.appraisal.views import AppraisalYear, Coverage, Item
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.schema import Cadence

NAMES_SHOWN = 6
ENTRY = "register_entry"


def of_grades(year: AppraisalYear, grades: Collection[str]) -> Iterator[Finding]:
    """Yield more best grades than the norm, and grades of probationary members (APPR-02, APPR-03, C39)."""
    cap = year.cap
    if cap.over:
        params = {
            **cap.rule.cited(),
            "year": str(year.work_year),
            "count": cap.graded,
            "cap": cap.cap,
            "base": cap.base,
        }
        yield Finding("appraisal_excellent_over", Severity.WARNING, params, Subject(ENTRY, None, "grade"))
    for row in year.rows:
        if not row.graded and row.grade in grades:
            params = {"name": row.name, "grade": row.grade, "year": str(year.work_year)}
            yield Finding("appraisal_probationary_graded", Severity.WARNING, params, Subject(ENTRY, row.entry_id))


def of_votes(year: AppraisalYear) -> Iterator[Finding]:
    """Yield members whose ballots do not come to the valid ones."""
    if year.valid is None:
        return
    for row in year.rows:
        count = sum(row.votes or ())
        if row.votes is not None and count != year.valid:
            code = "appraisal_votes_over" if count > year.valid else "appraisal_votes_short"
            severity = Severity.WARNING if count > year.valid else Severity.INFO
            params = {"name": row.name, "year": str(year.work_year), "count": count, "valid": year.valid}
            yield Finding(code, severity, params, Subject(ENTRY, row.entry_id))


def of_talks(work_year: int, coverage: Coverage, rule: Cadence | None, *, over: bool) -> Iterator[Finding]:
    """Yield how many people still have a talk to come in a year (LIFE-08); after its end it is a warning."""
    missing = [one for one in coverage.members if one.id not in coverage.excused and coverage.lacks(one.id)]
    if missing and rule is not None:
        names = "、".join(one.name for one in missing[:NAMES_SHOWN])
        params = {**rule.cited(), "year": work_year, "count": len(missing), "people": coverage.counted, "names": names}
        severity = Severity.WARNING if over else Severity.INFO
        yield Finding("talks_missing", severity, params, Subject(ENTRY, None, fields.TALKS))


def of_items(items: Iterable[Item], today: date) -> Iterator[Finding]:
    """Yield items past their time limit, and items closed without anything to show for it."""
    for item in items:
        params = {"problem": item.problem, "owner": item.owner, "due_on": item.due_on or "", "year": item.work_year}
        if item.open and not item.lasting and item.due_on is not None and item.due_on < today:
            yield Finding("rectification_overdue", Severity.WARNING, params, Subject(ENTRY, item.id))
        if not item.open and not item.evidence:
            yield Finding("rectification_without_evidence", Severity.INFO, params, Subject(ENTRY, item.id))
