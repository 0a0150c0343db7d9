"""花名册: members, organisation and the import of an existing roster."""

from __future__ import annotations

from smallbranch.gui.pages.roster.page import RosterPage

__all__ = ["RosterPage"]
