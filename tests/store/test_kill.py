"""kill -9 at any moment loses no acknowledged command.

Children are forked from this process so that two hundred of them cost seconds; each acknowledges an entry only after
its commit.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
from pathlib import Path

import pytest

from smallbranch.kernel.clock import FixedClock
from smallbranch.store import connection
from smallbranch.store.book import Book
from smallbranch.store.mirror import Mirror, read_mirror
from smallbranch.store.verify import verify
from tests.store.rows import add_cell

KILLS = 200


def _write_for_ever(path: Path, clock: FixedClock, pipe: int) -> None:
    book = Book(path, connection.connect(path), clock, mirror=Mirror(path.parent / "mirror.jsonl"))
    while True:
        os.write(pipe, add_cell(book, "组").to_bytes(4, "big"))


def _killed_writer(path: Path, clock: FixedClock, wait: float) -> int:
    """Let a child write, kill it after a while, return the last acknowledged number (0: none)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            _write_for_ever(path, clock, writing)
        finally:
            os._exit(70)
    os.close(writing)
    select.select([reading], [], [], 30)
    select.select([], [], [], wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    acknowledged = b""
    while chunk := os.read(reading, 65536):
        acknowledged += chunk
    os.close(reading)
    whole = len(acknowledged) // 4 * 4
    return int.from_bytes(acknowledged[whole - 4 : whole], "big") if whole else 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_killing_the_writer_loses_no_acknowledged_entry(path: Path, clock: FixedClock) -> None:
    dice = random.Random(20261122)
    total = 0
    for _ in range(KILLS):
        last = _killed_writer(path, clock, dice.random() * 0.03)
        raw = connection.connect(path)
        seq = int(raw.execute("SELECT max(seq) FROM journal").fetchone()[0])
        assert seq >= last
        total = max(total, last)
        raw.close()
    raw = connection.connect(path)
    book = Book(path, raw, clock, mirror=Mirror(path.parent / "mirror.jsonl"))
    assert verify(raw, book.shapes).consistent
    assert [entry.seq for entry in read_mirror(path.parent / "mirror.jsonl")] == list(range(1, book.head()[0] + 1))
    assert total > KILLS
    book.close()
