"""The lists beside the matrix: each a table with its buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.widgets.cards import EmptyState, button, label
from smallbranch.gui.widgets.listing import Listing

Act = Callable[[Any], None]


class ListTab(QWidget):
    """A table of views: what can be added above it, what can be done with the chosen row beside."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        widths: Sequence[int],
        *,
        stretch: int,
        empty: str,
        add: tuple[str, Callable[[], None]] | None = None,
        open_row: tuple[str, Act] | None = None,
        remove: Act | None = None,
        extra: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model: RowTableModel[Any] = RowTableModel(columns, parent=self)
        self.table = Listing(self.model, dict(enumerate(widths)), name, stretch=stretch)
        self.total = label("", "muted")
        self.on_row: list[QWidget] = []
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.total, 1)
        for widget in extra:
            row.addWidget(widget)
        if open_row is not None:
            row.addWidget(self._row_button(*open_row))
            self.table.opened.connect(open_row[1])
        if remove is not None:
            row.addWidget(self._row_button(self.tr("删除"), remove))
            self.table.removed.connect(remove)
        if add is not None:
            self.add = button(add[0], role="primary", icon="plus")
            self.add.clicked.connect(lambda: add[1]())
            row.addWidget(self.add)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState("dues", empty))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())

    def show_rows(self, rows: Sequence[Any], total: str = "") -> None:
        """Show other rows with a line of totals."""
        self.model.set_rows(rows)
        self.total.setText(total)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._show_buttons()

    def _row_button(self, words: str, act: Act) -> QWidget:
        found = button(words)
        found.clicked.connect(lambda: act(self.table.current()) if self.table.current() is not None else None)
        self.on_row.append(found)
        return found

    def _show_buttons(self) -> None:
        for one in self.on_row:
            one.setEnabled(self.table.current() is not None)
