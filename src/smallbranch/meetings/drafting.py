"""Draft the year's plan: what the rules make due, from the month of founding on. Topics are left to people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from sqlalchemy import select

from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.meetings.model import PlanItemRow
from smallbranch.meetings.plan import TASK
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.scheduling import Schedule
from smallbranch.packs.schema import Cadence, Condition, Per, PlanNode, Span
from smallbranch.store.dispatch import Handled

_KINDS = {
    Span.MONTH: PeriodKind.MONTH,
    Span.QUARTER: PeriodKind.QUARTER,
    Span.HALF_YEAR: PeriodKind.HALF,
    Span.YEAR: PeriodKind.YEAR,
}
_FULL_MEMBERS = {Condition.FULL_MEMBERS_AT_LEAST_3: 3, Condition.FULL_MEMBERS_AT_LEAST_7: 7}


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is due; `months` are the usual months of a yearly form."""

    period: Period
    form: str
    rule_id: str
    cell_id: int | None = None
    topic: str | None = None
    months: tuple[int, ...] = ()
    deadline: date | None = None


def draft_year(scene: Scene, year: int, today: date) -> Handled[int]:
    """Add what the year lacks; lines that stand are kept, whatever their state. The value is the number added."""
    findings: list[Finding] = []
    lines = [line for line in _due_lines(scene, year, today, findings) if _after_founding(scene, line)]
    missing = _missing(scene, lines, year)
    schedule = Schedule(scene, year, today)
    for line in sorted(missing, key=schedule.turn):
        day = schedule.place(line.form, line.period, line.cell_id, line.months) if line.form != TASK else None
        scene.session.add(_row(scene, line, day))
    scene.session.flush()
    if not scene.calendar.swaps_known(year):
        findings.append(Finding("calendar_unknown", Severity.WARNING, {"year": year}))
    return Handled(len(missing), tuple(findings) + schedule.findings())


def _after_founding(scene: Scene, line: Line) -> bool:
    """Tell whether anything of the period lies after the founding: earlier nodes do not apply (C35)."""
    founded = scene.branch.founded_on if scene.branch else None
    return founded is None or line.period.last >= founded


def _due_lines(scene: Scene, year: int, today: date, findings: list[Finding]) -> Iterator[Line]:
    whole = Period(year, PeriodKind.YEAR)
    as_of = min(max(today, whole.first), whole.last)
    nodes = scene.rules.plan_nodes(as_of)
    for cadence in scene.rules.cadences(as_of):
        if cadence.per in (Per.MEMBER, Per.PAIR):
            continue
        unmet = next((one for one in cadence.applies_if if not _holds(scene, one, as_of)), None)
        if unmet is not None:
            params = {"form": cadence.form, "rule": cadence.id, "article": cadence.article, "reason": f"not_{unmet}"}
            findings.append(Finding("form_not_applicable", Severity.INFO, params))
            continue
        yield from _of_cadence(scene, cadence, whole, as_of, nodes)
    yield from _of_nodes(nodes, year)


def _of_cadence(
    scene: Scene, cadence: Cadence, whole: Period, as_of: date, nodes: tuple[PlanNode, ...]
) -> Iterator[Line]:
    cells = [cell.id for cell in scene.people.cells(as_of)] if cadence.per is Per.CELL else [None]
    own = [node for node in nodes if node.form == cadence.form]
    months = tuple(node.month for node in own) if cadence.period is Span.YEAR else ()
    for period in whole.split(_KINDS[cadence.period]):
        topic = _topic(scene, own, period, as_of) if cadence.period is Span.MONTH else None
        for cell_id in cells:
            for _ in range(cadence.min):
                yield Line(period, cadence.form, cadence.id, cell_id, topic, months or cadence.months)


def _topic(scene: Scene, nodes: list[PlanNode], period: Period, as_of: date) -> str | None:
    """Return the name the packs give a month's meeting; nothing else is ever put in as a topic."""
    node = next((node for node in nodes if node.month == period.number), None)
    form = scene.form(node.form, as_of) if node else None
    return node.title if node and (form is None or node.title != form.title) else None


def _of_nodes(nodes: tuple[PlanNode, ...], year: int) -> Iterator[Line]:
    for node in nodes:
        if not node.form:
            deadline = date(year, node.month, node.day) if node.day else None
            period = Period(year, PeriodKind.MONTH, node.month)
            yield Line(period, TASK, node.id, topic=node.title, deadline=deadline)


def _holds(scene: Scene, condition: Condition, day: date) -> bool:
    if condition is Condition.HAS_COMMITTEE:
        return scene.people.has_committee(day)
    if condition is Condition.HAS_CELLS:
        return bool(scene.people.cells(day))
    full = sum(member.member_category == "full_member" for member in scene.people.members(day))
    return full >= _FULL_MEMBERS[condition]


def _missing(scene: Scene, lines: list[Line], year: int) -> list[Line]:
    """Return the lines nothing stands for yet."""
    rows = scene.session.scalars(select(PlanItemRow).where(PlanItemRow.period.startswith(str(year)))).all()
    standing = Counter(_key(row.period, row.form, row.cell_id, row.rule_id) for row in rows)
    found = []
    for line in lines:
        key = _key(str(line.period), line.form, line.cell_id, line.rule_id)
        if standing[key] > 0:
            standing[key] -= 1
        else:
            found.append(line)
    return found


def _key(period: str, form: str, cell_id: int | None, rule_id: str | None) -> tuple[object, ...]:
    return period, form, cell_id, rule_id if form == TASK else None


def _row(scene: Scene, line: Line, day: date | None) -> PlanItemRow:
    return PlanItemRow(
        uid=uuid4().hex,
        period=str(line.period),
        form=line.form,
        topic=line.topic,
        planned_on=day,
        place=scene.branch.venue if scene.branch and line.form != TASK else None,
        lead=_lead(scene, line, day),
        cell_id=line.cell_id,
        deadline=line.deadline,
        source="rule",
        rule_id=line.rule_id,
        state="open",
    )


def _lead(scene: Scene, line: Line, day: date | None) -> str | None:
    """Return who chairs by office; a lecturer is never guessed."""
    form = scene.form(line.form, line.period.last)
    if day is None or form is None or form.lecture or not form.chair:
        return None
    if line.cell_id is not None:
        return next((cell.leader for cell in scene.people.cells(day) if cell.id == line.cell_id), None)
    return next((post.member_name for post in scene.people.posts(day) if post.post == form.chair), None)
