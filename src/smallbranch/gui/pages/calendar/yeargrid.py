"""Several months at once, a field a day: three with words, twelve with signs. Lines are dragged or moved by keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from smallbranch.gui.pages.calendar.state import OFF, SWAPPED, Chip, Day
from smallbranch.gui.theme import current_tokens, status_colours
from smallbranch.kernel.periods import Period

_WEEK, _WEEKS = 7, 6
_GAP = 14
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}
_SEVERITY = {"held": "ok", "late": "error", "planned": "info"}


class YearGrid(QWidget):
    """Arrows choose a day, Ctrl with arrows moves its line, Enter opens it, Delete cancels it, Space takes the next."""

    day_chosen = Signal(object)
    chip_opened = Signal(object)
    chip_moved = Signal(object, object, bool)
    cancel_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("全年日历"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._months: tuple[Period, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._days: dict[date, Day] = {}
        self._chosen = date.min
        self._line = 0
        self._pressed: tuple[QPoint, Chip] | None = None
        self._target: date | None = None

    def minimumSizeHint(self) -> QSize:
        return QSize(640, 380)

    def show_months(self, months: Sequence[Period], titles: Sequence[str], days: Sequence[Day], chosen: date) -> None:
        """Show these months; `days` are theirs, in order."""
        self._months, self._titles = tuple(months), tuple(titles)
        self._days = {day.day: day for day in days}
        kept = self.current_chip() if chosen == self._chosen else None
        self._chosen = chosen if chosen in self._days else min(self._days)
        chips = self._movable(self._chosen)
        self._line = next((at for at, chip in enumerate(chips) if kept and chip.plan_item_id == kept.plan_item_id), 0)
        self._tell()

    def chosen(self) -> Day | None:
        """Return the chosen day."""
        return self._days.get(self._chosen)

    def choose(self, day: date, plan_item_id: int | None = None) -> None:
        """Choose a day in sight, and one of its lines."""
        if day in self._days:
            self._chosen = day
            ids = [chip.plan_item_id for chip in self._movable(day)]
            self._line = ids.index(plan_item_id) if plan_item_id in ids else 0
            self._tell()

    def current_chip(self) -> Chip | None:
        """Return the chosen day's line that keys move: one that is planned and not held."""
        chips = self._movable(self._chosen)
        return chips[min(self._line, len(chips) - 1)] if chips else None

    def place_of(self, day: date) -> QPoint:
        """Return the middle of a day's field."""
        return self._field(day).center()

    # ── hands ────────────────────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        chip = self.current_chip()
        if key in _STEPS:
            day = self._chosen + timedelta(days=_STEPS[key])
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.choose(day)
            elif chip is not None:
                self.chip_moved.emit(chip, day, False)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            day_now = self.chosen()
            first = chip or (day_now.chips[0] if day_now is not None and day_now.chips else None)
            if first is not None:
                self.chip_opened.emit(first)
        elif key == Qt.Key.Key_Space and chip is not None:
            self._line = (self._line + 1) % len(self._movable(self._chosen))
            self._tell()
        elif key == Qt.Key.Key_Delete and chip is not None:
            self.cancel_wanted.emit(chip)
        elif key == Qt.Key.Key_Escape and self._pressed is not None:
            self._drop(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.choose(day)
        chip = self.current_chip()
        self._pressed = (event.position().toPoint(), chip) if chip is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            return
        if (at - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance() or self._target is not None:
            self._target = self._day_at(at)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drop(self._target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        chip = self.current_chip()
        day = self.chosen()
        if chip is not None or (day is not None and day.chips):
            self.chip_opened.emit(chip or day.chips[0])  # type: ignore[union-attr]

    def _drop(self, day: date | None) -> None:
        pressed, self._pressed, self._target = self._pressed, None, None
        self.unsetCursor()
        self.update()
        if pressed is not None and day is not None and day != self._chosen:
            self.chip_moved.emit(pressed[1], day, True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            day = self._day_at(event.pos())  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), self._said(day) if day is not None else "", self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _tell(self) -> None:
        self.setAccessibleDescription(self._said(self._chosen))
        self.day_chosen.emit(self.chosen())
        self.update()

    def _said(self, day: date) -> str:
        one = self._days[day]
        swapped = self.tr("调休上班") if one.mark == SWAPPED else ""
        return "\n".join(
            text for text in (day.isoformat(), one.holiday, swapped, *(chip.text for chip in one.chips)) if text
        )

    def _movable(self, day: date) -> list[Chip]:
        one = self._days.get(day)
        return [chip for chip in one.chips if chip.plan_item_id is not None] if one is not None else []

    def _day_at(self, point: QPoint) -> date | None:
        return next((day for day in self._days if self._field(day).contains(point)), None)

    def _across(self) -> int:
        return 4 if len(self._months) > 3 else len(self._months)

    def _block(self, number: int) -> QRect:
        """Return where a month is: a line for its name, then its weeks; the names of the weekdays stand above all."""
        across, top = self._across(), self.fontMetrics().height()
        down = -(-len(self._months) // across)
        width = (self.width() - _GAP * (across - 1)) // across
        height = (self.height() - top) // down
        return QRect(number % across * (width + _GAP), top + number // across * height, width, height)

    def _field(self, day: date) -> QRect:
        number = next(at for at, month in enumerate(self._months) if month.contains(day))
        block, head = self._block(number), self.fontMetrics().height()
        place = day.day - 1 + self._months[number].first.weekday()
        width, height = block.width() / _WEEK, (block.height() - head) / _WEEKS
        left = block.left() + round(place % _WEEK * width)
        top = block.top() + head + round(place // _WEEK * height)
        return QRect(left, top, round(width) - 1, round(height) - 1)

    def _small(self) -> QFont:
        """Return the font of the days: the program's own, smaller where a week has less room than a line."""
        font, room = QFont(self.font()), (self._block(0).height() - self.fontMetrics().height()) // _WEEKS - 1
        size = self.fontInfo().pixelSize()
        # In a quarter a field is four characters of the smaller size wide: 主题党日.
        wanted = round(room * 0.72) if room < self.fontMetrics().height() else round(size * 0.85)
        font.setPixelSize(max(9, min(wanted, size)))
        return font

    # ── paint ────────────────────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_tokens().surface))
        self._paint_heads(painter)
        painter.setFont(self._small())
        for day in self._days.values():
            self._paint_day(painter, self._field(day.day), day)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        line, tokens = self.fontMetrics().height(), current_tokens()
        painter.setPen(QColor(tokens.muted))
        week = self.tr("一,二,三,四,五,六,日").split(",")
        for number in range(self._across()):
            block = self._block(number)
            for at, word in enumerate(week):
                field = QRect(block.left() + round(at * block.width() / _WEEK), 0, block.width() // _WEEK, line)
                painter.drawText(field, Qt.AlignmentFlag.AlignCenter, word)
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        for number, title in enumerate(self._titles):
            block = self._block(number)
            head = QRect(block.left() + 3, block.top(), block.width() - 3, line)
            painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_day(self, painter: QPainter, field: QRect, day: Day) -> None:
        tokens = current_tokens()
        chosen = day.day == self._chosen
        ground = (
            tokens.selection if chosen else tokens.sunken if day.mark == OFF or self._weekend(day) else tokens.surface
        )
        painter.fillRect(field, QColor(ground))
        line = painter.fontMetrics().height()
        roomy = 2 * field.height() >= 5 * line
        painter.setPen(QColor(tokens.ok if day.mark == OFF else tokens.warn if day.mark == SWAPPED else tokens.text))
        side = Qt.AlignmentFlag.AlignTop if roomy else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(field.adjusted(3, 0, -2, 0), Qt.AlignmentFlag.AlignLeft | side, str(day.day.day))
        boxes = self._chip_boxes(painter.fontMetrics(), field, day.chips, roomy=roomy)
        for chip, box in zip(day.chips, boxes, strict=False):
            self._paint_chip(painter, box, chip, current=chosen and chip == self.current_chip())
        if len(day.chips) > len(boxes):  # more than there is room for: the tip and the line below name them
            painter.setPen(QColor(tokens.text))
            painter.drawText(field.adjusted(0, 0, -1, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, "+")
        if day.day == self._target or (chosen and self.hasFocus()):
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(field.adjusted(1, 1, -1, -1))

    def _weekend(self, day: Day) -> bool:
        return day.day.isoweekday() > 5 and day.mark != SWAPPED

    def _chip_boxes(self, metrics: QFontMetrics, field: QRect, chips: Sequence[Chip], *, roomy: bool) -> list[QRect]:
        line = metrics.height()
        if roomy:
            most = min(len(chips), max(0, (field.height() - line) // line))
            return [
                QRect(field.left() + 2, field.top() + (at + 1) * line, field.width() - 4, line - 1)
                for at in range(most)
            ]
        number, sign = metrics.horizontalAdvance("00") + 4, metrics.horizontalAdvance("大") + 2
        most = min(len(chips), max(1, (field.width() - number + 2) // sign))
        left = field.left() + number
        return [QRect(left + at * sign, field.top() + 1, sign - 1, field.height() - 1) for at in range(most)]

    def _paint_chip(self, painter: QPainter, box: QRect, chip: Chip, *, current: bool) -> None:
        ink, ground = status_colours(_SEVERITY.get(chip.kind, "neutral"))
        painter.fillRect(box, QColor(ground))
        if current:
            painter.setPen(QPen(QColor(current_tokens().focus), 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(ink))
        metrics = painter.fontMetrics()
        words = chip.sign if box.width() < 3 * metrics.horizontalAdvance("大") else chip.text
        text = words if len(words) == 1 else metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
