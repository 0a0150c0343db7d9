"""Buttons with a line icon that keeps the colours in force, also when they change while the program runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from smallbranch.gui import icons
from smallbranch.gui.theme import current_tokens


def tinted(name: str, ink: str) -> QIcon:
    """Return an icon in a colour of the theme by its name: "text", "muted", "on_accent"."""
    return icons.icon(name, getattr(current_tokens(), ink))


class IconButton(QPushButton):
    """A push button with an icon before its words."""

    def __init__(self, words: str, name: str, ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._sign = (name, ink)
        self.setIcon(tinted(*self._sign))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(tinted(*self._sign))


class IconTool(QToolButton):
    """An icon alone; what it does is its tip and its name for screen readers."""

    def __init__(self, name: str, words: str, ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = (name, ink)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setIcon(tinted(*self._sign))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(tinted(*self._sign))
