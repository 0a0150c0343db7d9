"""新建登记表 in the window: fields, paper, a look at the print, then a file of the data folder that works at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from smallbranch.gui.pages.registers.dialog import EntryDialog
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.packs.register_schema import FieldKind
from smallbranch.registers.commands import AddEntry
from smallbranch.registers.own import own_files
from tests.gui.pages.hands import lists_open
from tests.gui.pages.office import nameless, office, too_long

pytestmark = [pytest.mark.gui, lists_open]


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "registers") as found:
        yield found


def seen(qtbot: Any, dialog: Any) -> str:
    qtbot.waitUntil(lambda: not dialog.trial.is_busy(), timeout=30_000)
    document = pypdfium2.PdfDocument(dialog.trial.view.pages.path)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def test_a_register_is_made_seen_kept_and_used(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.create_own.click()
    dialog = page.dialog
    assert not dialog.save.isEnabled(), "it has no name yet"
    assert dialog.words.text()
    dialog.name.setText("书画活动登记")
    dialog.more.click()
    row = dialog.table.rowCount() - 1
    dialog.table.cellWidget(row, 0).setText("类别")
    kind = dialog.table.cellWidget(row, 1)
    kind.setCurrentIndex(kind.findData(FieldKind.CHOICE.value))
    assert not dialog.save.isEnabled(), "a choice needs its choices"
    dialog.table.cellWidget(row, 3).setText("书法、绘画、摄影")
    dialog.sign.setText("经办人")
    text = seen(qtbot, dialog)
    assert "书画活动登记" in text
    assert "类别" in text
    assert not own_files(ctx.places.folder)
    assert nameless(dialog) == []
    assert [text for text in too_long(dialog) if text] == []
    dialog.save.click()
    (made,) = own_files(ctx.places.folder)
    assert page.current().id == made
    assert page.current().fields[-1].choices == ("书法", "绘画", "摄影")
    ctx.dispatcher.do(AddEntry(register=made, values={"f1": "2026-09-01", "f2": "送春联", "f3": "书法"}))
    page.reload()
    assert len(page.model.rows) == 1


def test_an_own_register_is_changed_and_a_shipped_one_is_not(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    assert not page.change.isEnabled()
    page.create_own.click()
    page.dialog.name.setText("书画活动登记")
    page.dialog.save.click()
    assert page.change.isEnabled()
    page.change.click()
    dialog = page.dialog
    dialog.table.cellWidget(1, 0).setText("作品")
    QApplication.sendEvent(dialog.table.cellWidget(1, 0), QFocusEvent(QEvent.Type.FocusIn))
    assert dialog.table.currentRow() == 1, "where one types is the row that is moved"
    dialog.up.click()
    dialog.save.click()
    (made,) = own_files(ctx.places.folder)
    assert [field.title for field in ctx.packs.registers[made].fields] == ["作品", "日期"]
    assert [field.key for field in ctx.packs.registers[made].fields] == ["f2", "f1"]
    window.open_page("ledgers", {})
    assert made in window.findChild(_ledgers()).chooser.boxes


def _ledgers() -> type:
    from smallbranch.gui.pages.ledgers.page import LedgersPage

    return LedgersPage


DROPPED = """[register]
id = "B07"
order = 957
title = "借书登记"
retention = "10y"
source = "本支部"
mark = "L"
fields = [
  { key = "book", title = "书名", required = true, width_mm = 90 },
  { key = "proof", title = "佐证", kind = "file", width_mm = 40 },
]
"""


def test_c50_a_file_put_into_the_folder_is_seen_on_coming_back(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    before = page.registers.count()
    folder = ctx.places.folder / "packs" / "registers"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "books.toml").write_text(DROPPED, encoding="utf-8")
    (folder / "wrong.toml").write_text(DROPPED.replace("B07", "B08").replace('"file"', '"film"'), encoding="utf-8")
    window.stack.show_page("home")
    window.stack.show_page("registers")
    assert page.registers.count() == before + 1
    assert "wrong.toml:10" in page.notice.text.text()
    assert "kind" in page.notice.text.text()
    page.open_target({"register": "B07"})
    ctx.dispatcher.do(AddEntry(register="B07", values={"book": "档案里的家国"}))
    page.reload()
    assert [page.model.headerData(at, Qt.Orientation.Horizontal) for at in range(2)] == ["书名", "佐证"]
    page.add()
    dialog = next(one for one in page.findChildren(EntryDialog) if one.isVisible())
    assert dialog.values() == {"book": ""}, "the names come from the files"
    dialog.reject()
    (folder / "wrong.toml").unlink()
    (folder / "books.toml").unlink()
    window.stack.show_page("home")
    window.stack.show_page("registers")
    assert page.registers.count() == before
    assert page.notice.isHidden()
