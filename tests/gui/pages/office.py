"""A window on a real book, as somebody in the office has it open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView, QWidget

from smallbranch import bootstrap
from smallbranch.bootstrap import AppContext
from smallbranch.gui.main_window import MainWindow
from smallbranch.gui.ports import BranchInfo, Services
from smallbranch.gui.preferences import PreferenceFile
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import Clock
from smallbranch.roster import commands


@contextmanager
def office(qtbot: Any, theme: Theme, folder: Path, clock: Clock, first: str) -> Iterator[tuple[AppContext, Any, Any]]:
    """Open the book of a folder in a window; yield services, window and the first page."""
    ctx = bootstrap.open_context(folder, clock=clock)
    window = MainWindow(theme, PreferenceFile(folder))
    qtbot.addWidget(window)
    branch = ctx.roster.branch()
    info = BranchInfo(branch.name, clock.today(), branch.practice)
    window.attach(Services(ctx, ctx.book, ctx.dispatcher, ctx.messages, lambda: info, ctx.book.close), first)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    yield ctx, window, window.stack.pages[first]
    window.close()


def found(folder: Path, clock: Clock, *names: str) -> Path:
    """Make a book with full members of these names."""
    bootstrap.create(folder, "某局机关党支部", "某局", clock=clock)
    ctx = bootstrap.open_context(folder, clock=clock)
    for name in names:
        fields = commands.MemberFields(name=name, join_date="2010-07-01", full_date="2011-07-01")
        ctx.dispatcher.do(commands.AddMember(fields=fields))
    ctx.book.close()
    return folder


def waited(qtbot: Any, window: Any) -> None:
    """Wait until no task runs any more."""
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=60_000)


def nameless(page: QWidget) -> list[str]:
    """Return the widgets a screen reader could not name."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QTableView)
    return [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.isVisibleTo(page)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not isinstance(widget.parent(), QTableView | QComboBox | QLineEdit)
        and not widget.objectName().startswith("qt_")
    ]


def too_long(page: QWidget) -> list[str]:
    """Return the visible buttons whose text does not fit into them."""
    return [
        widget.text()
        for widget in page.findChildren(QAbstractButton)
        if widget.text() and widget.isVisibleTo(page) and widget.width() < widget.minimumSizeHint().width()
    ]
