"""The month view: the grid, and beside it the chosen day with who is known to be away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.calendar.monthgrid import MonthGrid
from smallbranch.gui.pages.calendar.state import Chip, Day, absent_on, month_days
from smallbranch.gui.widgets.cards import Card, StatusChip, button, label
from smallbranch.gui.wording import period_words
from smallbranch.kernel.periods import Period, PeriodKind, month_of
from smallbranch.meetings.views import EventLine, PlanItemView


class MonthTab(QWidget):
    """Moves by months inside the year; `chip_opened` opens a record or starts one, `day_wanted` adds to a day."""

    chip_opened = Signal(object)
    day_wanted = Signal(object)
    record_wanted = Signal(object)
    sheet_wanted = Signal(object)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._items: Sequence[PlanItemView] = ()
        self._events: Sequence[EventLine] = ()
        self._day = ctx.clock.today()
        self._month = month_of(self._day)
        self.before = button(self.tr("上月"), icon="left")
        self.after = button(self.tr("下月"), icon="right")
        self.today = button(self.tr("今天"))
        self.before.clicked.connect(lambda: self.go(self._month.first - timedelta(days=1)))
        self.after.clicked.connect(lambda: self.go(self._month.last + timedelta(days=1)))
        self.today.clicked.connect(lambda: self.go(self._ctx.clock.today()))
        self.heading = label("", "section")
        self.known = label("", "small")
        self.grid = MonthGrid()
        self.grid.day_chosen.connect(self._show_day)
        self.grid.chip_opened.connect(self.chip_opened)
        self.side = Card(" ")
        self.side.setFixedWidth(286)
        left = QVBoxLayout()
        left.addLayout(self._bar())
        left.addWidget(self.grid, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(left, 1)
        layout.addWidget(self.side)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self.today)
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(self.known)
        return row

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def show_year(self, number: int, items: Sequence[PlanItemView], events: Sequence[EventLine]) -> None:
        """Show the plan and the records of a year."""
        self._items, self._events = items, events
        if self._month.year != number:
            today = self._ctx.clock.today()
            self._day = today if today.year == number else date(number, 1, 1)
            self._month = Period.of(self._day, PeriodKind.MONTH)
        self._show()

    def go(self, day: date) -> None:
        """Show a day's month, within the year at hand."""
        if day.year == self._month.year:
            self._day, self._month = day, month_of(day)
            self._show()

    def _show(self) -> None:
        self.heading.setText(period_words(self._ctx.messages, self._month))
        known = self._ctx.calendar.swaps_known(self._month.year)
        self.known.setText("" if known else self.tr("这一年的调休安排还没有公布，只标法定节日"))
        self.before.setEnabled(self._month.number > 1)
        self.after.setEnabled(self._month.number < 12)
        days = self._ops.run_read(lambda: month_days(self._ctx, self._month, self._items, self._events))
        if days is not None:
            self.grid.show_days(days, self._day)

    def _show_day(self, day: Day) -> None:
        self._day = day.day
        title = self.tr("{month}月{day}日").format(month=day.day.month, day=day.day.day)
        self.side.heading.setText(f"{title} · {day.holiday}" if day.holiday else title)
        body = self.side.body
        self.side.clear()
        for chip in day.chips:
            self._chip(chip)
        if not day.chips:
            body.addWidget(label(self.tr("这一天没有安排。"), "muted"))
        away = self._ops.run_read(lambda: absent_on(self._ctx, day.day)) or ()
        body.addWidget(label(self.tr("已知不能到会的（{n} 人）").format(n=len(away)), "muted"))
        body.addWidget(label("\n".join(away) if away else self.tr("没有登记"), "small", wrap=True))
        record = button(self.tr("记录这一天的会议"))
        record.clicked.connect(lambda: self.record_wanted.emit(day.day))
        add = button(self.tr("加到这一天的计划"), icon="plus")
        add.clicked.connect(lambda: self.day_wanted.emit(day.day))
        body.addStretch(1)
        if day.day <= self._ctx.clock.today():
            body.addWidget(record)
        body.addWidget(add)

    def _chip(self, chip: Chip) -> None:
        states = {"held": ("ok", self.tr("已记录")), "late": ("error", self.tr("已过日期"))}
        severity, words = states.get(chip.kind, ("info", self.tr("计划")))
        row = QHBoxLayout()
        row.addWidget(StatusChip(words, severity))
        row.addStretch(1)
        if chip.meets:
            sheet = button(self.tr("签到表"), role="link")
            sheet.setAccessibleName(self.tr("签到表：{text}").format(text=chip.text))
            sheet.clicked.connect(lambda: self.sheet_wanted.emit(chip))
            row.addWidget(sheet)
        go = button(self.tr("看记录") if chip.event_id else self.tr("去办"), role="link")
        go.setAccessibleName(f"{go.text()}：{chip.text}")
        go.clicked.connect(lambda: self.chip_opened.emit(chip))
        row.addWidget(go)
        self.side.body.addWidget(label(chip.text, wrap=True))
        self.side.body.addLayout(row)
