"""设置: the branch, local rules, the look of the window, copies and history."""

from __future__ import annotations

from smallbranch.gui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
