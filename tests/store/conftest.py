"""A real book in a real file, driven through the unit of work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import smallbranch.bootstrap  # noqa: F401 - declares every table
from smallbranch.kernel.clock import FixedClock
from smallbranch.store import connection
from smallbranch.store.book import Book
from smallbranch.store.mirror import Mirror
from smallbranch.store.upgrade import create_book


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 9, 20, 15, 30))


@pytest.fixture
def path(tmp_path: Path, clock: FixedClock) -> Path:
    target = tmp_path / "book.db"
    create_book(target, clock)
    return target


@pytest.fixture
def book(path: Path, clock: FixedClock) -> Iterator[Book]:
    opened = Book(path, connection.connect(path), clock, mirror=Mirror(path.parent / "mirror" / "journal.jsonl"))
    yield opened
    opened.close()
