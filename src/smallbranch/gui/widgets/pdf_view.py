"""Preview of a PDF: one page, turned and zoomed from the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPixmap, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from smallbranch.gui.widgets.icon_buttons import IconTool
from smallbranch.gui.widgets.pdf_pages import PdfPages
from smallbranch.gui.widgets.pdf_search import PdfSearch

_ZOOMS: Final = (50, 75, 100, 125, 150, 200, 300)
_SCREEN_DPI: Final = 96.0
_LEAST, _MOST = 20.0, 300.0
_NOTCH: Final = 120
_MARKER: Final = QColor(255, 226, 90)


class Fit(Enum):
    """How large a page is shown while no size was chosen: all of it, or as wide as the view."""

    PAGE = "page"
    WIDTH = "width"


class _Sheet(QScrollArea):
    """The scrolled page; at its ends PageUp, PageDown, space and the wheel turn over, Home and End go to the last."""

    turned = Signal(int)
    sent_to_end = Signal(int)
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self.picture)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rolled = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space) and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.sent_to_end.emit(1 if key == Qt.Key.Key_End else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, bar = event.angleDelta().y(), self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step(turn, self.zoomed, 1)
        elif bar.value() == (bar.maximum() if turn < 0 else bar.minimum()) and turn:
            self._step(turn, self.turned, -1)
        else:
            self._rolled = 0
            super().wheelEvent(event)
        event.accept()

    def _step(self, turn: int, told: SignalInstance, way: int) -> None:
        """Tell of each whole notch: fine wheels and touch pads send many small parts of one."""
        self._rolled = turn if self._rolled * turn < 0 else self._rolled + turn
        if abs(self._rolled) >= _NOTCH:
            told.emit(way if self._rolled > 0 else -way)
            self._rolled = 0


class PdfView(QWidget):
    """Shows a PDF file; pages are drawn when they come into sight."""

    page_changed = Signal(int)
    searched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._zoom = 0  # percent; 0 follows the fit
        self._fit = Fit.PAGE
        self._wanted = ""
        self._search = PdfSearch(self)
        self._search.found.connect(self._on_found)
        self._search.missed.connect(lambda: self.searched.emit(False))
        self._sheet = _Sheet()
        self._sheet.setAccessibleName(self.tr("预览的页"))
        self._sheet.turned.connect(self._turn)
        self._sheet.sent_to_end.connect(self._go_to_end)
        self._sheet.zoomed.connect(self.zoom_by)
        self._number = QSpinBox()
        self._number.setAccessibleName(self.tr("页码"))
        self._number.setKeyboardTracking(False)
        self._number.valueChanged.connect(lambda value: self.go(value - 1))
        self._total = QLabel()
        self._percent = QLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._toolbar())
        layout.addWidget(self._sheet, 1)
        for keys, step in ((QKeySequence.StandardKey.ZoomIn, 1), (QKeySequence.StandardKey.ZoomOut, -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.zoom_by(step))

    @property
    def pages(self) -> PdfPages | None:
        """Return the open file."""
        return self._pages

    def open(self, path: Path) -> None:
        """Show another file from its first page."""
        self.close_file()
        self._pages = PdfPages(path)
        count = len(self._pages)
        self._number.blockSignals(True)
        self._number.setRange(1, count)
        self._number.setValue(1)
        self._number.blockSignals(False)
        self._total.setText(self.tr("/ {n} 页").format(n=count))
        self._show()

    def close_file(self) -> None:
        """Let go of the file, so that it may be replaced or removed."""
        self._search.stop()
        self._wanted = ""
        if self._pages is not None:
            self._pages.close()
            self._pages = None
        self._sheet.picture.setPixmap(QPixmap())

    def look_for(self, text: str) -> None:
        """Go to the next page that says a text and mark it there; `searched` tells whether there is one."""
        again = text == self._wanted
        self._wanted = text
        if self._pages is None or not text:
            self._search.stop()
            self._show()
        else:
            self._search.start(self._pages, text, self.current() + again)

    def _on_found(self, page: int) -> None:
        self.go(page)
        self.searched.emit(True)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key does on the page; False while there is none, or it stands there already."""
        if self._pages is None or self._sheet.hasFocus():
            return False
        self._sheet.keyPressEvent(event)
        return True

    def current(self) -> int:
        """Return the page shown, from 0."""
        return self._number.value() - 1

    def go(self, number: int) -> None:
        """Show this page, from 0."""
        if self._pages is None or not 0 <= number < len(self._pages):
            return
        self._number.blockSignals(True)
        self._number.setValue(number + 1)
        self._number.blockSignals(False)
        self._sheet.verticalScrollBar().setValue(0)
        self._show()
        self.page_changed.emit(number)

    def zoom_by(self, step: int) -> None:
        """Go to the next larger (1) or smaller (-1) size."""
        now = self._shown_percent()
        larger = [zoom for zoom in _ZOOMS if zoom > now + 1]
        smaller = [zoom for zoom in _ZOOMS if zoom < now - 1]
        choice = (larger or [_ZOOMS[-1]])[0] if step > 0 else (smaller or [_ZOOMS[0]])[-1]
        self._zoom = choice
        self._show()

    def fit(self, fit: Fit) -> None:
        """Show the whole page, or make it as wide as the view, also when the window changes."""
        self._zoom, self._fit = 0, fit
        self._show()

    def _go_to_end(self, way: int) -> None:
        self.go(0 if way < 0 else self._number.maximum() - 1)

    def _turn(self, step: int) -> None:
        """Go to the page beside; backwards to its foot, where one came from."""
        self.go(self.current() + step)
        if step < 0:
            self._sheet.verticalScrollBar().setValue(self._sheet.verticalScrollBar().maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom == 0:
            self._show()

    def _toolbar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._tool("left", self.tr("上一页"), lambda: self.go(self.current() - 1)))
        row.addWidget(self._number)
        row.addWidget(self._total)
        row.addWidget(self._tool("right", self.tr("下一页"), lambda: self.go(self.current() + 1)))
        row.addStretch(1)
        row.addWidget(self._tool("minus", self.tr("缩小"), lambda: self.zoom_by(-1)))
        row.addWidget(self._percent)
        row.addWidget(self._tool("plus", self.tr("放大"), lambda: self.zoom_by(1)))
        self._fits = {
            Fit.PAGE: self._tool("file", self.tr("整页"), lambda: self.fit(Fit.PAGE)),
            Fit.WIDTH: self._tool("width", self.tr("适合宽度"), lambda: self.fit(Fit.WIDTH)),
        }
        for one in self._fits.values():
            one.setCheckable(True)
            row.addWidget(one)
        return row

    def _tool(self, icon: str, name: str, action: object) -> IconTool:
        button = IconTool(icon, name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action)
        return button

    def _shown_percent(self) -> float:
        if self._zoom or self._pages is None:
            return self._zoom or 100
        page = self._pages.size(self.current()) * (_SCREEN_DPI / 72)
        # The bar's own width is kept free, so that it does not cover the edge when it appears.
        wide = (self._sheet.width() - self._sheet.verticalScrollBar().sizeHint().width() - 8) / page.width()
        high = (self._sheet.height() - 8) / page.height()
        return max(_LEAST, min(_MOST, 100 * (min(wide, high) if self._fit is Fit.PAGE else wide)))

    def _show(self) -> None:
        if self._pages is None:
            return
        percent, ratio = self._shown_percent(), self.devicePixelRatioF()
        dpi = _SCREEN_DPI * percent / 100 * ratio
        picture = QPixmap.fromImage(self._pages.picture(self.current(), dpi))
        if self._wanted:
            self._mark(picture, self._pages.boxes(self.current(), self._wanted), dpi / 72)
        picture.setDevicePixelRatio(ratio)
        self._sheet.picture.setPixmap(picture)
        self._percent.setText(f"{percent:.0f} %")
        for fit, tool in self._fits.items():
            tool.setChecked(not self._zoom and fit is self._fit)

    def _mark(self, picture: QPixmap, boxes: Sequence[QRectF], scale: float) -> None:
        painter = QPainter(picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in boxes:
            place = QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale)
            painter.fillRect(place.adjusted(-1, -1, 1, 1), _MARKER)
        painter.end()
