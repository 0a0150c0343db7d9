"""The dues page on the practice branch, driven by keys as a treasurer would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from smallbranch.dues.views import DuesRow
from smallbranch.gui.pages.dues.base_dialog import BaseDialog
from smallbranch.gui.pages.dues.dialogs import PaymentDialog, RemittanceDialog, ReportDialog, UseDialog
from smallbranch.gui.pages.dues.matrix import FIRST_MONTH
from smallbranch.gui.pages.dues.money import read_money
from smallbranch.gui.pages.dues.page import HIDDEN
from smallbranch.gui.pages.dues.paste_dialog import PasteBasesDialog
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from tests.gui.pages.hands import Hands, focus, lists_open
from tests.gui.pages.office import nameless, office, too_long

pytestmark = [pytest.mark.gui, lists_open]
YEAR = Period.parse("2026")
TODAY = date(2026, 9, 20)
BEHIND = "罗景行"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "dues") as found:
        yield found


def row(ctx: Any, name: str = BEHIND) -> DuesRow:
    return next(one for one in ctx.dues.year(2026).rows if one.name == name)


def put_cursor(page: Any, member_id: int, month: int) -> None:
    table = page.collect.table
    table.setCurrentIndex(table.model_of_rows.index_of(member_id, FIRST_MONTH + month - 1))
    table.setFocus()


def test_months_marked_with_the_arrows_are_paid_with_enter(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    before = row(ctx)
    put_cursor(page, before.member_id, 7)
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_Right, modifier=SHIFT)
    hands.press(Qt.Key.Key_Right, modifier=SHIFT)
    assert "已选 1 人 3 个月" in page.collect.said.text()
    hands.press(Qt.Key.Key_Return)
    assert hands.keys == 3
    after = row(ctx)
    assert (after.paid - before.paid, after.arrears) == (3 * (after.monthly or 0), 0)
    (paid,) = [one for one in ctx.dues.payments(YEAR) if one.member_id == before.member_id and len(one.months) == 3]
    assert paid.paid_on == TODAY
    window.ops.undo()
    assert row(ctx) == before


def test_a_column_of_members_is_one_step(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    people = [one.member_id for one in page.collect.table.model_of_rows.rows[:3]]
    put_cursor(page, people[0], 11)
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_Down, modifier=SHIFT)
    hands.press(Qt.Key.Key_Down, modifier=SHIFT)
    hands.press(Qt.Key.Key_Return)
    assert [one.months[10].paid > 0 for one in ctx.dues.year(2026).rows[:4]] == [True, True, True, False]
    window.ops.undo()
    assert all(not one.months[10].paid for one in ctx.dues.year(2026).rows)


def test_nothing_to_pay_is_said_and_nothing_written(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    before = len(ctx.dues.payments(YEAR))
    put_cursor(page, row(ctx).member_id, 1)
    assert not page.collect.save.isEnabled()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert "没有要交的月份" in page.collect.said.text()
    page.collect.day.setText("昨天的昨天")
    put_cursor(page, row(ctx).member_id, 7)
    qtbot.keyClick(page.collect.table, Qt.Key.Key_Return)
    assert "日期" in page.collect.said.text()
    assert len(ctx.dues.payments(YEAR)) == before


def test_another_amount_goes_with_its_receipt(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    put_cursor(page, row(ctx).member_id, 7)
    page.collect.other.click()
    dialog = page.collect.findChild(PaymentDialog)
    dialog.field("amount").setText("一百")
    dialog.submit()
    assert dialog.form.rows["amount"].error.text() == "看不懂这个金额"
    dialog.field("amount").setText("1,00.00元")
    dialog.field("receipt_no").setText("LX-0920")
    dialog.submit()
    paid = next(one for one in ctx.dues.payments(YEAR) if one.receipt_no == "LX-0920")
    assert (paid.amount, paid.extra > 0) == (Decimal("100.00"), True)


def test_pay_is_hidden_until_asked_for_and_hidden_again(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.tabs.setCurrentIndex(2)
    cell = page.bases.model.index(0, 4)
    assert cell.data() == HIDDEN
    page.reveal.click()
    assert read_money(cell.data()) is not None
    page._hide_again.timeout.emit()
    assert cell.data() == HIDDEN


def test_a_base_is_worked_out_while_it_is_typed(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    member = row(ctx).member_id
    page.open_target({"action": "set_dues_base", "member_id": member})
    dialog = page.findChild(BaseDialog)
    dialog.field("from_month").setText("2026-10")
    dialog.field("item_post_pay").setText("12000")
    dialog.field("item_income_tax").setText("1999.99")
    assert "每月应交 200.00 元" in dialog.result_line.text()
    dialog.field("category").setCurrentIndex(dialog.field("category").findData("student_or_without_income"))
    assert "0.20" in dialog.result_line.text()
    assert not dialog.form.rows["base"].isVisibleTo(dialog)
    dialog.field("category").setCurrentIndex(0)
    dialog.submit()
    newest = [one for one in ctx.dues.bases(YEAR, reveal=True) if one.member_id == member][-1]
    assert (newest.from_month, newest.base, newest.monthly) == ("2026-10", Decimal("10000.01"), Decimal("200.00"))


def test_money_passed_up_and_used_is_listed(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.remittances.add.click()
    up = page.findChild(RemittanceDialog)
    up.field("amount").setText("321.5")
    up.submit()
    assert Decimal("321.50") in [one.amount for one in page.remittances.model.rows]
    page.uses.add.click()
    use = page.findChild(UseDialog)
    use.field("purpose").setText("购买党徽")
    use.field("amount").setText("45")
    use.submit()
    assert "购买党徽" in [one.purpose for one in ctx.dues.uses(YEAR)]
    page.tabs.setCurrentWidget(page.uses)
    page.uses.table.selectRow(0)
    before = len(page.uses.model.rows)
    page.uses.table.removed.emit(page.uses.table.current())
    assert len(page.uses.model.rows) == before - 1


def test_everything_has_a_name_and_fits(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        assert nameless(page) == []
        assert too_long(page) == []


def test_pasted_bases_are_shown_before_they_are_fixed(opened: tuple[Any, Any, Any]) -> None:
    ctx, _window, page = opened
    QGuiApplication.clipboard().setText("无名\t5000\n")
    dialog = PasteBasesDialog(ctx, page._ops, page)
    assert not dialog.ok.isEnabled()
    names = [one.label for one in ctx.roster.members(ctx.clock.today())][:2]
    dialog.month.setText("2027-01")
    dialog.text.setPlainText("\n".join(f"{name}\t10000.0{number}" for number, name in enumerate(names)))
    assert [line.monthly for line in dialog.model.rows] == ["150.00", "200.00"]
    dialog.submit()
    found = {one.name: one.monthly for one in ctx.dues.bases(Period.parse("2027")) if one.from_month == "2027-01"}
    assert len(found) == 2


def test_a_report_is_recorded_and_removed(opened: tuple[Any, Any, Any]) -> None:
    ctx, _window, page = opened
    page._year.setCurrentIndex(page._year.findData(2025))
    page.reload()
    page.summary.ask.click()
    page.findChild(ReportDialog).submit()
    assert [one.year for one in ctx.dues.reports()] == [2025]
    page.summary.drop.click()
    assert ctx.dues.reports() == ()
