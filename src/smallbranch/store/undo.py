"""Apply a journal entry backwards or forwards, if its rows have not moved on."""

from __future__ import annotations

from collections.abc import Mapping

from smallbranch.kernel.errors import Refused
from smallbranch.store import images
from smallbranch.store.connection import DriverError, RawConnection
from smallbranch.store.images import Image, RowChange, TableShape


def apply(raw: RawConnection, changes: tuple[RowChange, ...], shapes: Mapping[str, TableShape], *, back: bool) -> None:
    """Bring every row from one image to the other; raise `Refused` when a row is no longer as the entry left it."""
    put(raw, changes, shapes, back=back)
    require_references(raw)


def require_references(raw: RawConnection) -> None:
    """Raise `Refused` when a row refers to one that is gone; this takes a look at the whole book."""
    if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Refused("row_in_use", table="", id=0)


def put(raw: RawConnection, changes: tuple[RowChange, ...], shapes: Mapping[str, TableShape], *, back: bool) -> None:
    """Do what `apply` does, but leave references for later, so that the order of rows does not matter."""
    raw.execute("PRAGMA defer_foreign_keys=ON")
    for change in reversed(changes) if back else changes:
        expected, wanted = (change.new, change.old) if back else (change.old, change.new)
        shape = shapes[change.table]
        now = images.read_row(raw, shape, change.row_id)
        if not _stands(now, expected, whole=wanted is None):
            raise Refused("row_moved_on", table=change.table, id=change.row_id)
        try:
            images.put_row(raw, shape, change.row_id, wanted, exists=now is not None)
        except DriverError as error:
            raise Refused("row_in_use", table=change.table, id=change.row_id) from error


def _stands(now: Image | None, expected: Image | None, *, whole: bool) -> bool:
    if now is None or expected is None:
        return now is None and expected is None
    if whole:
        return {name: value for name, value in now.items() if value is not None} == expected
    return all(now.get(name) == value for name, value in expected.items())
