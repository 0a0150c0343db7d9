"""Dates typed in every usual way, forms that know their rows, the preview and printing of a PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from smallbranch.gui.first_start import FirstStart, name_from_file
from smallbranch.gui.widgets.date_text import read_date, read_partial
from smallbranch.gui.widgets.dates import CalendarPopup, DateField, PartialDateField
from smallbranch.gui.widgets.forms import Form
from smallbranch.gui.widgets.pdf_view import Fit, PdfView

pytestmark = pytest.mark.gui
TODAY = date(2026, 9, 28)
DAY = date(2026, 9, 20)


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-20",
        "20260920",
        "9.20",
        "9-20",
        "2026.9.20",
        "2026/9/20",
        "2026年9月20日",
        "9月20日",
        " 2026 - 9 - 20",
        "\uff19\uff0e\uff12\uff10",
    ],
)
def test_a_day_is_read(text: str) -> None:
    assert read_date(text, TODAY) == DAY


@pytest.mark.parametrize("text", ["", "2026-13-01", "2.30", "明天", "2026", "920", "2026-9-20-1"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1990", "1990"),
        ("1990年7月", "1990-07"),
        ("199007", "1990-07"),
        ("1990.7.1", "1990-07-01"),
        ("1990-13", None),
        ("0", None),
    ],
)
def test_partial_dates(text: str, value: str | None) -> None:
    assert read_partial(text) == value


def test_the_field_settles_on_one_form(qtbot: Any) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "9.20")
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "2026-09-20"
    assert field.value() == DAY
    field.setText("9.31")
    assert field.is_wrong()
    assert field.value() is None


def test_chinese_input_method(qtbot: Any) -> None:
    field = PartialDateField(TODAY)
    qtbot.addWidget(field)
    event = QInputMethodEvent()
    event.setCommitString("1990年7月")
    QApplication.sendEvent(field, event)
    assert field.value() == "1990-07"


def test_calendar_header_and_choice(qtbot: Any) -> None:
    popup = CalendarPopup()
    qtbot.addWidget(popup)
    popup.calendar.setCurrentPage(2026, 9)
    assert popup.header.text() == "2026年9月"
    with qtbot.waitSignal(popup.chosen) as blocker:
        popup.calendar.activated.emit(QDate(2026, 9, 20))
    assert blocker.args[0] == QDate(2026, 9, 20)


def test_errors_without_a_row_come_back(qtbot: Any) -> None:
    form = Form(2)
    qtbot.addWidget(form)
    form.add("name", "姓名", QLineEdit())
    assert form.show_errors({"name": "请填写", "other": "不对"}) == {"other": "不对"}
    assert form.rows["name"].field.accessibleDescription() == "请填写"
    form.clear_errors()
    assert form.rows["name"].error.text() == ""


def test_first_start_asks_for_one_thing(qtbot: Any) -> None:
    page = FirstStart()
    qtbot.addWidget(page)
    with qtbot.assertNotEmitted(page.name_given):
        page.begin.click()
    assert page.row.error.text()
    page.name.setText(" 水文局党支部 ")
    with qtbot.waitSignal(page.name_given) as blocker:
        page.begin.click()
    assert blocker.args == ["水文局党支部"]
    assert name_from_file(Path("水文局第二党支部花名册2026.xlsx")) == "水文局第二党支部"
    assert name_from_file(Path("党员名单.xlsx")) == ""


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Three pages made by Qt itself: two upright, one lying."""
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

    path = tmp_path / "three.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for number in range(3):
        if number == 2:
            writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        if number:
            writer.newPage()
        painter.fillRect(0, 0, 3000, 3000, Qt.GlobalColor.black)
    painter.end()
    return path


def test_preview_turns_and_zooms(qtbot: Any, pdf: Path) -> None:
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.open(pdf)
    assert len(view.pages) == 3
    whole = view._sheet.picture.pixmap()
    assert whole.height() <= view._sheet.viewport().height()  # a cover is seen at one glance
    view.fit(Fit.WIDTH)
    fitted = view._sheet.picture.pixmap().width()
    assert 560 < fitted <= 700
    assert fitted > whole.width()
    view.go(2)
    assert view.current() == 2
    assert view._number.value() == 3
    view.go(3)
    assert view.current() == 2
    view.zoom_by(1)
    assert view._sheet.picture.pixmap().width() > fitted
    dark = view._sheet.picture.pixmap().toImage().pixelColor(60, 60)
    assert dark.lightness() < 30
    view.close_file()
    pdf.unlink()
