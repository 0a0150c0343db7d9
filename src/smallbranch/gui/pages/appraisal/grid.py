"""The sheet of ballots: digits and Tab, sums checked as they are typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from smallbranch.gui.pages.appraisal.draft import Draft, DraftRow
from smallbranch.gui.theme import status_colours
from smallbranch.gui.widgets.ground import Ground
from smallbranch.gui.widgets.listing import ROW_HEIGHT
from smallbranch.gui.widgets.sizes import scaled

Index = QModelIndex | QPersistentModelIndex
NAME, CATEGORY, OWN, VOTES, TOTAL, LEADS, RANK, GRADE, REASON = 0, 1, 2, 3, 7, 8, 9, 10, 11
COLUMNS = 12
_WIDTHS = {NAME: 128, CATEGORY: 82, OWN: 76, TOTAL: 70, LEADS: 104, RANK: 52, GRADE: 92, REASON: 170}
_VOTE_WIDTH = 66
_TOP = QModelIndex()


class SheetModel(QAbstractTableModel):
    """A draft as a table; `valid` is what the ballots of a line have to come to."""

    typed = Signal()

    def __init__(self, draft: Draft, titles: list[str], category: Any, ungraded: str) -> None:
        super().__init__()
        self.draft, self._titles, self._category, self._ungraded = draft, titles, category, ungraded
        self.valid: int | None = draft.year.valid

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.draft.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if self.editable(index) else found

    def editable(self, index: Index) -> bool:
        """Tell whether something can be typed: of a probationary member the self-assessment only."""
        graded = self.draft.rows[index.row()].row.graded
        return index.column() == OWN or (graded and (VOTES <= index.column() < TOTAL or index.column() >= GRADE))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one, column = self.draft.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(one, index.row(), column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column not in (NAME, REASON):
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(one, column)
        return one.row.label if role == Qt.ItemDataRole.ToolTipRole and column == NAME else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self._take(index, str(value).strip()):
            return False
        first, last = self.index(0, 0), self.index(self.rowCount() - 1, COLUMNS - 1)
        self.dataChanged.emit(first, last)
        self.typed.emit()
        return True

    def set_valid(self, valid: int | None) -> None:
        """Check the sums against another number."""
        self.valid = valid
        self.dataChanged.emit(self.index(0, TOTAL), self.index(max(self.rowCount() - 1, 0), TOTAL))

    def wrong_sums(self) -> int:
        """Return how many lines do not come to the valid ballots."""
        return sum(one.total is not None and one.total != self.valid for one in self.draft.rows)

    def _take(self, index: Index, text: str) -> bool:
        one, column = self.draft.rows[index.row()], index.column()
        if VOTES <= column < TOTAL:
            if text and not (text.isascii() and text.isdecimal()):
                return False
            one.votes[column - VOTES] = int(text) if text else None
        elif column == REASON:
            one.reason = text
        else:
            grade = self.draft.grade_of(text)
            if grade is None:
                return False
            if column == OWN:
                one.self_grade = grade
            else:
                one.grade = grade
        return True

    def _text(self, one: DraftRow, row: int, column: int) -> str:
        if column == NAME:
            return one.row.label
        if column == CATEGORY:
            return str(self._category(one.row.category))
        if column == OWN:
            return one.self_grade
        if not one.row.graded:
            return self._ungraded if column == GRADE else "—" if VOTES <= column < TOTAL else ""
        if column < TOTAL:
            count = one.votes[column - VOTES]
            return "" if count is None else str(count)
        return self._worked_out(one, row, column)

    def _worked_out(self, one: DraftRow, row: int, column: int) -> str:
        if column == TOTAL:
            return "" if one.total is None else f"{one.total} ✓" if one.total == self.valid else f"{one.total} !"
        if column == LEADS:
            return self.draft.leads(row)
        if column == RANK:
            return self.draft.rank(row)
        return one.grade if column == GRADE else one.reason

    def _ground(self, one: DraftRow, column: int) -> QBrush | None:
        wrong = column == TOTAL and one.total is not None and one.total != self.valid
        return QBrush(QColor(status_colours("warning")[1])) if wrong else None


class Sheet(QTableView):
    """Typing replaces a cell; Tab and Enter go on to the next one that can be typed in, Esc leaves the table."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setShowGrid(True)
        self.verticalHeader().hide()
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(True)
        self.setItemDelegate(Ground(self))

    def show_model(self, model: SheetModel) -> None:
        """Show another sheet; the cursor stays where it was."""
        at = self.currentIndex()
        row, column = (at.row(), at.column()) if at.isValid() else (0, VOTES)
        self.setModel(model)
        header = self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        for place in range(COLUMNS):
            self.setColumnWidth(place, scaled(_WIDTHS.get(place, _VOTE_WIDTH)))
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        self.setCurrentIndex(model.index(min(row, model.rowCount() - 1), column))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go on to the next cell that can be typed in; other movements are the table's own."""
        step = {QAbstractItemView.CursorAction.MoveNext: 1, QAbstractItemView.CursorAction.MovePrevious: -1}.get(action)
        model = self.model()
        if step is None or not isinstance(model, SheetModel) or not self.currentIndex().isValid():
            return super().moveCursor(action, modifiers)
        place = self.currentIndex().row() * COLUMNS + self.currentIndex().column() + step
        while 0 <= place < model.rowCount() * COLUMNS:
            index = model.index(*divmod(place, COLUMNS))
            if model.editable(index) and index.column() != REASON:
                return index
            place += step
        return self.currentIndex()

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            below = self.model().index(self.currentIndex().row() + 1, self.currentIndex().column())
            self.setCurrentIndex(below if below.isValid() else self.currentIndex())
        else:
            super().keyPressEvent(event)
