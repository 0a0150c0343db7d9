"""设置: five tabs, the first for the branch itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.settings.branch import BranchTab
from smallbranch.gui.pages.settings.look import LookTab
from smallbranch.gui.pages.settings.rules import RulesTab
from smallbranch.gui.pages.settings.safety import SafetyTab, plain_table
from smallbranch.gui.pages.settings.state import HistoryLine, history
from smallbranch.gui.widgets.cards import PageHeader


class SettingsPage(QWidget):
    """Branch facts, local rules, look, copies and history."""

    key = "settings"
    watches = frozenset(("branch", "setting"))
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        self.branch = BranchTab(ctx, ops)
        self.rules = RulesTab(ctx, ops)
        self.look = LookTab(ctx)
        self.safety = SafetyTab(ctx, ops)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("设置"))
        for tab, words in (
            (self.branch, self.tr("支部")),
            (self.rules, self.tr("本地规定")),
            (self.look, self.tr("外观")),
            (self.safety, self.tr("数据与备份")),
            (self._history(), self.tr("操作记录")),
        ):
            self.tabs.addTab(tab, words)
        self.tabs.currentChanged.connect(lambda _: self._freshen())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(8)
        layout.addWidget(PageHeader(self.tr("设置")))
        layout.addWidget(self.tabs, 1)

    def reload(self) -> None:
        """Read the branch, the rules and what is in sight again."""
        self.branch.reload()
        self.rules.reload()
        self._freshen()

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Show the branch for `set_branch`, otherwise the copies."""
        self.tabs.setCurrentWidget(self.branch if target.get("action") == "set_branch" else self.safety)

    def showEvent(self, event: Any) -> None:
        """Copies and history grow without a change of this page's tables."""
        super().showEvent(event)
        self._freshen()

    def _history(self) -> QWidget:
        columns: list[Column[HistoryLine]] = [
            Column(self.tr("时间"), lambda one: one.when),
            Column(self.tr("方式"), lambda one: one.kind),
            Column(self.tr("操作"), lambda one: one.what),
            Column(self.tr("操作人"), lambda one: one.actor),
        ]
        self.model: RowTableModel[HistoryLine] = RowTableModel(columns, parent=self)
        self.history = plain_table(self.model, (160, 90, 520), self.tr("操作记录"))
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self.history)
        return inner

    def _freshen(self) -> None:
        if self.tabs.currentWidget() is self.safety:
            self.safety.reload()
        elif self.tabs.currentWidget() is self.look:
            self.look.reload()
        elif self.tabs.currentIndex() == self.tabs.count() - 1:
            found = self._ops.run_read(lambda: history(self._ctx))
            if found is not None:
                self.model.set_rows(found)
