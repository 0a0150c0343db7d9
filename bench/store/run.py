"""Saving a meeting beside a plain SQLite commit; opening, verifying and restoring a book of ten years."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

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
    """Fill the journal, then open and verify; every 20th entry is a meeting."""
    from smallbranch.store.verify import verify

    fill(folder, entries)
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
        *restoring(folder),
    ]


def restoring(folder: Path) -> list[Row]:
    """Bring the book back from a backup and from its mirror, each into a new folder and verified."""
    from smallbranch.bootstrap import Places
    from smallbranch.kernel.clock import SystemClock
    from smallbranch.store import backup, restoring

    places = Places(folder)
    copy = folder / "copy.db"
    backup.copy_book(places.book, copy)
    rows = []
    for name, source in (("backup", copy), ("mirror", places.mirror)):
        new = folder / f"from-{name}" / "book.db"
        again = partial(restoring.restore, source, new, SystemClock())
        samples = [inside(again) for _ in range(QUICK_ROUNDS)]
        note = f"{source.stat().st_size / 1e6:.0f} MB, CPU {middle(samples).cpu:.1f} s"
        rows.append(at_most(f"restoring that book from its {name}, verified", middle(samples).wall, 5, " s", note))
    return rows


def fill(folder: Path, entries: int) -> None:
    """Bring the journal to so many entries: a meeting and a plan line, recorded once each, entered again and again.

    Rows, images and chain are made by the store itself; only the handlers are left out, for they would take minutes.
    """
    from smallbranch import bootstrap
    from smallbranch.meetings.commands import AddPlanItem
    from smallbranch.store import images, journal

    ctx = bootstrap.open_context(folder)
    day = datetime(2017, 1, 1, 9)
    plan = AddPlanItem(period=f"{day:%Y-%m}", form="theme_party_day", topic="主题党日", planned_on=day.date())
    models = []
    for command in (meeting(day), plan):
        ctx.dispatcher.do(command)
        with ctx.book.raw() as raw:
            models.append(journal.entry(raw, ctx.book.head()[0]))
    with ctx.book.raw() as raw:
        raw.execute("PRAGMA synchronous=OFF")  # only the result counts
        raw.execute("BEGIN")
        for number in range(entries - ctx.book.head()[0]):
            model = models[0 if number % 20 == 0 else 1]
            day += timedelta(hours=4)
            for change in _entered_again(raw, model.changes(), day):
                images.put_row(raw, ctx.book.shapes[change[0]], change[1], change[2], exists=False)
            head = journal.EntryHead(model.kind, model.code, model.actor, model.entered_at, {})
            journal.append(raw, head, images.collect(raw, ctx.book.shapes), ctx.book.shapes)
        raw.execute("COMMIT")
    ctx.book.close()


def _entered_again(raw: Any, changes: Iterable[Any], day: datetime) -> list[tuple[str, int, dict[str, Any]]]:
    """Return (table, id, values) of rows like those, with numbers and days of their own."""
    numbers: dict[tuple[str, int], int] = {}
    rows = []
    for change in changes:
        last = raw.execute("SELECT seq FROM sqlite_sequence WHERE name=?", (change.table,)).fetchone()[0]
        numbers[change.table, change.row_id] = own = last + 1 + sum(table == change.table for table, _ in numbers)
        values = {name: numbers.get((name.removesuffix("_id"), value), value) for name, value in change.new.items()}
        fresh = {"id": own, "uid": uuid4().hex, "start_at": day.isoformat(), "planned_on": f"{day:%Y-%m-%d}"}
        rows.append((change.table, own, values | {name: fresh[name] for name in fresh if name in values}))
    return rows


def _open_again(folder: Path, opened: list[Any]) -> None:
    from smallbranch import bootstrap

    for context in opened:
        context.book.close()
    opened[:] = [bootstrap.open_context(folder)]
