"""Read a work year from roster, meetings and registers; everything the guide, the prints and the checks look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from smallbranch.appraisal import arithmetic, fields, rectification
from smallbranch.appraisal.coverage import coverage
from smallbranch.appraisal.views import AppraisalRow, AppraisalYear, Cap, Coverage, Item
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.meetings.service import MeetingsService
from smallbranch.meetings.views import EventLine
from smallbranch.packs.loader import Packs
from smallbranch.registers.service import RegistersService
from smallbranch.registers.views import EntryView
from smallbranch.roster.categories import FULL
from smallbranch.roster.service import RosterService
from smallbranch.roster.views import MemberView
from smallbranch.roster.words import word

BASE, ONE_IN, RATED = "appraisal_excellent_base", "appraisal_excellent_one_in", "rated_members"
_YEARS_AFTER = 1  # the meeting of a work year is held in it or in the year after
_STATES = {"lost_contact": "失去联系"}  # the word of its code is the question in the roster
_LATEST = (3, 31)  # as long as nothing tells its day, those who are members when it is held at the latest are appraised


class Reader(Struct, frozen=True):
    """The sources; every question may be asked inside a write by its session."""

    roster: RosterService
    meetings: MeetingsService
    registers: RegistersService
    packs: Packs

    # ── the entries ──────────────────────────────────────────────────────────────────────────────────────────

    def year_entry(self, work_year: int, session: Any = None) -> EntryView | None:
        """Return what was written down of a work year; of several the last."""
        found = self.of_year(fields.YEARS, work_year, session)
        return max(found, key=lambda view: view.id, default=None)

    def of_year(self, register: str, work_year: int, session: Any = None) -> tuple[EntryView, ...]:
        """Return the entries of a register that belong to a work year."""
        entries = self.registers.entries(register, session=session)
        return tuple(view for view in entries if fields.work_year_of(view) == work_year)

    def events(self, work_year: int, session: Any = None) -> tuple[EventLine, ...]:
        """Return the recorded meetings and appraisals of a work year, in whatever year they were held (C38)."""
        forms = (fields.LIFE, fields.APPRAISAL)
        lines = (line for line in self._lines(work_year, session) if line.form in forms)
        return tuple(line for line in lines if (line.work_year or line.held_on.year) == work_year)

    def committee_meetings(self, work_year: int, session: Any = None) -> tuple[EventLine, ...]:
        """Return the committee meetings on record that a work year's check may have been made at."""
        return tuple(line for line in self._lines(work_year, session) if line.form == fields.COMMITTEE)

    def committee_on(self, work_year: int, entry: EntryView | None) -> date | None:
        """Return the day of the committee's check: of the meeting it is linked to, else the one written down."""
        linked = fields.number(entry, fields.COMMITTEE_EVENT)
        held = (line.held_on for line in self.committee_meetings(work_year) if line.event_id == linked)
        text = entry.values.get(fields.COMMITTEE_ON, "") if entry else ""
        return next(held, date.fromisoformat(text) if text else None)

    def _lines(self, work_year: int, session: Any) -> Iterator[EventLine]:
        for year in range(work_year, work_year + _YEARS_AFTER + 1):
            yield from self.meetings.events(Period(year, PeriodKind.YEAR), session=session)

    # ── the appraisal ────────────────────────────────────────────────────────────────────────────────────────

    def day_of(self, work_year: int, today: date, entry: EntryView | None, session: Any = None) -> date:
        """Return the day whose members are appraised: of the ballots, else of the meeting, else the latest there is."""
        if entry is not None and entry.on_day is not None:
            return entry.on_day
        held = [line.held_on for line in self.events(work_year, session)]
        if held:
            return max(held)
        entered = [view.on_day for view in self.of_year(fields.GRADES, work_year, session) if view.on_day]
        return max(entered, default=min(today, date(work_year + _YEARS_AFTER, *_LATEST)))

    def appraisal(self, work_year: int, today: date, session: Any = None) -> AppraisalYear:
        """Return the appraisal of a work year: every member of its day, whether anything was entered or not."""
        entry = self.year_entry(work_year, session)
        day = self.day_of(work_year, today, entry, session)
        entered = {view.values.get(fields.MEMBER, ""): view for view in self.of_year(fields.GRADES, work_year, session)}
        members = list(self.roster.members(day, session=session))
        known = {one.id for one in members}
        gone = [int(who) for who in entered if who.isdecimal() and int(who) not in known]
        members += [self.roster.member(who, day, session=session) for who in gone]
        rows = self._rows(members, entered)
        issued, returned, valid = (fields.number(entry, key) for key in ("issued", "returned", "valid"))
        cap = self._cap(rows, len(known), day)
        return AppraisalYear(work_year, day, entry, issued, returned, valid, rows, cap)

    def _rows(self, members: Sequence[MemberView], entered: Mapping[str, EntryView]) -> tuple[AppraisalRow, ...]:
        names = fields.grades(self.registers.register(fields.GRADES))
        found = {one.id: entered.get(str(one.id)) for one in members}
        votes = {who: _votes(view) for who, view in found.items()}
        best = {who: counts[0] for who, counts in votes.items() if counts is not None}
        places = arithmetic.ranks(best)
        return tuple(_row(one, found[one.id], votes[one.id], places.get(one.id), names) for one in members)

    def _cap(self, rows: Sequence[AppraisalRow], members: int, day: date) -> Cap:
        rules = self.packs.rules
        names = fields.grades(self.registers.register(fields.GRADES))
        rated = sum(row.grade in names for row in rows)
        base = rated if rules.setting_text(BASE, day) == RATED else members
        graded = sum(row.grade == names[0] for row in rows)
        return Cap(base, arithmetic.cap(base, rules.setting_int(ONE_IN, day)), graded, rules.setting(ONE_IN, day))

    # ── talks and lists ──────────────────────────────────────────────────────────────────────────────────────

    def coverage(self, work_year: int, as_of: date) -> Coverage:
        """Return who has talked with whom for a work year, among those of a day."""
        members = self.roster.due_members(as_of)
        leading = self.roster.due_members(as_of, committee=True)
        talks = self.of_year(fields.TALKS, work_year)
        return coverage(members, leading, talks, self._excused(work_year, members, as_of), self.packs.rules, as_of)

    def _excused(self, work_year: int, members: Sequence[MemberView], as_of: date) -> dict[int, str]:
        rules = self.packs.rules
        kinds, states = (
            texts(self.packs, "talk_excused_absences", as_of),
            texts(self.packs, "talk_excused_states", as_of),
        )
        titles = {kind.id: kind.title for kind in rules.absence_kinds(as_of)}
        away = self.roster.absences(Period(work_year, PeriodKind.YEAR))
        found = {one.member_id: titles.get(one.kind, one.kind) for one in away if one.kind in kinds}
        lost = {one.id: _STATES.get(state) or word(state) for one in members for state in one.states if state in states}
        entered = {
            int(view.values[fields.MEMBER]): view.values.get("reason", "")
            for view in self.of_year(fields.EXCUSES, work_year)
            if view.values.get(fields.MEMBER, "").isdecimal()
        }
        return found | lost | entered

    def items(self, as_of: date) -> tuple[Item, ...]:
        """Return every rectification item of meetings and appraisals."""
        register = self.registers.register(fields.ITEMS)
        sources = texts(self.packs, "rectification_sources", as_of)
        return rectification.items(register, self.registers.entries(fields.ITEMS), sources)


def texts(packs: Packs, key: str, as_of: date) -> tuple[str, ...]:
    """Return a setting that lists texts; a branch may have written it with 、 between."""
    value = packs.rules.setting(key, as_of).value
    return value if isinstance(value, tuple) else tuple(str(value).replace("、", " ").split())


def _votes(view: EntryView | None) -> tuple[int, ...] | None:
    counts = [fields.number(view, key) for key in fields.BALLOTS]
    return None if all(count is None for count in counts) else tuple(count or 0 for count in counts)


def _row(
    member: MemberView, view: EntryView | None, votes: tuple[int, ...] | None, rank: int | None, names: Sequence[str]
) -> AppraisalRow:
    said = view.values if view else {}
    back = said.get("fed_back_on", "")
    return AppraisalRow(
        member.id,
        member.name,
        member.label,
        member.member_category,
        member.member_category == FULL,
        view.id if view else None,
        said.get("self_grade", ""),
        votes,
        tuple(names[at] for at in arithmetic.leading(votes or ())),
        rank,
        said.get("grade", ""),
        said.get("reason", ""),
        said.get("superior", ""),
        date.fromisoformat(back) if back else None,
    )
