"""A real book in a real file with the services a caller would use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from smallbranch import bootstrap
from smallbranch.bootstrap import AppContext
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster.commands import AddMember, MemberFields
from tests.roster.asking import Branch


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the file of a new book, made once: migrating is slow."""
    folder = tmp_path_factory.mktemp("empty") / "book"
    bootstrap.create(folder, "某局机关党支部", "某局", clock=FixedClock(datetime(2026, 9, 20, 8, 0)))
    return bootstrap.Places(folder).book.read_bytes()


@pytest.fixture
def app(tmp_path: Path, clock: FixedClock, empty_book: bytes) -> Iterator[AppContext]:
    folder = tmp_path / "book"
    folder.mkdir()
    bootstrap.Places(folder).book.write_bytes(empty_book)
    context = bootstrap.open_context(folder, clock=clock)
    yield context
    context.book.close()


@pytest.fixture
def branch(app: AppContext) -> Branch:
    return Branch(app)


@pytest.fixture
def seven(branch: Branch) -> Branch:
    """Return a branch of seven: five full members and two on probation (C03)."""
    for name in ("王芳", "李强", "赵敏", "刘洋", "陈静"):
        branch.add(name, join_date="2010-07-01", full_date="2011-07-01")
    for name in ("周杰", "吴丽"):
        branch.do(AddMember(fields=MemberFields(name=name, join_date="2026-03-10"), category="probationary_member"))
    assert len(branch.roster.members(date(2026, 9, 20))) == 7
    return branch
