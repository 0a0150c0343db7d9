"""覆盖情况: a matrix of the period's records by the ledgers they feed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.ledgers.mending import place_of_record
from smallbranch.gui.widgets.cards import EmptyState, button, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.coverage import Coverage, Covered

_FIXED = {0: 96, 1: 110, 2: 210}
_MARK_WIDTH = 52


class CoverageView(QWidget):
    """Read when it is looked at; the ledgers stand across by their id, their names as tips and on the paper."""

    print_wanted = Signal()
    place_wanted = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any) -> None:
        super().__init__()
        self._ctx, self._ops = ctx, ops
        self.count = label("", "small", wrap=True)
        self.print = button(self.tr("预览这张表"), icon="print")
        self.print.clicked.connect(self.print_wanted)
        self.model: RowTableModel[Covered] = RowTableModel((), parent=self)
        self.table = Listing(self.model, {}, self.tr("每条记录进了哪些台账"))
        self.table.opened.connect(self._go)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState("ledgers", self.tr("这一期还没有记录"), self.tr("记录一次会议，它会进好几本台账。"))
        )
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.print)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.stack, 1)

    def show_period(self, period: Period) -> None:
        """Read and show the map of a period."""
        found: Coverage | None = self._ops.run_read(lambda: self._ctx.coverage(period))
        if found is None:
            return
        self.model = RowTableModel(self._columns(found), parent=self)
        marks = dict.fromkeys(range(4, 4 + len(found.ledgers)), _MARK_WIDTH)
        self.table.show_model(self.model, _FIXED | {3: _MARK_WIDTH} | marks)
        self.model.set_rows(found.records)
        self.stack.setCurrentIndex(0 if found.records else 1)
        self.print.setEnabled(bool(found.records))
        self.print.setToolTip("" if found.records else self.tr("这一期还没有记录"))
        places = sum(one.ledgers for one in found.records)
        words = self.tr("{records} 条记录，进了 {places} 处台账；每条只录一次。选中一条，回车或双击打开。")
        self.count.setText(words.format(records=len(found.records), places=places))

    def _go(self, record: Covered) -> None:
        """Open the record where it is entered."""
        named = (one.id for one in self._ctx.registers.registers() if one.title == record.kind)
        self.place_wanted.emit(*place_of_record(record.source, next(named, "")))

    def _columns(self, found: Coverage) -> list[Column[Covered]]:
        center = Qt.AlignmentFlag.AlignCenter
        columns: list[Column[Covered]] = [
            Column(self.tr("日期"), lambda one: one.on.isoformat() if one.on else ""),
            Column(self.tr("种类"), lambda one: one.kind, tip=lambda one: one.kind),
            Column(self.tr("记录"), lambda one: one.title, tip=lambda one: one.title),
            Column(self.tr("本数"), lambda one: str(one.ledgers), center, sort=lambda one: one.ledgers),
        ]
        for ledger, title in found.ledgers:
            columns.append(_mark(ledger, title))
        return columns


def _mark(ledger: str, title: str) -> Column[Covered]:
    def shown(one: Covered) -> str:
        count = one.counts[ledger]
        return "" if not count else "√" if count == 1 else str(count)

    center = Qt.AlignmentFlag.AlignCenter
    return Column(ledger, shown, center, sort=lambda one: one.counts[ledger], tip=lambda _: title, about=title)
