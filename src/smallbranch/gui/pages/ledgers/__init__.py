"""台账: choose, look, then print, save or issue."""

from __future__ import annotations

from smallbranch.gui.pages.ledgers.page import LedgersPage

__all__ = ["LedgersPage"]
