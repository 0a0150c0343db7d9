"""Finding a text in a PDF file, some pages at a time, so that the window stays alive in a thick volume."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from smallbranch.gui.widgets.pdf_pages import PdfPages

_AT_ONCE = 12


class PdfSearch(QObject):
    """Looks through all pages once, from a page on and round; tells `found` with a page from 0, or `missed`."""

    found = Signal(int)
    missed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._text, self._left, self._at = "", 0, 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._look)

    def start(self, pages: PdfPages, text: str, first: int) -> None:
        """Begin anew at a page, from 0."""
        self._pages, self._text, self._at, self._left = pages, text, first % len(pages), len(pages)
        self._timer.start()

    def stop(self) -> None:
        """Look no further; the file may be closed then."""
        self._timer.stop()
        self._pages = None

    def _look(self) -> None:
        pages = self._pages
        for _ in range(_AT_ONCE):
            if pages is None or not self._left:
                self.stop()
                self.missed.emit()
                return
            if pages.boxes(self._at, self._text):
                self.stop()
                self.found.emit(self._at)
                return
            self._at, self._left = (self._at + 1) % len(pages), self._left - 1
