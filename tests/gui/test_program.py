"""Opening a real book: painted first, loaded beside the window, closed with it."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from smallbranch.bootstrap import create
from smallbranch.gui.first_start import FirstStart
from smallbranch.gui.opening import glance
from smallbranch.gui.preferences import PreferenceFile
from smallbranch.gui.program import Program
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from tests.gui.demo_pages import SPECS

pytestmark = pytest.mark.gui
NOON = FixedClock(datetime(2026, 9, 20, 12, tzinfo=timezone(timedelta(hours=8))))
NAME = "市水文局机关第二党支部"


@pytest.fixture
def program(theme: Theme, preferences: PreferenceFile) -> Program:
    return Program(theme, preferences, NOON, "zh", SPECS)


def test_a_book_is_glanced_at_then_opened_and_closed(qtbot: Any, program: Program, data_dir: Path) -> None:
    create(data_dir, NAME, clock=NOON)
    assert glance(data_dir / "book.db", NOON.today()).name == NAME
    window = program.show(data_dir)
    assert window.top_bar.name.text() == NAME
    assert window.ops is None
    qtbot.waitUntil(lambda: window.ops is not None, timeout=20_000)
    assert window.stack.current_key() == "home"
    assert window.status.saved.text() == "✓ 已保存"
    assert window.presenter.last_dialog is None
    assert window.close()
    reopened = glance(data_dir / "book.db", NOON.today())
    assert reopened is not None


def test_the_first_page_shows_what_was_read_beside_the_window(
    qtbot: Any, theme: Theme, preferences: PreferenceFile, data_dir: Path
) -> None:
    create(data_dir, NAME, clock=NOON)
    demo = "tests.gui.demo_pages"
    home = SPECS[0]._replace(factory=f"{demo}:ReadPage", reader=f"{demo}:read_beside")
    program = Program(theme, preferences, NOON, "zh", (home, *SPECS[1:]))
    window = program.show(data_dir)
    qtbot.waitUntil(lambda: "home" in window.stack.pages, timeout=20_000)
    page = window.stack.pages["home"]
    assert page.taken == (NAME, False)
    assert page.reloads == 0
    window.stack.mark_all()
    window.show_page("roster")
    window.show_page("home")
    assert page.reloads == 1
    assert window.close()


def test_closing_at_first_sight_opens_nothing(qtbot: Any, program: Program, data_dir: Path) -> None:
    create(data_dir, NAME, clock=NOON)
    window = program.show(data_dir)
    with qtbot.waitSignal(window.painted):
        window.update()
    assert window.close()
    qtbot.wait(1)
    assert program.window is None
    assert glance(data_dir / "book.db", NOON.today()).name == NAME


def test_closing_while_the_book_is_being_opened_leaves_it_closed(qtbot: Any, program: Program, data_dir: Path) -> None:
    create(data_dir, NAME, clock=NOON)
    window = program.show(data_dir)
    assert window.close()
    assert program.window is None
    assert glance(data_dir / "book.db", NOON.today()).name == NAME


def test_first_start_makes_a_book_and_shows_the_roster(qtbot: Any, program: Program, data_dir: Path) -> None:
    window = program.show(data_dir)
    page = window.findChild(FirstStart)
    assert page.isVisible()
    page.name.setText(NAME)
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.ops is not None, timeout=20_000)
    assert window.stack.current_key() == "roster"
    assert window.top_bar.name.text() == NAME
    assert window.close()


def test_what_is_no_book_is_said_in_a_sentence(qtbot: Any, program: Program, data_dir: Path) -> None:
    (data_dir / "book.db").write_bytes(b"not a book at all" * 100)
    window = program.show(data_dir)
    qtbot.waitUntil(lambda: window.presenter.last_dialog is not None, timeout=20_000)
    assert window.presenter.last_dialog.isVisible()
    assert window.ops is None
    window.presenter.last_dialog.close()
    assert window.close()


def test_the_window_is_painted_without_heavy_libraries() -> None:
    heavy = "{'sqlalchemy', 'alembic', 'reportlab', 'openpyxl', 'pypinyin', 'msgspec', 'pypdfium2', 'dataclasses'}"
    code = f"import sys, smallbranch.gui.main; print(sorted({heavy} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_nothing_reads_the_source_of_what_is_imported_beside_the_window() -> None:
    """PySide's own import would: 0.1 s of every start."""
    code = (
        "import linecache, builtins; import smallbranch.gui.main; from PySide6.QtWidgets import QWidget;"
        "assert builtins.__import__ is builtins.__orig_import__; import smallbranch.bootstrap;"
        "print([name for name in linecache.cache if name.endswith('bootstrap.py')])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
