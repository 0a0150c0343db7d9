"""Verified copies of the book: made by the stepped backup API, reopened and checked before they count, then thinned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.kernel.jobs import NEVER_CANCELLED, CancelToken, Progress, no_progress
from smallbranch.store import attached_files, connection, files, images, journal, verify
from smallbranch.store.attached_files import AttachedFiles
from smallbranch.store.book import Book
from smallbranch.store.connection import RawConnection

PAGES_A_STEP = 256
_NAME = re.compile(r"book-(?P<day>\d{8})-(?P<time>\d{6})-(?P<seq>\d+)-(?P<reason>[a-z_]+)\.db")


class Backup(Struct, frozen=True):
    """One copy: the day of its newest entry, its number, why it was made; `lost` names attached files not copied."""

    path: Path
    day: date
    seq: int
    reason: str
    lost: tuple[str, ...] = ()


def make_backup(
    book: Book, folder: Path, reason: str, progress: Progress = no_progress, cancel: CancelToken = NEVER_CANCELLED
) -> Backup:
    """Copy the open book into the folder; the copy is verified before it gets its name.

    Attached files lie beside the copies, once for all of them; a damaged one does not stop the copy of the book.
    """
    files.make_folder(folder)
    with book.raw() as raw:
        seq, _ = journal.last(raw)
        stamp = journal.entry(raw, seq).entered_at
        name = f"book-{stamp[:10].replace('-', '')}-{stamp[11:19].replace(':', '')}-{seq:06d}-{reason}.db"
        part = files.part_of(folder / name)
        try:
            _copy(raw, part, progress, cancel)
            _require_consistent(part)
            lost = _copy_attached(raw, book.path.parent, folder)
        except BaseException:
            files.discard(part)
            raise
    files.put_in_place(part, folder / name)
    return Backup(folder / name, date.fromisoformat(stamp[:10]), seq, reason, tuple(lost))


def _copy_attached(raw: RawConnection, source: Path, target: Path) -> list[str]:
    here, there = (AttachedFiles(folder / attached_files.FOLDER) for folder in (source, target))
    return attached_files.copy_new(here, there, here.names() | attached_files.needed(raw))


def copy_book(source: Path, target: Path) -> None:
    """Copy a book that is not open here (before an upgrade); the source is only read."""
    with connection.mapped_errors(source):
        raw = connection.connect(source, read_only=True)
        try:
            _copy(raw, target, no_progress, NEVER_CANCELLED)
        finally:
            raw.close()


def check_copy(path: Path) -> verify.Report:
    """Verify a copy without changing a byte of it."""
    with connection.mapped_errors(path):
        raw = connection.connect(path, read_only=True)
        try:
            return verify.verify(raw, images.shapes())
        finally:
            raw.close()


def list_backups(folder: Path) -> list[Backup]:
    """Return the copies in the folder, oldest first; other files are not ours."""
    found = []
    for path in folder.glob("book-*.db"):
        match = _NAME.fullmatch(path.name)
        if match:
            day = f"{match['day'][:4]}-{match['day'][4:6]}-{match['day'][6:]}"
            found.append(Backup(path, date.fromisoformat(day), int(match["seq"]), match["reason"]))
    return sorted(found, key=lambda item: (item.seq, item.path.name))


def rotate(folder: Path) -> list[Path]:
    """Delete copies that thinning does not keep; return what was deleted."""
    copies = list_backups(folder)
    kept = keep(copies)
    gone = [item.path for item in copies if item not in kept]
    for path in gone:
        path.unlink()
    return gone


def keep(copies: Sequence[Backup]) -> set[Backup]:
    """Choose what stays: the newest 20, one a day for 14 days, one a week for 8, one a month for 12.

    Order is the journal's, not the clock's: a wrong clock can spread copies over odd days but not push newer ones out.
    """
    newest_first = sorted(copies, key=lambda item: item.seq, reverse=True)
    kept = set(newest_first[:20])
    for count, bucket in ((14, "%Y-%m-%d"), (8, "%G-%V"), (12, "%Y-%m")):
        kept |= set(_first_of_each(newest_first, bucket)[:count])
    return kept


def _first_of_each(items: Iterable[Backup], form: str) -> list[Backup]:
    chosen: dict[str, Backup] = {}
    for item in items:
        chosen.setdefault(item.day.strftime(form), item)
    return list(chosen.values())


def _copy(raw: RawConnection, target: Path, progress: Progress, cancel: CancelToken) -> None:
    def step(status: int, remaining: int, total: int) -> None:
        cancel.check()
        progress(total - remaining, total)

    files.discard(target)
    copy = connection.create_file(target)
    try:
        raw.backup(copy, pages=PAGES_A_STEP, progress=step)
    finally:
        copy.close()


def _require_consistent(path: Path) -> None:
    report = check_copy(path)
    if not report.consistent:
        raise EnvironmentProblem("backup_differs", path=str(path), first=report.differences[0].code)
