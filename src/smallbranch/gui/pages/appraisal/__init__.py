"""评议与学时: the work year's organisational-life meeting, talks, rectification, ballots, grades and study hours."""

from __future__ import annotations

from smallbranch.gui.pages.appraisal.page import AppraisalPage

__all__ = ["AppraisalPage"]
