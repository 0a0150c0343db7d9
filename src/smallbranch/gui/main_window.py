"""The frame around the pages. It is shown before any service is loaded and gets them by `attach`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMainWindow, QMessageBox, QVBoxLayout, QWidget

from smallbranch import __version__
from smallbranch.gui.change_bus import ChangeBus
from smallbranch.gui.errors import Presenter
from smallbranch.gui.menus import Menus
from smallbranch.gui.navigation import PAGES, PageSpec
from smallbranch.gui.page_stack import PageStack
from smallbranch.gui.ports import BranchInfo, Services
from smallbranch.gui.preferences import PreferenceFile
from smallbranch.gui.sidebar import Sidebar
from smallbranch.gui.status import StatusArea
from smallbranch.gui.tasks import TaskRunner
from smallbranch.gui.theme import Mode, Theme
from smallbranch.gui.top_bar import PracticeBanner, TopBar
from smallbranch.gui.widgets.cards import NoticeBar
from smallbranch.kernel.errors import SmallBranchError
from smallbranch.kernel.places import resources_dir

if TYPE_CHECKING:  # dataclasses are made when their module is imported: not before the first paint
    from smallbranch.gui.help_panel import HelpPanel
    from smallbranch.gui.ops import Ops
    from smallbranch.kernel.changes import ChangeSet
    from smallbranch.kernel.findings import Finding

_SMALLEST = (960, 600)
_FIRST = (1280, 720)


class MainWindow(QMainWindow):
    """Sidebar, top bar, pages, status line, menus."""

    folder_wanted = Signal()
    practice_wanted = Signal()
    painted = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        preferences: PreferenceFile,
        *,
        pages: Sequence[PageSpec] = PAGES,
        reports: Path | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("小支部"))
        self.setMinimumSize(*_SMALLEST)
        self._theme, self._preferences = theme, preferences
        self._specs = {spec.key: spec for spec in pages}
        self._services: Services | None = None
        self._seen = False
        self.ops: Ops | None = None
        self.bus = ChangeBus(self)
        self.tasks = TaskRunner(self)
        self.presenter = Presenter(self, None, reports)
        self._build(pages)
        self._connect()
        self._restore_place()

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _build(self, pages: Sequence[PageSpec]) -> None:
        language = self._preferences.load().language
        self.menus = Menus(self.menuBar(), pages, self._theme, language)
        self.sidebar = Sidebar(pages)
        self.top_bar = TopBar()
        self.banner = PracticeBanner()
        self.notice = NoticeBar()
        self.stack = PageStack()
        self.status = StatusArea(self.tasks)
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget in (self.banner, self.top_bar, self.notice):
            right.addWidget(widget)
        right.addWidget(self.stack, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addLayout(right, 1)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(centre)
        self.sidebar.list.setFocus()

    @cached_property
    def help(self) -> HelpPanel:
        """Return the help beside the page, made on the first wish."""
        from smallbranch.gui.help_panel import HelpPanel

        panel = HelpPanel(resources_dir() / "help", self._preferences.load().language, self)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel)
        return panel

    @property
    def _help_shown(self) -> bool:
        return "help" in self.__dict__ and self.help.isVisible()

    def _connect(self) -> None:
        menus = self.menus
        self.sidebar.chosen.connect(self.show_page)
        menus.page_wanted.connect(self.show_page)
        self.stack.shown.connect(self._on_shown)
        for undo in (menus.undo_wanted, self.status.undo_wanted):
            undo.connect(self._undo)
        menus.redo_wanted.connect(self._redo)
        for search in (menus.search_wanted, self.top_bar.search_wanted):
            search.connect(self._search)
        for ask in (menus.help_wanted, self.top_bar.help_wanted):
            ask.connect(self._toggle_help)
        menus.questions_wanted.connect(self._questions)
        menus.about_wanted.connect(self._about)
        menus.close_wanted.connect(self.close)
        menus.folder_wanted.connect(self.folder_wanted)
        menus.practice_wanted.connect(self.practice_wanted)
        menus.mode_chosen.connect(self._set_mode)
        menus.scale_chosen.connect(self._set_scale)
        menus.language_chosen.connect(self._set_language)
        menus.view.aboutToShow.connect(self._show_choices)
        self._theme.changed.connect(self._refresh_look)
        self.bus.changed.connect(self._on_changed)

    # ── life ─────────────────────────────────────────────────────────────────────────────────────────────────

    def show_opening(self, info: BranchInfo, widget: QWidget) -> None:
        """Show the branch and the rows read so far, before the services are there."""
        self._show_info(info)
        self.status.show_opening()
        self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        self.menus.show_steps(None, None)

    def attach(self, services: Services, first: str) -> None:
        """Take the services and show the first page."""
        from smallbranch.gui.ops import Ops

        self._services = services
        self.presenter.words = services.words
        self.ops = Ops(services.book, services.dispatcher, self.bus, self.tasks, self.presenter, self)
        self.ops.noticed.connect(self.show_findings)
        self.stack.use(lambda key: self._make_page(key, services.ctx), services.read)
        self._show_info(services.info())
        self._show_steps()
        self.show_page(first)

    def show_page(self, key: str) -> QWidget | None:
        """Show a page and mark it in the sidebar."""
        if self.stack.current_key() == key:
            return self.stack.currentWidget()
        page = self.stack.show_page(key)
        if page is not None:
            self.notice.hide()
            self.sidebar.select(key)
        return page

    def open_page(self, key: str, target: object = None) -> None:
        """Go where a page sends: `target` tells the other page's `open_target` what to start from."""
        page = self.show_page(key)
        opener = getattr(page, "open_target", None)
        if target and opener is not None:
            opener(target)

    def _make_page(self, key: str, ctx: Any) -> QWidget:
        """Create a page and connect its way to other pages (the signal `open_page`), if it has one."""
        page = self._specs[key].create(ctx, self.ops, self.tasks, self.stack)
        wanted = getattr(page, "open_page", None)
        if wanted is not None:
            wanted.connect(self.open_page)
        return page

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say above the page what a command noticed."""
        if self._services is None or not findings:
            return
        from smallbranch.kernel.findings import Severity

        words = self._services.words
        worst = max(findings, key=lambda finding: list(Severity).index(finding.severity)).severity
        lines = dict.fromkeys(words.text("finding", finding.code, finding.params) for finding in findings)
        self.notice.show_text("\n".join(lines), worst.value)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, stop the jobs, close the book; stay open once when closing meets a problem."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a field writes what was typed when it loses the focus
        self._preferences.keep_geometry(self.saveGeometry())
        self.tasks.close()
        self.stack.let_go()
        services, self._services = self._services, None
        if services is not None:
            try:
                services.close()
            except SmallBranchError as error:
                self.presenter.present(error)
                event.ignore()
                return
        self.closed.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is in sight: what is heavy begins then."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._help_shown:
            self._toggle_help()
        elif event.key() == Qt.Key.Key_Escape and self.notice.isVisible():
            self.notice.hide()
        else:
            super().keyPressEvent(event)

    # ── answers to signals ───────────────────────────────────────────────────────────────────────────────────

    def _on_shown(self, key: str) -> None:
        if self._help_shown:
            self.help.show_page(key)

    def _on_changed(self, changes: ChangeSet) -> None:
        if self._services is not None:
            self._show_info(self._services.info())
        self._show_steps()
        self.stack.on_changed(changes)

    def _undo(self) -> None:
        if self.ops is not None and self._services is not None and self._services.book.next_undo() is not None:
            self.ops.undo()

    def _redo(self) -> None:
        if self.ops is not None and self._services is not None and self._services.book.next_redo() is not None:
            self.ops.redo()

    def _search(self) -> None:
        """Put the cursor into the page's search field (the line edit named `search`), or let the page do so."""
        page = self.stack.currentWidget()
        start = getattr(page, "start_search", None)
        field = page.findChild(QLineEdit, "search") if page is not None and start is None else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()
        elif start is None or not start():
            self.notice.show_text(self.tr("这一页现在没有可查找的。"), "info")

    def _toggle_help(self) -> None:
        shown = not self._help_shown
        if shown:
            self.help.show_page(self.stack.current_key() or "home")
        self.help.setVisible(shown)
        if shown:
            self.help.text.setFocus()

    def _questions(self) -> None:
        """Show what does not fit together in the records, wherever one is."""
        if self._services is None or self.ops is None:
            return
        from smallbranch.gui.questions import QuestionsDialog

        dialog = QuestionsDialog(self._services.ctx, self.ops, self)
        dialog.record_wanted.connect(self.open_page)
        dialog.open()

    def _about(self) -> None:
        text = self.tr("小支部 {version}\n离线记录支部工作，打印季度台账。不联网。").format(version=__version__)
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("关于小支部"), text, QMessageBox.StandardButton.Ok, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _set_mode(self, mode: str) -> None:
        self._preferences.change(mode=Mode(mode))  # first: the settings page reads it when the look changes
        self._theme.set_mode(Mode(mode))

    def _set_scale(self, percent: int) -> None:
        self._preferences.change(scale=percent)
        self._theme.set_scale(percent)

    def _set_language(self, language: str) -> None:
        self._preferences.change(language=language)
        self.notice.show_text(self.tr("下次打开时使用新的界面语言。"), "info")

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _show_info(self, info: BranchInfo) -> None:
        self.top_bar.show_branch(info.name, info.today)
        self.banner.setVisible(info.practice)
        self.setWindowTitle(self.tr("{name} · 小支部").format(name=info.name) if info.name else self.tr("小支部"))

    def _show_steps(self) -> None:
        if self._services is None:
            return
        book, words = self._services.book, self._services.words
        undo, redo = (
            words.step(step.code, step.params) if step is not None else None
            for step in (book.next_undo(), book.next_redo())
        )
        self.menus.show_steps(undo, redo)
        self.status.show_saved(undo)

    def _refresh_look(self) -> None:
        self.sidebar.refresh()
        self._show_choices()

    def _show_choices(self) -> None:
        self.menus.show_choices(self._theme.mode.value, self._theme.scale, self._preferences.load().language)

    def _restore_place(self) -> None:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(_FIRST[0], screen.width()), min(_FIRST[1], screen.height()))
        geometry = self._preferences.geometry()
        if geometry is not None:
            self.restoreGeometry(geometry)
