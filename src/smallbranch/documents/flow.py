"""Placing bands on pages: what must stay together stays, heads repeat, frames close at each page end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from smallbranch.documents.bands import Band, MarkBand, SpaceBand, Surround
from smallbranch.documents.blocks import Orientation
from smallbranch.documents.ink import FontBook, Ink
from smallbranch.documents.rows import RowBand, is_spare
from smallbranch.documents.typography import SHEETS, Sheet
from smallbranch.kernel.jobs import CancelToken

_EPSILON = 0.01
_SHORT = 1 / 3
"""Of a page: what is higher may part from what stands above it."""


@dataclass(frozen=True, slots=True)
class LaidPage:
    """A finished page: its sheet and its operators."""

    sheet: Sheet
    content: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a section starts: index of the page and height above the text area's lower edge."""

    title: str
    ledger: str
    listed: bool
    page: int
    top: float


class Flow:
    """Fills pages from top to bottom."""

    def __init__(self, fonts: FontBook, cancel: CancelToken) -> None:
        self.pages: list[LaidPage] = []
        self.marks: list[Mark] = []
        self._fonts, self._cancel = fonts, cancel
        self._sheet: Sheet | None = None
        self._ink = Ink(fonts)
        self._left = 0.0
        self._fresh = True
        self._open: Surround | None = None
        self._opened_at = 0.0

    def start_section(self, orientation: Orientation, *, new_page: bool) -> None:
        """Begin a section; a change of orientation always takes a new page."""
        sheet = SHEETS[orientation]
        if self._sheet is None:
            self._sheet, self._left = sheet, sheet.depth
        elif new_page or sheet is not self._sheet:
            self._close()
            if not self._fresh:
                self._turn()
            self._sheet, self._left = sheet, sheet.depth

    def add(self, bands: Iterable[Band]) -> None:
        """Place bands, those that must stay with the next one together with it."""
        chunk: list[Band] = []
        for band in bands:
            chunk.append(band)
            if not band.keep_next:
                self._place(chunk)
                chunk = []
        if chunk:
            self._place(chunk)

    def finish(self) -> None:
        """Close the last page."""
        self._close()
        if not self._fresh:
            self._turn()

    def _place(self, chunk: list[Band]) -> None:
        if not self._fresh and not self._has_room(chunk) and not self._splits(chunk[0]):
            slim = self._without_spares(chunk)
            if slim is None:
                self._turn()
            else:
                chunk = slim
        follow = sum(band.height for band in chunk)
        for band in chunk:
            follow -= band.height
            self._put(band, follow)

    def _without_spares(self, chunk: list[Band]) -> list[Band] | None:
        """Return bands with as many spare rows as there is room for; None when there is none for the others."""
        kept = list(chunk)
        for at in range(len(kept) - 1, -1, -1):
            if self._has_room(kept):
                break
            if is_spare(kept[at]):
                del kept[at]
        return kept if not kept or self._has_room(kept) else None

    def _has_room(self, chunk: list[Band]) -> bool:
        height = sum(band.height for band in chunk) if len(chunk) != 1 else chunk[0].height
        return height + self._heads(chunk) <= self._left + _EPSILON

    def _heads(self, chunk: list[Band]) -> float:
        if len(chunk) == 1:
            surround = chunk[0].surround
            return 0.0 if surround is None or surround is self._open else surround.head_height
        surrounds = {id(band.surround): band.surround for band in chunk}
        new = (each for each in surrounds.values() if each is not None and each is not self._open)
        return sum(each.head_height for each in new)

    def _splits(self, band: Band) -> bool:
        """Tell whether the band is taller than a page and may begin on this one."""
        head = band.surround.head_height if band.surround else 0.0
        depth = self._sheet.depth if self._sheet else 0.0
        return isinstance(band, RowBand) and band.height > depth - head and self._left > head + depth / 4

    def _put(self, band: Band, follow: float = 0.0) -> None:
        """Place one band; `follow` is the height of what has to stand below it on the same page."""
        if isinstance(band, MarkBand):
            self.marks.append(Mark(band.title, band.ledger, band.listed, len(self.pages), self._left))
            return
        if isinstance(band, SpaceBand) and (band.page_break or (self._fresh and band.surround is None)):
            if band.page_break and not self._fresh:
                self._turn()
            return
        self._surround(band.surround)
        if band.height > self._left + _EPSILON:
            self._put_tall(band, follow)
            return
        if follow and isinstance(band, RowBand) and self._leaves_alone(band, follow) and (parts := band.tail()):
            self._put(parts[0])
            self._turn()
            self._put(parts[1], follow)
            return
        band.draw(self._ink, self._left)
        self._left -= band.height
        self._fresh = False

    def _leaves_alone(self, band: Band, follow: float) -> bool:
        """Tell whether a signature below the band would begin the next page."""
        depth = self._sheet.depth if self._sheet else 0.0
        return follow < depth * _SHORT and band.height + follow > self._left + _EPSILON

    def _put_tall(self, band: Band, follow: float) -> None:
        """Place a band that does not fit: cut it when it is taller than a page, else take it to the next one."""
        depth = self._sheet.depth if self._sheet else 0.0
        head = band.surround.head_height if band.surround else 0.0
        while isinstance(band, RowBand) and band.height > depth - head + _EPSILON and (parts := band.split(self._left)):
            self._put(parts[0])
            self._turn()
            band = parts[1]
            self._surround(band.surround)
        if band.height <= self._left + _EPSILON:
            self._put(band, follow)
            return
        if isinstance(band, SpaceBand):
            self._left = 0.0
            return
        if self._left >= depth - head - _EPSILON:  # nothing is on this page yet: it will never fit better
            band.draw(self._ink, self._left)
            self._left, self._fresh = 0.0, False
            return
        self._turn()
        self._put(band, follow)

    def _surround(self, surround: Surround | None) -> None:
        if surround is self._open:
            return
        self._close()
        if surround is not None:
            self._open, self._opened_at = surround, self._left
            head = surround.head_height
            surround.open(self._ink, self._left)
            self._left -= head
            self._fresh = self._fresh and not head

    def _close(self) -> None:
        if self._open is not None:
            self._open.close(self._ink, self._opened_at, self._left)
            self._open = None

    def _turn(self) -> None:
        self._cancel.check()
        if self._open is not None and self._open.fills_page:
            self._left = 0.0
        self._close()
        assert self._sheet is not None
        self.pages.append(LaidPage(self._sheet, self._ink.content()))
        self._ink = Ink(self._fonts)
        self._left, self._fresh = self._sheet.depth, True
