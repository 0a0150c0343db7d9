"""The record of one person on a page (党员记实): the card, the course, and what the records of the period say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from smallbranch.appraisal.fields import GRADES
from smallbranch.appraisal.service import AppraisalService
from smallbranch.development.service import DevelopmentService
from smallbranch.dues.service import DuesService
from smallbranch.dues.views import MonthStatus
from smallbranch.kernel import masking
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.kernel.sources import came_from
from smallbranch.ledgers.annual import share
from smallbranch.ledgers.cells import Row
from smallbranch.lessons.service import LessonsService
from smallbranch.meetings.service import MeetingsService
from smallbranch.meetings.views import MatrixView
from smallbranch.packs.loader import Packs
from smallbranch.packs.register_schema import FieldKind
from smallbranch.registers.service import RegistersService
from smallbranch.registers.views import EntryView
from smallbranch.roster.print_forms import day, number, person_date
from smallbranch.roster.service import RosterService
from smallbranch.roster.views import MemberView, SpanView
from smallbranch.roster.words import joined, word
from smallbranch.teams.service import TeamsService

_LISTED_DAYS = 4
_PLAIN = ("name", "sex", "ethnic_group", "native_place", "department", "admin_post")
_DATES = ("birth_date", "work_start_date", "join_date", "full_date")
_STATES = (("on_leave", "请假"), ("official", "因公"), ("absent", "缺席"))
_TRACKS = (
    ("course", ("relation", "letter", "category", "state")),
    ("posts", ("post", "cell")),
    ("absences", ("absence",)),
)


class MemberSheets(Struct, frozen=True):
    """Gives the dataset `ledgers.member_sheet`: one row a person; the param `member` keeps the one with that id."""

    roster: RosterService
    meetings: MeetingsService
    lessons: LessonsService
    teams: TeamsService
    registers: RegistersService
    appraisal: AppraisalService
    development: DevelopmentService
    packs: Packs
    dues: DuesService

    def rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        """Return the sheets of the people of the day; of one also when that person has left."""
        people = self._people(as_of, params.get("member", ""))
        attendance = self.meetings.attendance_matrix(period) if people else None
        hours, paid = (self._hours(period, as_of), self._paid(period)) if people else ({}, {})
        steps = self.development.datasets()["development.process"](period, as_of, {})
        return [
            {
                **came_from(member=view.id),
                **self._facts(view),
                **self._spans(view, as_of, _steps(steps, view.id)),
                "attendance": _attendance(attendance, view.id) if attendance else "",
                "hours": hours.get(view.id, ""),
                "dues": paid.get(view.id, ""),
                "lectures": self._lectures(view.id, period),
                "teams": self._teams(view.id, period),
                "appraisals": self._appraisals(view.id, as_of),
                "entries": self._entries(view.id, period),
            }
            for view in people
        ]

    def _people(self, as_of: date, wanted: str) -> tuple[MemberView, ...]:
        if not wanted:
            return self.roster.members(as_of)
        if not wanted.isdecimal():
            raise InvalidInput({"member": "does_not_fit"}, why=wanted)
        return (self.roster.member(int(wanted), as_of),)

    def _facts(self, view: MemberView) -> dict[str, str]:
        own = self.roster.own_values(view.id)
        shown = [(one.title, own[one.key]) for one in self.roster.own_fields() if one.key in own and not one.sensitive]
        return {
            **{name: getattr(view, name) or "" for name in _PLAIN},
            **{name: person_date(getattr(view, name)) for name in _DATES},
            "id_number": masking.id_number(view.id_number or ""),
            "party_age": number(view.party_age),
            "member_category": word(view.member_category),
            "party_post": joined(view.party_posts),
            "cell": view.cell or "",
            "education": "，".join(text for text in (view.education, view.degree) if text),
            "remark": "；".join(
                [*(f"{title}：{value}" for title, value in shown), *([view.remark] if view.remark else [])]
            ),
        }

    def _spans(self, view: MemberView, as_of: date, steps: Sequence[str]) -> dict[str, str]:
        kinds = {kind.id: kind.title for kind in self.packs.rules.absence_kinds(as_of)}
        history = [one for one in self.roster.history(view.id) if one.start_on is None or one.start_on <= as_of]
        found = {key: [_span(one, kinds) for one in history if one.track in tracks] for key, tracks in _TRACKS}
        found["course"] += steps
        return {key: _lines(lines) for key, lines in found.items()}

    def _hours(self, period: Period, as_of: date) -> dict[int, str]:
        """Return the study hours of the period's year against the standard, by member."""
        lines = self.registers.hours(period.year, as_of)
        return {one.member.id: f"{one.total:f}学时（标准{one.standard}）" for one in lines}

    def _paid(self, period: Period) -> dict[int, str]:
        """Return the last month dues are paid for, by member; amounts and arrears are not printed here (PI-04)."""
        found = {}
        for row in self.dues.year(period.year).rows:
            paid = [one.month for one in row.months if one.status is MonthStatus.PAID]
            if paid:
                found[row.member_id] = f"已交至{max(paid).replace('-', '.')}"
        return found

    def _lectures(self, member_id: int, period: Period) -> str:
        held = [one for one in self.lessons.log(period) if one.speaker_id == member_id]
        return _lines(f"{day(one.held_on)}　{one.topic}（{one.minutes}分钟）" for one in held)

    def _teams(self, member_id: int, period: Period) -> str:
        found = []
        for team in self.teams.active(period.first, period.last):
            for one in team.members:
                if one.member_id == member_id:
                    part = "，".join(text for text in ("组长" if one.leader else "", one.task or "") if text)
                    found.append(f"{team.name}（{part}）" if part else team.name)
        return _lines(found)

    def _appraisals(self, member_id: int, as_of: date) -> str:
        """Return the grades of all work years up to the day, the day of the ballots behind each."""
        found = [one for one in self.appraisal.results(member_id) if one[2] is None or one[2] <= as_of]
        return _lines(f"{year}年度　{grade}" + (f"（{day(on)}）" if on else "") for year, grade, on in found)

    def _entries(self, member_id: int, period: Period) -> str:
        """Return each register with the days of its entries about the person; what they say stays in the register."""
        found = []
        for register in self.registers.registers():
            people = [field.key for field in register.entered if field.kind in (FieldKind.MEMBER, FieldKind.MEMBERS)]
            entries = self.registers.entries(register.id, period) if people and register.id != GRADES else ()
            days = [day(entry.on_day) for entry in entries if _is_about(entry, people, member_id)]
            if days:
                found.append(register.title + _on(days))
        return "；".join(found)


