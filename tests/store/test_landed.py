"""Books of every landed format open today: nothing they hold is lost on the way."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from smallbranch.bootstrap import open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.store import connection, images, restoring, upgrade
from smallbranch.store.verify import verify

DATA = Path(__file__).with_name("data")
FORMATS = {"first-landing": 1, "second-landing": 2}
"""Journals of the practice branch as each landed format wrote them, and the schema's number then."""


@pytest.fixture(params=FORMATS)
def landed(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Path:
    """Return the folder of a book in an old format."""
    journal = tmp_path / "old.jsonl"
    journal.write_bytes(gzip.decompress((DATA / f"{request.param}.jsonl.gz").read_bytes()))
    book = tmp_path / "branch" / "book.db"
    restoring.restore(journal, book, clock)
    raw = connection.connect(book, read_only=True)
    assert connection.user_version(raw) == FORMATS[request.param]
    assert verify(raw, images.shapes()).consistent
    raw.close()
    return book.parent


def test_it_opens_with_all_its_content(landed: Path, clock: FixedClock) -> None:
    with connection.connect(landed / "book.db", read_only=True) as raw:
        version_before = connection.user_version(raw)
    app = open_context(landed, clock=clock)
    try:
        with app.book.raw() as raw:
            assert connection.user_version(raw) == upgrade.HEAD_VERSION
            assert verify(raw, images.shapes()).consistent
        assert len(app.roster.members(date(2026, 10, 1))) >= 18
        assert len(app.meetings.event_views(Period.parse("2026"))) >= 40
    finally:
        app.book.close()
    kept = (landed / f"book-before-{upgrade.HEAD_VERSION}.db").exists()
    assert kept == (version_before < upgrade.HEAD_VERSION)
