"""Draw every page of the practice branch, light and dark, Chinese and English: `python3 dev.py screenshots`.

The day is fixed and only shipped fonts are used, so that pictures change only when the program does.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from smallbranch.gui.main import start
from smallbranch.gui.navigation import PAGES
from smallbranch.gui.preferences import PreferenceFile
from smallbranch.gui.theme import Mode
from smallbranch.kernel.clock import FixedClock
from smallbranch.practice.branch import make_practice

TODAY = datetime(2026, 10, 26, 9, 30)
OUT = Path(__file__).parent / "screenshots"
SIZE = (1366, 768)
VARIANTS = (("zh", Mode.LIGHT), ("zh", Mode.DARK), ("en", Mode.LIGHT))


def settle(program: Any, seconds: float = 0.6) -> None:
    """Let the event loop run until no job is running and the time is over."""
    quiet = QDeadlineTimer(int(seconds * 1000))
    while not quiet.hasExpired() or (program.window is not None and program.window.tasks.busy):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def draw(folder: Path, language: str, mode: Mode, pages: list[str]) -> None:
    """Draw the pages in one language and look."""
    PreferenceFile(folder).change(mode=mode.value, language=language)
    program = start(folder, language, FixedClock(TODAY))
    window = program.window
    assert window is not None
    window.resize(*SIZE)
    settle(program, 2.0)
    for number, page in enumerate(PAGES, 1):
        if pages and page.key not in pages:
            continue
        window.show_page(page.key)
        settle(program)
        target = OUT / f"{number:02}-{page.key}-{language}-{mode.value}.png"
        window.grab().save(str(target))
        sys.stdout.write(f"{target.relative_to(OUT.parent.parent)}\n")
    window.close()
    settle(program, 0.2)


def main() -> int:
    """Draw all variants, or only the pages named."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "practice"
        make_practice(book, seed=2026)
        for language, mode in VARIANTS:
            draw(book, language, mode, sys.argv[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main())
