"""What can be asked of the project teams."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class TeamMemberPart(Struct, frozen=True, kw_only=True):
    """Somebody on the team: a member by id, or a colleague by name."""

    member_id: int | None = None
    person_name: str | None = None
    department: str | None = None
    leader: bool = False
    task: str | None = None
    start_on: date | None = None
    end_on: date | None = None


class MilestonePart(Struct, frozen=True, kw_only=True):
    """A milestone; `owner` is a name, `evidence` says what proves it and where that lies."""

    title: str
    due_on: date | None = None
    done_on: date | None = None
    result: str | None = None
    owner: str | None = None
    evidence: str | None = None


class SetTeam(Struct, frozen=True, kw_only=True):
    """Found a team (`team_id` None) or replace its facts, members and milestones. Value: team id.

    `founding_note` is why it was founded, by whose decision.
    """

    name: str
    start_on: date
    aim: str | None = None
    due_on: date | None = None
    members: tuple[TeamMemberPart, ...] = ()
    milestones: tuple[MilestonePart, ...] = ()
    note: str | None = None
    founding_note: str | None = None
    team_id: int | None = None


class ReachMilestone(Struct, frozen=True, kw_only=True):
    """A milestone is reached."""

    milestone_id: int
    on: date
    result: str | None = None
    evidence: str | None = None


class EndTeam(Struct, frozen=True, kw_only=True):
    """A team is dissolved; the outcome is asked for. `closing_note`: by whose decision, what was handed to whom."""

    team_id: int
    on: date
    outcome: str
    closing_note: str | None = None


class RemoveTeam(Struct, frozen=True, kw_only=True):
    """Remove a team that was entered by mistake."""

    team_id: int


class RecordSecondment(Struct, frozen=True, kw_only=True):
    """A member is sent elsewhere (挂职, 驻村, 抽调, 巡视 …): the absence with it, or change both. Value: absence id.

    `kind` is one of the branch's setting `secondment_kinds`; `replacement` is the name of who does the work meanwhile.
    """

    member_id: int
    kind: str
    start_on: date
    end_on: date | None = None
    place: str | None = None
    task: str | None = None
    paper: str | None = None
    replacement: str | None = None
    note: str | None = None
    absence_id: int | None = None


class RemoveSecondment(Struct, frozen=True, kw_only=True):
    """Remove a secondment that was entered by mistake, and the absence with it."""

    absence_id: int


COMMANDS: tuple[type, ...] = (SetTeam, ReachMilestone, EndTeam, RemoveTeam, RecordSecondment, RemoveSecondment)
