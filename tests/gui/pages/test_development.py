"""发展党员 on the practice branch: an application and steps by keys, bounds on screen, taking back, reminders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smallbranch.development.views import StepStatus
from smallbranch.gui.pages.development.dialogs import (
    ApplyDialog,
    ContactsDialog,
    ExtendDialog,
    NoticeDialog,
    ReviewDialog,
)
from smallbranch.gui.pages.development.record import RecordDialog, bounds
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from tests.gui.pages.hands import Hands, focus, lists_open
from tests.gui.pages.office import found, nameless, office, too_long

pytestmark = [pytest.mark.gui, lists_open]
TODAY = date(2026, 9, 20)


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "development") as open_office:
        yield open_office


def choose(page: Any, name: str) -> None:
    page._choose(next(line.id for line in page.model.rows if line.name == name))


def last(page: Any, kind: type) -> Any:
    return page.findChildren(kind)[-1]


def in_front(qtbot: Any, page: Any, kind: type) -> Any:
    """Return the dialog once it has the keyboard."""
    dialog = last(page, kind)
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.isAncestorOf(focus()))
    return dialog


def test_the_list_shows_everybody_by_stage_with_the_next_step(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    assert [line.name for line in page.model.rows] == ["岳清和", "骆思齐", "温予知", "方以宁"]
    choose(page, "温予知")
    assert page.detail.model.rowCount() == 25
    assert page.detail.steps.current().step.no == 12


def test_an_application_takes_a_name_and_enter(opened: tuple[Any, Any, Any], qtbot: Any) -> None:
    ctx, _, page = opened
    page.add.click()
    dialog = in_front(qtbot, page, ApplyDialog)
    hands = Hands(qtbot)
    assert focus() is dialog.field("name")
    hands.write("江一帆")
    hands.press(Qt.Key.Key_Return)
    made = next(line for line in ctx.development.people(TODAY) if line.name == "江一帆")
    assert (made.category, made.last_on) == ("membership_applicant", TODAY)
    assert page.detail.person.line.id == made.id


def test_the_next_step_takes_enter_and_enter(opened: tuple[Any, Any, Any], qtbot: Any) -> None:
    """From the list: Enter opens the next step, Enter in it records it for today."""
    ctx, _, page = opened
    choose(page, "岳清和")
    page.table.setFocus()
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_Return)
    dialog = in_front(qtbot, page, RecordDialog)
    assert focus() is dialog.field("on")
    hands.press(Qt.Key.Key_Return)
    assert hands.keys == 2
    person = ctx.development.person(page.detail.person.line.id, TODAY)
    assert person.step(3).done_on == TODAY
    assert person.line.category == "activist_applicant"
    assert page.detail.steps.current().step.no == 4


def test_sponsors_by_initials_and_papers_by_space(opened: tuple[Any, Any, Any], qtbot: Any) -> None:
    ctx, _, page = opened
    choose(page, "骆思齐")
    page._record(page.detail.person.step(5))
    dialog = in_front(qtbot, page, RecordDialog)
    hands = Hands(qtbot)
    dialog.people[1].choose(None)
    dialog.people[1].setFocus()
    hands.letters("bsq")
    hands.press(Qt.Key.Key_Tab)
    dialog.submit()
    person = ctx.development.person(page.detail.person.line.id, TODAY)
    assert [one.name for one in person.contacts if one.end_on is None] == ["祁怀瑾", "柏舒晴"]


def test_too_few_sponsors_are_marked_at_the_field(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    choose(page, "温予知")
    page._record(page.detail.person.step(9))
    dialog = last(page, RecordDialog)
    dialog.people[1].choose(None)
    dialog.submit()
    assert dialog.form.rows["contacts"].error.text()
    assert dialog.isVisible()


def test_the_dialog_says_first_and_last_day_with_the_article(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    choose(page, "方以宁")
    line = page.detail.person.step(23)
    assert line.status is StepStatus.TOO_EARLY
    assert "2027-03-27" in bounds(line)
    assert "党章" in bounds(line) or "章程" in bounds(line)


def test_delete_takes_a_step_back(opened: tuple[Any, Any, Any], qtbot: Any) -> None:
    ctx, _, page = opened
    choose(page, "温予知")
    page.detail.steps.selectRow(10)
    page.detail.steps.setFocus()
    Hands(qtbot).press(Qt.Key.Key_Delete)
    assert ctx.development.person(page.detail.person.line.id, TODAY).step(11).done_on is None


def test_extension_is_offered_on_probation_only(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    choose(page, "温予知")
    assert not page.detail.extend.isVisible()
    choose(page, "方以宁")
    page.detail.extend.click()
    dialog = last(page, ExtendDialog)
    dialog.submit()
    assert dialog.isVisible()  # the probation runs until 2027: refused, nothing lost


def test_a_notice_shows_its_working_days(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    choose(page, "温予知")
    page.detail.notice.click()
    dialog = last(page, NoticeDialog)
    assert dialog.field("step").currentData() == 15
    dialog.submit()
    notice = ctx.development.person(page.detail.person.line.id, TODAY).notices[-1]
    assert (notice.step, notice.start_on, notice.end_on) == (15, date(2026, 9, 21), date(2026, 9, 28))


def test_contacts_are_changed_from_a_day(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    choose(page, "骆思齐")
    page.detail.contacts.click()
    dialog = last(page, ContactsDialog)
    dialog.people[1].choose(None)
    dialog.submit()
    person = ctx.development.person(page.detail.person.line.id, TODAY)
    assert [one.name for one in person.contacts if one.end_on is None] == ["祁怀瑾"]


def test_the_first_page_leads_here(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    line = next(item for item in ctx.rules.overview().overdue if item.action == "record_step")
    page.open_target({"action": line.action, **line.target})
    assert page.detail.person.line.name == "骆思齐"


def test_everything_has_a_name_and_fits(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    choose(page, "方以宁")
    assert nameless(page) == []
    assert too_long(page) == []


def test_an_empty_branch_is_told_what_to_do(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> None:
    folder = found(tmp_path / "book", clock, "王芳")
    with office(qtbot, theme, folder, clock, "development") as (_, _, page):
        assert page.stack.currentIndex() == 1
        assert not page.detail.card.isVisible()


def test_reviews_notices_and_the_extension_are_listed_changed_and_taken_out(opened: tuple[Any, Any, Any]) -> None:
    ctx, _window, page = opened
    line = next(one for one in page.model.rows if ctx.development.person(one.id, TODAY).reviews)
    page.open_target({"member_id": line.id})
    before = len(ctx.development.person(line.id, TODAY).reviews)
    dialog = page._ask("records")
    assert dialog.model.rowCount() >= before
    dialog.table.opened.emit(dialog.model.rows[0])
    form = next(one for one in page.findChildren(ReviewDialog) if one.isVisible())
    form.field("opinion").setPlainText("改过的意见")
    form.submit()
    assert ctx.development.person(line.id, TODAY).reviews[0].opinion == "改过的意见"
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert len(ctx.development.person(line.id, TODAY).reviews) == before - 1
    ctx.book.undo()
    assert len(ctx.development.person(line.id, TODAY).reviews) == before


def test_a_notice_says_its_working_days_with_those_worked_in_exchange(opened: tuple[Any, Any, Any]) -> None:
    _ctx, _window, page = opened
    page.detail.asked.emit("notice")
    dialog = next(one for one in page.findChildren(NoticeDialog) if one.isVisible())
    dialog.field("posted_on").set_value(date(2026, 9, 29))
    dialog.field("posted_on").edited.emit()
    # 2026: the holiday of the first week of October, with 10 October worked in exchange.
    assert "2026-09-30 至 2026-10-12" in dialog._days.text()
