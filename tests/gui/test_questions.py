"""The questions about the records: read, explained, taken back, and the way to the record; all by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smallbranch.gui.questions import ExplainDialog, QuestionsDialog
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import RecordAbsence
from tests.gui.pages.hands import Hands, focus
from tests.gui.pages.office import nameless, office, too_long

pytestmark = pytest.mark.gui
QUARTER = Period.parse("2026Q3")


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    """Open the practice branch, where somebody on sick leave is marked present."""
    with office(qtbot, theme, practice_dir, clock, "lessons") as found:
        ctx, window, page = found
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        page.open_target({})
        member = next(one.id for one in ctx.roster.members(date(2026, 9, 1)) if one.name == "章雨桐")
        given = {"member_id": member, "kind": "sick_leave", "start_on": date(2026, 9, 14), "end_on": date(2026, 9, 16)}
        ctx.dispatcher.do(RecordAbsence(**given))
        Hands(qtbot).press(Qt.Key.Key_K, modifier=Qt.KeyboardModifier.ControlModifier)
        dialog = window.findChild(QuestionsDialog)
        qtbot.waitExposed(dialog)
        yield ctx, window, dialog


def still(ctx: Any) -> list[str]:
    return [one.finding.code for one in ctx.rules.questions(QUARTER) if one.explanation is None]


def test_a_question_is_explained_by_keys_and_the_reason_stays(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, dialog = opened
    assert still(ctx) == ["odd_present_on_leave"]
    dialog.explain_buttons[0].setFocus()
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_Space)
    asked = dialog.findChild(ExplainDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is asked)
    assert focus() is asked.field("reason")
    asked.submit()
    assert still(ctx), "a reason is needed"
    hands.write("上午输液，下午到会")
    asked.submit()
    assert still(ctx) == []
    assert len(dialog.withdraw_buttons) == 2, "this one and the practice branch's own"
    window.ops.undo()
    dialog.reload()
    assert len(dialog.withdraw_buttons) == 1


def test_an_explanation_is_taken_back(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, dialog = opened
    dialog.withdraw_buttons[0].click()
    assert sorted(still(ctx)) == ["odd_lecture_speaker_away", "odd_present_on_leave"]
    assert dialog.withdraw_buttons == []


def test_the_record_is_one_key_away(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, dialog = opened
    event_id = next(
        one.finding.subject.id for one in ctx.rules.questions(QUARTER) if one.finding.code == "odd_present_on_leave"
    )
    dialog.record_buttons[0].click()
    page = window.stack.pages["meetings"]
    assert window.stack.currentWidget() is page
    assert page.list.event_view.id == event_id


def test_words_are_whole_named_and_without_reproach(opened: tuple[Any, Any, Any]) -> None:
    _, _, dialog = opened
    assert nameless(dialog) == []
    assert [text for text in too_long(dialog) if text] == []
    assert not any(word in dialog.findChildren(type(dialog.explain_buttons[0]))[0].text() for word in ("造假", "虚假"))


def test_the_first_page_leads_to_the_questions(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> None:
    with office(qtbot, theme, practice_dir, clock, "home") as (_, window, page):
        page.ask.click()
        dialog = page.findChild(QuestionsDialog)
        dialog.record_buttons[0].click()
        assert window.stack.currentWidget() is window.stack.pages["lessons"]
