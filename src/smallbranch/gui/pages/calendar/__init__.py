"""日历与计划: the year's plan as a list, as months and as a matrix of what is due."""

from __future__ import annotations

from smallbranch.gui.pages.calendar.page import CalendarPage

__all__ = ["CalendarPage"]
