"""Long work beside the window: plain functions on one worker thread, their handles on the main thread.

The runnable holds no QObject but a plain callable, so nothing of the main thread is freed on the other.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from smallbranch.kernel.jobs import Cancelled, CancelToken, Progress

log = logging.getLogger(__name__)

Job = Callable[[Progress, CancelToken], Any]
Report = Callable[[int, str, object], None]


class _Kind(StrEnum):
    PROGRESS = "progress"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class _Runnable(QRunnable):
    def __init__(self, number: int, job: Job, cancel: CancelToken, report: Report) -> None:
        super().__init__()
        self._number, self._job, self._cancel, self._report = number, job, cancel, report
        self._shown = -1

    def run(self) -> None:
        """Run the job; whatever happens becomes one report, nothing leaves the thread as an exception."""
        kind, payload = _Kind.DONE, None
        try:
            self._cancel.check()
            payload = self._job(self._progress, self._cancel)
        except Cancelled:
            kind = _Kind.CANCELLED
        except BaseException as exc:  # handed to the main thread, which presents it
            kind, payload = _Kind.FAILED, exc
        self._report(self._number, kind, payload)

    def _progress(self, done: int, total: int) -> None:
        permille = done * 1000 // total if total else done
        if permille != self._shown:
            self._shown = permille
            self._report(self._number, _Kind.PROGRESS, (done, total))


class TaskHandle(QObject):
    """One running job as the main thread sees it; exactly one of done, failed, cancelled comes, then finished."""

    progress = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, number: int, label: str, cancellable: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.number = number
        self.label = label
        self.cancellable = cancellable
        self._token = CancelToken()

    @property
    def token(self) -> CancelToken:
        """Return what the job asks at its safe points."""
        return self._token

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._token.cancel()


class TaskRunner(QObject):
    """Owner of all handles; one worker thread, so that two jobs never meet in the book."""

    started = Signal(object)
    failed = Signal(object)
    _reported = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._handles: dict[int, TaskHandle] = {}
        self._count = 0
        self._closing = False
        self._reported.connect(self._receive)

    @property
    def busy(self) -> bool:
        """Tell whether any job is waiting or running."""
        return bool(self._handles)

    def start(
        self, job: Job, *, label: str, done: Callable[[Any], None] | None = None, cancellable: bool = True
    ) -> TaskHandle:
        """Queue the job; `done` gets its value on the main thread. A failure nobody listens to goes to `failed`."""
        self._count += 1
        handle = TaskHandle(self._count, label, cancellable, self)
        if done is not None:
            handle.done.connect(done)
        self._handles[handle.number] = handle
        self.started.emit(handle)
        self._pool.start(_Runnable(handle.number, job, handle.token, self._reported.emit))
        return handle

    def close(self, wait_ms: int = 60_000) -> bool:
        """Cancel everything and wait, drop what arrives afterwards; return False when a job would not end."""
        self._closing = True
        for handle in list(self._handles.values()):
            handle.cancel()
        ended = self._pool.waitForDone(wait_ms)
        for handle in list(self._handles.values()):
            self._end(handle)
        return ended

    def _receive(self, number: int, kind: str, payload: Any) -> None:
        handle = self._handles.get(number)
        if handle is None or self._closing:
            return
        if kind == _Kind.PROGRESS:
            handle.progress.emit(*payload)
            return
        if kind == _Kind.DONE:
            handle.done.emit(payload)
        elif kind == _Kind.CANCELLED:
            handle.cancelled.emit()
        else:
            log.error("job %s failed with %s", number, type(payload).__name__)
            handle.failed.emit(payload)
            self.failed.emit(payload)
        self._end(handle)

    def _end(self, handle: TaskHandle) -> None:
        self._handles.pop(handle.number, None)
        handle.finished.emit()
        handle.deleteLater()
