"""The year matrix: mark cells with the arrows, press Enter, and the payments are recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from smallbranch.dues.commands import RecordDuesPayment
from smallbranch.dues.views import DuesMonth, DuesRow, DuesYear, MonthStatus
from smallbranch.gui.models.table import Column, Index, RowTableModel
from smallbranch.gui.pages.dues.money import shown_money
from smallbranch.gui.theme import status_colours
from smallbranch.gui.widgets.listing import Listing

FIRST_MONTH = 3
_MONTHS = 12
_WIDTHS = {0: 114, 1: 54, 2: 72}  # longer names are told whole when pointed at (C24)
_MONTH_WIDTH, _SUM_WIDTH, _LAST_WIDTH = 56, 71, 58
_GROUNDS = {MonthStatus.PAID: "ok", MonthStatus.PART: "warning", MonthStatus.OWED: "warning"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Members with the marked months that are still open, and the sum."""

    months: Mapping[int, tuple[str, ...]]
    amount: Decimal

    @property
    def count(self) -> int:
        """Return how many months of all members together."""
        return sum(len(one) for one in self.months.values())

    def commands(self, paid_on: date) -> list[RecordDuesPayment]:
        """Return one payment per member."""
        return [
            RecordDuesPayment(member_id=member_id, paid_on=paid_on, months=months)
            for member_id, months in self.months.items()
        ]


class MatrixModel(RowTableModel[DuesRow]):
    """Tints paid and owed months."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.BackgroundRole:
            cell = self.month_at(index)
            ground = _GROUNDS.get(cell.status) if cell else None
            return None if ground is None else QBrush(QColor(status_colours(ground)[1]))
        return super().data(index, role)

    def month_at(self, index: Index) -> DuesMonth | None:
        """Return the month shown in a cell; None for the other columns."""
        at = index.column() - FIRST_MONTH
        return self.row_at(index.row()).months[at] if 0 <= at < _MONTHS else None


class _Ground(QStyledItemDelegate):
    """Paints the ground of a cell under what the style sheet draws."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect.adjusted(2, 3, -2, -3), ground)
        super().paint(painter, option, index)


class MatrixTable(Listing):
    """Cells are marked freely: Shift and arrows, Ctrl and clicks, or a month by its heading."""

    entered = Signal()
    marked = Signal()

    def __init__(self, group_words: Callable[[str], str]) -> None:
        empty = MatrixModel((), identity=lambda row: row.member_id)
        super().__init__(empty, {}, QCoreApplication.translate("MatrixTable", "党费收缴表"))
        empty.setParent(self)
        columns = self._columns(group_words)
        self.model_of_rows = MatrixModel(columns, identity=lambda row: row.member_id, parent=self)
        widths = _WIDTHS | {FIRST_MONTH + at: _MONTH_WIDTH for at in range(_MONTHS)}
        widths |= {FIRST_MONTH + _MONTHS + at: width for at, width in enumerate((_SUM_WIDTH, _SUM_WIDTH, _LAST_WIDTH))}
        self.show_model(self.model_of_rows, widths)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(_Ground(self))
        self.horizontalHeader().setSectionsClickable(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self.marked.emit())

    def show_year(self, year: DuesYear) -> None:
        """Show the rows of a year; what is marked stays marked."""
        self.model_of_rows.set_rows(year.rows)
        self.marked.emit()

    def mark_column(self, month: int) -> None:
        """Mark a month of everybody and put the cursor there."""
        if self.model_of_rows.rowCount():
            self.setCurrentIndex(self.model_of_rows.index(0, FIRST_MONTH + month - 1))

    def chosen(self) -> Chosen:
        """Return the marked months that are still to be paid."""
        months: dict[int, list[str]] = defaultdict(list)
        amount = Decimal(0)
        for index in self.selectionModel().selectedIndexes():
            cell = self.model_of_rows.month_at(index)
            if cell is not None and cell.due > cell.paid:
                months[self.model_of_rows.row_at(index.row()).member_id].append(cell.month)
                amount += cell.due - cell.paid
        order = {row.member_id: at for at, row in enumerate(self.model_of_rows.rows)}
        found = {one: tuple(sorted(months[one])) for one in sorted(months, key=lambda one: order[one])}
        return Chosen(found, amount)

    def row_of(self, member_id: int) -> DuesRow:
        """Return a member's row."""
        return next(row for row in self.model_of_rows.rows if row.member_id == member_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _columns(self, group_words: Callable[[str], str]) -> list[Column[DuesRow]]:
        right = Qt.AlignmentFlag.AlignRight
        found: list[Column[DuesRow]] = [
            Column(self.tr("姓名"), lambda row: row.label, tip=lambda row: row.label),
            Column(self.tr("类别"), lambda row: group_words(row.group)),
            Column(self.tr("月应交"), self._monthly, right, sort=lambda row: row.monthly),
        ]
        found += [self._month_column(at) for at in range(_MONTHS)]
        found += [
            Column(self.tr("全年应交"), lambda row: shown_money(row.due), right, sort=lambda row: row.due),
            Column(self.tr("全年实交"), lambda row: shown_money(row.paid), right, sort=lambda row: row.paid),
            Column(self.tr("欠交"), lambda row: shown_money(row.arrears), right, sort=lambda row: row.arrears),
        ]
        return found

    def _month_column(self, at: int) -> Column[DuesRow]:
        return Column(
            self.tr("{month}月").format(month=at + 1),
            lambda row: self._month(row.months[at]),
            Qt.AlignmentFlag.AlignHCenter,
            tip=lambda row: self._tip(row, at),
        )

    def _monthly(self, row: DuesRow) -> str:
        return self.tr("未核定") if row.base_missing else shown_money(row.monthly)

    def _month(self, cell: DuesMonth) -> str:
        """Return the day of payment, or how else the month stands; amounts stand in the tip."""
        if cell.status is MonthStatus.PAID:
            return "" if cell.paid_on is None else cell.paid_on.strftime("%m.%d")
        words = {
            MonthStatus.PART: self.tr("部分"),
            MonthStatus.OWED: self.tr("欠"),
            MonthStatus.EXEMPT: self.tr("免"),
            MonthStatus.NOT_DUE: "—",
        }
        return words.get(cell.status, "")

    def _tip(self, row: DuesRow, at: int) -> str:
        cell = row.months[at]
        words = self.tr("{name} {month}：应交 {due}，已交 {paid}").format(
            name=row.name, month=cell.month, due=shown_money(cell.due), paid=shown_money(cell.paid)
        )
        day = self.tr("，{day} 交").format(day=cell.paid_on.isoformat()) if cell.paid_on else ""
        return words + day
