"""A branch of ten full members and one on probation, and short ways to hold an election in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from smallbranch.bootstrap import AppContext, create, open_context
from smallbranch.elections.commands import (
    CountBallot,
    HolderPart,
    PrepareBallot,
    SetElection,
    SettleElection,
    VotesPart,
)
from smallbranch.elections.views import ElectionView
from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.findings import Finding
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import AddMember, MemberFields

TODAY = date(2026, 9, 20)
HELD = date(2026, 9, 10)
NAMES = ("丁一", "马超", "王五", "孔明", "石磊", "白雪", "江河", "李四", "何平", "张三")


@dataclass
class World:
    ctx: AppContext
    clock: FixedClock
    ids: dict[str, int]

    def do(self, command: Any) -> Outcome[Any]:
        return self.ctx.dispatcher.do(command)

    def undo(self) -> None:
        self.ctx.book.undo()

    def some(self, *names: str) -> tuple[int, ...]:
        return tuple(self.ids[name] for name in names)

    def open(self, **given: Any) -> int:
        """Begin an election of a committee of three."""
        return int(self.do(SetElection(**{"kind": "term", "seats": 3, **given})).value)

    def slate(self, election: int, post: str, seats: int, *names: str) -> Outcome[Any]:
        return self.do(
            PrepareBallot(election_id=election, post=post, seats=seats, candidates=self.some(*names))  # type: ignore[arg-type]
        )

    def count(self, ballot: int, yes: dict[str, int], **given: Any) -> Outcome[Any]:
        """Count a ballot in which everybody present votes; who does not vote yes votes no."""
        present = given.pop("present", 10)
        figures = {"held_on": HELD, "present": present, "issued": present, "returned": present, "valid": present}
        figures |= given
        votes = tuple(VotesPart(member_id=self.ids[name], yes=n, no=figures["valid"] - n) for name, n in yes.items())
        return self.do(CountBallot(ballot_id=ballot, votes=votes, **figures))

    def settle(self, election: int, posts: dict[str, str], **given: Any) -> Outcome[Any]:
        parts: list[Any] = [{"member_id": self.ids[name], "post": post} for name, post in posts.items()]
        holders = tuple(HolderPart(**part) for part in parts)
        return self.do(SettleElection(election_id=election, holders=holders, **given))

    def election(self, election: int, day: date | None = None) -> ElectionView:
        return self.ctx.elections.election(election, day or self.clock.today())

    def check(self, period: str, today: date) -> dict[str, Finding]:
        return {item.code: item for item in self.ctx.rules.check(Period.parse(period), today)}

    def posts(self, day: date) -> dict[str, str]:
        return {post.member_name: post.post for post in self.ctx.roster.posts(day)}


def codes(outcome: Outcome[Any]) -> list[str]:
    return [finding.code for finding in outcome.findings]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    clock = FixedClock(datetime(2026, 9, 20, 9, 0))
    create(tmp_path / "book", "某局机关党支部", "某局", clock=clock)
    ctx = open_context(tmp_path / "book", clock=clock)
    made = World(ctx, clock, {})
    for name in NAMES:
        fields = MemberFields(name=name, join_date="2010-07-01", full_date="2011-07-01")
        made.ids[name] = made.do(AddMember(fields=fields, category="full_member")).value
    fields = MemberFields(name="周新", join_date="2026-03-10")
    made.ids["周新"] = made.do(AddMember(fields=fields, category="probationary_member")).value
    yield made
    ctx.book.close()


@pytest.fixture
def elected(world: World) -> World:
    """The branch with a committee of three and its secretary, elected ten days ago."""
    election = world.open(term_no=5)
    ballot = world.slate(election, "committee_member", 3, "丁一", "马超", "王五", "孔明").value
    world.count(ballot, {"丁一": 10, "马超": 9, "王五": 8, "孔明": 3})
    head = world.slate(election, "secretary", 1, "丁一").value
    world.count(head, {"丁一": 3}, present=3)
    world.settle(
        election, {"丁一": "secretary", "马超": "organization_commissioner", "王五": "discipline_commissioner"}
    )
    return world
