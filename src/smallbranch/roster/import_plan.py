"""What an import would do, row by row and cell by cell; nothing is written by looking."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from smallbranch.kernel.findings import Finding


class Action(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    DOUBTFUL = "doubtful"


class CellChange(Struct, frozen=True):
    """One cell that differs from the book; `old` is None where the book knows nothing."""

    field: str
    old: str | None
    new: str


class Wanted(Struct, frozen=True):
    """What a row says about a person, in the book's terms; what it does not say is missing.

    `uid` names the member where the sheet was exported by this program, `own` are the branch's own fields by key.
    """

    values: Mapping[str, object]
    category: str | None = None
    cell: str | None = None
    leader: bool = False
    posts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    note: str = ""
    uid: str = ""
    own: Mapping[str, str] = field(default_factory=dict)


class RowPlan(Struct, frozen=True):
    """One row: who it is about (`member_id` None: somebody new) and what would change."""

    row: int
    name: str
    action: Action
    wanted: Wanted
    member_id: int | None = None
    changes: tuple[CellChange, ...] = ()


class ImportPreview(Struct, frozen=True):
    """The whole import; `head` is the state of the book it was worked out from."""

    head: int
    new: tuple[RowPlan, ...] = ()
    updated: tuple[RowPlan, ...] = ()
    unchanged: tuple[RowPlan, ...] = ()
    doubtful: tuple[RowPlan, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def changes_anything(self) -> bool:
        """Tell whether applying it would write."""
        return bool(self.new or self.updated)


class ImportCounts(Struct, frozen=True):
    """What an import did."""

    new: int
    updated: int
    unchanged: int
    doubtful: int
