"""The bookmarks of a PDF file: what is on which page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title and its page, counted from 0."""

    title: str
    page: int


def bookmarks(path: Path) -> tuple[Bookmark, ...]:
    """Return the bookmarks of the highest level that lead to a page. PDFium is for one thread: the one that draws."""
    document = pypdfium2.PdfDocument(path)
    try:
        found = [(mark.get_title(), mark.get_dest()) for mark in document.get_toc(max_depth=1)]
        pages = [(title, dest.get_index()) for title, dest in found if dest is not None]
        return tuple(Bookmark(title, page) for title, page in pages if page is not None)
    finally:
        document.close()
