"""Scroll areas without a ground of their own, filled anew for each person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


def make_plain(area: QScrollArea) -> QScrollArea:
    """Let an area scroll up and down only, on the ground it lies on; return it."""
    area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def fresh_column(area: QScrollArea) -> QVBoxLayout:
    """Put an empty column into the area; the one before may hold the button that is being pressed."""
    before = area.takeWidget()
    if before is not None:
        before.deleteLater()
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(2, 10, 8, 4)
    column.setSpacing(6)
    area.setWidget(inner)
    return column
