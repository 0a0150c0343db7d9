"""An attendance sheet by exception, without Qt: all present, known absences filled in, marks set by short codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from unicodedata import normalize

from smallbranch.gui.pages.meetings.times import read_time
from smallbranch.kernel import names
from smallbranch.meetings.attendance import ABSENT, NOT_RECORDED, OFFICIAL, ON_LEAVE, PRESENT, Count
from smallbranch.meetings.commands import Mark
from smallbranch.meetings.views import AttendanceView, DueMember
from smallbranch.packs.rulebook import RuleBook

STATES: Final = (PRESENT, ON_LEAVE, OFFICIAL, ABSENT, NOT_RECORDED)
"""The states in the order of their digits, 1 to 5."""
_NUMBERS: Final = re.compile(r"(\d+)(?:[\s.,，、/-]+(\d{0,2}))?")
_WORDS: Final = re.compile(r"([^\d\s]+)[\s]*(\d{0,2})")
_TIMES: Final = re.compile(r"(.*?)((?:[+-](?:\d{1,2}[:.点]\d{2}|\d{3,4}))+)")
_ONE_TIME: Final = re.compile(r"([+-])(\d{1,2}[:.点]\d{2}|\d{3,4})")
_MOST_REASONS: Final = 9


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One member due; `usual` is what is stored about the member when nobody marks anything."""

    member_id: int
    row_no: int
    label: str
    initials: str
    votes: bool
    state: str
    reason: str | None
    provenance: str
    usual: tuple[str, str | None]
    arrived_at: str | None = None
    left_at: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a typed line would do; without `row` it does nothing, `problem` says why: nobody, several, code, time."""

    row: SheetRow | None = None
    state: str = ""
    reason: str | None = None
    arrived_at: str | None = None
    left_at: str | None = None
    problem: str = ""
    candidates: tuple[SheetRow, ...] = ()


def reasons_by_state(rules: RuleBook, day: date) -> dict[str, tuple[str, ...]]:
    """Return the absence kinds of the packs for each state; their digits are their places, from 1."""
    found: dict[str, list[str]] = {state: [] for state in STATES}
    for kind in rules.absence_kinds(day):
        found.setdefault(OFFICIAL if kind.official else kind.state, []).append(kind.id)
    return {state: tuple(kinds[:_MOST_REASONS]) for state, kinds in found.items()}


class Sheet:
    """The rows of one circle of people on one day; changing a row is all that ever happens to it."""

    def __init__(self, rows: Iterable[SheetRow] = (), reasons: Mapping[str, Sequence[str]] | None = None) -> None:
        self.rows = list(rows)
        self.reasons = dict(reasons or {})

    @staticmethod
    def of(
        due: Iterable[DueMember], reasons: Mapping[str, Sequence[str]], stored: Iterable[AttendanceView] = ()
    ) -> Sheet:
        """Make the sheet of a meeting to be recorded, or with what is stored of one recorded before."""
        rows = [_row(member) for member in due]
        by_id = {mark.member_id: mark for mark in stored}
        return Sheet((_with_stored(row, by_id.get(row.member_id)) for row in rows), reasons)

    def refreshed(self, due: Iterable[DueMember]) -> Sheet:
        """Return the sheet for other people or another day; what was marked by hand is kept for who is still due."""
        marked = {row.member_id: row for row in self.rows if row.provenance == "hand"}
        return Sheet((_with_hand(_row(member), marked.get(member.member_id)) for member in due), self.reasons)

    def set(self, member_id: int, state: str, reason: str | None = None) -> None:
        """Mark a member by hand; times of coming and going stay with who is present."""
        for number, row in enumerate(self.rows):
            if row.member_id == member_id:
                times = (row.arrived_at, row.left_at) if state == PRESENT else (None, None)
                self.rows[number] = replace(
                    row, state=state, reason=reason, provenance="hand", arrived_at=times[0], left_at=times[1]
                )

    def set_times(self, member_id: int, arrived_at: str | None, left_at: str | None) -> None:
        """Mark a member as present from or until a time; a time not given stays."""
        for number, row in enumerate(self.rows):
            if row.member_id == member_id:
                self.rows[number] = replace(
                    row,
                    state=PRESENT,
                    reason=None,
                    provenance="hand",
                    arrived_at=arrived_at or row.arrived_at,
                    left_at=left_at or row.left_at,
                )

    def set_rest(self, state: str) -> None:
        """Give everybody whom nobody marked by hand a state; known absences stay when the rest is present."""
        for number, row in enumerate(self.rows):
            if row.provenance != "hand" and (state != PRESENT or row.state == NOT_RECORDED):
                usual = row.usual if state == PRESENT else (state, None)
                self.rows[number] = replace(row, state=usual[0], reason=usual[1], provenance="bulk")

    def marks(self) -> tuple[Mark, ...]:
        """Return what differs from the usual."""
        return tuple(
            Mark(
                member_id=row.member_id,
                state=row.state,  # type: ignore[arg-type]
                reason=row.reason,
                provenance=row.provenance,  # type: ignore[arg-type]
                arrived_at=row.arrived_at,
                left_at=row.left_at,
            )
            for row in self.rows
            if (row.state, row.reason) != row.usual or row.arrived_at or row.left_at
        )

    def count(self) -> Count:
        """Count as the record will be counted."""
        voters = [row for row in self.rows if row.votes]
        return Count(
            due=len(self.rows),
            present=sum(row.state == PRESENT for row in self.rows),
            due_voters=len(voters),
            present_voters=sum(row.state == PRESENT for row in voters),
            not_recorded=sum(row.state == NOT_RECORDED for row in self.rows),
        )

    # ── the typed line ───────────────────────────────────────────────────────────────────────────────────────

    def read(self, text: str) -> Effect:
        """Tell what a typed line means: `zs2`, `张三`, `12`, `12 21`; without a code the presence is turned.

        `zs+1520` came at 15:20, `zs-1600` left at 16:00.
        """
        clean = normalize("NFKC", text).strip().lower()
        if not clean:
            return Effect()
        timed = _TIMES.fullmatch(clean)
        if timed is not None:
            return self._timed(timed[1].strip(), timed[2])
        if clean[0].isdigit():
            found, code = self._by_number(clean)
        else:
            match = _WORDS.fullmatch(clean)
            found, code = (self._by_name(match[1]), match[2]) if match else ((), "")
        if len(found) != 1:
            return Effect(problem="several" if found else "nobody", candidates=found)
        return self._effect(found[0], code)

    def apply(self, text: str) -> Effect:
        """Do what a typed line means, if it is clear."""
        effect = self.read(text)
        if effect.row is None:
            return effect
        if effect.arrived_at or effect.left_at:
            self.set_times(effect.row.member_id, effect.arrived_at, effect.left_at)
        else:
            self.set(effect.row.member_id, effect.state, effect.reason)
        return effect

    def _timed(self, who: str, times: str) -> Effect:
        found = self._numbered(who) if who.isdecimal() else self._by_name(who) if who else ()
        if len(found) != 1:
            return Effect(problem="several" if found else "nobody", candidates=found)
        read = {sign: read_time(text) for sign, text in _ONE_TIME.findall(times)}
        if None in read.values():
            return Effect(problem="time", candidates=found)
        shown = {sign: f"{clock:%H:%M}" for sign, clock in read.items()}
        return Effect(found[0], PRESENT, arrived_at=shown.get("+"), left_at=shown.get("-"))

    def _effect(self, row: SheetRow, code: str) -> Effect:
        if not code:
            return Effect(row, ON_LEAVE if row.state == PRESENT else PRESENT)
        place = int(code[0])
        if not 1 <= place <= len(STATES):
            return Effect(problem="code", candidates=(row,))
        state = STATES[place - 1]
        if len(code) == 1:
            return Effect(row, state)
        kinds = self.reasons.get(state, ())
        number = int(code[1])
        if not 1 <= number <= len(kinds):
            return Effect(problem="code", candidates=(row,))
        return Effect(row, state, kinds[number - 1])

    def _by_number(self, text: str) -> tuple[tuple[SheetRow, ...], str]:
        match = _NUMBERS.fullmatch(text)
        if match is None:
            return (), ""
        if match[2] is not None:
            return self._numbered(match[1]), match[2]
        digits = match[1]
        for cut in range(len(digits), max(0, len(digits) - 3), -1):
            found = self._numbered(digits[:cut])
            if found:
                return found, digits[cut:]
        return (), ""

    def _numbered(self, digits: str) -> tuple[SheetRow, ...]:
        return tuple(row for row in self.rows if row.row_no == int(digits))

    def _by_name(self, text: str) -> tuple[SheetRow, ...]:
        exact = tuple(row for row in self.rows if row.initials == text)
        begin = tuple(row for row in self.rows if row.initials.startswith(text))
        wanted = names.fold(text)
        return exact or begin or tuple(row for row in self.rows if wanted in names.fold(row.label))


def _row(member: DueMember) -> SheetRow:
    return SheetRow(
        member_id=member.member_id,
        row_no=member.row_no,
        label=member.label,
        initials=member.initials.lower(),
        votes=member.votes,
        state=member.state,
        reason=member.reason,
        provenance=member.provenance,
        usual=(member.state, member.reason),
    )


def _with_stored(row: SheetRow, mark: AttendanceView | None) -> SheetRow:
    if mark is None:
        return row
    return replace(
        row,
        state=mark.state,
        reason=mark.reason,
        provenance=mark.provenance,
        arrived_at=mark.arrived_at,
        left_at=mark.left_at,
    )


def _with_hand(row: SheetRow, marked: SheetRow | None) -> SheetRow:
    if marked is None:
        return row
    return replace(
        row,
        state=marked.state,
        reason=marked.reason,
        provenance="hand",
        arrived_at=marked.arrived_at,
        left_at=marked.left_at,
    )
