"""Guests with a relation elsewhere (C22): our meetings they were at belong in the register of double life, once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from smallbranch.kernel import names
from smallbranch.kernel.periods import Period
from smallbranch.meetings.service import MeetingsService
from smallbranch.registers.commands import AddEntry
from smallbranch.registers.service import RegistersService
from smallbranch.roster.service import RosterService
from smallbranch.roster.timeline import GUEST

REGISTER: Final = "L38"
_FORMS: Final[Mapping[str, str]] = {
    "general_membership_meeting": "党员大会",
    "cell_meeting": "党小组会",
    "theme_party_day": "主题党日",
    "organizational_life_meeting": "组织生活会",
    "party_lecture": "党课",
}


def missing_entries(
    roster: RosterService, meetings: MeetingsService, registers: RegistersService, period: Period
) -> tuple[AddEntry, ...]:
    """Return the entries the register lacks: guests of the roster whom minutes of the period name as present."""
    known = {(one.values.get("on"), one.values.get("member")) for one in registers.entries(REGISTER, period)}
    own, found = roster.branch().name, []
    for event in meetings.event_views(period):
        day = event.start_at.date()
        guests = {
            names.fold(one.name): one for one in roster.members(day, include_guests=True) if one.relation == GUEST
        }
        for part in event.segments:
            for present in part.guests:
                person = guests.get(names.fold(present.name))
                place = (day.isoformat(), str(person.id)) if person is not None else None
                if person is None or place is None or place in known:
                    continue
                known.add(place)
                values = {
                    "on": place[0],
                    "member": place[1],
                    "post": person.admin_post or present.role or "—",
                    "branch": own,
                    "form": _FORMS.get(part.form, "其他"),
                    "ordinary": "是",
                }
                found.append(AddEntry(register=REGISTER, values=values))
    return tuple(found)
