"""The line at the bottom: saved or not, undo at hand, and what is running."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from smallbranch.gui.tasks import TaskHandle, TaskRunner
from smallbranch.gui.widgets.cards import button


class TaskStrip(QWidget):
    """Name, progress and 取消 of the job that runs; hidden while nothing does."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handles: list[TaskHandle] = []
        self.name = QLabel()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(180)
        self.bar.setAccessibleName(self.tr("进度"))
        self.cancel = QPushButton(self.tr("取消"))
        self.cancel.setAccessibleName(self.tr("取消正在进行的工作"))
        self.cancel.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.name, self.bar, self.cancel):
            layout.addWidget(widget)
        tasks.started.connect(self.follow)
        self.hide()

    def follow(self, handle: TaskHandle) -> None:
        """Show a job from its start to its end."""
        self._handles.append(handle)
        handle.progress.connect(lambda done, total: self._on_progress(handle, done, total))
        handle.finished.connect(lambda: self._on_finished(handle))
        self._refresh()

    def _on_progress(self, handle: TaskHandle, done: int, total: int) -> None:
        if self._handles and self._handles[0] is handle:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _on_finished(self, handle: TaskHandle) -> None:
        if handle in self._handles:
            self._handles.remove(handle)
        self._refresh()

    def _refresh(self) -> None:
        self.setVisible(bool(self._handles))
        if self._handles:
            first = self._handles[0]
            self.name.setText(first.label)
            self.bar.setRange(0, 0)
            self.cancel.setVisible(first.cancellable)
            self.cancel.setEnabled(True)

    def _cancel(self) -> None:
        if self._handles:
            self._handles[0].cancel()
            self.cancel.setEnabled(False)
            self.name.setText(self.tr("正在停止…"))


class StatusArea(QFrame):
    """已保存, the undo button and the running job; no QStatusBar, which cuts its items when the text grows."""

    undo_wanted = Signal()

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusbar")
        self.saved = QLabel()
        self.undo = button("", role="link")
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.clicked.connect(self.undo_wanted)
        self.undo.hide()
        self.tasks = TaskStrip(tasks)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 4, 20, 4)
        layout.setSpacing(12)
        layout.addWidget(self.saved)
        layout.addWidget(self.undo)
        layout.addStretch(1)
        layout.addWidget(self.tasks)
        self.setMinimumHeight(36)

    def show_saved(self, step: str | None) -> None:
        """Say that everything is on disk, and which step can be taken back."""
        self.saved.setText(self.tr("✓ 已保存"))
        self.undo.setVisible(step is not None)
        if step is not None:
            self.undo.setText(self.tr("撤销“{step}”").format(step=step))

    def show_opening(self) -> None:
        """Say that the services are still being loaded."""
        self.saved.setText(self.tr("正在打开…"))
