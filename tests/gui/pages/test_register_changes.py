"""A register of one's own after it has entries: other kinds, other fields, another day, and what may not be lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from smallbranch import bootstrap
from smallbranch.gui.pages.registers.dialog import EntryDialog
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.packs.register_schema import FieldKind
from smallbranch.registers.commands import AddEntry
from tests.gui.pages.hands import lists_open
from tests.gui.pages.office import office

pytestmark = [pytest.mark.gui, lists_open]
TEXT, NUMBER = "写了一些字", "12"


@pytest.fixture
def opened(qtbot: Any, theme: Theme, data_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    bootstrap.create(data_dir, "某局机关党支部", "某局", clock=clock)
    with office(qtbot, theme, data_dir, clock, "registers") as found:
        yield found


def made(page: Any, *kinds: FieldKind) -> Any:
    """Make a register with a day, a text, and fields of these kinds."""
    page.create_own.click()
    dialog = page.dialog
    dialog.name.setText("试一试")
    for kind in kinds:
        dialog.more.click()
        row = dialog.table.rowCount() - 1
        dialog.table.cellWidget(row, 0).setText(f"栏{row}")
        choose(dialog, row, kind)
    dialog.save.click()
    return page.current()


def choose(dialog: Any, row: int, kind: FieldKind) -> None:
    box = dialog.table.cellWidget(row, 1)
    box.setCurrentIndex(box.findData(kind.value))
    if kind is FieldKind.CHOICE:
        dialog.table.cellWidget(row, 3).setText("甲、乙")


def entered(ctx: Any, page: Any, register: Any, *texts: str) -> None:
    for day, text in enumerate(texts, 1):
        given = {"f1": f"2026-09-{day:02}", "f2": "事由", "f3": text}
        ctx.dispatcher.do(AddEntry(register=register.id, values=given))
    page.reload()


def open_form(page: Any, row: int) -> Any:
    page.table.selectRow(row)
    page.edit.click()
    return next(one for one in page.findChildren(EntryDialog) if one.isVisible())


@pytest.mark.parametrize("kind", [kind for kind in FieldKind if kind not in (FieldKind.TEXT, FieldKind.LONG_TEXT)])
def test_a_changed_kind_loses_nothing(qtbot: Any, opened: tuple[Any, Any, Any], kind: FieldKind) -> None:
    ctx, window, page = opened
    register = made(page, FieldKind.TEXT)
    entered(ctx, page, register, TEXT, NUMBER)
    page.change.click()
    choose(page.dialog, 2, kind)
    assert "栏2" in page.dialog.words.text(), "it is said before it is kept"
    page.dialog.save.click()
    for column in range(page.model.columnCount()):
        page.model.sort(column, Qt.SortOrder.AscendingOrder)
    for row in range(2):
        form = open_form(page, row)
        form.submit()
        form.reject()
    stored = ctx.registers.held(register.id)
    assert stored.entries("f3") == 2, "nobody touched it"
    page.paper.click()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=60_000)
    assert window.stack.current_key() == "ledgers"
    assert window.presenter.last_dialog is None


def test_what_does_not_fit_its_kind_is_shown_and_said_when_it_is_changed(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    register = made(page, FieldKind.TEXT)
    entered(ctx, page, register, TEXT)
    page.change.click()
    choose(page.dialog, 2, FieldKind.DATE)
    page.dialog.save.click()
    assert page.model.index(0, 2).data() == TEXT
    form = open_form(page, 0)
    field = form.field(f"{register.id}.f3")
    assert field.text() == TEXT
    form.submit()
    assert form.form.rows[f"{register.id}.f3"].error.text(), "a day is wanted now"
    field.setText("2026-09-03")
    form.submit()
    assert page.model.index(0, 2).data() == "2026.09.03"


def test_a_new_field_never_shows_what_a_removed_one_held(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    register = made(page, FieldKind.TEXT, FieldKind.TEXT)
    entered(ctx, page, register, TEXT)
    page.change.click()
    page.dialog.table.setCurrentCell(2, 0)
    page.dialog.less.click()
    assert "1" in page.dialog.words.text()
    assert "栏2" in page.dialog.words.text()
    page.dialog.more.click()
    page.dialog.table.cellWidget(3, 0).setText("新栏")
    page.dialog.save.click()
    assert TEXT not in page.model.rows[0].shown.values()
    page.change.click()
    page.dialog.more.click()
    page.dialog.table.cellWidget(4, 0).setText("再一栏")
    page.dialog.save.click()
    assert TEXT not in page.model.rows[0].shown.values()


def test_a_new_register_never_takes_the_entries_of_one_whose_file_is_gone(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    register = made(page, FieldKind.TEXT)
    entered(ctx, page, register, TEXT)
    next((ctx.places.folder / "packs" / "registers").glob("*.toml")).unlink()
    window.stack.show_page("home")
    window.stack.show_page("registers")
    page.create_own.click()
    assert page.dialog.number.text() != register.id
    page.dialog.name.setText("另一张")
    page.dialog.number.setText(register.id)
    assert not page.dialog.save.isEnabled()
    assert page.dialog.words.text()


def test_entries_follow_the_day_their_register_goes_by(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.create_own.click()
    page.dialog.name.setText("先不归期")
    page.dialog.day.setCurrentIndex(0)
    page.dialog.save.click()
    register = page.current()
    ctx.dispatcher.do(AddEntry(register=register.id, values={"f1": "2025-09-01", "f2": "去年的"}))
    page.reload()
    assert len(page.model.rows) == 1
    page.change.click()
    page.dialog.day.setCurrentIndex(1)
    page.dialog.save.click()
    assert page.period.period().year == 2026
    assert not page.model.rows, "it belongs to last year now"


WITH_BOUNDS = """[register]
id = "B07"
order = 957
title = "值班登记"
retention = "10y"
source = "本支部"
mark = "L"
date_field = "first"
end_field = "last"
fields = [
  { key = "first", title = "开始", kind = "date", required = true, width_mm = 26 },
  { key = "last", title = "结束", kind = "date", not_before = "first", width_mm = 26 },
  { key = "hours", title = "小时", kind = "number", least = 0, most = 24, width_mm = 30 },
  { key = "who", title = "值班人", kind = "member", guests = true, width_mm = 30 },
]
"""


def test_what_only_the_former_kind_could_have_goes_with_it(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    folder = ctx.places.folder / "packs" / "registers"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "duty.toml").write_text(WITH_BOUNDS, encoding="utf-8")
    window.stack.show_page("home")
    window.stack.show_page("registers")
    page.open_target({"register": "B07"})
    page.change.click()
    dialog = page.dialog
    for row in (2, 3):
        choose(dialog, row, FieldKind.TEXT)
    dialog.table.setCurrentCell(0, 0)
    dialog.less.click()
    assert dialog.words.text() == "", "nothing the window does not show may stand in the way"
    dialog.save.click()
    assert [field.title for field in page.current().fields] == ["结束", "小时", "值班人"]
    assert page.current().fields[0].not_before == ""


def test_what_is_wrong_is_said_in_the_words_of_the_window(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.create_own.click()
    dialog = page.dialog
    dialog.name.setText("值班")
    said = []

    def wrong() -> None:
        assert not dialog.save.isEnabled()
        said.append(dialog.words.text())

    dialog.table.cellWidget(1, 5).setValue(200)
    dialog.paper.setCurrentIndex(1)
    wrong()
    dialog.table.cellWidget(1, 5).setValue(0)
    dialog.table.cellWidget(1, 0).setText("")
    wrong()
    choose(dialog, 1, FieldKind.CHOICE)
    dialog.table.cellWidget(1, 3).setText("")
    wrong()
    dialog.sign.setText("签" * 41)
    wrong()
    for _ in range(2):
        dialog.less.click()
    wrong()
    for text in said:
        for key in ("fields", "columns", "width_mm", "choices", "sign", "title", "None"):
            assert key not in text, text
    assert "第2栏" in said[1]


def test_what_is_typed_is_shown_as_it_was_typed(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.create_own.click()
    page.dialog.name.setText("A&B <b>登记</b>")
    page.dialog.table.cellWidget(1, 0).setText("甲&乙<br>")
    page.dialog.save.click()
    register = page.current()
    ctx.dispatcher.do(AddEntry(register=register.id, values={"f1": "2026-09-01", "f2": "<img src=x>"}))
    page.reload()
    assert page.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "<span>&lt;img src=x&gt;</span>"
    assert "&lt;b&gt;" in page.registers.currentItem().toolTip()
    form = open_form(page, 0)
    row = form.form.rows[f"{register.id}.f2"]
    assert row.label.textFormat() is Qt.TextFormat.PlainText
    assert row.label.text().startswith("甲&&乙<br>"), "one & alone would be taken for a key"
    assert row.field.accessibleName() == "甲&乙<br>"
    form.reject()
    window.open_page("ledgers")
    assert window.stack.pages["ledgers"].chooser.boxes[register.id].text() == "A&&B <b>登记</b>"


def test_one_esc_does_not_throw_a_register_away(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.create_own.click()
    dialog = page.dialog
    dialog.reject()
    assert not dialog.isVisible(), "nothing was typed"
    page.create_own.click()
    dialog = page.dialog
    dialog.name.setText("书画活动登记")
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.question.isVisible()
    away = next(one for one in dialog.question.findChildren(QPushButton) if one.text() == "放弃")
    away.click()
    assert not dialog.isVisible()


def test_enter_goes_on_in_the_table_and_the_wheel_changes_nothing(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.create_own.click()
    dialog = page.dialog
    dialog.name.setText("书画活动登记")
    cell, kind = dialog.table.cellWidget(0, 0), dialog.table.cellWidget(0, 1)
    cell.setFocus()
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert dialog.isVisible(), "it was not saved yet"
    dialog.name.setFocus()
    before = kind.currentIndex(), dialog.layouts.currentIndex()
    for box in (kind, dialog.layouts):
        roll(box)
    assert (kind.currentIndex(), dialog.layouts.currentIndex()) == before


def test_tab_goes_through_the_cells_and_out_again(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.create_own.click()
    dialog = page.dialog
    dialog.name.setText("书画活动登记")
    dialog.more.click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dialog.table.cellWidget(2, 0).setText("类别")
    dialog.table.cellWidget(0, 0).setFocus()
    passed: list[QWidget] = []
    while dialog.focusWidget() is not dialog.save:
        passed.append(dialog.focusWidget())
        qtbot.keyClick(passed[-1], Qt.Key.Key_Tab)
        assert len(passed) < 60, "the table keeps the keyboard"
    assert passed.index(dialog.table.cellWidget(1, 0)) < passed.index(dialog.table.cellWidget(2, 0))
    assert passed.index(dialog.table.cellWidget(2, 5)) + 1 == passed.index(dialog.more)
    assert len(passed) == len({*passed})


def roll(widget: QWidget) -> None:
    """Turn the mouse wheel over a widget."""
    place, none = QPointF(4, 4), Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(widget, event)


def test_the_shortcut_of_search_finds_the_field(opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    window.menus.search_wanted.emit()
    assert page.search.hasFocus()


def test_lines_of_the_list_do_not_lie_upon_each_other(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    rows = [page.registers.visualItemRect(page.registers.item(row)) for row in range(4)]
    assert all(one.bottom() < two.top() for one, two in pairwise(rows))


def test_nothing_is_cut_in_the_smallest_window(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: window.width() == window.minimumWidth())
    shown = (page.paper, page.edit, page.remove, page.adding, page.period.year, page.change, page.create_own)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in shown))
    for one in (page.edit, page.remove, page.change):
        assert one.isEnabled() or one.toolTip()
    assert clock_year(page) in page.period.year.currentText()


def test_a_register_made_by_mistake_goes_unless_it_is_used(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    register = made(page)
    before = page.registers.count()
    ctx.dispatcher.do(AddEntry(register=register.id, values={"f1": "2025-09-01", "f2": "去年的一条"}))
    page.reload()
    page.change.click()
    assert not page.dialog.drop.isEnabled(), "an entry of another year counts"
    assert "登记" in page.dialog.drop.toolTip()
    page.dialog.reject()
    ctx.book.undo()
    page.change.click()
    page.dialog.drop.click()
    assert page.dialog.sure.isVisible()
    next(one for one in page.dialog.sure.findChildren(QPushButton) if one.text() == "删除").click()
    assert page.registers.count() == before - 1
    assert register.id not in ctx.packs.ledgers
    assert not list((ctx.places.folder / "packs" / "registers").glob("*.toml"))
    window.open_page("ledgers")
    assert register.id not in window.stack.pages["ledgers"].chooser.boxes
    window.open_page("registers")
    page.create_own.click()
    assert not page.dialog.drop.isVisible()
    page.dialog.reject()


def test_a_book_opened_for_reading_only_says_so(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    register = made(page)
    ctx.dispatcher.do(AddEntry(register=register.id, values={"f1": "2026-09-01", "f2": "一条"}))
    page.reload()
    page.table.selectRow(0)
    assert page.adding.isEnabled()
    ctx.book.refusal = "book_read_only"
    page.reload()
    for one in (page.adding, page.edit, page.remove):
        assert not one.isEnabled()
        assert "只读" in one.toolTip()
    ctx.book.refusal = None


def clock_year(page: Any) -> str:
    today: datetime = page._ctx.clock.now()
    return str(today.year)
