"""Bring a backup or a mirror back: into a new file, verified, swapped in; the file of today is set aside."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.store import attached_files, backup, connection, files, images, journal, undo, upgrade, verify
from smallbranch.store.attached_files import AttachedFiles
from smallbranch.store.connection import RawConnection
from smallbranch.store.mirror import read_mirror


def examine(source: Path, book: Path) -> dict[str, Any]:
    """Tell what the source holds compared with the book of today, without writing anything."""
    seq, head = _source_head(source)
    current = _current_seq(book)
    return {
        "file": str(source),
        "entries": seq,
        "head": head,
        "current_entries": current,
        "missing_entries": max(0, (current or 0) - seq),
    }


def restore(source: Path, book: Path, clock: Clock) -> Path | None:
    """Restore the source as the book; return where today's file was set aside (None when there was none).

    Attached files come back with it; one that is nowhere is no reason to go without the book (`verify` names it).
    """
    files.make_folder(book.parent)
    part = files.part_of(book)
    files.discard(part)
    if _is_mirror(source):
        rebuild(source, part, clock)
    else:
        backup.copy_book(source, part)
    _require(part)
    aside = _set_aside(book)
    files.put_in_place(part, book)
    _set_aside(book.parent / "mirror" / "journal.jsonl")
    _note(book, clock, source)
    _bring_attached(source.parent, book)
    return aside


def _bring_attached(source: Path, book: Path) -> None:
    here, there = (AttachedFiles(folder / attached_files.FOLDER) for folder in (book.parent, source))
    raw = connection.connect(book, read_only=True)
    try:
        wanted = attached_files.needed(raw)
    finally:
        raw.close()
    attached_files.copy_new(there, here, [name for name in wanted if here.read(name) is None])


def rebuild(source: Path, target: Path, clock: Clock, migrations: Path = upgrade.MIGRATIONS) -> None:
    """Replay a mirror into an empty book of its own schema; its own entries are kept as they are.

    The entry of an upgrade carries the whole content in its new shape: what came before it is not replayed.
    """
    start, revision = _last_shape(source)
    upgrade.create_book(target, clock, migrations=migrations, revision=revision)
    with connection.mapped_errors(target):
        raw = connection.connect(target)
        try:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("DELETE FROM journal")
            shapes, marks = images.shapes_of(raw), dict[str, int]()
            for entry in read_mirror(source):
                if entry.seq >= start:
                    undo.put(raw, entry.changes(), shapes, back=False)
                journal.insert(raw, entry)
                verify.raise_marks(marks, entry)
            undo.require_references(raw)
            raw.execute("DELETE FROM sqlite_sequence")
            raw.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", marks.items())
            raw.execute("COMMIT")
        finally:
            raw.close()


def _last_shape(source: Path) -> tuple[int, str]:
    """Return the number of the entry that pinned the mirror's last schema, and that schema's revision.

    Raises:
        EnvironmentProblem: `book_newer` when the mirror was written by a newer version.
    """
    start, revision = 0, "head"
    for entry in read_mirror(source):
        if entry.kind in ("genesis", "upgrade"):
            pins = json.loads(entry.params)
            if upgrade.is_newer(int(pins.get("user_version", 0))):
                raise EnvironmentProblem("book_newer", path=str(source))
            start, revision = entry.seq, (pins.get("revision") or ["head"])[0]
    return start, revision


def _note(book: Path, clock: Clock, source: Path) -> None:
    raw = connection.connect(book)
    try:
        moment = clock.now().isoformat(timespec="seconds")
        head = journal.EntryHead("restore", "restore_book", "", moment, {"from": source.name})
        raw.execute("BEGIN IMMEDIATE")
        journal.append(raw, head, (), images.shapes())
        raw.execute("COMMIT")
    finally:
        raw.close()


def _require(path: Path) -> None:
    report = backup.check_copy(path)
    if not report.consistent:
        files.discard(path)
        raise EnvironmentProblem("backup_differs", path=str(path), first=report.differences[0].code)


def _set_aside(path: Path) -> Path | None:
    if not path.exists():
        return None
    for number in range(1, 1000):
        aside = path.with_name(f"{path.stem}-aside-{number:03d}{path.suffix}")
        if not aside.exists():
            os.replace(path, aside)
            return aside
    raise EnvironmentProblem("cannot_create", path=str(path))


def _is_mirror(source: Path) -> bool:
    return source.suffix == ".jsonl"


def _source_head(source: Path) -> tuple[int, str]:
    if _is_mirror(source):
        seq, head = 0, ""
        for entry in read_mirror(source):
            seq, head = entry.seq, entry.hash
        return seq, head
    report: verify.Report = backup.check_copy(source)
    if not report.consistent:
        raise EnvironmentProblem("backup_differs", path=str(source), first=report.differences[0].code)
    return report.seq, report.head


def _current_seq(book: Path) -> int | None:
    if not book.exists():
        return None
    with connection.mapped_errors(book):
        raw: RawConnection = connection.connect(book, read_only=True)
        try:
            return journal.last(raw)[0]
        finally:
            raw.close()
