"""One line of a short list: its fields, rows of more fields below, and a note."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smallbranch.gui.widgets.cards import label
from smallbranch.gui.widgets.dates import DateField
from smallbranch.gui.widgets.icon_buttons import IconTool

_HIGHEST = 999


@dataclass(frozen=True, slots=True)
class LineField:
    """One column; `kind` is text, number, choice, date or flag; without a width it takes what is left.

    Fields with a `row` stand in rows of their own below, each under its title, and are seen only where they are needed.
    """

    name: str
    title: str
    kind: str = "text"
    width: int = 0
    row: int = 0


class LineRow(QWidget):
    """One line with its fields, a button that removes it and room for a note."""

    edited = Signal()
    dropped = Signal()
    moved = Signal(int)

    def __init__(
        self,
        fields: Sequence[LineField],
        options: Mapping[str, Sequence[tuple[str, str]]],
        today: date,
        number: int,
        more: str = "",
    ) -> None:
        super().__init__()
        self._fields = fields
        self.widgets: dict[str, Any] = {}
        self.kept: dict[str, Any] = {}
        line = QHBoxLayout()
        line.setSpacing(6)
        for field in fields:
            widget = self._make(field, today, options)
            if not field.row:
                line.addWidget(widget, 0 if field.width else 1)
        self.details = self._detail_rows()
        if more:
            line.addWidget(self._more_button(more))
        self._drop = self._drop_button()
        line.addWidget(self._drop)
        self.note = label("", "small", wrap=True)
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.details)
        layout.addWidget(self.note)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.moved.emit(step))
        self.set_number(number)

    def _make(self, field: LineField, today: date, options: Mapping[str, Sequence[tuple[str, str]]]) -> QWidget:
        widget = _make(field, today)
        if field.width:
            widget.setFixedWidth(field.width)
        self.widgets[field.name] = widget
        if field.kind == "choice":
            self.set_options(field.name, options.get(field.name, ()))
        _when_edited(widget, self.edited.emit)
        return widget

    def _detail_rows(self) -> QWidget:
        """Return the rows below: each field after its title; hidden until something in them is needed."""
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(14, 0, 34, 4)
        column.setSpacing(4)
        for number in sorted({field.row for field in self._fields if field.row}):
            row = QHBoxLayout()
            row.setSpacing(6)
            of_row = [field for field in self._fields if field.row == number]
            for field in of_row:
                title = label(field.title, "small")
                title.setBuddy(self.widgets[field.name])
                row.addWidget(title)
                row.addWidget(self.widgets[field.name], 0 if field.width else 1)
            if all(field.width for field in of_row):
                row.addStretch(1)
            column.addLayout(row)
        below.hide()
        return below

    def set_number(self, number: int) -> None:
        """Say in the names for screen readers which line this is."""
        for field in self._fields:
            words = self.tr("第 {n} 行 {title}").format(n=number, title=field.title)
            self.widgets[field.name].setAccessibleName(words)
        self._drop.setAccessibleName(self.tr("删除第 {n} 行").format(n=number))

    def show_details(self, *, on: bool) -> None:
        """Show the rows below."""
        self.details.setVisible(on)

    @property
    def last(self) -> QWidget:
        """Return where Tab leaves the line."""
        return self._drop

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
            elif field.kind == "flag":
                widget.setChecked(bool(value))
            else:
                widget.setText(str(value or ""))
        self.kept = {key: value for key, value in values.items() if key not in self.widgets}
        self.show_details(on=any(values.get(field.name) for field in self._fields if field.row))

    def values(self) -> dict[str, Any]:
        """Return the fields of this line, with what came along unshown."""
        return {**self.kept, **{field.name: _value(field, self.widgets[field.name]) for field in self._fields}}

    def is_filled(self) -> bool:
        """Tell whether the first field says something."""
        return bool(_value(self._fields[0], self.widgets[self._fields[0].name]))

    def _more_button(self, words: str) -> IconTool:
        more = IconTool("more", words, "muted")
        more.clicked.connect(lambda: self.show_details(on=self.details.isHidden()))
        more.setFixedWidth(28)
        return more

    def _drop_button(self) -> IconTool:
        drop = IconTool("close", self.tr("删除这一行（Alt+↑ Alt+↓ 移动）"), "muted")
        drop.clicked.connect(self.dropped)
        drop.setFixedWidth(28)
        return drop


def _make(field: LineField, today: date) -> QWidget:
    if field.kind == "date":
        return DateField(today)
    if field.kind == "flag":
        return QCheckBox()
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
    elif isinstance(widget, QCheckBox):
        widget.toggled.connect(lambda _: act())
    else:
        widget.textChanged.connect(lambda _: act())


def _value(field: LineField, widget: Any) -> Any:
    if field.kind == "choice":
        return widget.currentData()
    if field.kind == "number":
        return int(widget.text() or 0)
    if field.kind == "date":
        return widget.value()
    if field.kind == "flag":
        return widget.isChecked()
    return widget.text().strip()
