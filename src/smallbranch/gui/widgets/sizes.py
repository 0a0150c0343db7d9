"""Widths that follow the text size: given in pixels for 100 %, kept right when the user chooses another size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from smallbranch.gui.theme import BASE_POINTS


def scaled(pixels: int) -> int:
    """Return a width for the text size in force."""
    points = QApplication.font().pointSizeF()
    return round(pixels * points / BASE_POINTS) if points > 0 else pixels


class _Keeper(QObject):
    def __init__(self, widget: QWidget, pixels: int) -> None:
        super().__init__(widget)
        self._pixels = pixels
        widget.setFixedWidth(scaled(pixels))
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange) and isinstance(watched, QWidget):
            watched.setFixedWidth(scaled(self._pixels))
        return super().eventFilter(watched, event)


def fix_width(widget: QWidget, pixels: int) -> None:
    """Give a widget a fixed width that follows the text size."""
    _Keeper(widget, pixels)
