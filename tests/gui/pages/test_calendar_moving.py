"""日历与计划 by hand: lines dragged or moved by keys, and what a field of the matrix leads to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from smallbranch.gui.pages.calendar.state import TASK, Chip, moving, planned_with
from smallbranch.gui.theme import Theme
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period, quarter_of
from smallbranch.rules.views import NodeStatus
from tests.conftest import BEIJING
from tests.gui.pages.hands import Hands, lists_open
from tests.gui.pages.office import office

pytestmark = [pytest.mark.gui, lists_open]
YEAR = Period.parse("2026")
COMMITTEE = "branch_committee_meeting"


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "calendar") as parts:
        parts[1].activateWindow()
        qtbot.waitUntil(parts[1].isActiveWindow)
        yield parts


# ── moving ───────────────────────────────────────────────────────────────────────────────────────────────────────


def day_of(ctx: Any, item_id: int) -> date | None:
    return next(one.planned_on for one in ctx.meetings.plan(YEAR) if one.id == item_id)


def drag(qtbot: Any, target: Any, start: Any, end: Any) -> None:
    """Press, move with the button held, release: Qt's own helper moves without the button."""
    qtbot.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(end),
        target.mapToGlobal(QPointF(end)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, event)
    qtbot.mouseRelease(target, Qt.MouseButton.LeftButton, pos=end)


