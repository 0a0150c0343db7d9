"""A PDF file as pictures, one page at a time; preview and printing draw from here, so they show the same."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Final

import pypdfium2
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

from smallbranch.kernel.names import spaced

_KEPT_BYTES: Final = 64 * 1024 * 1024
_POINTS_PER_INCH: Final = 72.0


class PdfPages:
    """An open PDF file. Pages are counted from 0; sizes are in points."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._document = pypdfium2.PdfDocument(path)
        self._cache: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> QSizeF:
        """Return the size of a page in points."""
        return QSizeF(*self._document.get_page_size(number))

    def picture(self, number: int, dpi: float) -> QImage:
        """Return the page drawn at this resolution; the last are remembered as far as memory allows."""
        key = (number, round(dpi))
        if key not in self._cache:
            picture = self._draw(number, dpi)
            room = _KEPT_BYTES - picture.sizeInBytes()
            while self._cache and sum(one.sizeInBytes() for one in self._cache.values()) > room:
                self._cache.popitem(last=False)
            self._cache[key] = picture
        self._cache.move_to_end(key)
        return self._cache[key]

    def _draw(self, number: int, dpi: float) -> QImage:
        page = self._document[number]
        # In the order of bytes the screen has: another would be copied once more for every page shown.
        bitmap = page.render(scale=dpi / _POINTS_PER_INCH, prefer_bgrx=True)
        data, size = memoryview(bitmap.buffer), (bitmap.width, bitmap.height)
        image = QImage(data, *size, bitmap.stride, QImage.Format.Format_RGB32)
        result = image.copy()
        bitmap.close()
        page.close()
        return result

    def boxes(self, number: int, text: str) -> list[QRectF]:
        """Return where a text stands on a page, in points from its upper left corner; case does not matter.

        A name of two characters is found as it is printed, too: with a space between.
        """
        page = self._document[number]
        words = page.get_textpage()
        found: list[QRectF] = []
        try:
            height = page.get_height()
            for wanted in {text, spaced(text)}:
                hits = words.search(wanted)
                while hit := hits.get_next():
                    for at in range(words.count_rects(*hit)):
                        left, bottom, right, top = words.get_rect(at)
                        found.append(QRectF(left, height - top, right - left, top - bottom))
        finally:
            words.close()
            page.close()
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._cache.clear()
        self._document.close()
