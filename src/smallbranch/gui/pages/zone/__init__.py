"""协作区: look at the workbook, export it, see what was sent, keep the list of resources and needs."""

from __future__ import annotations

from smallbranch.gui.pages.zone.page import ZonePage

__all__ = ["ZonePage"]
