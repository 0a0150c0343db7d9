"""Languages of the window: Chinese is in the source, English in `en.qm`, Qt's own buttons in `qtbase_zh_CN.qm`."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from smallbranch.kernel.places import i18n_dir

log = logging.getLogger(__name__)
LANGUAGES: Final = {"zh": "简体中文", "en": "English"}


def install(app: QCoreApplication, language: str) -> list[str]:
    """Load the translations of a language; return what could not be loaded (the window then shows Chinese)."""
    missing: list[str] = []
    if language == "en":
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        wanted = compiled("en")
    else:
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        wanted = Path(folder) / "qtbase_zh_CN.qm"
    translator = QTranslator(app)
    if translator.load(str(wanted)):
        app.installTranslator(translator)
    else:
        missing.append(f"{language}.qm")
        log.warning("translation for %s is not built", language)
    return missing


def compiled(language: str) -> Path:
    """Return where the compiled translation is (built by `dev.py`, kept in the tree, packed into the wheel)."""
    return i18n_dir() / f"{language}.qm"
