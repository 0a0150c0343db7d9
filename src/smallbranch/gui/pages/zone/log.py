"""What was made for the zone, and whether the record has moved on since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.zone.state import changed
from smallbranch.gui.tasks import TaskHandle
from smallbranch.gui.widgets.cards import EmptyState, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.wording import period_words
from smallbranch.kernel.jobs import CancelToken, Progress
from smallbranch.kernel.periods import Period
from smallbranch.zone.views import SubmissionView


class LogTab(QWidget):
    """Newest first; comparing fills the workbook again and so runs beside the window."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._changed: Mapping[int, bool] = {}
        self._handle: TaskHandle | None = None
        columns: list[Column[SubmissionView]] = [
            Column(self.tr("生成时间"), lambda one: one.made_at.strftime("%Y-%m-%d %H:%M")),
            Column(self.tr("期间"), lambda one: period_words(ctx.messages, Period.parse(one.period))),
            Column(self.tr("文件"), lambda one: one.file_name, tip=lambda one: one.file_name),
            Column(self.tr("之后"), self._state),
            Column(self.tr("数据校验码"), lambda one: one.data_digest[:16]),
        ]
        self.model: RowTableModel[SubmissionView] = RowTableModel(columns, parent=self)
        widths = {0: 150, 1: 150, 3: 130, 4: 170}
        self.table = Listing(self.model, widths, self.tr("报送记录"), stretch=2)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        hint = self.tr("每次导出都会记在这里；以后记录有变动，会标出来提醒补报。")
        self.stack.addWidget(EmptyState("zone", self.tr("还没有报送过"), hint))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        words = self.tr("“之后有变动”表示同一期间现在再导出，内容会与这份文件不同。")
        layout.addWidget(label(words, "small", wrap=True))
        layout.addWidget(self.stack, 1)

    def reload(self) -> None:
        """Read the log and begin to compare."""
        found = self._ops.run_read(self._ctx.zone.submissions)
        if found is None:
            return
        self.model.set_rows(found)
        self.stack.setCurrentIndex(0 if found else 1)
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if found:
            self._compare(found)

    def _compare(self, found: tuple[SubmissionView, ...]) -> None:
        def job(progress: Progress, cancel: CancelToken) -> Mapping[int, bool]:
            return changed(self._ctx, found, cancel)

        handle: TaskHandle = self._ops.run_job(job, label=self.tr("正在核对报送记录…"))
        self._handle = handle
        handle.done.connect(lambda result: self._show(handle, result))

    def _show(self, handle: TaskHandle, result: Mapping[int, bool]) -> None:
        if handle is self._handle:
            self._handle = None
            self._changed = result
            self.model.set_rows(self.model.rows)

    def _state(self, one: SubmissionView) -> str:
        if one.id not in self._changed:
            return "…"
        return self.tr("! 之后有变动") if self._changed[one.id] else self.tr("一致")
