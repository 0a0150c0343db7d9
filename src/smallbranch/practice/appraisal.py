"""The practice branch's organisational-life meeting of one work year, whole, and of the next, begun."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from smallbranch.appraisal.commands import (
    ConfirmGrades,
    DecideGrades,
    FeedBackGrades,
    GradeDecision,
    MemberVotes,
    RecordAppraisalBallots,
    RecordSelfGrades,
    SelfGrade,
    SetLifeYear,
    SettledItem,
    SettleRectification,
)
from smallbranch.appraisal.fields import ITEMS, TALKS
from smallbranch.bootstrap import AppContext
from smallbranch.registers.commands import AddEntry

Data = Mapping[str, Any]
COMMISSIONERS, WITH_MEMBER, PEERS = "支委之间", "支委与党员", "党员之间"


def life_days(ctx: AppContext, data: Data) -> list[tuple[date, partial[None]]]:
    """Return what is to be entered, with the day of each."""
    found = [(item["on"], partial(_set_year, ctx, item)) for item in data["life_year"]]
    found += [(item["on"], partial(_settle, ctx, item)) for item in data["settle"]]
    found += [(item["on"], partial(_talk, ctx, item)) for item in data["talks"]]
    voted = data["appraisal"]
    found.append((voted["on"], partial(_vote, ctx, voted)))
    found.append((voted["confirmed_on"], partial(_confirm, ctx, voted)))
    return [*found, (voted["fed_back_on"], partial(_feed_back, ctx, voted))]


def _set_year(ctx: AppContext, item: Data) -> None:
    ctx.dispatcher.do(SetLifeYear(work_year=item["work_year"], values=item["values"]))


def _settle(ctx: AppContext, item: Data) -> None:
    entry = next(view for view in ctx.registers.entries(ITEMS) if view.values["problem"] == item["problem"])
    settled = SettledItem(
        entry_id=entry.id,
        outcome=item["outcome"],
        on=item["on"],
        evidence=item["evidence"],
        closed_by=item["closed_by"],
    )
    ctx.dispatcher.do(SettleRectification(work_year=item["work_year"], items=(settled,)))


def _talk(ctx: AppContext, item: Data) -> None:
    ids = _ids(ctx, item["on"])
    leading = {one.label for one in ctx.roster.due_members(item["on"], committee=True)}
    commands = []
    for listener in item["listeners"]:
        among = {item["talker"], listener} & leading
        kind = COMMISSIONERS if len(among) == 2 else WITH_MEMBER if among else PEERS
        values = {
            "on": item["on"].isoformat(),
            "place": "小会议室",
            "kind": kind,
            "talker": str(ids[item["talker"]]),
            "listener": str(ids[listener]),
            "work_year": str(item["work_year"]),
        }
        commands.append(AddEntry(register=TALKS, values=values))
    ctx.dispatcher.do_all(commands, "add_entry")


def _vote(ctx: AppContext, data: Data) -> None:
    ids = _ids(ctx, data["held_on"])
    rows = {ids[name]: row for name, row in data["members"].items()}
    year = data["work_year"]
    own = tuple(SelfGrade(member_id=who, grade=row[0]) for who, row in rows.items())
    votes = tuple(
        MemberVotes(member_id=who, excellent=row[1], qualified=row[2], basic=row[3], unqualified=row[4])
        for who, row in rows.items()
    )
    decided = tuple(GradeDecision(member_id=who, grade=row[5]) for who, row in rows.items())
    counts: dict[str, Any] = {name: data[name] for name in ("held_on", "issued", "returned", "valid")}
    counts |= {name: tuple(str(ids[one]) for one in data[name]) for name in ("scrutineers", "tellers")}
    ctx.dispatcher.do(RecordAppraisalBallots(work_year=year, **counts, votes=votes))
    ctx.dispatcher.do(RecordSelfGrades(work_year=year, grades=own))
    ctx.dispatcher.do(DecideGrades(work_year=year, decided_on=data["decided_on"], grades=decided))


def _confirm(ctx: AppContext, data: Data) -> None:
    named = {name: data[name] for name in ("confirmed_on", "document_no", "opinion")}
    ctx.dispatcher.do(ConfirmGrades(work_year=data["work_year"], **named))


def _feed_back(ctx: AppContext, data: Data) -> None:
    ctx.dispatcher.do(FeedBackGrades(work_year=data["work_year"], fed_back_on=data["fed_back_on"]))


def _ids(ctx: AppContext, day: date) -> dict[str, int]:
    return {one.label: one.id for one in ctx.roster.members(day)}
