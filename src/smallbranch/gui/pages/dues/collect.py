"""收缴: the matrix with the line that records what is marked in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.dues.views import DuesYear
from smallbranch.gui.pages.dues.dialogs import WIDTH, PaymentDialog
from smallbranch.gui.pages.dues.matrix import MatrixTable
from smallbranch.gui.pages.dues.money import shown_money
from smallbranch.gui.widgets.cards import button, label
from smallbranch.gui.widgets.dates import DateField


class CollectTab(QWidget):
    """Enter records the open months that are marked, one payment per member, all as one step."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self.table = MatrixTable(ctx.messages.word)
        self.table.entered.connect(self.record)
        self.table.marked.connect(self._say)
        self.day = DateField(ctx.clock.today())
        self.day.set_value(ctx.clock.today())
        self.day.setFixedWidth(140)
        self.day.setAccessibleName(self.tr("交纳日期"))
        self.save = button(self.tr("登记交纳"), role="primary")
        self.save.setToolTip(self.tr("回车"))
        self.save.clicked.connect(self.record)
        self.other = button(self.tr("其他金额…"))
        self.other.setToolTip(self.tr("一名党员的金额、票据号、代交人另填"))
        self.other.clicked.connect(self._ask)
        self.said = label("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        name = label(self.tr("交纳日期"), "muted")
        name.setBuddy(self.day)
        for widget in (name, self.day):
            row.addWidget(widget)
        row.addWidget(self.said, 1)
        row.addWidget(self.other)
        row.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self._say()

    def show_year(self, year: DuesYear) -> None:
        """Show a year; the first time the cursor goes to the month that runs."""
        fresh = not self.table.currentIndex().isValid()
        self.table.show_year(year)
        today = self._ctx.clock.today()
        if fresh:
            self.table.mark_column(today.month if today.year == year.year else 1)

    def record(self) -> None:
        """Record what is marked."""
        chosen, day = self.table.chosen(), self.day.value()
        if day is None:
            self.said.setText(self.tr("看不懂这个日期"))
            self.day.setFocus()
            return
        if not chosen.months:
            self.said.setText(self.tr("选中的格子里没有要交的月份。"))
            return
        commands = chosen.commands(day)
        counted = {"count": len(commands)}
        self._ops.run_step(lambda: self._ctx.dispatcher.do_all(commands, "record_dues_payments", counted))

    def _ask(self) -> None:
        chosen = self.table.chosen()
        if len(chosen.months) == 1:
            ((member_id, months),) = chosen.months.items()
            row = self.table.row_of(member_id)
            PaymentDialog(self._ctx, self._ops, row, months, chosen.amount, self).show_wide(WIDTH)

    def _say(self) -> None:
        chosen = self.table.chosen()
        self.save.setEnabled(bool(chosen.months))
        self.other.setEnabled(len(chosen.months) == 1)
        if not chosen.months:
            self.said.setText(self.tr("用方向键和 Shift 选中党员和月份，回车登记。"))
            return
        words = self.tr("已选 {people} 人 {months} 个月，共 {amount} 元")
        self.said.setText(
            words.format(people=len(chosen.months), months=chosen.count, amount=shown_money(chosen.amount))
        )
