"""Log micro-lectures and tell whose turn it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from smallbranch.kernel import names
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.lessons.checks import clean, input_problems, lecture_findings
from smallbranch.lessons.commands import LogMicroLecture, RemoveMicroLecture
from smallbranch.lessons.datasets import Row, count_rows, lecture_row, turn_row
from smallbranch.lessons.model import MicroLectureRow
from smallbranch.lessons.rota import Load, Turns, by_section, find_turn, free_turns, no_load, suggest
from smallbranch.lessons.views import MicroLectureView, SectionCount, SpeakerCount, Suggestion
from smallbranch.packs.loader import Packs
from smallbranch.roster.service import RosterService
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.views import MemberView
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handled, Handler
from smallbranch.store.unit_of_work import UnitOfWork

SHORT_SETTING, LONG_SETTING = "micro_lecture_minutes_min", "micro_lecture_minutes_max"
HOUR_SETTING = "study_hour_minutes"
Dataset = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]


class LessonsService:
    """The micro-lecture log. `present_at` gives the present count of a segment (this slice knows no meetings)."""

    def __init__(
        self, book: Book, clock: Clock, roster: RosterService, packs: Packs, present_at: Callable[[int], int | None]
    ) -> None:
        self._book = book
        self._clock = clock
        self._roster = roster
        self._rules = packs.rules
        self._present_at = present_at
        self.rota = Turns(book, roster, packs)
        # On how many project teams each member is on a day; handed in where everything is wired.
        self.load: Load = no_load

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command of this slice."""
        return {
            LogMicroLecture: self._log_lecture,
            RemoveMicroLecture: self._remove_lecture,
            **self.rota.handlers(),
        }

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────

    def log(self, period: Period) -> tuple[MicroLectureView, ...]:
        """Return the lectures of a period by date; speaker and department as of each one's day."""
        return self._read(MicroLectureRow.held_on.between(period.first, period.last))

    def of_team(self, team_id: int) -> tuple[MicroLectureView, ...]:
        """Return the lectures that named a project team, by date."""
        return self._read(MicroLectureRow.team_id == team_id)

    def _read(self, which: ColumnElement[bool]) -> tuple[MicroLectureView, ...]:
        with self._book.read() as session:
            query = select(MicroLectureRow).where(which).order_by(MicroLectureRow.held_on, MicroLectureRow.id)
            rows = list(session.scalars(query))
        timeline = self._roster.timeline()
        return tuple(self._view(row, timeline) for row in rows)

    def counts(self, year: int, as_of: date | None = None) -> tuple[SpeakerCount, ...]:
        """Return for every member of the roster of a day how often he spoke in the year, in roster order.

        `as_of` None: today, kept inside the year.
        """
        whole = Period(year, PeriodKind.YEAR)
        day = as_of or max(whole.first, min(whole.last, self._clock.today()))
        with self._book.read() as session:
            query = select(MicroLectureRow.speaker_id, MicroLectureRow.held_on, MicroLectureRow.minutes)
            spoken = session.execute(
                query.where(MicroLectureRow.held_on <= day).order_by(MicroLectureRow.held_on)
            ).all()
        by_speaker: dict[int, list[tuple[date, int]]] = defaultdict(list)
        for speaker_id, held_on, minutes in spoken:
            if speaker_id is not None:
                by_speaker[speaker_id].append((held_on, minutes))
        titles = {kind.id: kind.title for kind in self._rules.absence_kinds(day)}
        away = {
            one.member_id: titles.get(one.kind, one.kind) for one in self._roster.absences_on(day) if one.covers(day)
        }
        members = self._roster.members(day)
        return tuple(_count(member, by_speaker[member.id], year, away.get(member.id)) for member in members)

    def not_yet(self, year: int, as_of: date | None = None) -> tuple[SpeakerCount, ...]:
        """Return who has not spoken in the year by a day, the longest silence first; `away` marks those on leave."""
        silent = [count for count in self.counts(year, as_of) if count.times == 0]
        return tuple(sorted(silent, key=lambda count: count.last_on or date.min))

    def suggest(self, on: date) -> tuple[Suggestion, ...]:
        """Return whose turn it could be on a day, the fairest first and with the reasons; nobody is ever assigned."""
        counts = {one.member_id: one for one in self.counts(on.year, on)}
        planned = self.rota.open_from(on)
        return suggest(self._roster.members(on), counts, self.load(on), planned, self.rota.rules(on), on)

    def sections(self, year: int, as_of: date | None = None) -> tuple[SectionCount, ...]:
        """Return how often the people of each section spoke in the year."""
        return by_section(self.counts(year, as_of))

    def kind_title(self, kind: str, on: date) -> str:
        """Return the Chinese name of a lecture kind as of a day; the id where the packs know it no more."""
        return next((entry.title for entry in self._rules.lecture_kinds(on) if entry.id == kind), kind)

    def kinds(self, on: date) -> tuple[tuple[str, str], ...]:
        """Return id and Chinese name of every lecture kind."""
        return tuple((entry.id, entry.title) for entry in self._rules.lecture_kinds(on))

    def default_minutes(self, on: date) -> int:
        """Return the length a lecture has when none is typed: the middle of the local range (LIFE-18)."""
        return (self._rules.setting_int(SHORT_SETTING, on) + self._rules.setting_int(LONG_SETTING, on)) // 2

    def minutes_per_hour(self, on: date) -> int:
        """Return how many minutes make one study hour (HOUR-09, local)."""
        return self._rules.setting_int(HOUR_SETTING, on)

    def datasets(self) -> Mapping[str, Dataset]:
        """Return the datasets of this slice by name."""
        return {
            "lessons.log": self._log_rows,
            "lessons.turns": self._turn_rows,
            "lessons.counts": self._count_rows,
        }

    def _log_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        return [
            lecture_row(view, self.kind_title(view.kind, view.held_on), self.minutes_per_hour(view.held_on))
            for view in self.log(period)
        ]

    def _turn_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        return [turn_row(turn) for turn in self.rota.during(period)]

    def _count_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        counts = self.counts(period.year, as_of)
        return count_rows(counts, by_section(counts), self.minutes_per_hour(as_of))

    def _view(self, row: MicroLectureRow, timeline: Timeline) -> MicroLectureView:
        member = timeline.member(row.speaker_id, row.held_on) if row.speaker_id is not None else None
        name = member.label if member else row.speaker_name or ""
        hearers = row.hearers
        if hearers is None and row.segment_id is not None:
            hearers = self._present_at(row.segment_id)
        return MicroLectureView(
            row.id, row.held_on, row.speaker_id, name, member.department if member else None, row.topic, row.kind,
            row.minutes, hearers, row.segment_id, row.materials, row.evaluation, row.entered_at,
            row.business_task, row.team_id,
        )  # fmt: skip

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _log_lecture(self, uow: UnitOfWork, command: LogMicroLecture) -> Handled[int]:
        session = uow.session
        speaker = self._speaker(session, command)
        problems = input_problems(command, {kind for kind, _ in self.kinds(command.held_on)}, known=speaker is not None)
        if command.segment_id is not None and not _segment_exists(session, command.segment_id):
            problems["segment_id"] = "unknown_segment"
        if command.team_id is not None and not _team_exists(session, command.team_id):
            problems["team_id"] = "unknown_team"
        if problems:
            raise InvalidInput(problems)
        row = _lecture(session, command.lecture_id) if command.lecture_id else MicroLectureRow(entered_at=uow.now)
        _fill(row, command, command.minutes or self.default_minutes(command.held_on))
        session.add(row)
        session.flush()
        if command.turn_id is not None:
            find_turn(session, command.turn_id).lecture_id = row.id
        name = speaker.label if speaker else row.speaker_name or ""
        # A speaker entered by name is a guest; nobody expects him on the roster.
        on_roster = speaker is None or bool(speaker.relation)
        twice = _logged_twice(session, row)
        return Handled(row.id, lecture_findings(row, name, uow.today, on_roster=on_roster, twice=twice))

    def _speaker(self, session: Session, command: LogMicroLecture) -> MemberView | None:
        if command.speaker_id is None:
            return None
        return self._roster.timeline(session=session).member(command.speaker_id, command.held_on)

    def _remove_lecture(self, uow: UnitOfWork, command: RemoveMicroLecture) -> Handled[int]:
        free_turns(uow.session, command.lecture_id)
        uow.session.delete(_lecture(uow.session, command.lecture_id))
        return Handled(command.lecture_id)


