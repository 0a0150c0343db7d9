"""Jobs beside the window: they end in exactly one way, on the main thread, also while the window closes."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import QThread

from smallbranch.gui.status import TaskStrip
from smallbranch.gui.tasks import TaskRunner
from smallbranch.kernel.jobs import Cancelled, CancelToken, Progress

pytestmark = pytest.mark.gui


@pytest.fixture
def tasks(qapp: Any) -> TaskRunner:
    return TaskRunner()


def counted(progress: Progress, cancel: CancelToken) -> int:
    for step in range(1, 5):
        progress(step, 4)
    return threading.get_ident()


def test_success_reports_progress_and_value_on_the_main_thread(qtbot: Any, tasks: TaskRunner) -> None:
    seen: list[Any] = []
    handle = tasks.start(counted, label="数数", done=lambda value: seen.append((value, QThread.currentThread())))
    steps: list[tuple[int, int]] = []
    handle.progress.connect(lambda done, total: steps.append((done, total)))
    with qtbot.waitSignal(handle.finished):
        pass
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert seen[0][0] != threading.get_ident()
    assert seen[0][1] is tasks.thread()
    assert not tasks.busy


def test_cancel_ends_as_cancelled(qtbot: Any, tasks: TaskRunner) -> None:
    running = threading.Event()

    def endless(progress: Progress, cancel: CancelToken) -> None:
        running.set()
        stop = threading.Event()
        while not stop.wait(0.005):
            cancel.check()

    ended: list[str] = []
    handle = tasks.start(endless, label="等")
    handle.done.connect(lambda _: ended.append("done"))
    handle.failed.connect(lambda _: ended.append("failed"))
    handle.cancelled.connect(lambda: ended.append("cancelled"))
    assert running.wait(5)
    with qtbot.waitSignal(handle.finished):
        handle.cancel()
    assert ended == ["cancelled"]


def test_failure_carries_the_exception(qtbot: Any, tasks: TaskRunner) -> None:
    def broken(progress: Progress, cancel: CancelToken) -> None:
        raise ValueError("x")

    handle = tasks.start(broken, label="坏")
    with qtbot.waitSignals([handle.failed, tasks.failed]) as blocker:
        pass
    assert all(isinstance(signal.args[0], ValueError) for signal in blocker.all_signals_and_args)


def test_closing_cancels_waits_and_drops_late_results(qtbot: Any, tasks: TaskRunner) -> None:
    running, ended = threading.Event(), threading.Event()
    seen: list[Any] = []

    def stubborn(progress: Progress, cancel: CancelToken) -> str:
        running.set()
        stop = threading.Event()
        while not cancel.cancelled:
            stop.wait(0.005)
        ended.set()
        return "late"

    tasks.start(stubborn, label="慢", done=seen.append)
    second = tasks.start(counted, label="排队", done=seen.append)
    assert running.wait(5)
    assert tasks.close()
    assert ended.is_set()
    assert not tasks.busy
    assert second.token.cancelled
    qtbot.wait_until(lambda: True)
    assert seen == []


def test_a_queued_job_that_is_cancelled_never_runs(qtbot: Any, tasks: TaskRunner) -> None:
    gate, ran = threading.Event(), []

    def waiting(progress: Progress, cancel: CancelToken) -> None:
        gate.wait(5)

    def second(progress: Progress, cancel: CancelToken) -> None:
        ran.append(1)

    tasks.start(waiting, label="一")
    handle = tasks.start(second, label="二")
    handle.cancel()
    with qtbot.waitSignal(handle.cancelled):
        gate.set()
    assert ran == []


def test_strip_shows_the_job_and_its_cancel_button(qtbot: Any, tasks: TaskRunner) -> None:
    strip = TaskStrip(tasks)
    qtbot.addWidget(strip)

    def job(progress: Progress, cancel: CancelToken) -> None:
        progress(3, 10)
        stop = threading.Event()
        while not stop.wait(0.005):
            if cancel.cancelled:
                raise Cancelled

    handle = tasks.start(job, label="生成台账")
    assert strip.isVisibleTo(strip.parentWidget())
    assert strip.name.text() == "生成台账"
    qtbot.waitUntil(lambda: (strip.bar.value(), strip.bar.maximum()) == (3, 10))
    with qtbot.waitSignal(handle.finished):
        strip.cancel.click()
    assert strip.isHidden()
