"""What an eye would find wrong with a window: texts that are cut, headings of which nothing is left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QLabel, QTabBar, QWidget

PADDING = 12
"""Pixels at the least that a header keeps free around its words."""


def cut_texts(window: QWidget) -> list[str]:
    """Name the labels and buttons that are smaller than their text."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        need = widget.heightForWidth(widget.width()) if wraps else widget.sizeHint().height()
        too_narrow = not wraps and widget.width() + 1 < widget.minimumSizeHint().width()
        if too_narrow or widget.height() + 1 < need:
            found.append(f"{widget.text()} {widget.size()} {widget.minimumSizeHint()} {widget.sizeHint()}")
    return found


def vanished(window: QWidget) -> list[str]:
    """Name the column headings and tabs that are elided to less than a sign."""
    found = []
    for header in window.findChildren(QHeaderView):
        model = header.model()
        if not header.isVisible() or header.orientation() is not Qt.Orientation.Horizontal or model is None:
            continue
        for section in range(header.count()):
            words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
            if words and not header.isSectionHidden(section):
                found += _lost(header.fontMetrics(), words, header.sectionSize(section) - PADDING)
    for bar in window.findChildren(QTabBar):
        for tab in range(bar.count() if bar.isVisible() else 0):
            found += _lost(bar.fontMetrics(), bar.tabText(tab), bar.tabRect(tab).width() - PADDING)
    return found


def _lost(metrics: QFontMetrics, words: str, room: int) -> list[str]:
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    return [f"{words} in {room}"] if len(shown.strip("… ")) == 0 else []
