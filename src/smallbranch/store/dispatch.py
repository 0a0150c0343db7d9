"""Commands to their handlers: what the window, the command line, imports and tests all do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

from msgspec import Struct

from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.errors import SmallBranchError
from smallbranch.kernel.findings import Finding
from smallbranch.store.book import Book
from smallbranch.store.unit_of_work import UnitOfWork

T = TypeVar("T")
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Handled(Struct, Generic[T], frozen=True):
    """What a handler returns: a value (often the id of the record) and what it noticed."""

    value: T
    findings: tuple[Finding, ...] = ()


Handler = Callable[[UnitOfWork, Any], Handled[Any]]


def command_name(command: type) -> str:
    """Return the name a command has in files and in the journal: `RecordMeeting` → `record_meeting`."""
    return _CAPITAL.sub("_", command.__name__).lower()


class CommandFailed(SmallBranchError):
    """One of several commands failed; `position` counts from 1, `cause` says why. Nothing was kept."""

    def __init__(self, position: int, name: str, cause: SmallBranchError) -> None:
        super().__init__("command_failed", position=position, command=name)
        self.position = position
        self.cause = cause


class Dispatcher:
    """Does commands, one unit of work each or several in one."""

    def __init__(self, book: Book, handlers: Mapping[type, Handler]) -> None:
        self._book = book
        self._handlers = dict(handlers)

    @property
    def commands(self) -> dict[str, type]:
        """Return every command by name."""
        return {command_name(command): command for command in self._handlers}

    def do(self, command: Any) -> Outcome[Any]:
        """Do one command as one step."""
        with self._book.write(command_name(type(command))) as uow:
            handled = self.handle(uow, command)
        return Outcome(handled.value, uow.changes, handled.findings)

    def do_all(self, commands: Iterable[Any], code: str, params: Mapping[str, Any] | None = None) -> Outcome[list[Any]]:
        """Do all of them as one step, or none; the value lists their values in order."""
        values: list[Any] = []
        findings: list[Finding] = []
        with self._book.write(code, params=params) as uow:
            for position, command in enumerate(commands, 1):
                try:
                    handled = self.handle(uow, command)
                except SmallBranchError as error:
                    raise CommandFailed(position, command_name(type(command)), error) from error
                values.append(handled.value)
                findings.extend(handled.findings)
        return Outcome(values, uow.changes, tuple(findings))

    def handle(self, uow: UnitOfWork, command: Any) -> Handled[Any]:
        """Do one command inside a unit of work that is open already."""
        handled = self._handlers[type(command)](uow, command)
        uow.session.flush()
        return handled
