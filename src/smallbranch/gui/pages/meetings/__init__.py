"""会议: the records of meetings, and the page that writes one."""

from __future__ import annotations

from smallbranch.gui.pages.meetings.page import MeetingsPage

__all__ = ["MeetingsPage"]
