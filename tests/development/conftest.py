"""A book with five full members, opened at the day of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from smallbranch import bootstrap
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster.commands import AddMember, MemberFields
from tests.development.way import FULL_MEMBERS, Way


@pytest.fixture(scope="session")
def five_members(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the file of a book with the five, made once: migrating is slow."""
    folder = tmp_path_factory.mktemp("empty") / "book"
    bootstrap.create(folder, "某局机关党支部", "某局", clock=FixedClock(datetime(2026, 9, 20, 8, 0)))
    app = bootstrap.open_context(folder, clock=FixedClock(datetime(2026, 9, 20, 8, 0)))
    for name in FULL_MEMBERS:
        fields = MemberFields(name=name, join_date="2010-07-01", full_date="2011-07-01")
        app.dispatcher.do(AddMember(fields=fields, category="full_member"))
    app.book.close()
    return bootstrap.Places(folder).book.read_bytes()


@pytest.fixture
def way(tmp_path: Path, clock: FixedClock, five_members: bytes) -> Iterator[Way]:
    folder = tmp_path / "book"
    folder.mkdir()
    bootstrap.Places(folder).book.write_bytes(five_members)
    context = bootstrap.open_context(folder, clock=clock)
    yield Way(context, clock)
    context.book.close()
