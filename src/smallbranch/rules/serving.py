"""How many meetings and micro-lectures served a named task of the office: a figure of the branch, never of a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from smallbranch.kernel.periods import Period
from smallbranch.lessons.service import LessonsService
from smallbranch.lessons.views import MicroLectureView
from smallbranch.meetings.serving import Served, ServedReader
from smallbranch.teams.service import TeamsService


class TaskServed(Struct, frozen=True):
    """A task or project team with the meetings and lectures that named it."""

    name: str
    meetings: int
    lectures: int


class Share(Struct, frozen=True):
    """How many of the meetings and lectures of a period named a task."""

    period: Period
    meetings: int
    meetings_serving: int
    lectures: int
    lectures_serving: int

    @property
    def percent(self) -> int | None:
        """Return the share of both together in whole percent, rounded down; None when there was nothing."""
        every = self.meetings + self.lectures
        return (self.meetings_serving + self.lectures_serving) * 100 // every if every else None


class Serving:
    """Counts what named a task. What was named is taken at its word; nothing is weighed."""

    def __init__(self, meetings: ServedReader, lessons: LessonsService, teams: TeamsService) -> None:
        self._meetings = meetings
        self._lessons = lessons
        self._teams = teams

    def share(self, period: Period, as_of: date) -> Share:
        """Return the share of a period up to a day."""
        last = min(period.last, as_of)
        held = self._meetings.between(period.first, last)
        lectures = [one for one in self._lessons.log(period) if one.held_on <= as_of]
        return Share(period, len(held), sum(map(_serves, held)), len(lectures), sum(map(_serves, lectures)))

    def tasks(self, period: Period, as_of: date) -> tuple[TaskServed, ...]:
        """Return what was served in a period, in the order in which it was first named."""
        names = {team.id: team.name for team in self._teams.active(period.first, max(period.first, as_of))}
        meetings: dict[str, int] = defaultdict(int)
        lectures: dict[str, int] = defaultdict(int)
        for one in self._meetings.between(period.first, min(period.last, as_of)):
            for name in _named(one, names):
                meetings[name] += 1
        for each in self._lessons.log(period):
            for name in _named(each, names) if each.held_on <= as_of else ():
                lectures[name] += 1
        return tuple(TaskServed(name, meetings[name], lectures[name]) for name in dict.fromkeys((*meetings, *lectures)))

    def free_meetings(self, first: date, last: date) -> tuple[Served, ...]:
        """Return the meetings of a span that name no team, the newest first."""
        held = self._meetings.between(first, last)
        return tuple(one for one in reversed(held) if one.team_id is None)

    def of_team(self, team_id: int) -> tuple[tuple[Served, ...], tuple[MicroLectureView, ...]]:
        """Return the meetings and lectures that named a team, in time order."""
        return self._meetings.of_team(team_id), self._lessons.of_team(team_id)


def _serves(one: Served | MicroLectureView) -> bool:
    return one.team_id is not None or bool(one.business_task)


def _named(one: Served | MicroLectureView, names: Mapping[int, str]) -> Iterable[str]:
    """Return what one named: its task, and its team if that is not the same."""
    named = [one.business_task or "", names.get(one.team_id or 0, "")]
    return dict.fromkeys(name for name in named if name)
