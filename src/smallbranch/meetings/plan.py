"""Lines of the plan: added, changed, cancelled by hand."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import AddPlanItem, CancelPlanItem, ChangePlanItem
from smallbranch.meetings.model import PlanItemRow, SegmentRow
from smallbranch.meetings.noticing import WEEKEND
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.texts import clean
from smallbranch.meetings.views import PlanItemView
from smallbranch.packs.schema import Due
from smallbranch.store.dispatch import Handled

OPEN = "open"
TASK = "task"
"""The form of a line that is no meeting: a report, a review, a collection."""
_STATES = ("cancelled", "postponed", "not_applicable")


def add_item(scene: Scene, command: AddPlanItem) -> Handled[int]:
    """Add a line; the value is its id."""
    period = Period.parse(command.period)
    if command.form != TASK and scene.form(command.form, period.last) is None:
        raise InvalidInput({"form": "unknown_form"})
    if command.form == TASK and clean(command.topic or "") is None:
        raise InvalidInput({"topic": "required"})
    if command.cell_id is None and _of_a_cell(scene, command.form, period):
        raise InvalidInput({"cell_id": "required"})
    if command.cell_id is not None and command.cell_id not in scene.cells():
        raise InvalidInput({"cell_id": "unknown_cell"})
    row = PlanItemRow(uid=uuid4().hex, state=OPEN, **_values(command) | {"period": str(period)})
    scene.session.add(row)
    scene.session.flush()
    return Handled(row.id, tuple(day_findings(scene, row)))


def _of_a_cell(scene: Scene, form_id: str, period: Period) -> bool:
    """Tell whether a form is a cell's: without its cell no record could ever be held against the line."""
    form = scene.form(form_id, period.last)
    return form is not None and form.due is Due.CELL


def change_item(scene: Scene, command: ChangePlanItem) -> Handled[int]:
    """Change a line; fields that are None stay, an empty text clears. A postponed line with a new day is open again."""
    row = find_item(scene.session, command.plan_item_id)
    if row.form == TASK and command.topic is not None and clean(command.topic) is None:
        raise InvalidInput({"topic": "required"})
    given = {name: value for name, value in _given(command).items() if name not in ("plan_item_id", "reason", "along")}
    if command.planned_on is not None:
        note_move(row, command.planned_on, command.reason)
        for item_id in command.along:
            other = find_item(scene.session, item_id)
            refuse_held(scene.session, other)
            note_move(other, command.planned_on, command.reason)
            if other.state == "postponed":
                other.state, other.reason = OPEN, None
    for name, value in given.items():
        setattr(row, name, clean(value) if isinstance(value, str) else value)
    if command.planned_on is not None and row.state == "postponed":
        row.state, row.reason = OPEN, None
    scene.session.flush()
    return Handled(row.id, tuple(day_findings(scene, row)) if "planned_on" in given else ())


def cancel_item(scene: Scene, command: CancelPlanItem) -> Handled[int]:
    """Cancel, postpone or set aside a line with its reason."""
    row = find_item(scene.session, command.plan_item_id)
    if command.state not in _STATES:
        raise InvalidInput({"state": "unknown_state"})
    row.state, row.reason = command.state, needed_reason(command.reason)
    return Handled(row.id)


def find_item(session: Session, plan_item_id: int) -> PlanItemRow:
    """Return a line; raise `InvalidInput` when there is none."""
    row = session.get(PlanItemRow, plan_item_id)
    if row is None:
        raise InvalidInput({"plan_item_id": "unknown_plan_item"})
    return row


def note_move(row: PlanItemRow, day: date, reason: str | None) -> None:
    """Give a line another day. The first planned day stays on record; moved back to it, nothing was moved."""
    before, row.planned_on = row.moved_from or row.planned_on, day
    moved = before is not None and before != day
    row.moved_from = before if moved else None
    row.move_reason = (clean(reason) or row.move_reason) if moved else None


def refuse_held(session: Session, row: PlanItemRow) -> None:
    """Raise `Refused` for a line that is done: its day is that of its record."""
    held = select(SegmentRow.id).where(SegmentRow.plan_item_id == row.id)
    if row.done_on is not None or session.scalars(held).first() is not None:
        raise Refused("plan_item_done")


def needed_reason(text: str) -> str:
    """Return a reason cleaned; raise `InvalidInput` when it says nothing."""
    reason = clean(text)
    if reason is None:
        raise InvalidInput({"reason": "required"})
    return reason


def read_plan(scene: Scene, period: Period) -> tuple[PlanItemView, ...]:
    """Return the lines whose period lies in or around the period asked for, by time."""
    near = select(PlanItemRow).where(PlanItemRow.period.startswith(str(period.year)))
    rows = [row for row in scene.session.scalars(near).all() if _meets(Period.parse(row.period), period)]
    links = select(SegmentRow.plan_item_id, SegmentRow.event_id).where(SegmentRow.plan_item_id.is_not(None))
    done = {item_id: event_id for item_id, event_id in scene.session.execute(links.order_by(SegmentRow.id.desc()))}
    rows.sort(key=_order)
    return tuple(_view(scene, row, done.get(row.id)) for row in rows)


def _meets(item: Period, asked: Period) -> bool:
    return item.first <= asked.last and asked.first <= item.last


def _order(row: PlanItemRow) -> tuple[date, str, int, int]:
    return row.planned_on or Period.parse(row.period).last, row.form, row.cell_id or 0, row.id


def _view(scene: Scene, row: PlanItemRow, event_id: int | None) -> PlanItemView:
    shown: dict[str, Any] = {name: getattr(row, name, None) for name in PlanItemView.__struct_fields__}
    cell = scene.cells().get(row.cell_id) if row.cell_id is not None else None
    return PlanItemView(**(shown | {"cell": cell, "event_id": event_id}))


def _values(command: AddPlanItem) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in asdict(command).items()}


def _given(command: Struct) -> dict[str, Any]:
    return {name: value for name, value in asdict(command).items() if value is not None}


def day_findings(scene: Scene, row: PlanItemRow) -> list[Finding]:
    """Return what is odd about the day a line is planned on."""
    day = row.planned_on
    if day is None:
        return []
    subject, found = Subject("plan_item", row.id, "planned_on"), []
    if not Period.parse(row.period).contains(day):
        found.append(Finding("planned_outside_period", Severity.WARNING, {"day": day, "period": row.period}, subject))
    if not scene.calendar.is_workday(day):
        params = {"day": day, "holiday": scene.calendar.holiday_name(day) or WEEKEND}
        found.append(Finding("on_day_off", Severity.INFO, params, subject))
    if not scene.calendar.swaps_known(day.year):
        found.append(Finding("calendar_unknown", Severity.INFO, {"year": day.year}, subject))
    return found
