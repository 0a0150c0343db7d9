"""A dialog around a form: what somebody typed is not lost by one key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from smallbranch.gui.widgets.form_dialog import FormDialog

pytestmark = pytest.mark.gui


@pytest.fixture
def dialog(qtbot: Any) -> Iterator[FormDialog]:
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    made = FormDialog("登记", None, date(2026, 9, 20), lambda values: None, window)
    made.add_text("title", "名称", "原来的名称")
    made.add_day("on", "日期", date(2026, 9, 1))
    made.add_long("note", "备注")
    made.show_wide(500)
    yield made
    window.close()


def test_esc_asks_before_a_typed_text_is_lost(qtbot: Any, dialog: FormDialog) -> None:
    dialog.field("note").insertPlainText("会议讨论了第四季度的安排")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.question.isVisible()
    qtbot.keyClick(dialog.question, Qt.Key.Key_Escape)  # the safe answer
    assert not dialog.question.isVisible()
    assert dialog.field("note").toPlainText() == "会议讨论了第四季度的安排"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    away: QAbstractButton = next(one for one in dialog.question.buttons() if one.text() == "放弃")
    with qtbot.waitSignal(dialog.rejected):
        away.click()


def test_esc_closes_at_once_when_next_to_nothing_was_typed(qtbot: Any, dialog: FormDialog) -> None:
    dialog.field("on").setText("2026-08-01")
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
