"""表格编辑: all fields of the people in a grid; paste from a spreadsheet, fill down, one content for several cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.roster.block_dialog import BlockDialog
from smallbranch.gui.pages.roster.grid_model import ChoiceDelegate, GridModel
from smallbranch.gui.pages.roster.grid_state import Place, content_of
from smallbranch.gui.pages.roster.state import OWN, PARTIAL_DATES
from smallbranch.gui.widgets.cards import NoticeBar, button, label
from smallbranch.roster.block import Laid, Target, write_block
from smallbranch.roster.block_plan import PlannedCell, command_of
from smallbranch.roster.views import MemberView

_WIDTHS = {
    "name": 12,
    "phone": 8.5,
    "native_place": 9,
    "sex": 4,
    "id_number": 12,
    "remark": 14,
    "address": 9,
    "admin_post": 9,
}
_WIDTH, _ROW_HEIGHT = 7.5, 2.2


class GridTable(QTableView):
    """A table that knows the keys of a spreadsheet."""

    def __init__(self, owner: GridView) -> None:
        super().__init__()
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, fill down, the same everywhere, clear; all else as in any table."""
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self._owner.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._owner.paste()
        elif ctrl and event.key() == Qt.Key.Key_D:
            self._owner.fill_down()
        elif ctrl and enter:
            self._owner.same()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._owner.clear_cells()
        elif enter and not event.modifiers() and self.state() != QAbstractItemView.State.EditingState:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class GridView(QWidget):
    """The grid with its buttons; every change is looked at before it is written."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self.model = GridModel(self._typed, self.hint_of, self)
        self.table = GridTable(self)
        self.table.setModel(self.model)
        self.table.setItemDelegate(ChoiceDelegate(self.table))
        self.table.setAccessibleName(self.tr("全部信息的表格"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.selectionModel().currentChanged.connect(lambda now, _: self._show_hint(now))
        self.hint = label("", "muted", wrap=True)
        self.notice = NoticeBar()
        self.notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._buttons())
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.hint)
        self._show_hint(QModelIndex())

    def show_people(self, people: Sequence[MemberView]) -> None:
        """Show these people."""
        before = self.model.columnCount()
        self.model.set_content(content_of(self._ctx, people))
        if self.model.columnCount() != before:
            self._fit()

    def chosen(self) -> list[Place]:
        """Return the cells chosen."""
        return sorted((index.row(), index.column()) for index in self.table.selectionModel().selectedIndexes())

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def copy(self) -> None:
        """Put the chosen cells on the clipboard as shown."""
        places = self.chosen()
        if places:
            QGuiApplication.clipboard().setText(write_block(self.model.content.copied(places)))

    def paste(self) -> BlockDialog | None:
        """Lay what the clipboard holds onto the chosen cells."""
        text, places = QGuiApplication.clipboard().text(), self.chosen()
        if not text.strip() or not places:
            self.notice.show_text(self.tr("先在表格软件里复制一片格子，再选好左上角的一格粘贴。"), "info")
            return None
        return self.look(self.model.content.spread(text, places))

    def fill_down(self) -> BlockDialog | None:
        """Fill the chosen cells from the uppermost of each column."""
        return self.look(Laid(self.model.content.filled_down(self.chosen())))

    def same(self) -> BlockDialog | None:
        """Put the content of the current cell into the chosen cells of its column."""
        now = self.table.currentIndex()
        places = self.chosen()
        return self.look(Laid(self.model.content.same((now.row(), now.column()), places))) if now.isValid() else None

    def clear_cells(self) -> BlockDialog | None:
        """Clear the chosen cells, the names left out."""
        content = self.model.content
        targets = [content.target(place, "") for place in self.chosen() if content.columns[place[1]].field != "name"]
        return self.look(Laid(tuple(targets)))

    def look(self, laid: Laid) -> BlockDialog | None:
        """Show what would change; nothing is written before it is confirmed."""
        cells = self._planned(laid.targets)
        if not cells and not laid.lost_rows and not laid.lost_columns:
            self.notice.show_text(self.tr("没有要改的：内容都一样。"), "info")
            return None
        self.notice.hide()
        dialog = BlockDialog(self._ctx, cells, laid, self._write, self)
        dialog.open()
        return dialog

    def _typed(self, place: Place, text: str) -> None:
        cells = self._planned((self.model.content.target(place, text),))
        plain = all(cell.problem is None and not cell.doubts for cell in cells)
        if plain:
            self._write(cells)
        elif cells:
            BlockDialog(self._ctx, cells, Laid(()), self._write, self).open()

    def _planned(self, targets: Sequence[Target]) -> tuple[PlannedCell, ...]:
        return self._ctx.roster.block_planner(self.model.content.people).plan(targets)

    def _write(self, cells: Sequence[PlannedCell]) -> bool:
        command = command_of(cells)
        return command is not None and self._ops.run_write(command) is not None

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, tip, act in (
            (self.tr("粘贴(&V)"), "Ctrl+V", self.paste),
            (self.tr("向下填充(&D)"), "Ctrl+D", self.fill_down),
            (self.tr("同一内容(&S)"), "Ctrl+Enter", self.same),
            (self.tr("清除(&X)"), "Del", self.clear_cells),
            (self.tr("复制(&C)"), "Ctrl+C", self.copy),
        ):
            item = button(words)
            item.setToolTip(tip)
            item.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(item)
        row.addStretch(1)
        return row

    def _fit(self) -> None:
        unit = self.fontMetrics().horizontalAdvance("一")
        self.table.verticalHeader().setDefaultSectionSize(round(unit * _ROW_HEIGHT))
        for number, column in enumerate(self.model.content.columns):
            wanted = round(unit * _WIDTHS.get(column.field, _WIDTH))
            self.table.setColumnWidth(number, max(wanted, self.table.horizontalHeader().sectionSizeHint(number)))

    def _show_hint(self, index: QModelIndex) -> None:
        keys = self.tr(
            "从 Excel、WPS 复制的格子可直接粘贴，带表头时按姓名对应。Ctrl+D 向下填充，Ctrl+Enter 填同一内容，F2 修改。"
        )
        if index.isValid():
            column = self.model.content.columns[index.column()]
            self.hint.setText(self.tr("{column}：{hint}").format(column=column.title, hint=self.hint_of(column.field)))
        else:
            self.hint.setText(keys)

    def hint_of(self, field: str) -> str:
        """Return what a column takes."""
        if field in PARTIAL_DATES:
            return self.tr("可写 1990-07-01、1990.7、1990年7月，只知道年份也行")
        hints = {
            "retired_on": self.tr("写到日，如 2026-07-01"),
            "id_number": self.tr("18 位；平时遮住，空着不动就不改"),
            "phone": self.tr("手机 11 位或座机；平时遮住，空着不动就不改"),
            "sex": self.tr("男或女"),
            "ethnic_group": self.tr("汉族、回族等，简称会补全"),
            "party_age_correction_months": self.tr("整月数，可为负"),
            "name": self.tr("改姓名前会再问一次"),
        }
        own = next((one for one in self._ctx.roster.own_fields() if OWN + one.key == field), None)
        if own is not None and own.choices:
            return self.tr("可选：{choices}").format(choices="、".join(own.choices))
        return hints.get(field, self.tr("直接输入，也可粘贴"))
