"""The plan as a list under its months."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.calendar.state import TASK, Standing, by_month, form_short, standing
from smallbranch.gui.theme import status_colours
from smallbranch.gui.wording import period_words
from smallbranch.kernel.periods import Period, month_of
from smallbranch.meetings.views import PlanItemView

_ID = int(Qt.ItemDataRole.UserRole)
_MONTH = _ID + 1
_ROW = 13
_EMS = (7, 9.5, 0, 7, 5, 6)
_TOPIC, _STATE = 2, 5
_SIGNS = {"ok": "✓ ", "error": "× ", "warning": "! ", "info": "· "}


class PlanList(QWidget):
    """Months as headings, lines below; Enter on a line opens it."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._items: tuple[PlanItemView, ...] = ()
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("年度计划"))
        self.tree.setHeaderLabels(
            [self.tr("日期"), self.tr("形式"), self.tr("主题"), self.tr("地点"), self.tr("主持"), self.tr("状态")]
        )
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setIndentation(14)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TOPIC, QHeaderView.ResizeMode.Stretch)
        self.tree.currentItemChanged.connect(lambda *_: self.chosen.emit())
        self.tree.itemActivated.connect(lambda item, _: self.opened.emit() if item.data(0, _ID) else None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.tree)
        self._fit()

    def show_items(self, items: Iterable[PlanItemView]) -> None:
        """Show these lines; the chosen one stays, at first the running month is in sight."""
        kept = self.current()
        first = not self._items
        self._items = tuple(items)
        self.tree.blockSignals(True)
        self.tree.clear()
        today = self._ctx.clock.today()
        for month, lines in by_month(self._items).items():
            self.tree.addTopLevelItem(self._month(month, lines))
        self.tree.expandAll()
        self.tree.blockSignals(False)
        if kept is not None and self.choose(kept.id):
            return
        if first or kept is None:
            self._start_at(month_of(today))
        self.chosen.emit()

    def current(self) -> PlanItemView | None:
        """Return the chosen line."""
        item = self.tree.currentItem()
        key = item.data(0, _ID) if item is not None else None
        return next((one for one in self._items if one.id == key), None)

    def choose(self, plan_item_id: int) -> bool:
        """Choose a line; tell whether it is there."""
        for at in range(self.tree.topLevelItemCount()):
            for line in _children(self.tree.topLevelItem(at)):
                if line.data(0, _ID) == plan_item_id:
                    self.tree.setCurrentItem(line)
                    self.tree.scrollToItem(line)
                    return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._items:
            self.show_items(self._items)

    def _fit(self) -> None:
        em = self.tree.fontMetrics().height()
        for number, count in enumerate(_EMS):
            if count:
                self.tree.setColumnWidth(number, round(count * em))

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _month(self, month: Period, lines: tuple[PlanItemView, ...]) -> QTreeWidgetItem:
        done = sum(standing(line, self._ctx.clock.today()).code == "done" for line in lines)
        head = QTreeWidgetItem(
            [period_words(self._ctx.messages, month), self.tr("已办 {done} / {n}").format(done=done, n=len(lines))]
        )
        head.setSizeHint(0, self._size())
        bold = QFont(self.tree.font())
        bold.setBold(True)
        head.setFont(0, bold)
        head.setForeground(1, QBrush(QColor(status_colours("neutral")[0])))
        head.setData(0, _MONTH, str(month))
        for line in lines:
            head.addChild(self._line(line))
        return head

    def _line(self, item: PlanItemView) -> QTreeWidgetItem:
        state = standing(item, self._ctx.clock.today())
        texts = [self._day(item), self._form(item), item.topic or "", item.place or "", item.lead or ""]
        line = QTreeWidgetItem([*texts, self.state_text(item, state)])
        line.setData(0, _ID, item.id)
        line.setSizeHint(0, self._size())
        line.setForeground(_STATE, QBrush(QColor(status_colours(state.severity)[0])))
        line.setToolTip(_TOPIC, item.topic or "")
        if item.reason:
            line.setToolTip(_STATE, item.reason)
        return line

    def _size(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + _ROW)

    def _day(self, item: PlanItemView) -> str:
        weekdays = self.tr("一,二,三,四,五,六,日").split(",")
        if item.planned_on is not None:
            day = item.planned_on
            return self.tr("{month}月{day}日 周{weekday}").format(
                month=day.month, day=day.day, weekday=weekdays[day.weekday()]
            )
        if item.deadline is not None:
            return self.tr("{month}月{day}日前").format(month=item.deadline.month, day=item.deadline.day)
        return self.tr("未定日期")

    def _form(self, item: PlanItemView) -> str:
        if item.form == TASK:
            return self.tr("重点工作")
        return form_short(self._ctx, item.form, item.cell, Period.parse(item.period).last)

    def state_text(self, item: PlanItemView, state: Standing) -> str:
        """Return the state in words with its sign."""
        words = {
            "done": self.tr("已办"),
            "late": self.tr("已过日期"),
            "waiting": self.tr("待办"),
            "undated": self.tr("未定日期"),
            "cancelled": self.tr("取消"),
            "postponed": self.tr("推迟"),
            "not_applicable": self.tr("不适用"),
        }
        return _SIGNS.get(state.severity, "– ") + words.get(state.code, state.code)

    def _start_at(self, month: Period) -> None:
        """Bring the running month to the top, or the first one of another year, and choose its first line."""
        heads = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        shown = [head for head in heads if head is not None]
        start = next((head for head in shown if head.data(0, _MONTH) == str(month)), shown[0] if shown else None)
        lines = _children(start)
        if start is not None and lines:
            self.tree.setCurrentItem(lines[0])
            self.tree.scrollToItem(start, QAbstractItemView.ScrollHint.PositionAtTop)


def _children(item: QTreeWidgetItem | None) -> list[QTreeWidgetItem]:
    found = [item.child(number) for number in range(item.childCount())] if item is not None else []
    return [child for child in found if child is not None]
