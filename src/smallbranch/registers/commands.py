"""What can be asked of the registers."""

from __future__ import annotations

from msgspec import Struct


class AddEntry(Struct, frozen=True, kw_only=True):
    """Add an entry to a register. Value: entry id.

    `values` are texts by field: days as 2026-09-20, numbers without separators, a flag as 是 or 否, people as member
    ids or names (several with 、 between).
    """

    register: str
    values: dict[str, str]


class ChangeEntry(Struct, frozen=True, kw_only=True):
    """Change the named fields of an entry; an empty text clears one, fields not named stay."""

    entry_id: int
    values: dict[str, str]


class RemoveEntry(Struct, frozen=True, kw_only=True):
    """Remove an entry that was made by mistake."""

    entry_id: int


COMMANDS: tuple[type, ...] = (AddEntry, ChangeEntry, RemoveEntry)
