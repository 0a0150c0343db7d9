"""The ledgers to tick, in as many columns as the window is wide."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

_MOST_COLUMNS, _GAP = 4, 18


class BoxGrid(QWidget):
    """Boxes stand one under the other, then in the next column; none is ever out of sight at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[QCheckBox] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(2)

    def add(self, box: QCheckBox) -> None:
        """Append a box."""
        self._boxes.append(box)
        self._grid.addWidget(box, len(self._boxes) - 1, 0)
        self._renew()

    def remove(self, box: QCheckBox) -> None:
        """Take a box out."""
        self._boxes.remove(box)
        box.hide()
        box.deleteLater()
        self._renew()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(1), self._grid.minimumSize().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _renew(self) -> None:
        self._columns = 0
        if self.isVisible():  # before that neither its width nor the look of the boxes is known
            self._arrange()

    def _arrange(self) -> None:
        columns = next((n for n in range(_MOST_COLUMNS, 1, -1) if self._width_of(n) <= self.width()), 1)
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        lines = self._lines(columns)
        for at, box in enumerate(self._boxes):
            self._grid.addWidget(box, at % lines, at // lines)
        self.updateGeometry()

    def _lines(self, columns: int) -> int:
        return max(1, -(-len(self._boxes) // columns))

    def _width_of(self, columns: int) -> int:
        lines = self._lines(columns)
        parts = [self._boxes[at : at + lines] for at in range(0, len(self._boxes), lines)]
        return sum(max(box.sizeHint().width() for box in part) for part in parts) + _GAP * (len(parts) - 1)
