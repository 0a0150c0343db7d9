"""信息核对: gaps and doubts of the roster; one click leads into the field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.roster.dialogs import People
from smallbranch.gui.pages.roster.titles import title
from smallbranch.gui.widgets.cards import EmptyState, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.roster.health import HealthItem


@dataclass(frozen=True, slots=True)
class _Line:
    """An item with its place in the list."""

    id: int
    item: HealthItem


class ChecksTab(QWidget):
    """The list of today; nothing in it blocks anything."""

    counted = Signal(int)

    def __init__(self, ctx: AppContext, ops: Any, dialogs: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops, self._dialogs = ctx, ops, dialogs
        columns: list[Column[_Line]] = [
            Column(title("name"), lambda line: line.item.name),
            Column(self.tr("项目"), lambda line: title(line.item.field)),
            Column(self.tr("需要核对的内容"), self._words, tip=self._words),
        ]
        self.model: RowTableModel[_Line] = RowTableModel(columns, parent=self)
        self.table = Listing(self.model, {0: 120, 1: 130}, self.tr("需要核对的信息"), stretch=2)
        self.table.clicked.connect(lambda _: self.open(self.table.current()))
        self.table.doubleClicked.disconnect()  # the first click has opened it already
        self.table.opened.connect(self.open)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(EmptyState("roster", self.tr("没有需要核对的"), self.tr("缺的、对不上的信息会列在这里。")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("点一行就到那一项。不补也不影响使用。"), "muted"))
        layout.addWidget(self.stack, 1)

    def reload(self) -> None:
        """Read the list of today again."""
        found = self._ops.run_read(lambda: self._ctx.roster.health(self._ctx.clock.today()))
        if found is None:
            return
        self.model.set_rows([_Line(at, item) for at, item in enumerate(found, 1)])
        self.stack.setCurrentIndex(0 if found else 1)
        self.counted.emit(len(found))

    def open(self, line: _Line | None) -> Any:
        """Open what settles a line: the field, the change of category, the merge of two cards, the cell."""
        if line is None:
            return None
        item = line.item
        member = self._ctx.roster.member(item.member_id, self._ctx.clock.today())
        if item.other_id is not None:
            return self._dialogs.merge(member, self._ctx.roster.member(item.other_id, self._ctx.clock.today()))
        if item.field == "party_cell":
            return self._dialogs.histories.cell(member)
        if item.field == "member_category":
            return self._dialogs.category(member)
        return self._dialogs.edit(member, field=item.field)

    def _words(self, line: _Line) -> str:
        return self._ctx.messages.text("finding", line.item.finding.code, line.item.finding.params)
