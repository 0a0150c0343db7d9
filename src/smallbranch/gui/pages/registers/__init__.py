"""其他登记: every register that is defined as data, with one page for all of them."""

from __future__ import annotations

from smallbranch.gui.pages.registers.page import RegistersPage

__all__ = ["RegistersPage"]
