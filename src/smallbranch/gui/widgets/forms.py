"""Forms: a label above its field, the error under it, and one place that knows which row a field code means."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget


class FieldRow(QWidget):
    """Label, field and a line for what is wrong with it; the label is the field's buddy and accessible name."""

    def __init__(self, label: str, field: QWidget, *, required: bool = False, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self.label = QLabel(self.tr("{label}（必填）").format(label=label) if required else label)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&&", "&"))
        self.error = QLabel()
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setProperty("role", "field-error")
        self.error.setWordWrap(True)
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(field)
        if hint:
            note = QLabel(hint)
            note.setProperty("role", "small")
            note.setWordWrap(True)
            layout.addWidget(note)
        layout.addWidget(self.error)
        layout.addStretch(1)

    def set_error(self, text: str) -> None:
        """Mark the field and say what is wrong; an empty text clears the mark."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.field.setAccessibleDescription(text)
        self.field.setProperty("invalid", "true" if text else "false")
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)


class Form(QWidget):
    """Rows by the field names of the command they fill, in one or more columns."""

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FieldRow] = {}
        self._columns = columns
        self._cells = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def add(
        self, name: str, label: str, field: QWidget, *, required: bool = False, hint: str = "", span: int = 1
    ) -> FieldRow:
        """Append a row; `name` is the field of the command, `span` the number of columns it takes."""
        row = FieldRow(label, field, required=required, hint=hint)
        self.rows[name] = row
        if isinstance(field, QComboBox | QAbstractSpinBox):
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)
        line, column = divmod(self._cells, self._columns)
        if column + span > self._columns:
            self._cells += self._columns - column
            line, column = divmod(self._cells, self._columns)
        self._grid.addWidget(row, line, column, 1, span)
        self._cells += span
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the form: over a field without the focus it would change what stands there unseen."""
        return scrolls_on(watched, event) or super().eventFilter(watched, event)

    def clear_errors(self) -> None:
        """Take all marks away."""
        for row in self.rows.values():
            row.set_error("")

    def show_errors(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Mark the named fields, focus the first; return what belongs to no field here."""
        self.clear_errors()
        rest = {name: text for name, text in texts.items() if name not in self.rows}
        marked = [self.rows[name] for name in self.rows if name in texts]
        for name, row in self.rows.items():
            if name in texts:
                row.set_error(texts[name])
        if marked:
            marked[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
        return rest


def scrolls_on(watched: QObject, event: QEvent) -> bool:
    """Hand the wheel over a field that has not the focus to what is around it; tell whether this was such an event."""
    if event.type() is not QEvent.Type.Wheel or not isinstance(watched, QWidget) or watched.hasFocus():
        return False
    event.ignore()
    return True
