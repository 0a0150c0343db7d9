"""Choose a year, a half-year, a quarter or a month: one field and a row of buttons."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from smallbranch.kernel.periods import Period, PeriodKind, quarter_of

_YEARS_BACK: Final = 12
_MONTH: Final = 5
_HALVES: Final = 10  # button 11 is the first half of the year, 12 the second
_LOOK_BACK: Final = timedelta(days=20)


def usual_period(today: date) -> Period:
    """Return the quarter somebody most likely reports: in its first weeks that is the one just ended."""
    return quarter_of(today - _LOOK_BACK)


class PeriodPicker(QWidget):
    """The year, its quarters, with `halves` its half-years, and the months behind a list."""

    changed = Signal(object)

    def __init__(
        self, period: Period, parent: QWidget | None = None, *, months: bool = True, halves: bool = False
    ) -> None:
        super().__init__(parent)
        self.year = QComboBox()
        self.year.setAccessibleName(self.tr("年份"))
        self.year.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.year.setMinimumContentsLength(6)  # the rest of a line gives way first
        for year in range(period.year + 1, period.year - _YEARS_BACK, -1):
            self.year.addItem(self.tr("{year} 年").format(year=year), year)
        self.months = QComboBox()
        self.months.setAccessibleName(self.tr("月份"))
        self.months.addItem(self.tr("按月…"), 0)
        for month in range(1, 13):
            self.months.addItem(self.tr("{month} 月").format(month=month), month)
        self.months.setVisible(months)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.year)
        for number, words in enumerate(self._words()):
            layout.addWidget(self._button(number, words))
        for number, words in enumerate((self.tr("上半年"), self.tr("下半年")) if halves else (), _HALVES + 1):
            layout.addWidget(self._button(number, words))
        layout.addWidget(self.months)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_period(period)
        self._group.idClicked.connect(self._on_button)
        self.year.activated.connect(lambda _: self._tell())
        self.months.activated.connect(self._on_month)

    def period(self) -> Period:
        """Return what is chosen."""
        quarter, year, month = self._group.checkedId(), int(self.year.currentData()), int(self.months.currentData())
        if month:
            return Period(year, PeriodKind.MONTH, month)
        if quarter > _HALVES:
            return Period(year, PeriodKind.HALF, quarter - _HALVES)
        return Period(year, PeriodKind.QUARTER, quarter) if quarter > 0 else Period(year, PeriodKind.YEAR)

    def set_period(self, period: Period) -> None:
        """Show a period without telling; without its button a half-year is shown as its year."""
        if self.year.findData(period.year) < 0:
            self.year.addItem(self.tr("{year} 年").format(year=period.year), period.year)
        self.year.setCurrentIndex(self.year.findData(period.year))
        is_month = period.kind is PeriodKind.MONTH
        number = _MONTH if is_month else period.number if period.kind is PeriodKind.QUARTER else 0
        if period.kind is PeriodKind.HALF and self._group.button(_HALVES + period.number) is not None:
            number = _HALVES + period.number
        self.months.setCurrentIndex(period.number if is_month else 0)
        self._check(number)

    def _words(self) -> tuple[str, ...]:
        return (self.tr("全年"), self.tr("一季度"), self.tr("二季度"), self.tr("三季度"), self.tr("四季度"))

    def _button(self, number: int, words: str) -> QToolButton:
        result = QToolButton()
        result.setText(words)
        result.setCheckable(True)
        result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(result, number)
        return result

    def button(self, number: int) -> QToolButton:
        """Return the button of the whole year (0), of a quarter, or of a half-year (11, 12)."""
        found = self._group.button(number)
        assert isinstance(found, QToolButton)
        return found

    def _check(self, number: int) -> None:
        """Mark a button; none of them while a month is chosen."""
        if number == _MONTH:
            checked = self._group.checkedButton()
            self._group.setExclusive(False)
            if checked is not None:
                checked.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._group.button(number).setChecked(True)

    def _on_button(self, _: int) -> None:
        self.months.setCurrentIndex(0)
        self._tell()

    def _on_month(self, _: int) -> None:
        self._check(_MONTH if self.months.currentData() else 0)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.period())
