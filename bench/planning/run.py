"""Best days of 30 people over 60 days beside counting the same by plain loops; and a year's draft."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.timing import QUICK_ROUNDS, ROUNDS, Row, Sample, at_most, in_turn, middle

PEOPLE, DAYS = 30, 60
FIRST = date(2026, 3, 2)
FORM = "general_membership_meeting"


def run(*, quick: bool) -> list[Row]:
    """Measure the question as a page asks it, reading the book included."""
    from smallbranch.bootstrap import create, open_context
    from smallbranch.kernel.clock import CHINA_TIME, FixedClock

    clock = FixedClock(datetime(2026, 2, 1, 9, tzinfo=CHINA_TIME))
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        create(book, "某局机关党支部", clock=clock)
        ctx = open_context(book, clock=clock)
        away = _fill(ctx)
        last = FIRST + timedelta(days=DAYS - 1)
        found = in_turn(
            {
                "loops": _timed(lambda: _by_loops(away)),
                "best": _timed(lambda: ctx.meetings.best_days(FORM, FIRST, last)),
                "draft": _timed(lambda: ctx.meetings.preview_year(2026)),
            },
            QUICK_ROUNDS if quick else 2 * ROUNDS,
        )
        ctx.book.close()
    loops, best, draft = (middle(found[name]) for name in ("loops", "best", "draft"))
    what = f"best of {DAYS} days for {PEOPLE} people, book read anew"
    return [
        at_most(what, best.wall * 1000, 100, " ms", f"CPU {best.cpu * 1000:.0f} ms"),
        Row(f"{what} / the same counted by plain loops", f"{best.wall / loops.wall:.0f}×"),
        Row("draft of a year with reasons", f"{draft.wall * 1000:.0f} ms (CPU {draft.cpu * 1000:.0f} ms)"),
    ]


def _fill(ctx: Any) -> list[tuple[date, date]]:
    """Add the people, each away for a spell of its own; return the spells."""
    from smallbranch.roster.commands import AddMember, MemberFields, RecordAbsence

    spells = []
    for number in range(PEOPLE):
        fields = MemberFields(name=f"党员{number:02}", join_date="2010-07-01", full_date="2011-07-01")
        member = ctx.dispatcher.do(AddMember(fields=fields)).value
        start = FIRST + timedelta(days=number * 7 % DAYS)
        spells.append((start, start + timedelta(days=number % 9)))
        kind = "business_trip"
        ctx.dispatcher.do(RecordAbsence(member_id=member, kind=kind, start_on=start, end_on=spells[-1][1]))
    return spells


def _by_loops(away: list[tuple[date, date]]) -> list[tuple[int, date]]:
    days = [FIRST + timedelta(days=number) for number in range(DAYS)]
    return sorted((sum(first <= day <= last for first, last in away), day) for day in days if day.weekday() < 5)


def _timed(act: Callable[[], object]) -> Callable[[], Sample]:
    def measured() -> Sample:
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        return Sample(time.perf_counter() - wall, time.process_time() - cpu)

    return measured
