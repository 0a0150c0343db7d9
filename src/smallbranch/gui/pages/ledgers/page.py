"""The page: choose, look, act. Composing and drawing run beside the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedLayout, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.ledgers.chooser import Chooser
from smallbranch.gui.pages.ledgers.preview import Preview
from smallbranch.gui.pages.ledgers.state import (
    Choice,
    Volume,
    coverage_volume,
    file_name,
    issue_volume,
    make_volume,
    reprint_volume,
    save_pdf,
    save_sheets,
    save_text,
    target_choice,
)
from smallbranch.gui.tasks import TaskHandle
from smallbranch.gui.widgets.cards import NoticeBar
from smallbranch.gui.widgets.period_picker import usual_period
from smallbranch.gui.widgets.preview_files import PreviewFiles
from smallbranch.gui.widgets.printing import open_print_dialog
from smallbranch.gui.widgets.saving import SavePlace
from smallbranch.gui.wording import period_words
from smallbranch.kernel.jobs import CancelToken, Progress
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.coverage import MAP
from smallbranch.ledgers.views import IssuedView

Make = Callable[[Path, Progress, CancelToken], Volume]


class LedgersPage(QWidget):
    """Three steps to the paper: 预览, 打印…, the system's dialog."""

    key = "ledgers"
    watches = frozenset(("branch", "ledger_shape"))
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        self._files = PreviewFiles(ctx.places.folder, "ledgers")
        self._handle: TaskHandle | None = None
        self._place = SavePlace(ctx.places.folder, "ledgers")
        self.chooser = Chooser(ctx, ops)
        self.chooser.preview_wanted.connect(self.make)
        self.chooser.reprint_wanted.connect(self.reprint)
        self.chooser.coverage_wanted.connect(self.print_coverage)
        self.preview = Preview(ctx, ops)
        self.preview.back_wanted.connect(self.go_back)
        self.preview.cancel_wanted.connect(self.go_back)
        self.preview.print_wanted.connect(self.print)
        self.preview.issue_wanted.connect(self.issue)
        self.preview.pdf_wanted.connect(lambda: self._ask("pdf"))
        self.preview.sheets_wanted.connect(lambda: self._ask("xlsx"))
        self.preview.text_wanted.connect(lambda: self._ask("docx"))
        self.preview.again_wanted.connect(self.make_again)
        for part in (self.preview, self.chooser.coverage):
            part.place_wanted.connect(self.open_page)
        ops.bus.changed.connect(lambda _: self.preview.mark_stale())
        self.notice = NoticeBar()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.chooser)
        self._stack.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(8)
        layout.addWidget(self.notice)
        layout.addLayout(self._stack, 1)
        self.setFocusProxy(self.chooser)

    def reload(self) -> None:
        """List the issued documents again; a preview stays as it was made."""
        self.chooser.reload()

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Preview what another page names (`ledger` or `only`, and `period`)."""
        choice = target_choice(target, usual_period(self._ctx.clock.today()))
        if choice is None:
            self.go_back()
            return
        self.chooser.show_choice(choice)
        shown = self.chooser.choice()
        # What has no box to tick (a cover by itself) is made as it was named.
        self.make(shown if choice.is_usual and shown.only != () else choice)

    def start_search(self) -> bool:
        """Search in the volume that is looked at; there is nothing to search in while one chooses."""
        if self.preview.volume is None:
            return False
        self.preview.start_search()
        return True

    # ── making ───────────────────────────────────────────────────────────────────────────────────────────────

    def make(self, choice: Choice) -> None:
        """Make and show the preview of a choice."""
        title = self.tr("{period}台账").format(period=period_words(self._ctx.messages, choice.period))
        self._run(title, lambda path, progress, cancel: make_volume(self._ctx, choice, path, progress, cancel))

    def reprint(self, issued: IssuedView) -> None:
        """Show an issued document as it was."""
        self._run(
            issued.title,
            lambda path, progress, cancel: reprint_volume(self._ctx, issued, path, progress, cancel),
        )

    def print_coverage(self, period: Period) -> None:
        """Make and show the coverage map of a period."""
        title = self.tr("{period}覆盖情况").format(period=period_words(self._ctx.messages, period))
        self._run(title, lambda path, progress, cancel: coverage_volume(self._ctx, period, path, progress, cancel))

    def issue(self) -> None:
        """Store the volume that is shown; it stays in sight, now with its edition."""
        volume = self.preview.volume
        if volume is None:
            return
        title, choice = self.preview.header.title.text(), volume.choice
        handle = self._run(
            title,
            lambda path, progress, cancel: issue_volume(self._ctx, choice, path, progress, cancel),
            cancellable=False,  # it is stored at once, before it is drawn
        )
        handle.done.connect(lambda _: self._say(self.tr("已出具。随时可以在“已出具的”里照原样重印。")))
        handle.finished.connect(self.reload)

    def make_again(self) -> None:
        """Make the volume in sight anew, from the records as they are now."""
        volume = self.preview.volume
        if volume is None:
            return
        if volume.choice.only == (MAP,):
            self.print_coverage(volume.choice.period)
        else:
            self.make(volume.choice)

    def go_back(self) -> None:
        """Give up what is being made and go back to choosing."""
        if self._handle is not None and self._handle.cancellable:
            self._handle.cancel()
        self._handle = None
        self.notice.hide()
        self.preview.close_file()
        self._stack.setCurrentWidget(self.chooser)
        self.chooser.tabs.setCurrentIndex(0)
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self) -> None:
        """Leave no preview behind when the window closes."""
        self.preview.close_file()
        self._files.sweep()

    def _run(self, title: str, make: Make, *, cancellable: bool = True) -> TaskHandle:
        self.notice.hide()
        if self._handle is not None and self._handle.cancellable:
            self._handle.cancel()  # nobody waits for it any more
        self.preview.show_waiting(title, cancellable=cancellable)
        path = self._files.fresh()
        self._stack.setCurrentWidget(self.preview)

        def job(progress: Progress, cancel: CancelToken) -> Volume:
            return make(path, progress, cancel)

        handle: TaskHandle = self._ops.run_job(job, label=self.tr("正在生成台账…"), cancellable=cancellable)
        self._handle = handle
        handle.progress.connect(lambda done, total: self._show_progress(handle, done, total))
        handle.done.connect(lambda volume: self._show(handle, volume))
        for ended in (handle.failed, handle.cancelled):  # also from the line at the bottom
            ended.connect(lambda *_: self._give_up(handle))
        return handle

    def _give_up(self, handle: TaskHandle) -> None:
        if handle is self._handle:
            self.go_back()

    def _show_progress(self, handle: TaskHandle, done: int, total: int) -> None:
        if handle is self._handle:
            self.preview.show_progress(done, total)

    def _show(self, handle: TaskHandle, volume: Volume) -> None:
        if handle is self._handle:  # a later press may have asked for another one
            self._handle = None
            self.preview.show_volume(volume)

    # ── acting ───────────────────────────────────────────────────────────────────────────────────────────────

    def print(self) -> None:
        """Open the system's print dialog: printer, pages, both sides."""
        if self.preview.volume is not None:
            path = self.preview.volume.path
            self.dialog: QDialog = open_print_dialog(path, self, self._on_printed, self._ops.presenter.present)

    def save(self, target: Path) -> None:
        """Write the volume as PDF or, by its suffix, as a spreadsheet or a text document."""
        volume = self.preview.volume
        if volume is None:
            return
        look = self.preview.looks.look()
        writers: dict[str, Callable[[Volume, Path], Path]] = {
            ".xlsx": save_sheets,
            ".docx": partial(save_text, look=look),
        }
        write = writers.get(target.suffix.lower(), save_pdf)

        def job(progress: Progress, cancel: CancelToken) -> Path:
            return write(volume, target)

        def done(path: Path) -> None:
            self._say(self.tr("已保存到 {path}").format(path=path))

        self._ops.run_job(job, label=self.tr("正在保存…"), done=done, cancellable=False)

    def _ask(self, suffix: str) -> None:
        volume = self.preview.volume
        if volume is None:
            return
        kinds = {
            "pdf": self.tr("PDF 文件 (*.pdf)"),
            "xlsx": self.tr("表格 (*.xlsx)"),
            "docx": self.tr("Word 文档 (*.docx)"),
        }
        name = f"{file_name(volume, self._ctx.roster.branch().name)}.{suffix}"
        title = self.tr("保存台账")
        self.dialog = self._place.ask(self, title, name, (kinds[suffix], suffix), self.save)

    def _on_printed(self, pages: int) -> None:
        if pages:
            self._say(self.tr("已送打印 {n} 页。").format(n=pages))

    def _say(self, text: str) -> None:
        self.notice.show_text(text, "ok")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        search = self.preview.search
        if event.key() == Qt.Key.Key_Escape and search.hasFocus() and search.text():
            search.clear()
        elif event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self.preview:
            self.go_back()
        else:
            super().keyPressEvent(event)
