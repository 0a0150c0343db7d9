"""Files of the plan: the superior's list comes in, a calendar file goes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.documents.whole_file import write_whole
from smallbranch.gui.pages.calendar.state import task_list
from smallbranch.gui.widgets.saving import SavePlace
from smallbranch.kernel.jobs import CancelToken, Progress

if TYPE_CHECKING:  # it stands on the readers of foreign files, which are loaded when there is a file to read
    from smallbranch.meetings.task_list import TaskListPlan, Tie


class PlanFiles(QWidget):
    """`said` has a sentence for the page and its severity, `taken` tells that the plan changed."""

    said = Signal(str, str)
    taken = Signal()

    def __init__(self, ctx: AppContext, ops: Any, page: QWidget) -> None:
        super().__init__(page)
        self.hide()
        self._ctx, self._ops, self._page = ctx, ops, page
        self._place = SavePlace(ctx.places.folder, "calendar")

    def ask_file(self) -> None:
        """Ask for the superior's list."""
        dialog = QFileDialog(self._page, self.tr("选择上级的工作清单"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("表格 (*.xlsx *.xls *.et *.ods *.csv);;所有文件 (*)"))
        dialog.fileSelected.connect(lambda path: self.import_tasks(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_tasks(self, path: Path) -> None:
        """Read a list beside the window and add its tasks as one step."""

        def job(progress: Progress, cancel: CancelToken) -> TaskListPlan:
            return task_list(self._ctx, path)

        self._ops.run_job(job, label=self.tr("正在读取清单…"), done=self._show_tasks)

    def _show_tasks(self, found: TaskListPlan) -> None:
        """Show the difference; nothing is written before it is confirmed."""
        if not found.commands and not found.gone:
            self.said.emit(self.tr("清单里没有新的事项。"), "info")
            return
        from smallbranch.gui.pages.calendar.taskdiff import TaskDiff

        self.difference = TaskDiff(self._ctx, found, self._page)
        self.difference.taken.connect(lambda gone, ties: self._add_tasks(found, ties, cancel_gone=gone))
        self.difference.open_wide()

    def _add_tasks(self, found: TaskListPlan, ties: tuple[Tie, ...], *, cancel_gone: bool) -> None:
        added, changed = len(found.add) - len(ties), len(found.change) + len(ties)
        wanted = [*found.tying(ties), *(found.cancelling(self.tr("上级清单已撤销")) if cancel_gone else ())]
        if not wanted:
            return
        do_all, params = self._ctx.dispatcher.do_all, {"count": len(wanted)}
        if self._ops.run_step(lambda: do_all(wanted, "import_tasks", params)) is not None:
            self.taken.emit()
            text = self.tr("已从清单加入 {n} 项，改了 {changed} 项。不合适就按 Ctrl+Z 一步撤销。")
            self.said.emit(text.format(n=added, changed=changed), "ok")

    def ask_where(self, year: int) -> None:
        """Ask where the calendar file of a year goes."""
        name = self.tr("{year}年计划.ics").format(year=year)
        kind = (self.tr("日历文件 (*.ics)"), "ics")
        self.dialog = self._place.ask(
            self._page, self.tr("导出日历"), name, kind, lambda path: self.export_to(path, year)
        )

    def export_to(self, path: Path, year: int) -> None:
        """Write the plan of a year as a calendar file."""

        def write() -> Path:
            write_whole(path, self._ctx.meetings.calendar_file(year))
            return path

        if self._ops.run_read(write) is not None:
            self.said.emit(self.tr("已存到 {path}").format(path=path), "ok")
