"""One application, our own font, no warnings: what every test of the window stands on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from smallbranch.gui.fonts import load_fonts
from smallbranch.gui.main_window import MainWindow
from smallbranch.gui.navigation import PageSpec
from smallbranch.gui.ports import BranchInfo, Services
from smallbranch.gui.preferences import PreferenceFile
from smallbranch.gui.theme import Mode, Theme
from smallbranch.kernel.changes import ChangeSet, Outcome
from smallbranch.kernel.errors import SmallBranchError
from tests.gui import demo_pages

TODAY = date(2026, 9, 28)


class PlainWords:
    """Sentences that show the code: what the shell does with them is tested, not how they read."""

    def error(self, error: SmallBranchError) -> str:
        return f"句子：{error.code}"

    def step(self, code: str, params: Mapping[str, Any] | None = None) -> str:
        return {"record_meeting": "记录会议", "add_member": "增加党员"}.get(code, code)

    def text(self, table: str, code: str, params: Mapping[str, Any] | None = None) -> str:
        return {"required": "请填写这一项"}.get(code, f"{table}：{code}")


class Step:
    def __init__(self, code: str) -> None:
        self.code = code
        self.params: dict[str, Any] = {}


class StepBook:
    """A book reduced to its two stacks of steps; the real one has its own tests."""

    def __init__(self, *codes: str) -> None:
        self.undoable = [Step(code) for code in codes]
        self.redoable: list[Step] = []
        self.closed = False

    def next_undo(self) -> Step | None:
        return self.undoable[-1] if self.undoable else None

    def next_redo(self) -> Step | None:
        return self.redoable[-1] if self.redoable else None

    def undo(self) -> ChangeSet:
        self.redoable.append(self.undoable.pop())
        return ChangeSet.of([("meeting", 1)])

    def redo(self) -> ChangeSet:
        self.undoable.append(self.redoable.pop())
        return ChangeSet.of([("meeting", 1)])

    def close(self) -> None:
        self.closed = True


class Dispatcher:
    """Does commands that are plain functions."""

    def __init__(self, book: StepBook) -> None:
        self.book = book

    def do(self, command: Any) -> Outcome[Any]:
        outcome: Outcome[Any] = command()
        self.book.undoable.append(Step("record_meeting"))
        return outcome


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, load_fonts(), Mode.LIGHT, 100)


@pytest.fixture(autouse=True)
def _plain_look(qapp: QApplication, theme: Theme) -> Iterator[None]:
    """Delete the windows of the test before and put the look back afterwards."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield
    changed = (theme.scale, theme.mode) != (100, Mode.LIGHT)
    if changed or qapp.property("theme") is not theme:  # a whole program has a look of its own
        theme.scale = 100
        theme.set_mode(Mode.LIGHT)


@pytest.fixture
def preferences(tmp_path: Path) -> PreferenceFile:
    return PreferenceFile(tmp_path)


@pytest.fixture
def info() -> BranchInfo:
    return BranchInfo("市水文局机关第二党支部", TODAY)


def make_window(
    theme: Theme, preferences: PreferenceFile, specs: tuple[PageSpec, ...] = demo_pages.SPECS
) -> MainWindow:
    return MainWindow(theme, preferences, pages=specs)


@pytest.fixture
def window(qtbot: Any, theme: Theme, preferences: PreferenceFile, info: BranchInfo) -> MainWindow:
    """Return a shown window with the nine demonstration pages and one step to take back."""
    result = make_window(theme, preferences)
    qtbot.addWidget(result)
    book = StepBook("add_member")
    result.attach(Services(object(), book, Dispatcher(book), PlainWords(), lambda: info, book.close), "home")
    result.resize(1366, 768)
    result.show()
    qtbot.waitExposed(result)
    return result
