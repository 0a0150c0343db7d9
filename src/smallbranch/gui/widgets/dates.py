"""Date fields for the keyboard first, with a calendar to point at."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from smallbranch.gui.widgets.date_text import read_date, read_partial
from smallbranch.gui.widgets.icon_buttons import IconTool, tinted

CHINESE = QLocale(QLocale.Language.Chinese, QLocale.Country.China)


class CalendarPopup(QWidget):
    """A month to choose a day from; its header reads 2026年9月."""

    chosen = Signal(QDate)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(self.tr("选择日期"))
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(CHINESE)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setNavigationBarVisible(False)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(self.tr("日历"))
        self.header = QLabel()
        self.header.setProperty("role", "section")
        self.header.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = QHBoxLayout()
        bar.addWidget(self._step("left", self.tr("上一月"), self.calendar.showPreviousMonth))
        bar.addWidget(self.header, 1)
        bar.addWidget(self._step("right", self.tr("下一月"), self.calendar.showNextMonth))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(bar)
        layout.addWidget(self.calendar)
        self.calendar.currentPageChanged.connect(self._show_page)
        self.calendar.activated.connect(self._choose)
        self.calendar.clicked.connect(self._choose)
        self._show_page(self.calendar.yearShown(), self.calendar.monthShown())

    def open_at(self, day: date, below: QWidget) -> None:
        """Show the month of this day under a widget."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.showSelectedDate()
        self.move(below.mapToGlobal(below.rect().bottomLeft()))
        self.show()
        self.calendar.setFocus()

    def _step(self, icon: str, name: str, action: object) -> IconTool:
        button = IconTool(icon, name)
        button.clicked.connect(action)
        return button

    def _show_page(self, year: int, month: int) -> None:
        self.header.setText(self.tr("{year}年{month}月").format(year=year, month=month))

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(day)
        self.close()


class _TypedField(QLineEdit):
    """A line edit with a calendar button inside and a value behind."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popup: CalendarPopup | None = None
        self._sign = self.addAction(tinted("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self._sign.setToolTip(self.tr("打开日历（Alt+↓）"))
        self._sign.triggered.connect(self.open_calendar)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("打开日历"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.editingFinished.connect(self._settle)

    def start_day(self) -> date:
        raise NotImplementedError

    def take(self, day: date) -> None:
        raise NotImplementedError

    def settled_text(self) -> str | None:
        raise NotImplementedError

    def open_calendar(self) -> None:
        """Open the calendar at the typed day, or at today."""
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.chosen.connect(lambda day: self.take(date(day.year(), day.month(), day.day())))
        self._popup.open_at(self.start_day(), self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._sign.setIcon(tinted("calendar", "muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def _settle(self) -> None:
        text = self.settled_text()
        if text is not None and text != self.text():
            self.setText(text)
        self.edited.emit()


class DateField(_TypedField):
    """One day. `value()` is None while empty or not a date; `is_wrong()` tells the two apart."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setPlaceholderText(self.tr("年-月-日，如 {example}").format(example=today.isoformat()))
        self.setToolTip(self.tr("可输入 2026-09-20、20260920 或 9.20"))

    def value(self) -> date | None:
        """Return the day typed."""
        return read_date(self.text(), self._today)

    def set_value(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText(day.isoformat() if day else "")

    def is_wrong(self) -> bool:
        """Tell whether something is typed that is no date."""
        return bool(self.text().strip()) and self.value() is None

    def start_day(self) -> date:
        return self.value() or self._today

    def take(self, day: date) -> None:
        self.set_value(day)
        self.edited.emit()

    def settled_text(self) -> str | None:
        value = self.value()
        return value.isoformat() if value else None


class PartialDateField(_TypedField):
    """A day, a month or a year: old files often know no more. `value()` is ISO text."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setPlaceholderText(self.tr("可只填年或年月，如 1990-07"))

    def value(self) -> str | None:
        """Return "1990", "1990-07" or "1990-07-01"."""
        return read_partial(self.text())

    def set_value(self, text: str | None) -> None:
        """Show a partial date, or nothing."""
        self.setText(text or "")

    def is_wrong(self) -> bool:
        """Tell whether something is typed that is no partial date."""
        return bool(self.text().strip()) and self.value() is None

    def start_day(self) -> date:
        parts = [int(part) for part in (self.value() or self._today.isoformat()).split("-")] + [1, 1]
        return date(parts[0], parts[1], parts[2])

    def take(self, day: date) -> None:
        self.setText(day.isoformat())
        self.edited.emit()

    def settled_text(self) -> str | None:
        return self.value()
