"""The grid of all fields as a table model; what is typed is handed on, the book answers with new rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smallbranch.gui.pages.roster.grid_state import GridContent, Place

Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()


class GridModel(QAbstractTableModel):
    """One line a person, one column a field."""

    def __init__(
        self, typed: Callable[[Place, str], None], hint: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.content = GridContent((), (), {})
        self._typed, self._hint = typed, hint

    def set_content(self, content: GridContent) -> None:
        """Show other people or columns; the same places stay chosen while the size stays."""
        same = len(content.people) == self.rowCount() and len(content.columns) == self.columnCount()
        if same:
            self.content = content
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.content = content
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.content.people)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.content.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        column = self.content.columns[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(column.field)
        return column.title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.content.shown(index.row(), index.column())
        if role == Qt.ItemDataRole.EditRole:
            hidden = self.content.columns[index.column()].sensitive
            return "" if hidden else self.content.held(index.row(), index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value or "")
        if text == self.data(index, Qt.ItemDataRole.EditRole):
            return False  # a masked cell left empty stays as it is
        self._typed((index.row(), index.column()), text)
        return True


class ChoiceDelegate(QStyledItemDelegate):
    """Offers the choices of a column while it is edited; others are typed."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        choices = model.content.columns[index.column()].choices if isinstance(model, GridModel) else ()
        if not choices:
            return super().createEditor(parent, option, index)
        editor = QComboBox(parent)
        editor.setEditable(True)
        editor.addItems(["", *choices])
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
