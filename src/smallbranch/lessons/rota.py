"""Whose turn it could be, and the turns the branch agreed on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.periods import Period
from smallbranch.lessons.checks import clean
from smallbranch.lessons.commands import PlanTurn, RemoveTurn
from smallbranch.lessons.model import LectureTurnRow, MicroLectureRow
from smallbranch.lessons.views import NO_SECTION, SectionCount, SpeakerCount, Suggestion, TurnView
from smallbranch.packs.loader import Packs
from smallbranch.roster.service import RosterService
from smallbranch.roster.views import MemberView
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handled, Handler
from smallbranch.store.unit_of_work import UnitOfWork

NEW_SETTING, PROBATIONARY_SETTING = "rota_new_member_months", "rota_probationary"
_PROBATIONARY = "probationary_member"
Load = Callable[[date], Mapping[int, int]]


def no_load(_: date) -> Mapping[int, int]:
    """Return nothing: a rota asked without the project teams."""
    return {}


class RotaRules(Struct, frozen=True):
    """What the branch says of the rota: after how many months newcomers are asked, and whether probationers are."""

    new_months: int
    probationary: bool


def suggest(
    members: Sequence[MemberView],
    counts: Mapping[int, SpeakerCount],
    load: Mapping[int, int],
    planned: frozenset[int],
    rules: RotaRules,
    on: date,
) -> tuple[Suggestion, ...]:
    """Return everybody in the order in which it would be fair to ask.

    First those nothing speaks against; among them who spoke least this year, then who is on fewer project teams, then
    who has been silent longest; last the order of the roster. Those away or to be asked later follow, with the reason.
    """

    def one(member: MemberView) -> Suggestion:
        count = counts[member.id]
        waits = _waits(member, member.id in planned, rules, on)
        return Suggestion(
            member.id, member.label, member.department, count.times, count.last_on, load.get(member.id, 0), count.away,
            waits,
        )  # fmt: skip

    found = [one(member) for member in members if member.id in counts]
    return tuple(sorted(found, key=_place))


def _place(one: Suggestion) -> tuple[int, int, int, date]:
    later = 2 if one.away else 1 if one.waits else 0
    return later, one.times, one.load, one.last_on or date.min


def _waits(member: MemberView, planned: bool, rules: RotaRules, on: date) -> str | None:
    if planned:
        return "planned"
    if member.member_category == _PROBATIONARY and not rules.probationary:
        return "probationary"
    since = member.since
    if since is not None and rules.new_months and _months_between(since, on) < rules.new_months:
        return "new"
    return None


def _months_between(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def by_section(counts: Iterable[SpeakerCount]) -> tuple[SectionCount, ...]:
    """Return the counts of a year by section, in the order in which the sections stand in the roster."""
    grouped: dict[str, list[SpeakerCount]] = defaultdict(list)
    for count in counts:
        grouped[count.department or NO_SECTION].append(count)
    return tuple(
        SectionCount(
            name,
            len(each),
            sum(one.times > 0 for one in each),
            sum(one.times for one in each),
            sum(one.minutes for one in each),
        )
        for name, each in grouped.items()
    )


class Turns:
    """The rota as the branch keeps it."""

    def __init__(self, book: Book, roster: RosterService, packs: Packs) -> None:
        self._book = book
        self._roster = roster
        self._rules = packs.rules

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handlers of the commands about turns."""
        return {PlanTurn: self._plan, RemoveTurn: self._remove}

    def during(self, period: Period) -> tuple[TurnView, ...]:
        """Return the turns planned in a period, by day."""
        query = (
            select(LectureTurnRow, MicroLectureRow.held_on)
            .outerjoin(MicroLectureRow, LectureTurnRow.lecture_id == MicroLectureRow.id)
            .where(LectureTurnRow.planned_on.between(period.first, period.last))
            .order_by(LectureTurnRow.planned_on, LectureTurnRow.id)
        )
        with self._book.read() as session:
            rows = [(row, held_on) for row, held_on in session.execute(query).all()]
        return tuple(self._view(row, held_on) for row, held_on in rows)

    def open_from(self, day: date) -> frozenset[int]:
        """Return who has a turn on a day or after it that was not held yet."""
        query = select(LectureTurnRow.speaker_id)
        query = query.where(LectureTurnRow.planned_on >= day, LectureTurnRow.lecture_id.is_(None))
        with self._book.read() as session:
            return frozenset(session.scalars(query))

    def rules(self, on: date) -> RotaRules:
        """Return what the branch says of the rota."""
        return RotaRules(self._rules.setting_int(NEW_SETTING, on), self._rules.setting_flag(PROBATIONARY_SETTING, on))

    def _view(self, row: LectureTurnRow, held_on: date | None) -> TurnView:
        member = self._roster.member(row.speaker_id, row.planned_on)
        titles = {kind.id: kind.title for kind in self._rules.absence_kinds(row.planned_on)}
        away = {one.member_id: one.kind for one in self._roster.absences_on(row.planned_on)}
        kind = away.get(row.speaker_id)
        return TurnView(
            row.id, row.planned_on, row.speaker_id, member.name, member.department, row.topic, row.note,
            row.lecture_id, held_on, titles.get(kind, kind) if kind and held_on is None else None,
        )  # fmt: skip

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _plan(self, uow: UnitOfWork, command: PlanTurn) -> Handled[int]:
        member = self._roster.timeline(session=uow.session).member(command.speaker_id, command.planned_on)
        if member is None:
            raise InvalidInput({"speaker_id": "unknown_member"})
        row = LectureTurnRow() if command.turn_id is None else find_turn(uow.session, command.turn_id)
        row.planned_on, row.speaker_id = command.planned_on, command.speaker_id
        row.topic, row.note = clean(command.topic), clean(command.note)
        uow.session.add(row)
        uow.session.flush()
        away = [one for one in self._roster.timeline(session=uow.session).absences(row.planned_on, row.planned_on)]
        params: dict[str, object] = {"name": member.label, "date": row.planned_on}
        found = [
            Finding("turn_while_away", Severity.INFO, {**params, "kind": one.kind}, Subject("turn", row.id))
            for one in away
            if one.member_id == row.speaker_id and one.covers(row.planned_on)
        ]
        return Handled(row.id, tuple(found))

    def _remove(self, uow: UnitOfWork, command: RemoveTurn) -> Handled[int]:
        uow.session.delete(find_turn(uow.session, command.turn_id))
        return Handled(command.turn_id)


def find_turn(session: Session, turn_id: int) -> LectureTurnRow:
    """Return a turn; raise `InvalidInput` when there is none."""
    row = session.get(LectureTurnRow, turn_id)
    if row is None:
        raise InvalidInput({"turn_id": "unknown_turn"})
    return row


def free_turns(session: Session, lecture_id: int) -> None:
    """Let the turns of a lecture that goes be open again."""
    for row in session.scalars(select(LectureTurnRow).where(LectureTurnRow.lecture_id == lecture_id)):
        row.lecture_id = None
    session.flush()
