"""The page: the registers at the left, the entries of one at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.registers.dialog import EntryDialog
from smallbranch.gui.pages.registers.editor import RegisterEditor
from smallbranch.gui.plain_text import plain_tip
from smallbranch.gui.widgets.cards import EmptyState, NoticeBar, PageHeader, button
from smallbranch.gui.widgets.elided import Elided
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.period_picker import PeriodPicker
from smallbranch.gui.widgets.sizes import scaled
from smallbranch.kernel.periods import year_of
from smallbranch.packs.problems import PackProblem
from smallbranch.packs.register_schema import FieldKind, RegisterDefinition, RegisterField
from smallbranch.registers.commands import RemoveEntry
from smallbranch.registers.own import look_again, own_files, stamp
from smallbranch.registers.service import matching
from smallbranch.registers.views import EntryView

_LIST_WIDTH, _LEAST_LIST_WIDTH = 268, 200
_ID = Qt.ItemDataRole.UserRole
_NUMBERS = (FieldKind.NUMBER, FieldKind.INTEGER, FieldKind.MONEY)
_WIDTHS = {
    FieldKind.LONG_TEXT: 150,
    FieldKind.MEMBERS: 116,
    FieldKind.TEXT: 118,
    FieldKind.FILE: 118,
    FieldKind.MEMBER: 88,
    FieldKind.NUMBER: 64,
    FieldKind.INTEGER: 64,
    FieldKind.MONEY: 92,
}
_WIDTH = 96
_MOST_PROBLEMS = 4
_FOUND, _NO_ENTRY, _NOT_FOUND = range(3)


class RegistersPage(QWidget):
    """Lists, finds, adds, changes and removes entries; the paper is one click away."""

    key = "registers"
    watches = frozenset(("register_entry", "register_value", "attachment", "member"))
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        self._stamp: frozenset[tuple[str, int, int]] = frozenset()
        self._entries_read: Sequence[EntryView] = ()
        hint = self.tr("左边选登记表，右边添加和查找。没有合用的，就新建一张自己的登记表。")
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self._register_list())
        columns.addLayout(self._entries(), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(10)
        self.notice = NoticeBar()
        layout.addWidget(PageHeader(self.tr("其他登记"), hint, self._making()))
        layout.addWidget(self.notice)
        layout.addLayout(columns, 1)
        self.setFocusProxy(self.registers)
        self.registers.setCurrentRow(0)
        self.registers.currentRowChanged.connect(lambda _: self._show_register())
        self._show_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Take in register files put into the data folder or changed there; say what is wrong with them."""
        super().showEvent(event)
        self.registers.doItemsLayout()  # lines were measured before the look was known
        folder = self._ctx.places.folder
        found = self._ops.run_read(lambda: stamp(folder))
        if found is None or found == self._stamp:
            return
        self._stamp, row = found, self.registers.currentRow()
        shown = self.registers.item(row).data(_ID) if row >= 0 else ""
        problems = self._ops.run_read(lambda: look_again(folder, self._ctx.packs)) or ()
        self._show_problems(problems)
        self._take_register(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names of registers their room; in a small window they leave some to the entries."""
        super().resizeEvent(event)
        share = self.width() // 4
        self.registers.setFixedWidth(max(_LEAST_LIST_WIDTH, min(scaled(_LIST_WIDTH), share)))

    def _show_problems(self, problems: Sequence[PackProblem]) -> None:
        lines = [self.tr("数据文件夹 packs/registers 里有登记表不能用，改好后再回到这一页：")]
        found = [one.as_finding() for one in problems]
        lines += [self._ctx.messages.text("finding", one.code, one.params) for one in found[:_MOST_PROBLEMS]]
        if len(found) > _MOST_PROBLEMS:
            lines.append(self.tr("还有 {n} 处").format(n=len(found) - _MOST_PROBLEMS))
        if found:
            self.notice.show_text("\n".join(lines), "error")
        else:
            self.notice.hide()

    def reload(self) -> None:
        """Count the entries of all registers and read those of the chosen one again."""
        period = self.period.period()
        counts = self._ops.run_read(lambda: self._ctx.registers.counts(period))
        for row in range(self.registers.count()):
            item = self.registers.item(row)
            count = (counts or {}).get(item.data(_ID), 0)
            title = self._ctx.registers.register(item.data(_ID)).title
            item.setText(self.tr("{title}　{n}").format(title=title, n=count) if count else title)
        self._show_entries()

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Show a register; `action` add opens its form."""
        for row in range(self.registers.count()):
            if self.registers.item(row).data(_ID) == target.get("register"):
                self.registers.setCurrentRow(row)
        if target.get("action") == "add":
            self.add()

    # ── the registers ────────────────────────────────────────────────────────────────────────────────────────

    def _register_list(self) -> QListWidget:
        self.registers = QListWidget()
        self.registers.setAccessibleName(self.tr("登记表"))
        self.registers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list_registers()
        return self.registers

    def _list_registers(self) -> None:
        for register in self._ctx.registers.registers():
            item = QListWidgetItem(register.title)
            item.setData(_ID, register.id)
            item.setToolTip(plain_tip(f"{register.id}　{register.title}"))
            self.registers.addItem(item)

    def _making(self) -> tuple[QPushButton, ...]:
        self.change = button(self.tr("修改这张表…"))
        self.create_own = button(self.tr("新建登记表…"), icon="plus")
        self.change.clicked.connect(lambda: self._open_editor(self.current()))
        self.create_own.clicked.connect(lambda: self._open_editor(None))
        return self.change, self.create_own

    def _open_editor(self, register: RegisterDefinition | None) -> None:
        dialog = RegisterEditor(self._ctx, self._ops, register, self)
        dialog.kept.connect(self._take_register)
        dialog.removed.connect(lambda: self._take_register(""))
        window = self.window()
        dialog.resize(max(window.width() - 80, 900), max(window.height() - 60, 560))
        self.dialog = dialog
        dialog.open()

    def _take_register(self, register_id: str) -> None:
        """Show a register that was just written."""
        self.registers.blockSignals(True)
        self.registers.clear()
        self._list_registers()
        self.registers.blockSignals(False)
        self.registers.setCurrentRow(0)
        self.open_target({"register": register_id})
        self._show_register()
        self.reload()

    def current(self) -> RegisterDefinition | None:
        """Return the register shown."""
        if self.registers.currentRow() < 0:
            return None
        return self._ctx.registers.register(self.registers.currentItem().data(_ID))

    # ── its entries ──────────────────────────────────────────────────────────────────────────────────────────

    def _entries(self) -> QVBoxLayout:
        self.title = Elided("", "section")
        self.period = PeriodPicker(year_of(self._ctx.clock.today()), months=False)
        self.period.changed.connect(lambda _: self.reload())
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(self.tr("查找"))
        self.search.setAccessibleName(self.tr("查找"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._show_found())
        self.adding = button(self.tr("添加"), role="primary", icon="plus")
        self.edit = button(self.tr("修改"), icon="edit")
        self.remove = button(self.tr("删除"))
        self.paper = button(self.tr("打开台账"), icon="print")
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.title, 1)
        for one in (self.paper, self.edit, self.remove, self.adding):
            first.addWidget(one)
        second.addWidget(self.period, 1)
        second.addWidget(self.search)
        self.search.setMinimumWidth(90)
        self.search.setMaximumWidth(220)
        self._make_table()
        self.adding.clicked.connect(self.add)
        self.edit.clicked.connect(lambda: self._edit(self.table.current()))
        self.remove.clicked.connect(lambda: self._remove(self.table.current()))
        self.paper.clicked.connect(self._open_paper)
        box = QVBoxLayout()
        box.setSpacing(8)
        box.addLayout(first)
        box.addLayout(second)
        box.addWidget(self.stack, 1)
        return box

    def _make_table(self) -> None:
        self.model: RowTableModel[EntryView] = RowTableModel((), parent=self)
        self.table = Listing(self.model, {}, self.tr("登记的内容"))
        self.table.opened.connect(self._edit)
        self.table.removed.connect(self._remove)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(EmptyState("file", self.tr("这一期还没有登记"), self.tr("点“添加”登记第一条。")))
        self.stack.addWidget(EmptyState("search", self.tr("没有找到"), self.tr("换几个字再找，或者换一年。")))

    def _show_register(self) -> None:
        self._entries_read = ()
        self.search.clear()
        self._show_columns()
        self._show_entries()

    def _show_columns(self) -> None:
        register = self.current()
        if register is None:
            return
        self.title.setText(register.title)
        fields = register.listed
        self.model = RowTableModel([_column(field) for field in fields], parent=self)
        widths = {at: _WIDTHS.get(field.kind, _WIDTH) for at, field in enumerate(fields)}
        longest = max(range(len(fields)), key=lambda at: widths[at], default=-1)
        self.table.show_model(self.model, widths, longest)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_actions())
        self._show_actions()

    def _show_entries(self) -> None:
        register, period = self.current(), self.period.period()
        if register is None:
            return
        found = self._ops.run_read(lambda: self._ctx.registers.entries(register.id, period, unmasked=False))
        self._entries_read = found or ()
        self._show_found()

    def _show_found(self) -> None:
        """Show those entries that say what is searched for."""
        text = self.search.text().strip()
        self.model.set_rows(tuple(matching(self._entries_read, text))[::-1])
        found = _FOUND if self.model.rows else _NOT_FOUND
        self.stack.setCurrentIndex(found if self._entries_read else _NO_ENTRY)
        self._show_actions()

    def _show_actions(self) -> None:
        register = self.current()
        own = register is not None and register.id in own_files(self._ctx.places.folder)
        self.change.setEnabled(own)
        self.change.setToolTip("" if own else self.tr("程序自带的登记表在台账页“调整样式”里改打印的样子"))
        why = self.tr("账本是只读打开的，不能改") if self._ctx.book.read_only else ""
        self.adding.setEnabled(not why)
        self.adding.setToolTip(why)
        if self.table.current() is None:
            why = why or self.tr("先在下面选一条")
        for one in (self.edit, self.remove):
            one.setEnabled(not why)
            one.setToolTip(why)

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def add(self) -> None:
        """Open the empty form."""
        register = self.current()
        if register is not None:
            EntryDialog(self._ctx, self._ops, register, None, self).show_wide(720)

    def _edit(self, view: EntryView | None) -> None:
        register = self.current()
        if view is None or register is None:
            return
        # The list hides what is sensitive; the form shows it.
        whole = next((one for one in self._ctx.registers.entries(register.id) if one.id == view.id), None)
        if whole is not None:
            EntryDialog(self._ctx, self._ops, register, whole, self).show_wide(720)

    def _remove(self, view: EntryView | None) -> None:
        if view is not None:
            self._ops.run_write(RemoveEntry(entry_id=view.id))

    def _open_paper(self) -> None:
        register = self.current()
        if register is not None:
            self.open_page.emit("ledgers", {"ledger": register.id, "period": str(self.period.period())})


def _column(field: RegisterField) -> Column[EntryView]:
    def shown(view: EntryView) -> str:
        return " ".join(view.shown.get(field.key, "").split("\n"))

    if field.kind in _NUMBERS:
        return Column(
            field.title, shown, Qt.AlignmentFlag.AlignRight, sort=lambda view: _number(view, field.key), tip=shown
        )
    return Column(field.title, shown, tip=shown)


def _number(view: EntryView, key: str) -> float | None:
    try:
        return float(view.values.get(key, ""))
    except ValueError:
        return None  # empty, or typed while the field took something else
