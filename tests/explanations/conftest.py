"""The practice branch with a contradiction in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster.commands import RecordAbsence


@pytest.fixture
def ctx(practice_dir: Path, clock: FixedClock) -> Iterator[AppContext]:
    opened = open_context(practice_dir, clock=clock)
    yield opened
    opened.book.close()


@pytest.fixture
def odd_book(ctx: AppContext) -> AppContext:
    """Return the book where 章雨桐 is ill on the theme day of September and present all the same."""
    member = next(one.id for one in ctx.roster.members(date(2026, 9, 1)) if one.name == "章雨桐")
    given = {"member_id": member, "kind": "sick_leave", "start_on": date(2026, 9, 14), "end_on": date(2026, 9, 16)}
    ctx.dispatcher.do(RecordAbsence(**given))
    return ctx
