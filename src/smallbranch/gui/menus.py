"""The menu bar; every action here has a key or a mnemonic."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from smallbranch.gui.navigation import PageSpec
from smallbranch.gui.theme import SCALES, Mode, Theme


class Menus(QObject):
    """Builds the menus and says by signals what was chosen."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    search_wanted = Signal()
    questions_wanted = Signal()
    help_wanted = Signal()
    about_wanted = Signal()
    close_wanted = Signal()
    practice_wanted = Signal()
    folder_wanted = Signal()
    page_wanted = Signal(str)
    mode_chosen = Signal(str)
    scale_chosen = Signal(int)
    language_chosen = Signal(str)

    def __init__(self, bar: QMenuBar, pages: Sequence[PageSpec], theme: Theme, language: str) -> None:
        super().__init__(bar)
        self._theme = theme
        self._choices: dict[str, dict[object, QAction]] = {}
        self._file(bar.addMenu(self.tr("文件(&F)")))
        self._edit(bar.addMenu(self.tr("编辑(&E)")))
        self.view = bar.addMenu(self.tr("查看(&V)"))
        self._view(self.view, pages, language)
        self._help(bar.addMenu(self.tr("帮助(&H)")))

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """Name the steps that undo and redo would take; None disables the action."""
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        self.undo.setText(self.tr("撤销“{step}”(&U)").format(step=undo) if undo else self.tr("撤销(&U)"))
        self.redo.setText(self.tr("重做“{step}”(&R)").format(step=redo) if redo else self.tr("重做(&R)"))

    def show_choices(self, mode: str, scale: int, language: str) -> None:
        """Tick what is in force, wherever it was chosen."""
        for name, value in (("mode", mode), ("scale", scale), ("language", language)):
            if value in self._choices[name]:
                self._choices[name][value].setChecked(True)

    def _file(self, menu: QMenu) -> None:
        self._add(menu, self.tr("打开另一个资料文件夹…(&O)"), self.folder_wanted, "Ctrl+O")
        self._add(menu, self.tr("打开练习支部(&P)"), self.practice_wanted)
        menu.addSeparator()
        self._add(menu, self.tr("退出(&X)"), self.close_wanted, "Ctrl+Q")

    def _edit(self, menu: QMenu) -> None:
        self.undo = self._add(menu, self.tr("撤销(&U)"), self.undo_wanted, QKeySequence.StandardKey.Undo)
        self.redo = self._add(menu, self.tr("重做(&R)"), self.redo_wanted)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addSeparator()
        self._add(menu, self.tr("在本页查找(&F)"), self.search_wanted, QKeySequence.StandardKey.Find)
        menu.addSeparator()
        self._add(menu, self.tr("核对疑问…(&K)"), self.questions_wanted, "Ctrl+K")

    def _view(self, menu: QMenu, pages: Sequence[PageSpec], language: str) -> None:
        for number, page in enumerate(pages, 1):
            action = self._add(menu, page.shown_title(), None, f"Ctrl+{number}" if number <= 9 else "")
            action.triggered.connect(lambda _checked=False, key=page.key: self.page_wanted.emit(key))
        menu.addSeparator()
        modes = {
            Mode.LIGHT.value: self.tr("浅色"),
            Mode.DARK.value: self.tr("深色"),
            Mode.SYSTEM.value: self.tr("跟随系统"),
        }
        self._choice("mode", menu.addMenu(self.tr("颜色(&C)")), modes, self._theme.mode.value, self.mode_chosen)
        sizes = {scale: f"{scale} %" for scale in SCALES}
        self._choice("scale", menu.addMenu(self.tr("字号(&S)")), sizes, self._theme.scale, self.scale_chosen)
        languages = {"zh": "简体中文", "en": "English"}
        self._choice("language", menu.addMenu(self.tr("界面语言(&L)")), languages, language, self.language_chosen)

    def _help(self, menu: QMenu) -> None:
        self._add(menu, self.tr("本页帮助(&H)"), self.help_wanted, QKeySequence.StandardKey.HelpContents)
        self._add(menu, self.tr("关于小支部(&A)"), self.about_wanted)

    def _add(self, menu: QMenu, text: str, signal: object, keys: QKeySequence.StandardKey | str = "") -> QAction:
        action = menu.addAction(text)
        if keys:
            action.setShortcut(QKeySequence(keys))
        if signal is not None:
            action.triggered.connect(lambda _checked=False: signal.emit())  # type: ignore[attr-defined]
        return action

    def _choice(self, name: str, menu: QMenu, options: dict, current: object, signal: object) -> None:
        group = QActionGroup(menu)
        self._choices[name] = {}
        for value, text in options.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == current)
            group.addAction(action)
            self._choices[name][value] = action
            action.triggered.connect(lambda _checked=False, value=value: signal.emit(value))  # type: ignore[attr-defined]
