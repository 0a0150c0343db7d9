"""自己的登记表: its fields, its paper, and what will be printed, before it is kept as a file of the data folder."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMessageBox,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.registers.editor_state import (
    Draft,
    FieldDraft,
    Loss,
    days_of,
    draft_of,
    draw_preview,
    free_key,
    fresh,
    losses,
    problems_of,
    register_of,
)
from smallbranch.gui.pages.registers.field_row import FieldRow
from smallbranch.gui.widgets.cards import button, label
from smallbranch.gui.widgets.forms import Form, scrolls_on
from smallbranch.gui.widgets.sizes import scaled
from smallbranch.gui.widgets.trial_view import Drawing, TrialView
from smallbranch.gui.widgets.unsaved import AwayQuestion, UnsavedQuestion
from smallbranch.kernel.paper import Orientation
from smallbranch.packs.ledger_schema import Retention
from smallbranch.packs.register_schema import MOST_BLANK_ROWS, Layout, RegisterDefinition
from smallbranch.registers.held import Held
from smallbranch.registers.own import keep_register, remove_register

_TITLE, _KIND, _REQUIRED, _CHOICES, _LIST, _WIDTH = range(6)


class RegisterEditor(QDialog):
    """Tells `kept` with the id of the register that was written, or `removed`."""

    kept = Signal(str)
    removed = Signal()

    def __init__(self, ctx: AppContext, ops: Any, register: RegisterDefinition | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("自己的登记表"))
        self._ctx, self._ops, self._before = ctx, ops, register
        self._used = ops.run_read(ctx.registers.used_ids) or frozenset()
        self._held = (ops.run_read(lambda: ctx.registers.held(register.id)) if register else None) or Held()
        taken = {*ctx.packs.ledgers, *ctx.packs.registers, *self._used}
        self.draft: Draft = draft_of(register) if register else fresh(taken)
        self._rows: list[FieldRow] = []
        self._filling = True
        self.trial = TrialView(ops, ctx.places.folder, self._drawing)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(self._left(), 6)
        columns.addWidget(self.trial, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addLayout(columns, 1)
        layout.addLayout(self._buttons())
        self._show_head()
        self._show_fields(0)
        self.name.setFocus()
        self._first = self.draft
        self.question = UnsavedQuestion(self, lambda: QDialog.reject(self))
        self.sure = self._asking()

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _left(self) -> QVBoxLayout:
        self.number, self.name, self.sign = QLineEdit(), QLineEdit(), QLineEdit()
        self.paper = _choices((self.tr("横放"), Orientation.LANDSCAPE), (self.tr("竖放"), Orientation.PORTRAIT))
        self.layouts = _choices((self.tr("一行一条"), Layout.TABLE), (self.tr("一页一条"), Layout.SHEETS))
        self.retention = _choices(
            (self.tr("10 年"), Retention.YEARS_10),
            (self.tr("30 年"), Retention.YEARS_30),
            (self.tr("永久"), Retention.PERMANENT),
        )
        self.day, self.blank_rows = QComboBox(), QSpinBox()
        self.blank_rows.setRange(0, MOST_BLANK_ROWS)
        self.sign.setPlaceholderText(self.tr("如：党支部书记、经办人"))
        self.form = Form(4)
        self.form.add("id", self.tr("编号"), self.number, required=True)
        self.form.add("title", self.tr("名称"), self.name, required=True, span=2)
        self.form.add("retention", self.tr("保管期限"), self.retention)
        self.form.add("orientation", self.tr("纸张方向"), self.paper)
        self.form.add("layout", self.tr("打印"), self.layouts)
        self.form.add("date_field", self.tr("按哪一栏归期"), self.day)
        self.form.add("blank_rows", self.tr("空白行"), self.blank_rows)
        self.form.add("sign", self.tr("签字人"), self.sign, span=4)
        box = QVBoxLayout()
        box.addWidget(self.form)
        box.addWidget(self._table(), 1)
        box.addLayout(self._moves())
        self.words = label("", "small", wrap=True)
        box.addWidget(self.words)
        for line in (self.number, self.name, self.sign):
            line.textChanged.connect(lambda _: self._take())
        for combo in (self.paper, self.layouts, self.retention, self.day):
            combo.currentIndexChanged.connect(lambda _: self._take())
        self.blank_rows.valueChanged.connect(lambda _: self._take())
        return box

    def _table(self) -> QTableWidget:
        self.table = QTableWidget(0, 6)
        self.table.setAccessibleName(self.tr("栏目"))
        self.table.setHorizontalHeaderLabels(self._heads())
        header = self.table.horizontalHeader()
        for column, width in ((_KIND, 132), (_REQUIRED, 48), (_LIST, 48), (_WIDTH, 64)):
            self.table.setColumnWidth(column, max(scaled(width), header.sectionSizeHint(column)))
        for column in (_TITLE, _CHOICES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setTabKeyNavigation(False)  # it would keep the keyboard for good
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(scaled(38))
        return self.table

    def _heads(self) -> tuple[str, ...]:
        return self.tr("栏目"), self.tr("种类"), self.tr("必填"), self.tr("选项"), self.tr("列表"), self.tr("宽")

    def _moves(self) -> QHBoxLayout:
        self.more, self.less = button(self.tr("添加栏目"), icon="plus"), button(self.tr("删除栏目"))
        self.up, self.down = button(self.tr("上移"), icon="up"), button(self.tr("下移"), icon="down")
        self.more.clicked.connect(self._add)
        self.less.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        row = QHBoxLayout()
        for one in (self.more, self.less, self.up, self.down):
            one.setAutoDefault(False)
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.save, self.cancel = button(self.tr("保存"), role="primary"), button(self.tr("取消"))
        self.save.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("保存为数据文件夹 packs/registers 里的一个文件，可以拷给别的支部用。"), "small"), 1)
        self.drop = button(self.tr("删除这张表…"))
        self.drop.setAutoDefault(False)
        self.drop.setVisible(self._before is not None)
        self.drop.clicked.connect(lambda: self.sure.open())
        used = self._before is not None and self._before.id in self._used
        self.drop.setEnabled(not used)
        self.drop.setToolTip(self.tr("这张表里有登记（也可能在别的年份），先删掉登记才能删表") if used else "")
        for one in (self.drop, self.cancel, self.save):
            row.addWidget(one)
        return row

    def _asking(self) -> QMessageBox:
        text = self.tr("表里没有登记，删掉的只是这张表的样子；要用时得重新做。")
        return AwayQuestion(self, self.tr("删除登记表"), text, (self.tr("删除"), self.tr("留着")), self._drop)

    def _drop(self) -> None:
        if self._before is None:
            return
        name, folder, packs = self._before.id, self._ctx.places.folder, self._ctx.packs

        def remove() -> bool:
            remove_register(name, folder, packs)
            return True

        if self._ops.run_read(remove):
            self.removed.emit()
            self.accept()

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _show_head(self) -> None:
        self._filling = True
        self.number.setText(self.draft.id)
        self.number.setReadOnly(self._before is not None)
        self.name.setText(self.draft.title)
        self.sign.setText(self.draft.sign)
        self.blank_rows.setValue(self.draft.blank_rows)
        for combo, value in (
            (self.paper, self.draft.orientation),
            (self.layouts, self.draft.layout),
            (self.retention, self.draft.retention),
        ):
            combo.setCurrentIndex(combo.findData(value.value))
        self._filling = False

    def _show_fields(self, row: int) -> None:
        self._filling = True
        self.table.setRowCount(len(self.draft.fields))
        for gone in self._rows:
            gone.deleteLater()
        self._rows = [self._row(at, one) for at, one in enumerate(self.draft.fields)]
        self._chain()
        self._filling = False
        if self.draft.fields:
            self.table.setCurrentCell(min(max(row, 0), len(self.draft.fields) - 1), _TITLE)
        self._changed()

    def _chain(self) -> None:
        """Let Tab go through the cells line by line, then on to the buttons."""
        cells = [cell for row in self._rows for cell in row.cells]
        for one, following in pairwise([self.table, *cells, self.more]):
            QWidget.setTabOrder(one, following)

    def _row(self, at: int, one: FieldDraft) -> FieldRow:
        row = FieldRow(one, [f"{head} {at + 1}" for head in self._heads()], self)
        for column, cell in enumerate(row.cells):
            cell.installEventFilter(self)
            self.table.setCellWidget(at, column, cell)
        row.typed.connect(self._take)
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the row somebody types in be the one that is moved or removed; Enter goes on, it does not save yet."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.type() == QEvent.Type.KeyPress:
                self.focusNextChild()
            return True
        if scrolls_on(watched, event):
            return True
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            for at, row in enumerate(self._rows):
                if watched in row.cells:
                    self.table.setCurrentCell(at, row.cells.index(watched))
        return super().eventFilter(watched, event)

    # ── changing ─────────────────────────────────────────────────────────────────────────────────────────────

    def _take(self) -> None:
        """Read what is typed into the draft."""
        if self._filling:
            return
        fields = tuple(row.field(one) for row, one in zip(self._rows, self.draft.fields, strict=True))
        self.draft = replace(
            self.draft,
            id=self.number.text(),
            title=self.name.text(),
            sign=self.sign.text(),
            orientation=Orientation(self.paper.currentData()),
            layout=Layout(self.layouts.currentData()),
            retention=Retention(self.retention.currentData()),
            date_field=self.day.currentData() or "",
            blank_rows=self.blank_rows.value(),
            fields=fields,
        )
        self._changed()

    def _add(self) -> None:
        # Not the key of a field just removed either: what its entries hold would stand under the new title.
        held = {*self._held.keys, *(one.key for one in self._first.fields)}
        self.draft = replace(self.draft, fields=(*self.draft.fields, FieldDraft(free_key(self.draft.fields, held))))
        self._show_fields(len(self.draft.fields) - 1)
        self._rows[-1].title.setFocus()

    def _remove(self) -> None:
        at = self.table.currentRow()
        if 0 <= at < len(self.draft.fields):
            self.draft = replace(self.draft, fields=self.draft.fields[:at] + self.draft.fields[at + 1 :])
            self._show_fields(at)

    def _move(self, step: int) -> None:
        at, fields = self.table.currentRow(), list(self.draft.fields)
        if 0 <= at < len(fields) and 0 <= at + step < len(fields):
            fields[at], fields[at + step] = fields[at + step], fields[at]
            self.draft = replace(self.draft, fields=tuple(fields))
            self._show_fields(at + step)

    def register(self) -> RegisterDefinition:
        """Return the register as it is typed."""
        return register_of(self.draft, self._before)

    def _changed(self) -> None:
        self._show_days()
        register = self.register()
        problems = list(problems_of(self._ctx, register))
        if self._before is None and (register.id in self._ctx.packs.ledgers or register.id in self._used):
            problems.insert(0, self._ctx.messages.text("error", "register_id_taken", {"id": register.id}))
        told = [self._told(loss) for loss in losses(self._before, register, self._held)]
        self.words.setText("\n".join([*problems[:3], *told[:3]]))
        self.save.setEnabled(not problems)
        self.save.setToolTip(problems[0] if problems else "")
        self.less.setEnabled(bool(self.draft.fields))
        self.trial.renew()

    def _drawing(self) -> Drawing | None:
        return partial(draw_preview, self.register()) if self.save.isEnabled() else None

    def _told(self, loss: Loss) -> str:
        words = self.tr("“{field}”有 {n} 条内容不合新的种类：照原样显示和打印，不会丢，改那一条时再改正。")
        if loss.gone:
            words = self.tr("“{field}”里已有 {n} 条内容：这样改就不再显示和打印；内容仍留在账里，新栏目不会用到它。")
        return words.format(field=loss.title, n=loss.entries)

    def _show_days(self) -> None:
        days = days_of(self.draft)
        kept = next((one.key for one in days if one.key == self.draft.date_field), "")
        self._filling = True
        self.day.clear()
        self.day.addItem(self.tr("不归期，一直列出"), "")
        for one in days:
            self.day.addItem(one.title, one.key)
        self.day.setCurrentIndex(max(0, self.day.findData(kept)))
        self._filling = False
        self.draft = replace(self.draft, date_field=kept)

    def _save(self) -> None:
        register = self.register()
        written = self._ops.run_read(lambda: keep_register(register, self._ctx.places.folder, self._ctx.packs))
        if written is not None:
            self.kept.emit(register.id)
            self.accept()

    def reject(self) -> None:
        """Close without writing; what was put together is not thrown away by one Esc."""
        if self.isVisible() and self.draft != self._first:
            self.question.open()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Let go of the preview before the dialog goes."""
        self.trial.let_go()
        super().done(result)


def _choices(*options: tuple[str, Any]) -> QComboBox:
    box = QComboBox()
    for words, value in options:
        box.addItem(words, value.value)
    return box
