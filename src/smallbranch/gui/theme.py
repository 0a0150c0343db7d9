"""Puts palette, style sheet and font size on the application; Fusion underneath, light and dark of our own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from smallbranch.gui import icons
from smallbranch.gui.palette import DARK, LIGHT, Tokens, qt_palette
from smallbranch.gui.stylesheet import stylesheet

BASE_POINTS: Final = 10.0
SCALES: Final = (90, 100, 110, 125, 150, 175, 200)


class Mode(StrEnum):
    """What the user chose in 查看."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """Owner of the look; `changed` tells widgets that paint by themselves to do so again."""

    changed = Signal()

    def __init__(self, app: QApplication, family: str, mode: Mode = Mode.SYSTEM, scale: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._family = family
        self._images = QTemporaryDir()  # Python's own temporary folders cost 20 ms of imports before the first paint
        self.mode = mode
        self.scale = scale
        self.tokens = LIGHT
        app.aboutToQuit.connect(lambda: self._images.remove())
        app.styleHints().colorSchemeChanged.connect(self._on_system_change)
        self.apply()

    def set_mode(self, mode: Mode) -> None:
        """Change between light, dark and the system's own choice."""
        self.mode = mode
        self.apply()

    def set_scale(self, percent: int) -> None:
        """Set the text size in percent, kept within 90 and 200."""
        self.scale = min(max(percent, SCALES[0]), SCALES[-1])
        self.apply()

    def apply(self) -> None:
        """Put everything on the application; cheap enough to call on every change."""
        self.tokens = DARK if self._wants_dark() else LIGHT
        palette = qt_palette(self.tokens)
        palette.setColor(QPalette.ColorRole.Accent, QColor(self.tokens.accent))
        font = QFont(self._family)
        font.setPointSizeF(BASE_POINTS * self.scale / 100)
        self._app.setPalette(palette)
        self._app.setFont(font)
        self._app.setStyleSheet(stylesheet(self.tokens, BASE_POINTS, self.scale, self._image_folder()))
        self._app.setProperty("theme", self)
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self.mode is Mode.SYSTEM:
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.mode is Mode.DARK

    def _on_system_change(self) -> None:
        if self.mode is Mode.SYSTEM:
            self.apply()

    def _image_folder(self) -> Path:
        """Write the three marks that a style sheet can only take from files."""
        folder = Path(self._images.path())
        for name, colour in (("down", self.tokens.muted), ("check", self.tokens.on_accent)):
            target = folder / f"{name}-{'dark' if self.tokens.dark else 'light'}.png"
            if not target.exists():
                icons.pixmap(name, colour, 32).save(str(target))
        return folder


def current_tokens() -> Tokens:
    """Return the colours in force, light when no theme was applied (a bare widget in a test)."""
    app = QApplication.instance()
    theme = app.property("theme") if app is not None else None
    return theme.tokens if isinstance(theme, Theme) else LIGHT


def status_colours(severity: str) -> tuple[str, str]:
    """Return (text, ground) for "info", "ok", "warning", "error", "practice" or "neutral"."""
    t = current_tokens()
    return {
        "info": (t.info, t.info_soft),
        "ok": (t.ok, t.ok_soft),
        "warning": (t.warn, t.warn_soft),
        "error": (t.error, t.error_soft),
        "practice": (t.practice, t.practice_soft),
    }.get(severity, (t.muted, t.sunken))
