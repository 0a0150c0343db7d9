"""Short lists typed line by line: agenda, votes, decisions, guests. Alt+↑ and Alt+↓ move a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from smallbranch.gui.pages.meetings.line_row import LineField, LineRow
from smallbranch.gui.widgets.cards import button, label


class LinesEditor(QWidget):
    """Rows of fields under one heading; a row without a value in its first field does not count."""

    changed = Signal()

    def __init__(
        self,
        fields: Sequence[LineField],
        add_text: str,
        today: date,
        parent: QWidget | None = None,
        *,
        more: str = "",
    ) -> None:
        super().__init__(parent)
        self._fields, self._today, self._more = tuple(fields), today, more
        self._options: dict[str, Sequence[tuple[str, str]]] = {}
        self.rows: list[LineRow] = []
        self._hidden: set[str] = set()
        self._titles: dict[str, QWidget] = {}
        self.add_button = button(add_text, role="link", icon="plus")
        self.add_button.clicked.connect(lambda: self.add().first.setFocus(Qt.FocusReason.OtherFocusReason))
        self._box = QVBoxLayout()
        self._box.setSpacing(4)
        self._head = self._heading()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._head)
        layout.addLayout(self._box)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.hide()

    def set_options(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Give a choice column what can be chosen: (value, words)."""
        self._options[name] = options
        for row in self.rows:
            row.set_options(name, options)

    def show_field(self, name: str, *, on: bool) -> None:
        """Show or hide a column in all lines; one that says something somewhere stays."""
        self._hidden.discard(name)
        if not on and not any(row.values()[name] for row in self.rows):
            self._hidden.add(name)
        self._titles[name].setVisible(name not in self._hidden)
        for row in self.rows:
            row.widgets[name].setVisible(name not in self._hidden)

    def set_values(self, values: Iterable[Mapping[str, Any]]) -> None:
        """Show these lines and no others."""
        for row in list(self.rows):
            self._drop(row)
        for line in values:
            self.add(line)

    def values(self) -> list[dict[str, Any]]:
        """Return the lines that say something."""
        return [row.values() for row in self.rows if row.is_filled()]

    def add(self, values: Mapping[str, Any] | None = None) -> LineRow:
        """Append a line."""
        row = LineRow(self._fields, self._options, self._today, len(self.rows) + 1, self._more)
        row.show_values(values or {})
        row.edited.connect(self.changed)
        row.dropped.connect(lambda: self._remove(row))
        row.moved.connect(lambda step: self.move_row(row, step))
        self.rows.append(row)
        for name in self._hidden:
            row.widgets[name].hide()
        self._box.addWidget(row)
        row.show()
        self._head.show()
        return row

    def move_row(self, row: LineRow, step: int) -> None:
        """Move a line up or down; the keyboard stays where it is."""
        at = self.rows.index(row)
        to = at + step
        if not 0 <= to < len(self.rows):
            return
        focus = QApplication.focusWidget()
        self.rows.insert(to, self.rows.pop(at))
        self._box.removeWidget(row)
        self._box.insertWidget(to, row)
        for number, one in enumerate(self.rows, 1):
            one.set_number(number)
        for before, after in zip(self.rows, self.rows[1:], strict=False):
            QWidget.setTabOrder(before.last, after.first)
        if focus is not None and row.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def note(self, at: int, text: str) -> None:
        """Say something under a line that counts."""
        row = self._filled(at)
        row.note.setText(text)
        row.note.setVisible(bool(text))

    def show_details(self, at: int) -> None:
        """Show the rows below a line that counts."""
        self._filled(at).show_details(on=True)

    def _filled(self, at: int) -> LineRow:
        return [row for row in self.rows if row.is_filled()][at]

    def _remove(self, row: LineRow) -> None:
        at = self.rows.index(row)
        self._drop(row)
        after = self.rows[min(at, len(self.rows) - 1)].first if self.rows else self.add_button
        after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _drop(self, row: LineRow) -> None:
        self.rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._head.setVisible(bool(self.rows))

    def _heading(self) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(2, 0, 68 if self._more else 34, 0)
        line.setSpacing(6)
        for field in self._fields:
            if field.row:
                continue
            title = label(field.title, "small")
            if field.width:
                title.setFixedWidth(field.width)
            line.addWidget(title, 0 if field.width else 1)
            self._titles[field.name] = title
        return head
