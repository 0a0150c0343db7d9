"""The list of people as of a day, with a search field and the card of the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column
from smallbranch.gui.pages.roster.detail import MemberCard
from smallbranch.gui.pages.roster.dialogs import People
from smallbranch.gui.pages.roster.filter_bar import FilterBar
from smallbranch.gui.pages.roster.grid import GridView
from smallbranch.gui.pages.roster.order_table import OrderModel, OrderTable
from smallbranch.gui.pages.roster.state import Who, matching, moved, people, placed, posts_text
from smallbranch.gui.pages.roster.titles import title
from smallbranch.gui.widgets.cards import EmptyState, button, label
from smallbranch.gui.widgets.dates import DateField
from smallbranch.roster.commands import SetRosterOrder
from smallbranch.roster.views import MemberView

# In characters of the text: they follow its size.
# No column takes more: a name of ten characters has room (C24), the department has what is left.
_MOST = (12.5, 4.5, 8, 9.5, 11.5, 9.5)
_CARD_WIDTH, _DAY_WIDTH, _ROW_HEIGHT = 30, 10, 2.6
_CARD_SHARE = 0.36


Arranged = Callable[[list[int], list[int]], tuple[int, ...] | None]


class PeopleTab(QWidget):
    """Who is here on the day chosen; the day starts as today."""

    import_wanted = Signal()
    counted = Signal(int)

    def __init__(self, ctx: AppContext, ops: Any, dialogs: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops, self._dialogs = ctx, ops, dialogs
        self._members: tuple[MemberView, ...] = ()
        self._opened = False
        self.card = MemberCard(ctx, ops, dialogs)
        self._make_table()
        self.grid = GridView(ctx, ops)
        self.filters = FilterBar(ctx, ops, self)
        self.filters.changed.connect(self._show)
        listing = QWidget()
        side_by_side = QHBoxLayout(listing)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(14)
        side_by_side.addWidget(self.stack, 1)
        side_by_side.addWidget(self.card)
        self.views = QStackedWidget()
        self.views.addWidget(listing)
        self.views.addWidget(self.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._filters())
        layout.addWidget(self.filters)
        layout.addWidget(self.views, 1)
        for before, after in ((self.search, self.filters.make), (self.filters.make, self.who)):
            QWidget.setTabOrder(before, after)
        self._fit()

    def reload(self) -> None:
        """Read the people of the day again."""
        as_of = self.as_of.value() or self._ctx.clock.today()
        found = self._ops.run_read(lambda: people(self._ctx, Who(self.who.currentData()), as_of))
        if found is not None:
            self._members = found
            self.filters.reload()
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "as_of"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its share."""
        super().resizeEvent(event)
        self._fit()

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _filters(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(self.tr("查找姓名、拼音首字母、部门、党小组"))
        self.search.setAccessibleName(self.tr("查找人员"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._show())
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("显示哪些人"))
        for who, words in (
            (Who.MEMBERS, self.tr("党员")),
            (Who.ALL, self.tr("党员和发展中人员")),
            (Who.FORMER, self.tr("已离开的")),
        ):
            self.who.addItem(words, who.value)
        self.who.currentIndexChanged.connect(lambda _: self.reload())
        self.as_of = DateField(self._ctx.clock.today())
        self.as_of.set_value(self._ctx.clock.today())
        self.as_of.setAccessibleName(self.tr("截至日期"))
        self.as_of.edited.connect(self.reload)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.search.setMinimumWidth(60)
        self.who.setMinimumContentsLength(4)
        row.addWidget(self.search, 1)
        row.addWidget(self.filters.make)
        row.addWidget(self.who)
        as_of = label(self.tr("截至"), "muted")
        as_of.setBuddy(self.as_of)
        row.addWidget(as_of)
        row.addWidget(self.as_of)
        self.bulk = button(self.tr("批量修改…"))
        self.bulk.setToolTip(self.tr("先按住 Ctrl 或 Shift 选几个人"))
        self.bulk.setEnabled(False)
        self.bulk.clicked.connect(lambda: self._dialogs.several(self.chosen()))
        row.addWidget(self.bulk)
        self.as_grid = button(self.tr("表格编辑"))
        self.as_grid.setCheckable(True)
        self.as_grid.setToolTip(self.tr("像电子表格一样改：粘贴、向下填充、几格一起改（Ctrl+G）"))
        self.as_grid.setShortcut("Ctrl+G")
        self.as_grid.toggled.connect(self._turn)
        row.addWidget(self.as_grid)
        return row

    def _turn(self, grid: bool) -> None:
        """Show the grid of all fields, or the list with the card."""
        self.views.setCurrentIndex(1 if grid else 0)
        self.bulk.setVisible(not grid)
        self._show()
        (self.grid.table if grid else self.table).setFocus()

    def _make_table(self) -> None:
        words = self._ctx.messages.word
        columns: list[Column[MemberView]] = [
            Column(title("name"), lambda one: one.label),
            Column(title("sex"), lambda one: one.sex or ""),
            Column(title("birth_date"), lambda one: one.birth_date or ""),
            Column(title("member_category"), lambda one: words(one.member_category)),
            Column(
                title("party_post"),
                lambda one: posts_text(self._ctx, one),
                tip=lambda one: posts_text(self._ctx, one),
            ),
            Column(title("party_cell"), lambda one: one.cell or ""),
            Column(title("department"), lambda one: one.department or ""),
        ]
        self.model = OrderModel(columns, parent=self)
        self.table = OrderTable()
        self.table.setModel(self.model)
        self.table.dropped.connect(self.put)
        self.table.setAccessibleName(self.tr("人员名单"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(len(columns) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_card())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.bulk.setEnabled(len(self.chosen()) > 1))
        self.table.doubleClicked.connect(lambda _: self._edit())
        self.table.setToolTip(self.tr("拖动一行，或按 Alt+↑、Alt+↓ 调整顺序"))
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.shift(step))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._order_menu)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self._nobody())
        self.stack.addWidget(EmptyState("search", self.tr("没有找到"), self.tr("换个写法试试，或改一改截至日期。")))

    def _nobody(self) -> EmptyState:
        choose = button(self.tr("导入花名册…"), role="primary", icon="import")
        choose.clicked.connect(self.import_wanted)
        add = button(self.tr("新增人员"))
        add.clicked.connect(lambda: self._dialogs.add())
        hint = self.tr("有现成的 Excel 或 WPS 花名册就直接导入，也可以把文件拖到这里；没有就一个一个新增。")
        return EmptyState("roster", self.tr("名册还是空的"), hint, (choose, add))

    def _fit(self) -> None:
        unit = self.fontMetrics().horizontalAdvance("一")
        self.card.setFixedWidth(round(min(unit * _CARD_WIDTH, self.width() * _CARD_SHARE)))
        self.as_of.setFixedWidth(unit * _DAY_WIDTH)
        self.table.verticalHeader().setDefaultSectionSize(round(unit * _ROW_HEIGHT))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give the columns what their texts want, up to a bound."""
        unit = self.fontMetrics().horizontalAdvance("一")
        for number, most in enumerate(_MOST):
            title_width = self.table.horizontalHeader().sectionSizeHint(number)
            wanted = min(self.table.sizeHintForColumn(number), round(unit * most))
            self.table.setColumnWidth(number, max(wanted, title_width))

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _show(self) -> None:
        found = self._ops.run_read(lambda: self._ctx.roster.filtered(self._members, self.filters.wanted))
        shown = matching(found or (), self.search.text())
        if self.views.currentIndex() == 1:
            self.grid.show_people(shown)
        self.model.set_rows(shown)
        self._fit_columns()
        self.counted.emit(len(shown))
        nothing = 2 if self._members or self.who.currentData() != Who.MEMBERS.value else 1
        self.stack.setCurrentIndex(0 if shown else nothing)
        if shown and not self._opened and not self.table.currentIndex().isValid():
            self._opened = True
            self._choose(0)
        self._show_card()

    def choose(self, member_id: int) -> None:
        """Select a person in the list."""
        found = self.model.index_of(member_id)
        if found.isValid():
            self._choose(found.row())

    def chosen(self) -> tuple[MemberView, ...]:
        """Return the people of the chosen rows."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.model.row_at(row) for row in rows)

    def shift(self, step: int) -> None:
        """Put the chosen person one place up (-1) or down (+1) in the roster; the order holds everywhere."""
        member = self.card.member
        if member is not None:
            self._arrange(member.id, lambda order, shown: moved(order, shown, member.id, step))

    def put(self, before: int) -> None:
        """Put the chosen people before a row, as dragging them there does."""
        chosen = [one.id for one in self.chosen()]
        if chosen:
            self._arrange(chosen[0], lambda order, shown: placed(order, shown, chosen, before))

    def _arrange(self, member_id: int, arranged: Arranged) -> None:
        if self.who.currentData() == Who.FORMER.value:
            return
        everybody = self._ctx.roster.members(self._ctx.clock.today(), include_guests=True, include_applicants=True)
        here, shown = [one.id for one in everybody], [one.id for one in self.model.rows]
        order = arranged(here, shown) if set(shown) <= set(here) else None
        if order is not None:
            self._ops.run_write(SetRosterOrder(member_ids=order))
            self.choose(member_id)

    def _order_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in (
            (self.tr("上移（Alt+↑）"), lambda: self.shift(-1)),
            (self.tr("下移（Alt+↓）"), lambda: self.shift(1)),
            (self.tr("全部按姓氏笔画排"), lambda: self._ops.run_write(SetRosterOrder())),
        ):
            menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _choose(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.model.index(row, 0), flags)

    def _show_card(self) -> None:
        current = self.table.currentIndex()
        shown = current.isValid() and current.row() < self.model.rowCount()
        self.card.show_member(self.model.row_at(current.row()) if shown else None)

    def _edit(self) -> None:
        if self.card.member is not None:
            self._dialogs.edit(self.card.member)
