"""项目党小组: the teams, one of them in detail, the form, and who is on how many."""

from __future__ import annotations

from smallbranch.gui.pages.teams.page import TeamsPage

__all__ = ["TeamsPage"]
