"""The frame: pages by keyboard, lazily made and reloaded, undo named, findings and problems shown, closing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget

from smallbranch.gui.main_window import MainWindow
from smallbranch.gui.ports import BranchInfo
from smallbranch.gui.preferences import PreferenceFile
from smallbranch.gui.theme import Mode, Theme
from smallbranch.kernel.changes import ChangeSet, Outcome
from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity
from tests.gui.demo_pages import SPECS

pytestmark = pytest.mark.gui
CTRL = Qt.KeyboardModifier.ControlModifier


def test_every_page_by_its_key_and_made_only_when_shown(qtbot: Any, window: MainWindow) -> None:
    assert set(window.stack.pages) == {"home"}
    for spec in SPECS[9:]:  # there are nine digits; who comes later is reached by arrow keys and the menu
        window.show_page(spec.key)
    for number, spec in reversed(list(enumerate(SPECS[:9], 1))):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), CTRL)
        assert window.stack.current_key() == spec.key
        assert window.sidebar.list.currentRow() == number - 1
    assert set(window.stack.pages) == {spec.key for spec in SPECS}


def test_arrow_keys_in_the_sidebar(qtbot: Any, window: MainWindow) -> None:
    window.sidebar.list.setFocus()
    for spec in SPECS[1:]:
        qtbot.keyClick(window.sidebar.list, Qt.Key.Key_Down)
        assert window.stack.current_key() == spec.key


def test_pages_reload_when_in_sight_else_later(window: MainWindow) -> None:
    home, zone = window.stack.pages["home"], window.show_page("zone")
    assert (home.reloads, zone.reloads) == (1, 1)
    window.bus.publish(ChangeSet.of([("member", 1)]))
    assert (home.reloads, zone.reloads) == (1, 1)
    window.bus.publish(ChangeSet.of([("meeting", 1)]))
    assert (home.reloads, zone.reloads) == (1, 2)
    window.show_page("home")
    window.show_page("zone")
    assert (home.reloads, zone.reloads) == (2, 2)


def test_undo_and_redo_name_their_step(qtbot: Any, window: MainWindow) -> None:
    assert window.menus.undo.text() == "撤销“增加党员”(&U)"
    assert not window.menus.redo.isEnabled()
    assert window.status.undo.text() == "撤销“增加党员”"
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert not window.menus.undo.isEnabled()
    assert not window.status.undo.isVisible()
    assert window.menus.redo.text() == "重做“增加党员”(&R)"
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert window.menus.undo.text() == "撤销“增加党员”(&U)"


def test_write_publishes_and_shows_what_was_noticed(qtbot: Any, window: MainWindow) -> None:
    findings = (Finding("late", Severity.INFO), Finding("quorum", Severity.ERROR))
    outcome = Outcome(7, ChangeSet.of([("meeting", 7)]), findings)
    with qtbot.waitSignal(window.bus.changed):
        assert window.ops.run_write(lambda: outcome) == outcome
    assert window.notice.isVisible()
    assert window.notice.text.text() == "finding：late\nfinding：quorum"
    assert window.status.saved.text() == "✓ 已保存"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.notice.isVisible()


def raising(error: Exception) -> Any:
    def command() -> Outcome[int]:
        raise error

    return command


def test_invalid_input_marks_the_field_and_opens_no_box(window: MainWindow) -> None:
    page = window.show_page("meetings")
    form = page.form
    assert window.ops.run_write(raising(InvalidInput({"topic": "required"})), form=form) is None
    assert form.rows["topic"].error.text() == "请填写这一项"
    assert form.rows["topic"].field.property("invalid") == "true"
    assert form.rows["topic"].field.hasFocus()
    assert window.presenter.last_dialog is None
    assert window.ops.run_write(lambda: Outcome(1, ChangeSet.empty()), form=form) is not None
    assert not form.rows["topic"].error.isVisible()


@pytest.mark.parametrize(
    "error", [Refused("quarter_closed"), EnvironmentProblem("disk_full"), InvalidInput({"x": "y"})]
)
def test_other_problems_say_a_sentence_without_blocking(window: MainWindow, error: Exception) -> None:
    assert window.ops.run_write(raising(error)) is None
    box = window.presenter.last_dialog
    assert isinstance(box, QMessageBox)
    assert box.isVisible()
    assert box.text() in {"句子：quarter_closed", "句子：disk_full", "field：y"}
    box.close()


def test_a_bug_is_owned_up_to_and_its_report_holds_no_data(window: MainWindow, tmp_path: Path) -> None:
    window.presenter.reports = tmp_path / "logs"
    try:
        raising(KeyError("张三 110101199001011234"))()
    except KeyError as error:
        window.presenter.present(error)
    box = window.presenter.last_dialog
    report = (tmp_path / "logs" / "last-error.txt").read_text("utf-8")
    assert "test_shell.py" in report
    assert "KeyError" in report
    assert "张三" not in report
    copy = next(each for each in box.buttons() if each.text().startswith("复制"))
    copy.click()
    assert QApplication.clipboard().text() == report
    assert box.isVisible()
    box.close()


def test_help_and_search_by_keyboard(qtbot: Any, window: MainWindow) -> None:
    window.show_page("roster")
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert QApplication.focusWidget().objectName() == "search"
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.help.isVisible()
    assert len(window.help.text.toPlainText()) > 10
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.help.isVisible()


def test_look_is_remembered(window: MainWindow, theme: Theme, preferences: PreferenceFile) -> None:
    window.menus.mode_chosen.emit("dark")
    window.menus.scale_chosen.emit(125)
    assert theme.tokens.dark
    assert theme.scale == 125
    assert (preferences.load().mode, preferences.load().scale) == (Mode.DARK, 125)


def test_practice_shows_its_strip(window: MainWindow, info: BranchInfo) -> None:
    assert not window.banner.isVisible()
    window.show_opening(BranchInfo("练习支部", info.today, practice=True), QWidget())
    assert window.banner.isVisible()
    assert window.top_bar.day.text() == "截至 2026年9月28日 · 第三季度"


def test_closing_stops_jobs_and_closes_the_book(window: MainWindow) -> None:
    book = window._services.book
    handle = window.ops.run_job(lambda progress, cancel: None, label="x")
    assert window.close()
    assert book.closed
    assert handle.token.cancelled
    assert not window.tasks.busy


@pytest.mark.parametrize("key", [spec.key for spec in SPECS])
def test_everything_that_takes_focus_has_a_name(window: MainWindow, key: str) -> None:
    window.show_page(key)
    assert nameless(window) == []


def nameless(window: QWidget) -> list[str]:
    """List the visible widgets that take the focus and tell a screen reader nothing."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_tab_reaches_every_control(qtbot: Any, window: MainWindow) -> None:
    window.show_page("meetings")
    window.sidebar.list.setFocus()
    reached = set()
    for _ in range(60):
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    tab = Qt.FocusPolicy.TabFocus
    wanted = {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & tab == tab
    }
    assert {type(each).__name__ for each in wanted - reached} <= {"QRadioButton", "_Sheet"}
