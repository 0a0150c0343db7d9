"""Above the page: whose book this is, which day and quarter it speaks of, and whether it is only practice."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from smallbranch.gui.widgets.cards import label
from smallbranch.gui.widgets.icon_buttons import IconTool


class TopBar(QFrame):
    """Branch name at the left, day and quarter at the right."""

    search_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "topbar")
        self.name = label("", "section")
        self.day = label("", "muted")
        self._search = self._tool("search", self.tr("在本页查找（Ctrl+F）"), self.search_wanted)
        self._help = self._tool("help", self.tr("本页帮助（F1）"), self.help_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 14, 8)
        layout.setSpacing(10)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.day)
        layout.addWidget(self._search)
        layout.addWidget(self._help)

    def show_branch(self, name: str, today: date) -> None:
        """Show the branch and the day everything is counted as of."""
        self.name.setText(name)
        quarters = (self.tr("第一季度"), self.tr("第二季度"), self.tr("第三季度"), self.tr("第四季度"))
        self.day.setText(
            self.tr("截至 {year}年{month}月{day}日 · {quarter}").format(
                year=today.year, month=today.month, day=today.day, quarter=quarters[(today.month - 1) // 3]
            )
        )

    def _tool(self, icon: str, name: str, signal: object) -> IconTool:
        button = IconTool(icon, name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(signal)
        return button


class PracticeBanner(QFrame):
    """A strip in a colour of its own while the practice branch is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "practice")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 5, 24, 5)
        layout.addWidget(label(self.tr("练习支部 · 数据全部是虚构的，可以随意操作，打印件带“练习”字样")))
        self.hide()
