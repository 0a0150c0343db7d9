"""Saving a meeting beside a plain SQLite commit; opening and verifying a book of ten years."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.timing import QUICK_ROUNDS, Row, Sample, at_most, in_turn, inside, middle, p95

ENTRIES, QUICK_ENTRIES = 20_000, 2_000


def run(*, quick: bool) -> list[Row]:
    """Measure on the practice branch: 18 members, a whole year of records."""
    from smallbranch.practice.branch import make_practice

    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        make_practice(book, seed=2026)
        return [*saving(book, 30 if quick else 100), *ten_years(book, QUICK_ENTRIES if quick else ENTRIES)]


def saving(folder: Path, rounds: int) -> list[Row]:
    """Save meetings with all members and, in turn, commit the same number of rows without us."""
    from smallbranch import bootstrap
    from smallbranch.store import connection

    ctx = bootstrap.open_context(folder)
    plain: Any = connection.connect(_empty_book(folder))
    plain.execute("CREATE TABLE mark (id INTEGER PRIMARY KEY, member INTEGER, state TEXT)")
    day = datetime(2026, 10, 1, 15)

    def ours() -> Sample:
        nonlocal day
        day += timedelta(hours=1)
        command = meeting(day)
        return inside(lambda: ctx.dispatcher.do(command))

    def reference() -> Sample:
        return inside(lambda: _commit(plain))

    try:
        found = in_turn({"ours": ours, "plain": reference}, rounds)
    finally:
        plain.close()
        ctx.book.close()
    walls = {name: [one.wall * 1000 for one in samples] for name, samples in found.items()}
    mine, theirs = middle(found["ours"]), middle(found["plain"])
    note = f"medians {mine.wall * 1000:.0f} and {theirs.wall * 1000:.1f} ms, {rounds} rounds; ours syncs two files"
    return [
        at_most(
            "saving a meeting of 18, p95 above a plain commit",
            p95(walls["ours"]) - p95(walls["plain"]),
            15,
            " ms",
            note,
        )
    ]


def _empty_book(folder: Path) -> Path:
    path = folder / "plain.db"
    path.touch()
    return path


def _commit(plain: Any) -> None:
    plain.execute("BEGIN IMMEDIATE")
    plain.executemany("INSERT INTO mark (member, state) VALUES (?, ?)", [(number, "present") for number in range(20)])
    plain.execute("COMMIT")


def meeting(day: datetime) -> Any:
    """Return the command that records a meeting of everybody."""
    from smallbranch.meetings.commands import RecordMeeting, SegmentPart

    part = SegmentPart(form="general_membership_meeting", topic="讨论年度工作", minutes="会议讨论了年度工作安排。" * 20)
    return RecordMeeting(title="支部党员大会", start_at=day, place="三楼会议室", segments=(part,))


def ten_years(folder: Path, entries: int) -> list[Row]:
    """Fill the journal (syncs off: only the result counts), then open and verify; every 20th entry is a meeting."""
    from smallbranch import bootstrap
    from smallbranch.meetings.commands import AddPlanItem
    from smallbranch.store.verify import verify

    ctx = bootstrap.open_context(folder)
    with ctx.book.raw() as raw:
        raw.execute("PRAGMA synchronous=OFF")
    day = datetime(2017, 1, 1, 9)
    for number in range(entries - ctx.book.head()[0]):
        day += timedelta(hours=4)
        plan = AddPlanItem(period=f"{day:%Y-%m}", form="theme_party_day", topic="主题党日", planned_on=day.date())
        ctx.dispatcher.do(meeting(day) if number % 20 == 0 else plan)
    ctx.book.close()
    opened: list[Any] = []
    opening = in_turn({"open": lambda: inside(lambda: _open_again(folder, opened))}, QUICK_ROUNDS)["open"]
    with opened[-1].book.raw() as raw:
        shapes = opened[-1].book.shapes
        checked = in_turn({"verify": lambda: inside(lambda: verify(raw, shapes))}, QUICK_ROUNDS)["verify"]
        report = verify(raw, shapes)
    opened[-1].book.close()
    if not report.consistent:
        raise SystemExit(f"the book of the benchmark does not verify: {report.differences[:3]}")
    time = middle(checked)
    note = f"{report.entries} entries, CPU {time.cpu:.2f} s"
    return [
        at_most("verify ten years, per 20,000 entries", time.wall * ENTRIES / report.entries, 1, " s", note),
        Row("opening that book, packs and services included", f"{middle(opening).wall * 1000:.0f} ms"),
    ]


def _open_again(folder: Path, opened: list[Any]) -> None:
    from smallbranch import bootstrap

    for context in opened:
        context.book.close()
    opened[:] = [bootstrap.open_context(folder)]
