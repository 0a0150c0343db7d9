"""The whole year or one quarter at a glance: twelve months with signs, or three with words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.calendar.state import Day, signs, year_days
from smallbranch.gui.pages.calendar.yeargrid import YearGrid
from smallbranch.gui.widgets.cards import label
from smallbranch.gui.wording import period_words
from smallbranch.kernel.periods import Period, PeriodKind, quarter_of
from smallbranch.meetings.views import EventLine, PlanItemView


class YearTab(QWidget):
    """Shows what the grid has chosen in words below it."""

    chip_opened = Signal(object)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._year = ctx.clock.today().year
        self._items: Sequence[PlanItemView] = ()
        self._events: Sequence[EventLine] = ()
        self.span = QComboBox()
        self.span.setAccessibleName(self.tr("看全年还是一个季度"))
        quarters = (self.tr("一季度"), self.tr("二季度"), self.tr("三季度"), self.tr("四季度"))
        for number, words in enumerate((self.tr("全年"), *quarters)):
            self.span.addItem(words, number)
        self.span.currentIndexChanged.connect(lambda _: self._show())
        self.legend = label("", "small")
        self.grid = YearGrid()
        self.grid.day_chosen.connect(self._explain)
        self.grid.chip_opened.connect(self.chip_opened)
        self.detail = label("", "muted", wrap=True)
        bar = QHBoxLayout()
        bar.addWidget(self.span)
        bar.addWidget(self.legend, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.detail)

    def show_year(self, number: int, items: Sequence[PlanItemView], events: Sequence[EventLine]) -> None:
        """Show the plan and the records of a year; the chosen day stays."""
        self._year, self._items, self._events = number, items, events
        self._show()

    def show_quarter(self, day: date) -> None:
        """Show the quarter of a day, or the whole year again for the day of another year."""
        self.span.setCurrentIndex(quarter_of(day).number if day.year == self._year else 0)

    def _show(self) -> None:
        whole = Period(self._year, PeriodKind.YEAR)
        number = int(self.span.currentData())
        months = whole.months() if not number else whole.quarters()[number - 1].months()
        days = self._ops.run_read(lambda: year_days(self._ctx, months, self._items, self._events))
        if days is None:
            return
        chosen = self.grid.chosen()
        today = self._ctx.clock.today()
        wanted = chosen.day if chosen is not None and chosen.day.year == self._year else today
        titles = [period_words(self._ctx.messages, month) for month in months]
        self.grid.show_months(months, titles, days, wanted)
        named = "  ".join(f"{sign} {words}" for sign, words in signs(self._ctx, self._items)) if not number else ""
        known = self._ctx.calendar.swaps_known(self._year)
        note = "" if known else self.tr("这一年的调休安排还没有公布，只标法定节日")
        self.legend.setText("　".join(text for text in (named, note) if text))

    def _explain(self, day: Day | None) -> None:
        if day is None:
            self.detail.setText("")
            return
        head = self.tr("{month}月{day}日").format(month=day.day.month, day=day.day.day)
        what = "、".join(chip.text for chip in day.chips) or self.tr("没有安排")
        keys = self.tr("方向键选日期，Ctrl+方向键移动计划，空格换一项，回车打开，Delete 取消；也可以用鼠标拖。")
        words = [head, day.holiday, what] if day.holiday else [head, what]
        self.detail.setText("：".join(["　".join(words[:-1]), words[-1]]) + "　" + keys)
