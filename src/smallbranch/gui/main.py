"""Starting the window: application, font, look, language; then the book."""

from __future__ import annotations

import faulthandler
import logging
import sys
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
_LOG_BYTES = 512_000
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
    # Asked for by name here: QApplication.setStyle would make 30 ms of Python enums for the style it returns.
    app = QApplication.instance() or QApplication([sys.argv[0], "-style", "Fusion"])
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
        handler = logging.FileHandler(_begin_log(folder / "smallbranch.log"), encoding="utf-8")
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


def _begin_log(path: Path) -> Path:
    """Put a log that has grown aside; logging's own rotation would import sockets before the first paint."""
    if path.exists() and path.stat().st_size > _LOG_BYTES:
        path.replace(path.with_suffix(".1.log"))
    return path


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> Any:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
