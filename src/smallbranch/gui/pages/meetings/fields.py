"""Fields of the recorder: a time, and a text that takes a clean paste."""

from __future__ import annotations

import unicodedata
from typing import Final

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from smallbranch.gui.pages.meetings.draft import read_time

_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SPACES: Final = str.maketrans({"\u00a0": " ", "\t": " ", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"})


def clean_paste(text: str) -> str:
    """Return pasted text without leftovers: invisible signs, hard blanks, blanks at line ends, runs of empty lines."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.rstrip() for line in plain.translate(_SPACES).translate(_UNSEEN).split("\n")]
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") if len(lines) > 1 else kept[0] if kept else ""


class TimeField(QLineEdit):
    """A time of day: 9:30, 930 or 15 become 09:30 and 15:00 when the field is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("如 15:00"))
        self.setToolTip(self.tr("可输入 15:00、1500 或 15"))
        self.editingFinished.connect(self._settle)

    def _settle(self) -> None:
        clock = read_time(self.text())
        if clock is not None:
            self.setText(f"{clock:%H:%M}")


class PlainText(QPlainTextEdit):
    """Text of several lines; Tab leaves it, what is pasted comes without formatting."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._lines = lines
        self.setFixedHeight(self._height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        return self.fontMetrics().lineSpacing() * self._lines + 22

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(clean_paste(source.text()))
