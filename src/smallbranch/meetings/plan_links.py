"""Which line of the plan a meeting fulfils. A link across periods is never guessed (C17)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.periods import Period
from smallbranch.meetings.model import EventRow, PlanItemRow, SegmentRow

OPEN = "open"
POSTPONED = "postponed"


def link_to_plan(session: Session, event: EventRow, rows: Iterable[SegmentRow]) -> Iterator[Finding]:
    """Link each segment without a link to an open line of its form whose period holds its day, and say so."""
    day = event.start_at.date()
    for row in rows:
        if row.plan_item_id is not None:
            _check(session, row)
            continue
        item = _open_item(session, row, day)
        if item is not None:
            row.plan_item_id = item.id
            params = {"form": row.form, "period": item.period}
            yield Finding("plan_item_linked", Severity.INFO, params, Subject("plan_item", item.id))
    session.flush()


def _check(session: Session, row: SegmentRow) -> None:
    item = session.get(PlanItemRow, row.plan_item_id)
    if item is not None and item.form != row.form:
        raise InvalidInput({f"segments.{row.position - 1}.plan_item_id": "other_form"})


def _open_item(session: Session, row: SegmentRow, day: date) -> PlanItemRow | None:
    taken = select(SegmentRow.plan_item_id).where(SegmentRow.plan_item_id.is_not(None))
    wanted = select(PlanItemRow).where(
        PlanItemRow.form == row.form,
        PlanItemRow.cell_id.is_(None) if row.cell_id is None else PlanItemRow.cell_id == row.cell_id,
        PlanItemRow.state.in_((OPEN, POSTPONED)),
        PlanItemRow.id.not_in(taken),
    )
    items = [item for item in session.scalars(wanted).all() if _fits(item.period, row, day)]
    return min(items, key=lambda item: (_distance(item, day), item.id), default=None)


def _fits(period: str, row: SegmentRow, day: date) -> bool:
    if row.makes_up is not None:
        return period == str(Period.parse(row.makes_up))
    if row.work_year is not None and row.work_year != day.year:
        return period == str(row.work_year)
    return Period.parse(period).contains(day)


def _distance(item: PlanItemRow, day: date) -> int:
    return abs(((item.planned_on or Period.parse(item.period).last) - day).days)
