"""The book: the only door to the database. Reads see one snapshot; every write is one journal entry."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import exc
from sqlalchemy.orm import Session

from smallbranch.kernel.changes import ChangeSet
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import Refused
from smallbranch.store import ballast, connection, images, journal, undo
from smallbranch.store.connection import RawConnection
from smallbranch.store.engine import BEGIN_OPTION, wrap
from smallbranch.store.mirror import Mirror
from smallbranch.store.unit_of_work import UnitOfWork


class Step(Struct, frozen=True):
    """An undoable step: its number in the journal, its code and parameters."""

    seq: int
    code: str
    params: Mapping[str, Any]


class Book:
    """An open book. Not to be shared between processes; calls from several threads are served one after the other.

    `refusal` is the code with which every write is refused (book_read_only, book_newer); None: it can be written.
    """

    def __init__(
        self,
        path: Path,
        raw: RawConnection,
        clock: Clock,
        *,
        actor: str = "",
        mirror: Mirror | None = None,
        refusal: str | None = None,
    ) -> None:
        self.path = path
        self.clock = clock
        self.actor = actor
        self.refusal = refusal
        self._raw = raw
        self._engine = wrap(raw)
        self._lock = threading.RLock()
        self._writing = False
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._mirror = mirror
        self._watched = False
        self._undoable, self._redoable = journal.undo_stacks(raw)
        self.first_seq = journal.last(raw)[0]
        self._touched: dict[str, int] = {}  # by table: the newest entry of this session that touched it
        if mirror is not None and refusal is None:
            mirror.catch_up(raw)

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session on one snapshot that cannot write. Read into frozen rows and leave; do not compute inside."""
        with self._lock, self._engine.connect() as conn:
            if self._writing:
                raise RuntimeError("read inside a write: use the unit of work's session")
            self._raw.execute("PRAGMA query_only=ON")
            try:
                with Session(conn, expire_on_commit=False) as session:
                    yield session
            except exc.DBAPIError as error:
                raise self._problem(error) from error
            finally:
                conn.rollback()
                self._raw.execute("PRAGMA query_only=OFF")

    @contextmanager
    def raw(self) -> Iterator[RawConnection]:
        """Yield the raw connection for reading outside the ORM (verification, backup, search)."""
        with self._lock, connection.mapped_errors(self.path):
            yield self._raw

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def write(
        self,
        code: str,
        *,
        undoable: bool = True,
        params: Mapping[str, Any] | None = None,
        kind: str | None = None,
        target: int | None = None,
    ) -> Iterator[UnitOfWork]:
        """Open the one unit of work; it is committed, journaled and mirrored when the block ends without an error.

        `code` names the step (for undo and history). Writes do not nest.
        """
        self.require_writable()
        with self._lock, self._engine.connect() as plain:
            if self._writing:
                raise RuntimeError("writes do not nest: hand the unit of work on")
            self._writing = True
            conn = plain.execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"})
            head = journal.EntryHead(
                kind or ("write" if undoable else "record"),
                code,
                self.actor,
                self.clock.now().isoformat(timespec="seconds"),
                params or {},
                target,
            )
            try:
                self._watch()
                with Session(conn, expire_on_commit=False) as session:
                    uow = UnitOfWork(session, self.clock.now(), ChangeSet.empty())
                    yield uow
                    session.flush()
                    entry = self._append(head, uow)
                    conn.commit()
            except (exc.DBAPIError, connection.DriverError) as error:
                raise self._problem(error) from error
            finally:
                if conn.in_transaction():
                    conn.rollback()
                self._writing = False
            self._after_commit(entry, uow.changes)

    def _watch(self) -> None:
        """Have the triggers note what changes: from the first write on, for most sessions begin with reading."""
        if not self._watched:
            images.install(self._raw, self.shapes.values())
            self._watched = True

    def _append(self, head: journal.EntryHead, uow: UnitOfWork) -> journal.Entry | None:
        uow.session.connection()  # a unit of work without any statement has not begun yet
        changes = images.collect(self._raw, self.shapes)
        if not changes:
            return None
        entry = journal.append(self._raw, head, changes, self.shapes)
        uow.changes = ChangeSet.of((change.table, change.row_id) for change in changes)
        uow.seq = entry.seq
        return entry

    def _after_commit(self, entry: journal.Entry | None, changes: ChangeSet) -> None:
        if entry is None:
            return
        journal.advance_stacks(self._undoable, self._redoable, entry.kind, entry.seq, entry.target)
        self._touched.update(dict.fromkeys(changes.tables, entry.seq))
        if self._mirror is not None:
            self._mirror.append(entry)
        for listener in self._listeners:
            listener(changes)

    def _problem(self, error: BaseException) -> BaseException:
        cause = error.orig if isinstance(error, exc.DBAPIError) and error.orig else error
        if "FOREIGN KEY constraint failed" in str(cause):
            return Refused("record_in_use")
        problem = connection.problem_of(cause, self.path)
        if problem is not None and problem.code == "disk_full":
            ballast.release(self.path.parent)
        return problem or error

    def on_commit(self, listener: Callable[[ChangeSet], None]) -> None:
        """Call the listener with the change set after every commit, undo and redo included."""
        self._listeners.append(listener)

    def last_touch(self, tables: Collection[str]) -> int:
        """Return the newest entry that touched any of the tables, at least the one the book was opened at.

        What was read of these tables is as good as new while this number stays.
        """
        with self._lock:
            return max((self._touched.get(name, 0) for name in tables), default=0) or self.first_seq

    def touched(self, session: Session, tables: Collection[str]) -> bool:
        """Tell whether the running write has touched any of the tables so far."""
        if not self._writing:
            return False
        session.flush()
        return images.touched(self._raw, tables)

    # ── undo and redo ────────────────────────────────────────────────────────────────────────────────────────

    def next_undo(self) -> Step | None:
        """Return the step that undo would take back."""
        return self._step(self._undoable)

    def next_redo(self) -> Step | None:
        """Return the step that redo would do again."""
        return self._step(self._redoable)

    def undo(self) -> ChangeSet:
        """Take the last step back; raise `Refused` when there is none or a row has moved on."""
        return self._travel(self._undoable, "undo", back=True)

    def redo(self) -> ChangeSet:
        """Do the step taken back last again."""
        return self._travel(self._redoable, "redo", back=False)

    def _travel(self, stack: list[int], kind: str, *, back: bool) -> ChangeSet:
        if not stack:
            raise Refused(f"nothing_to_{kind}")
        with self._lock:
            step = journal.entry(self._raw, stack[-1])
            with self.write(step.code, kind=kind, target=step.seq, params=json.loads(step.params)) as uow:
                uow.session.connection()
                undo.apply(self._raw, step.changes(), self.shapes, back=back)
            return uow.changes

    def _step(self, stack: list[int]) -> Step | None:
        if not stack:
            return None
        with self._lock:
            step = journal.entry(self._raw, stack[-1])
        return Step(step.seq, step.code, json.loads(step.params))

    # ── state ────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def read_only(self) -> bool:
        """Tell whether every write is refused."""
        return self.refusal is not None

    def require_writable(self) -> None:
        """Raise `Refused` when every write is refused."""
        if self.refusal is not None:
            raise Refused(self.refusal, path=str(self.path))

    def head(self) -> tuple[int, str]:
        """Return number and hash of the newest journal entry."""
        with self._lock:
            return journal.last(self._raw)

    @cached_property
    def shapes(self) -> Mapping[str, images.TableShape]:
        """Return the shapes of the journaled tables."""
        return images.shapes()

    def close(self) -> None:
        """Close the file; further calls are errors."""
        with self._lock:
            self._engine.dispose()
            self._raw.close()
