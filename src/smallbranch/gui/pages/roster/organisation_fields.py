"""Fields of the election dialogs: a list to tick, and the three numbers of a candidate."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smallbranch.gui.widgets.cards import button

ROWS = 6


class TickList(QWidget):
    """Several of a list, ticked with the space bar; `movable` gives buttons to change their order."""

    changed = Signal()

    def __init__(self, options: Sequence[tuple[object, str]], ticked: Sequence[object] = (), *, movable: bool = False):
        super().__init__()
        self.rows = QListWidget()
        self.setFocusProxy(self.rows)
        for key, words in options:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
            self.rows.addItem(item)
        if options:
            self.rows.setCurrentRow(0)
        height = self.rows.sizeHintForRow(0) if options else 24
        self.rows.setFixedHeight(height * min(max(len(options), 1), ROWS) + 8)
        self.rows.itemChanged.connect(lambda _: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.rows)
        if movable:
            layout.addLayout(self._moving())

    def value(self) -> tuple[object, ...]:
        """Return what is ticked, in the order shown."""
        items = [self.rows.item(row) for row in range(self.rows.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def order(self) -> tuple[object, ...]:
        """Return everything in the order shown."""
        return tuple(self.rows.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.rows.count()))

    def _moving(self) -> QHBoxLayout:
        up, down = button(self.tr("上移")), button(self.tr("下移"))
        up.clicked.connect(lambda: self._move(-1))
        down.clicked.connect(lambda: self._move(1))
        row = QHBoxLayout()
        row.addWidget(up)
        row.addWidget(down)
        row.addStretch(1)
        return row

    def _move(self, by: int) -> None:
        at = self.rows.currentRow()
        if 0 <= at + by < self.rows.count():
            self.rows.insertItem(at + by, self.rows.takeItem(at))
            self.rows.setCurrentRow(at + by)
            self.changed.emit()


class VotesField(QWidget):
    """赞成, 不赞成 and 弃权 of one person."""

    changed = Signal()

    def __init__(self, name: str, votes: tuple[int | None, int | None, int | None], words: Sequence[str]) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.fields: list[QLineEdit] = []
        for number, word in zip(votes, words, strict=True):
            field = QLineEdit("" if number is None else str(number))
            field.setValidator(QIntValidator(0, 999, field))
            field.setFixedWidth(64)
            field.setAccessibleName(f"{name} {word}")
            field.textChanged.connect(lambda _: self.changed.emit())
            layout.addWidget(QLabel(word))
            layout.addWidget(field)
            self.fields.append(field)
        layout.addStretch(1)
        self.setFocusProxy(self.fields[0])

    def value(self) -> tuple[int, int, int]:
        """Return the three numbers; an empty one is 0."""
        yes, no, abstain = (int(field.text() or 0) for field in self.fields)
        return yes, no, abstain

    def is_empty(self) -> bool:
        """Tell whether no number was typed."""
        return not any(field.text() for field in self.fields)
