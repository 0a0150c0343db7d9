"""A new schema is reached on a copy; the old file stays until the copy has passed every check."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.errors import EnvironmentProblem, Refused
from smallbranch.store import connection, images, restoring, upgrade
from smallbranch.store.base import Base
from smallbranch.store.book import Book
from smallbranch.store.mirror import Mirror
from smallbranch.store.verify import verify
from tests.store.rows import add_cell, cell_names

NEXT = """
from alembic import op
revision = "next"
down_revision = "{last:04}"
branch_labels = None
depends_on = None

def upgrade():
    op.execute("UPDATE cell SET remark='升级' WHERE remark IS NULL")
    {extra}
    op.execute("PRAGMA user_version={next}")
"""
NEXT_VERSION = upgrade.HEAD_VERSION + 1


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    folder = tmp_path / "scripts"
    shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def add_revision(scripts: Path, extra: str = "pass") -> None:
    text = NEXT.format(extra=extra, last=upgrade.HEAD_VERSION, next=NEXT_VERSION)
    (scripts / "versions" / "rev_next.py").write_text(text, encoding="utf-8")


def test_the_revisions_make_what_the_models_say(path: Path) -> None:
    raw = connection.connect(path, read_only=True)
    there = {
        row[0]: {column[1] for column in raw.execute(f"PRAGMA table_info({row[0]})")}
        for row in raw.execute("SELECT name FROM sqlite_schema WHERE type='table'").fetchall()
        if row[0] not in ("alembic_version", "sqlite_sequence")
    }
    assert there == {table.name: {column.name for column in table.columns} for table in Base.metadata.sorted_tables}
    assert connection.user_version(raw) == upgrade.HEAD_VERSION
    raw.close()


def test_an_upgrade_keeps_data_journal_and_the_old_file(
    book: Book, path: Path, clock: FixedClock, scripts: Path
) -> None:
    add_cell(book, "一组")
    book.close()
    add_revision(scripts)
    kept = upgrade.upgrade_book(path, clock, migrations=scripts, head=NEXT_VERSION)
    raw = connection.connect(path)
    assert connection.user_version(raw) == NEXT_VERSION
    assert verify(raw, images.shapes()).consistent
    again = Book(path, raw, clock)
    assert cell_names(again) == ["一组"]
    assert again.next_undo() is None
    again.close()
    old = connection.connect(kept)
    assert connection.user_version(old) == upgrade.HEAD_VERSION
    old.close()


def test_a_failing_upgrade_leaves_the_book_as_it_was(book: Book, path: Path, clock: FixedClock, scripts: Path) -> None:
    add_cell(book, "一组")
    book.close()
    before = path.read_bytes()
    add_revision(scripts, extra='op.execute("DELETE FROM cell")')
    with pytest.raises(EnvironmentProblem, match="upgrade_failed"):
        upgrade.upgrade_book(path, clock, migrations=scripts, head=NEXT_VERSION)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.part*"))


def renamed(scripts: Path) -> None:
    add_revision(scripts, extra="op.execute('ALTER TABLE cell ADD COLUMN motto TEXT')")


def test_a_mirror_from_before_the_upgrade_comes_back_in_its_own_shape(
    book: Book, path: Path, clock: FixedClock, scripts: Path
) -> None:
    add_cell(book, "一组")
    book.close()
    renamed(scripts)
    rebuilt = path.with_name("rebuilt.db")
    restoring.rebuild(path.parent / "mirror" / "journal.jsonl", rebuilt, clock, migrations=scripts)
    raw = connection.connect(rebuilt)
    assert connection.user_version(raw) == upgrade.HEAD_VERSION
    assert verify(raw, images.shapes()).consistent
    raw.close()
    upgrade.upgrade_book(rebuilt, clock, migrations=scripts, head=NEXT_VERSION)
    again = connection.connect(rebuilt)
    assert list(again.execute("SELECT name, remark, motto FROM cell")) == [("一组", "升级", None)]
    again.close()


def test_a_mirror_across_an_upgrade_comes_back_whole(
    book: Book, path: Path, clock: FixedClock, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_cell(book, "一组")
    add_cell(book, "二组")
    book.undo()  # its number stays given away
    book.close()
    renamed(scripts)
    upgrade.upgrade_book(path, clock, migrations=scripts, head=NEXT_VERSION)
    mirror = path.parent / "mirror" / "journal.jsonl"
    later = Book(path, connection.connect(path), clock, mirror=Mirror(mirror))
    add_cell(later, "三组")
    head = later.head()
    later.close()
    rebuilt = path.with_name("rebuilt.db")
    with pytest.raises(EnvironmentProblem, match="book_newer"):
        restoring.rebuild(mirror, rebuilt, clock, migrations=scripts)
    monkeypatch.setattr(upgrade, "HEAD_VERSION", NEXT_VERSION)
    restoring.rebuild(mirror, rebuilt, clock, migrations=scripts)
    raw = connection.connect(rebuilt)
    report = verify(raw, images.shapes_of(raw))
    assert (report.differences, (report.seq, report.head)) == ((), head)
    assert [row[0] for row in raw.execute("SELECT name FROM cell ORDER BY id")] == ["一组", "三组"]
    raw.close()


def test_an_existing_book_is_never_made_again(path: Path, clock: FixedClock) -> None:
    before = path.read_bytes()
    with pytest.raises(Refused, match="book_exists"):
        upgrade.create_book(path, clock)
    assert path.read_bytes() == before
