"""The grid of all fields and the filters of the list, by mouse and by keys only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from smallbranch.gui.pages.roster.block_dialog import BlockDialog
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster import commands
from tests.gui.pages.office import found, office, too_long

pytestmark = pytest.mark.gui
TODAY = date(2026, 9, 20)
CTRL = Qt.KeyboardModifier.ControlModifier
Opened = tuple[Any, Any, Any]


@pytest.fixture
def small(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> Iterator[Opened]:
    with office(qtbot, theme, found(tmp_path / "book", clock, "王芳", "李强", "赵敏"), clock, "roster") as opened:
        opened[2].people.as_grid.click()
        yield opened


def at(page: Any, name: str, field: str) -> Any:
    content = page.people.grid.model.content
    row = next(number for number, one in enumerate(content.people) if one.name == name)
    column = next(number for number, one in enumerate(content.columns) if one.field == field)
    return page.people.grid.model.index(row, column)


def choose(page: Any, first: Any, last: Any | None = None) -> None:
    table, flags = page.people.grid.table, QItemSelectionModel.SelectionFlag
    table.setCurrentIndex(first)
    table.selectionModel().select(QItemSelection(first, last or first), flags.ClearAndSelect)


def dialog_of(page: Any) -> BlockDialog:
    return next(one for one in page.people.grid.findChildren(BlockDialog) if one.isVisible())


def test_a_block_with_headings_goes_to_the_people_named_in_one_step(small: Opened) -> None:
    ctx, _window, page = small
    QGuiApplication.clipboard().setText(
        '姓名\t出生年月\t所在部门\r\n赵敏\t1990.07.01\t"业务科"\r\n李强\t1988年5月\t办公室\r\n无名\t\t\r\n'
    )
    choose(page, page.people.grid.model.index(0, 0))
    QTest.keyClick(page.people.grid.table, Qt.Key.Key_V, CTRL)
    dialog = dialog_of(page)
    assert dialog.model.rowCount() == 4
    assert dialog.ok.text() == "写入 4 处"
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.ok.text() == "写入 3 处"
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.submit()
    held = {one.name: (one.birth_date, one.department) for one in ctx.roster.members(TODAY)}
    assert held == {"王芳": (None, None), "赵敏": ("1990-07-01", "业务科"), "李强": ("1988-05", "办公室")}
    ctx.book.undo()
    assert {one.department for one in ctx.roster.members(TODAY)} == {None}


def test_ctrl_d_fills_down_and_delete_clears_after_a_tick(small: Opened) -> None:
    ctx, _window, page = small
    grid = page.people.grid
    first = grid.model.index(0, at(page, "王芳", "department").column())
    grid.model.setData(first, "办公室")
    choose(page, first, grid.model.index(2, first.column()))
    QTest.keyClick(grid.table, Qt.Key.Key_D, CTRL)
    dialog_of(page).submit()
    assert {one.department for one in ctx.roster.members(TODAY)} == {"办公室"}
    choose(page, first)
    QTest.keyClick(grid.table, Qt.Key.Key_Delete)
    dialog = dialog_of(page)
    assert not dialog.ok.isEnabled()
    assert dialog.ok.toolTip()
    dialog.model.toggle(0)
    dialog.submit()
    assert sorted(one.department or "" for one in ctx.roster.members(TODAY)) == ["", "办公室", "办公室"]


def test_what_cannot_be_read_is_shown_and_left_out(small: Opened) -> None:
    ctx, _window, page = small
    QGuiApplication.clipboard().setText("女\r\n看不懂\r\n男\r\n")
    choose(page, page.people.grid.model.index(0, at(page, "王芳", "sex").column()))
    dialog = page.people.grid.paste()
    words = [dialog.model.index(row, 4).data() for row in range(3)]
    assert words[1].startswith("不写入：")
    assert dialog.ok.text() == "写入 2 处"
    dialog.submit()
    assert sorted(one.sex or "" for one in ctx.roster.members(TODAY)) == ["", "女", "男"]


def test_several_cells_are_edited_at_once_and_typed_with_the_keys_alone(small: Opened, qtbot: Any) -> None:
    ctx, _window, page = small
    grid = page.people.grid
    first = grid.model.index(0, at(page, "王芳", "education").column())
    choose(page, first)
    QTest.keyClick(grid.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: grid.table.findChild(QLineEdit) is not None)
    editor = grid.table.findChild(QLineEdit)
    editor.setText("本科")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.education for one in ctx.roster.members(TODAY)].count("本科") == 1)
    choose(page, first, grid.model.index(2, first.column()))
    QTest.keyClick(grid.table, Qt.Key.Key_Return, CTRL)
    dialog_of(page).submit()
    assert {one.education for one in ctx.roster.members(TODAY)} == {"本科"}


def test_masked_cells_stay_masked_and_stay_when_left_empty(small: Opened) -> None:
    ctx, window, page = small
    fields = commands.MemberFields(phone="13800001234")
    window.ops.run_write(commands.ChangeMember(member_id=1, fields=fields))
    cell = at(page, "王芳", "phone")
    assert (cell.data(), cell.data(Qt.ItemDataRole.EditRole)) == ("138****1234", "")
    assert not page.people.grid.model.setData(cell, "")
    choose(page, cell)
    page.people.grid.copy()
    assert QGuiApplication.clipboard().text().strip() == "138****1234"
    assert ctx.roster.member(1, TODAY).phone == "13800001234"


def test_a_filter_is_named_kept_as_a_chip_and_forgotten_with_a_key(small: Opened) -> None:
    ctx, window, page = small
    window.ops.run_write(commands.ChangeMember(member_id=2, fields=commands.MemberFields(sex="男")))
    page.people.as_grid.click()
    dialog = page.people.filters.ask()
    dialog.field("missing").setCurrentIndex(dialog.field("missing").findData("sex"))
    dialog.field("name").setText("缺性别")
    dialog.submit()
    chip = page.people.filters.chips[0]
    assert (chip.text(), chip.isChecked()) == ("缺性别", True)
    assert sorted(one.name for one in page.people.model.rows) == ["王芳", "赵敏"]
    chip.click()
    assert page.people.model.rowCount() == 3
    page.people.search.setText("lq")
    assert [one.name for one in page.people.model.rows] == ["李强"]
    QTest.keyClick(page.people.filters.chips[0], Qt.Key.Key_Delete)
    assert page.people.filters.chips == []
    assert ctx.roster.filters() == ()


def test_nothing_is_cut_off(small: Opened) -> None:
    _ctx, _window, page = small
    assert too_long(page) == []
