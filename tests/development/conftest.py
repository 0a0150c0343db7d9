"""A book with five full members, opened at the day of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from smallbranch import bootstrap
from smallbranch.kernel.clock import FixedClock
from tests.development.way import Way


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the file of a new book, made once: migrating is slow."""
    folder = tmp_path_factory.mktemp("empty") / "book"
    bootstrap.create(folder, "某局机关党支部", "某局", clock=FixedClock(datetime(2026, 9, 20, 8, 0)))
    return bootstrap.Places(folder).book.read_bytes()


@pytest.fixture
def way(tmp_path: Path, clock: FixedClock, empty_book: bytes) -> Iterator[Way]:
    folder = tmp_path / "book"
    folder.mkdir()
    bootstrap.Places(folder).book.write_bytes(empty_book)
    context = bootstrap.open_context(folder, clock=clock)
    yield Way(context, clock)
    context.book.close()
