"""The mirror knows every acknowledged entry and can rebuild the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.errors import EnvironmentProblem, Refused
from smallbranch.roster.model import CellMemberRow, CellRow
from smallbranch.store import connection, restoring
from smallbranch.store.book import Book
from smallbranch.store.mirror import Mirror, read_mirror
from tests.store.rows import add_cell, cell_names, member


def mirror_of(path: Path) -> Path:
    return path.parent / "mirror" / "journal.jsonl"


def reopen(path: Path, clock: FixedClock) -> Book:
    return Book(path, connection.connect(path), clock, mirror=Mirror(mirror_of(path)))


def test_every_commit_is_mirrored(book: Book, path: Path) -> None:
    for name in ("一组", "二组"):
        seq = add_cell(book, name)
        assert [entry.seq for entry in read_mirror(mirror_of(path))][-1] == seq


def test_a_destroyed_book_is_rebuilt_from_the_mirror(book: Book, path: Path, clock: FixedClock) -> None:
    add_cell(book, "一组")
    add_cell(book, "二组")
    book.undo()
    head = book.head()
    book.close()
    path.write_bytes(b"\0" * 4096)
    aside = restoring.restore(mirror_of(path), path, clock)
    assert aside is not None
    assert aside.read_bytes() == b"\0" * 4096
    again = reopen(path, clock)
    assert cell_names(again) == ["一组"]
    assert again.head()[0] == head[0] + 1  # the restore itself is an entry
    again.close()


def test_a_torn_last_line_is_cut_and_written_again(book: Book, path: Path, clock: FixedClock) -> None:
    seq = add_cell(book, "一组")
    book.close()
    mirror = mirror_of(path)
    mirror.write_bytes(mirror.read_bytes()[:-20])
    reopen(path, clock).close()
    assert [entry.seq for entry in read_mirror(mirror)][-1] == seq


def test_a_mirror_that_knows_more_is_not_overwritten(book: Book, path: Path, clock: FixedClock) -> None:
    older = path.with_name("older.db")
    book.close()
    older.write_bytes(path.read_bytes())
    newer = reopen(path, clock)
    add_cell(newer, "一组")
    newer.close()
    kept = mirror_of(path).read_bytes()
    path.write_bytes(older.read_bytes())
    mirror = Mirror(mirror_of(path))
    again = Book(path, connection.connect(path), clock, mirror=mirror)
    add_cell(again, "另一组")
    assert mirror.problem == "mirror_ahead"
    assert mirror_of(path).read_bytes() == kept
    again.close()


def test_a_damaged_line_is_named(book: Book, path: Path) -> None:
    add_cell(book, "一组")
    mirror = mirror_of(path)
    lines = mirror.read_text(encoding="utf-8").splitlines()
    mirror.write_text("\n".join([lines[0], "{", ""]), encoding="utf-8")
    with pytest.raises(EnvironmentProblem, match="line=2"):
        list(read_mirror(mirror))


def test_a_mirror_whose_rows_refer_to_nobody_is_refused(book: Book, path: Path, clock: FixedClock) -> None:
    with book.write("place") as uow:
        uow.session.add_all([member("方以宁"), CellRow(name="一组")])
        uow.session.flush()
        uow.session.add(CellMemberRow(cell_id=1, member_id=1))
    book.close()
    mirror, kept = mirror_of(path), path.read_bytes()
    text = mirror.read_text(encoding="utf-8")
    forged = text.replace(r"\"cell_id\":1", r"\"cell_id\":9")
    assert forged != text
    mirror.write_text(forged, encoding="utf-8")
    with pytest.raises(Refused, match="row_in_use"):
        restoring.restore(mirror, path, clock)
    assert path.read_bytes() == kept
