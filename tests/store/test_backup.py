"""A copy counts only when it was opened and verified; thinning never loses the newest."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.kernel.jobs import Cancelled, CancelToken
from smallbranch.store import backup, connection, restoring
from smallbranch.store.backup import Backup
from smallbranch.store.book import Book
from tests.store.rows import add_cell, cell_names


def test_a_backup_is_a_whole_book(book: Book, tmp_path: Path) -> None:
    add_cell(book, "一组")
    made = backup.make_backup(book, tmp_path / "copies", "close")
    assert backup.check_copy(made.path).seq == book.head()[0]
    assert backup.list_backups(tmp_path / "copies") == [made]


def test_an_inconsistent_book_gives_no_backup(book: Book, path: Path, tmp_path: Path, clock: FixedClock) -> None:
    add_cell(book, "一组")
    book.close()
    raw = connection.connect(path)
    raw.execute("UPDATE cell SET name='假'")
    raw.close()
    again = Book(path, connection.connect(path), clock)
    with pytest.raises(EnvironmentProblem, match="backup_differs"):
        backup.make_backup(again, tmp_path / "copies", "close")
    assert list((tmp_path / "copies").iterdir()) == []
    again.close()


def test_a_cancelled_backup_leaves_no_file(book: Book, tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        backup.make_backup(book, tmp_path / "copies", "close", cancel=token)
    assert list((tmp_path / "copies").iterdir()) == []


def test_restoring_sets_today_aside_and_loses_nothing(
    book: Book, path: Path, tmp_path: Path, clock: FixedClock
) -> None:
    add_cell(book, "一组")
    made = backup.make_backup(book, tmp_path / "copies", "close")
    add_cell(book, "二组")
    book.close()
    plan = restoring.examine(made.path, path)
    assert plan["missing_entries"] == 1
    aside = restoring.restore(made.path, path, clock)
    assert aside is not None
    for file, names in ((path, ["一组"]), (aside, ["一组", "二组"])):
        opened = Book(file, connection.connect(file), clock)
        assert cell_names(opened) == names
        opened.close()


def test_a_damaged_backup_is_refused(book: Book, path: Path, tmp_path: Path, clock: FixedClock) -> None:
    add_cell(book, "一组")
    made = backup.make_backup(book, tmp_path / "copies", "close")
    book.close()
    raw = connection.connect(made.path)
    raw.execute("UPDATE cell SET name='假'")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem, match="backup_differs"):
        restoring.restore(made.path, path, clock)
    assert path.read_bytes() == before


@given(st.lists(st.integers(min_value=-4000, max_value=4000), max_size=80))
def test_thinning_keeps_the_newest_whatever_the_clock_said(offsets: list[int]) -> None:
    copies = [
        Backup(Path(f"{seq}.db"), date(2026, 1, 1) + timedelta(days=offset), seq, "close")
        for seq, offset in enumerate(offsets, 1)
    ]
    kept = backup.keep(copies)
    assert set(copies[-20:]) <= kept
    assert len(kept) <= 20 + 14 + 8 + 12
