"""调整样式 and 印谁的 in the window: what is changed is seen before it is kept, and one step takes it back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from smallbranch.gui.pages.ledgers.shape_state import is_plain, moved, parts_of, shape_of
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.scope import About, Scope
from tests.documents.test_docx_styles import old_file
from tests.gui.pages.hands import lists_open
from tests.gui.pages.office import nameless, office, too_long

pytestmark = [pytest.mark.gui, lists_open]


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "ledgers") as found:
        yield found


def shaping(qtbot: Any, window: Any, page: Any, ledger: str) -> Any:
    for name, box in page.chooser.boxes.items():
        box.setChecked(name == ledger)
    page.chooser.shape.click()
    dialog = page.chooser.dialog
    seen(qtbot, window, dialog)
    return dialog


def seen(qtbot: Any, window: Any, dialog: Any) -> str:
    qtbot.waitUntil(lambda: not dialog.trial.is_busy(), timeout=30_000)
    document = pypdfium2.PdfDocument(dialog.trial.view.pages.path)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def test_what_is_changed_is_seen_before_it_is_kept(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    dialog = shaping(qtbot, window, page, "L04")
    assert "党小组划分情况" in seen(qtbot, window, dialog)
    assert not dialog.save.isEnabled()
    dialog.name.setText("小组名册")
    dialog.table.item(0, 0).setText("组别")
    dialog.table.item(5, 0).setCheckState(Qt.CheckState.Unchecked)
    text = seen(qtbot, window, dialog)
    assert "小组名册" in text
    assert "组别" in text
    assert "备注" not in text
    assert not ctx.ledgers.shapes.shapes(), "nothing is kept before it is saved"
    assert not dialog.ledgers.isEnabled()
    dialog.save.click()
    assert ctx.ledgers.chosen(("L04",))[0].title == "小组名册"
    assert page.chooser.boxes["L04"].text() == "小组名册"
    ctx.book.undo()
    assert ctx.ledgers.chosen(("L04",))[0].title == "党小组划分情况"


def test_columns_move_by_keyboard_and_go_back_to_the_pack(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    dialog = shaping(qtbot, window, page, "L04")
    dialog.table.setCurrentCell(1, 0)
    dialog.up.click()
    dialog.table.item(0, 1).setText("30")
    dialog.save.click()
    columns = ctx.ledgers.chosen(("L04",))[0].columns
    assert [one.title for one in columns][:2] == ["组长", "小组名称"]
    assert columns[0].width_mm == 30
    dialog = shaping(qtbot, window, page, "L04")
    dialog.restore.click()
    assert dialog.save.isEnabled()
    dialog.save.click()
    assert not ctx.ledgers.shapes.shapes()


def test_what_cannot_be_kept_is_said(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    dialog = shaping(qtbot, window, page, "L04")
    for row in range(dialog.table.rowCount()):
        dialog.table.item(row, 0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.save.isEnabled()
    assert "至少保留一栏" in dialog.words.text()
    assert nameless(dialog) == []
    dialog.reject()


def test_a_form_keeps_its_parts_apart(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, _ = opened
    definition = ctx.packs.ledgers["L10"]
    parts = parts_of(definition, None)
    groups = [part.group for part in parts]
    assert groups == sorted(groups, key=["header", "body", "foot"].index)
    last_head = groups.index("body") - 1
    assert moved(parts, last_head, 1) == parts
    assert is_plain(shape_of(definition, parts, definition.title, definition.orientation, definition.blank_rows))
    turned = shape_of(definition, moved(parts, 0, 1), "", definition.orientation, definition.blank_rows)
    assert [one.key for one in turned.fields][:2] == [parts[1].key, parts[0].key]


def test_one_member_one_team_one_meeting(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    scope = page.chooser.scope
    scope.about.setCurrentIndex(scope.about.findData(About.MEMBER))
    assert scope.one.isVisible()
    assert scope.one.count() == len(ctx.roster.members(page.chooser.period.period().last))
    page.chooser.preview.click()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=60_000)
    volume = page.preview.volume
    assert volume.choice.scope == scope.scope()
    assert any(line.startswith("党员：") for line in volume.document.cover.lines)
    page.go_back()
    scope.about.setCurrentIndex(scope.about.findData(About.EVENT))
    assert isinstance(scope.scope(), Scope)
    page.chooser.period.set_period(Period.parse("2020"))
    scope.set_period(Period.parse("2020"))
    assert scope.scope() is None
    assert not page.chooser.preview.isEnabled()


def test_half_years_and_empty_forms(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.period.button(12).click()
    assert str(page.chooser.choice().period) == "2026H2"
    page.chooser.period.set_period(Period.parse("2026H1"))
    assert str(page.chooser.period.period()) == "2026H1"
    page.chooser.scope.blank.setChecked(True)
    for name, box in page.chooser.boxes.items():
        box.setChecked(name == "L10")
    page.chooser.preview.click()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=60_000)
    assert page.preview.volume.choice.blank
    assert page.preview.volume.gaps == ()
    assert [text for text in too_long(page) if text] == []


def test_word_takes_the_look_of_an_old_file(qtbot: Any, opened: tuple[Any, Any, Any], tmp_path: Path) -> None:
    _, window, page = opened
    old = old_file(tmp_path / "旧总结.docx")
    page.open_target({"ledger": "L04", "period": "2026Q3"})
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=60_000)
    looks = page.preview.looks
    assert looks.look().is_standard
    looks.take.click()
    looks.dialog.fileSelected.emit(str(old))
    looks.dialog.reject()
    assert "旧总结.docx" in looks.words.text()
    page.save(tmp_path / "new.docx")
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=60_000)
    with zipfile.ZipFile(tmp_path / "new.docx") as package:
        assert "华文仿宋" in package.read("word/document.xml").decode()
    looks.standard.click()
    assert looks.look().is_standard


def test_the_coverage_map_is_seen_and_previewed(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.chooser.tabs.setCurrentIndex(2)
    view = page.chooser.coverage
    found = ctx.coverage(page.chooser.period.period())
    assert len(view.model.rows) == len(found.records) > 0
    heads = [view.model.headerData(at, Qt.Orientation.Horizontal) for at in range(view.model.columnCount())]
    assert heads[4:] == [ledger for ledger, _ in found.ledgers]
    view.print.click()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=60_000)
    assert page.preview.volume.document.title.endswith("台账覆盖情况")
    assert not page.preview.issue.isEnabled()
