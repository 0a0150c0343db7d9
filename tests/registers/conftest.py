"""A real book with a few members."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, create, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster.commands import AddMember, MemberFields

People = dict[str, int]


@pytest.fixture
def book_dir(tmp_path: Path, clock: FixedClock) -> Path:
    create(tmp_path / "book", "练习机关党支部", "练习机关", clock=clock)
    return tmp_path / "book"


@pytest.fixture
def ctx(book_dir: Path, clock: FixedClock) -> Iterator[AppContext]:
    opened = open_context(book_dir, clock=clock)
    yield opened
    opened.book.close()


@pytest.fixture
def people(ctx: AppContext) -> People:
    """Add four members; 赵晨 joins the branch in July 2026 only."""
    rows = [("王芳", None), ("李强", None), ("张敏", None), ("赵晨", date(2026, 7, 1))]
    return {
        name: ctx.dispatcher.do(
            AddMember(
                fields=MemberFields(name=name, join_date="2009-07-01", full_date="2010-07-01"),
                category="full_member",
                since=since,
            )
        ).value
        for name, since in rows
    }
