"""Who was at what in a period, and the two attendance rates: as it was, and after make-ups (C15)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from smallbranch.kernel.periods import Period
from smallbranch.meetings.attendance import NOT_RECORDED, OFFICIAL, PRESENT
from smallbranch.meetings.model import EventRow, SegmentRow
from smallbranch.meetings.rows import Held, held_within, load_held
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.views import MatrixColumn, MatrixRow, MatrixView
from smallbranch.packs.rulebook import UnknownRule
from smallbranch.roster.views import MemberView

NOT_DUE = "not_applicable"
MADE_UP = "makeup"
_OFFICIAL_RULE = "attendance_rate_official_absence"

Pair = tuple[EventRow, SegmentRow]
Due = Mapping[int, Mapping[int, MemberView]]
"""By segment, who was due."""


def read_matrix(scene: Scene, period: Period, forms: Collection[str] | None = None) -> MatrixView:
    """Return a column for each segment anybody was due at, and a row for each member of the period."""
    held = load_held(scene.session, held_within(period.first, period.last))
    pairs = [(event, row) for event, row in held.pairs() if forms is None or row.form in forms]
    due: Due = {row.id: _due(scene, event, row) for event, row in pairs}
    pairs = [(event, row) for event, row in pairs if due[row.id]]
    official = _official(scene, period.last)
    rows = [_row(held, pairs, due, member, official) for member in _people(scene, period, due)]
    return MatrixView(tuple(_column(held, event, row) for event, row in pairs), tuple(rows))


def _due(scene: Scene, event: EventRow, row: SegmentRow) -> dict[int, MemberView]:
    return {member.id: member for member in scene.due(row.form, event.start_at.date(), row.cell_id)}


def _people(scene: Scene, period: Period, due: Due) -> list[MemberView]:
    """Return the members of the last day in roster order, then those who left before it."""
    people = {member.id: member for member in scene.everybody_due(period.last)}
    for members in due.values():
        for member in members.values():
            people.setdefault(member.id, member)
    return list(people.values())


def _column(held: Held, event: EventRow, row: SegmentRow) -> MatrixColumn:
    several = len(held.segments[event.id]) > 1
    key = f"e{event.id}s{row.position}" if several else f"e{event.id}"
    return MatrixColumn(key, event.id, row.id, event.start_at.date(), row.form, row.cell_id)


def _row(held: Held, pairs: Sequence[Pair], due: Due, member: MemberView, official: str) -> MatrixRow:
    states = tuple(_state(held, row, member.id, due) for _, row in pairs)
    recorded = [state for state in states if state not in (NOT_DUE, NOT_RECORDED)]
    original = [_original(held, row, member.id, state) for (_, row), state in zip(pairs, states, strict=True)]
    away_on_duty = original.count(OFFICIAL)
    present, made_up = states.count(PRESENT), states.count(MADE_UP)
    base = len(recorded) - (away_on_duty if official == "excluded" else 0)
    counted = present + (away_on_duty if official == "counted_present" else 0)
    # Under "excluded" an absence on duty is out of the base, so its make-up must not be counted on top of it.
    regained = sum(
        state == MADE_UP and (official == "counted_absent" or first != OFFICIAL)
        for state, first in zip(states, original, strict=True)
    )
    return MatrixRow(
        member_id=member.id,
        name=member.label,
        states=states,
        due_count=len(recorded),
        present_count=present,
        made_up_count=made_up,
        rate_base=base,
        rate_present=counted,
        rate_after_makeup=counted + regained,
        waived_count=sum(_is_waived(held, row, member.id) for _, row in pairs),
    )


def _state(held: Held, row: SegmentRow, member_id: int, due: Due) -> str:
    if member_id not in due[row.id]:
        return NOT_DUE
    mark = held.marks.get(row.id, {}).get(member_id)
    if mark is None:
        return NOT_RECORDED
    makeup = held.makeups.get(mark.id)
    made_up = makeup is not None and makeup.done_on is not None
    return MADE_UP if made_up and mark.state not in (PRESENT, NOT_RECORDED) else mark.state


def _is_waived(held: Held, row: SegmentRow, member_id: int) -> bool:
    mark = held.marks.get(row.id, {}).get(member_id)
    makeup = held.makeups.get(mark.id) if mark is not None and mark.state not in (PRESENT, NOT_RECORDED) else None
    return makeup is not None and bool(makeup.waived)


def _original(held: Held, row: SegmentRow, member_id: int, state: str) -> str:
    """Return the state before any make-up."""
    return str(held.marks[row.id][member_id].state) if state == MADE_UP else state


def _official(scene: Scene, day: date) -> str:
    """Return how absence on duty enters the rate: excluded, counted_absent or counted_present (C42)."""
    try:
        return scene.rules.setting_text(_OFFICIAL_RULE, day)
    except UnknownRule:
        return "excluded"
