"""Found, staff and end project-team cells; who is on how many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel import names
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.packs.loader import Packs
from smallbranch.roster.service import RosterService
from smallbranch.roster.views import MemberView
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handled, Handler
from smallbranch.store.unit_of_work import UnitOfWork
from smallbranch.teams.checks import clean, input_problems, team_findings
from smallbranch.teams.commands import EndTeam, ReachMilestone, RemoveTeam, SetTeam
from smallbranch.teams.datasets import Row, load_row, secondment_row, sheet_row, team_row
from smallbranch.teams.model import MilestoneRow, TeamMemberRow, TeamRow
from smallbranch.teams.reading import TeamReader, is_on, names_in
from smallbranch.teams.secondments import Secondments
from smallbranch.teams.views import LoadMonths, LoadView, TeamView

Dataset = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]


class TeamsService:
    """Project-team cells; an overlay that changes neither relations nor dues nor the voting base (ORG-17)."""

    def __init__(self, book: Book, clock: Clock, roster: RosterService, packs: Packs) -> None:
        self._book = book
        self._clock = clock
        self._roster = roster
        self._reader = TeamReader(book, roster)
        self.secondments = Secondments(book, roster, packs)

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command of this slice."""
        return {
            SetTeam: self._set_team,
            ReachMilestone: self._reach_milestone,
            EndTeam: self._end_team,
            RemoveTeam: self._remove_team,
            **self.secondments.handlers(),
        }

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────

    def teams(self, as_of: date, *, ended: bool = True) -> tuple[TeamView, ...]:
        """Return the teams founded by a day, the running first; `ended` False leaves the dissolved out."""
        views = [view for view in self._reader.views(as_of) if view.start_on <= as_of and (ended or view.running)]
        return tuple(sorted(views, key=lambda view: (not view.running, view.start_on, view.id)))

    def active(self, first: date, last: date) -> tuple[TeamView, ...]:
        """Return the teams that ran on any day from `first` to `last`, as of `last`, in order of founding."""
        views = [view for view in self._reader.views(last) if view.start_on <= last]
        return tuple(view for view in views if view.end_on is None or view.end_on >= first)

    def team(self, team_id: int, as_of: date | None = None) -> TeamView:
        """Return one team as of a day (today); raise `InvalidInput` when there is none."""
        found = self._reader.views(as_of or self._clock.today(), team_id)
        if not found:
            raise InvalidInput({"team_id": "unknown_team"})
        return found[0]

    def load(self, as_of: date) -> tuple[LoadView, ...]:
        """Return every member of the roster of a day with his running teams, the most loaded first."""
        running = self.teams(as_of, ended=False)
        return _loads(((member.id, member.name) for member in self._roster.members(as_of)), running, as_of)

    def load_on(self, day: date) -> Mapping[int, int]:
        """Return on how many running teams each member is on a day; who is on none is left out."""
        return {one.member_id: len(one.teams) for one in self.load(day) if one.teams}

    def load_over(self, months: Sequence[Period], as_of: date | None = None) -> tuple[LoadMonths, ...]:
        """Return for every member of a day (today) the teams he was on in each of the months, in roster order."""
        first, last = months[0].first, months[-1].last
        teams, away = self.active(first, last), self.secondments.during(Period(months[0].year, PeriodKind.YEAR))
        return tuple(
            LoadMonths(
                one.id,
                one.label,
                tuple(tuple(names_in(teams, one.id, month)) for month in months),
                tuple(self.secondments.all_of(away, one.id, month) for month in months),
            )
            for one in self._roster.members(as_of or self._clock.today())
        )

    def datasets(self) -> Mapping[str, Dataset]:
        """Return the datasets of this slice by name."""
        return {
            "teams.teams": self._team_rows,
            "teams.sheets": self._sheet_rows,
            "teams.load": self._load_rows,
            "teams.secondments": self._secondment_rows,
        }

    def _team_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        return [team_row(team) for team in self.active(period.first, max(period.first, min(period.last, as_of)))]

    def _sheet_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        return [sheet_row(team) for team in self.active(period.first, max(period.first, min(period.last, as_of)))]

    def _load_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        rows = self.load_over(Period(period.year, PeriodKind.YEAR).months(), as_of)
        return [load_row(one) for one in rows if any(one.teams) or any(one.away)]

    def _secondment_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        return [secondment_row(one, self.secondments.title(one)) for one in self.secondments.during(period)]

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _set_team(self, uow: UnitOfWork, command: SetTeam) -> Handled[int]:
        session = uow.session
        people = self._people(session, command)
        known = {member_id: view.name for member_id, view in people.items()}
        team = TeamRow() if command.team_id is None else _team(session, command.team_id)
        problems = input_problems(command, team.end_on, known)
        if problems:
            raise InvalidInput(problems)
        team.name, team.aim = clean(command.name) or "", clean(command.aim)
        team.start_on, team.due_on, team.note = command.start_on, command.due_on, clean(command.note)
        team.founding_note = clean(command.founding_note)
        session.add(team)
        session.flush()
        _put_members(session, team.id, command)
        _put_milestones(session, team.id, command)
        on_roster = frozenset(member_id for member_id, view in people.items() if view.relation)
        return Handled(team.id, team_findings(command, team.id, known, on_roster))

    def _people(self, session: Session, command: SetTeam) -> dict[int, MemberView]:
        timeline = self._roster.timeline(session=session)
        ids = [part.member_id for part in command.members if part.member_id is not None]
        found = {member_id: timeline.member(member_id, command.start_on) for member_id in ids}
        return {member_id: view for member_id, view in found.items() if view is not None}

    def _reach_milestone(self, uow: UnitOfWork, command: ReachMilestone) -> Handled[int]:
        row = uow.session.get(MilestoneRow, command.milestone_id)
        if row is None:
            raise InvalidInput({"milestone_id": "unknown_milestone"})
        team = _team(uow.session, row.team_id)
        if command.on < team.start_on:
            raise InvalidInput({"on": "before_team"})
        row.done_on = command.on
        row.result = clean(command.result) or row.result
        row.evidence = clean(command.evidence) or row.evidence
        return Handled(row.id)

    def _end_team(self, uow: UnitOfWork, command: EndTeam) -> Handled[int]:
        team = _team(uow.session, command.team_id)
        outcome = clean(command.outcome)
        problems = {"outcome": "required"} if outcome is None else {}
        if command.on < team.start_on:
            problems["on"] = "ends_before_start"
        if problems:
            raise InvalidInput(problems)
        team.end_on, team.outcome, team.closing_note = command.on, outcome, clean(command.closing_note)
        unreached = [row.title for row in _milestones(uow.session, team.id) if row.done_on is None]
        return Handled(team.id, tuple(_unreached(team, title) for title in unreached))

    def _remove_team(self, uow: UnitOfWork, command: RemoveTeam) -> Handled[int]:
        session = uow.session
        team = _team(session, command.team_id)
        for row in [*_members(session, team.id), *_milestones(session, team.id)]:
            session.delete(row)
        session.flush()
        session.delete(team)
        return Handled(command.team_id)


