"""The registers this part reads and writes, their fields, and their lists of choices by place."""

from __future__ import annotations

from smallbranch.packs.register_schema import RegisterDefinition
from smallbranch.registers.views import EntryView

YEARS, OPINIONS, ITEMS, GRADES, TALKS = "L19A", "L20", "L21", "L23", "L25"
EXCUSES = "L26A"
WORK_YEAR, HELD_ON, MEMBER = "work_year", "held_on", "member"
YEAR_DAYS = ("plan_reported_on", "study_on", "committee_on", HELD_ON, "decided_on", "confirmed_on", "reported_on")
BALLOTS = ("excellent", "qualified", "basic", "unqualified")
"""The fields of the ballots, best first: the grades stand in the register in the same order."""
LIFE, APPRAISAL = "organizational_life_meeting", "democratic_appraisal"
COMMITTEE, COMMITTEE_EVENT, COMMITTEE_ON = "branch_committee_meeting", "committee_event", "committee_on"
CLOSED, LASTING = 3, 4
"""Places of 已销号 and 长期坚持 among the states of a rectification item."""


def grades(register: RegisterDefinition) -> tuple[str, ...]:
    """Return the grades, best first; the last choice is that nobody is graded with (APPR-03)."""
    return choices(register, "grade")[:-1]


def ungraded(register: RegisterDefinition) -> str:
    """Return what stands in the place of a grade for a probationary member."""
    return choices(register, "grade")[-1]


def choices(register: RegisterDefinition, key: str) -> tuple[str, ...]:
    """Return the choices of a field."""
    field = register.field(key)
    return field.choices if field else ()


def work_year_of(view: EntryView) -> int | None:
    """Return the work year of an entry: the one written in it, else the year of its day (C38)."""
    text = view.values.get(WORK_YEAR, "")
    if text.isdecimal():
        return int(text)
    return view.on_day.year if view.on_day else None


def number(view: EntryView | None, key: str) -> int | None:
    """Return a whole number of an entry, None while it is empty."""
    text = view.values.get(key, "") if view else ""
    return int(text) if text.isdecimal() else None
