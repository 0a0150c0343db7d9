"""The zone page on the practice branch: preview, two steps to the file, the log, the offers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from smallbranch.gui.pages.zone.offers import OfferDialog
from smallbranch.gui.pages.zone.state import cell_text
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.lessons.commands import LogMicroLecture
from tests.gui.pages.hands import lists_open
from tests.gui.pages.office import nameless, office, too_long, waited

pytestmark = [pytest.mark.gui, lists_open]
QUARTER = Period.parse("2026Q3")


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "zone") as found:
        waited(qtbot, found[1])
        yield found


def choose_file(page: Any, target: Path) -> None:
    page.dialog.fileSelected.emit(str(target))
    page.dialog.reject()


def row_of(page: Any, name: str) -> int:
    return next(at for at, line in enumerate(page.sheets.sheets.rows) if line.name == name)


def test_every_sheet_is_shown_with_its_rows(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    preview = ctx.zone.preview(QUARTER)
    assert [(line.name, line.count) for line in page.sheets.sheets.rows] == [
        (sheet.name, len(sheet.rows)) for sheet in preview.sheets
    ]
    for at, sheet in enumerate(preview.sheets):
        page.sheets.list.selectRow(at)
        shown = [row.cells for row in page.sheets.rows.rows] if sheet.rows else []
        assert shown == list(sheet.rows)
        assert page.sheets.stack.currentIndex() == (0 if sheet.rows else 1)


def test_another_period_fills_it_again(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.period.button(1).click()
    page.period.button(2).click()
    waited(qtbot, window)
    expected = ctx.zone.preview(Period.parse("2026Q2"))
    assert [line.count for line in page.sheets.sheets.rows] == [len(sheet.rows) for sheet in expected.sheets]


def test_export_takes_two_steps_and_is_logged(qtbot: Any, opened: tuple[Any, Any, Any], tmp_path: Path) -> None:
    ctx, window, page = opened
    page.export_button.click()  # step 1
    assert Path(page.dialog.selectedFiles()[0]).name == ctx.zone.suggested_name(QUARTER)
    target = tmp_path / ctx.zone.suggested_name(QUARTER)
    choose_file(page, target)  # step 2
    waited(qtbot, window)
    assert target.name in page.notice.text.text()
    (made,) = ctx.zone.submissions()
    assert made.file_name == target.name
    names = openpyxl.load_workbook(target, read_only=True).sheetnames
    assert names[: page.sheets.sheets.rowCount()] == [line.name for line in page.sheets.sheets.rows]
    page.export_button.click()
    assert page.dialog.directory().absolutePath() == str(tmp_path), "the folder used last is offered again"
    page.dialog.reject()


def test_the_log_marks_what_changed_afterwards(qtbot: Any, opened: tuple[Any, Any, Any], tmp_path: Path) -> None:
    ctx, window, page = opened
    page.export(tmp_path / "a.xlsx")
    waited(qtbot, window)
    page.tabs.setCurrentWidget(page.log)
    waited(qtbot, window)
    assert "变动" not in page.log.model.index(0, 3).data()
    window.ops.run_write(LogMicroLecture(held_on=ctx.clock.today(), topic="报送之后", speaker_id=1))
    waited(qtbot, window)
    assert "之后有变动" in page.log.model.index(0, 3).data()


def test_a_number_in_a_text_is_masked_and_reported(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    window.ops.run_write(LogMicroLecture(held_on=ctx.clock.today(), topic="联系 13800000000", speaker_id=1))
    waited(qtbot, window)
    texts = [
        page.sheets.findings.itemAt(at).widget().text()
        for at in range(page.sheets.findings.count())
        if page.sheets.findings.itemAt(at).widget() is not None
    ]
    assert any("微党课" in text for text in texts)
    page.sheets.list.selectRow(row_of(page, "微党课"))
    shown = "".join(cell_text(cell) for row in page.sheets.rows.rows for cell in row.cells)
    assert "13800000000" not in shown


def test_a_file_that_cannot_be_written_is_said_and_not_logged(
    qtbot: Any, opened: tuple[Any, Any, Any], tmp_path: Path
) -> None:
    ctx, window, page = opened
    page.export(tmp_path / "missing" / "a.xlsx")
    waited(qtbot, window)
    assert window.presenter.last_dialog is not None
    window.presenter.last_dialog.close()
    assert ctx.zone.submissions() == ()


def test_offers_are_listed_changed_and_removed(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.tabs.setCurrentWidget(page.offers)
    before = page.offers.model.rowCount()
    page.offers.need.click()
    dialog = page.findChild(OfferDialog)
    dialog.field("category").setCurrentText("课程")
    dialog.field("name").setText("档案修复体验课")
    dialog.field("contact").setText("13800000000")
    dialog.submit()
    assert dialog.form.rows["contact"].error.text(), "a mobile number is refused at its field"
    dialog.field("contact").setText("0000-8000001")
    dialog.submit()
    assert page.offers.model.rowCount() == before + 1
    made = next(one for one in ctx.zone.offers("need") if one.name == "档案修复体验课")
    page.offers.table.selectRow(page.offers.model.index_of(made.id).row())
    page.offers.remove.click()
    assert page.offers.model.rowCount() == before
    window.ops.undo()
    assert page.offers.model.rowCount() == before + 1


def test_a_change_keeps_what_was_not_touched(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.tabs.setCurrentWidget(page.offers)
    before = ctx.zone.offers("resource")
    page.offers.table.selectRow(0)
    page.offers.edit.click()
    page.findChild(OfferDialog).submit()
    assert ctx.zone.offers("resource") == before


def test_everything_has_a_name_and_fits(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        waited(qtbot, window)
        assert nameless(page) == []
        assert [text for text in too_long(page) if text] == []
