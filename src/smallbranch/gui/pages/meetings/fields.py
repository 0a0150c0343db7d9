"""A field of the recorder: a time of day."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from smallbranch.gui.pages.meetings.times import read_time


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
