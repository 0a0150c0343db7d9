"""Rows of the project-team cells for ledgers (L05)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from smallbranch.kernel.periods import day_zh
from smallbranch.kernel.sources import and_members, came_from
from smallbranch.teams.views import LoadMonths, MilestoneView, SecondmentView, TeamMemberView, TeamView

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


def sheet_row(team: TeamView) -> Row:
    """Return one team's sheet of the dataset `teams.sheets`: how it was founded, what it did, how it was closed."""
    stones = "\n".join(_milestone_in_full(number, stone) for number, stone in enumerate(team.milestones, 1))
    return {
        **team_row(team),
        "founded_on": _day(team.start_on),
        "due_on": _day(team.due_on),
        "members": "\n".join(_member_in_full(person) for person in team.members),
        "milestones": stones,
        "founding_note": team.founding_note or "",
        "closing_note": team.closing_note or "",
        "note": team.note or "",
    }


def _away(kind: str, months: Sequence[int]) -> str:
    """Return a stretch of months away: 4月至12月驻村."""
    first, last = months[0], months[-1]
    return f"{first}月{kind}" if first == last else f"{first}月至{last}月{kind}"


def load_row(load: LoadMonths) -> Row:
    """Return one member's row of the dataset `teams.load`: how many teams in each month of the year, and which."""
    cells = {f"m{number}": str(len(teams)) if teams else "" for number, teams in enumerate(load.teams, 1)}
    named = dict.fromkeys(name for teams in load.teams for name in teams)
    runs = groupby(enumerate(load.away, 1), itemgetter(1))
    away = [_away(kind, [number for number, _ in run]) for kind, run in runs if kind]
    remark = "；".join(("、".join(named), "、".join(away))).strip("；")
    return {**came_from(member=load.member_id), "name": load.name, **cells, "remark": remark}


def secondment_row(one: SecondmentView, kind: str) -> Row:
    """Return one row of the dataset `teams.secondments`; `kind` is the Chinese name."""
    return {
        **came_from(member=one.member_id),
        "name": one.name,
        "department": one.department or "",
        "kind": kind,
        "place": one.place or "",
        "task": one.task or "",
        "start_on": _day(one.start_on),
        "end_on": _day(one.end_on),
        "paper": one.paper or "",
        "replacement": one.replacement or "",
        "remark": one.note or "",
    }


def _member_in_full(person: TeamMemberView) -> str:
    role = "组长" if person.leader else "成员"
    return "　".join(part for part in (f"{role}：{_member(person)}", person.task or "") if part)


def _milestone_in_full(number: int, stone: MilestoneView) -> str:
    due = f"计划{day_zh(stone.due_on)}" if stone.due_on else ""
    done = f"{day_zh(stone.done_on)}完成" if stone.done_on else "未完成"
    owner = f"责任人{stone.owner}" if stone.owner else ""
    evidence = f"佐证：{stone.evidence}" if stone.evidence else ""
    return f"{number}. " + "，".join(
        part for part in (stone.title, owner, due, done, stone.result or "", evidence) if part
    )


def _member(person: TeamMemberView) -> str:
    return f"{person.name}（{person.department}）" if person.department else person.name


def _milestone(stone: MilestoneView) -> str:
    said = "，".join(part for part in (stone.owner or "", "已完成" if stone.done_on else "") if part)
    return f"{_day(stone.due_on or stone.done_on)} {stone.title}{f'（{said}）' if said else ''}".strip()


def _day(day: date | None) -> str:
    return day.strftime("%Y.%m.%d") if day else ""
