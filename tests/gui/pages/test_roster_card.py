"""The card of one person: the whole course, every history put right, letters, numbers that do not fit, the order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster import commands
from smallbranch.roster.filters import MemberFilter, SaveMemberFilter
from tests.gui.pages.office import found, office

pytestmark = pytest.mark.gui
TODAY = date(2026, 9, 20)
Opened = tuple[Any, Any, Any]


@pytest.fixture
def small(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> Iterator[Opened]:
    with office(qtbot, theme, found(tmp_path / "book", clock, "王芳", "李强", "赵敏"), clock, "roster") as opened:
        yield opened


def card_of(page: Any, name: str) -> Any:
    page.people.choose(next(one.id for one in page.people.model.rows if one.name == name))
    return page.people.card


def course(card: Any) -> list[tuple[str, str]]:
    card.tabs.setCurrentWidget(card.course)
    return [(line.what, card.course.span_text(line.first, line.last)) for line in card.course.lines]


def words(widget: Any) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def test_a_state_begins_and_ends_and_stands_in_the_course(small: Opened) -> None:
    ctx, _window, page = small
    card = card_of(page, "李强")
    dialog = page.dialogs.histories.state(card.member)
    dialog.field("state").setCurrentIndex(dialog.field("state").findData("membership_suspended"))
    dialog.field("since").set_value(date(2026, 5, 1))
    dialog.submit()
    assert ("停止党籍", "2026-05-01 至今") in course(card_of(page, "李强"))
    again = page.dialogs.histories.state(card.member)
    assert again.field("state").currentData() == "membership_suspended"
    again.field("until").set_value(date(2026, 8, 31))
    again.field("basis").setText("恢复党籍")
    again.submit()
    assert ("停止党籍", "2026-05-01 至 2026-08-31") in course(card_of(page, "李强"))
    assert [one.name for one in ctx.roster.due_members(date(2026, 9, 1))].count("李强") == 1


def test_a_line_of_the_course_is_put_right_and_taken_out(small: Opened) -> None:
    ctx, window, page = small
    window.ops.run_write(commands.SetState(member_id=2, state="mobile_member", since=date(2026, 1, 1)))
    name = ctx.roster.member(2, TODAY).name
    card = card_of(page, name)
    course(card)
    span = next(line.span for line in card.course.lines if line.span and line.span.track == "state")
    dialog = page.dialogs.histories.correct(card.member, span)
    dialog.field("since").set_value(date(2026, 2, 1))
    dialog.submit()
    assert ("流动党员", "2026-02-01 至今") in course(card)
    buttons = [one for one in card.course.findChildren(QPushButton) if one.accessibleName() == "删除：流动党员"]
    buttons[0].click()
    assert "流动党员" not in [what for what, _ in course(card)]
    assert ctx.book.next_undo().code == "remove_span"


def test_a_letter_that_is_over_is_said_and_issued_again(small: Opened) -> None:
    ctx, window, page = small
    window.ops.run_write(commands.SendTransfer(member_id=2, on=date(2026, 8, 1), to_org="某县局", valid_days=30))
    card = card_of(page, ctx.roster.member(2, TODAY).name)
    assert "已过期" in words(card.letter)
    assert card.send.text() == "重新开具介绍信…"
    dialog = page.dialogs.histories.letter(card.member)
    assert (dialog.field("to_org").text(), dialog.field("valid_days").currentText()) == ("某县局", "30")
    dialog.submit()
    (letter,) = ctx.roster.letters(TODAY)
    assert (letter.issued_on, letter.days_left) == (TODAY, 30)
    assert "等回执" in words(card.letter)


def test_c27_both_values_stay_and_one_button_takes_the_numbers(small: Opened, qtbot: Any) -> None:
    ctx, window, page = small
    fields = commands.MemberFields(id_number="11010519491231002X", birth_date="1950-01-01", sex="女")
    window.ops.run_write(commands.ChangeMember(member_id=2, fields=fields))
    card = card_of(page, ctx.roster.member(2, TODAY).name)
    qtbot.waitUntil(lambda: "两者都已保留" in words(card))
    assert ctx.roster.member(2, TODAY).birth_date == "1950-01-01"
    take = next(one for one in card.findChildren(QPushButton) if one.text() == "采用身份证号上的1949-12-31")
    take.click()
    assert ctx.roster.member(2, TODAY).birth_date == "1949-12-31"
    qtbot.waitUntil(lambda: "两者都已保留" not in words(card))


def test_the_correction_months_are_set_and_cleared(small: Opened) -> None:
    ctx, _window, page = small
    card = card_of(page, "李强")
    for text, months, age in (("-15", -15, 13), ("", None, 15)):
        dialog = page.dialogs.edit(card.member)
        dialog.field("party_age_correction_months").setText(text)
        dialog.submit()
        view = ctx.roster.member(card.member.id, TODAY)
        assert (view.party_age_correction_months, view.party_age) == (months, age)


def test_alt_and_arrows_move_a_person_in_the_roster(small: Opened) -> None:
    ctx, _window, page = small
    before = [one.name for one in page.people.model.rows]
    card_of(page, before[2])
    page.people.table.setFocus()
    QTest.keyClick(page.people.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.name for one in ctx.roster.members(TODAY)] == [before[0], before[2], before[1]]
    assert page.people.card.member.name == before[2]
    page.people.shift(-1)
    page.people.shift(-1)
    assert [one.name for one in ctx.roster.members(TODAY)] == [before[2], before[0], before[1]]
    ctx.book.undo()
    ctx.book.undo()
    assert [one.name for one in ctx.roster.members(TODAY)] == before


def test_a_gap_of_the_cell_opens_the_cell_of_that_person(small: Opened) -> None:
    ctx, window, page = small
    window.ops.run_write(commands.SetCell(name="第一党小组"))
    gap = next(one for one in page.checks.model.rows if one.item.field == "party_cell" and one.item.name == "赵敏")
    dialog = page.checks.open(gap)
    assert dialog.field("cell_id").currentText() == "第一党小组"
    dialog.submit()
    assert [one.members for one in ctx.roster.cells(TODAY)] == [("赵敏",)]


def test_rows_are_dragged_to_another_place(small: Opened) -> None:
    ctx, _window, page = small
    table, before = page.people.table, [one.name for one in page.people.model.rows]
    assert page.people.model.flags(page.people.model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    card_of(page, before[2])
    first = table.visualRect(page.people.model.index(0, 0))
    assert (table.row_before(first.topLeft()), table.row_before(first.bottomLeft())) == (0, 1)
    table.dropped.emit(table.row_before(first.topLeft()))
    assert [one.name for one in ctx.roster.members(TODAY)] == [before[2], *before[:2], *before[3:]]
    assert page.people.card.member.name == before[2]
    table.dropped.emit(table.row_before(QPoint(5, 5000)))
    assert [one.name for one in ctx.roster.members(TODAY)] == [*before[:2], *before[3:], before[2]]
    ctx.book.undo()
    ctx.book.undo()
    assert [one.name for one in ctx.roster.members(TODAY)] == before


def test_a_name_of_ten_characters_is_whole_in_the_list_c24(small: Opened) -> None:
    _, window, page = small
    name = "阿卜杜拉·买买提江木"
    window.ops.run_write(commands.AddMember(fields=commands.MemberFields(name=name), category="full_member"))
    window.resize(1366, 768)
    page.people.reload()
    assert page.people.table.columnWidth(0) >= page.people.table.sizeHintForColumn(0)
    assert page.people.table.sizeHintForColumn(0) > page.people.fontMetrics().horizontalAdvance(name)


def test_the_filter_button_stands_beside_the_search(small: Opened) -> None:
    _, window, page = small
    people = page.people
    assert people.filters.make.parent() is people.search.parent()
    assert people.filters.isHidden()
    window.ops.run_write(SaveMemberFilter(name="在职", filter=MemberFilter(retired=False)))
    people.reload()
    assert not people.filters.isHidden()
    assert people.filters.make.nextInFocusChain() is people.filters.chips[0]