def _count(member: MemberView, spoken: Sequence[tuple[date, int]], year: int, away: str | None) -> SpeakerCount:
    this_year = [minutes for held_on, minutes in spoken if held_on.year == year]
    last_on = spoken[-1][0] if spoken else None
    return SpeakerCount(member.id, member.label, member.department, len(this_year), sum(this_year), last_on, away)


def _lecture(session: Session, lecture_id: int) -> MicroLectureRow:
    row = session.get(MicroLectureRow, lecture_id)
    if row is None:
        raise InvalidInput({"lecture_id": "unknown_lecture"})
    return row


def _fill(row: MicroLectureRow, command: LogMicroLecture, minutes: int) -> None:
    row.held_on, row.topic, row.kind = command.held_on, clean(command.topic) or "", command.kind
    row.speaker_id = command.speaker_id
    guest = command.speaker_name if command.speaker_id is None else None
    row.speaker_name = names.normalise(guest) if guest else None
    row.minutes, row.hearers, row.segment_id = minutes, command.hearers, command.segment_id
    row.materials, row.evaluation = clean(command.materials), clean(command.evaluation)
    row.business_task, row.team_id = clean(command.business_task), command.team_id


def _segment_exists(session: Session, segment_id: int) -> bool:
    # The segment's table belongs to another slice; the foreign key is all that is known of it here.
    (key,) = MicroLectureRow.__table__.c.segment_id.foreign_keys
    return session.execute(select(key.column).where(key.column == segment_id)).first() is not None


def _logged_twice(session: Session, row: MicroLectureRow) -> bool:
    query: Iterable[MicroLectureRow] = session.scalars(
        select(MicroLectureRow).where(MicroLectureRow.held_on == row.held_on, MicroLectureRow.topic == row.topic)
    )
    speaker = (row.speaker_id, row.speaker_name)
    return any((other.speaker_id, other.speaker_name) == speaker for other in query if other.id != row.id)


def _team_exists(session: Session, team_id: int) -> bool:
    (key,) = MicroLectureRow.__table__.c.team_id.foreign_keys
    return session.execute(select(key.column).where(key.column == team_id)).first() is not None
