"""微党课: one line to log a lecture, the log, and who has not spoken yet."""

from __future__ import annotations

from smallbranch.gui.pages.lessons.page import LessonsPage

__all__ = ["LessonsPage"]
