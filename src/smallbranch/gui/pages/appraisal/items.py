"""整改核对: last year's list, to be closed by evidence or carried over, and this year's."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smallbranch.appraisal.fields import ITEMS
from smallbranch.appraisal.views import Item, LifeYear
from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.appraisal.dialogs import CarryDialog, CloseDialog, YearEntryDialog
from smallbranch.gui.widgets.cards import EmptyState, button, label
from smallbranch.gui.widgets.listing import Listing

_WIDTHS = {1: 96, 2: 110, 3: 104, 4: 88, 5: 104, 6: 190}
_DIALOG = 640


class ItemsTab(QWidget):
    """Two lists one above the other."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._year = ctx.clock.today().year
        self.last_model, self.last = self._list(self.tr("上年整改清单"))
        self.own_model, self.own = self._list(self.tr("本年整改清单"))
        self.last_title, self.own_title = label("", "section"), label("", "section")
        self.close_item = button(self.tr("销号…"))
        self.carry = button(self.tr("结转本年…"))
        self.add = button(self.tr("列入一条"), role="primary", icon="plus")
        self.close_item.clicked.connect(lambda: self._ask(CloseDialog))
        self.carry.clicked.connect(lambda: self._ask(CarryDialog))
        self.add.clicked.connect(self._add)
        self.last.opened.connect(lambda _: self._ask(CloseDialog))
        self.last.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(_row(self.last_title, self.close_item, self.carry))
        none_last = EmptyState("check", self.tr("上年没有整改事项"), self.tr("没有清单可以核对，这一步不适用。"))
        none_own = EmptyState(
            "file", self.tr("本年清单还没有事项"), self.tr("会上明确的整改事项逐条列入，写明责任人和时限。")
        )
        self.last_stack, self.own_stack = _stack(self.last, none_last), _stack(self.own, none_own)
        layout.addWidget(self.last_stack, 1)
        layout.addLayout(_row(self.own_title, self.add))
        layout.addWidget(self.own_stack, 1)
        self.setFocusProxy(self.last)

    def show_year(self, year: LifeYear) -> None:
        """Show both lists of a work year."""
        self._year = year.work_year
        self.last_model.set_rows(year.last_items)
        self.own_model.set_rows(year.items)
        self.last_stack.setCurrentIndex(0 if year.last_items else 1)
        self.own_stack.setCurrentIndex(0 if year.items else 1)
        left = sum(item.open and (item.carried_to or 0) < year.work_year for item in year.last_items)
        words = self.tr("{year} 年整改清单（上年）：{n} 项，未核对 {left} 项")
        self.last_title.setText(words.format(year=year.work_year - 1, n=len(year.last_items), left=left))
        self.own_title.setText(self.tr("{year} 年整改清单：{n} 项").format(year=year.work_year, n=len(year.items)))
        self._show_buttons()

    def _list(self, name: str) -> tuple[RowTableModel[Item], Listing]:
        columns: list[Column[Item]] = [
            Column(self.tr("问题"), lambda one: one.problem, tip=lambda one: one.problem),
            Column(self.tr("来源"), lambda one: one.source),
            Column(self.tr("责任人"), lambda one: one.owner, tip=lambda one: one.owner),
            Column(self.tr("完成时限"), lambda one: one.due_on.isoformat() if one.due_on else ""),
            Column(self.tr("进展"), lambda one: one.state),
            Column(self.tr("核对结果"), self._result),
            Column(self.tr("销号依据"), lambda one: one.evidence, tip=lambda one: one.evidence),
        ]
        model: RowTableModel[Item] = RowTableModel(columns, parent=self)
        return model, Listing(model, _WIDTHS, name, stretch=0)

    def _result(self, one: Item) -> str:
        if one.closed_on is not None:
            return self.tr("{day} 销号").format(day=one.closed_on.isoformat())
        return self.tr("结转 {year} 年").format(year=one.carried_to) if one.carried_to else ""

    def _show_buttons(self) -> None:
        item: Item | None = self.last.current()
        possible = item is not None and item.open
        why = "" if possible else self.tr("先在上年清单中选一条未销号的事项。")
        for one in (self.close_item, self.carry):
            one.setEnabled(possible)
            one.setToolTip(why)

    def _ask(self, dialog: type[CloseDialog] | type[CarryDialog]) -> None:
        item: Item | None = self.last.current()
        if item is not None and item.open:
            dialog(self._ctx, self._ops, self._year, item, self).show_wide(_DIALOG)

    def _add(self) -> None:
        register = self._ctx.registers.register(ITEMS)
        YearEntryDialog(self._ctx, self._ops, register, self._year, self).show_wide(720)


def _stack(table: QWidget, empty: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    stack.addWidget(table)
    stack.addWidget(empty)
    return stack


def _row(title: QWidget, *buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(title, 1)
    for one in buttons:
        row.addWidget(one)
    return row
