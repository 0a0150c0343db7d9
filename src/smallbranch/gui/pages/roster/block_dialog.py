"""What a block would change, cell by cell, with a tick each; written in one step when confirmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.roster.grid_state import masked
from smallbranch.gui.pages.roster.state import OWN
from smallbranch.gui.pages.roster.titles import title
from smallbranch.gui.widgets.cards import label
from smallbranch.gui.widgets.sizes import scaled
from smallbranch.roster.block import Laid
from smallbranch.roster.block_plan import PlannedCell

Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()
_MOST_NAMED = 6


class BlockModel(QAbstractTableModel):
    """The cells with their ticks; one that cannot be written has none."""

    def __init__(self, ctx: AppContext, cells: Sequence[PlannedCell], parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.cells = tuple(cells)
        self.taken = [cell.advised for cell in cells]
        self._own = ctx.roster.own_titles()
        self._titles = (self.tr("姓名"), self.tr("项目"), self.tr("原来"), self.tr("改为"), self.tr("请核对"))

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if wanted else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        given = super().flags(index)
        possible = self.cells[index.row()].problem is None and index.column() == 0
        return given | Qt.ItemFlag.ItemIsUserCheckable if possible else given

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cells[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(cell, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and cell.problem is None:
            return Qt.CheckState.Checked if self.taken[index.row()] else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self.cells[index.row()].problem is not None:
            return False
        self.taken[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True

    def toggle(self, row: int) -> None:
        """Turn the tick of a line."""
        now = Qt.CheckState.Unchecked if self.taken[row] else Qt.CheckState.Checked
        self.setData(self.index(row, 0), now.value, Qt.ItemDataRole.CheckStateRole)

    def chosen(self) -> list[PlannedCell]:
        """Return the cells that are to be written."""
        return [cell for cell, taken in zip(self.cells, self.taken, strict=True) if taken and cell.problem is None]

    def _text(self, cell: PlannedCell, column: int) -> str:
        if column == 4:
            return self._said(cell)
        field = self._own.get(cell.field.removeprefix(OWN), "") if cell.field.startswith(OWN) else title(cell.field)
        old, new = ((masked(cell.field, text) if cell.sensitive else text) for text in (cell.old, cell.new))
        return (cell.name, field, old or "—", new or self.tr("（清除）"))[column]

    def _said(self, cell: PlannedCell) -> str:
        words = self._ctx.messages
        if cell.problem is None:
            return " ".join(words.text("finding", one.code, one.params) for one in cell.doubts)
        code = cell.problem.params.get("problem")
        said = words.text("field", str(code)) if code else words.text("finding", cell.problem.code, cell.problem.params)
        return self.tr("不写入：{why}").format(why=said)


class _Lines(QTableView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the tick with the space bar wherever in the line one is."""
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, BlockModel):
            for index in self.selectionModel().selectedRows():
                model.toggle(index.row())
        else:
            super().keyPressEvent(event)


class BlockDialog(QDialog):
    """The list with its ticks, over the grid."""

    def __init__(
        self,
        ctx: AppContext,
        cells: Sequence[PlannedCell],
        laid: Laid,
        write: Callable[[Sequence[PlannedCell]], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("核对要改的内容"))
        self._write = write
        self.model = BlockModel(ctx, cells, self)
        self.model.dataChanged.connect(lambda *_: self._count())
        self.table = _Lines()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("要改的内容"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, width in enumerate((160, 110, 140, 140)):
            self.table.setColumnWidth(number, scaled(width))
        self.table.horizontalHeader().setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setProperty("role", "primary")
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("取消"))
        self.buttons.accepted.connect(self.submit)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        for text in (self.tr("打勾的写入，一步完成，可以撤销。空格键改勾。"), *self._lost(laid)):
            layout.addWidget(label(text, "muted", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.buttons)
        self.resize(scaled(980), scaled(460))
        self._count()
        self.table.setFocus()
        if cells:
            self.table.selectRow(0)

    def submit(self) -> None:
        """Write what is ticked and close when that was done."""
        if self._write(self.model.chosen()):
            self.accept()

    def _count(self) -> None:
        count = len(self.model.chosen())
        self.ok.setText(self.tr("写入 {n} 处").format(n=count))
        self.ok.setEnabled(count > 0)
        self.ok.setToolTip("" if count else self.tr("没有打勾的内容"))

    def _lost(self, laid: Laid) -> list[str]:
        told = []
        if laid.by_name:
            told.append(self.tr("粘贴的内容带表头，按姓名对应到人。"))
        if laid.lost_rows:
            names = "、".join(name for name in laid.lost_rows[:_MOST_NAMED] if name)
            text = self.tr("有 {n} 行没有对应的人，没有采用：{names}")
            told.append(text.format(n=len(laid.lost_rows), names=names or "—"))
        if laid.lost_columns:
            text = self.tr("有 {n} 列没有对应的项目，没有采用：{names}")
            told.append(text.format(n=len(laid.lost_columns), names="、".join(laid.lost_columns[:_MOST_NAMED])))
        return told
