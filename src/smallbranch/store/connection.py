"""The raw connection to the book's file; no SQLAlchemy here: the first screen is painted before that is imported.

`journal_mode=TRUNCATE` with `synchronous=FULL` loses no acknowledged commit at power loss and leaves one file to copy;
`locking_mode=EXCLUSIVE` is the single-instance lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from smallbranch.kernel.errors import EnvironmentProblem

APPLICATION_ID = 0x534D4252  # "SMBR"
BUSY_SECONDS = 2.0

RawConnection = Any
DriverError = dbapi2.Error

_CAUSES = (
    ("disk is full", "disk_full"),
    ("database is locked", "book_in_use"),
    ("readonly", "book_read_only"),
    ("unable to open", "cannot_open"),
    ("disk I/O error", "disk_error"),
    ("not a database", "not_a_book"),
    ("malformed", "book_damaged"),
    ("Could not decode", "book_damaged"),
)


def problem_of(error: BaseException, path: Path | str = "") -> EnvironmentProblem | None:
    """Return the environment problem behind a driver error, or None when the error is ours."""
    text = str(error)
    for words, code in _CAUSES:
        if words in text:
            return EnvironmentProblem(code, path=str(path))
    return None


@contextmanager
def mapped_errors(path: Path | str = "") -> Iterator[None]:
    """Turn driver errors that come from disk, rights, locks or damage into `EnvironmentProblem`."""
    try:
        yield
    except DriverError as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error


def connect(path: Path, *, read_only: bool = False) -> RawConnection:
    """Open an existing file with the house's settings; raise `EnvironmentProblem` when that cannot be done."""
    mode = "ro" if read_only else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with mapped_errors(path):
        raw = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False)
        try:
            _settle(raw, read_only)
        except BaseException:
            raw.close()
            raise
    return raw


def create_file(path: Path) -> RawConnection:
    """Make a new empty database file and open it; an existing file is never overwritten."""
    try:
        path.touch(exist_ok=False)
    except OSError as error:
        raise EnvironmentProblem("cannot_create", path=str(path)) from error
    raw = connect(path)
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    return raw


def _settle(raw: RawConnection, read_only: bool) -> None:
    for pragma in (
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "mmap_size=0",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "recursive_triggers=ON",
    ):
        raw.execute(f"PRAGMA {pragma}")
    if read_only:
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return
    raw.execute("PRAGMA locking_mode=EXCLUSIVE")
    raw.execute("PRAGMA journal_mode=TRUNCATE")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")


def user_version(raw: RawConnection) -> int:
    """Return the number of the schema the file was written with."""
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def application_id(raw: RawConnection) -> int:
    """Return the mark in the file's header that makes it a book of ours."""
    return int(raw.execute("PRAGMA application_id").fetchone()[0])
