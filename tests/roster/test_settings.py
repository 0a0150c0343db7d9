"""A branch's own value counts instead of the packs' from the moment it is set, and no longer once it is undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smallbranch.bootstrap import create, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster.commands import SetSetting

DAY = date(2026, 9, 20)


def test_an_own_value_is_laid_over_the_packs(tmp_path: Path, clock: FixedClock) -> None:
    create(tmp_path / "data", "支部", clock=clock)
    ctx = open_context(tmp_path / "data", clock=clock)
    shipped = ctx.packs.rules.setting_int("entry_late_days", DAY)
    ctx.dispatcher.do(SetSetting(key="entry_late_days", value=str(shipped + 4)))
    assert ctx.packs.rules.setting_int("entry_late_days", DAY) == shipped + 4
    ctx.book.undo()
    assert ctx.packs.rules.setting_int("entry_late_days", DAY) == shipped
    ctx.book.redo()
    ctx.book.close()
    again = open_context(tmp_path / "data", clock=clock)
    assert again.packs.rules.setting_int("entry_late_days", DAY) == shipped + 4
    again.book.close()


@pytest.mark.parametrize("value", ['"viele"', "true", "3.5", "[1]"])
def test_a_value_of_another_kind_is_not_used(tmp_path: Path, clock: FixedClock, value: str) -> None:
    create(tmp_path / "data", "支部", clock=clock)
    ctx = open_context(tmp_path / "data", clock=clock)
    shipped = ctx.packs.rules.setting_int("entry_late_days", DAY)
    ctx.dispatcher.do(SetSetting(key="entry_late_days", value=value))
    assert ctx.packs.rules.setting_int("entry_late_days", DAY) == shipped
    ctx.book.close()
