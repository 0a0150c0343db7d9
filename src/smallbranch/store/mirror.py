"""An append-only copy of the journal in a second folder: what was confirmed survives the loss of the database file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec.structs import asdict

from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.store import journal
from smallbranch.store.connection import RawConnection

_BLOCK = 1 << 20


class Mirror:
    """One JSON line an entry, appended and synced after every commit.

    A mirror that cannot be written does not stop the work: `problem` says so until an append succeeds.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: str | None = None
        self._behind = False

    def append(self, entry: journal.Entry) -> None:
        """Append one entry; after a failure nothing is appended until `catch_up` closed the gap."""
        if not self._behind:
            self._write([entry])

    def catch_up(self, raw: RawConnection) -> None:
        """Append what is missing; note when the mirror knows more than the book or differs from it."""
        seq, digest = self._tail()
        newest = journal.last(raw)[0]
        if seq > newest:
            self._set_apart("mirror_ahead")
        elif seq and journal.entry(raw, seq).hash != digest:
            self._set_apart("mirror_differs")
        else:
            self._behind = False
            self._write(list(journal.entries(raw, after=seq)))

    def _set_apart(self, code: str) -> None:
        self.problem = code
        self._behind = True

    def _write(self, entries: list[journal.Entry]) -> None:
        if not entries:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as stream:
                for entry in entries:
                    stream.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError:
            self._set_apart("mirror_unwritable")
        else:
            self.problem = None

    def _tail(self) -> tuple[int, str]:
        """Return number and hash of the last whole line; a torn line is cut off first."""
        if not self.path.exists():
            return 0, ""
        try:
            with self.path.open("r+b") as stream:
                last = _last_line(stream)
        except OSError:
            return 0, ""
        if not last:
            return 0, ""
        line = json.loads(last)
        return int(line["seq"]), str(line["hash"])


def _last_line(stream: BinaryIO) -> bytes:
    """Return the last whole line, reading from the end (ten years are tens of megabytes); cut off a torn one."""
    size = at = stream.seek(0, os.SEEK_END)
    data = b""
    while at:
        at -= (step := min(at, _BLOCK))
        stream.seek(at)
        data = stream.read(step) + data
        whole = data.rfind(b"\n") + 1
        begin = data.rfind(b"\n", 0, max(whole - 1, 0)) + 1
        if whole and (begin or not at):
            if at + whole != size:
                stream.truncate(at + whole)
            return data[begin:whole]
    if size:
        stream.truncate(0)
    return b""


def read_mirror(path: Path) -> Iterator[journal.Entry]:
    """Yield the entries of a mirror file; raise `EnvironmentProblem` when a line is damaged."""
    read = msgspec.json.Decoder(journal.Entry)
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if not line.endswith(b"\n"):
                return
            try:
                yield read.decode(line)
            except msgspec.DecodeError as error:
                raise EnvironmentProblem("mirror_damaged", path=str(path), line=number) from error
