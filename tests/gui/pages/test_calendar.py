"""日历与计划 on the practice branch: planning a year, its three views, and the ways to a record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from smallbranch.gui.pages.calendar.state import (
    OFF,
    SWAPPED,
    Chip,
    absent_on,
    by_month,
    counts,
    matrix_rows,
    month_days,
    node_target,
    standing,
    task_list,
)
from smallbranch.gui.theme import Mode, Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import AddPlanItem, CancelPlanItem
from smallbranch.rules.views import NodeStatus
from tests.gui.pages.hands import Hands, lists_open
from tests.gui.pages.office import found, nameless, office, too_long
from tests.intake.files import write_xlsx

pytestmark = [pytest.mark.gui, lists_open]
TODAY = date(2026, 9, 20)
YEAR = Period.parse("2026")
COMMITTEE = "branch_committee_meeting"


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "calendar") as parts:
        parts[1].activateWindow()
        qtbot.waitUntil(parts[1].isActiveWindow)
        yield parts


def click(qtbot: Any, button: Any) -> int:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return 1


# ── planning ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_year_is_planned_in_five_steps(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    window.show_page("home")
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_3, modifier=Qt.KeyboardModifier.ControlModifier)
    steps = hands.keys + click(qtbot, page.after)
    start = page.stack.currentWidget().findChildren(type(page.draft))[0]
    steps += click(qtbot, start)
    assert ctx.meetings.plan(Period.parse("2027")) == ()  # nothing is written before it was seen
    before = hands.keys
    qtbot.waitUntil(page.preview.isActiveWindow)
    hands.press(Qt.Key.Key_Return)
    assert steps + hands.keys - before == 4
    items = ctx.meetings.plan(Period.parse("2027"))
    assert len(items) > 50
    assert f"加了 {len(items)} 项" in page.notice.text.text()
    assert "尚未公布" in window.notice.text.text()  # what the drafting noticed is said above the page
    assert page.list.tree.topLevelItemCount() == 12
    window.ops.undo()
    assert ctx.meetings.plan(Period.parse("2027")) == ()
    assert page.stack.currentIndex() == 1


def test_drafting_again_adds_nothing(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    before = ctx.meetings.plan(YEAR)
    page.draft_year()
    assert ctx.meetings.plan(YEAR) == before
    assert "没有要加的" in page.notice.text.text()


def test_home_sends_here_to_draft(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, _ = opened
    window.open_page("calendar", {"action": "draft_plan", "year": 2027})
    window.stack.pages["calendar"].preview.keep.click()
    assert ctx.meetings.plan(Period.parse("2027"))


def test_a_line_is_moved_put_off_and_added(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    item = next(one for one in ctx.meetings.plan(YEAR) if one.form == COMMITTEE and one.event_id is None)
    assert page.list.choose(item.id)
    dialog = page.dialogs.change(item)
    dialog.field("planned_on").setText("10.12")
    dialog.field("topic").setText("研究四季度工作")
    dialog.field("why").setText("书记出差")
    dialog.submit()
    moved = next(one for one in ctx.meetings.plan(YEAR) if one.id == item.id)
    assert (moved.planned_on, moved.topic, moved.move_reason, moved.place) == (
        date(2026, 10, 12),
        "研究四季度工作",
        "书记出差",
        item.place,
    )
    assert page.about.text() == f"原定 {item.planned_on}；书记出差"
    dialog = page.dialogs.cancel(moved)
    dialog.submit()
    assert dialog.form.rows["reason"].error.text()  # a reason is asked for
    dialog.field("reason").setText("防汛值班")
    dialog.submit()
    assert next(one for one in ctx.meetings.plan(YEAR) if one.id == item.id).state == "postponed"
    dialog = page.dialogs.add(date(2026, 11, 3))
    dialog.field("form").setCurrentIndex(dialog.field("form").findData("party_lecture"))
    dialog.field("topic").setText("学党章")
    dialog.submit()
    made = next(one for one in ctx.meetings.plan(YEAR) if one.topic == "学党章")
    assert (made.period, made.planned_on) == ("2026Q4", date(2026, 11, 3))


def test_the_day_most_can_come_is_one_key_away(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    dialog = page.dialogs.add(date(2026, 10, 15))
    dialog.field("form").setCurrentIndex(dialog.field("form").findData("general_membership_meeting"))
    best = page.dialogs.best
    click(qtbot, best.press)
    lines = [action.text() for action in best.menu.actions() if action.data() is not None]
    expected = ctx.meetings.best_days("general_membership_meeting", date(2026, 10, 1), date(2026, 10, 31))
    assert lines == [best.text_of(one) for one in expected[:8]]
    assert "可到" in lines[0]
    assert "法定人数" in lines[0]
    assert "须补课" in lines[0]  # somebody of the practice branch is seconded
    best.menu.actions()[1].trigger()
    best.menu.hide()
    assert dialog.field("planned_on").value() == expected[1].day
    dialog.field("planned_on").setText("10.15")
    dialog.field("planned_time").setText("14:30")
    click(qtbot, best.press)
    next(action for action in best.menu.actions() if action.text() == "看这一周").trigger()
    days = {action.data() for action in best.menu.actions() if action.data() is not None}
    assert days == {date(2026, 10, day) for day in range(12, 17)}  # the working days of the week asked for
    best.menu.hide()
    dialog.reject()


def test_the_plan_goes_into_a_calendar_file(opened: tuple[Any, Any, Any], tmp_path: Path) -> None:
    ctx, _, page = opened
    page.export.click()
    assert page.files.dialog.selectedFiles()[0].endswith("2026年计划.ics")
    page.files.dialog.fileSelected.emit(str(tmp_path / "plan.ics"))
    page.files.dialog.reject()
    assert (tmp_path / "plan.ics").read_bytes() == ctx.meetings.calendar_file(2026)
    assert "plan.ics" in page.notice.text.text()
    assert nameless(page) == []
    assert too_long(page) == []
    page.files.export_to(tmp_path / "nowhere" / "plan.ics", 2026)
    assert not (tmp_path / "nowhere").exists()


def test_the_superiors_list_is_added_once(qtbot: Any, opened: tuple[Any, Any, Any], tmp_path: Path) -> None:
    ctx, window, page = opened
    rows = [
        ("2026年10月份基层党建工作任务清单",),
        ("序号", "工作任务", "完成时限", "责任人"),
        (1, "上报三季度党费收缴情况", "10月15日", "祁怀瑾"),
        (2, "开展警示教育", "10月底", "柏舒晴"),
    ]
    path = write_xlsx(tmp_path / "清单.xlsx", rows)
    with qtbot.waitSignal(window.tasks.started):
        page.files.import_tasks(path)
    qtbot.waitUntil(lambda: not window.tasks.busy)
    assert told(page) == [("新增", "上报三季度党费收缴情况"), ("新增", "开展警示教育")]
    assert not [one for one in ctx.meetings.plan(YEAR) if one.source == "tasks"]
    Hands(qtbot).press(Qt.Key.Key_Return)
    made = [one for one in ctx.meetings.plan(YEAR) if one.source == "tasks"]
    assert [(one.topic, one.lead, one.deadline) for one in made] == [
        ("上报三季度党费收缴情况", "祁怀瑾", date(2026, 10, 15)),
        ("开展警示教育", "柏舒晴", date(2026, 10, 31)),
    ]
    assert (task_list(ctx, path).commands, task_list(ctx, path).unchanged) == ((), 2)
    rows[2:] = [(1, "上报三季度党费收缴情况", "10月20日", "祁怀瑾")]
    with qtbot.waitSignal(window.tasks.started):
        page.files.import_tasks(write_xlsx(tmp_path / "清单.xlsx", rows))
    qtbot.waitUntil(lambda: not window.tasks.busy)
    assert told(page) == [("改动", "上报三季度党费收缴情况"), ("清单里没有了", "开展警示教育")]
    assert "2026-10-15 → 2026-10-20" in page.files.difference.tree.topLevelItem(0).text(2)
    page.files.difference.gone.click()
    page.files.difference.buttons.button(page.files.difference.buttons.StandardButton.Ok).click()
    moved = [(one.deadline, one.state) for one in ctx.meetings.plan(YEAR) if one.source == "tasks"]
    assert moved == [(date(2026, 10, 20), "open"), (date(2026, 10, 31), "cancelled")]
    assert "加入 0 项，改了 1 项" in page.notice.text.text()
    assert window.menus.undo.text() == "撤销“导入上级任务清单（2项）”(&U)"


def told(page: Any) -> list[tuple[str, str]]:
    tree = page.files.difference.tree
    return [(tree.topLevelItem(at).text(0), tree.topLevelItem(at).text(1)) for at in range(tree.topLevelItemCount())]


def test_the_draft_says_why_and_leaves_out_what_is_not_wanted(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.set_year(2027)
    page.draft_year()
    preview = page.preview
    assert len(preview._items()) == len(ctx.meetings.preview_year(2027).lines)
    assert all(item.text(4) for item in preview._items())
    assert "《中国共产党" in preview.detail.text()
    assert "{" not in "".join(item.text(4) for item in preview._items())
    hands = Hands(qtbot)
    qtbot.waitUntil(preview.isActiveWindow)
    hands.press(Qt.Key.Key_Space)
    assert preview.keep.text() == f"保留这 {len(preview._items()) - 1} 项"
    (left_out,) = preview.left_out()
    assert (nameless(preview), too_long(preview)) == ([], [])
    hands.press(Qt.Key.Key_Return)
    form = left_out.split("|")[1]
    kept = ctx.meetings.plan(Period.parse("2027"))
    assert len(kept) == 67 - 1
    assert [line.form for line in ctx.meetings.preview_year(2027).lines] == [form]


def test_a_task_is_done_with_its_proof_from_the_list(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    item = next(one for one in ctx.meetings.plan(YEAR) if one.form == "task" and one.done_on is None)
    window.open_page("calendar", {"action": "complete_task", "plan_item_id": item.id})
    dialog = page.findChild(type(page.dialogs.complete(item)))
    dialog.field("done_on").setText("9.18")
    dialog.field("evidence").setText("练直工〔2026〕3号")
    dialog.submit()
    done = next(one for one in ctx.meetings.plan(YEAR) if one.id == item.id)
    assert (done.done_on, done.evidence) == (date(2026, 9, 18), "练直工〔2026〕3号")
    page.list.choose(item.id)
    assert page.about.text().startswith("2026-09-18 办结；练直工〔2026〕3号")
    page.reopen.click()
    assert next(one for one in ctx.meetings.plan(YEAR) if one.id == item.id).done_on is None


# ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_list_begins_at_the_running_month(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    chosen = page.list.current()
    assert chosen is not None
    assert chosen.planned_on.month == TODAY.month
    top = page.list.tree.itemAt(4, 4)
    assert top.text(0) == "2026年9月"


def test_search_narrows_the_list(opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    window._search()
    assert page.search.hasFocus()
    page.search.setText("党统")
    assert page.count.text() == "0 项"
    page.search.setText("党内统计")
    assert page.count.text() == "2 项"
    page.search.clear()
    assert page.list.tree.topLevelItemCount() == 12


def test_lines_lead_to_their_record(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_page.disconnect()
    items = ctx.meetings.plan(YEAR)
    done = next(one for one in items if one.event_id is not None)
    page.list.choose(done.id)
    with qtbot.waitSignal(page.open_page) as told:
        page.record.click()
    assert told.args == ["meetings", {"event_id": done.event_id}]
    waiting = next(one for one in items if one.form == COMMITTEE and one.event_id is None)
    page.list.choose(waiting.id)
    with qtbot.waitSignal(page.open_page) as told:
        page.record.click()
    assert told.args[1]["plan_item_id"] == waiting.id


def test_recording_from_the_plan_fulfils_the_line(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    waiting = next(one for one in ctx.meetings.plan(YEAR) if one.form == COMMITTEE and one.event_id is None)
    page.list.choose(waiting.id)
    page.record.click()
    recorder = window.stack.pages["meetings"].recorder
    recorder.segment.topic.setText("研究工作")
    recorder.save()
    fulfilled = next(one for one in ctx.meetings.plan(YEAR) if one.id == waiting.id)
    assert fulfilled.event_id is not None


def test_a_chip_of_the_month_opens_the_record(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.open_page.disconnect()
    page.tabs.setCurrentWidget(page.month)
    grid = page.month.grid
    grid.setCurrentCell(2, 1)
    day = grid.current_day()
    assert day is not None
    assert day.day == date(2026, 9, 15)
    place = grid.chip_place(day.chips[0])
    with qtbot.waitSignal(page.open_page) as told:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["meetings", {"event_id": day.chips[0].event_id}]
    hands = Hands(qtbot)
    grid.setFocus()
    with qtbot.waitSignal(page.open_page):
        hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Right)
    assert grid.current_day().day == date(2026, 9, 16)


def test_the_chosen_day_tells_who_is_away(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.tabs.setCurrentWidget(page.month)
    page.month.go(date(2026, 10, 9))
    texts = [label.text() for label in page.month.side.findChildren(type(page.month.heading))]
    assert any("罗景行（驻村）" in text for text in texts)
    assert absent_on(ctx, date(2026, 10, 9)) == ("罗景行（驻村）",)


def test_the_matrix_explains_and_opens(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.open_page.disconnect()
    page.tabs.setCurrentWidget(page.matrix)
    table = page.matrix.table
    assert table.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers
    headers = [table.verticalHeaderItem(row).text() for row in range(table.rowCount())]
    committee, general = headers.index("支委会"), headers.index("党员大会")
    assert table.columnSpan(general, 0) == 3
    assert table.item(committee, 0).text() == "✓ 已办"
    assert table.item(committee, 9).text() == "· 10.9"
    table.setCurrentCell(committee, 9)
    assert "《中国共产党支部工作条例（试行）》" in page.matrix.detail.text()
    table.setFocus()
    with qtbot.waitSignal(page.open_page) as told:
        Hands(qtbot).press(Qt.Key.Key_Return)
    assert (told.args[1]["form"], told.args[1]["period"]) == (COMMITTEE, "2026-10")


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_everything_has_a_name_and_fits(opened: tuple[Any, Any, Any], theme: Theme, mode: Mode) -> None:
    _, window, page = opened
    theme.set_mode(mode)
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        assert (nameless(page), too_long(page)) == ([], [])
    assert (window.width(), window.height()) == (1366, 768)


def test_a_fresh_book_offers_to_draft(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> None:
    with office(qtbot, theme, found(tmp_path / "book", clock, "王芳", "李强"), clock, "calendar") as (ctx, _, page):
        assert page.stack.currentIndex() == 1
        page.draft_year()
        page.preview.keep.click()
        assert page.stack.currentIndex() == 0
        assert ctx.meetings.plan(YEAR)


# ── without a window ─────────────────────────────────────────────────────────────────────────────────────────────


def test_days_carry_holidays_and_chips(ctx: Any) -> None:
    plan, events = ctx.meetings.plan(YEAR), ctx.meetings.events(YEAR)
    days = {one.day: one for one in month_days(ctx, Period.parse("2026-10"), plan, events)}
    assert len(days) % 7 == 0
    assert next(iter(days)).weekday() == 0
    assert (days[date(2026, 10, 1)].mark, days[date(2026, 10, 1)].holiday) == (OFF, "国庆节")
    assert days[date(2026, 10, 10)].mark == SWAPPED
    assert days[date(2026, 10, 11)].mark == ""
    chip = days[date(2026, 10, 9)].chips[0]
    assert (chip.text, chip.kind) == ("支委会", "planned")
    assert Chip("第一党小组", "held", event_id=48) in days[date(2026, 10, 22)].chips
    assert not days[date(2026, 9, 30)].inside


def test_lines_stand_by_their_day(ctx: Any) -> None:
    for period, day in (("2026-09", date(2026, 9, 10)), ("2026-12", None)):
        ctx.dispatcher.do(AddPlanItem(period=period, form="task", topic=f"任务{period}", planned_on=day))
    items = {item.topic: item for item in ctx.meetings.plan(YEAR)}
    assert standing(items["任务2026-09"], TODAY).code == "late"
    assert standing(items["任务2026-12"], TODAY).code == "undated"
    ctx.dispatcher.do(CancelPlanItem(plan_item_id=items["任务2026-09"].id, state="cancelled", reason="并入十月"))
    gone = next(item for item in ctx.meetings.plan(YEAR) if item.topic == "任务2026-09")
    assert standing(gone, TODAY).code == "cancelled"
    months = by_month(ctx.meetings.plan(YEAR))
    assert list(months) == list(YEAR.months())
    assert items["任务2026-12"].id in {item.id for item in months[Period.parse("2026-12")]}


def test_the_matrix_leaves_out_what_does_not_apply(ctx: Any) -> None:
    item = next(one for one in ctx.meetings.plan(YEAR) if one.form == COMMITTEE and one.event_id is None)
    ctx.dispatcher.do(CancelPlanItem(plan_item_id=item.id, state="not_applicable", reason="委员会改选"))
    nodes = ctx.rules.matrix(2026)
    found = counts(nodes)
    assert found[NodeStatus.NOT_APPLICABLE] == 1
    assert sum(found.values()) == len(nodes)
    rows = matrix_rows(nodes)
    assert sum(len(row.nodes) for row in rows) == len(nodes)
    assert {(row.form, row.cell) for row in rows} >= {("cell_meeting", "第一党小组"), ("cell_meeting", "第二党小组")}


def test_a_missing_node_starts_its_make_up(ctx: Any) -> None:
    late = ctx.rules.matrix(2026, date(2026, 11, 5))
    missing = next(node for node in late if node.status is NodeStatus.MISSING)
    target = node_target(missing)
    assert (target["makes_up"], target["form"]) == (missing.period, missing.form)
    done = next(node for node in late if node.status is NodeStatus.DONE)
    assert node_target(done) == {"event_id": done.event_ids[-1]}


def test_a_line_planned_that_month_is_tied_by_enter_or_added_when_unticked(
    opened: tuple[Any, Any, Any], tmp_path: Path
) -> None:
    ctx, window, page = opened
    rows = [
        ("2026年12月份基层党建工作任务清单",),
        ("序号", "工作任务", "形式", "完成时限"),
        (1, "开展宪法宣传主题党日", "主题党日", "12月25日"),
    ]
    path = write_xlsx(tmp_path / "清单.xlsx", rows)
    count = len(ctx.meetings.plan(YEAR))
    for ticked in (False, True):
        page.files._show_tasks(task_list(ctx, path))
        assert told(page) == [("并入已有计划", "开展宪法宣传主题党日")]
        row = page.files.difference.tree.topLevelItem(0)
        assert row.checkState(0) == Qt.CheckState.Checked
        row.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        page.files.difference.buttons.button(page.files.difference.buttons.StandardButton.Ok).click()
        tied = [one for one in ctx.meetings.plan(YEAR) if one.asked_as == "开展宪法宣传主题党日"]
        assert (len(tied), len(ctx.meetings.plan(YEAR))) == ((1, count) if ticked else (0, count + 1))
        if ticked:
            page.list.choose(tied[0].id)
            assert "上级清单：开展宪法宣传主题党日" in page.about.text()
        window.ops.undo()
