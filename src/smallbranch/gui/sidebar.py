"""The list of pages at the left; arrow keys move, Ctrl+1 to Ctrl+9 jump."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smallbranch.gui import icons
from smallbranch.gui.navigation import PageSpec
from smallbranch.gui.theme import current_tokens
from smallbranch.gui.widgets.cards import label

ROW_PADDING = 26


class Sidebar(QFrame):
    """Shows the pages and says which one was chosen."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sidebar")
        self._pages = tuple(pages)
        self.list = QListWidget()
        self.list.setProperty("role", "nav")
        self.list.setAccessibleName(self.tr("页面"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(20, 20))
        for number, page in enumerate(self._pages, 1):
            item = QListWidgetItem(page.shown_title())
            item.setData(Qt.ItemDataRole.UserRole, page.key)
            if number <= 9:
                keys = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
                item.setToolTip(f"{page.shown_title()}（{keys}）")
            self.list.addItem(item)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 10)
        layout.setSpacing(8)
        brand = label(self.tr("小支部"), "brand")
        brand.setContentsMargins(22, 0, 12, 4)
        layout.addWidget(brand)
        layout.addWidget(self.list, 1)
        self.list.currentRowChanged.connect(self._on_row)
        self.refresh()

    def refresh(self) -> None:
        """Draw icons and widths again after a change of colours or text size."""
        tokens = current_tokens()
        height = self.fontMetrics().height() + ROW_PADDING
        for row, page in enumerate(self._pages):
            self.list.item(row).setSizeHint(QSize(0, height))
            self.list.item(row).setIcon(icons.icon(page.icon, tokens.muted, checked=tokens.accent))
        widest = max((self.fontMetrics().horizontalAdvance(page.shown_title()) for page in self._pages), default=80)
        self.setFixedWidth(max(168, widest + 96))

    def select(self, key: str) -> None:
        """Mark a page as the current one."""
        for row, page in enumerate(self._pages):
            if page.key == key:
                self.list.setCurrentRow(row)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._pages[row].key)
