"""Files beside the book, named by what is in them: written whole and synced before any row speaks of them.

A file stays as long as any journal entry names it, so that undo always finds it; columns that name files carry
`info=ATTACHED` (`store.base`).
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.store import files
from smallbranch.store.base import Base
from smallbranch.store.connection import RawConnection
from smallbranch.store.verify import Difference

FOLDER = "attachments"
_NAME = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{2,5}")
_READ_ONLY, _WRITABLE = 0o444, 0o644


class AttachedFiles:
    """The files of one folder. Names are `sha256.suffix`; anything else in the folder is not ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        """Return where a file lies; a name that is none of ours leads nowhere."""
        return self.folder / (name if _NAME.fullmatch(name) else "none")

    def keep(self, data: bytes, suffix: str) -> str:
        """Store the bytes and return their name; the same bytes are stored once.

        Raises:
            EnvironmentProblem: `disk_full` or `cannot_create`; nothing is left behind.
        """
        name = f"{hashlib.sha256(data).hexdigest()}.{suffix}"
        if self.read(name) is not None:
            return name
        files.make_folder(self.folder)
        target = self.path(name)
        part = files.part_of(target)
        try:
            part.write_bytes(data)
            _free(target)
            files.put_in_place(part, target)
            target.chmod(_READ_ONLY)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise _problem(error, target) from error
        return name

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file; None when it is missing or no longer what its name says."""
        try:
            data = self.path(name).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == name.partition(".")[0] else None

    def names(self) -> set[str]:
        """Return the names of the files there are."""
        if not self.folder.is_dir():
            return set()
        return {path.name for path in self.folder.iterdir() if _NAME.fullmatch(path.name)}

    def remove(self, name: str) -> None:
        """Remove a file nobody needs."""
        _free(self.path(name))
        self.path(name).unlink(missing_ok=True)


def needed(raw: RawConnection) -> set[str]:
    """Return the names of the files that rows of the book speak of."""
    known = {row[0] for row in raw.execute("SELECT name FROM main.sqlite_schema WHERE type='table'")}
    found: set[str] = set()
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if column.info.get("attached") and table.name in known:
                rows = raw.execute(f'SELECT "{column.name}" FROM main."{table.name}"')
                found.update(row[0] for row in rows if row[0] is not None)
    return found


def differences(raw: RawConnection, here: AttachedFiles) -> Iterator[Difference]:
    """Yield what is missing, or is no longer what its name says."""
    for name in sorted(needed(raw)):
        if here.read(name) is None:
            missing = not here.path(name).exists()
            yield Difference("attached_file_missing" if missing else "attached_file_altered", {"file": name[:16]})


def copy_new(source: AttachedFiles, target: AttachedFiles, wanted: Iterable[str]) -> list[str]:
    """Copy what the target lacks; each copy is read back. Return the names that could not be had from the source."""
    lost, there = [], target.names()
    for name in sorted(wanted):
        if name in there and _size(target.path(name)) == _size(source.path(name), _size(target.path(name))):
            continue
        data = source.read(name)
        if data is None:
            lost.append(name)
            continue
        target.keep(data, name.partition(".")[2])
        if target.read(name) is None:
            raise EnvironmentProblem("disk_error", path=str(target.path(name)))
    return lost


def sweep(raw: RawConnection, here: AttachedFiles, also_needed: Callable[[str], bool]) -> list[str]:
    """Remove files no journal entry has ever named (a write that did not get as far as its row); return their names."""
    gone = []
    for name in sorted(here.names() - needed(raw)):
        if also_needed(name) or raw.execute("SELECT 1 FROM journal WHERE instr(fact, ?)", (name,)).fetchone():
            continue
        here.remove(name)
        gone.append(name)
    for part in here.folder.glob("*.part"):
        part.unlink(missing_ok=True)
    return gone


def _size(path: Path, otherwise: int = -1) -> int:
    return path.stat().st_size if path.exists() else otherwise


def _free(path: Path) -> None:
    """Let a file be replaced or removed: Windows refuses that to one that is read-only."""
    if path.exists():
        path.chmod(_WRITABLE)


def _problem(error: OSError, path: Path) -> EnvironmentProblem:
    full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    return EnvironmentProblem("disk_full" if full else "cannot_create", path=os.fspath(path))
