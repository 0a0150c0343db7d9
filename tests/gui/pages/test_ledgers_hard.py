"""The ledgers page in hasty hands: stopping, coming back after a change, small windows, own registers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from smallbranch.gui.navigation import PAGES
from smallbranch.gui.pages.ledgers.mending import place_of
from smallbranch.gui.theme import Theme
from smallbranch.gui.widgets.pdf_pages import PdfPages
from smallbranch.gui.widgets.preview_files import PreviewFiles
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.scope import About, Scope
from smallbranch.lessons.commands import LogMicroLecture
from tests.gui.pages.hands import lists_open
from tests.gui.pages.office import office, too_long, waited

pytestmark = [pytest.mark.gui, lists_open]
QUARTER = Period.parse("2026Q3")


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "ledgers") as found:
        yield found


def previewed(qtbot: Any, window: Any, page: Any, ledger: str = "L14") -> None:
    page.open_target({"ledger": ledger, "period": "2026Q3"})
    waited(qtbot, window)


def lecture(ctx: Any, window: Any) -> None:
    window.ops.run_write(LogMicroLecture(held_on=ctx.clock.today(), topic="预览之后才登记", speaker_id=1))


def say_nothing(page: QWidget) -> list[str]:
    """Return the buttons that cannot be pressed and do not say why."""
    buttons = page.findChildren(QAbstractButton)
    return [one.text() for one in buttons if one.isVisibleTo(page) and not one.isEnabled() and not one.toolTip()]


# ── making ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_stopping_at_the_bottom_goes_back_to_choosing(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.preview.click()
    window.status.tasks.cancel.click()
    waited(qtbot, window)
    assert page.chooser.isVisible()
    page.chooser.preview.click()
    waited(qtbot, window)
    assert page.preview.volume is not None


def test_only_the_last_one_asked_for_is_shown_and_kept(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.preview.click()
    page.go_back()
    page.chooser.preview.click()
    previewed(qtbot, window, page)
    assert page.preview.volume.choice.only == ("L14",)
    previewed(qtbot, window, page, "L06")
    assert list(page.preview.volume.path.parent.iterdir()) == [page.preview.volume.path]


def test_closing_leaves_no_preview_behind(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    """Previews hold names: they lie beside the book, and nowhere once the window is closed."""
    ctx, window, page = opened
    previewed(qtbot, window, page)
    path = page.preview.volume.path
    assert path.is_relative_to(ctx.places.folder)
    page.go_back()
    page.chooser.shape.click()
    dialog = page.chooser.dialog
    qtbot.waitUntil(lambda: dialog.trial.view.pages is not None, timeout=30_000)
    trial = dialog.trial.view.pages.path
    dialog.reject()
    assert not trial.exists()
    page.chooser.shape.click()
    qtbot.waitUntil(lambda: page.chooser.dialog.trial._handle is not None)
    page.chooser.dialog.reject()
    waited(qtbot, window)
    assert not trial.parent.exists(), "also when it was closed while it drew"
    assert window.presenter.last_dialog is None
    previewed(qtbot, window, page)
    window.close()
    assert not (ctx.places.folder / "previews").exists()


def test_what_a_crash_left_behind_is_swept(tmp_path: Path) -> None:
    left = tmp_path / "previews" / "ledgers" / "1.pdf"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"names")
    files = PreviewFiles(tmp_path, "ledgers")
    assert not left.exists()
    files.fresh().write_bytes(b"new")
    files.sweep()
    assert list(tmp_path.iterdir()) == []


def test_a_book_on_a_disk_that_takes_no_files_is_previewed_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "previews").write_bytes(b"in the way of a folder")
    files = PreviewFiles(tmp_path, "ledgers")
    path = files.fresh()
    path.write_bytes(b"names")
    files.sweep()
    assert not path.exists()


def test_closing_the_window_while_it_draws(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.preview.click()
    qtbot.waitUntil(lambda: page.preview.bar.maximum() > 0, timeout=60_000)
    window.close()
    assert not window.tasks.busy


def test_what_is_issued_is_not_stopped_half_way(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.chooser.preview.click()
    waited(qtbot, window)
    page.preview.issue.click()
    assert not page.preview.cancel.isVisible()
    qtbot.keyClick(page.preview.back, Qt.Key.Key_Escape)
    waited(qtbot, window)
    assert len(ctx.ledgers.issued()) == 1
    assert page.chooser.isVisible()
    assert len(page.chooser.model.rows) == 1


def test_a_preview_made_before_a_change_says_so(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    previewed(qtbot, window, page)
    assert not page.preview.again.isVisible()
    page.preview.looks.standard.click()
    assert not page.preview.again.isVisible(), "a look of saved files is no record"
    lecture(ctx, window)
    assert page.preview.again.isVisible()
    assert "改过" in page.preview.chip.text()
    page.preview.again.click()
    waited(qtbot, window)
    assert not page.preview.again.isVisible()
    document = pypdfium2.PdfDocument(page.preview.volume.path)
    text = "".join(one.get_textpage().get_text_range() for one in document)
    document.close()
    assert "预览之后才登记" in text
    page.preview.issue.click()
    waited(qtbot, window)
    lecture(ctx, window)
    assert not page.preview.again.isVisible(), "what was issued stays as it was"


def test_each_member_has_editions_of_his_own(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    first, second = (ctx.ledgers.issue(QUARTER, ("M01",), scope=Scope(About.MEMBER, number)) for number in (1, 2))
    assert (first.edition, second.edition) == (1, 1)
    assert ctx.ledgers.issue(QUARTER, ("M01",), scope=Scope(About.MEMBER, 1)).edition == 2
    page.reload()
    names = [page.chooser.model.index(row, 3).data() for row in range(3)]
    assert len({*names}) == 2
    assert all(name.startswith("党员：") for name in names)
    page.open_target({"ledger": "M01", "period": "2026Q3", "member_id": 1})
    waited(qtbot, window)
    assert "党员：" in page.preview.header.hint.text()


def test_photos_whose_files_are_gone_are_said_before_printing(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    previewed(qtbot, window, page, "X01")
    assert not page.preview.findings.isVisible()
    for file in (ctx.places.folder / "attachments").rglob("*.*"):
        file.unlink()
    previewed(qtbot, window, page, "X01")
    assert page.preview.volume.frames
    assert page.preview.volume.frames[0] in page.preview.missing.text()
    assert page.preview.findings.isVisible()
    assert "照片" in page.preview.chip.text()


def test_a_preview_that_was_tidied_away_is_said(qtbot: Any, opened: tuple[Any, Any, Any], tmp_path: Path) -> None:
    _, window, page = opened
    previewed(qtbot, window, page)
    page.preview.volume.path.unlink()
    page.save(tmp_path / "saved.pdf")
    waited(qtbot, window)
    said = window.presenter.last_dialog
    assert page.preview.volume.path.name in said.text()
    assert said.detailedText() == "", "no bug of ours"
    said.close()


def test_the_quarter_is_printed_by_enter_alone(qtbot: Any, opened: tuple[Any, Any, Any], tmp_path: Path) -> None:
    _, window, page = opened
    page.setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    waited(qtbot, window)
    assert page.preview.volume is not None
    assert page.preview.print.hasFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    dialog = page.dialog
    dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog._take_system()
    dialog.pages.setText("1")
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Return)
    qtbot.waitUntil(page.notice.isVisible)
    assert (tmp_path / "paper.pdf").exists()


# ── looking ──────────────────────────────────────────────────────────────────────────────────────────────────────


def roll(widget: QWidget, turn: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = QPointF(4, 4)
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(widget, event)


def test_wheel_and_keys_turn_pages_and_the_contents_follow(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.preview.click()
    waited(qtbot, window)
    view, sheet = page.preview.view, page.preview.view._sheet
    roll(sheet.viewport(), -120)
    assert view.current() == 1
    roll(sheet.viewport(), -40)
    assert view.current() == 1, "a part of a notch"
    roll(sheet.viewport(), -80)
    roll(sheet.viewport(), 120)
    assert view.current() == 1
    for key, shown in ((Qt.Key.Key_End, page.preview.volume.pages - 1), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Space, 1)):
        qtbot.keyClick(sheet, key)
        assert view.current() == shown
    before = view._percent.text()
    roll(sheet.viewport(), 120, Qt.KeyboardModifier.ControlModifier)
    assert view._percent.text() != before
    mark = page.preview._marks[6]
    view.go(mark.page)
    assert page.preview.contents.currentItem().text() == mark.title
    assert view.current() == mark.page


def test_a_name_is_found_in_the_volume(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    window.menus.search_wanted.emit()
    assert window.notice.isVisible(), "it says that there is nothing to search in yet"
    page.chooser.preview.click()
    waited(qtbot, window)
    window.menus.search_wanted.emit()
    search, view = page.preview.search, page.preview.view
    assert search.hasFocus()
    name = ctx.roster.members(ctx.clock.today())[0].name
    pages: list[int] = []
    for _ in range(2):
        qtbot.keyClick(search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        search.setText(name)
        with qtbot.waitSignal(view.searched) as told:
            qtbot.keyClick(search, Qt.Key.Key_Return)
        assert told.args == [True]
        assert view.pages.boxes(view.current(), name)
        pages.append(view.current())
    assert pages[0] < pages[1], "Enter goes to the next page that says it"
    marked = view._sheet.picture.pixmap().toImage()
    search.clear()
    assert view._sheet.picture.pixmap().toImage() != marked
    short = next(one.name for one in ctx.roster.members(ctx.clock.today()) if len(one.name) == 2)
    search.setText(short)
    with qtbot.waitSignal(view.searched, timeout=30_000) as told:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert told.args == [True], "it is printed with a space between its two characters"
    search.setText("没有这样的字")
    with qtbot.waitSignal(view.searched, timeout=30_000) as told:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert told.args == [False]
    assert page.preview.searched.isVisible()


def test_page_keys_work_where_the_cursor_waits(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.preview.click()
    waited(qtbot, window)
    assert page.preview.print.hasFocus()
    for key, shown in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_End, page.preview.volume.pages - 1),
        (Qt.Key.Key_PageUp, page.preview.volume.pages - 2),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(page.preview.print, key)
        assert page.preview.view.current() == shown
    page.start_search()
    qtbot.keyClicks(page.preview.search, "x")
    qtbot.keyClick(page.preview.search, Qt.Key.Key_Escape)
    assert page.preview.isVisible(), "the first Esc clears what is searched for"
    assert page.preview.search.text() == ""
    qtbot.keyClick(page.preview.search, Qt.Key.Key_Escape)
    assert page.chooser.isVisible()


def test_the_heads_of_the_coverage_map_tell_the_ledgers(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.chooser.tabs.setCurrentIndex(2)
    model = page.chooser.coverage.model
    titles = {one.id: one.title for one in ctx.ledgers.available()}
    for column in range(4, model.columnCount()):
        ledger = model.headerData(column, Qt.Orientation.Horizontal)
        assert model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == titles[ledger]


def test_pictures_of_pages_take_bounded_memory(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.preview.click()
    waited(qtbot, window)
    pages = PdfPages(page.preview.volume.path)
    for number in range(6):
        pages.picture(number, 288.0)
    assert sum(one.sizeInBytes() for one in pages._cache.values()) <= 64 * 1024 * 1024
    pages.close()


def test_a_gap_is_shown_and_leads_where_it_is_mended(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.preview.click()
    waited(qtbot, window)
    table, rows = page.preview.table, page.preview.model.rows
    at = next(at for at, gap in enumerate(rows) if gap.ledger == "L08")
    table.selectRow(at)
    titles = [mark.title for mark in page.preview._marks]
    assert page.preview.view.current() == page.preview._marks[titles.index(rows[at].title)].page
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.stack.current_key() == "calendar"
    window.show_page("ledgers")
    assert page.preview.isVisible(), "the preview waits"


def test_every_ledger_has_a_place_where_it_is_mended(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, _ = opened
    keys = {spec.key for spec in PAGES}
    for ledger in ctx.ledgers.available():
        page, target = place_of(ledger, ("event:1", "member:1"), QUARTER)
        assert page in keys, ledger.id
        if ledger.params.get("register"):
            assert target == {"register": ledger.params["register"]}
    event = ctx.meetings.events(QUARTER)[0].event_id
    minutes = next(one for one in ctx.ledgers.available() if one.id == "L10")
    assert place_of(minutes, (f"event:{event}",), QUARTER) == ("meetings", {"event_id": event})
    window.open_page("meetings", {"event_id": event})
    assert window.stack.current_key() == "meetings"


def test_a_record_of_the_coverage_map_is_told_and_opened(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.tabs.setCurrentIndex(2)
    view = page.chooser.coverage
    entries = [row for row in view.model.rows if row.source.startswith("entry:")]
    assert entries
    assert all(row.title != row.kind for row in entries), "an entry is told by more than its register"
    for kind, key in (("event", "meetings"), ("lecture", "lessons"), ("entry", "registers")):
        window.show_page("ledgers")
        at = next(at for at, row in enumerate(view.model.rows) if row.source.startswith(f"{kind}:"))
        view.table.selectRow(at)
        view.table.setFocus()
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
        assert window.stack.current_key() == key
    registers = window.stack.pages["registers"]
    assert registers.current().title == entries[0].kind
    window.show_page("ledgers")


# ── choosing ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_own_register_is_in_the_volume_as_it_is_ticked(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    window.open_page("registers")
    registers = window.stack.pages["registers"]
    registers.create_own.click()
    registers.dialog.name.setText("书画活动登记")
    registers.dialog.save.click()
    made = registers.current().id
    window.open_page("ledgers")
    assert page.chooser.boxes[made].isChecked()
    assert page.chooser.choice().only is None
    assert made in {one.id for one in ctx.ledgers.chosen(None)}
    page.chooser.boxes[made].setChecked(False)
    assert made not in page.chooser.choice().only
    window.open_page("registers")
    registers.change.click()
    registers.dialog.name.setText("书画和摄影登记")
    registers.dialog.save.click()
    window.open_page("ledgers")
    assert page.chooser.boxes[made].text() == "书画和摄影登记"
    next((ctx.places.folder / "packs" / "registers").glob("*.toml")).unlink()
    window.open_page("registers")
    window.open_page("ledgers")
    assert made not in page.chooser.boxes
    assert page.chooser.choice().only is None


def test_a_register_made_while_a_preview_was_in_sight_is_opened(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    previewed(qtbot, window, page)
    window.open_page("registers")
    registers = window.stack.pages["registers"]
    registers.create_own.click()
    registers.dialog.name.setText("书画活动登记")
    registers.dialog.save.click()
    registers.paper.click()
    waited(qtbot, window)
    assert page.preview.volume.choice.only == (registers.current().id,)
    assert window.presenter.last_dialog is None
    previewed(qtbot, window, page, "L01")
    assert page.preview.volume is not None, "a cover has no box to tick"


def test_no_box_is_out_of_sight_in_the_smallest_window(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: window.width() == window.minimumWidth())
    area = next(one for one in page.chooser.findChildren(QScrollArea) if one.isVisible())
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())
    inside = [*page.chooser.boxes.values(), page.chooser.scope.blank, page.chooser.period.months]
    for one in inside:
        right = one.mapTo(area.viewport(), one.rect().topRight()).x()
        assert right <= area.viewport().width(), one.accessibleName() or one.text()
    qtbot.waitUntil(lambda: not too_long(page))


def test_every_button_that_cannot_be_pressed_says_why(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser._tick(False)
    for tab in range(3):
        page.chooser.tabs.setCurrentIndex(tab)
        assert say_nothing(page) == [], tab
    previewed(qtbot, window, page)
    page.preview.issue.click()
    waited(qtbot, window)
    assert not page.preview.issue.isEnabled()
    assert "那一份" in page.preview.issue.toolTip()
    page.go_back()
    page.chooser.shape.click()
    assert say_nothing(page.chooser.dialog) == []
    page.chooser.dialog.reject()


def test_a_cover_is_seen_while_it_is_shaped(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.chooser.shape.click()
    dialog = page.chooser.dialog
    dialog.ledgers.setCurrentIndex(dialog.ledgers.findData("L01"))
    dialog.name.setText("党务工作台账")
    dialog.table.item(0, 0).setText("年份")
    qtbot.waitUntil(lambda: not dialog.trial.is_busy(), timeout=30_000)
    document = pypdfium2.PdfDocument(dialog.trial.view.pages.path)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "党务工作台账" in text
    assert "年份：2026" in text
    dialog.reject()
    assert dialog.isVisible(), "one Esc does not throw it away"
    dialog.save.click()
    page.chooser.preview.click()
    waited(qtbot, window)
    assert "党务工作台账" in page.preview.header.title.text()
