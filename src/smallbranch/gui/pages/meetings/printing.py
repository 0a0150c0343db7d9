"""What the page of ledgers is asked to print for a meeting, without Qt."""

from __future__ import annotations

from datetime import date
from typing import Final

from smallbranch.gui.pages.meetings.draft import MeetingDraft
from smallbranch.kernel.periods import quarter_of
from smallbranch.meetings.views import EventView

SIGN_IN: Final = "L16A"


def sign_in_target(draft: MeetingDraft, at: int) -> dict[str, object] | None:
    """Return the sign-in sheet of a segment being written; None without a day."""
    if draft.day is None:
        return None
    part = draft.segments[at]
    given = {
        "form": part.form,
        "day": draft.day.isoformat(),
        "cell": str(part.cell_id or ""),
        "time": draft.start.strip(),
        "topic": part.topic.strip() or draft.title.strip(),
        "place": draft.place.strip(),
    }
    return _target(draft.day, {name: value for name, value in given.items() if value})


def sign_in_of(event: EventView) -> dict[str, object]:
    """Return the sign-in sheets of a recorded event, one for each circle of people."""
    return _target(event.start_at.date(), {"event": str(event.id)})


def _target(day: date, given: dict[str, str]) -> dict[str, object]:
    return {"ledger": SIGN_IN, "period": str(quarter_of(day)), "params": given}
