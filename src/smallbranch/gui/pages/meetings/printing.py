"""What the page of ledgers is asked to print for a meeting, without Qt."""

from __future__ import annotations

from datetime import date
from typing import Final

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.meetings.draft import MeetingDraft
from smallbranch.kernel.periods import quarter_of, year_of
from smallbranch.meetings.plan import TASK
from smallbranch.meetings.views import EventView, PlanItemView

SIGN_IN: Final = "L16A"
_OFF: Final = ("cancelled", "not_applicable")


def sign_in_target(ctx: AppContext, draft: MeetingDraft, at: int) -> dict[str, object] | None:
    """Return the sign-in sheet of a segment being written; None without a day.

    Before the day a meeting is planned for, the sheet is that of the planned day, whatever day stands in the record.
    """
    if draft.day is None:
        return None
    part = draft.segments[at]
    planned = _planned(ctx, part.plan_item_id, draft.day) if draft.event_id is None else None
    if planned is not None:
        return _target(planned, {"plan_item": str(part.plan_item_id)})
    given = {
        "form": part.form,
        "day": draft.day.isoformat(),
        "cell": str(part.cell_id or ""),
        "time": draft.start.strip(),
        "topic": part.topic.strip() or draft.title.strip(),
        "place": draft.place.strip(),
    }
    return _target(draft.day, {name: value for name, value in given.items() if value})


def _planned(ctx: AppContext, item_id: int | None, day: date) -> date | None:
    """Return the day a plan line waits for, when it lies after the day given."""
    items = ctx.meetings.plan(year_of(day)) if item_id is not None else ()
    found = next((item.planned_on for item in items if item.id == item_id), None)
    return found if found is not None and found > day else None


def sign_in_of_plan(item: PlanItemView) -> dict[str, object] | None:
    """Return the sign-in sheet of a planned meeting; None for what has no day yet, or is no meeting to come to."""
    if item.planned_on is None or item.form == TASK or item.event_id is not None or item.state in _OFF:
        return None
    return _target(item.planned_on, {"plan_item": str(item.id)})


def sign_in_of(event: EventView) -> dict[str, object]:
    """Return the sign-in sheets of a recorded event, one for each circle of people."""
    return _target(event.start_at.date(), {"event": str(event.id)})


def _target(day: date, given: dict[str, str]) -> dict[str, object]:
    return {"ledger": SIGN_IN, "period": str(quarter_of(day)), "params": given}
