"""The preview of an import: columns, cells in colour, doubts and skipped lines, and one button."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.roster.import_state import (
    Doubt,
    GridCell,
    GridRow,
    Import,
    Level,
    MappedColumn,
    columns_of,
    doubts_of,
    fields_of,
    grid_of,
)
from smallbranch.gui.pages.roster.titles import title
from smallbranch.gui.theme import status_colours
from smallbranch.gui.widgets.cards import PageHeader, StatusChip, button, label
from smallbranch.kernel.findings import Severity
from smallbranch.roster.import_plan import Action

Index = QModelIndex | QPersistentModelIndex
_NO_CELL = GridCell("", Level.SAME)
_ROW_HEIGHT = 30


class GridModel(RowTableModel[GridRow]):
    """The rows with the colour of each cell; `fields` are the columns after line number and state.

    Of new people only line and state are green, so that what wants a look stands out.
    """

    LEADING = 2

    def __init__(self, columns: list[Column[GridRow]], fields: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(columns, identity=lambda row: row.row, parent=parent)
        self.fields = fields

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Add the grounds and the tips to what the table says."""
        if index.isValid() and role in (Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole):
            ink, ground = status_colours(self._level(index).value)
            if self._level(index) is Level.SAME:
                return None
            return QColor(ground if role == Qt.ItemDataRole.BackgroundRole else ink)
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            row = self.row_at(index.row())
            at = index.column() - self.LEADING
            return (row.tip if at < 0 else row.cells.get(self.fields[at], _NO_CELL).tip) or None
        return super().data(index, role)

    def _level(self, index: Index) -> Level:
        row, at = self.row_at(index.row()), index.column() - self.LEADING
        if at < 0:
            return row.level
        level = row.cells.get(self.fields[at], _NO_CELL).level
        return Level.SAME if level is Level.WRITTEN and row.action is Action.NEW else level


