"""The workbook before it is written: its sheets, their rows, and what was noticed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.zone.state import SheetLine, SheetRow, cell_text, sheet_lines, sheet_rows
from smallbranch.gui.widgets.cards import Card, EmptyState, StatusChip, clear_layout, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.sizes import fix_width, scaled
from smallbranch.zone.forms import Layout
from smallbranch.zone.service import Preview

_SIDE_WIDTH = 264
_NARROWEST, _WIDEST, _GAP = 64, 260, 10
_LIST_HEIGHT = 302
_LIST_ROW = 29


class SheetsTab(QWidget):
    """Reads a preview; writes nothing."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._preview: Preview | None = None
        self._row = 0
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self._side())
        layout.addWidget(self._main(), 1)

    def show_preview(self, preview: Preview) -> None:
        """Show another preview; the sheet in sight stays."""
        self._preview = preview
        self.sheets.set_rows(sheet_lines(preview.sheets))
        if not self.list.currentIndex().isValid():
            self.list.selectRow(self._first_table(preview))
        self._show_sheet()
        self._show_findings(preview)

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _side(self) -> QWidget:
        columns: list[Column[SheetLine]] = [
            Column(self.tr("工作表"), lambda one: one.name),
            Column(self.tr("行数"), lambda one: str(one.count), sort=lambda one: one.count),
        ]
        self.sheets: RowTableModel[SheetLine] = RowTableModel(columns, parent=self)
        self.list = Listing(self.sheets, {1: 66}, self.tr("工作表列表"), stretch=0)
        self.list.verticalHeader().setDefaultSectionSize(scaled(_LIST_ROW))
        self.list.setMaximumHeight(scaled(_LIST_HEIGHT))
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_sheet())
        self.chip = StatusChip()
        self.noticed = Card(self.tr("导出前看一眼"))
        self.findings = QVBoxLayout()
        self.findings.setSpacing(6)
        self.noticed.body.addWidget(self.chip)
        self.noticed.body.addLayout(self.findings)
        inner = QWidget()
        fix_width(inner, _SIDE_WIDTH)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.list, 100)
        layout.addWidget(self.noticed)
        layout.addStretch(1)
        return inner

    def _main(self) -> QWidget:
        self.rows: RowTableModel[SheetRow] = RowTableModel((), parent=self)
        self.table = Listing(self.rows, {}, self.tr("工作表内容"))
        self.nothing = EmptyState("zone", self.tr("这张表本期没有内容"), self.tr("有了记录会自动填上，不用手填。"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        return self.stack

    def _first_table(self, preview: Preview) -> int:
        """Return the first sheet with records; the cover and the facts about the branch say little."""
        tables = [at for at, sheet in enumerate(preview.sheets) if sheet.form.layout is Layout.TABLE and sheet.rows]
        return tables[0] if tables else 0

    def _show_sheet(self) -> None:
        line: SheetLine | None = self.list.current()
        if self._preview is None or line is None:
            return
        sheet = self._preview.sheets[line.id]
        columns = [self._column(at, title) for at, title in enumerate(sheet.headings)]
        old, self.rows = self.rows, RowTableModel(columns, sheet_rows(sheet), parent=self)
        self.table.show_model(self.rows, {})
        self._fit_columns()
        old.deleteLater()
        self.stack.setCurrentIndex(0 if sheet.rows else 1)

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        for column in range(self.rows.columnCount()):
            wanted = max(self.table.sizeHintForColumn(column), header.sectionSizeHint(column))
            self.table.setColumnWidth(column, min(max(wanted + _GAP, _NARROWEST), scaled(_WIDEST)))

    def _column(self, at: int, title: str) -> Column[SheetRow]:
        def shown(row: SheetRow) -> str:
            return cell_text(row.cells[at]).replace("\n", "；")

        return Column(title, shown, tip=lambda row: cell_text(row.cells[at]))

    def _show_findings(self, preview: Preview) -> None:
        clear_layout(self.findings)
        texts = dict.fromkeys(self._ctx.messages.text("finding", one.code, one.params) for one in preview.findings)
        self.noticed.setVisible(True)
        if not texts:
            self.chip.set_state(self.tr("可以导出"), "ok")
            text = self.tr("身份证号、手机、住址不写进表里。")
            self.findings.addWidget(label(text, "muted", wrap=True))
            return
        self.chip.set_state(self.tr("{n} 处要核对").format(n=len(texts)), "warning")
        for text in texts:
            self.findings.addWidget(label(text, wrap=True))
