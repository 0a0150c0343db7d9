"""One start: `child.py floor` shows a bare window, `child.py program DIR` ours; prints ms since the process began."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def since_start() -> float:
    """Return milliseconds since this process was started."""
    ticks = float(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19])
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")) * 1000


def floor() -> dict[str, float]:
    """Show a bare main window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 720)
    window.show()
    app.processEvents()
    window.grab()
    return {"paint": since_start(), "cpu": time.process_time() * 1000}


def program(folder: Path) -> dict[str, float]:
    """Show the program on a book; measure first paint, the moment it is usable and the longest gap of the loop."""
    gc.disable()  # as smallbranch.__main__ does before it imports Qt
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from smallbranch.gui.main import start

    running = start(folder)  # kept: the program loads the book only as long as somebody holds it
    window = running.window
    assert window is not None
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
    window.grab()
    answer = {"paint": since_start(), "cpu": time.process_time() * 1000, "gap": 0.0}
    last = time.perf_counter()
    shown = 0

    def beat() -> None:
        nonlocal last, shown
        now = time.perf_counter()
        answer["gap"] = max(answer["gap"], (now - last) * 1000)
        last = now
        if window.ops is not None:
            shown += 1
        if shown == 1:
            answer["ready"], answer["ready_cpu"] = since_start(), time.process_time() * 1000
        if shown == 3:  # the first page has been laid out and painted
            QApplication.quit()  # closes the window, and with it the book

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(5)
    QApplication.exec()
    return answer


if __name__ == "__main__":
    print(json.dumps(floor() if sys.argv[1] == "floor" else program(Path(sys.argv[2]))))
