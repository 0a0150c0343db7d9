"""Choose a year, a quarter or a month: one field and a row of buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QSizePolicy, QSpinBox, QToolButton, QWidget

from smallbranch.kernel.periods import Period, PeriodKind

_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2099
_MONTH: Final = 5


class PeriodPicker(QWidget):
    """The year, its quarters, and the months behind a list."""

    changed = Signal(object)

    def __init__(self, period: Period, parent: QWidget | None = None, *, months: bool = True) -> None:
        super().__init__(parent)
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.year.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.year.setToolTip(self.tr("输入年份，或按 ↑ ↓ 换年"))
        self.year.setSuffix(self.tr(" 年"))
        self.year.setAccessibleName(self.tr("年份"))
        self.year.setKeyboardTracking(False)
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
        layout.addWidget(self.months)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_period(period)
        self._group.idClicked.connect(self._on_button)
        self.year.valueChanged.connect(lambda _: self._tell())
        self.months.activated.connect(self._on_month)

    def period(self) -> Period:
        """Return what is chosen."""
        quarter, year, month = self._group.checkedId(), self.year.value(), int(self.months.currentData())
        if month:
            return Period(year, PeriodKind.MONTH, month)
        return Period(year, PeriodKind.QUARTER, quarter) if quarter > 0 else Period(year, PeriodKind.YEAR)

    def set_period(self, period: Period) -> None:
        """Show a period without telling; a half-year is shown as its year."""
        self.year.blockSignals(True)
        self.year.setValue(period.year)
        self.year.blockSignals(False)
        is_month = period.kind is PeriodKind.MONTH
        number = _MONTH if is_month else period.number if period.kind is PeriodKind.QUARTER else 0
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
        """Return the button of the whole year (0) or of a quarter."""
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
