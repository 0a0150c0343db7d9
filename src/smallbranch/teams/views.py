"""Frozen rows of the teams slice."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class TeamMemberView(Struct, frozen=True):
    """Somebody on a team."""

    id: int
    member_id: int | None
    name: str
    department: str | None
    leader: bool
    task: str | None
    start_on: date | None
    end_on: date | None


class MilestoneView(Struct, frozen=True):
    """A milestone."""

    id: int
    title: str
    due_on: date | None
    done_on: date | None
    result: str | None
    owner: str | None = None
    evidence: str | None = None


class TeamView(Struct, frozen=True):
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
    founding_note: str | None = None
    closing_note: str | None = None


class LoadView(Struct, frozen=True):
    """On how many running teams a member is, and which he leads."""

    member_id: int
    name: str
    teams: tuple[str, ...]
    leads: tuple[str, ...]


class LoadMonths(Struct, frozen=True):
    """On which teams a member was in each month asked, and the kind of secondment he was on for all of it."""

    member_id: int
    name: str
    teams: tuple[tuple[str, ...], ...]
    away: tuple[str, ...]


class SecondmentView(Struct, frozen=True):
    """A secondment: the absence and what is known besides; `kind` is the absence kind's id."""

    absence_id: int
    member_id: int
    name: str
    department: str | None
    kind: str
    start_on: date
    end_on: date | None
    place: str | None
    task: str | None
    paper: str | None
    replacement: str | None
    note: str | None
