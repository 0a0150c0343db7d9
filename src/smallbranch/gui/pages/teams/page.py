"""The page: the list and one team in detail, the load of people, and the form over both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.teams.detail import TeamDetail
from smallbranch.gui.pages.teams.dialogs import EndDialog, LinkDialog, MilestoneDialog
from smallbranch.gui.pages.teams.editor import TeamEditor
from smallbranch.gui.pages.teams.load import LoadTab
from smallbranch.gui.pages.teams.months import MonthsTab
from smallbranch.gui.pages.teams.secondments import SecondmentsTab
from smallbranch.gui.pages.teams.serving import ServingTab
from smallbranch.gui.widgets.cards import EmptyState, PageHeader, button
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.sizes import fix_width
from smallbranch.teams.commands import RemoveTeam
from smallbranch.teams.views import MilestoneView, TeamView

_DIALOG_WIDTH = 520


class TeamsPage(QWidget):
    """Founds, staffs and ends project-team cells."""

    key = "teams"
    watches = frozenset(
        ("team", "team_member", "team_milestone", "secondment", "member", "member_relation", "absence")
    ) | frozenset(("event", "micro_lecture"))
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        self.editor = TeamEditor(ctx, ops)
        self.editor.saved.connect(self._on_saved)
        self.editor.dropped.connect(self._show_lists)
        self._stack = QStackedLayout()
        lists = self._lists()
        new = QShortcut(QKeySequence("Ctrl+N"), lists, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(lambda: self.begin(None))
        self._stack.addWidget(lists)
        self._stack.addWidget(self.editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.addLayout(self._stack)

    def reload(self) -> None:
        """Read the teams and the load again; a form being filled in stays as it is."""
        today = self._ctx.clock.today()
        teams = self._ops.run_read(lambda: self._ctx.teams.teams(today))
        loads = self._ops.run_read(lambda: self._ctx.teams.load(today))
        if teams is None or loads is None:
            return
        self.model.set_rows(teams)
        self.stack.setCurrentIndex(0 if teams else 1)
        if teams and not self.table.currentIndex().isValid():
            self._choose(teams[0].id)
        self._show_chosen()
        self._reload_tab()
        running = [team.name for team in teams if team.running]
        self.load.show_loads(loads, running, {one.id: one.label for one in self._ctx.roster.members(today)})

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Show a team (`team_id`), or begin a new one for `set_team`."""
        if "team_id" in target:
            self._show_lists()
            self._choose(int(target["team_id"]))
        elif target.get("action") == "set_team":
            self.begin(None)

    def _reload_tab(self) -> None:
        """Read what only the tab in sight shows."""
        shown = self.tabs.currentWidget()
        if shown in (self.months, self.secondments, self.serving):
            shown.reload()

    def begin(self, team: TeamView | None) -> None:
        """Open the form."""
        self._stack.setCurrentWidget(self.editor)
        self.editor.show_team(team)

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _lists(self) -> QWidget:
        self.add = button(self.tr("新建项目党小组"), role="primary", icon="plus")
        self.add.clicked.connect(lambda: self.begin(None))
        self.add.setToolTip(self.tr("Ctrl+N"))
        hint = self.tr("重点任务跨科室攻关时设立，任务完成即撤销。")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("项目党小组"))
        self.load = LoadTab()
        self.tabs.addTab(self._teams_tab(), self.tr("小组"))
        self.tabs.addTab(self.load, self.tr("任务负荷"))
        self.months = MonthsTab(self._ctx, self._ops)
        self.secondments = SecondmentsTab(self._ctx, self._ops)
        self.serving = ServingTab(self._ctx, self._ops)
        self.tabs.addTab(self.months, self.tr("按月"))
        self.tabs.addTab(self.secondments, self.tr("挂职抽调"))
        self.tabs.addTab(self.serving, self.tr("服务中心工作"))
        self.tabs.currentChanged.connect(lambda _: self._reload_tab())
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(PageHeader(self.tr("项目党小组"), hint, (self.add,)))
        layout.addWidget(self.tabs, 1)
        return inner

    def _teams_tab(self) -> QWidget:
        columns: list[Column[TeamView]] = [
            Column(self.tr("名称"), lambda one: one.name, tip=lambda one: one.name),
            Column(self.tr("状态"), self._state),
        ]
        self.model: RowTableModel[TeamView] = RowTableModel(columns, parent=self)
        self.table = Listing(self.model, {1: 88}, self.tr("项目党小组列表"), stretch=0)
        fix_width(self.table, 380)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.table.opened.connect(self.begin)
        self.table.removed.connect(self._remove)
        self.detail = TeamDetail(self._ctx, self._ops)
        self.detail.edit_wanted.connect(self.begin)
        self.detail.end_wanted.connect(self._end)
        self.detail.remove_wanted.connect(self._remove)
        self.detail.reach_wanted.connect(self._reach)
        self.detail.link_wanted.connect(self._link)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.table)
        row.addWidget(self.detail, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(both)
        self.stack.addWidget(self._nothing())
        return self.stack

    def _nothing(self) -> EmptyState:
        begin = button(self.tr("新建第一个"), icon="plus")
        begin.clicked.connect(lambda: self.begin(None))
        hint = self.tr("有重点任务要跨科室完成时，可以建一个项目党小组，成员、节点和成效都记在这里。")
        return EmptyState("teams", self.tr("还没有项目党小组"), hint, (begin,))

    def _state(self, team: TeamView) -> str:
        if team.end_on is not None and not team.running:
            return self.tr("已结束")
        late = team.due_on is not None and team.due_on < self._ctx.clock.today()
        return self.tr("已过期") if late else self.tr("进行中")

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def _on_saved(self, team_id: int) -> None:
        self._show_lists()
        self.reload()
        self._choose(team_id)

    def _show_lists(self) -> None:
        self._stack.setCurrentIndex(0)
        self.table.setFocus()

    def _choose(self, team_id: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.model.index_of(team_id), flags)

    def _show_chosen(self) -> None:
        self.detail.show_team(self.table.current())

    def _end(self, team: TeamView) -> None:
        EndDialog(self._ctx, self._ops, team, self).show_wide(_DIALOG_WIDTH)

    def _reach(self, stone: MilestoneView) -> None:
        MilestoneDialog(self._ctx, self._ops, stone, self).show_wide(_DIALOG_WIDTH)

    def _link(self, team: TeamView) -> None:
        LinkDialog(self._ctx, self._ops, team, self).show_wide(_DIALOG_WIDTH)

    def _remove(self, team: TeamView) -> None:
        self._ops.run_write(RemoveTeam(team_id=team.id))
