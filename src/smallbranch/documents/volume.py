"""What a bound volume has before its ledgers: the cover, and the contents with page numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from smallbranch.documents.blocks import Document, Orientation
from smallbranch.documents.flow import LaidPage, Mark
from smallbranch.documents.fonts import FontRole, FontSet
from smallbranch.documents.ink import FontBook, Ink
from smallbranch.documents.linebreak import balance
from smallbranch.documents.typography import LEADING_BODY, SHEETS, SIZE_BODY, SIZE_TABLE_TITLE, SIZE_TITLE

_COVER_SIZE = 30.0
_COVER_TOP = 0.30
_COVER_LINES_AT = 0.32
_ENTRIES = 20
_SHEET = SHEETS[Orientation.PORTRAIT]


@dataclass(frozen=True, slots=True)
class Link:
    """A contents entry's place on its page (left, bottom, right, top) and the mark it leads to."""

    page: int
    box: tuple[float, float, float, float]
    mark: int


@dataclass(frozen=True, slots=True)
class Front:
    """The pages before page 1, an even number so that page 1 lies on the right."""

    pages: tuple[LaidPage, ...]
    links: tuple[Link, ...]
    contents_at: int


def front_pages(document: Document, marks: list[Mark], fonts: FontSet, book: FontBook) -> Front:
    """Lay out cover and contents; page numbers are known because the body has been laid out."""
    blank = LaidPage(_SHEET, "")
    pages = [_cover(document, fonts, book)] if document.cover else []
    contents_at = len(pages)
    links: list[Link] = []
    if document.contents:
        listed = [(at, mark) for at, mark in enumerate(marks) if mark.listed]
        for number in range(max(1, ceil(len(listed) / _ENTRIES))):
            entries = listed[number * _ENTRIES : (number + 1) * _ENTRIES]
            page, boxes = _contents_page(entries, fonts, book)
            links += (Link(len(pages), box, at) for (at, _), box in zip(entries, boxes, strict=True))
            pages.append(page)
    if len(pages) % 2:
        pages.append(blank)
    return Front(tuple(pages), tuple(links), contents_at)


def _cover(document: Document, fonts: FontSet, book: FontBook) -> LaidPage:
    ink, title, y = Ink(book), fonts[FontRole.TITLE], _SHEET.depth * (1 - _COVER_TOP)
    for part in document.title.split("\n"):
        for line in balance(part, title, _SHEET.room / _COVER_SIZE):
            text = part[line.start : line.end]
            ink.text((_SHEET.room - line.width * _COVER_SIZE) / 2, y, text, title, _COVER_SIZE)
            y -= _COVER_SIZE * 1.5
    assert document.cover is not None
    kai, y = fonts[FontRole.KAI], min(_SHEET.depth * _COVER_LINES_AT, y)
    for text in document.cover.lines:
        size = min(SIZE_TABLE_TITLE, _SHEET.room / max(kai.width(text), 1.0))
        ink.text((_SHEET.room - kai.width(text) * size) / 2, y, text, kai, size)
        y -= SIZE_TABLE_TITLE * 1.8
    return LaidPage(_SHEET, ink.content())


def _contents_page(
    entries: list[tuple[int, Mark]], fonts: FontSet, book: FontBook
) -> tuple[LaidPage, list[tuple[float, float, float, float]]]:
    ink, title = Ink(book), fonts[FontRole.TITLE]
    head = "目　录"
    y = _SHEET.depth - LEADING_BODY
    ink.text((_SHEET.room - title.width(head) * SIZE_TITLE) / 2, y, head, title, SIZE_TITLE)
    y -= LEADING_BODY * 1.5
    boxes = []
    for _, mark in entries:
        _entry(ink, y, mark, fonts)
        boxes.append((0.0, y - LEADING_BODY / 3, _SHEET.room, y + LEADING_BODY * 2 / 3))
        y -= LEADING_BODY * 0.97
    return LaidPage(_SHEET, ink.content()), boxes


def _entry(ink: Ink, y: float, mark: Mark, fonts: FontSet) -> None:
    """Draw a title, dots and the page number on one line; a long title is shrunk."""
    body, song, size = fonts[FontRole.BODY], fonts[FontRole.SONG], SIZE_BODY
    number = str(mark.page + 1)
    room = _SHEET.room - 3 * size
    title = mark.title.replace("\n", "")
    shown = min(size, room / max(body.width(title), 1.0))
    ink.text(0.0, y, title, body, shown)
    number_at = _SHEET.room - song.width(number) * size
    ink.text(number_at, y, number, song, size)
    step = size * 0.5
    used = body.width(title) * shown + step
    count = int((number_at - step - used) / step)
    if count > 2:
        gap = step - song["."] * size
        ink.text(number_at - step - count * step, y, "." * count, song, size, gap)
