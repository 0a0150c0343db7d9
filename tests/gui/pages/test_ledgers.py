"""The ledgers page on the practice branch: three steps to the paper, what is empty, issue and reprint."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from smallbranch.gui.pages.ledgers.state import Choice, file_name, gaps, target_choice
from smallbranch.gui.theme import Theme
from smallbranch.gui.widgets.period_picker import usual_period
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.scope import About, Scope
from smallbranch.ledgers.views import Blank
from smallbranch.lessons.commands import LogMicroLecture
from tests.gui.pages.hands import lists_open
from tests.gui.pages.office import nameless, office, too_long, waited
from tests.gui.test_printing import to_file

pytestmark = [pytest.mark.gui, lists_open]
QUARTER = Period.parse("2026Q3")


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "ledgers") as found:
        yield found


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_quarter_is_printed_in_three_steps(qtbot: Any, opened: tuple[Any, Any, Any], tmp_path: Path) -> None:
    _, window, page = opened
    page.chooser.preview.click()  # step 1
    waited(qtbot, window)
    volume = page.preview.volume
    assert volume.choice == Choice(QUARTER)
    assert page.preview.view.current() == 0
    assert page.preview.print.hasFocus()
    page.preview.print.click()  # step 2
    to_file(page.dialog, tmp_path / "paper.pdf")
    page.dialog.pages.setText("1-2")
    page.dialog.print()  # step 3
    qtbot.waitUntil(lambda: page.notice.isVisible())
    assert len(pypdfium2.PdfDocument(tmp_path / "paper.pdf")) == 2
    assert "2" in page.notice.text.text()


def test_empty_cells_are_listed_before_printing(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.chooser.preview.click()
    waited(qtbot, window)
    expected = gaps(ctx.ledgers.blanks(QUARTER))
    assert page.preview.model.rows == expected
    assert expected
    assert page.preview.table.isVisible()
    shown = page.preview.model.index(0, 0).data(), page.preview.model.index(0, 1).data()
    assert shown == (expected[0].title, expected[0].field)


def test_a_character_without_a_glyph_is_named_before_printing(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    ctx.dispatcher.do(LogMicroLecture(held_on=ctx.clock.today(), topic="生字\U000e0fff一个", speaker_id=1))
    page.open_target({"ledger": "L14", "period": "2026Q3"})
    waited(qtbot, window)
    assert "U+E0FFF" in page.preview.missing.text()
    assert page.preview.missing.isVisible()


def test_a_meeting_leads_to_its_own_record_only(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    lines = ctx.meetings.events(Period.parse("2026Q2"))
    event = next(line.event_id for line in lines if line.form == "branch_committee_meeting")
    window.open_page("ledgers", {"ledger": "L11", "period": "2026Q2", "event_id": event})
    waited(qtbot, window)
    assert page.preview.volume.choice == Choice(Period.parse("2026Q2"), ("L11",), Scope(About.EVENT, event))
    assert not page.preview.volume.document.contents
    assert len(page.preview.volume.document.sections) == 1
    page.go_back()
    assert [name for name, box in page.chooser.boxes.items() if box.isChecked()] == ["L11"]


def test_contents_turn_the_page(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.preview.click()
    waited(qtbot, window)
    page.preview.contents.setCurrentRow(4)
    assert page.preview.view.current() == page.preview._marks[4].page > 1


def test_what_is_issued_stays_as_it_was(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.open_target({"ledger": "L14", "period": "2026Q3"})
    waited(qtbot, window)
    page.preview.issue.click()
    waited(qtbot, window)
    first = page.preview.volume
    assert first.issued.edition == 1
    assert not page.preview.issue.isEnabled()
    assert first.issued.head_hash[:16] in page.preview.header.hint.text()
    before = text_of(first.path)
    ctx.dispatcher.do(LogMicroLecture(held_on=ctx.clock.today(), topic="出具之后才登记", speaker_id=1))
    page.go_back()
    page.chooser.tabs.setCurrentIndex(1)
    page.chooser.table.selectRow(0)
    page.chooser.reprint.click()
    waited(qtbot, window)
    assert text_of(page.preview.volume.path) == before
    page.go_back()
    page.chooser.preview.click()
    waited(qtbot, window)
    assert "出具之后才登记" in text_of(page.preview.volume.path)


def test_what_is_not_bound_is_printed_only_when_ticked(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    kept_apart = {one.id for one in ctx.ledgers.available() if one.on_demand}
    boxes = page.chooser.boxes
    assert {"L27B", "S01"} <= kept_apart
    assert {name for name, box in boxes.items() if not box.isChecked()} == kept_apart
    assert page.chooser.choice().only is None
    boxes["L06"].setChecked(False)
    assert not kept_apart & set(page.chooser.choice().only)
    boxes["L06"].setChecked(True)
    boxes["S01"].setChecked(True)
    assert "S01" in page.chooser.choice().only


def test_save_writes_the_file_that_was_looked_at(qtbot: Any, opened: tuple[Any, Any, Any], tmp_path: Path) -> None:
    _, window, page = opened
    page.open_target({"ledger": "L14", "period": "2026Q3"})
    waited(qtbot, window)
    page.preview.pdf.click()
    assert page.dialog.selectedFiles()[0].endswith(".pdf")
    page.dialog.fileSelected.emit(str(tmp_path / "a.pdf"))
    page.dialog.reject()
    waited(qtbot, window)
    assert (tmp_path / "a.pdf").read_bytes() == page.preview.volume.path.read_bytes()
    page.save(tmp_path / "a.xlsx")
    waited(qtbot, window)
    assert (tmp_path / "a.xlsx").read_bytes()[:2] == b"PK"
    assert "a.xlsx" in page.notice.text.text()
    page.preview.text.click()
    assert page.dialog.selectedFiles()[0].endswith(".docx")
    page.dialog.reject()
    page.save(tmp_path / "a.docx")
    waited(qtbot, window)
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert page.preview.volume.document.title in archive.read("word/document.xml").decode()
    page.preview.sheets.click()
    assert page.dialog.directory().absolutePath() == str(tmp_path), "the folder used last is offered again"
    page.dialog.reject()


def test_cancel_leads_back_and_keeps_the_choice(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.period.set_period(Period.parse("2026"))
    page.chooser.preview.click()
    assert page.preview.isVisible()
    assert not page.preview.print.isEnabled()
    qtbot.keyClick(page.preview.cancel, Qt.Key.Key_Escape)
    assert page.chooser.isVisible()
    waited(qtbot, window)
    assert page.preview.volume is None
    assert page.chooser.choice() == Choice(Period.parse("2026"))


def test_nothing_ticked_cannot_be_previewed(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    for box in page.chooser.boxes.values():
        box.setChecked(False)
    assert not page.chooser.preview.isEnabled()
    page.chooser.boxes["L06"].setChecked(True)
    assert page.chooser.choice() == Choice(QUARTER, ("L06",))
    page.chooser.boxes["L16"].setChecked(True)
    assert page.chooser.choice() == Choice(QUARTER, ("L01", "L06", "L16")), "several ledgers get a cover"


def test_only_what_holds_records_is_ticked(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    held = {one.definition.id for one in ctx.ledgers.filled(QUARTER) if one.rows}
    page.chooser.filled.click()
    ticked = {name for name, box in page.chooser.boxes.items() if box.isChecked()}
    assert ticked == held & set(page.chooser.boxes)
    assert "L14" in ticked


@pytest.mark.parametrize(
    ("today", "period"), [("2026-10-08", "2026Q3"), ("2026-10-28", "2026Q4"), ("2026-01-05", "2025Q4")]
)
def test_the_first_weeks_of_a_quarter_print_the_one_before(today: str, period: str) -> None:
    assert str(usual_period(date.fromisoformat(today))) == period


def test_targets_are_read() -> None:
    assert target_choice({}, QUARTER) is None
    assert target_choice({"only": ["L10", "L11"]}, QUARTER) == Choice(QUARTER, ("L10", "L11"))
    assert target_choice({"ledger": "L10", "period": "2026-05"}, QUARTER) == Choice(Period.parse("2026-05"), ("L10",))


def test_gaps_count_records_by_ledger_and_field() -> None:
    blanks = [Blank("L10", "大会", "地点", number) for number in range(1, 9)] + [Blank("L10", "大会", "主持", 2)]
    found = gaps(blanks)
    assert [(gap.field, gap.count, gap.where) for gap in found] == [("地点", 8, "1、2、3、4、5、6…"), ("主持", 1, "2")]


def test_everything_has_a_name_and_fits(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    assert nameless(page) == []
    page.chooser.preview.click()
    waited(qtbot, window)
    assert nameless(page.preview.beside) == []
    assert [text for text in too_long(page) if text] == []
    name = file_name(page.preview.volume, "某局/机关党支部")
    assert "/" not in name
    assert "2026年第三季度" in name
