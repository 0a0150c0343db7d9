"""What happens to one line of the plan: moved, done, open again, or not due at all. Each is one step of its own."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from sqlalchemy import select

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import CompletePlanItem, MovePlanItem, ReopenPlanItem, SetNotApplicable
from smallbranch.meetings.drafting import KINDS
from smallbranch.meetings.model import EventRow, PlanItemRow, SegmentRow
from smallbranch.meetings.plan import OPEN, TASK, day_findings, find_item, needed_reason, note_move, refuse_held
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.texts import clean
from smallbranch.store.dispatch import Handled

NOT_APPLICABLE = "not_applicable"
_MOVED = (OPEN, "postponed")


def move_item(scene: Scene, command: MovePlanItem) -> Handled[int]:
    """Move a line that is not held yet to another day, and what goes along."""
    found: list[Finding] = []
    for item_id in dict.fromkeys((command.plan_item_id, *command.along)):
        row = find_item(scene.session, item_id)
        refuse_held(scene.session, row)
        if row.state not in _MOVED:
            raise Refused("plan_item_not_open")
        note_move(row, command.planned_on, command.reason)
        row.state, row.reason = OPEN, None
        scene.session.flush()
        found += day_findings(scene, row)
    return Handled(command.plan_item_id, tuple(found))


def reopen_item(scene: Scene, command: ReopenPlanItem) -> Handled[int]:
    """Open a line again, whatever closed it by hand."""
    row = find_item(scene.session, command.plan_item_id)
    row.state, row.reason = OPEN, None
    row.done_on = row.evidence = row.evidence_id = None
    return Handled(row.id)


def complete_item(scene: Scene, command: CompletePlanItem, today: date) -> Handled[int]:
    """Note that a task is done; a meeting is done by its record, never by a tick."""
    row = find_item(scene.session, command.plan_item_id)
    if row.form != TASK:
        raise Refused("plan_item_needs_record")
    if command.evidence_id is not None and scene.session.get(EventRow, command.evidence_id) is None:
        raise InvalidInput({"evidence_id": "unknown_event"})
    row.state, row.reason = OPEN, None
    row.done_on, row.evidence, row.evidence_id = command.done_on, clean(command.evidence), command.evidence_id
    subject = Subject("plan_item", row.id, "done_on")
    late = [Finding("event_in_future", Severity.WARNING, {"day": command.done_on}, subject)]
    return Handled(row.id, tuple(late if command.done_on > today else ()))


def set_not_applicable(scene: Scene, command: SetNotApplicable) -> Handled[int]:
    """Set the line of a node aside, or add one that says why nothing is due; the value is its id."""
    period, reason = Period.parse(command.period), needed_reason(command.reason)
    if command.form == TASK or scene.form(command.form, period.last) is None:
        raise InvalidInput({"form": "unknown_form"})
    spans = {KINDS[rule.period] for rule in scene.rules.cadences(period.last) if rule.form == command.form}
    if spans and period.kind not in spans:
        raise InvalidInput({"period": "other_span"})
    if command.cell_id is not None and command.cell_id not in scene.cells():
        raise InvalidInput({"cell_id": "unknown_cell"})
    rows = _standing(scene, command, period)
    if not rows:
        rule = next((rule for rule in scene.rules.cadences(period.last) if rule.form == command.form), None)
        rows = [
            PlanItemRow(
                uid=uuid4().hex,
                period=str(period),
                form=command.form,
                cell_id=command.cell_id,
                source="hand",
                rule_id=rule.id if rule else None,
            )
        ]
        scene.session.add(rows[0])
    for row in rows:
        row.state, row.reason = NOT_APPLICABLE, reason
    scene.session.flush()
    return Handled(rows[0].id)


def _standing(scene: Scene, command: SetNotApplicable, period: Period) -> list[PlanItemRow]:
    """Return the lines of the node that no meeting fulfils."""
    cell = PlanItemRow.cell_id
    wanted = select(PlanItemRow).where(
        PlanItemRow.period == str(period),
        PlanItemRow.form == command.form,
        cell.is_(None) if command.cell_id is None else cell == command.cell_id,
        PlanItemRow.id.not_in(select(SegmentRow.plan_item_id).where(SegmentRow.plan_item_id.is_not(None))),
    )
    return list(scene.session.scalars(wanted.order_by(PlanItemRow.id)))
