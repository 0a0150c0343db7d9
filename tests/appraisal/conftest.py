"""A real book with ten members: a committee of three, six others, and a probationary one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, create, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster.commands import AddMember, AssignPost, MemberFields, SetSetting, StartTerm

NAMES = ("甲一", "乙二", "丙三", "丁四", "戊五", "己六", "庚七", "辛八", "壬九", "癸十")
POSTS = ("secretary", "organization_commissioner", "publicity_commissioner")
PROBATIONARY = NAMES[9]


@pytest.fixture
def ctx(tmp_path: Path, clock: FixedClock) -> Iterator[AppContext]:
    create(tmp_path / "book", "练习机关党支部", "练习机关", clock=clock)
    opened = open_context(tmp_path / "book", clock=clock)
    yield opened
    opened.book.close()


@pytest.fixture
def ten(ctx: AppContext) -> dict[str, int]:
    """Add the ten; the last is probationary."""
    found = {}
    for name in NAMES:
        category = "probationary_member" if name == PROBATIONARY else "full_member"
        fields = MemberFields(name=name, join_date="2026-01-05" if name == PROBATIONARY else "2009-07-01")
        found[name] = ctx.dispatcher.do(AddMember(fields=fields, category=category)).value  # type: ignore[arg-type]
    ctx.dispatcher.do(StartTerm(term_no=1, elected_on=date(2024, 1, 10)))
    for name, post in zip(NAMES, POSTS, strict=False):
        ctx.dispatcher.do(AssignPost(member_id=found[name], post=post, start_on=date(2024, 1, 10)))  # type: ignore[arg-type]
    return found


def choose(ctx: AppContext, key: str, value: str) -> None:
    ctx.dispatcher.do(SetSetting(key=key, value=value))
