"""A table of people whose rows can be dragged to another place; who is put where, the page writes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from smallbranch.gui.models.table import RowTableModel
from smallbranch.roster.views import MemberView

_TOP = QModelIndex()


class OrderModel(RowTableModel[MemberView]):
    """People as a table; rows can be taken up, and put down between others."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let rows be dragged, and dropped between rows only."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction


class OrderTable(QTableView):
    """Tells before which row the chosen ones are dropped; as many as there are rows: behind the last."""

    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def row_before(self, at: QPoint) -> int:
        """Return the row a point of the viewport lies before."""
        index = self.indexAt(at)
        if not index.isValid():
            return self.model().rowCount(_TOP)
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the place; the rows come anew once the order is written."""
        if event.source() is not self:
            event.ignore()
            return
        at = self.row_before(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.dropped.emit(at)
