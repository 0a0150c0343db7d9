"""What will be printed, drawn anew a moment after each change, while a look is still being made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallbranch.gui.tasks import TaskHandle
from smallbranch.gui.widgets.cards import EmptyState, label
from smallbranch.gui.widgets.pdf_view import PdfView
from smallbranch.gui.widgets.preview_files import PreviewFiles
from smallbranch.kernel.jobs import CancelToken, Progress

_WAIT = 250  # ms after the last key

Drawing = Callable[[Path, Progress, CancelToken], Path]


class TrialView(QWidget):
    """Asks `drawing` for what is to be drawn when its moment has come; None where nothing can be drawn."""

    def __init__(self, ops: Any, data_folder: Path, drawing: Callable[[], Drawing | None]) -> None:
        super().__init__()
        self._ops, self._drawing = ops, drawing
        self._files = PreviewFiles(data_folder, "trial")
        self._handle: TaskHandle | None = None
        self._timer = QTimer(self, singleShot=True, interval=_WAIT)
        self._timer.timeout.connect(self._draw)
        self.view = PdfView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(self.tr("印出来是这样"), "section"))
        layout.addWidget(self.view, 1)
        self.nothing = EmptyState("ledgers", self.tr("填齐了就在这里画出来"), self.tr("左下方写着还缺什么。"))
        layout.addWidget(self.nothing, 1)
        self.nothing.hide()

    def renew(self) -> None:
        """Draw it again soon."""
        self._timer.start()

    def is_busy(self) -> bool:
        """Tell whether what is shown is about to change."""
        return self._timer.isActive() or self._handle is not None

    def let_go(self) -> None:
        """Stop drawing and close the file."""
        self._timer.stop()
        drawing = self._handle
        self._give_up()
        self.view.close_file()
        if drawing is None:
            self._files.sweep()
        else:
            drawing.finished.connect(self._files.sweep)  # it may still be writing there

    def _give_up(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _draw(self) -> None:
        drawing = self._drawing()
        self._give_up()
        if drawing is None:
            if self.view.pages is None:
                self.view.hide()
                self.nothing.show()
            return
        path = self._files.fresh()
        handle: TaskHandle = self._ops.run_job(partial(drawing, path), label=self.tr("正在画预览…"))
        self._handle = handle
        handle.done.connect(lambda made: self._see(handle, made))

    def _see(self, handle: TaskHandle, path: Path) -> None:
        if handle is self._handle:
            self._handle = None
            self.nothing.hide()
            self.view.show()
            self.view.open(path)
