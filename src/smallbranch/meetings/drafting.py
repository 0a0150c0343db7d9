"""Draft the year's plan: what the rules make due, from the month of founding on. Topics are left to people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from uuid import uuid4

from msgspec import Struct
from sqlalchemy import select

from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.meetings.commands import DraftYear
from smallbranch.meetings.habits import Habit, Key, read_habits
from smallbranch.meetings.model import PlanItemRow
from smallbranch.meetings.plan import OPEN, TASK
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.scheduling import Schedule
from smallbranch.meetings.views import DraftLine, Reason, YearDraft
from smallbranch.packs.schema import Cadence, Condition, Per, PlanNode, Span
from smallbranch.store.dispatch import Handled

KINDS = {
    Span.MONTH: PeriodKind.MONTH,
    Span.QUARTER: PeriodKind.QUARTER,
    Span.HALF_YEAR: PeriodKind.HALF,
    Span.YEAR: PeriodKind.YEAR,
}
_FULL_MEMBERS = {Condition.FULL_MEMBERS_AT_LEAST_3: 3, Condition.FULL_MEMBERS_AT_LEAST_7: 7}


class Line(Struct, frozen=True):
    """A line that is due; `months` are the usual months of a yearly form."""

    period: Period
    form: str
    rule_id: str
    cell_id: int | None = None
    topic: str | None = None
    months: tuple[int, ...] = ()
    deadline: date | None = None
    article: str = ""


def draft_year(scene: Scene, command: DraftYear, today: date) -> Handled[int]:
    """Add what the year lacks; lines that stand are kept, whatever their state. The value is the number added."""
    draft = make_draft(scene, command.year, today)
    unwanted = frozenset(command.leave_out)
    wanted = [line for line in draft.lines if line.key not in unwanted]
    scene.session.add_all([_row(line) for line in wanted])
    scene.session.flush()
    return Handled(len(wanted), draft.findings)


def make_draft(scene: Scene, year: int, today: date) -> YearDraft:
    """Work out what the year lacks, each line with its day and its reasons; nothing is written."""
    findings: list[Finding] = []
    lines = [line for line in _due_lines(scene, year, today, findings) if _after_founding(scene, line)]
    missing = _missing(scene, lines, year)
    habits = read_habits(scene, year - 1)
    schedule = Schedule(scene, today, habits)
    turns: Counter[tuple[object, ...]] = Counter()
    drafted = []
    for line in sorted(missing, key=schedule.turn):
        own = _key(str(line.period), line.form, line.cell_id, line.rule_id)
        turns[own] += 1
        drafted.append(_drafted(scene, line, schedule, habits, turns[own]))
    if not scene.calendar.swaps_known(year):
        findings.append(Finding("calendar_unknown", Severity.WARNING, {"year": year}))
    drafted.sort(key=lambda line: (line.planned_on or line.deadline or Period.parse(line.period).last, line.form))
    return YearDraft(year, tuple(drafted), tuple(findings) + schedule.findings())


def _drafted(scene: Scene, line: Line, schedule: Schedule, habits: Mapping[Key, Habit], turn: int) -> DraftLine:
    """Return a line with its day, hour, place and chair, and why each is what it is."""
    why = [Reason("why_rule", {"article": line.article})] if line.article else []
    day, habit, lead = None, habits.get((line.form, line.cell_id)), None
    if line.form != TASK:
        day, because = schedule.place(line.form, line.period, line.cell_id, line.months)
        why += because
        lead, who = _lead(scene, line, day, habit)
        why += who
    usual = habit if day is not None else None
    if usual is not None and (usual.clock or usual.place):
        why.append(Reason("why_time_place", {"time": usual.clock or "", "place": usual.place or ""}))
    venue = scene.branch.venue if scene.branch and line.form != TASK else None
    return DraftLine(
        key="|".join((str(line.period), line.form, str(line.cell_id or ""), line.rule_id, str(turn))),
        period=str(line.period),
        form=line.form,
        rule_id=line.rule_id,
        cell_id=line.cell_id,
        cell=scene.cells().get(line.cell_id) if line.cell_id is not None else None,
        topic=line.topic,
        planned_on=day,
        planned_time=usual.clock if usual else None,
        place=(usual.place if usual else None) or venue,
        lead=lead,
        deadline=line.deadline,
        reasons=tuple(why),
    )


def _after_founding(scene: Scene, line: Line) -> bool:
    """Tell whether anything of the period lies after the founding: earlier nodes do not apply (C35)."""
    founded = scene.branch.founded_on if scene.branch else None
    return founded is None or line.period.last >= founded


def not_applicable(scene: Scene, day: date) -> frozenset[str]:
    """Return the forms whose conditions the branch does not meet on a day."""
    rules = [rule for rule in scene.rules.cadences(day) if not all(_holds(scene, one, day) for one in rule.applies_if)]
    return frozenset(rule.form for rule in rules)


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
    for period in whole.split(KINDS[cadence.period]):
        topic = _topic(scene, own, period, as_of) if cadence.period is Span.MONTH else None
        for cell_id in cells:
            for _ in range(cadence.min):
                yield Line(
                    period,
                    cadence.form,
                    cadence.id,
                    cell_id,
                    topic,
                    months or cadence.months,
                    article=cadence.article,
                )


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
            yield Line(period, TASK, node.id, topic=node.title, deadline=deadline, article=node.article)


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


def _row(line: DraftLine) -> PlanItemRow:
    return PlanItemRow(
        uid=uuid4().hex,
        period=line.period,
        form=line.form,
        topic=line.topic,
        planned_on=line.planned_on,
        planned_time=line.planned_time,
        place=line.place,
        lead=line.lead,
        cell_id=line.cell_id,
        deadline=line.deadline,
        source="rule",
        rule_id=line.rule_id,
        state=OPEN,
    )


def _lead(scene: Scene, line: Line, day: date | None, habit: Habit | None) -> tuple[str | None, tuple[Reason, ...]]:
    """Return who chairs: by office, or whoever chaired last year without holding it; a lecturer is never guessed."""
    form = scene.form(line.form, line.period.last)
    if day is None or form is None or form.lecture or not form.chair:
        return None, ()
    usual = habit.chair if habit is not None else None
    if usual is not None and usual not in _holders(scene, form.chair, line, _year_before(day)):
        here = next((member for member in scene.everybody_due(day) if member.id == usual), None)
        if here is not None:
            return here.name, (Reason("why_lead_last_year", {"name": here.name}),)
    holder = next(iter(_holders(scene, form.chair, line, day).values()), None)
    return holder, (Reason("why_lead_office", {"name": holder, "post": form.chair}),) if holder else ()


def _holders(scene: Scene, chair: str, line: Line, day: date) -> dict[int | None, str | None]:
    """Return who chairs by office on a day: the cell's leader, or whoever holds the post."""
    if line.cell_id is not None:
        return {cell.leader_id: cell.leader for cell in scene.people.cells(day) if cell.id == line.cell_id}
    return {post.member_id: post.member_name for post in scene.people.posts(day) if post.post == chair}


def _year_before(day: date) -> date:
    """Return the middle of the year before: whoever held the post then is asked, not who got it at its end."""
    return date(day.year - 1, 6, 30)
