"""What one session sees around a meeting: who is due on a day, the forms, names, the calendar.

Who is due is asked of the roster as of the event's own day, never stored or typed (C04, C14).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from msgspec import Struct, field
from sqlalchemy.orm import Session

from smallbranch.meetings.attendance import Entry, known_absences
from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.packs.rulebook import RuleBook, UnknownRule
from smallbranch.packs.schema import Due, MeetingForm
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.views import BranchView, MemberView

Circle = tuple[date, bool, int | None]
"""The day, committee or not, and the cell if it is one cell's meeting."""


class Scene(Struct):
    """Answers for one session; what was asked once is remembered."""

    session: Session
    people: Timeline
    rules: RuleBook
    calendar: HolidayCalendar
    branch: BranchView | None
    _due: dict[Circle, tuple[MemberView, ...]] = field(default_factory=dict)

    def form(self, form_id: str, day: date) -> MeetingForm | None:
        """Return the form as the packs have it on a day."""
        return self.rules.form(form_id, day)

    def due(self, form_id: str, day: date, cell_id: int | None) -> tuple[MemberView, ...]:
        """Return the members due, in roster order. A meeting held in a cell expects the cell, whatever its form."""
        form = self.form(form_id, day)
        if form is not None and form.due is Due.NONE:
            return ()
        committee = form is not None and form.due is Due.COMMITTEE and cell_id is None
        return self._circle((day, committee, cell_id))

    def everybody_due(self, day: date) -> tuple[MemberView, ...]:
        """Return the members due at a meeting of the whole branch."""
        return self._circle((day, False, None))

    def _circle(self, key: Circle) -> tuple[MemberView, ...]:
        if key not in self._due:
            day, committee, cell_id = key
            self._due[key] = self.people.due_members(day, cell_id=cell_id, committee=committee)
        return self._due[key]

    def absences(self, day: date, at: time | None = None) -> dict[int, Entry]:
        """Return what known absences say about a day, or about an hour of it, by member."""
        return known_absences(self.people.absences(day, day), self.rules, day, at)

    def half_days(self, day: date) -> dict[int, str]:
        """Return who is known to be away for half of a day: morning or afternoon, by member."""
        return {one.member_id: one.half for one in self.people.absences(day, day) if one.half is not None}

    def member_ids(self) -> frozenset[int]:
        """Return the ids of everybody who was ever on the roster."""
        return frozenset(row.id for row in self.people.snapshot.members)

    def name(self, member_id: int | None) -> str | None:
        """Return the name of a person, whether still on the roster or not."""
        return None if member_id is None else self.people.name(member_id)

    def cells(self) -> Mapping[int, str]:
        """Return the name of every cell there ever was."""
        return {row.id: row.name for row in self.people.snapshot.cells}

    def setting(self, key: str, day: date, default: int) -> int:
        """Return a whole-number setting of the packs, or the default where no pack sets it."""
        try:
            return self.rules.setting_int(key, day)
        except UnknownRule:
            return default
