"""The practice branch: eighteen fictional people, a whole year, marked everywhere, the same from the same seed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smallbranch.bootstrap import open_context
from smallbranch.kernel.errors import Refused
from smallbranch.kernel.periods import Period
from smallbranch.practice.branch import make_practice
from smallbranch.practice.people import NOWHERE, fictional_number
from smallbranch.store.verify import verify


def test_it_is_a_whole_marked_and_consistent_branch(practice_dir: Path) -> None:
    ctx = open_context(practice_dir)
    try:
        assert ctx.roster.branch().practice
        assert len(ctx.roster.members(date(2026, 9, 30))) == 18
        months = {
            line.held_on.strftime("%Y-%m")
            for year in ("2025", "2026")
            for line in ctx.meetings.events(Period.parse(year))
        }
        assert len(months) >= 12
        assert ctx.ledgers.compose(Period.parse("2026Q3"), ("L06",)).meta.watermark == "练习支部"
        with ctx.book.raw() as raw:
            assert verify(raw, ctx.book.shapes).consistent
    finally:
        ctx.book.close()


def test_nobody_can_own_the_numbers(practice_dir: Path) -> None:
    ctx = open_context(practice_dir)
    try:
        for member in ctx.roster.members(date(2026, 9, 30)):
            assert member.id_number is not None
            assert member.id_number.startswith(NOWHERE)
            assert member.phone is not None
            assert member.phone.startswith("100")
    finally:
        ctx.book.close()


def test_the_same_seed_gives_the_same_people(practice_dir: Path, tmp_path: Path) -> None:
    make_practice(tmp_path / "again", seed=2026)
    seen = []
    for folder in (practice_dir, tmp_path / "again"):
        ctx = open_context(folder)
        seen.append([(row.name, row.phone, row.id_number) for row in ctx.roster.members(date(2026, 9, 30))])
        ctx.book.close()
    assert seen[0] == seen[1]


def test_a_real_book_is_never_filled_with_practice(practice_dir: Path) -> None:
    with pytest.raises(Refused, match="book_exists"):
        make_practice(practice_dir, seed=1)


def test_check_digits_are_right() -> None:
    assert fictional_number("1972-03-14", "男", 1)[-1] in "0123456789X"
    assert fictional_number("1972-03-14", "男", 1) != fictional_number("1972-03-14", "男", 2)
