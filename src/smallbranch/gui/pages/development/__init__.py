"""发展党员: people by stage, and the 25 steps of each."""

from __future__ import annotations

from smallbranch.gui.pages.development.page import DevelopmentPage

__all__ = ["DevelopmentPage"]
