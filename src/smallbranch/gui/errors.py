"""The one place where an exception becomes something a person sees; dialogs are opened, never run."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from smallbranch import __version__
from smallbranch.gui.ports import Form, Words
from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput, SmallBranchError

log = logging.getLogger(__name__)


class Presenter(QObject):
    """Shows problems over one window; keeps the reports of bugs in `reports`."""

    def __init__(self, window: QWidget, words: Words | None, reports: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self.words = words
        self.reports = reports
        self.last_dialog: QMessageBox | None = None

    def present(self, error: BaseException, form: Form | None = None) -> None:
        """Mark fields, say a sentence with the next step, or own up to a bug."""
        cause = getattr(error, "cause", None)
        known = cause if isinstance(cause, SmallBranchError) else error
        if not isinstance(known, SmallBranchError) or self.words is None:
            self._bug(error)
        elif isinstance(known, InvalidInput):
            self._invalid(known, form, self.words)
        else:
            self._known(known, self.words)

    def _invalid(self, error: InvalidInput, form: Form | None, words: Words) -> None:
        texts = {name: words.text("field", code, error.params) for name, code in error.fields.items()}
        rest = form.show_errors(texts) if form is not None else texts
        if rest:
            self._open(QMessageBox.Icon.Warning, self.tr("还有内容要改"), "\n".join(dict.fromkeys(rest.values())))

    def _known(self, error: SmallBranchError, words: Words) -> None:
        log.warning("presented %s", error.code)
        serious = isinstance(error, EnvironmentProblem)
        icon = QMessageBox.Icon.Critical if serious else QMessageBox.Icon.Information
        title = self.tr("电脑或文件出了问题") if serious else self.tr("现在不能这样做")
        self._open(icon, title, words.error(error))

    def _bug(self, error: BaseException) -> None:
        report = bug_report(error)
        log.error("bug: %s", type(error).__name__)
        saved = _save(report, self.reports)
        text = self.tr("程序出错了，这一步没有保存；以前的记录都还在。可以继续使用，最好关闭后重新打开。")
        if saved is not None:
            text += "\n" + self.tr("诊断信息已存在本机：{path}").format(path=saved)
        box = self._open(QMessageBox.Icon.Critical, self.tr("程序出错"), text, report)
        copy = box.addButton(self.tr("复制诊断信息"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))

    def _open(self, icon: QMessageBox.Icon, title: str, text: str, detail: str = "") -> QMessageBox:
        box = QMessageBox(icon, title, text, QMessageBox.StandardButton.Ok, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if detail:
            box.setDetailedText(detail)
        self.last_dialog = box
        box.open()
        return box


def bug_report(error: BaseException) -> str:
    """Describe where it happened. The message of the exception is left out: it may hold names or numbers of people."""
    import platform  # these two are slow to import and seldom needed
    import traceback

    lines = [
        f"SmallBranch {__version__}",
        f"Python {platform.python_version()}  PySide6 {PySide6.__version__}  {platform.system()} {platform.release()}",
        f"{type(error).__module__}.{type(error).__qualname__}",
    ]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    if error.__cause__ is not None:
        lines.append(f"caused by {type(error.__cause__).__qualname__}")
    return "\n".join(lines)


def install_hooks(presenter: Presenter) -> None:
    """Send exceptions of slots here; the process goes on, the unit of work has rolled back already."""

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, None)
            return
        presenter.present(error)

    sys.excepthook = hook


def _save(report: str, folder: Path | None) -> Path | None:
    if folder is None:
        return None
    target = folder / "last-error.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(report, encoding="utf-8")
    except OSError:
        log.warning("the report could not be written")
        return None
    return target
