"""Read teams into views as of a day: who was on them, from which offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import select

from smallbranch.kernel.periods import Period
from smallbranch.roster.service import RosterService
from smallbranch.roster.timeline import Timeline
from smallbranch.store.book import Book
from smallbranch.teams.model import MilestoneRow, TeamMemberRow, TeamRow
from smallbranch.teams.views import MilestoneView, TeamMemberView, TeamView

T = TypeVar("T", TeamMemberRow, MilestoneRow)


class TeamReader:
    """Reads whole teams. Rows are taken in one snapshot, names and offices from the roster of the team's own days."""

    def __init__(self, book: Book, roster: RosterService) -> None:
        self._book = book
        self._roster = roster

    def views(self, as_of: date, team_id: int | None = None) -> list[TeamView]:
        """Return all teams, or the one asked for, in order of founding; a dissolved one as of its last day."""
        with self._book.read() as session:
            query = select(TeamRow).order_by(TeamRow.start_on, TeamRow.id)
            teams = list(session.scalars(query if team_id is None else query.where(TeamRow.id == team_id)))
            members = _by_team(list(session.scalars(select(TeamMemberRow).order_by(TeamMemberRow.id))))
            in_order = select(MilestoneRow).order_by(MilestoneRow.position, MilestoneRow.id)
            stones = _by_team(list(session.scalars(in_order)))
        timeline = self._roster.timeline()
        views = []
        for team in teams:
            day = day_of(team.start_on, team.end_on, as_of)
            people = [_person(row, timeline, day) for row in members[team.id]]
            views.append(_team(team, people, stones[team.id], as_of, day))
        return views


def day_of(start_on: date, end_on: date | None, as_of: date) -> date:
    """Return the day a team is shown as of: the asked day, kept inside the team's own days."""
    return max(start_on, min(as_of, end_on or as_of))


def is_on(person: TeamMemberView, day: date) -> bool:
    """Tell whether somebody is on his team on a day."""
    return (person.start_on is None or person.start_on <= day) and (person.end_on is None or day <= person.end_on)


def names_in(teams: Sequence[TeamView], member_id: int, month: Period) -> Iterator[str]:
    """Yield the names of the teams somebody was on on any day of a month."""
    for team in teams:
        if team.start_on > month.last or (team.end_on is not None and team.end_on < month.first):
            continue
        for part in team.members:
            first, last = part.start_on or team.start_on, part.end_on or team.end_on or date.max
            if part.member_id == member_id and first <= month.last and month.first <= last:
                yield team.name
                break


def _by_team(rows: list[T]) -> dict[int, list[T]]:
    grouped: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        grouped[row.team_id].append(row)
    return grouped


def _person(row: TeamMemberRow, timeline: Timeline, day: date) -> TeamMemberView:
    member = timeline.member(row.member_id, day) if row.member_id is not None else None
    name = member.name if member else row.person_name or ""
    department = row.department or (member.department if member else None)
    return TeamMemberView(row.id, row.member_id, name, department, row.leader, row.task, row.start_on, row.end_on)


def _team(team: TeamRow, people: list[TeamMemberView], stones: list[MilestoneRow], as_of: date, day: date) -> TeamView:
    on_it = [person for person in people if is_on(person, day)]
    leaders = [person.name for person in on_it if person.leader]
    return TeamView(
        id=team.id,
        name=team.name,
        aim=team.aim,
        start_on=team.start_on,
        due_on=team.due_on,
        end_on=team.end_on,
        outcome=team.outcome,
        note=team.note,
        founding_note=team.founding_note,
        closing_note=team.closing_note,
        running=team.start_on <= as_of and (team.end_on is None or as_of <= team.end_on),
        leader="、".join(leaders) or None,
        departments=tuple(dict.fromkeys(person.department for person in on_it if person.department)),
        members=tuple(sorted(people, key=lambda person: not person.leader)),
        milestones=tuple(_stone(row) for row in stones),
    )


def _stone(row: MilestoneRow) -> MilestoneView:
    return MilestoneView(row.id, row.title, row.due_on, row.done_on, row.result, row.owner, row.evidence)
