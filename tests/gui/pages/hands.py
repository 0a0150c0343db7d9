"""A pair of hands at the keyboard: every press goes to the widget in focus and is counted."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

lists_open = pytest.mark.qt_log_ignore(
    "This plugin does not support (raise|grabbing the (keyboard|mouse))", extend=True
)
"""For tests that open a list under a field: the offscreen screen has no window manager and says so."""


class Hands:
    """Counts keys; what an input method commits is free text and counts apart."""

    def __init__(self, qtbot: Any) -> None:
        self._qtbot = qtbot
        self.keys = 0

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self._qtbot.keyClick(focus(), key, modifier)
            self.keys += 1

    def letters(self, text: str) -> None:
        for letter in text:
            self._qtbot.keyClicks(focus(), letter)
            self.keys += 1

    def write(self, text: str) -> None:
        """Commit Chinese text as an input method does."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(focus(), event)


def focus() -> QWidget:
    """Return the widget that has the keyboard; the list under a field counts as the field."""
    popup = QApplication.activePopupWidget()
    widget = popup or QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget
