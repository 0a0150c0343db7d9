"""The pages one upon another: each made when first shown, reloaded when its tables changed and it is in sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from smallbranch.kernel.changes import ChangeSet

Make = Callable[[str], QWidget]


class PageStack(QStackedWidget):
    """Keeps pages by key and remembers which of them show old rows."""

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Make | None = None
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._read: dict[str, Any] = {}

    @property
    def pages(self) -> Mapping[str, QWidget]:
        """Return the pages made so far."""
        return self._pages

    def use(self, make: Make, read: Mapping[str, Any]) -> None:
        """Say how a page is made, and what was read already, by page; called when the services are there."""
        self._make, self._read = make, dict(read)

    def current_key(self) -> str | None:
        """Return the key of the page in sight."""
        current = self.currentWidget()
        return next((key for key, page in self._pages.items() if page is current), None)

    def show_page(self, key: str) -> QWidget | None:
        """Bring a page to the front; None while there are no services yet."""
        if self._make is None:
            return None
        if key not in self._pages:
            page = self._make(key)
            self._pages[key] = page
            self._stale.add(key)
            self.addWidget(page)
        self.setCurrentWidget(self._pages[key])
        self._freshen(key)
        self.shown.emit(key)
        return self._pages[key]

    def on_changed(self, changes: ChangeSet) -> None:
        """Mark the pages these changes concern; reload the one in sight."""
        self._read.clear()
        for key, page in self._pages.items():
            if changes.touches(getattr(page, "watches", frozenset())):
                self._stale.add(key)
        current = self.current_key()
        if current is not None:
            self._freshen(current)

    def let_go(self) -> None:
        """Tell the pages that the window closes."""
        for page in self._pages.values():
            leave = getattr(page, "let_go", None)
            if leave is not None:
                leave()

    def mark_all(self) -> None:
        """Make every page reload when it is next in sight (a new day, another quarter)."""
        self._stale.update(self._pages)

    def _freshen(self, key: str) -> None:
        if key not in self._stale:
            return
        self._stale.discard(key)
        read, page = self._read.pop(key, None), self._pages[key]
        if read is None:
            page.reload()  # type: ignore[attr-defined]
        else:
            page.take(read)  # type: ignore[attr-defined]
