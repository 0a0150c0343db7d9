"""What is wrong with a team as entered, and what is worth a second look; pure functions over commands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from smallbranch.kernel import names
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.teams.commands import MilestonePart, SetTeam, TeamMemberPart

_EARLIEST, _LATEST = date.min, date.max


def clean(text: str | None) -> str | None:
    """Return the stored form of a text: NFC without outer spaces; None for an empty one."""
    tidy = unicodedata.normalize("NFC", text or "").strip()
    return tidy or None


def person_key(part: TeamMemberPart) -> str:
    """Return what makes two entries the same person: the member's id, or the folded name of a colleague."""
    return f"#{part.member_id}" if part.member_id is not None else names.fold(part.person_name or "")


def input_problems(command: SetTeam, end_on: date | None, known: Mapping[int, str]) -> dict[str, str]:
    """Return field → code of what cannot be stored; `known` are the members of the book by id."""
    fields: dict[str, str] = {}
    if clean(command.name) is None:
        fields["name"] = "required"
    if command.due_on is not None and command.due_on < command.start_on:
        fields["due_on"] = "ends_before_start"
    if end_on is not None and end_on < command.start_on:
        fields["start_on"] = "starts_after_end"
    if any(clean(milestone.title) is None for milestone in command.milestones):
        fields["milestones"] = "title_required"
    code = next(_member_problems(command.members, known), None)
    if code is not None:
        fields["members"] = code
    return fields


def _member_problems(parts: Sequence[TeamMemberPart], known: Mapping[int, str]) -> Iterator[str]:
    for part in parts:
        if (part.member_id is None) == (clean(part.person_name) is None):
            yield "one_person_required"
        if part.member_id is not None and part.member_id not in known:
            yield "unknown_member"
        if part.start_on and part.end_on and part.end_on < part.start_on:
            yield "ends_before_start"
    for index, part in enumerate(parts):
        if any(_same_time(part, other) for other in parts[:index] if person_key(other) == person_key(part)):
            yield "member_twice"


def _same_time(one: TeamMemberPart, other: TeamMemberPart) -> bool:
    return (one.start_on or _EARLIEST) <= (other.end_on or _LATEST) and (other.start_on or _EARLIEST) <= (
        one.end_on or _LATEST
    )


def team_findings(
    command: SetTeam, team_id: int, known: Mapping[int, str], on_roster: frozenset[int]
) -> tuple[Finding, ...]:
    """Return what is worth a second look; `on_roster`: ids of those who were here on the team's first day."""
    subject = Subject("team", team_id, "members")
    leaders = [part for part in command.members if part.leader and part.end_on is None]
    found = []
    if len(leaders) != 1:
        code = "team_without_leader" if not leaders else "team_several_leaders"
        found.append(Finding(code, Severity.WARNING, {"team": command.name, "count": len(leaders)}, subject))
    for part in leaders:
        if part.member_id is None:
            found.append(_about("team_leader_not_member", part.person_name or "", command, subject))
    for part in command.members:
        joined_at_start = part.start_on is None or part.start_on <= command.start_on
        if part.member_id is not None and joined_at_start and part.member_id not in on_roster:
            found.append(_about("team_member_not_on_roster", known[part.member_id], command, subject))
    found += [
        _outside(milestone, command, team_id) for milestone in command.milestones if _is_outside(milestone, command)
    ]
    return tuple(found)


def _about(code: str, name: str, command: SetTeam, subject: Subject) -> Finding:
    return Finding(code, Severity.WARNING, {"team": command.name, "name": name, "date": command.start_on}, subject)


def _is_outside(milestone: MilestonePart, command: SetTeam) -> bool:
    day = milestone.due_on
    return day is not None and not command.start_on <= day <= (command.due_on or _LATEST)


def _outside(milestone: MilestonePart, command: SetTeam, team_id: int) -> Finding:
    params = {"team": command.name, "title": milestone.title, "date": milestone.due_on}
    return Finding("milestone_outside_team", Severity.INFO, params, Subject("team", team_id, "milestones"))
