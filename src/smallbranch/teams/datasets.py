"""Rows of the project-team cells for ledgers (L05)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from smallbranch.kernel.sources import and_members, came_from
from smallbranch.teams.views import MilestoneView, TeamMemberView, TeamView

Row = Mapping[str, str]


def team_row(team: TeamView) -> Row:
    """Return one team's row of the dataset `teams.teams`."""
    row = {
        **came_from(team=team.id),
        "project": team.name,
        "duration": f"{_day(team.start_on)}—{_day(team.end_on or team.due_on)}",
        "leader": team.leader or "",
        "members": "、".join(_member(person) for person in team.members),
        "task": team.aim or "",
        "milestones": "\n".join(_milestone(stone) for stone in team.milestones),
        "result": team.outcome or "",
        "closed_on": _day(team.end_on),
    }
    return and_members(row, [person.member_id for person in team.members])


def _member(person: TeamMemberView) -> str:
    return f"{person.name}（{person.department}）" if person.department else person.name


def _milestone(stone: MilestoneView) -> str:
    done = "（已完成）" if stone.done_on else ""
    return f"{_day(stone.due_on or stone.done_on)} {stone.title}{done}".strip()


def _day(day: date | None) -> str:
    return day.strftime("%Y.%m.%d") if day else ""
