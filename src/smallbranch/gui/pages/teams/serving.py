"""How many meetings and micro-lectures named a task they served: a figure of the branch, quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.theme import current_tokens
from smallbranch.gui.widgets.cards import Card, EmptyState, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.period_picker import PeriodPicker
from smallbranch.kernel.periods import PeriodKind, year_of
from smallbranch.rules.serving import Share, TaskServed

_CHART_HEIGHT, _BAR_WIDTH = 150, 46
_TEXT_ROOM = 22


class ShareBars(QWidget):
    """A column for each part of the period: all of them outlined, those that named a task filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[tuple[str, int, int]] = []
        self.setMinimumHeight(_CHART_HEIGHT)
        self.setAccessibleName(self.tr("写明所服务工作的会议和微党课"))

    def show_parts(self, parts: Sequence[tuple[str, int, int]]) -> None:
        """Show (name, named, all) of each part."""
        self._parts = list(parts)
        said = self.tr("{name} {n}／{all}")
        self.setAccessibleDescription("；".join(said.format(name=a, n=b, all=c) for a, b, c in parts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the columns."""
        if not self._parts:
            return
        tokens, painter = current_tokens(), QPainter(self)
        most = max(1, *(every for _, _, every in self._parts))
        room, step = self.height() - 2 * _TEXT_ROOM, self.width() / len(self._parts)
        for at, (name, named, every) in enumerate(self._parts):
            left = at * step + (step - _BAR_WIDTH) / 2
            full, part = room * every / most, room * named / most
            bottom = self.height() - _TEXT_ROOM
            painter.fillRect(QRectF(left, bottom - part, _BAR_WIDTH, part), QColor(tokens.accent))
            painter.setPen(QPen(QColor(tokens.muted), 1))
            painter.drawRect(QRectF(left, bottom - full, _BAR_WIDTH, full))
            painter.setPen(QColor(tokens.text))
            centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
            figures = f"{named}／{every}" if every else "—"
            painter.drawText(QRectF(at * step, bottom - full - _TEXT_ROOM, step, _TEXT_ROOM), centre, figures)
            painter.drawText(QRectF(at * step, bottom, step, _TEXT_ROOM), centre, name)
        painter.end()


class ServingTab(QWidget):
    """The share of a period, its columns, and what was served."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self.period = PeriodPicker(year_of(ctx.clock.today()), months=False)
        self.period.changed.connect(lambda _: self.reload())
        self.figure = label("", "number")
        self.words = label("", "muted", wrap=True)
        self.bars = ShareBars()
        card = Card(self.tr("写明所服务工作的会议和微党课"))
        card.body.addWidget(self.figure)
        card.body.addWidget(self.words)
        card.body.addWidget(self.bars, 1)
        self.model: RowTableModel[TaskServed] = RowTableModel(
            self._columns(), identity=lambda one: hash(one.name), parent=self
        )
        self.table = Listing(self.model, {1: 70, 2: 80}, self.tr("所服务的工作"), stretch=0)
        nothing = self.tr("记会议时填“服务的业务工作”，或选项目党小组；微党课在“修改”里填。")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(EmptyState("teams", self.tr("还没有写明的"), nothing))
        hint = label(self.tr("只看支部开的会、讲的课有多少写明了服务哪项工作；不评人，不排名。"), "small", wrap=True)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(card, 1)
        both.addWidget(self.stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.period)
        layout.addWidget(hint)
        layout.addLayout(both, 1)

    def reload(self) -> None:
        """Count again."""
        period, today = self.period.period(), self._ctx.clock.today()
        parts = period.quarters() if period.kind is PeriodKind.YEAR else period.months()
        shares = self._ops.run_read(lambda: [self._ctx.serving.share(part, today) for part in parts])
        whole = self._ops.run_read(lambda: self._ctx.serving.share(period, today))
        tasks = self._ops.run_read(lambda: self._ctx.serving.tasks(period, today))
        if shares is None or whole is None or tasks is None:
            return
        self.figure.setText("—" if whole.percent is None else f"{whole.percent} %")
        words = self.tr("会议 {a} 次中 {b} 次，微党课 {c} 次中 {d} 次，写明了所服务的工作。")
        self.words.setText(
            words.format(a=whole.meetings, b=whole.meetings_serving, c=whole.lectures, d=whole.lectures_serving)
        )
        self.bars.show_parts([self._part(one) for one in shares])
        self.model.set_rows(tasks)
        self.stack.setCurrentIndex(0 if tasks else 1)

    def _part(self, share: Share) -> tuple[str, int, int]:
        month = share.period.first.month
        quarter = self.tr("{n} 季度").format(n=(month + 2) // 3)
        name = quarter if share.period.kind is PeriodKind.QUARTER else self.tr("{month}月").format(month=month)
        return name, share.meetings_serving + share.lectures_serving, share.meetings + share.lectures

    def _columns(self) -> list[Column[TaskServed]]:
        right = Qt.AlignmentFlag.AlignRight
        return [
            Column(self.tr("业务工作或项目党小组"), lambda one: one.name, tip=lambda one: one.name),
            Column(self.tr("会议"), lambda one: str(one.meetings), right, sort=lambda one: one.meetings),
            Column(self.tr("微党课"), lambda one: str(one.lectures), right, sort=lambda one: one.lectures),
        ]
