"""Marks of people who were not on the roster that day: they can only come of a roster corrected afterwards."""

from __future__ import annotations

from smallbranch.kernel.periods import Period
from smallbranch.meetings.attendance import PRESENT
from smallbranch.meetings.rows import held_within, load_held
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.views import StrangerMark


def read_strangers(scene: Scene, period: Period) -> tuple[StrangerMark, ...]:
    """Return who is marked present in the period without being on the roster on the event's day, in time order."""
    held = load_held(scene.session, held_within(period.first, period.last))
    found = []
    for event, segment in held.pairs():
        day = event.start_at.date()
        here = {member.id for member in scene.people.everybody(day)}
        for mark in held.marks.get(segment.id, {}).values():
            if mark.state == PRESENT and mark.member_id not in here:
                name = scene.people.name(mark.member_id)
                found.append(StrangerMark(event.id, day, segment.form, mark.member_id, name))
    return tuple(found)
