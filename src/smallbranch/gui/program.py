"""One branch book in one window: opening, first start, changing to another book."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt

from smallbranch.gui.errors import install_hooks
from smallbranch.gui.main_window import MainWindow
from smallbranch.gui.navigation import PAGES, PageSpec
from smallbranch.gui.opening import OpeningPage, glance, info_of
from smallbranch.gui.ports import BranchInfo, Services
from smallbranch.gui.preferences import PreferenceFile
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import SmallBranchError
from smallbranch.kernel.jobs import CancelToken, Progress
from smallbranch.kernel.places import resources_dir
from smallbranch.kernel.starting import kept_for_good

BOOK_FILE = "book.db"
PRACTICE_SEED = 2026
FIRST_PAGE = "home"


class Program(QObject):
    """Owns the window; heavy libraries are imported on the worker thread after the first paint."""

    def __init__(
        self,
        theme: Theme,
        preferences: PreferenceFile,
        clock: Clock,
        language: str,
        pages: Sequence[PageSpec] = PAGES,
    ) -> None:
        super().__init__()
        self._theme, self._preferences, self._clock, self._language = theme, preferences, clock, language
        self._pages = pages
        self._unclaimed: Any = None
        self._read: dict[str, Any] = {}
        self.folder = Path()
        self.window: MainWindow | None = None

    def show(self, folder: Path) -> MainWindow:
        """Show the window of a data folder, with whatever can be read at once, and begin to load the rest."""
        self.folder = folder
        window = MainWindow(self._theme, self._preferences, pages=self._pages, reports=folder / "logs")
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.folder_wanted.connect(self.ask_folder)
        window.practice_wanted.connect(self.open_practice)
        window.closed.connect(self._drop_unclaimed)
        self.window = window
        if (folder / BOOK_FILE).exists():
            seen = glance(folder / BOOK_FILE, self._clock.today())
            window.show_opening(info_of(seen, self._clock.today()), OpeningPage(seen))
            window.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
            window.show()
        else:
            self._show_first_start(window)
            window.show()
        install_hooks(window.presenter)
        return window

    def change_to(self, folder: Path) -> None:
        """Close this book and open another one."""
        if self.window is None or self.window.close():
            self.show(folder)

    def ask_folder(self) -> None:
        """Ask for another data folder."""
        from PySide6.QtWidgets import QFileDialog  # like every class of Qt it costs a start something when it is named

        dialog = QFileDialog(self.window, self.tr("选择资料文件夹"), str(self.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.change_to(Path(path)))
        dialog.open()

    def open_practice(self) -> None:
        """Open the practice branch, made on the first wish."""
        target = self.folder if self.folder.name == "practice" else self.folder / "practice"
        if (target / BOOK_FILE).exists():
            self.change_to(target)
            return

        def make(progress: Progress, cancel: CancelToken) -> None:
            import_module("smallbranch.practice.branch").make_practice(target, seed=PRACTICE_SEED)

        assert self.window is not None
        self._start(make, self.tr("正在建立练习支部…"), lambda _: self.change_to(target))

    # ── first start ──────────────────────────────────────────────────────────────────────────────────────────

    def _show_first_start(self, window: MainWindow) -> None:
        from smallbranch.gui.first_start import FirstStart

        page = FirstStart()
        page.name_given.connect(self._found)
        page.file_given.connect(self._found_from_file)
        page.practice_wanted.connect(self.open_practice)
        window.show_opening(BranchInfo("", self._clock.today()), page)
        window.status.saved.clear()
        window.sidebar.setEnabled(False)
        page.choose.setFocus()

    def _found(self, name: str, then: Callable[[], None] | None = None) -> None:
        folder = self.folder

        def make(progress: Progress, cancel: CancelToken) -> Any:
            folder.mkdir(parents=True, exist_ok=True)
            import_module("smallbranch.bootstrap").create(folder, name, clock=self._clock)
            return self._open_book(progress, cancel)

        self._load(make, first="roster", then=then)

    def _found_from_file(self, path: Path) -> None:
        from smallbranch.gui.first_start import name_from_file

        name = name_from_file(path) or self.tr("未命名支部")
        self._found(name, lambda: self._offer_file(path))

    def _offer_file(self, path: Path) -> None:
        page = self.window.show_page("roster") if self.window is not None else None
        start_import = getattr(page, "start_import", None)
        if start_import is not None:
            start_import(path)

    # ── loading ──────────────────────────────────────────────────────────────────────────────────────────────

    def _on_painted(self) -> None:
        if self.window is not None:  # it may have been closed at first sight
            self._load(self._open_book)

    def _open_book(self, progress: Progress, cancel: CancelToken) -> Any:
        with _beside_the_window():
            bootstrap = import_module("smallbranch.bootstrap")
            cancel.check()
            self._unclaimed = bootstrap.open_context(self.folder, clock=self._clock, lang=self._language)
            self._read = self._read_first(self._unclaimed)
        return self._unclaimed

    def _read_first(self, ctx: Any) -> dict[str, Any]:
        try:
            read = {spec.key: spec.read(ctx) for spec in self._pages if spec.key == FIRST_PAGE}
        except SmallBranchError:
            return {}  # the page meets the same problem when it reads by itself, and presents it
        return {key: value for key, value in read.items() if value is not None}

    def _load(self, job: Callable[..., Any], first: str = FIRST_PAGE, then: Callable[[], None] | None = None) -> None:
        def claim(ctx: Any) -> None:
            self._unclaimed = None
            self._attach(ctx, first)
            if then is not None:
                then()

        self._start(job, self.tr("正在打开账本…"), claim)

    def _start(self, job: Callable[..., Any], label: str, done: Callable[[Any], None]) -> None:
        window = self.window
        assert window is not None
        handle = window.tasks.start(job, label=label, done=done, cancellable=False)
        handle.failed.connect(self._on_failure)

    def _on_failure(self, error: BaseException) -> None:
        if self.window is None or self.window.ops is not None:
            return  # the ops of an open book present it
        messages = import_module("smallbranch.kernel.messages").Messages
        self.window.presenter.words = messages.load(resources_dir() / "messages", self._language)
        self.window.presenter.present(error)

    def _attach(self, ctx: Any, first: str) -> None:
        window = self.window
        assert window is not None

        def info() -> BranchInfo:
            branch = ctx.roster.branch()
            return BranchInfo(branch.name, self._clock.today(), branch.practice)

        window.sidebar.setEnabled(True)
        read, self._read = self._read, {}
        window.attach(Services(ctx, ctx.book, ctx.dispatcher, ctx.messages, info, ctx.close, read), first)

    def _drop_unclaimed(self) -> None:
        """Close a book that finished opening while its window was being closed."""
        self.window = None
        if self._unclaimed is not None:
            self._unclaimed.close()
            self._unclaimed = None


@contextmanager
def _beside_the_window() -> Iterator[None]:
    """Import on the worker without making the window wait: no collection of garbage, short turns."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(0.001)
    try:
        with kept_for_good():
            yield
    finally:
        sys.setswitchinterval(interval)
