"""Starting the window: application, font, look, language; then the book."""

from __future__ import annotations

import faulthandler
import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from smallbranch.gui import translation
from smallbranch.gui.fonts import load_fonts
from smallbranch.gui.preferences import PreferenceFile
from smallbranch.gui.program import Program
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import Clock, SystemClock

log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def main(folder: Path, lang: str = "zh") -> int:
    """Open the window of a data folder and stay until it is closed."""
    fault = _keep_logs(folder / "logs")
    program = start(folder, lang)
    try:
        return QApplication.exec()
    finally:
        program.deleteLater()
        if fault is not None:
            faulthandler.disable()
            fault.close()


def start(folder: Path, lang: str = "zh", clock: Clock | None = None) -> Program:
    """Make the application and show the window; the caller runs the event loop."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("SmallBranch")
    app.setDesktopFileName("smallbranch")
    preferences = PreferenceFile(folder)
    liked = preferences.load()
    language = lang if lang != "zh" else liked.language
    translation.install(app, language)
    theme = Theme(app, load_fonts(), liked.mode, liked.scale)
    program = Program(theme, preferences, clock or SystemClock(), language)
    program.show(folder)
    return program


def _keep_logs(folder: Path) -> TextIO | None:
    """Log beside the data (ids, counts and durations only) and keep a file for hard crashes."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "smallbranch.log", maxBytes=512_000, backupCount=2, encoding="utf-8")
        fault = (folder / "crash.txt").open("w", encoding="utf-8")
    except OSError:
        logging.basicConfig(level=logging.WARNING)
        log.warning("no log beside the data")
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    faulthandler.enable(fault)
    qInstallMessageHandler(_log_qt)
    return fault


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> Any:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
