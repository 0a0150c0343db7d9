"""A dialog around a form: it makes one command, has it done, and closes when that succeeded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smallbranch.gui.widgets.cards import label
from smallbranch.gui.widgets.dates import DateField, PartialDateField
from smallbranch.gui.widgets.forms import Form
from smallbranch.gui.widgets.unsaved import UnsavedQuestion

Make = Callable[[Mapping[str, Any]], Any]
Option = tuple[object, str]
_WORTH_ASKING = 8
"""Characters typed from which on a dialog asks before it is closed without writing."""


class FormDialog(QDialog):
    """Fields are named like those of the command; `make` turns their values into it, None closes without writing."""

    def __init__(
        self, title: str, ops: Any, today: date, make: Make, parent: QWidget | None, *, columns: int = 1, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._ops, self._today, self._make = ops, today, make
        self._required: set[str] = set()
        self._numbers: set[str] = set()
        self._wide = columns
        self._before: dict[QWidget, str] = {}
        self.form = Form(columns)
        self.form.setProperty("role", "page")
        area = self._area = QScrollArea()
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("确定"))
        self.ok.setProperty("role", "primary")
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("取消"))
        self.buttons.accepted.connect(self.submit)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(14)
        if hint:
            layout.addWidget(label(hint, "muted", wrap=True))
        layout.addWidget(area, 1)
        layout.addWidget(self.buttons)
        self.question = UnsavedQuestion(self, lambda: QDialog.reject(self))

    # ── fields ───────────────────────────────────────────────────────────────────────────────────────────────

    def add_text(
        self, name: str, title: str, value: str | None = "", *, required: bool = False, hint: str = "", ghost: str = ""
    ) -> None:
        """Add a line of text; `ghost` stands in it while it is empty."""
        field = QLineEdit(value or "")
        field.setPlaceholderText(ghost)
        self._add(name, title, field, required=required, hint=hint)

    def add_long(self, name: str, title: str, value: str | None = "") -> None:
        """Add a text of several lines over the whole width."""
        field = QPlainTextEdit(value or "")
        field.setTabChangesFocus(True)
        field.setFixedHeight(68)
        self.form.add(name, title, field, span=self._columns())

    def add_day(
        self, name: str, title: str, value: date | None = None, *, required: bool = False, hint: str = ""
    ) -> None:
        """Add a day."""
        field = DateField(self._today)
        field.set_value(value)
        self._add(name, title, field, required=required, hint=hint)

    def add_partial(self, name: str, title: str, value: str | None = "", *, hint: str = "") -> None:
        """Add a date that may be known in part only."""
        field = PartialDateField(self._today)
        field.set_value(value)
        self._add(name, title, field, hint=hint)

    def add_choice(
        self, name: str, title: str, options: Sequence[Option], value: object = None, hint: str = ""
    ) -> None:
        """Add a list to choose from: (value, words)."""
        field = QComboBox()
        for key, words in options:
            field.addItem(words, key)
        field.setCurrentIndex(max(0, next((at for at, (key, _) in enumerate(options) if key == value), 0)))
        self._add(name, title, field, hint=hint)

    def add_open_choice(self, name: str, title: str, options: Sequence[str], value: str | None = "") -> None:
        """Add a list that also takes other texts."""
        field = QComboBox()
        field.setEditable(True)
        field.addItems(["", *options])
        field.setCurrentText(value or "")
        self._add(name, title, field)

    def add_number(self, name: str, title: str, value: int, first: int, last: int, *, hint: str = "") -> None:
        """Add a whole number."""
        field = QLineEdit(str(value))
        field.setValidator(QIntValidator(first, last, field))
        self._numbers.add(name)
        self._add(name, title, field, required=True, hint=hint)

    def add_flag(self, name: str, title: str, words: str, value: bool = False) -> None:
        """Add a tick with its own words."""
        field = QCheckBox(words)
        field.setChecked(value)
        self._add(name, title, field)

    def field(self, name: str) -> Any:
        """Return the field of a name."""
        return self.form.rows[name].field

    def values(self) -> dict[str, Any]:
        """Return the values by name; None for an empty or unreadable date."""
        given = {name: _value(row.field) for name, row in self.form.rows.items()}
        return given | {name: int(given[name]) for name in self._numbers if given[name]}

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def submit(self) -> None:
        """Check the fields, do the command, close when it was done."""
        wrong = self._wrong()
        if wrong:
            self.form.show_errors(wrong)
            return
        command = self._make(self.values())
        if command is None or self.write(command):
            self.accept()

    def write(self, command: Any) -> bool:
        """Do the command; False when it was refused and the form says why."""
        return self._ops.run_write(command, form=self.form) is not None

    def reject(self) -> None:
        """Close without writing; what took some typing is not thrown away by one Esc."""
        if self.isVisible() and self._typed() >= _WORTH_ASKING:
            self.question.open()
        else:
            super().reject()

    def _typed(self) -> int:
        """Return how many characters stand in the fields that were changed since the dialog was opened; days apart."""
        return sum(len(text) for field, text in self._texts().items() if text != self._before.get(field, ""))

    def _texts(self) -> dict[QWidget, str]:
        lines: dict[QWidget, str] = {
            field: field.text() for field in self.form.findChildren(QLineEdit) if not _is_day(field)
        }
        return {**lines, **{field: field.toPlainText() for field in self.form.findChildren(QPlainTextEdit)}}

    def put_below(self, widget: QWidget) -> None:
        """Put something under the fields, above the buttons, that is no field of the command."""
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(outer.count() - 1, widget)

    def show_wide(self, width: int, first: str = "") -> None:
        """Open over the window, as high as the form wants and no larger than the window; begin in the field `first`."""
        parent, outer = self.parentWidget(), self.layout()
        assert parent is not None
        assert outer is not None
        window = parent.window()
        rest = outer.totalSizeHint().height() - self._area.sizeHint().height() + 24
        wanted = self.form.sizeHint().height() + max(rest, 0)
        self.resize(min(width, max(window.width() - 40, 360)), min(wanted, max(window.height() - 60, 300)))
        self._before = self._texts()
        self.open()
        row = self.form.rows.get(first) or next(iter(self.form.rows.values()), None)
        if row is not None:
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(row.field)

    def _wrong(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, row in self.form.rows.items():
            field = row.field
            if isinstance(field, DateField | PartialDateField) and field.is_wrong():
                found[name] = self.tr("看不懂这个日期")
            elif name in self._required and not _value(field):
                found[name] = self.tr("请填写这一项")
        return found

    def _columns(self) -> int:
        return self._wide

    def _add(self, name: str, title: str, field: QWidget, *, required: bool = False, hint: str = "") -> None:
        if required:
            self._required.add(name)
        self.form.add(name, title, field, required=required, hint=hint)


def _is_day(field: QWidget) -> bool:
    return any(isinstance(one, DateField | PartialDateField) for one in (field, field.parent()))


def _value(field: QWidget) -> Any:
    if isinstance(field, PartialDateField):
        return field.value() or ""
    if isinstance(field, DateField):
        return field.value()
    if isinstance(field, QLineEdit):
        return field.text().strip()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText().strip()
    if isinstance(field, QComboBox):
        return field.currentText().strip() if field.isEditable() else field.currentData()
    return field.isChecked() if isinstance(field, QCheckBox) else None
