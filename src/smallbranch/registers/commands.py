"""What can be asked of the registers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEntry:
    """Add an entry to a register. Value: entry id.

    `values` are texts by field: days as 2026-09-20, numbers without separators, a flag as 是 or 否, people as member
    ids or names (several with 、 between).
    """

    register: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEntry:
    """Change the named fields of an entry; an empty text clears one, fields not named stay."""

    entry_id: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveEntry:
    """Remove an entry that was made by mistake."""

    entry_id: int


COMMANDS: tuple[type, ...] = (AddEntry, ChangeEntry, RemoveEntry)
