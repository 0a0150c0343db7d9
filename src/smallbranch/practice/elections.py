"""The practice branch's elections and temporary organisations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from smallbranch.bootstrap import AppContext
from smallbranch.elections.commands import (
    CountBallot,
    HolderPart,
    PrepareBallot,
    RecordElectionStep,
    SetElection,
    SettleElection,
    VotesPart,
)
from smallbranch.practice.people import People
from smallbranch.roster.commands import SetTemporaryBody, TemporaryMemberPart

Data = Mapping[str, Any]


def hold_elections(ctx: AppContext, people: People, data: Data) -> None:
    """Give every election's ballots, result and steps in order, then the temporary branches and cells."""
    for item in data["election"]:
        _hold(ctx, people, item)
    for item in data["temporary"]:
        ctx.dispatcher.do(_temporary(people, item))


def _hold(ctx: AppContext, people: People, item: Data) -> None:
    plan = {key: value for key, value in item.items() if key not in ("ballot", "step")}
    election = int(ctx.dispatcher.do(SetElection(**plan)).value)
    for ballot in item["ballot"]:
        _ballot(ctx, people, election, ballot)
    if any("held_on" in ballot for ballot in item["ballot"]):
        ctx.dispatcher.do(SettleElection(election_id=election, holders=_holders(ctx, item["meeting_on"])))
    for step in item["step"]:
        papers = tuple(step["papers"])
        ctx.dispatcher.do(RecordElectionStep(election_id=election, **{**step, "papers": papers}))


def _ballot(ctx: AppContext, people: People, election: int, item: Data) -> None:
    names = tuple(people.members[name] for name in item["candidates"])
    prepared = PrepareBallot(election_id=election, post=item["post"], seats=item["seats"], candidates=names)
    ballot = int(ctx.dispatcher.do(prepared).value)
    if "held_on" not in item:
        return
    view = ctx.elections.election(election, ctx.clock.today())
    body = next(one.body for one in view.ballots if one.id == ballot)
    present = len(ctx.elections.electors(view, body, item["held_on"])) - item["away"]
    votes = tuple(VotesPart(member_id=one, yes=present - no, no=no) for one, no in zip(names, item["no"], strict=True))
    chair = item.get("chair")
    ctx.dispatcher.do(
        CountBallot(
            ballot_id=ballot,
            held_on=item["held_on"],
            present=present,
            issued=present,
            returned=present,
            valid=present,
            votes=votes,
            scrutineers=tuple(people.members[name] for name in item.get("scrutineers", ())),
            counters=tuple(people.members[name] for name in item.get("counters", ())),
            chair_id=people.members[chair] if chair else None,
        )
    )


def _holders(ctx: AppContext, on: date) -> tuple[HolderPart, ...]:
    """Return the posts the roster of the practice branch begins with."""
    posts: list[Any] = [{"member_id": one.member_id, "post": one.post} for one in ctx.roster.posts(on)]
    return tuple(HolderPart(**one) for one in posts)


def _temporary(people: People, item: Data) -> SetTemporaryBody:
    rest = {key: value for key, value in item.items() if key not in ("members", "guests", "head")}
    head = "临时党支部书记" if item["kind"] == "temporary_branch" else "组长"
    own = (
        TemporaryMemberPart(member_id=people.members[name], post=head if name == item["head"] else None)
        for name in item["members"]
    )
    guests = (TemporaryMemberPart(person_name=name) for name in item.get("guests", ()))
    return SetTemporaryBody(members=(*own, *guests), **rest)
