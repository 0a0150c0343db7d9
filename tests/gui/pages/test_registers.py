"""The page of registers on the practice branch: lists, forms from definitions, finding, and the way to the paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smallbranch.gui.pages.registers.dialog import EntryDialog
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from tests.gui.pages.hands import lists_open
from tests.gui.pages.office import nameless, office, too_long

pytestmark = [pytest.mark.gui, lists_open]


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "registers") as found:
        yield found


def dialog(page: Any) -> Any:
    (found,) = [one for one in page.findChildren(EntryDialog) if one.isVisible()]
    return found


def show(page: Any, register: str) -> None:
    page.open_target({"register": register})
    assert page.current().id == register


def test_every_register_is_there_with_its_entries(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    assert page.registers.count() == len(ctx.registers.registers())
    show(page, "L33")
    assert [view.shown["whom"] for view in page.model.rows] == ["练习户甲", "练习老党员乙", "练习户甲"]
    assert page.registers.currentItem().text().endswith("3")


def test_an_entry_is_added_by_the_form_of_its_register(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    show(page, "L33")
    page.add()
    form = dialog(page)
    form.field("L33.whom").setText("结对户丙")
    form.field("L33.kind").setCurrentText("结对户")
    form.field("L33.way").setCurrentText("慰问金")
    form.field("L33.fund").setCurrentText("党费")
    form.field("L33.amount").setText("500")
    people = form.field("L33.visitors")
    for letters in ("fyn", "zyt"):
        qtbot.keyClicks(people.adding, letters)
        qtbot.keyClick(people.adding, Qt.Key.Key_Return)
    form.submit()
    made = next(view for view in ctx.registers.entries("L33") if view.shown["whom"] == "结对户丙")
    assert (made.shown["visitors"], made.shown["amount"]) == ("方以宁、章雨桐", "500.00")
    assert str(made.on_day) == str(ctx.clock.today())
    assert made.id in {view.id for view in page.model.rows}


def test_what_is_wrong_is_said_at_its_field(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    show(page, "L33")
    before = ctx.registers.entries("L33")
    page.add()
    form = dialog(page)
    form.field("L33.whom").setText("结对户丙")
    form.field("L33.amount").setText("五百")
    form.submit()
    errors = {name: row.error.text() for name, row in form.form.rows.items() if row.error.text()}
    assert errors["L33.amount"] == "应填数字。"
    assert {"L33.kind", "L33.visitors", "L33.way", "L33.fund"} <= errors.keys()
    assert ctx.registers.entries("L33") == before


def test_an_unchanged_form_writes_nothing_and_a_change_only_its_field(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    for register in ctx.registers.registers():
        for view in ctx.registers.entries(register.id):
            form = EntryDialog(ctx, page._ops, register, view, page)
            assert form._command(form.values()) is None, (register.id, view)
            form.deleteLater()
    show(page, "L25")
    row = next(at for at, view in enumerate(page.model.rows) if view.values.get("content"))
    page.table.selectRow(row)
    page.edit.click()
    form = dialog(page)
    form.field("L25.place").setText("二楼会议室")
    form.submit()
    assert page.model.rows[row].shown["place"] == "二楼会议室"
    assert page.model.rows[row].shown["content"] == "****"


def test_finding_removing_and_taking_back(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    show(page, "L32")
    page.search.setText("东溪")
    assert [view.shown["community"] for view in page.model.rows] == ["东溪社区"]
    page.table.selectRow(0)
    page.remove.click()
    assert page.model.rows == ()
    page._ops.undo()
    assert len(page.model.rows) == 1
    assert len(ctx.registers.entries("L32")) == 3


def test_the_paper_is_one_click_away(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    show(page, "L33")
    asked: list[tuple[str, object]] = []
    page.open_page.disconnect()
    page.open_page.connect(lambda key, target: asked.append((key, target)))
    page.paper.click()
    assert asked == [("ledgers", {"ledger": "L33", "period": "2026"})]


def test_everything_has_a_name_and_fits(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    assert nameless(page) == []
    assert too_long(page) == []
    page.add()
    assert nameless(dialog(page)) == []
    QApplication.processEvents()


def test_counts_and_search_agree_with_the_entries(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    for text in ("2026", "2026Q1", "2026Q3", "2025"):
        period = Period.parse(text)
        expected = {one.id: len(ctx.registers.entries(one.id, period)) for one in ctx.registers.registers()}
        assert ctx.registers.counts(period) == expected
    every = {one.id: len(ctx.registers.entries(one.id)) for one in ctx.registers.registers()}
    assert ctx.registers.counts() == every
    show(page, "L33")
    whole = len(page.model.rows)
    page.search.setText("练习老党员")
    assert [view.shown["whom"] for view in page.model.rows] == ["练习老党员乙"]
    page.search.setText("没有这样的字")
    assert page.stack.currentIndex() == 2, "it says that nothing was found"
    page.search.clear()
    assert len(page.model.rows) == whole


def test_a_long_list_measures_only_some_rows(opened: tuple[Any, Any, Any]) -> None:
    """Two thousand entries took seconds: each column asked a thousand rows how wide they are."""
    _, _, page = opened
    assert page.table.horizontalHeader().resizeContentsPrecision() <= 100
