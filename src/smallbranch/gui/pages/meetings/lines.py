"""Short lists typed line by line: agenda, votes, decisions, guests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smallbranch.gui.widgets.cards import button, label
from smallbranch.gui.widgets.dates import DateField
from smallbranch.gui.widgets.icon_buttons import IconTool

_HIGHEST = 999


@dataclass(frozen=True, slots=True)
class LineField:
    """One column; `kind` is text, number, choice or date; without a width it takes what is left."""

    name: str
    title: str
    kind: str = "text"
    width: int = 0


class LinesEditor(QWidget):
    """Rows of fields under one heading; a row without a value in its first field does not count."""

    changed = Signal()

    def __init__(self, fields: Sequence[LineField], add_text: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields, self._today = tuple(fields), today
        self._options: dict[str, Sequence[tuple[str, str]]] = {}
        self.rows: list[LineRow] = []
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
        row = LineRow(self._fields, self._options, self._today, len(self.rows) + 1)
        row.show_values(values or {})
        row.edited.connect(self.changed)
        row.dropped.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._box.addWidget(row)
        self._head.show()
        return row

    def note(self, at: int, text: str) -> None:
        """Say something under a line that counts."""
        filled = [row for row in self.rows if row.is_filled()]
        filled[at].note.setText(text)
        filled[at].note.setVisible(bool(text))

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
        line.setContentsMargins(2, 0, 34, 0)
        line.setSpacing(6)
        for field in self._fields:
            title = label(field.title, "small")
            if field.width:
                title.setFixedWidth(field.width)
            line.addWidget(title, 0 if field.width else 1)
        return head


class LineRow(QWidget):
    """One line with its fields, a button that removes it and room for a note."""

    edited = Signal()
    dropped = Signal()

    def __init__(
        self,
        fields: Sequence[LineField],
        options: Mapping[str, Sequence[tuple[str, str]]],
        today: date,
        number: int,
    ) -> None:
        super().__init__()
        self._fields = fields
        self.widgets: dict[str, Any] = {}
        line = QHBoxLayout()
        line.setSpacing(6)
        for field in fields:
            widget = _make(field, today)
            widget.setAccessibleName(self.tr("第 {n} 行 {title}").format(n=number, title=field.title))
            if field.width:
                widget.setFixedWidth(field.width)
            self.widgets[field.name] = widget
            line.addWidget(widget, 0 if field.width else 1)
            if field.kind == "choice":
                self.set_options(field.name, options.get(field.name, ()))
            _when_edited(widget, self.edited.emit)
        line.addWidget(self._drop_button(number))
        self.note = label("", "small", wrap=True)
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.note)

    @property
    def first(self) -> QWidget:
        """Return the field typing begins in."""
        widget: QWidget = self.widgets[self._fields[0].name]
        return widget

    def set_options(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Fill a choice, keeping what is chosen."""
        box = self.widgets[name]
        kept = box.currentData()
        box.blockSignals(True)
        box.clear()
        for value, words in options:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(kept)))
        box.blockSignals(False)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show what is given; the rest stays empty."""
        for field in self._fields:
            widget, value = self.widgets[field.name], values.get(field.name)
            if field.kind == "choice":
                if value is not None and widget.findData(value) < 0:
                    widget.addItem(str(value), value)
                widget.setCurrentIndex(max(0, widget.findData(value)))
            elif field.kind == "number":
                widget.setText(str(value) if value else "")
            elif field.kind == "date":
                widget.set_value(value)
            else:
                widget.setText(str(value or ""))
        self.kept = {key: value for key, value in values.items() if key not in self.widgets}

    def values(self) -> dict[str, Any]:
        """Return the fields of this line, with what came along unshown."""
        return {**self.kept, **{field.name: _value(field, self.widgets[field.name]) for field in self._fields}}

    def is_filled(self) -> bool:
        """Tell whether the first field says something."""
        return bool(_value(self._fields[0], self.widgets[self._fields[0].name]))

    def _drop_button(self, number: int) -> IconTool:
        drop = IconTool("close", self.tr("删除这一行"), "muted")
        drop.setAccessibleName(self.tr("删除第 {n} 行").format(n=number))
        drop.clicked.connect(self.dropped)
        drop.setFixedWidth(28)
        return drop


def _make(field: LineField, today: date) -> QWidget:
    if field.kind == "date":
        return DateField(today)
    if field.kind == "choice":
        return QComboBox()
    if field.kind == "number":
        number = QLineEdit()
        number.setValidator(QIntValidator(0, _HIGHEST, number))
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        return number
    return QLineEdit()


def _when_edited(widget: Any, act: Callable[[], object]) -> None:
    if isinstance(widget, QComboBox):
        widget.currentIndexChanged.connect(lambda _: act())
    else:
        widget.textChanged.connect(lambda _: act())


def _value(field: LineField, widget: Any) -> Any:
    if field.kind == "choice":
        return widget.currentData()
    if field.kind == "number":
        return int(widget.text() or 0)
    if field.kind == "date":
        return widget.value()
    return widget.text().strip()
