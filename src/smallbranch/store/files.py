"""Files that appear under their name only when they are whole."""

from __future__ import annotations

import os
from pathlib import Path

from smallbranch.kernel.errors import EnvironmentProblem


def make_folder(folder: Path) -> None:
    """Make the folder; raise `EnvironmentProblem` when that is not allowed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentProblem("cannot_create", path=str(folder)) from error


def part_of(path: Path) -> Path:
    """Return the name a file has while it is being made."""
    return path.with_name(path.name + ".part")


def discard(part: Path) -> None:
    """Remove an unfinished file with the journal SQLite keeps beside it."""
    part.unlink(missing_ok=True)
    part.with_name(part.name + "-journal").unlink(missing_ok=True)


def put_in_place(part: Path, path: Path) -> None:
    """Sync the finished part, rename it, and sync the folder so that the name is durable too."""
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    os.replace(part, path)
    discard(part)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names in the folder durable where the system can (Windows syncs no folders)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
