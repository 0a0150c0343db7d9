"""The micro-lecture page on the practice branch, driven by keys as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smallbranch.gui.pages.lessons.dialog import LectureDialog
from smallbranch.gui.pages.lessons.turns import TurnDialog
from smallbranch.gui.theme import Theme
from smallbranch.gui.widgets.person_field import candidates
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.lessons.commands import LogMicroLecture
from tests.gui.pages.hands import Hands, focus, lists_open
from tests.gui.pages.office import nameless, office, too_long

pytestmark = [pytest.mark.gui, lists_open]
YEAR = Period.parse("2026")
TODAY = date(2026, 9, 20)


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "lessons") as found:
        yield found


def test_a_lecture_takes_twenty_keys_and_its_topic(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    window.show_page("home")
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_5, modifier=Qt.KeyboardModifier.ControlModifier)
    assert window.stack.currentWidget() is page
    while focus() is not page.entry.speaker:
        hands.press(Qt.Key.Key_Tab)
    before = len(ctx.lessons.log(YEAR))
    hands.letters("fyn")
    hands.press(Qt.Key.Key_Return)
    hands.write("从一份清单看作风")
    hands.press(Qt.Key.Key_Return)
    assert hands.keys <= 20
    log = ctx.lessons.log(YEAR)
    assert len(log) == before + 1
    made = next(one for one in log if one.topic == "从一份清单看作风")
    assert (made.speaker, made.held_on, made.minutes) == ("方以宁", TODAY, ctx.lessons.default_minutes(TODAY))


def test_the_line_is_empty_and_ready_after_saving(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    hands = Hands(qtbot)
    page.open_target({})
    hands.letters("fyn")
    hands.press(Qt.Key.Key_Return)
    hands.write("读书一得")
    hands.press(Qt.Key.Key_Return)
    assert focus() is page.entry.speaker
    assert (page.entry.speaker.text(), page.entry.topic.text()) == ("", "")
    assert "读书一得" in {one.topic for one in page.model.rows}


def test_a_guest_is_kept_by_name(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    hands = Hands(qtbot)
    page.open_target({})
    hands.write("某校教师")
    hands.press(Qt.Key.Key_Return)
    hands.write("地方志里的故事")
    hands.press(Qt.Key.Key_Return)
    made = next(one for one in ctx.lessons.log(YEAR) if one.topic == "地方志里的故事")
    assert (made.speaker_id, made.speaker) == (None, "某校教师")


def test_a_guest_whose_name_begins_like_a_members_is_not_taken_for_him_on_leaving(
    qtbot: Any, opened: tuple[Any, Any, Any]
) -> None:
    _, _, page = opened
    page.open_target({})
    Hands(qtbot).write("方以")
    page.entry.topic.setFocus(Qt.FocusReason.MouseFocusReason)
    assert (page.entry.speaker.member, page.entry.speaker.name()) == (None, "方以")


def test_what_is_missing_is_said_at_the_line(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.entry.save.click()
    assert page.entry.problem.isVisible()
    assert focus() is page.entry.speaker
    page.entry.speaker.choose(page.entry.speaker._people[0])
    page.entry.save.click()
    assert focus() is page.entry.topic


def test_letters_find_people_of_the_same_name_apart(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, _ = opened
    people = ctx.roster.members(TODAY)
    both = candidates(people, "sl")
    assert len({one.label for one in both}) == len(both) >= 2
    assert candidates(people, "  ") == []


def test_a_suggestion_leads_to_the_entry_line(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    found = ctx.lessons.suggest(TODAY)
    assert page.speakers.silent.rowCount() == len(found)
    silent = sum(1 for one in ctx.lessons.counts(2026) if not one.times)
    assert f"{silent} 人" in page.speakers.hint.text()
    page.speakers.silent_table.selectRow(0)
    qtbot.keyClick(page.speakers.silent_table, Qt.Key.Key_Return)
    assert page.entry.speaker.member.id == found[0].member_id
    assert focus() is page.entry.topic


def test_somebody_away_or_new_is_shown_last_with_the_reason(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    found = ctx.lessons.suggest(TODAY)
    away = [one.away for one in found if one.away]
    assert away
    shown = [page.speakers.silent.index(row, 3).data() for row in range(page.speakers.silent.rowCount())]
    assert shown[-len(away) :] == away
    later = [one.waits for one in found if one.waits]
    assert set(later) == {"new", "planned"}
    assert {"新到不久", "已排轮讲"} == set(shown[-len(away) - len(later) : -len(away)])


def test_the_day_of_the_line_decides_who_is_away(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.entry.date.set_value(date(2027, 3, 1))
    page.entry.date.edited.emit()
    assert not [one.away for one in page.speakers.silent.rows if one.away]


def test_a_turn_is_planned_by_keys_and_fulfilled_by_its_lecture(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.speakers.silent_table.selectRow(0)
    chosen = page.speakers.silent_table.current()
    page.speakers.plan.click()
    dialog = page.findChild(TurnDialog)
    dialog.field("planned_on").set_value(date(2026, 9, 25))
    dialog.field("topic").setText("一封信")
    dialog.submit()
    turn = next(one for one in ctx.lessons.rota.during(YEAR) if one.topic == "一封信")
    assert (turn.speaker_id, turn.held_on) == (chosen.member_id, None)
    page.speakers.tabs.setCurrentIndex(1)
    page.speakers.turn_table.selectRow([one.id for one in page.speakers.planned.rows].index(turn.id))
    qtbot.keyClick(page.speakers.turn_table, Qt.Key.Key_Return)
    assert page.entry.topic.text() == "一封信"
    page.entry.submit()
    turn = next(one for one in ctx.lessons.rota.during(YEAR) if one.topic == "一封信")
    assert turn.held_on == TODAY
    assert page.speakers.planned.rowCount() == len(ctx.lessons.rota.during(YEAR))
    qtbot.keyClick(page.speakers.turn_table, Qt.Key.Key_Delete)
    assert "一封信" not in {one.topic for one in ctx.lessons.rota.during(YEAR)}
    window.ops.undo()
    assert "一封信" in {one.topic for one in ctx.lessons.rota.during(YEAR)}


def test_another_speaker_does_not_fulfil_the_turn(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    turn = next(one for one in ctx.lessons.rota.during(YEAR) if one.held_on is None)
    page.entry.take_turn(turn)
    other = next(one.member_id for one in ctx.lessons.suggest(TODAY) if one.member_id != turn.speaker_id)
    page.entry.speaker.choose_id(other)
    page.entry.topic.setText("换人讲")
    page.entry.submit()
    assert next(one for one in ctx.lessons.rota.during(YEAR) if one.id == turn.id).held_on is None


def test_a_lecture_asked_for_by_another_page_is_shown(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    first = ctx.lessons.log(Period.parse("2025"))[0]
    page.open_target({"lecture_id": first.id})
    assert page.table.current().id == first.id


def test_what_a_lecture_served_is_entered_with_its_corrections(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.table.selectRow(0)
    page.edit.click()
    dialog = page.findChild(LectureDialog)
    dialog.field("business_task").setText("口述档案")
    dialog.submit()
    assert ctx.lessons.log(YEAR)[-1].business_task == "口述档案"
    assert "口述档案" in {one.name for one in ctx.serving.tasks(YEAR, date(2026, 12, 31))}


def test_the_quarter_narrows_the_log(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    assert page.model.rowCount() == len(ctx.lessons.log(YEAR))
    page.period.button(3).click()
    assert page.model.rowCount() == len(ctx.lessons.log(Period.parse("2026Q3")))
    page.period.set_period(Period.parse("2031"))
    page.reload()
    assert page.stack.currentIndex() == 1


def test_a_correction_keeps_the_rest(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    before = ctx.lessons.log(YEAR)[-1]
    page.table.selectRow(0)
    page.edit.click()
    dialog = page.findChild(LectureDialog)
    dialog.field("minutes").setText(str(before.minutes + 7))
    dialog.submit()
    after = ctx.lessons.log(YEAR)[-1]
    assert after.minutes == before.minutes + 7
    assert (after.speaker, after.topic, after.hearers, after.segment_id) == (
        before.speaker, before.topic, before.hearers, before.segment_id,
    )  # fmt: skip


def test_delete_can_be_undone(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    before = ctx.lessons.log(YEAR)
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(ctx.lessons.log(YEAR)) == len(before) - 1
    window.ops.undo()
    assert ctx.lessons.log(YEAR) == before


def test_a_lecture_logged_elsewhere_appears(opened: tuple[Any, Any, Any]) -> None:
    _, window, page = opened
    window.ops.run_write(LogMicroLecture(held_on=TODAY, topic="别处登记", speaker_id=1))
    assert "别处登记" in {one.topic for one in page.model.rows}


def test_everything_has_a_name_and_fits(opened: tuple[Any, Any, QWidget]) -> None:
    _, _, page = opened
    assert nameless(page) == []
    assert [text for text in too_long(page) if text] == []
