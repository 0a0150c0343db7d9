"""F1: the page's help beside the page, from `resources/help/<page>.<language>.md`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QTextBrowser, QWidget


class HelpPanel(QDockWidget):
    """A panel that follows the page shown; Escape closes it."""

    def __init__(self, folder: Path, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._language = folder, language
        self.setWindowTitle(self.tr("帮助"))
        self.setObjectName("help")
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("帮助"))
        self.text.setOpenLinks(False)
        self.text.setMinimumWidth(300)
        self.setWidget(self.text)
        self.hide()

    def show_page(self, key: str) -> None:
        """Load the help of a page, in Chinese when there is none in the language of the interface."""
        for language in (self._language, "zh"):
            path = self._folder / f"{key}.{language}.md"
            if path.is_file():
                self.text.setMarkdown(path.read_text(encoding="utf-8"))
                return
        self.text.setPlainText(self.tr("这一页还没有帮助。快捷键：Ctrl+1 至 Ctrl+9 换页，Ctrl+Z 撤销，Ctrl+F 查找。"))
