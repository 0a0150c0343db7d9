"""Services of members are counted over the year from the register; what is asked for is the branch's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.registers.commands import AddEntry
from smallbranch.roster.commands import SetSetting


@pytest.fixture
def ctx(practice_dir: Path, clock: FixedClock) -> AppContext:
    return open_context(practice_dir, clock=clock)


def sums(ctx: AppContext, name: str) -> tuple[str, str, str, str, str]:
    params = dict(ctx.packs.ledgers["L32A"].params)
    found = ctx.registers.datasets()["registers.service"](Period.parse("2026"), date(2026, 12, 31), params)
    row = next(row for row in found if row["name"] == name)
    return row["unit"], row["home"], row["times"], row["hours"], row["reached"]


def test_services_add_up_and_the_branch_says_how_many_are_asked_for(ctx: AppContext) -> None:
    assert sums(ctx, "龙䶮") == ("1", "1", "2", "5", "")  # nothing is asked for until the branch says so
    ctx.dispatcher.do(SetSetting(key="service_times", value="4"))
    ctx.dispatcher.do(SetSetting(key="service_home_times", value="2"))
    assert sums(ctx, "龙䶮") == ("1", "1", "2", "5", "差2次")
    assert sums(ctx, "方以宁") == ("0", "0", "0", "0", "差4次")
    who = next(str(one.id) for one in ctx.roster.members(date(2026, 12, 31)) if one.name == "龙䶮")
    served = {"on": "2026-10-11", "members": who, "kind": "居住地社区", "community": "南塘社区", "project": "巡查"}
    for day in ("2026-10-11", "2026-10-18"):
        ctx.dispatcher.do(AddEntry(register="L32", values={**served, "on": day, "hours": "1.5"}))
    ctx.dispatcher.do(AddEntry(register="L32", values={**served, "on": "2025-10-11", "hours": "9"}))
    assert sums(ctx, "龙䶮") == ("1", "3", "4", "8", "达标")
    ctx.book.close()
