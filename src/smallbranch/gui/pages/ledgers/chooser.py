"""Step one: which period, which ledgers; and what was issued before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.ledgers.box_grid import BoxGrid
from smallbranch.gui.pages.ledgers.coverage_view import CoverageView
from smallbranch.gui.pages.ledgers.scope_picker import ScopePicker
from smallbranch.gui.pages.ledgers.shape_dialog import ShapeDialog
from smallbranch.gui.pages.ledgers.state import Choice
from smallbranch.gui.plain_text import unmarked
from smallbranch.gui.widgets.cards import Card, EmptyState, PageHeader, button, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.period_picker import PeriodPicker, usual_period
from smallbranch.gui.wording import period_words
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.views import IssuedView
from smallbranch.packs.ledger_schema import LedgerDefinition, LedgerKind

_NAMED = 3


class Chooser(QWidget):
    """All ledgers of the bound volume are ticked; the usual case is one press on 预览.

    What holds pay, talks or single persons, blank forms and charts are printed only when ticked one by one.
    """

    preview_wanted = Signal(object)
    reprint_wanted = Signal(object)
    coverage_wanted = Signal(object)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self.boxes: dict[str, QCheckBox] = {}
        self._bound: set[str] = set()
        self.preview = button(self.tr("预览"), role="primary", icon="ledgers")
        self.preview.clicked.connect(lambda: self.preview_wanted.emit(self.choice()))
        hint = self.tr("先预览再打印。日常记录写好了，台账自动成册；空着的格子会先列出来。")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("台账"))
        self.tabs.addTab(self._choosing(), self.tr("选台账"))
        self.tabs.addTab(self._issued(), "")
        self.coverage = CoverageView(ctx, ops)
        self.coverage.print_wanted.connect(lambda: self.coverage_wanted.emit(self.period.period()))
        self.tabs.addTab(self.coverage, self.tr("覆盖情况"))
        self.tabs.currentChanged.connect(lambda _: self._show_coverage())
        self.period.changed.connect(lambda _: self._show_coverage())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(PageHeader(self.tr("台账"), hint, (self.preview,)))
        layout.addWidget(self.tabs, 1)
        self.setFocusProxy(self.preview)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._add_new()

    def _add_new(self) -> None:
        """Show the ledgers of registers that were made, named anew or taken away since."""
        there = {one.id: one for one in self._ctx.ledgers.available() if one.id not in self._covers}
        for name in [one for one in self.boxes if one not in there]:
            self._grid.remove(self.boxes.pop(name))
            self._bound.discard(name)
        for ledger in there.values():
            if ledger.id not in self.boxes:
                self._add_box(ledger)
            self.boxes[ledger.id].setText(unmarked(ledger.title))  # a branch may have named it anew
        self._show_count()

    def _add_box(self, ledger: LedgerDefinition) -> None:
        if not ledger.on_demand:
            self._bound.add(ledger.id)
        box = QCheckBox(unmarked(ledger.title))
        box.setChecked(ledger.id in self._bound)
        if ledger.on_demand:
            box.setToolTip(self.tr("不进合订本，勾上才印"))
        box.toggled.connect(lambda _: self._show_count())
        self.boxes[ledger.id] = box
        self._grid.add(box)

    def reload(self) -> None:
        """List the issued documents again."""
        self._add_new()
        found = self._ops.run_read(self._ctx.ledgers.issued)
        if found is not None:
            self.model.set_rows(found)
            self.past.setCurrentIndex(0 if found else 1)
            self.tabs.setTabText(1, self.tr("已出具的（{n}）").format(n=len(found)))
            self._show_actions()

    def choice(self) -> Choice:
        """Return what is ticked; all that are bound, and no other, are the bound volume."""
        ticked = tuple(name for name, box in self.boxes.items() if box.isChecked())
        period, scope, blank = self.period.period(), self.scope.scope(), self.scope.blank.isChecked()
        if self._bound == set(ticked):
            return Choice(period, None, scope, blank=blank)
        # A single ledger needs no cover and contents.
        covers = self._covers if len(ticked) > 1 and scope is None else ()
        return Choice(period, (*covers, *ticked), scope, blank=blank)

    def show_choice(self, choice: Choice) -> None:
        """Tick these, also what was made while a preview was in sight."""
        self._add_new()
        self.period.set_period(choice.period)
        self.scope.set_period(choice.period)
        self.scope.set_scope(choice.scope)
        for name, box in self.boxes.items():
            box.setChecked(name in (self._bound if choice.only is None else choice.only))

    # ── cards ────────────────────────────────────────────────────────────────────────────────────────────────

    def _choosing(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("role", "page")
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(10)
        box.addWidget(self._period())
        box.addWidget(self._ledgers())
        box.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _period(self) -> Card:
        self.period = PeriodPicker(usual_period(self._ctx.clock.today()), halves=True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(label(self.tr("哪一期"), "section"))
        row.addWidget(self.period, 1)
        self.scope = ScopePicker(self._ctx, self._ops)
        self.scope.set_period(self.period.period())
        self.period.changed.connect(self.scope.set_period)
        self.scope.changed.connect(self._show_count)
        card = Card()
        card.body.addLayout(row)
        card.body.addWidget(self.scope)
        return card

    def _ledgers(self) -> Card:
        every, none = button(self.tr("全选"), role="link"), button(self.tr("全不选"), role="link")
        self.filled = button(self.tr("只选有记录的"), role="link")
        self.filled.clicked.connect(self._tick_filled)
        every.clicked.connect(lambda: self._tick(True))
        none.clicked.connect(lambda: self._tick(False))
        self.shape = button(self.tr("调整样式…"), role="link")
        self.shape.clicked.connect(self._open_shape)
        self.count = label("", "muted")
        card = Card(self.tr("哪几本"), (self.count, self.shape, self.filled, every, none))
        self._grid = BoxGrid()
        every_one = self._ctx.ledgers.available()
        self._covers = tuple(one.id for one in every_one if one.kind is LedgerKind.COVER)
        ledgers = [one for one in every_one if one.id not in self._covers]
        for ledger in ledgers:
            self._add_box(ledger)
        card.body.addWidget(self._grid)
        self._show_count()
        return card

    def _issued(self) -> QWidget:
        self.reprint = button(self.tr("照原样重印"), icon="print")
        columns: list[Column[IssuedView]] = [
            Column(self.tr("出具时间"), lambda one: one.issued_at.strftime("%Y-%m-%d %H:%M")),
            Column(self.tr("期间"), lambda one: period_words(self._ctx.messages, Period.parse(one.period))),
            Column(self.tr("版次"), lambda one: self.tr("第 {n} 版").format(n=one.edition)),
            Column(self.tr("内容"), self._contents, tip=lambda one: self._titles(one.ledgers)),
            Column(self.tr("校验码"), lambda one: one.head_hash[:16]),
        ]
        self.model: RowTableModel[IssuedView] = RowTableModel(columns, parent=self)
        widths = {0: 150, 1: 150, 2: 84, 4: 170}
        self.table = Listing(self.model, widths, self.tr("已出具的台账"), stretch=3)
        self.reprint.clicked.connect(lambda: self._reprint(self.table.current()))
        self.table.opened.connect(self._reprint)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_actions())
        hint = self.tr("出具时存下当时的内容，以后重印，与签字的那份一字不差。")
        self.past = QStackedWidget()
        self.past.addWidget(self.table)
        how = self.tr("点“预览”，看过以后点“正式出具”，就会列在这里。")
        self.past.addWidget(EmptyState("ledgers", self.tr("还没有正式出具过"), how))
        row = QHBoxLayout()
        row.addWidget(label(hint, "small"), 1)
        row.addWidget(self.reprint)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.past, 1)
        return inner

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _tick(self, on: bool) -> None:
        for name, box in self.boxes.items():
            box.setChecked(on and name in self._bound)

    def _tick_filled(self) -> None:
        """Tick the ledgers that hold a record of the period."""
        period = self.period.period()
        found = self._ops.run_read(lambda: self._ctx.ledgers.filled(period))
        if found is not None:
            held = {one.definition.id for one in found if one.rows}
            for name, box in self.boxes.items():
                box.setChecked(name in held)

    def _show_count(self) -> None:
        ticked = sum(box.isChecked() for box in self.boxes.values())
        self.count.setText(self.tr("已选 {n} 本，共 {all} 本").format(n=ticked, all=len(self.boxes)))
        why = "" if ticked else self.tr("先勾选要印的台账")
        if not self.scope.is_complete():
            why = self.tr("这一期没有可选的，换一期或改选“全支部”")
        self.preview.setEnabled(not why)
        self.preview.setToolTip(why)

    def _open_shape(self) -> None:
        """Shape the ledger that is ticked alone, else the roster as the usual first one."""
        ticked = [name for name, box in self.boxes.items() if box.isChecked()]
        dialog = ShapeDialog(self._ctx, self._ops, self.period.period(), ticked[0] if len(ticked) == 1 else "L06", self)
        window = self.window()
        dialog.resize(max(window.width() - 120, 800), max(window.height() - 80, 520))
        self.dialog = dialog
        dialog.open()

    def _show_coverage(self) -> None:
        if self.tabs.currentWidget() is self.coverage:
            self.coverage.show_period(self.period.period())

    def _show_actions(self) -> None:
        chosen = self.table.current() is not None
        self.reprint.setEnabled(chosen)
        self.reprint.setToolTip("" if chosen else self.tr("先在下面选一份"))

    def _contents(self, issued: IssuedView) -> str:
        ledgers, about = issued.ledgers, issued.title.partition("　")[2]
        words = self._titles(ledgers)
        if len(ledgers) > _NAMED:
            words = self.tr("共 {n} 本：{titles}…").format(n=len(ledgers), titles=self._titles(ledgers[:_NAMED]))
        return f"{about}　{words}" if about else words

    def _titles(self, ledgers: Sequence[str]) -> str:
        known = {one.id: one.title for one in self._ctx.ledgers.available()}
        return "、".join(known.get(name, name) for name in ledgers)

    def _reprint(self, issued: IssuedView | None) -> None:
        if issued is not None:
            self.reprint_wanted.emit(issued)
