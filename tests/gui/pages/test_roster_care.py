"""Caring for the roster: gaps, merging, several at once, own fields, out and back, the sheet of one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QLabel

from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster import commands
from tests.gui.pages.office import found, office

pytestmark = pytest.mark.gui
TODAY = date(2026, 9, 20)
Opened = tuple[Any, Any, Any]


@pytest.fixture
def small(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> Iterator[Opened]:
    with office(qtbot, theme, found(tmp_path / "book", clock, "王芳", "李强", "赵敏"), clock, "roster") as opened:
        yield opened


def line(page: Any, name: str, field: str) -> Any:
    return next(one for one in page.checks.model.rows if (one.item.name, one.item.field) == (name, field))


def test_one_click_leads_into_the_field_and_the_line_goes(small: Opened, qtbot: Any) -> None:
    ctx, _window, page = small
    page.tabs.setCurrentWidget(page.checks)
    before = page.checks.model.rowCount()
    assert page.tabs.tabText(2) == f"信息核对（{before}）"
    wanted = line(page, "李强", "department")
    page.checks.table.clicked.emit(page.checks.model.index_of(wanted.id))
    dialog = page.checks.open(wanted)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.field("department"))
    dialog.field("department").setText("业务科")
    dialog.submit()
    assert page.checks.model.rowCount() == before - 1
    assert {view.department for view in ctx.roster.members(TODAY)} == {"业务科", None}


def test_two_cards_of_one_person_are_merged_from_the_list(small: Opened) -> None:
    ctx, window, page = small
    for name in ("王芳", "王芳"):
        fields = commands.MemberFields(name=name, birth_date="1980-05-01", join_date="2010-07-01")
        window.ops.run_write(commands.AddMember(fields=fields))
    pair = next(one for one in page.checks.model.rows if one.item.other_id is not None)
    dialog = page.checks.open(pair)
    dialog.field("keep").setCurrentIndex(1)
    dialog.submit()
    assert pair.item.other_id in {view.id for view in ctx.roster.members(TODAY)}
    assert pair.item.member_id not in {view.id for view in ctx.roster.members(TODAY)}


def test_several_people_get_one_department(small: Opened) -> None:
    ctx, _window, page = small
    table, flags = page.people.table, QItemSelectionModel.SelectionFlag
    assert not page.people.bulk.isEnabled()
    for row in (0, 1):
        table.selectionModel().select(page.people.model.index(row, 0), flags.Select | flags.Rows)
    assert page.people.bulk.isEnabled()
    dialog = page.dialogs.several(page.people.chosen())
    dialog.field("value").setText("办公室")
    dialog.submit()
    assert sorted(view.department or "" for view in ctx.roster.members(TODAY)) == ["", "办公室", "办公室"]
    assert ctx.book.next_undo().code == "change_members"


def test_an_own_field_stands_on_the_card_and_is_masked(small: Opened) -> None:
    ctx, window, page = small
    dialog = page.dialogs.own_field()
    dialog.field("title").setText("家属电话")
    dialog.field("sensitive").setChecked(True)
    dialog.submit()
    (field,) = ctx.roster.own_fields()
    assert (field.title, field.sensitive) == ("家属电话", True)
    member = page.people.model.rows[0]
    editing = page.dialogs.edit(member)
    editing.field(f"own.{field.key}").setText("13800001000")
    editing.submit()
    assert ctx.roster.own_values(member.id) == {field.key: "13800001000"}
    page.people.choose(member.id)
    texts = [one.text() for one in page.people.card.findChildren(QLabel)]
    assert "家属电话" in texts
    assert "13800001000" not in texts
    again = page.dialogs.edit(member)
    again.field("department").setText("办公室")
    again.submit()
    assert ctx.roster.own_values(member.id) == {field.key: "13800001000"}
    assert window.isVisible()


def test_out_and_back_changes_nothing(small: Opened, qtbot: Any, tmp_path: Path) -> None:
    ctx, _window, page = small
    file = tmp_path / "名册.xlsx"
    page.export(file)
    qtbot.waitUntil(lambda: page.notice.isVisibleTo(page), timeout=20000)
    assert file.exists()
    page.start_import(file)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1, timeout=30000)
    head = ctx.book.head()
    assert page.preview._import.preview.changes_anything is False
    assert ctx.book.head() == head


def test_the_sheet_of_one_person_opens_in_the_ledgers(small: Opened) -> None:
    _ctx, _window, page = small
    asked: list[tuple[str, Any]] = []
    page.open_page.disconnect()
    page.open_page.connect(lambda name, target: asked.append((name, target)))
    member = page.people.card.member
    page.people.card.sheet.trigger()
    assert asked == [("ledgers", {"ledger": "M01", "period": "2026", "member_id": member.id})]
