"""Ask where a file goes; the folder used last is offered again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class SavePlace:
    """Remembers one folder per purpose beside the window's other preferences, never in the book."""

    def __init__(self, data_folder: Path, purpose: str) -> None:
        self._settings = QSettings(str(data_folder / "window.ini"), QSettings.Format.IniFormat)
        self._key = f"save_folder/{purpose}"

    def folder(self) -> Path:
        """Return the folder used last, or the user's documents."""
        kept = str(self._settings.value(self._key, ""))
        if kept and Path(kept).is_dir():
            return Path(kept)
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def keep(self, folder: Path) -> None:
        """Remember a folder."""
        self._settings.setValue(self._key, str(folder))
        self._settings.sync()

    def ask(
        self, parent: QWidget, title: str, name: str, kind: tuple[str, str], done: Callable[[Path], None]
    ) -> QFileDialog:
        """Open the system's dialog; `kind` is (filter, suffix), `done` gets the chosen file."""
        dialog = QFileDialog(parent, title, str(self.folder()), kind[0])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind[1])
        dialog.selectFile(name)

        def take(chosen: str) -> None:
            self.keep(Path(chosen).parent)
            done(Path(chosen))

        dialog.fileSelected.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
