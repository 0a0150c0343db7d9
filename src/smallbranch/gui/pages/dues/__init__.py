"""党费: the year matrix with payments by keyboard, bases, money passed up and used, the posted list."""

from __future__ import annotations

from smallbranch.gui.pages.dues.page import DuesPage

__all__ = ["DuesPage"]
