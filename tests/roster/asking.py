"""A short way to give commands to a branch in a test, and to look at all of its rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.changes import Outcome
from smallbranch.roster.commands import AddMember, MemberFields

TODAY = date(2026, 9, 20)


class Branch:
    """Gives commands and asks the roster."""

    def __init__(self, app: AppContext) -> None:
        self.app = app
        self.roster = app.roster

    def do(self, command: Any) -> Outcome[Any]:
        return self.app.dispatcher.do(command)

    def add(self, name: str, *, since: date | None = None, cell: str | None = None, **fields: Any) -> int:
        """Add a full member and return the id."""
        command = AddMember(fields=MemberFields(name=name, **fields), category="full_member", since=since, cell=cell)
        return int(self.do(command).value)

    def names(self, day: date = TODAY) -> list[str]:
        return [view.name for view in self.roster.members(day)]

    def due(self, day: date, **asked: Any) -> list[str]:
        return [view.name for view in self.roster.due_members(day, **asked)]

    def voters(self, day: date) -> list[str]:
        return [view.name for view in self.roster.due_members(day) if view.votes]

    def codes(self, outcome: Outcome[Any]) -> list[str]:
        return [finding.code for finding in outcome.findings]

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of every journaled table."""
        with self.app.book.raw() as raw:
            return {
                name: raw.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall() for name in self.app.book.shapes
            }
