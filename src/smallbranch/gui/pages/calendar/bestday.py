"""The button 哪天人最齐: the days around the one in the field on which most can come, to choose one from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.cards import button
from smallbranch.gui.wording import titled
from smallbranch.kernel.periods import month_of
from smallbranch.meetings.best_day import MOST_DAYS, PossibleDay
from smallbranch.meetings.ics import clock_of

_WEEK, _MONTH, _LONG = "week", "month", "long"
_TOP = 8
_NAMES = 4

Wanted = Callable[[], tuple[str, int | None]]
"""Form and cell as the dialog has them now."""


class BestDayButton(QWidget):
    """Lists the best days of the month of a day field; choosing one writes it into the field."""

    def __init__(
        self, ctx: AppContext, ops: Any, field: Any, wanted: Wanted, parent: QWidget, hour: Any = None
    ) -> None:
        super().__init__(parent)
        self.hide()
        self._ctx, self._ops, self._field, self._wanted, self._clock = ctx, ops, field, wanted, hour
        self.press: QPushButton = button(self.tr("哪天人最齐"), icon="calendar")
        self.press.setAutoDefault(False)
        self.press.clicked.connect(lambda: self.offer())
        self.menu = QMenu(self.press)
        self.menu.setToolTipsVisible(True)

    def offer(self, span: str = _MONTH) -> None:
        """Ask who can come on the days of a span and list the best of them; the other spans stand below."""
        form, cell_id = self._wanted()
        first, last = self._range(span)
        at = self._hour()
        found = self._ops.run_read(lambda: self._ctx.meetings.best_days(form, first, last, cell_id, at))
        if found is None:
            return
        self.menu.clear()
        for one in found[:_TOP]:
            action = self.menu.addAction(self.text_of(one))
            action.setToolTip(self._names(one, len(one.away)))
            action.setData(one.day)
            action.triggered.connect(lambda _checked=False, day=one.day: self._field.set_value(day))
        if not found:
            self.menu.addAction(self.tr("这段时间没有工作日，或没有应到人员")).setEnabled(False)
        self.menu.addSeparator()
        spans = ((_WEEK, self.tr("看这一周")), (_MONTH, self.tr("看这个月")), (_LONG, self.tr("看往后60天")))
        for other, words in spans:
            if other != span:
                self.menu.addAction(words).triggered.connect(lambda _checked=False, other=other: self.offer(other))
        self.menu.popup(self.press.mapToGlobal(self.press.rect().bottomLeft()))

    def text_of(self, one: PossibleDay) -> str:
        """Return the line of a day: who can come, the quorum, who cannot."""
        week = self.tr("一,二,三,四,五,六,日").split(",")[one.day.weekday()]
        parts = [self.tr("{day} 周{week} · 可到 {n}/{due}").format(day=one.day, week=week, n=one.present, due=one.due)]
        if one.swapped:
            parts.append(self.tr("调休上班"))
        if one.enough is not None:
            words = self.tr("法定人数 {n} 能达到") if one.enough else self.tr("法定人数 {n} 达不到")
            parts.append(words.format(n=one.quorum_needed))
        if one.away:
            words = self.tr("缺 {names}，须补课") if one.make_up else self.tr("缺 {names}")
            parts.append(words.format(names=self._names(one, _NAMES)))
        if one.halves:
            halves = "、".join(f"{who.name}（{self._ctx.messages.word(who.kind or '')}）" for who in one.halves)
            parts.append(self.tr("半天不在：{names}").format(names=halves))
        return " · ".join(parts)

    def _names(self, one: PossibleDay, most: int) -> str:
        words = self._ctx.messages
        kinds = {kind.id: titled(words, kind.id, kind.title) for kind in self._ctx.packs.rules.absence_kinds(one.day)}
        named = [f"{who.name}（{kinds.get(who.kind or '', who.kind or '')}）" for who in one.away[:most]]
        more = len(one.away) - len(named)
        return "、".join(named) + (self.tr("等 {n} 人").format(n=len(one.away)) if more > 0 else "")

    def _hour(self) -> time | None:
        """Return the hour typed beside the day, when it can be read."""
        return clock_of(self._clock.text()) if self._clock is not None else None

    def _range(self, span: str) -> tuple[date, date]:
        """Return the week or month of the day typed, from today on where it is running, or sixty days from it."""
        today = self._ctx.clock.today()
        start = self._field.value() or today
        month = month_of(start)
        monday = start - timedelta(days=start.weekday())
        first, last = {
            _WEEK: (monday, monday + timedelta(days=6)),
            _MONTH: (month.first, month.last),
            _LONG: (start, start + timedelta(days=MOST_DAYS - 1)),
        }[span]
        return (max(first, today) if last >= today else first), last
