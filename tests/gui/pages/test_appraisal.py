"""The page of the work year on the practice branch: ballots by digits and Tab, talks, last year's list, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smallbranch.gui.pages.appraisal.dialogs import (
    CarryDialog,
    CloseDialog,
    CommitteeDialog,
    LifeYearDialog,
    YearEntryDialog,
)
from smallbranch.gui.pages.appraisal.grid import GRADE, VOTES
from smallbranch.gui.pages.meetings.start import new_draft
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from tests.gui.pages.hands import Hands, lists_open
from tests.gui.pages.office import nameless, office, too_long

pytestmark = [pytest.mark.gui, lists_open]


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "appraisal") as found:
        yield found


def dialog(page: Any, kind: type) -> Any:
    QApplication.processEvents()
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def test_every_tab_is_named_and_nothing_is_cut(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    for year in (2025, 2026):
        for tab in ("steps", "talks", "items", "grades", "hours"):
            page.open_target({"work_year": year, "tab": tab})
            QApplication.processEvents()
            assert [*nameless(page), *too_long(page)] == []


def test_ballots_are_typed_with_digits_and_tab_and_saved_as_one_step(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.open_target({"work_year": 2026, "tab": "grades"})
    tab = page.grades
    assert not tab.save.isEnabled()
    tab.held_on.set_value(ctx.clock.today())
    for field, count in zip(tab.counts, "887", strict=True):
        field.setText(count)
    row = next(at for at, one in enumerate(tab.model.draft.rows) if one.row.graded)
    tab.sheet.setCurrentIndex(tab.model.index(row, VOTES))
    tab.sheet.setFocus()
    hands = Hands(qtbot)
    for count in "5200":
        hands.letters(count)
        hands.press(Qt.Key.Key_Tab)
    assert tab.sheet.currentIndex().column() == GRADE
    hands.letters("2")
    hands.press(Qt.Key.Key_Tab)
    assert tab.model.draft.rows[row].total == 7
    assert tab.model.draft.leads(row) == "优秀"
    assert tab.save.isEnabled()
    tab.save.click()
    year = ctx.appraisal.appraisal(2026)
    done = year.rows[row]
    assert ((year.issued, year.returned, year.valid), done.votes, done.grade) == ((8, 8, 7), (5, 2, 0, 0), "合格")
    assert not tab.save.isEnabled()
    step = ctx.book.next_undo()
    assert ctx.messages.step(step.code, step.params) == "登记测评票数和评定等次"
    window.ops.undo()
    assert ctx.appraisal.appraisal(2026).valid is None


def test_too_many_ballots_are_refused_and_what_was_typed_stays(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target({"work_year": 2026, "tab": "grades"})
    tab = page.grades
    tab.held_on.set_value(ctx.clock.today())
    for field, count in zip(tab.counts, "887", strict=True):
        field.setText(count)
    row = next(at for at, one in enumerate(tab.model.draft.rows) if one.row.graded)
    tab.model.setData(tab.model.index(row, VOTES), "9")
    assert tab.model.wrong_sums() == 1
    tab.store()
    assert ctx.appraisal.appraisal(2026).valid is None
    assert tab.model.draft.rows[row].votes[0] == 9
    tab.drop.click()
    assert tab.model.draft.rows[row].votes[0] is None


def test_a_probationary_member_is_typed_nothing_but_the_self_assessment(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.open_target({"work_year": 2026, "tab": "grades"})
    model = page.grades.model
    row = next(at for at, one in enumerate(model.draft.rows) if not one.row.graded)
    typed = [column for column in range(model.columnCount()) if model.editable(model.index(row, column))]
    assert typed == [2]
    assert model.index(row, GRADE).data() == "不评定等次"


def test_a_step_opens_what_remedies_it(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target({"work_year": 2026, "tab": "steps"})
    page.steps.table.setCurrentIndex(page.steps.model.index_of(1))
    page.steps.act.click()
    form = dialog(page, LifeYearDialog)
    form.field("L19A.plan_reported_on").set_value(ctx.clock.today())
    form.submit()
    (step,) = [one for one in ctx.appraisal.life_year(2026).steps if one.rule.step == "theme"]
    assert (step.done, step.day) == (2, ctx.clock.today())
    page.steps.table.setCurrentIndex(page.steps.model.index_of(3))
    page.steps.act.click()
    assert dialog(page, YearEntryDialog).field("L20.work_year").text() == "2026"


def test_the_committees_check_is_chosen_among_the_meetings_on_record(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target({"work_year": 2026, "tab": "steps"})
    page.steps.table.setCurrentIndex(page.steps.model.index_of(6))
    assert page.steps.act.text() == "选择支委会会议"
    page.steps.act.click()
    form = dialog(page, CommitteeDialog)
    form.submit()
    latest = ctx.appraisal.committee_meetings(2026)[-1]
    (step,) = [one for one in ctx.appraisal.life_year(2026).steps if one.rule.step == "committee"]
    assert step.day == latest.held_on


def test_c26_the_columns_of_the_talks_tell_two_of_one_name_apart(opened: tuple[Any, Any, Any]) -> None:
    page = opened[2]
    page.open_target({"work_year": 2026, "tab": "talks"})
    model = page.talks.model
    heads = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]
    assert "石磊\n（男）" in heads
    assert len(set(heads)) == len(heads)


def test_somebody_is_left_out_of_the_talks_with_a_reason(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target({"work_year": 2026, "tab": "talks"})
    page.talks.matrix.setCurrentIndex(page.talks.model.index(4, 0))
    member = page.talks.model.row_at(4)
    page.talks.excuse.click()
    form = dialog(page, YearEntryDialog)
    form.field("L26A.reason").setPlainText("长期驻外")
    form.submit()
    assert ctx.appraisal.life_year(2026).coverage.excused[member.id] == "长期驻外"


def test_a_missing_talk_is_recorded_from_the_list(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target({"work_year": 2026, "tab": "talks"})
    before = len(ctx.appraisal.life_year(2026).coverage.needs)
    need = next(one for one in page.talks.needs.rows if one.other is not None)
    page.talks.missing.opened.emit(need)
    form = dialog(page, YearEntryDialog)
    assert form.field("L25.kind").currentText() == "支委之间"
    form.submit()
    assert len(ctx.appraisal.life_year(2026).coverage.needs) == before - 1


def test_last_years_item_is_carried_over_then_closed(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target({"work_year": 2026, "tab": "items"})
    tab = page.items
    assert not tab.carry.isEnabled()
    item = next(one for one in ctx.appraisal.life_year(2026).last_items if one.open)
    tab.last.setCurrentIndex(tab.last_model.index_of(item.id))
    tab.carry.click()
    dialog(page, CarryDialog).submit()
    assert [one.problem for one in ctx.appraisal.life_year(2026).items] == [item.problem]
    tab.last.setCurrentIndex(tab.last_model.index_of(item.id))
    tab.close_item.click()
    form = dialog(page, CloseDialog)
    form.submit()
    assert form.isVisible()  # without evidence it is not closed
    form.field("evidence").setText("送学记录")
    form.submit()
    assert not any(one.open for one in ctx.appraisal.life_year(2026).last_items)


def test_c38_the_record_begins_with_its_work_year(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.open_target({"work_year": 2026, "tab": "steps"})
    page.steps.table.setCurrentIndex(page.steps.model.index_of(7))
    with qtbot.waitSignal(page.open_page) as asked:
        page.steps.act.click()
    (part,) = new_draft(ctx, asked.args[1]).segments
    assert (part.form, part.work_year) == ("organizational_life_meeting", 2026)


def test_c38_a_meeting_that_was_held_the_year_after_is_shown(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.open_target({"work_year": 2025, "tab": "steps"})
    page.steps.table.setCurrentIndex(page.steps.model.index_of(7))
    page.steps.act.click()
    held = ctx.appraisal.life_year(2025).meeting
    assert window.stack.pages["meetings"].list.event_view.id == held.event_id
    assert held.held_on.year == 2026