def _on(days: list[str]) -> str:
    """Return the days of entries, many of them as their number and the days of the first and the last."""
    known = sorted(filter(None, days))
    if not known:
        return ""
    if len(days) > _LISTED_DAYS:
        return f"{len(days)}次（{known[0]}—{known[-1]}）"
    return f"（{'、'.join(known)}）"


def _is_about(entry: EntryView, people: Sequence[str], member_id: int) -> bool:
    return any(str(member_id) in entry.values.get(key, "").split("、") for key in people)


def _steps(rows: Sequence[Row], member_id: int) -> list[str]:
    """Return the dated steps of development of a person."""
    ours = (row for row in rows if row.get("person_id") == str(member_id))
    return [f"{row['done_on']}　{row['title']}" for row in ours if row["done_on"][:1].isdigit()]


def _span(one: SpanView, kinds: Mapping[str, str]) -> str:
    what = one.value if one.track == "cell" else kinds.get(one.value, word(one.value))
    note = word(one.note)
    when = f"{day(one.start_on) or '建账以前'}—{day(one.end_on) or '至今'}"
    return f"{when}　{what}（{note}）" if note else f"{when}　{what}"


def _attendance(matrix: MatrixView, member_id: int) -> str:
    row = next((one for one in matrix.rows if one.member_id == member_id), None)
    if row is None or not row.due_count:
        return ""
    states = Counter(row.states)
    absent = "，".join(f"{word_of}{states[state]}次" for state, word_of in _STATES if states[state])
    rate = share(row.rate_present, row.rate_base)
    parts = [f"应到{row.due_count}次，实到{row.present_count}次", absent]
    parts += [f"补课{row.made_up_count}次" if row.made_up_count else "", f"到会率{rate}" if rate else ""]
    return "，".join(part for part in parts if part)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)
