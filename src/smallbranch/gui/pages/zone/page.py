"""The page: period and 导出… on top, the three tabs under it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.zone.log import LogTab
from smallbranch.gui.pages.zone.offers import OffersTab
from smallbranch.gui.pages.zone.sheets import SheetsTab
from smallbranch.gui.tasks import TaskHandle
from smallbranch.gui.widgets.cards import NoticeBar, PageHeader, button
from smallbranch.gui.widgets.period_picker import PeriodPicker, usual_period
from smallbranch.gui.widgets.saving import SavePlace
from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.jobs import CancelToken, Progress
from smallbranch.kernel.periods import Period
from smallbranch.zone.service import Preview
from smallbranch.zone.views import SubmissionView


class ZonePage(QWidget):
    """Two steps to the file: 导出…, the system's dialog."""

    key = "zone"
    watches = frozenset(
        ("branch", "term", "post", "cell", "cell_member", "member", "member_relation", "member_category", "setting")
    ) | frozenset(
        ("plan_item", "event", "segment", "attendance", "makeup", "micro_lecture", "team", "team_member")
    ) | frozenset(("team_milestone", "zone_offer", "zone_submission", "absence"))  # fmt: skip
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        self._handle: TaskHandle | None = None
        self._place = SavePlace(ctx.places.folder, "zone")
        self.period = PeriodPicker(usual_period(ctx.clock.today()))
        self.period.changed.connect(lambda _: self._fill())
        self.export_button = button(self.tr("导出…"), role="primary", icon="import")
        self.export_button.clicked.connect(self.ask)
        self.notice = NoticeBar()
        self.sheets, self.log, self.offers = SheetsTab(ctx), LogTab(ctx, ops), OffersTab(ctx, ops)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("协作区"))
        for tab, words in (
            (self.sheets, self.tr("预览")),
            (self.log, self.tr("报送记录")),
            (self.offers, self.tr("资源和需求")),
        ):
            self.tabs.addTab(tab, words)
        self.tabs.currentChanged.connect(lambda _: self._show_tab())
        hint = self.tr("报送表由日常记录自动填写，预览无误后导出，交给协作区牵头单位。")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(8)
        layout.addWidget(self.notice)
        layout.addWidget(PageHeader(self.tr("协作区"), hint, (self.export_button,)))
        layout.addWidget(self.period)
        layout.addWidget(self.tabs, 1)
        self.setFocusProxy(self.export_button)

    def reload(self) -> None:
        """Fill the workbook again and read what the tab in sight shows."""
        self._fill()
        self._show_tab()

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Show a `period`."""
        if "period" in target:
            self.period.set_period(Period.parse(str(target["period"])))
            self._fill()

    # ── the workbook ─────────────────────────────────────────────────────────────────────────────────────────

    def ask(self) -> None:
        """Ask where the file goes; the folder used last is offered."""
        name = self._ops.run_read(lambda: self._ctx.zone.suggested_name(self.period.period()))
        if name is not None:
            kind = (self.tr("表格 (*.xlsx)"), "xlsx")
            self.dialog = self._place.ask(self, self.tr("导出协作区报送表"), name, kind, self.export)

    def export(self, path: Path) -> None:
        """Write the workbook and log it."""
        period = self.period.period()

        def job(progress: Progress, cancel: CancelToken) -> Outcome[SubmissionView]:
            return self._ctx.zone.export(period, path)

        self._ops.run_job(job, label=self.tr("正在导出…"), done=self._on_exported, cancellable=False)

    def _on_exported(self, outcome: Outcome[SubmissionView]) -> None:
        made = outcome.value
        words = self.tr("已导出 {file}，并记入报送记录。数据校验码 {code}")
        self.notice.show_text(words.format(file=made.file_name, code=made.data_digest[:16]), "ok")
        self.log.reload()

    def _fill(self) -> None:
        period = self.period.period()

        def job(progress: Progress, cancel: CancelToken) -> Preview:
            return self._ctx.zone.preview(period)

        if self._handle is not None:
            self._handle.cancel()
        handle: TaskHandle = self._ops.run_job(job, label=self.tr("正在汇总报送表…"))
        self._handle = handle
        handle.done.connect(lambda preview: self._show(handle, preview))

    def _show(self, handle: TaskHandle, preview: Preview) -> None:
        if handle is self._handle:  # another period may have been chosen since
            self._handle = None
            self.sheets.show_preview(preview)

    def _show_tab(self) -> None:
        if self.tabs.currentWidget() is self.log:
            self.log.reload()
        elif self.tabs.currentWidget() is self.offers:
            self.offers.reload()
