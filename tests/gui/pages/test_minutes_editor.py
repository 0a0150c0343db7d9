"""The editor of minutes and the lists of the recorder by real keys; what they hold is stored and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextBrowser

from smallbranch.gui.pages.meetings.editor import PlainText, TextSection
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import AddPlanItem, DecisionPart, RecordMeeting, SegmentPart
from smallbranch.meetings.views import EventView
from tests.gui.pages.hands import Hands, focus, lists_open
from tests.gui.pages.office import office

pytestmark = [pytest.mark.gui, lists_open]
GENERAL, COMMITTEE, THEME = "general_membership_meeting", "branch_committee_meeting", "theme_party_day"
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
RECORD = {"action": "record_meeting", "form": GENERAL, "period": "2026Q3", "blank": True}


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "meetings") as parts:
        parts[1].activateWindow()
        qtbot.waitUntil(parts[1].isActiveWindow)
        yield parts


@pytest.fixture
def section(qtbot: Any) -> TextSection:
    section = TextSection("会议内容", 6)
    qtbot.addWidget(section)
    section.show()
    section.activateWindow()
    section.editor.setFocus()
    qtbot.waitUntil(section.editor.hasFocus)
    return section


@pytest.fixture
def editor(section: TextSection) -> PlainText:
    return section.editor


def last_event(ctx: Any) -> EventView:
    lines = ctx.meetings.events(Period.parse("2026"))
    return ctx.meetings.event(max(line.event_id for line in lines))


def texts(editor: PlainText) -> list[str]:
    return editor.toPlainText().split("\n")


# ── the editor ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_levels_are_numbered_as_in_documents_while_typing(qtbot: Any, editor: PlainText) -> None:
    hands = Hands(qtbot)
    hands.write("学习文件")
    hands.press(Qt.Key.Key_1, modifier=ALT)
    hands.press(Qt.Key.Key_Return)
    hands.write("讨论事项")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_BracketRight, modifier=CONTROL)
    hands.write("接收党员")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_3, modifier=ALT)
    hands.write("宣读材料")
    assert texts(editor) == ["一、学习文件", "二、讨论事项", "（一）接收党员", "1.宣读材料"]
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)  # Enter on an empty number ends the list
    assert texts(editor)[-1] == ""


def test_moving_a_paragraph_numbers_anew_and_is_one_step_of_undo(qtbot: Any, editor: PlainText) -> None:
    editor.setPlainText("一、甲\n二、乙\n三、丙")
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_Down, modifier=ALT)
    assert texts(editor) == ["一、乙", "二、甲", "三、丙"]
    hands.press(Qt.Key.Key_Down, modifier=ALT)
    assert texts(editor) == ["一、乙", "二、丙", "三、甲"]
    hands.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert texts(editor) == ["一、乙", "二、甲", "三、丙"]
    hands.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert texts(editor) == ["一、甲", "二、乙", "三、丙"]


def test_paragraphs_begin_two_characters_in(editor: PlainText) -> None:
    editor.setPlainText("甲\n乙")
    wanted = 2 * editor.fontMetrics().horizontalAdvance("国")
    block = editor.document().firstBlock()
    while block.isValid():
        assert block.blockFormat().textIndent() == wanted
        block = block.next()
    assert editor.toPlainText() == "甲\n乙"
    assert not editor.document().isUndoAvailable()


def test_what_word_put_on_the_clipboard_is_pasted_clean(qtbot: Any, editor: PlainText) -> None:
    data = QMimeData()
    data.setHtml("<p class=MsoNormal>&nbsp;&nbsp;<b>一、学习</b></p><p>（一）<span>&nbsp;</span>传达</p>")
    data.setText("不该用的")
    QGuiApplication.clipboard().setMimeData(data)
    Hands(qtbot).press(Qt.Key.Key_V, modifier=CONTROL)
    QGuiApplication.clipboard().clear()
    assert texts(editor) == ["一、学习", "（一） 传达"]
    assert "<b>" not in editor.toHtml().lower().replace("<body", "")
    assert "font-weight:7" not in editor.toHtml()


def test_a_page_too_broken_to_read_gives_way_to_its_plain_text(editor: PlainText) -> None:
    data = QMimeData()
    data.setHtml("<script>一直没有关上：会议学习了规定篇目")
    data.setText("会议学习了规定篇目")
    editor.insertFromMimeData(data)
    assert texts(editor) == ["会议学习了规定篇目"]


def test_the_count_follows_the_text(section: TextSection) -> None:
    section.editor.setPlainText("学习 讨论\n通报")
    assert section.count.text() == "6 字"


def test_undo_in_the_editor_leaves_the_book_alone(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target(RECORD)
    before = last_event(ctx).id
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_M, modifier=CONTROL)
    hands.write("会议内容")
    hands.press(Qt.Key.Key_2, modifier=ALT)
    assert page.recorder.segment.minutes.toPlainText() == "（一）会议内容"
    hands.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert page.recorder.segment.minutes.toPlainText() == "会议内容"
    assert last_event(ctx).id == before
    assert page.is_writing()


# ── the lists ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_agenda_is_ordered_by_keyboard_and_keeps_its_presenters(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target(RECORD)
    agenda = page.recorder.segment.agenda
    for title, who in (("通报工作", "欧阳静远"), ("接收党员", "祁怀瑾"), ("其他", None)):
        agenda.add({"title": title, "presenter": who})
    agenda.rows[1].first.setFocus()
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_Up, modifier=ALT)
    assert focus() is agenda.rows[0].first
    hands.press(Qt.Key.Key_Up, modifier=ALT)
    page.recorder.save()
    items = [(one.title, one.presenter) for one in last_event(ctx).segments[0].agenda]
    assert items == [("接收党员", "祁怀瑾"), ("通报工作", "欧阳静远"), ("其他", None)]


def test_c10_c12_written_opinions_and_both_consents_are_typed(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target(RECORD)
    row = page.recorder.segment.motions.add({"title": "接收方以宁", "kind": "admit", "yes": 8})
    page.recorder._count_again()
    assert row.details.isVisibleTo(page)
    row.widgets["written_yes"].setText("0")
    row.widgets["written_no"].setText("1")
    row.widgets["written_abstain"].setText("0")
    row.widgets["excluded"].setText("1")
    assert row.note.text() == "! 上级党组织同意和会议同意都写明，才不计入应到会"
    row.widgets["superior_consent"].setText("工委9月1日同意")
    assert row.note.text().startswith("! 上级党组织同意")
    row.widgets["meeting_consent"].setText("举手通过")
    assert row.note.text() == "! 未通过（需赞成 9 票）"
    row.widgets["yes"].setText("9")
    assert row.note.text() == "✓ 通过（需赞成 9 票）"
    page.recorder.save()
    motion = last_event(ctx).segments[0].motions[0]
    assert (motion.written_no, motion.excluded, motion.due_voters, motion.passed) == (1, 1, 16, True)
    assert (motion.superior_consent, motion.meeting_consent) == ("工委9月1日同意", "举手通过")


def test_what_the_committee_puts_forward_comes_up_at_the_general_meeting(
    qtbot: Any, opened: tuple[Any, Any, Any]
) -> None:
    _, _, page = opened
    page.open_target({**RECORD, "form": COMMITTEE})
    decisions = page.recorder.segment.decisions
    row = decisions.add({"text": "学习制度修订稿", "owner": "柏舒晴"})
    assert row.widgets["to_general_meeting"].isVisibleTo(page)
    row.widgets["to_general_meeting"].setChecked(True)
    decisions.add({"text": "订阅报刊"})
    page.recorder.save()
    page.open_target({**RECORD, "day": date(2026, 9, 25)})
    shown = [box.text() for box in page.recorder.carried.boxes.values()]
    assert any("学习制度修订稿" in text for text in shown)
    assert not any("订阅报刊" in text for text in shown)
    assert not page.recorder.segment.decisions.add().widgets["to_general_meeting"].isVisibleTo(page)


def test_late_and_early_are_typed_and_shown(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target(RECORD)
    page.recorder.panel.line.setFocus()
    hands = Hands(qtbot)
    hands.letters("z+1545-1620")
    assert "15:45到 16:20离" in page.recorder.panel.preview.text()
    hands.press(Qt.Key.Key_Return)
    hands.letters("w+99")
    hands.press(Qt.Key.Key_Return)
    page.recorder.panel.line.clear()
    page.recorder.save()
    event = last_event(ctx)
    mark = next(one for one in event.segments[0].attendance if one.name == "章雨桐")
    assert (mark.state, mark.arrived_at, mark.left_at) == ("present", "15:45", "16:20")
    assert sum(bool(one.arrived_at) for one in event.segments[0].attendance) == 1
    assert "章雨桐 15:45到，16:20离" in page.findChild(QTextBrowser).toPlainText()


def test_c21_a_joint_event_takes_the_organisers_number(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target({**RECORD, "form": THEME})
    where = page.recorder.where
    where.show_others(on=True)
    for field, text in (
        (where.joint, "城关社区党支部"),
        (where.organiser, "城关社区党支部"),
        (where.people, "23"),
        (where.uid, "CG-2026-09"),
        (where.task, "社区治理"),
    ):
        field.setText(text)
    page.recorder.save()
    event = last_event(ctx)
    assert (event.uid, event.joint_with, event.organiser, event.partner_people, event.business_task) == (
        "CG-2026-09", "城关社区党支部", "城关社区党支部", 23, "社区治理",
    )  # fmt: skip
    assert event.segments[0].due_count == 18
    shown = page.findChild(QTextBrowser).toPlainText()
    assert "其他支部到会 23 人" in shown
    assert "CG-2026-09" in shown
    page.open_target({**RECORD, "form": THEME})
    page.recorder.where.show_others(on=True)
    page.recorder.where.uid.setText("CG-2026-09")
    page.recorder.save()
    assert page.recorder.where.form.rows["uid"].error.text() == "这次活动已经记过"


def test_forms_that_do_not_go_together_are_said_before_saving(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.open_target(RECORD)
    recorder = page.recorder
    assert not recorder.together.isVisibleTo(page)
    recorder.add_segment()
    assert not recorder.together.isVisibleTo(page), "the form offered next fits"
    recorder.segment.kind.setCurrentIndex(recorder.segment.kind.findData("organizational_life_meeting"))
    assert "没有允许各计一次" in recorder.together.text()
    recorder.save()
    assert not page.is_writing(), "it is a question, not a refusal"


def test_the_sign_in_sheet_is_printed_before_and_after(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_page.disconnect()
    page.open_target(RECORD)
    page.recorder.segment.topic.setText("讨论制度")
    with qtbot.waitSignal(page.open_page) as told:
        page.recorder.sign_in.click()
    given = told.args[1]["params"]
    rows = ctx.meetings.datasets()["meetings.sign_in"](Period.parse("2026Q3"), date(2026, 9, 30), given)
    halves = [(row[f"row_no{half}"], row[f"name{half}"]) for half in ("", "_2") for row in rows]
    numbers = [line for line in halves if line[0] not in ("列席", "")]
    assert numbers == [(str(row.row_no), row.label) for row in page.recorder.panel.model.rows]
    assert rows[0]["meeting"] == "讨论制度"
    page.recorder.drop()
    page._to_list()
    with qtbot.waitSignal(page.open_page) as told:
        page.list.sign_in.click()
    assert told.args == [
        "ledgers",
        {"ledger": "L16A", "period": "2026Q3", "params": {"event": str(page.list.event_view.id)}},
    ]


def test_before_its_day_the_sheet_is_that_of_the_planned_day(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    command = AddPlanItem(period="2026Q3", form=GENERAL, topic="总结", planned_on=date(2026, 9, 28))
    item = ctx.dispatcher.do(command).value
    page.open_page.disconnect()
    page.open_target({"action": "record_meeting", "form": GENERAL, "period": "2026Q3", "plan_item_id": item})
    with qtbot.waitSignal(page.open_page) as told:
        page.recorder.sign_in.click()
    assert told.args[1]["params"] == {"plan_item": str(item)}


def test_a_meeting_from_the_calendar_takes_ten_keys_with_row_numbers(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    """From the plan line on: two absentees by the numbers of the paper sheet, with reasons, the text, saved."""
    ctx, window, _ = opened
    item = ctx.dispatcher.do(
        AddPlanItem(period="2026Q3", form=GENERAL, topic="总结", planned_on=date(2026, 9, 18), planned_time="15:00")
    ).value
    hands = Hands(qtbot)
    window.open_page(
        "meetings", {"action": "record_meeting", "form": GENERAL, "period": "2026Q3", "plan_item_id": item}
    )
    hands.keys += 1  # Enter on the line of the calendar
    hands.press(Qt.Key.Key_E, modifier=CONTROL)
    for line in ("182", "54"):  # row 18 on leave, row 5 absent
        hands.letters(line)
        hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_M, modifier=CONTROL)
    hands.write("会议总结了三季度工作。")
    hands.press(Qt.Key.Key_S, modifier=CONTROL)
    assert hands.keys <= 12
    event = last_event(ctx)
    part = event.segments[0]
    assert (event.title, event.start_at, part.plan_item_id) == ("总结", datetime(2026, 9, 18, 15), item)
    away = {one.name: one.state for one in part.attendance if one.provenance == "hand"}
    due = ctx.meetings.due_list(GENERAL, event.start_at)
    assert away == {due[17].name: "on_leave", due[4].name: "absent"}


def test_earlier_open_matters_are_one_key_away(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    part = SegmentPart(form=GENERAL, topic="一", decisions=(DecisionPart(text="印发制度", owner="柏舒晴"),))
    ctx.dispatcher.do(RecordMeeting(title="一", start_at=datetime(2026, 9, 1, 9), segments=(part,)))
    page.open_target(RECORD)
    waiting = page.recorder.waiting
    box = next(iter(page.recorder.carried.boxes.values()))
    qtbot.waitUntil(lambda: waiting.isVisible() and box.isVisible())
    waiting.click()
    assert focus() is box
    Hands(qtbot).press(Qt.Key.Key_Space)
    assert box.isChecked()


# ── opened and saved unchanged ───────────────────────────────────────────────────────────────────────────────────


def test_saving_unchanged_changes_nothing(opened: tuple[Any, Any, Any]) -> None:
    """Every record of the year, opened in the page and saved: no row is touched, no step is written."""
    ctx, _, page = opened
    part = SegmentPart(
        form=COMMITTEE,
        topic="一",
        minutes="一、甲\n（一）乙",
        decisions=(DecisionPart(text="x", to_general_meeting=True),),
    )
    ctx.dispatcher.do(RecordMeeting(title="一", start_at=datetime(2026, 9, 1, 9), segments=(part,)))
    head = ctx.book.head()
    for event in ctx.meetings.event_views(Period.parse("2026")):
        page.list.show_event(event.id)
        page.edit_record()
        assert not page.recorder.is_dirty(), event.title
        page.recorder.save()
        assert not page.is_writing()
        assert ctx.meetings.event(event.id) == event
        assert ctx.book.head() == head, event.title
