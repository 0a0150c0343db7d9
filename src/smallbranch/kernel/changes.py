"""What a write did: the rows it touched, its value and what was noticed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from smallbranch.kernel.findings import Finding

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Ids of touched rows by table name."""

    tables: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @staticmethod
    def empty() -> ChangeSet:
        """Return a change set that touches nothing."""
        return ChangeSet({})

    @staticmethod
    def of(rows: Iterable[tuple[str, int]]) -> ChangeSet:
        """Build from (table, id) pairs."""
        tables: dict[str, set[int]] = {}
        for table, row_id in rows:
            tables.setdefault(table, set()).add(row_id)
        return ChangeSet({table: frozenset(ids) for table, ids in tables.items()})

    def touches(self, names: Iterable[str]) -> bool:
        """Tell whether any of the tables is touched."""
        return any(name in self.tables for name in names)

    def __bool__(self) -> bool:
        """Tell whether anything is touched."""
        return bool(self.tables)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The answer to a command."""

    value: T
    changes: ChangeSet
    findings: tuple[Finding, ...] = ()
