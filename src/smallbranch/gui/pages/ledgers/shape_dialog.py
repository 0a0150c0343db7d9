"""调整样式: rename, move, hide and widen the columns of a ledger, with the result beside it before it is kept."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.ledgers.shape_state import Part, changed, draw_trial, is_plain, moved, parts_of, shape_of
from smallbranch.gui.plain_text import plain_tip
from smallbranch.gui.widgets.cards import button, label
from smallbranch.gui.widgets.forms import Form
from smallbranch.gui.widgets.trial_view import Drawing, TrialView
from smallbranch.gui.widgets.unsaved import UnsavedQuestion
from smallbranch.kernel.paper import Orientation
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.commands import ResetLedgerShape, ShapeLedger
from smallbranch.ledgers.shapes import MOST_BLANK_ROWS, notices, wrong
from smallbranch.packs.ledger_schema import LedgerDefinition, LedgerKind

_NAME, _WIDTH = 0, 1


class ShapeDialog(QDialog):
    """One ledger at a time; nothing is kept before 保存."""

    def __init__(self, ctx: AppContext, ops: Any, period: Period, ledger: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("调整台账样式"))
        self._ctx, self._ops, self._period = ctx, ops, period
        self._parts: list[Part] = []
        self._filling = False
        self.trial = TrialView(ops, ctx.places.folder, self._drawing)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(self._left(), 4)
        columns.addWidget(self.trial, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addLayout(columns, 1)
        layout.addLayout(self._buttons())
        self.ledgers.setCurrentIndex(max(0, self.ledgers.findData(ledger)))
        self.ledgers.currentIndexChanged.connect(lambda _: self._load())
        self._load()
        self.question = UnsavedQuestion(self, lambda: QDialog.reject(self))

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────

    def definition(self) -> LedgerDefinition:
        """Return the ledger as the pack has it."""
        return self._ctx.packs.ledgers[self.ledgers.currentData()]

    def shape(self) -> ShapeLedger:
        """Return the look that is shown."""
        return shape_of(
            self.definition(), self._parts, self.name.text(), self.paper.currentData(), self.blank_rows.value()
        )

    def _load(self) -> None:
        self._show(self._ctx.ledgers.shapes.shapes().get(self.ledgers.currentData()))
        self._kept = self.shape()
        self._show_actions()

    def _show(self, shape: ShapeLedger | None) -> None:
        definition = self.definition()
        self._filling = True
        self.name.setText((shape.title if shape else "") or definition.title)
        way = (shape.orientation if shape else "") or definition.orientation
        self.paper.setCurrentIndex(self.paper.findData(str(way)))
        own_rows = shape.blank_rows if shape else None
        self.blank_rows.setValue(definition.blank_rows if own_rows is None else own_rows)
        self.blank_rows.setEnabled(definition.kind in (LedgerKind.TABLE, LedgerKind.MATRIX))
        self._parts = parts_of(definition, shape)
        self._filling = False
        self._show_parts(0)

    def _show_parts(self, row: int) -> None:
        self._filling = True
        self.table.setRowCount(len(self._parts))
        for at, part in enumerate(self._parts):
            name = QTableWidgetItem(part.title)
            name.setFlags(name.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            name.setCheckState(Qt.CheckState.Checked if part.shown else Qt.CheckState.Unchecked)
            name.setToolTip(plain_tip(part.usual_title))
            width = QTableWidgetItem(str(part.width) if part.is_column else "")
            width.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if not part.is_column:
                width.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.table.setItem(at, _NAME, name)
            self.table.setItem(at, _WIDTH, width)
        self._filling = False
        if self._parts:
            self.table.setCurrentCell(min(max(row, 0), len(self._parts) - 1), _NAME)
        self._changed()

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _left(self) -> QVBoxLayout:
        self.ledgers = QComboBox()
        for one in self._ctx.ledgers.available():
            if one.kind is not LedgerKind.STATISTICS:
                self.ledgers.addItem(one.title, one.id)
        self.name = QLineEdit()
        self.paper = QComboBox()
        for words, way in ((self.tr("竖放"), Orientation.PORTRAIT), (self.tr("横放"), Orientation.LANDSCAPE)):
            self.paper.addItem(words, way.value)
        self.blank_rows = QSpinBox()
        self.blank_rows.setRange(0, MOST_BLANK_ROWS)
        self.form = Form(2)
        self.form.add("ledger", self.tr("台账"), self.ledgers, span=2)
        self.form.add("title", self.tr("名称"), self.name, span=2)
        self.form.add("orientation", self.tr("纸张方向"), self.paper)
        self.form.add("blank_rows", self.tr("空白行"), self.blank_rows)
        self.name.textChanged.connect(lambda _: self._changed())
        self.paper.currentIndexChanged.connect(lambda _: self._changed())
        self.blank_rows.valueChanged.connect(lambda _: self._changed())
        box = QVBoxLayout()
        box.addWidget(self.form)
        box.addWidget(self._table(), 1)
        box.addLayout(self._moves())
        self.words = label("", "small", wrap=True)
        box.addWidget(self.words)
        return box

    def _table(self) -> QTableWidget:
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(self.tr("栏目，勾上的才印"))
        self.table.setHorizontalHeaderLabels([self.tr("栏目（勾上的才印，双击改名）"), self.tr("宽（毫米）")])
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_WIDTH, QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().hide()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.itemChanged.connect(self._on_item)
        return self.table

    def _moves(self) -> QHBoxLayout:
        self.up, self.down = button(self.tr("上移"), icon="up"), button(self.tr("下移"), icon="down")
        self.restore = button(self.tr("恢复原样"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.restore.clicked.connect(lambda: self._show(None))
        row = QHBoxLayout()
        for one in (self.up, self.down, self.restore):
            one.setAutoDefault(False)
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.save, self.cancel = button(self.tr("保存"), role="primary"), button(self.tr("取消"))
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("只改本支部的打印样式，不改记录；可以撤销。"), "small"), 1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return row

    # ── changing ─────────────────────────────────────────────────────────────────────────────────────────────

    def _on_item(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        at, part = item.row(), self._parts[item.row()]
        if item.column() == _WIDTH:
            text = item.text().strip()
            width = int(text) if text.isdecimal() else part.usual_width
            self._parts = changed(self._parts, at, width=width)
        else:
            shown = item.checkState() == Qt.CheckState.Checked
            self._parts = changed(self._parts, at, title=item.text().strip() or part.usual_title, shown=shown)
        self._changed()

    def _move(self, step: int) -> None:
        at = self.table.currentRow()
        parts = moved(self._parts, at, step)
        if parts != self._parts:
            self._parts = parts
            self._show_parts(at + step)
            self.table.setFocus()

    def _changed(self) -> None:
        if not self._filling:
            self._show_actions()
            self.trial.renew()

    def _show_actions(self) -> None:
        shape = self.shape()
        problems = wrong(self.definition(), shape)
        told = notices(self._ctx.packs.ledgers, {shape.ledger: shape})
        lines = [self._ctx.messages.text("field", code) for code in dict.fromkeys(problems.values())]
        lines += [self._ctx.messages.text("finding", one.code, one.params) for one in told]
        self.words.setText("\n".join(lines))
        dirty = shape != getattr(self, "_kept", shape)
        why = lines[0] if problems else "" if dirty else self.tr("还没有改动")
        if self._ctx.book.read_only:
            why = self.tr("账本是只读打开的，不能保存")
        self.save.setEnabled(not why)
        self.save.setToolTip(why)
        self.ledgers.setEnabled(not dirty)
        self.ledgers.setToolTip(self.tr("先保存或恢复，再换一本") if dirty else "")
        self.restore.setEnabled(not is_plain(shape))
        self.restore.setToolTip(self.tr("已经是原样") if is_plain(shape) else "")

    def _drawing(self) -> Drawing | None:
        shape = self.shape()
        return None if wrong(self.definition(), shape) else partial(draw_trial, self._ctx, self._period, shape)

    def _save(self) -> None:
        shape = self.shape()
        command: Any = ResetLedgerShape(ledger=shape.ledger) if is_plain(shape) else shape
        if self._ops.run_write(command, form=self.form) is not None:
            self.accept()

    def reject(self) -> None:
        """Close without writing; what was changed is not thrown away by one Esc."""
        if self.isVisible() and self.shape() != self._kept:
            self.question.open()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Let go of the preview before the dialog goes."""
        self.trial.let_go()
        super().done(result)
