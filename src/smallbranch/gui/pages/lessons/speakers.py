"""Who has not spoken this year, and how often the others did; never a ranking, the order is that of the roster."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.widgets.cards import EmptyState, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.lessons.views import SpeakerCount

_NARROWEST = 300


class SpeakersPanel(QWidget):
    """Enter on a name puts it into the entry line."""

    chosen = Signal(int)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._labels: dict[int, str] = {}
        self.setMinimumWidth(_NARROWEST)
        self.silent: RowTableModel[SpeakerCount] = RowTableModel(
            self._silent_columns(), identity=lambda one: one.member_id, parent=self
        )
        self.counted: RowTableModel[SpeakerCount] = RowTableModel(
            self._count_columns(), identity=lambda one: one.member_id, parent=self
        )
        self.silent_table = Listing(self.silent, {0: 140, 1: 98}, self.tr("今年还没讲的"))
        self.count_table = Listing(self.counted, {0: 122, 1: 48, 2: 48}, self.tr("每人次数"))
        for table in (self.silent_table, self.count_table):
            table.opened.connect(lambda one: self.chosen.emit(one.member_id))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.silent_table)
        self.stack.addWidget(EmptyState("check", self.tr("都讲过了"), self.tr("这一年名册上每个人都讲过。")))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("主讲人"))
        self.tabs.addTab(self._silent_tab(), "")
        self.tabs.addTab(self._padded(self.count_table), self.tr("每人次数"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def show_year(self, ops: Any, year: int) -> None:
        """Read the speakers of a year; the present one as of today."""
        counts = ops.run_read(lambda: self._ctx.lessons.counts(year))
        silent = ops.run_read(lambda: self._ctx.lessons.not_yet(year))
        if counts is None or silent is None:
            return
        people = self._ctx.roster.members(self._ctx.clock.today(), include_guests=True)
        self._labels = {one.id: one.label for one in people}
        self.counted.set_rows(counts)
        self.silent.set_rows(silent)
        self.stack.setCurrentIndex(0 if silent else 1)
        this_year = year == self._ctx.clock.today().year
        words = self.tr("今年还没讲的（{n}）") if this_year else self.tr("当年没讲的（{n}）")
        self.tabs.setTabText(0, words.format(n=len(silent)))

    def _silent_tab(self) -> QWidget:
        return self._padded(
            label(self.tr("按上次讲的时间排。选中后按回车，填入登记行。"), "small", wrap=True), self.stack
        )

    def _padded(self, *widgets: QWidget) -> QWidget:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        for widget in widgets:
            layout.addWidget(widget)
        return inner

    def _name(self, one: SpeakerCount) -> str:
        return self._labels.get(one.member_id, one.name)

    def _name_tip(self, one: SpeakerCount) -> str:
        return f"{self._name(one)}　{one.department or ''}".strip()

    def _silent_columns(self) -> list[Column[SpeakerCount]]:
        return [
            Column(self.tr("姓名"), self._name, tip=self._name_tip),
            Column(self.tr("上次"), lambda one: one.last_on.isoformat() if one.last_on else self.tr("没有记录")),
            Column(self.tr("现况"), lambda one: one.away or ""),
        ]

    def _count_columns(self) -> list[Column[SpeakerCount]]:
        right = Qt.AlignmentFlag.AlignRight
        return [
            Column(self.tr("姓名"), self._name, tip=self._name_tip),
            Column(self.tr("次数"), lambda one: str(one.times), right, sort=lambda one: one.times),
            Column(self.tr("分钟"), lambda one: str(one.minutes), right, sort=lambda one: one.minutes),
            Column(self.tr("上次"), lambda one: one.last_on.isoformat() if one.last_on else ""),
        ]
