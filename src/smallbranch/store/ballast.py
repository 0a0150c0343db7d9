"""A small file kept so that a full disk can be left again: SQLite refuses even DELETE when the disk is full."""

from __future__ import annotations

from pathlib import Path

SIZE = 2 * 1024 * 1024
NAME = "ballast.bin"


def keep(folder: Path) -> None:
    """Write the ballast when it is missing and there is room; a disk that is full already goes without."""
    path = folder / NAME
    if path.exists():
        return
    try:
        path.write_bytes(bytes(SIZE))
    except OSError:
        path.unlink(missing_ok=True)


def release(folder: Path) -> None:
    """Give the room back."""
    (folder / NAME).unlink(missing_ok=True)