def _loads(people: Iterable[tuple[int, str]], running: Sequence[TeamView], as_of: date) -> tuple[LoadView, ...]:
    views = []
    for member_id, name in people:
        entries = [
            (team.name, part.leader)
            for team in running
            for part in team.members
            if part.member_id == member_id and is_on(part, as_of)
        ]
        leads = tuple(team for team, leader in entries if leader)
        views.append(LoadView(member_id, name, tuple(team for team, _ in entries), leads))
    return tuple(sorted(views, key=lambda view: -len(view.teams)))


def _team(session: Session, team_id: int) -> TeamRow:
    row = session.get(TeamRow, team_id)
    if row is None:
        raise InvalidInput({"team_id": "unknown_team"})
    return row


def _members(session: Session, team_id: int) -> list[TeamMemberRow]:
    query = select(TeamMemberRow).where(TeamMemberRow.team_id == team_id)
    return list(session.scalars(query.order_by(TeamMemberRow.id)))


def _milestones(session: Session, team_id: int) -> list[MilestoneRow]:
    query = select(MilestoneRow).where(MilestoneRow.team_id == team_id).order_by(MilestoneRow.position, MilestoneRow.id)
    return list(session.scalars(query))


def _put_members(session: Session, team_id: int, command: SetTeam) -> None:
    """Bring the stored members to those of the command; a person who stays keeps his row and with it its history."""
    old = {_row_key(row): row for row in _members(session, team_id)}
    for part in command.members:
        name = names.normalise(part.person_name) if part.person_name and part.member_id is None else None
        row = old.pop((part.member_id, name, part.start_on), None) or TeamMemberRow(team_id=team_id)
        row.member_id, row.person_name, row.start_on, row.end_on = part.member_id, name, part.start_on, part.end_on
        row.department, row.leader, row.task = clean(part.department), part.leader, clean(part.task)
        session.add(row)
    for row in old.values():
        session.delete(row)
    session.flush()


def _row_key(row: TeamMemberRow) -> tuple[int | None, str | None, date | None]:
    return row.member_id, row.person_name, row.start_on


def _put_milestones(session: Session, team_id: int, command: SetTeam) -> None:
    """Bring the stored milestones to those of the command; one whose title stays keeps its row."""
    old: dict[str, list[MilestoneRow]] = {}
    for row in _milestones(session, team_id):
        old.setdefault(row.title, []).append(row)
    for position, part in enumerate(command.milestones, 1):
        title = clean(part.title) or ""
        kept = old.get(title)
        row = kept.pop(0) if kept else MilestoneRow(team_id=team_id, title=title)
        row.position, row.due_on, row.done_on, row.result = position, part.due_on, part.done_on, clean(part.result)
        row.owner, row.evidence = clean(part.owner), clean(part.evidence)
        session.add(row)
    for row in (row for rows in old.values() for row in rows):
        session.delete(row)
    session.flush()


def _unreached(team: TeamRow, title: str) -> Finding:
    params = {"team": team.name, "title": title}
    return Finding("milestone_not_reached", Severity.INFO, params, Subject("team", team.id, "milestones"))
