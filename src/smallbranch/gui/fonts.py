"""The bundled interface font; the system's own fonts stay behind it for characters it lacks."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtGui import QFontDatabase, QGuiApplication

from smallbranch.kernel.places import resources_dir

log = logging.getLogger(__name__)
_INTERFACE: Final = "NotoSansSC-*.ttf"


def load_fonts() -> str:
    """Load the interface font and return its family; the system's default family when it is missing."""
    families: list[str] = []
    for path in sorted((resources_dir() / "fonts").glob(_INTERFACE)):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    if not families:
        log.warning("the interface font is missing")
        return QGuiApplication.font().family()
    return families[0]