class Grounds(QStyledItemDelegate):
    """Paints the ground of a cell by itself: a style sheet for items leaves the model's colours out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class ImportPage(QWidget):
    """Shows one import; nothing is written before 导入 is pressed."""

    confirmed = Signal(object)
    dropped = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._import: Import | None = None
        self.go = button(self.tr("导入"), role="primary", icon="import")
        self.go.clicked.connect(self._confirm)
        self.back = button(self.tr("不导入，返回"))
        self.back.clicked.connect(self.dropped)
        self.header = PageHeader(self.tr("导入花名册"), " ", (self.back, self.go))
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self.grid = _table(self.tr("逐行预览"))
        self.grid.setItemDelegate(Grounds(self.grid))
        self.columns = _table(self.tr("列的对应"))
        self.doubts = _table(self.tr("需要核对"))
        self.skipped = _table(self.tr("跳过的行"))
        self.notes = QTabWidget()
        self.notes.setAccessibleName(self.tr("导入的说明"))
        for table, words in (
            (self.doubts, self.tr("需要核对")),
            (self.columns, self.tr("列的对应")),
            (self.skipped, self.tr("跳过的行")),
        ):
            self.notes.addTab(table, words)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.grid)
        split.addWidget(self.notes)
        split.setSizes([330, 210])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.header)
        layout.addLayout(self._chips)
        layout.addWidget(split, 1)

    def show_import(self, found: Import) -> None:
        """Show what would be written."""
        self._import = found
        columns = columns_of(self._ctx, found)
        mapped = sum(column.field is not None for column in columns)
        hint = self.tr("{file}（工作表“{sheet}”）：{all} 列认出 {mapped} 列。看一遍黄色和红色的格子，再点“导入”。")
        self.header.set_hint(
            hint.format(file=found.path.name, sheet=found.reading.sheet, all=len(columns), mapped=mapped)
        )
        self.go.setText(self.tr("导入 {n} 人").format(n=found.count))
        self.go.setEnabled(found.preview.changes_anything)
        self._show_chips(found)
        self._show_grid(found)
        self._show_columns(columns)
        self._show_doubts(doubts_of(self._ctx, found.preview.findings))
        self._show_skipped(found)
        (self.go if self.go.isEnabled() else self.back).setFocus()

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _show_chips(self, found: Import) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        preview = found.preview
        for count, words, severity in (
            (len(preview.new), self.tr("新增 {n} 人"), "ok"),
            (len(preview.updated), self.tr("更新 {n} 人"), "ok"),
            (len(preview.unchanged), self.tr("未变 {n} 人"), "neutral"),
            (len(preview.doubtful), self.tr("存疑不导入 {n} 人"), "error"),
            (len(found.reading.skipped_rows), self.tr("跳过 {n} 行"), "neutral"),
        ):
            if count:
                self._chips.addWidget(StatusChip(words.format(n=count), severity))
        self._chips.addStretch(1)
        key = self.tr("绿：写入　黄：写入，请核对　红：不写入　空格子不会清除已有内容")
        self._chips.addWidget(label(key, "small"))

    def _show_grid(self, found: Import) -> None:
        fields = fields_of(found)
        states = {
            Action.NEW: self.tr("新增"),
            Action.UPDATE: self.tr("更新"),
            Action.UNCHANGED: self.tr("未变"),
            Action.DOUBTFUL: self.tr("存疑"),
        }
        columns: list[Column[GridRow]] = [
            Column(self.tr("行"), lambda row: str(row.row), sort=lambda row: row.row),
            Column(self.tr("处理"), lambda row: states[row.action]),
            *(Column(title(field), partial(_text, field)) for field in fields),
        ]
        model = GridModel(columns, fields, self)
        model.set_rows(grid_of(self._ctx, found))
        _use(self.grid, model)

    def _show_columns(self, columns: tuple[MappedColumn, ...]) -> None:
        shown: list[Column[tuple[int, MappedColumn]]] = [
            Column(self.tr("文件里的列名"), lambda one: one[1].heading),
            Column(self.tr("对应"), lambda one: title(one[1].field) if one[1].field else self.tr("不读取")),
            Column(self.tr("说明"), lambda one: one[1].doubt),
        ]
        model = RowTableModel(shown, list(enumerate(columns)), identity=lambda one: one[0], parent=self)
        _use(self.columns, model, stretch=True)
        self.notes.setTabText(1, self.tr("列的对应（{n}）").format(n=len(columns)))

    def _show_doubts(self, doubts: tuple[Doubt, ...]) -> None:
        levels = {
            Severity.ERROR: self.tr("× 不能写入"),
            Severity.WARNING: self.tr("! 请核对"),
            Severity.INFO: self.tr("提示"),
        }
        shown: list[Column[tuple[int, Doubt]]] = [
            Column(self.tr("程度"), lambda one: levels[one[1].severity]),
            Column(self.tr("行"), lambda one: str(one[1].row) if one[1].row else "", sort=lambda one: one[1].row),
            Column(self.tr("项目"), lambda one: title(one[1].field)),
            Column(self.tr("说明"), lambda one: one[1].text),
        ]
        model = RowTableModel(shown, list(enumerate(doubts)), identity=lambda one: one[0], parent=self)
        _use(self.doubts, model, stretch=True)
        self.notes.setTabText(0, self.tr("需要核对（{n}）").format(n=len(doubts)))

    def _show_skipped(self, found: Import) -> None:
        rows = found.reading.skipped_rows
        shown: list[Column[Any]] = [
            Column(self.tr("行"), lambda one: str(one.row), sort=lambda one: one.row),
            Column(self.tr("原因"), lambda one: self._reason(one.reason)),
        ]
        _use(self.skipped, RowTableModel(shown, rows, identity=lambda one: one.row, parent=self), stretch=True)
        self.notes.setTabText(2, self.tr("跳过的行（{n}）").format(n=len(rows)))

    def _reason(self, reason: str) -> str:
        return {
            "blank": self.tr("空行"),
            "header": self.tr("重复的表头"),
            "section": self.tr("分组标题"),
            "continued": self.tr("上一行的延续"),
            "total": self.tr("合计行"),
            "sample": self.tr("填写示例"),
            "note": self.tr("说明文字"),
            "signature": self.tr("签字落款"),
        }.get(reason, reason)

    def _confirm(self) -> None:
        if self._import is not None:
            self.go.setEnabled(False)
            self.confirmed.emit(self._import)


def _text(field: str, row: GridRow) -> str:
    cell = row.cells.get(field)
    return cell.text if cell is not None else (row.name if field == "name" else "")


def _table(name: str) -> QTableView:
    table = QTableView()
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
    table.horizontalHeader().setHighlightSections(False)
    return table


def _use(table: QTableView, model: RowTableModel[Any], *, stretch: bool = False) -> None:
    before = table.model()
    table.setModel(model)
    if before is not None:
        before.deleteLater()
    table.resizeColumnsToContents()
    for column in range(model.columnCount()):
        table.setColumnWidth(column, min(max(table.columnWidth(column) + 10, 56), 420))
    table.horizontalHeader().setStretchLastSection(stretch)