def test_a_line_of_the_month_is_dragged_and_asked_why_once(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.tabs.setCurrentWidget(page.month)
    page.month.go(date(2026, 10, 9))
    grid = page.month.grid
    chip = grid.current_day().chips[0]
    end = grid.visualItemRect(grid.item(1, 2)).center()  # Wednesday 7 October
    drag(qtbot, grid.viewport(), grid.chip_place(chip), end)
    dialog = page.findChild(FormDialog)
    assert dialog.field("planned_on").value() == date(2026, 10, 7)
    assert "不上班" in dialog.windowTitle() + "".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.field("planned_on").setText("10.13")
    dialog.field("why").setText("书记出差")
    dialog.submit()
    assert day_of(ctx, chip.plan_item_id) == date(2026, 10, 13)
    window.ops.undo()
    assert day_of(ctx, chip.plan_item_id) == date(2026, 10, 9)


@pytest.mark.parametrize("view", ["month", "overview"])
def test_a_line_is_moved_cancelled_and_taken_back_by_keys(qtbot: Any, opened: tuple[Any, Any, Any], view: str) -> None:
    ctx, window, page = opened
    tab = getattr(page, view)
    page.tabs.setCurrentWidget(tab)
    item = next(one for one in ctx.meetings.plan(YEAR) if one.form == COMMITTEE and one.planned_on == date(2026, 11, 9))
    if view == "month":
        tab.go(date(2026, 11, 9))
    else:
        tab.grid.choose(date(2026, 11, 9), item.id)
    tab.grid.setFocus()
    hands, ctrl = Hands(qtbot), Qt.KeyboardModifier.ControlModifier
    hands.press(Qt.Key.Key_Right, modifier=ctrl)
    assert day_of(ctx, item.id) == date(2026, 11, 10)
    hands.press(Qt.Key.Key_Down, modifier=ctrl)
    assert day_of(ctx, item.id) == date(2026, 11, 17)
    window.ops.undo()
    assert day_of(ctx, item.id) == date(2026, 11, 10)
    window.ops.undo()
    assert day_of(ctx, item.id) == date(2026, 11, 9)
    if view == "month":
        tab.go(date(2026, 11, 9))
    else:
        tab.grid.choose(date(2026, 11, 9), item.id)
    tab.grid.setFocus()
    hands.press(Qt.Key.Key_Delete)
    dialog = page.findChild(FormDialog)
    dialog.field("state").setCurrentIndex(1)
    dialog.field("reason").setText("并入联合活动")
    dialog.submit()
    cancelled = next(one for one in ctx.meetings.plan(YEAR) if one.id == item.id)
    assert (cancelled.state, cancelled.reason) == ("cancelled", "并入联合活动")
    page.list.choose(item.id)
    page.reopen.click()
    assert next(one for one in ctx.meetings.plan(YEAR) if one.id == item.id).state == "open"


def test_the_year_shows_every_day_and_a_line_is_dragged_across_months(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.tabs.setCurrentWidget(page.overview)
    grid = page.overview.grid
    assert len(grid._days) == 365
    start, end = date(2026, 11, 9), date(2026, 10, 30)
    grid.choose(start)
    chip = grid.current_chip()
    drag(qtbot, grid, grid.place_of(start), grid.place_of(end))
    dialog = page.findChild(FormDialog)
    dialog.submit()
    assert day_of(ctx, chip.plan_item_id) == end
    assert "不在" in page.window().notice.text.text()  # another month's obligation: said, not refused
    page.overview.span.setCurrentIndex(4)
    assert (min(grid._days), max(grid._days)) == (date(2026, 10, 1), date(2026, 12, 31))
    hands = Hands(qtbot)
    grid.setFocus()
    grid.choose(date(2026, 10, 15))
    hands.press(Qt.Key.Key_Left)
    assert grid.chosen().day == date(2026, 10, 14)
    assert "10月14日" in page.overview.detail.text()


# ── the matrix ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_missing_field_of_the_matrix_leads_to_its_make_up(qtbot: Any, theme: Theme, practice_dir: Path) -> None:
    """C16 by hand: from the missing field to a record with its true date, linked to the node it makes up for."""
    later = FixedClock(datetime(2026, 11, 5, 9, tzinfo=BEIJING))
    with office(qtbot, theme, practice_dir, later, "calendar") as (ctx, window, page):
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.tabs.setCurrentWidget(page.matrix)
        table = page.matrix.table
        headers = [table.verticalHeaderItem(row).text() for row in range(table.rowCount())]
        row = headers.index("支委会")
        table.setCurrentCell(row, 9)
        assert (table.item(row, 9).text(), page.matrix.open_record.text()) == ("× 未办", "补办…")
        table.setFocus()
        Hands(qtbot).press(Qt.Key.Key_Return)
        recorder = window.stack.pages["meetings"].recorder
        recorder.segment.topic.setText("研究四季度工作")
        recorder.save()
        node = next(one for one in ctx.rules.matrix(2026) if one.form == COMMITTEE and one.period == "2026-10")
        assert node.status is NodeStatus.MADE_UP
        event = ctx.meetings.event(node.event_ids[-1])
        assert (event.start_at.date(), event.segments[0].makes_up) == (date(2026, 11, 5), "2026-10")


def test_a_field_of_the_matrix_is_set_aside_with_its_reason(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.tabs.setCurrentWidget(page.matrix)
    table = page.matrix.table
    headers = [table.verticalHeaderItem(row).text() for row in range(table.rowCount())]
    row = headers.index("主题党日")
    table.setCurrentCell(row, 7)
    assert table.item(row, 7).text() == "✓ 补录"  # of August, entered nineteen days later
    assert not page.matrix.set_aside.isEnabled()
    table.setCurrentCell(row, 11)
    page.matrix.set_aside.click()
    dialog = page.findChild(FormDialog)
    dialog.submit()
    assert dialog.form.rows["reason"].error.text()
    dialog.field("reason").setText("上级统一组织")
    dialog.submit()
    assert table.item(row, 11).text() == "– 不适用"
    table.setCurrentCell(row, 11)
    assert "上级统一组织" in page.matrix.detail.text()
    page.open_page.disconnect()
    with qtbot.waitSignal(page.open_page) as told_page:
        page.matrix.paper.click()
    assert told_page.args == ["ledgers", {"ledger": "S05", "period": "2026"}]
    with qtbot.waitSignal(page.open_page) as told_page:
        page.paper.click()
    assert told_page.args == ["ledgers", {"ledger": "L09A", "period": "2026"}]


def test_what_is_planned_with_a_theme_day_is_asked_to_move_along_in_one_step(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    theme, others = next(
        (item, planned_with(ctx, item))
        for item in ctx.meetings.plan(YEAR)
        if item.form == "theme_party_day" and moving(item) and planned_with(ctx, item)
    )
    chip = Chip("", "planned", plan_item_id=theme.id)
    assert theme.planned_on is not None
    for keys in (False, True):  # dragged or moved by keys: the question is the same
        page._move_chip(chip, theme.planned_on + timedelta(days=1), not keys)
        dialog = page.findChildren(FormDialog)[-1]
        along = dialog.field("along")
        assert along.isChecked()
        assert all(page.dialogs._name(one) in along.text() for one in others)
        along.setChecked(keys)
        dialog.submit()
        days = {day_of(ctx, one.id) for one in others}
        assert days == {theme.planned_on + timedelta(days=1) if keys else theme.planned_on}
        window.ops.undo()
        assert {day_of(ctx, one.id) for one in (theme, *others)} == {theme.planned_on}


def test_the_sign_in_sheet_of_a_planned_meeting_is_one_button_away(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.open_page.disconnect(window.open_page)
    planned = next(item for item in ctx.meetings.plan(YEAR) if moving(item) and item.planned_on and item.form != TASK)
    task = next(item for item in ctx.meetings.plan(YEAR) if item.form == TASK)
    page.list.choose(planned.id)
    with qtbot.waitSignal(page.open_page) as sent:
        page.sheet.click()
    assert sent.args == ["ledgers", {"ledger": "L16A", "period": str(quarter_of(planned.planned_on)),
                                     "params": {"plan_item": str(planned.id)}}]  # fmt: skip
    page.list.choose(task.id)
    assert not page.sheet.isEnabled()
    assert page.sheet.toolTip()
    page.tabs.setCurrentWidget(page.month)
    page.month.go(planned.planned_on)
    button = next(item for item in page.month.side.findChildren(QPushButton) if item.text() == "签到表")
    with qtbot.waitSignal(page.open_page) as sent:
        button.click()
    assert sent.args[0] == "ledgers"
