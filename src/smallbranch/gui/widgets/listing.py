"""Tables to read from and choose a row in: the same look and keys on every page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from smallbranch.gui.models.table import ROW_ROLE
from smallbranch.gui.widgets.sizes import scaled

ROW_HEIGHT = 34
_MOST_GROWTH, _LEAST = 1.6, 110
_MEASURED = 60  # rows looked at for the width of a column; Qt's own thousand make long lists slow


class Listing(QTableView):
    """Rows are chosen as a whole; Enter or a double click opens one, Delete asks to remove it."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, model: QAbstractItemModel, widths: Mapping[int, int], name: str, *, stretch: int = -1) -> None:
        super().__init__()
        self._widths: dict[int, int] = {}
        self._stretch = -1
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.show_model(model, widths, stretch)
        self.doubleClicked.connect(self._open)

    def show_model(self, model: QAbstractItemModel, widths: Mapping[int, int], stretch: int = -1) -> None:
        """Show another model; the column `stretch` (-1: the last, if there is any) takes the room that is left."""
        self._widths, self._stretch = dict(widths), stretch
        self.setModel(model)
        for changed in (model.layoutChanged, model.modelReset):
            changed.connect(self._grow)
        self._fit()
        header = self.horizontalHeader()
        header.setStretchLastSection(stretch < 0)
        if stretch >= 0:
            header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def current(self) -> Any:
        """Return the view in the chosen row, None without one."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.removed.emit(self.current())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        for column, width in self._widths.items():
            self.setColumnWidth(column, scaled(width))
        self._grow()

    def _grow(self) -> None:
        """Give columns what their words need, out of the room to spare: some languages need more of it."""
        if not self.isVisible():
            return  # its size says nothing yet
        fixed = {column: width for column, width in self._widths.items() if column != self._stretch}
        others = self.model().columnCount() - len(fixed)
        room = self.viewport().width() - sum(map(self.columnWidth, fixed)) - others * scaled(_LEAST)
        header = self.horizontalHeader()
        for column, width in fixed.items():
            now, most = self.columnWidth(column), round(scaled(width) * _MOST_GROWTH)
            wanted = max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            more = min(wanted - now, most - now, room)
            if more > 0:
                self.setColumnWidth(column, now + more)
                room -= more

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self.opened.emit(row)
