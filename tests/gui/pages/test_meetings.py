"""会议 on the practice branch: a record by the keyboard, and the logic under it without a window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QTextBrowser

from smallbranch.gui.pages.meetings.editor import PlainText
from smallbranch.gui.pages.meetings.pasting import clean_paste
from smallbranch.gui.theme import Mode, Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import DecisionPart, RecordMeeting, SegmentPart
from smallbranch.meetings.views import EventView
from tests.gui.pages.hands import Hands, focus, lists_open
from tests.gui.pages.office import found, nameless, office, too_long

pytestmark = [pytest.mark.gui, lists_open]
TODAY = date(2026, 9, 20)
GENERAL, LECTURE, COMMITTEE, CELL = (
    "general_membership_meeting",
    "party_lecture",
    "branch_committee_meeting",
    "cell_meeting",
)
CONTROL = Qt.KeyboardModifier.ControlModifier
HOME_BUTTON = {"action": "record_meeting", "form": GENERAL, "period": "2026Q3"}


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "meetings") as parts:
        parts[1].activateWindow()
        qtbot.waitUntil(parts[1].isActiveWindow)
        yield parts


def last_event(ctx: Any) -> EventView:
    lines = ctx.meetings.events(Period.parse("2026"))
    return ctx.meetings.event(max(line.event_id for line in lines))


def state_of(event: EventView, name: str, segment: int = 0) -> tuple[str, str | None, str]:
    mark = next(one for one in event.segments[segment].attendance if one.name == name)
    return mark.state, mark.reason, mark.provenance


# ── by the keyboard ──────────────────────────────────────────────────────────────────────────────────────────────


def test_attendance_of_eighteen_takes_eight_keys_at_most(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.open_target(HOME_BUTTON)
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_E, modifier=CONTROL)
    assert focus() is page.recorder.panel.line
    for letters in ("z2", "w4"):
        hands.letters(letters)
        hands.press(Qt.Key.Key_Return)
    assert hands.keys <= 8
    assert page.recorder.panel.counts.text() == "应到 18 · 实到 15 · 有表决权 17/14 · 法定人数 9 达到"


def test_a_meeting_takes_twelve_steps_and_its_text(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    window.open_page("meetings", HOME_BUTTON)
    hands = Hands(qtbot)
    hands.keys += 1  # the button on the first page
    assert focus() is page.recorder.segment.topic
    hands.write("讨论第四季度工作")
    hands.press(Qt.Key.Key_E, modifier=CONTROL)
    for letters in ("z2", "w4"):
        hands.letters(letters)
        hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_M, modifier=CONTROL)
    hands.write("会议讨论了第四季度工作安排。")
    hands.press(Qt.Key.Key_S, modifier=CONTROL)
    assert hands.keys <= 12
    event = last_event(ctx)
    part = event.segments[0]
    assert (event.title, event.start_at, event.place) == (
        "讨论第四季度工作",
        datetime(2026, 9, 20, 15, 30),
        "三楼党员活动室",
    )
    assert (part.chair, part.recorder, part.minutes) == ("欧阳静远", "祁怀瑾", "会议讨论了第四季度工作安排。")
    assert state_of(event, "章雨桐") == ("on_leave", None, "hand")
    assert state_of(event, "温知夏") == ("absent", None, "hand")
    assert state_of(event, "罗景行") == ("official", "village_post", "plan")
    assert state_of(event, "祁怀瑾") == ("present", None, "bulk")
    assert not page.is_writing()
    assert page.list.event_view.id == event.id


def test_the_nearest_plan_line_is_offered(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_N, modifier=CONTROL)
    assert page.is_writing()
    assert page.recorder.segment.kind.currentData() == COMMITTEE
    assert page.recorder.where.day.value() == TODAY  # a planned day to come is not yet the day it was held
    window.show_page("home")
    assert page.is_writing()


def test_digits_and_letters_on_the_sheet_itself(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.open_target(HOME_BUTTON)
    panel = page.recorder.panel
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(2, 1))
    hands = Hands(qtbot)
    hands.letters("3")
    assert panel.model.row_at(2).state == "official"
    hands.press(Qt.Key.Key_Space)
    assert panel.model.row_at(2).state == "present"
    hands.letters("q")
    assert (focus(), panel.line.text()) == (panel.line, "q")


def test_who_cannot_be_told_apart_is_not_marked(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.open_target(HOME_BUTTON)
    page.recorder.panel.line.setFocus()
    hands = Hands(qtbot)
    hands.letters("sl2")
    assert "不止一人" in page.recorder.panel.preview.text()
    hands.press(Qt.Key.Key_Return)
    assert page.recorder.panel.line.text() == "sl2"
    assert page.recorder.panel.counts.text().startswith("应到 18 · 实到 17")
    page.recorder.panel.line.clear()
    hands.letters("5 2")
    hands.press(Qt.Key.Key_Return)
    assert page.recorder.panel.model.row_at(4).state == "on_leave"


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_segments_share_one_sheet(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target(HOME_BUTTON)
    recorder = page.recorder
    recorder.segment.topic.setText("通报工作")
    recorder.add_segment()
    recorder.segment.kind.setCurrentIndex(recorder.segment.kind.findData(LECTURE))
    recorder.segment.topic.setText("严守纪律")
    assert recorder.segment.lecturer.isVisibleTo(recorder)
    recorder.panel.line.setText("z2")
    recorder.panel.apply_line()
    assert recorder.panel.card.heading.text() == "考勤（第 1、2 段共用）"
    recorder.save()
    event = last_event(ctx)
    assert [part.form for part in event.segments] == [GENERAL, LECTURE]
    assert [state_of(event, "章雨桐", number)[0] for number in (0, 1)] == ["on_leave", "on_leave"]


def test_votes_are_weighed_while_typing(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.open_target(HOME_BUTTON)
    motions = page.recorder.segment.motions
    row = motions.add({"title": "接收方以宁同志为预备党员", "kind": "admit", "yes": 9})
    page.recorder._count_again()
    assert row.note.text() == "✓ 通过（需赞成 9 票）"
    row.widgets["yes"].setText("8")
    assert row.note.text() == "! 未通过（需赞成 9 票）"
    row.widgets["written_yes"].setText("1")
    assert row.note.text() == "✓ 通过（需赞成 9 票）"
    row.widgets["no"].setText("12")
    assert row.note.text().startswith("× 票数多于")


def test_a_changed_day_asks_again_who_is_due(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.open_target(HOME_BUTTON)
    page.recorder.panel.line.setText("z2")
    page.recorder.panel.apply_line()
    page.recorder.where.day.setText("3.16")
    assert page.recorder.panel.counts.text().startswith("应到 16 ")
    assert next(row for row in page.recorder.panel.model.rows if row.label == "章雨桐").state == "on_leave"


def test_a_cell_meeting_expects_its_cell(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target(
        {"action": "record_meeting", "form": CELL, "period": "2026-08", "cell_id": 2, "makes_up": "2026-08"}
    )
    segment = page.recorder.segment
    assert segment.makes_up.currentData() == "2026-08"
    assert segment.chair.name() == "沈若岚"
    segment.cell.setCurrentIndex(segment.cell.findData(1))
    assert segment.chair.name() == "祁怀瑾"
    assert page.recorder.panel.counts.text().startswith(f"应到 {len(ctx.roster.due_members(TODAY, cell_id=1))} ")


def test_what_is_wrong_is_marked_at_its_field(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target(HOME_BUTTON)
    before = last_event(ctx).id
    page.recorder.where.start.setText("25点")
    page.recorder.save()
    assert page.recorder.where.form.rows["start"].error.text() == "时间应写成 14:30"
    page.recorder.where.start.setText("1530")
    page.recorder.where.end.setText("14:00")
    page.recorder.save()
    assert page.recorder.where.form.rows["end"].error.text() == "结束早于开始"
    assert (last_event(ctx).id, page.is_writing()) == (before, True)


def test_a_tick_closes_an_earlier_decision_in_the_same_step(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    decision = SegmentPart(form=GENERAL, topic="一", decisions=(DecisionPart(text="印发制度", owner="柏舒晴"),))
    ctx.dispatcher.do(RecordMeeting(title="一", start_at=datetime(2026, 9, 1, 9), segments=(decision,)))
    page.open_target(HOME_BUTTON)
    box = next(box for box in page.recorder.carried.boxes.values() if "印发制度" in box.text())
    box.setChecked(True)
    page.recorder.segment.topic.setText("二")
    page.recorder.save()
    assert all(item.text != "印发制度" for item in ctx.meetings.open_decisions(date(2026, 9, 30)))
    ctx.book.undo()
    assert any(item.text == "印发制度" for item in ctx.meetings.open_decisions(date(2026, 9, 30)))


def test_nothing_typed_is_thrown_away_unasked(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    page.open_target(HOME_BUTTON)
    page.leave()
    assert (page.question, page.is_writing()) == (None, False)
    page.open_target(HOME_BUTTON)
    page.recorder.segment.topic.setText("写了一半")
    page.leave()
    assert page.is_writing()
    page.question.reject()
    window.close()
    assert window.isVisible()
    page.question.reject()
    page.leave()
    next(one for one in page.question.buttons() if one.text() == "不保存，放弃").click()
    assert not page.is_writing()


def test_correcting_keeps_what_the_page_does_not_show(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    moved = next(
        event
        for event in ctx.meetings.event_views(Period.parse("2026"))
        if event.moved_from and len(event.segments) > 1
    )
    page.list.show_event(moved.id)
    page.edit_record()
    assert not page.recorder.is_dirty()
    page.recorder.where.place.setText("二楼会议室")
    assert page.recorder.is_dirty()
    page.recorder.save()
    event = ctx.meetings.event(moved.id)
    assert event.place == "二楼会议室"
    ids = [part.id for part in event.segments]
    same = replace(event, place=moved.place, segments=moved.segments)
    assert same == moved
    assert ids == [part.id for part in moved.segments]
    for was, now in zip(moved.segments, event.segments, strict=True):
        assert (now.attendance, now.minutes, now.plan_item_id) == (was.attendance, was.minutes, was.plan_item_id)


def test_the_list_finds_and_filters(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    listing = page.list
    assert listing.model.rows
    listing.form.setCurrentIndex(listing.form.findData(COMMITTEE))
    assert {row.form for row in listing.model.rows} == {COMMITTEE}
    listing.form.setCurrentIndex(0)
    listing.search.setText("岗位比武")
    assert {row.held_on.month for row in listing.model.rows} == {5}
    listing.search.setText("没有这样的事")
    assert listing.stack.currentIndex() == 1


def test_the_record_reads_like_the_minutes(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    voted = next(event for event in ctx.meetings.event_views(Period.parse("2026")) if event.segments[-1].motions)
    page.list.show_event(voted.id)
    text = page.findChild(QTextBrowser).toPlainText()
    motion = voted.segments[-1].motions[0]
    for shown in (voted.title, f"应到 {voted.segments[-1].due_count} 人", motion.title, motion.article):
        assert shown in text


def test_text_that_looks_like_markup_is_shown_as_it_is(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    part = SegmentPart(form=GENERAL, topic="<b>甲</b>", minutes="<img src=x>\n第二行")
    made = ctx.dispatcher.do(RecordMeeting(title="<h1>乙</h1>", start_at=datetime(2026, 9, 2, 9), segments=(part,)))
    page.list.show_event(made.value)
    text = page.findChild(QTextBrowser).toPlainText()
    assert all(shown in text for shown in ("<b>甲</b>", "<img src=x>", "<h1>乙</h1>", "第二行"))


def test_a_make_up_and_a_removal(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    open_one = ctx.meetings.open_makeups(TODAY)[0]
    page.open_target({"action": "record_makeup", "segment_id": open_one.segment_id, "member_id": open_one.member_id})
    dialog = page.dialogs.makeup(page.list.event_view, open_one.segment_id, open_one.member_id)
    dialog.field("done_on").setText("2026-09-20")
    dialog.submit()
    still = {(item.segment_id, item.member_id) for item in ctx.meetings.open_makeups(TODAY)}
    assert (open_one.segment_id, open_one.member_id) not in still
    gone = next(line.event_id for line in page.list.model.rows if line.form == COMMITTEE)
    page.list.show_event(gone)
    page._ask_remove()
    next(one for one in page.question.buttons() if one.text() == "删除").click()
    assert all(line.event_id != gone for line in ctx.meetings.events(Period.parse("2026")))


def test_printing_leads_to_the_ledger_of_the_form(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.list.show_event(next(line.event_id for line in page.list.model.rows if line.form == COMMITTEE))
    page.open_page.disconnect()
    with qtbot.waitSignal(page.open_page) as told:
        page.list.print_one.click()
    assert told.args[0] == "ledgers"
    assert (told.args[1]["ledger"], told.args[1]["period"]) == ("L11", "2026Q3")


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_everything_has_a_name_and_fits(qtbot: Any, opened: tuple[Any, Any, Any], theme: Theme, mode: Mode) -> None:
    _, window, page = opened
    theme.set_mode(mode)
    assert (nameless(page), too_long(page)) == ([], [])
    page.open_target(HOME_BUTTON)
    page.recorder.add_segment()
    for lines in (page.recorder.segment.agenda, page.recorder.segment.motions, page.recorder.panel.guests):
        lines.add()
    assert (nameless(page), too_long(page)) == ([], [])
    assert (window.width(), window.height()) == (1366, 768)


@pytest.mark.parametrize("scale", [125, 150])
def test_large_text_still_fits(qtbot: Any, opened: tuple[Any, Any, Any], theme: Theme, scale: int) -> None:
    _, window, page = opened
    page.open_target(HOME_BUTTON)
    page.recorder.add_segment()
    theme.set_scale(scale)
    QApplication.processEvents()
    area = page.recorder.findChild(QScrollArea)
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    assert window.minimumSizeHint().height() <= 768
    assert too_long(page) == []


def test_pasted_text_loses_its_leftovers(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    field = PlainText(3)
    qtbot.addWidget(field)
    data = QMimeData()
    data.setText("第一行\u00a0 \r\n\r\n\r\n\u200b第二行\t ")
    field.insertFromMimeData(data)
    assert field.toPlainText() == "第一行\n\n第二行"
    assert clean_paste("一句话") == "一句话"


def test_a_fresh_book_begins_without_anything_to_prefill(
    qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock
) -> None:
    with office(qtbot, theme, found(tmp_path / "book", clock, "王芳", "李强"), clock, "meetings") as (ctx, _, page):
        assert page.list.stack.currentIndex() == 1
        page.new_record()
        recorder = page.recorder
        assert page.window().focusWidget() is recorder.where.start
        recorder.save()
        assert recorder.where.form.rows["start"].error.text() == "必填"
        recorder.where.start.setText("9")
        recorder.save()
        made = ctx.meetings.event_views(Period.parse("2026"))
        assert [(one.title, one.segments[0].present_count) for one in made] == [("支部党员大会", 2)]
