"""How this person likes the window: kept in an INI file in the data folder, never in the book."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, QSettings

from smallbranch.gui.theme import SCALES, Mode


class Preferences(NamedTuple):
    """Look and language; unknown or damaged values fall back to these."""

    mode: Mode = Mode.SYSTEM
    scale: int = 100
    language: str = "zh"


class PreferenceFile:
    """Reads and writes preferences and the window's place."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def load(self) -> Preferences:
        """Return what is stored."""
        mode = str(self._settings.value("mode", Mode.SYSTEM.value))
        scale = str(self._settings.value("scale", "100"))
        language = str(self._settings.value("language", "zh"))
        return Preferences(
            Mode(mode) if mode in set(Mode) else Mode.SYSTEM,
            int(scale) if scale.isdigit() and int(scale) in SCALES else 100,
            language if language in ("zh", "en") else "zh",
        )

    def change(self, **values: Any) -> Preferences:
        """Store some values; return all of them."""
        preferences = self.load()._replace(**values)
        for key, value in preferences._asdict().items():
            self._settings.setValue(key, str(value))
        self._settings.sync()
        return preferences

    def geometry(self) -> QByteArray | None:
        """Return the window's last place."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else None

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember the window's place."""
        self._settings.setValue("geometry", geometry)
        self._settings.sync()
