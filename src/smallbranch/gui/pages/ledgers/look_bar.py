"""Whose fonts and measures a saved Word document has: the standard's, or those of one of the branch's own old files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.documents.docx_look import DocxLook, from_setting
from smallbranch.gui.widgets.cards import button, label
from smallbranch.ledgers.looks import LOOK_SETTING, keep_look


class LookBar(QWidget):
    """Says which look is used, takes another one from a file, goes back to the standard."""

    def __init__(self, ctx: AppContext, ops: Any) -> None:
        super().__init__()
        self._ctx, self._ops = ctx, ops
        self.is_keeping = False  # what is written meanwhile is no record
        self.words = label("", "small", wrap=True)
        self.take = button(self.tr("用这份文件的样式…"), role="link")
        self.take.setToolTip(self.tr("选一份以前的 Word 文件，按它的字体、字号、行距和页边距保存 Word"))
        self.standard = button(self.tr("恢复标准"), role="link")
        self.take.clicked.connect(self._ask)
        self.standard.clicked.connect(lambda: self._keep(None))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 0, 0, 1, 3)
        layout.addWidget(self.take, 1, 0)
        layout.addWidget(self.standard, 1, 1)
        layout.setColumnStretch(2, 1)
        self.reload()

    def look(self) -> DocxLook:
        """Return the look that is kept."""
        kept = self._ops.run_read(self._ctx.roster.settings)
        return from_setting((kept or {}).get(LOOK_SETTING))

    def reload(self, note: str = "") -> None:
        """Say which look is used, and what of a file could not be taken."""
        look = self.look()
        words = self.tr("Word 样式：取自 {file}").format(file=look.source)
        if look.is_standard:
            words = self.tr("Word 样式：标准（GB/T 9704）")
        self.words.setText("\n".join(part for part in (words, note) if part))
        self.standard.setVisible(not look.is_standard)
        self.take.setEnabled(not self._ctx.book.read_only)
        self.standard.setEnabled(not self._ctx.book.read_only)

    def use(self, path: Path) -> None:
        """Take the look of a file."""
        from smallbranch.documents.docx_styles import read_look

        found = self._ops.run_read(lambda: read_look(path))
        if found is not None:
            look, findings = found
            self._keep(look, " ".join(self._ctx.messages.text("finding", one.code, one.params) for one in findings))

    def _keep(self, look: DocxLook | None, note: str = "") -> None:
        self.is_keeping = True
        kept = self._ops.run_write(keep_look(look))
        self.is_keeping = False
        if kept is not None:
            self.reload(note)

    def _ask(self) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("用这份文件的样式"), start, self.tr("Word 文档 (*.docx)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.use(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()
