"""The question before something goes for good: what was filled in, by one Esc, or a thing that is removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QMessageBox


class AwayQuestion(QMessageBox):
    """Asks before something goes for good: the two answers are to let it go (`away` is called then) and to stay."""

    def __init__(
        self, dialog: QDialog, title: str, text: str, answers: tuple[str, str], away: Callable[[], None]
    ) -> None:
        super().__init__(dialog)
        self.setWindowTitle(title)
        self.setText(text)
        go = self.addButton(answers[0], QMessageBox.ButtonRole.DestructiveRole)
        stay = self.addButton(answers[1], QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)
        go.clicked.connect(away)


class UnsavedQuestion(AwayQuestion):
    """Opened over a dialog that has something unsaved; `discard` closes that dialog without writing."""

    def __init__(self, dialog: QDialog, discard: Callable[[], None]) -> None:
        # Not self.tr: before it is begun there is no self to ask.
        title = QCoreApplication.translate("UnsavedQuestion", "还没有保存")
        text = QCoreApplication.translate("UnsavedQuestion", "填写的内容还没有保存，关闭就没有了。")
        go = QCoreApplication.translate("UnsavedQuestion", "放弃")
        stay = QCoreApplication.translate("UnsavedQuestion", "继续填写")
        super().__init__(dialog, title, text, (go, stay), discard)
