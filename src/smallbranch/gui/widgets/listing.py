"""Tables to read from and choose a row in: the same look and keys on every page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from smallbranch.gui.models.table import ROW_ROLE
from smallbranch.gui.widgets.sizes import scaled

ROW_HEIGHT = 34


class Listing(QTableView):
    """Rows are chosen as a whole; Enter or a double click opens one, Delete asks to remove it."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, model: QAbstractItemModel, widths: Mapping[int, int], name: str, *, stretch: int = -1) -> None:
        super().__init__()
        self._widths: dict[int, int] = {}
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.show_model(model, widths, stretch)
        self.doubleClicked.connect(self._open)

    def show_model(self, model: QAbstractItemModel, widths: Mapping[int, int], stretch: int = -1) -> None:
        """Show another model; the column `stretch` (-1: the last, if there is any) takes the room that is left."""
        self._widths = dict(widths)
        self.setModel(model)
        self._fit()
        header = self.horizontalHeader()
        header.setStretchLastSection(stretch < 0)
        if stretch >= 0:
            header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

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

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self.opened.emit(row)
