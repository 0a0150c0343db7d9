"""A month as a grid: day, 休 or 班, and chips for what is planned and what was held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from smallbranch.gui.pages.calendar.state import OFF, SWAPPED, Chip, Day
from smallbranch.gui.theme import current_tokens, status_colours

_DAY = int(Qt.ItemDataRole.UserRole)
_SEVERITY = {"held": "ok", "late": "error", "planned": "info"}
_SIGN = {"held": "✓ ", "late": "× ", "planned": ""}
_WEEK = 7
_MARGIN, _GAP = 5, 2
_CTRL = Qt.KeyboardModifier.ControlModifier
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}


class MonthGrid(QTableWidget):
    """Arrow keys move between days, with Ctrl they move the plan of the day; a chip opens its line or is dragged."""

    day_chosen = Signal(object)
    chip_opened = Signal(object)
    chip_moved = Signal(object, object, bool)
    cancel_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, _WEEK, parent)
        self.setAccessibleName(self.tr("月历"))
        self.setHorizontalHeaderLabels(self.tr("一,二,三,四,五,六,日").split(","))
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setHighlightSections(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_DayPainter(self))
        self._pressed: tuple[QPoint, Chip] | None = None
        self.currentCellChanged.connect(lambda *_: self._tell())
        self.itemActivated.connect(self._activate)

    def show_days(self, days: Sequence[Day], chosen: date) -> None:
        """Show whole weeks with one day chosen."""
        self.blockSignals(True)
        self.setRowCount(len(days) // _WEEK)
        for number, day in enumerate(days):
            item = QTableWidgetItem()
            item.setData(_DAY, day)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), self._spoken(day))
            item.setToolTip("\n".join([day.holiday] * bool(day.holiday) + [chip.text for chip in day.chips]))
            self.setItem(number // _WEEK, number % _WEEK, item)
            if day.day == chosen:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self._tell()

    def current_day(self) -> Day | None:
        """Return the day chosen."""
        return self.currentItem().data(_DAY) if self.currentRow() >= 0 else None

    def minimumSizeHint(self) -> QSize:
        return QSize(380, 200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day, key = self.current_day(), Qt.Key(event.key())
        planned = next((chip for chip in day.chips if chip.plan_item_id is not None), None) if day is not None else None
        if day is not None and planned is not None and key in _STEPS and event.modifiers() == _CTRL:
            self.chip_moved.emit(planned, day.day + timedelta(days=_STEPS[key]), False)
        elif planned is not None and key == Qt.Key.Key_Delete:
            self.cancel_wanted.emit(planned)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        chip = self._chip_at(at) if event.button() == Qt.MouseButton.LeftButton else None
        self._pressed = (at, chip) if chip is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._is_dragged(event) and self._pressed is not None and self._pressed[1].plan_item_id is not None:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.viewport().unsetCursor()
        at = event.position().toPoint()
        dragged, pressed, self._pressed = self._is_dragged(event), self._pressed, None
        if pressed is None:
            return
        item, chip = self.itemAt(at), pressed[1]
        if not dragged and self._chip_at(at) == chip:
            self.chip_opened.emit(chip)
        elif dragged and item is not None and chip.plan_item_id is not None and self.itemAt(pressed[0]) is not item:
            self.chip_moved.emit(chip, item.data(_DAY).day, True)

    def _is_dragged(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            return False
        return (event.position().toPoint() - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance()

    def _chip_at(self, at: QPoint) -> Chip | None:
        item = self.itemAt(at)
        if item is None:
            return None
        day: Day = item.data(_DAY)
        boxes = chip_boxes(self.visualItemRect(item), len(day.chips), self.fontMetrics().height())
        return next((chip for box, chip in zip(boxes, day.chips, strict=False) if box.contains(at)), None)

    def chip_place(self, chip: Chip) -> QPoint | None:
        """Return the middle of a chip in the viewport; None when it is not drawn."""
        for number in range(_WEEK * self.rowCount()):
            item = self.item(number // _WEEK, number % _WEEK)
            if item is None:
                continue
            day: Day = item.data(_DAY)
            boxes = chip_boxes(self.visualItemRect(item), len(day.chips), self.fontMetrics().height())
            for box, one in zip(boxes, day.chips, strict=False):
                if one == chip:
                    return box.center()
        return None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _activate(self, item: QTableWidgetItem) -> None:
        day: Day = item.data(_DAY)
        if day.chips:
            self.chip_opened.emit(day.chips[0])

    def _tell(self) -> None:
        day = self.current_day()
        if day is not None:
            self.day_chosen.emit(day)

    def _spoken(self, day: Day) -> str:
        words = [day.day.isoformat(), day.holiday or (self.tr("调休上班") if day.mark == SWAPPED else "")]
        return "，".join(text for text in (*words, *(chip.text for chip in day.chips)) if text)


def chip_boxes(cell: QRect, count: int, line: int) -> list[QRect]:
    """Return where the chips of a day are drawn: below the number, as many as there is room for."""
    height = line
    top = cell.top() + _MARGIN + line + _GAP
    room = max(0, (cell.bottom() - top + _GAP) // (height + _GAP))
    left, width = cell.left() + _MARGIN, cell.width() - 2 * _MARGIN
    return [QRect(left, top + number * (height + _GAP), width, height) for number in range(min(count, room))]


class _DayPainter(QStyledItemDelegate):
    """Draws one day; the number of chips without room stands beside the day."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        day: Day | None = index.data(_DAY)
        if day is None:
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        font: QFont = option.font  # type: ignore[attr-defined]
        tokens = current_tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = tokens.selection if chosen else tokens.surface if day.inside else tokens.sunken
        painter.fillRect(rect, QColor(ground))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.setFont(font)
        line = painter.fontMetrics().height()
        boxes = chip_boxes(rect, len(day.chips), line)
        self._head(painter, rect, day, len(day.chips) - len(boxes))
        for box, chip in zip(boxes, day.chips, strict=False):
            self._chip(painter, box, chip)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRect, day: Day, hidden: int) -> None:
        tokens = current_tokens()
        height = painter.fontMetrics().height()
        head = QRect(rect.left() + _MARGIN, rect.top() + _MARGIN - 1, rect.width() - 2 * _MARGIN, height)
        painter.setPen(QColor(tokens.text if day.inside else tokens.muted))
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft, str(day.day.day))
        if day.mark:
            painter.setPen(QColor(tokens.ok if day.mark == OFF else tokens.warn))
            word = self.tr("休") if day.mark == OFF else self.tr("班")
            text = f"{day.holiday} {word}" if day.holiday else word
            painter.drawText(head, Qt.AlignmentFlag.AlignRight, text)
        if hidden and not day.mark:
            painter.setPen(QColor(tokens.muted))
            painter.drawText(head, Qt.AlignmentFlag.AlignRight, f"+{hidden}")

    def _chip(self, painter: QPainter, box: QRect, chip: Chip) -> None:
        ink, ground = status_colours(_SEVERITY.get(chip.kind, "neutral"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(ink))
        inner = box.adjusted(5, 0, -4, 0)
        text = painter.fontMetrics().elidedText(
            _SIGN.get(chip.kind, "") + chip.text, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
