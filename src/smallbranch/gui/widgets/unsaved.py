"""The question before what was filled in is thrown away by one Esc."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QMessageBox


class UnsavedQuestion(QMessageBox):
    """Opened over a dialog that has something unsaved; `discard` closes that dialog without writing."""

    def __init__(self, dialog: QDialog, discard: Callable[[], None]) -> None:
        super().__init__(dialog)
        self.setWindowTitle(self.tr("还没有保存"))
        self.setText(self.tr("填写的内容还没有保存，关闭就没有了。"))
        away = self.addButton(self.tr("放弃"), QMessageBox.ButtonRole.DestructiveRole)
        stay = self.addButton(self.tr("继续填写"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)
        away.clicked.connect(discard)
