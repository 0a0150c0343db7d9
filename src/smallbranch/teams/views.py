"""Frozen rows of the teams slice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TeamMemberView:
    """Somebody on a team."""

    id: int
    member_id: int | None
    name: str
    department: str | None
    leader: bool
    task: str | None
    start_on: date | None
    end_on: date | None


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A milestone."""

    id: int
    title: str
    due_on: date | None
    done_on: date | None
    result: str | None


@dataclass(frozen=True, slots=True)
class TeamView:
    """A project team with its members and milestones; `running` as of the asked day."""

    id: int
    name: str
    aim: str | None
    start_on: date
    due_on: date | None
    end_on: date | None
    outcome: str | None
    note: str | None
    running: bool
    leader: str | None
    departments: tuple[str, ...]
    members: tuple[TeamMemberView, ...]
    milestones: tuple[MilestoneView, ...]


@dataclass(frozen=True, slots=True)
class LoadView:
    """On how many running teams a member is, and which he leads."""

    member_id: int
    name: str
    teams: tuple[str, ...]
    leads: tuple[str, ...]
