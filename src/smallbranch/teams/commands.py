"""What can be asked of the project teams."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMemberPart:
    """Somebody on the team: a member by id, or a colleague by name."""

    member_id: int | None = None
    person_name: str | None = None
    department: str | None = None
    leader: bool = False
    task: str | None = None
    start_on: date | None = None
    end_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestonePart:
    """A milestone."""

    title: str
    due_on: date | None = None
    done_on: date | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTeam:
    """Found a team (`team_id` None) or replace its facts, members and milestones. Value: team id."""

    name: str
    start_on: date
    aim: str | None = None
    due_on: date | None = None
    members: tuple[TeamMemberPart, ...] = ()
    milestones: tuple[MilestonePart, ...] = ()
    note: str | None = None
    team_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachMilestone:
    """A milestone is reached."""

    milestone_id: int
    on: date
    result: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTeam:
    """A team is dissolved; the outcome is asked for."""

    team_id: int
    on: date
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTeam:
    """Remove a team that was entered by mistake."""

    team_id: int


COMMANDS: tuple[type, ...] = (SetTeam, ReachMilestone, EndTeam, RemoveTeam)
