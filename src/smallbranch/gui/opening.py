"""The first screen before any service is loaded: the branch and its latest activities, read by the bare driver."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallbranch.gui.ports import BranchInfo
from smallbranch.gui.widgets.cards import Card, PageHeader, label
from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.store import connection

_BRANCH = "SELECT name, practice FROM branch LIMIT 1"
_EVENTS = "SELECT substr(start_at, 1, 10), title FROM event WHERE start_at < ? ORDER BY start_at DESC LIMIT 8"


class Glance(NamedTuple):
    """What can be read of a book at once."""

    name: str
    practice: bool
    events: tuple[tuple[str, str], ...]


def glance(book: Path, today: date) -> Glance | None:
    """Read the first rows; None when the file needs more care than a glance (another version, damage, a lock)."""
    try:
        raw = connection.connect(book, read_only=True)
    except EnvironmentProblem:
        return None
    try:
        branch = raw.execute(_BRANCH).fetchone()
        events = raw.execute(_EVENTS, ((today + timedelta(days=1)).isoformat(),)).fetchall()
    except connection.DriverError:
        return None
    finally:
        raw.close()
    return (
        Glance(str(branch[0]), bool(branch[1]), tuple((str(day), str(title)) for day, title in events))
        if branch
        else None
    )


class OpeningPage(QWidget):
    """Shows the glance in the place of the first page."""

    def __init__(self, seen: Glance | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(PageHeader(self.tr("首页"), self.tr("正在核对本季度要办的事…")))
        if seen is not None and seen.events:
            card = Card(self.tr("最近的活动"))
            for day, title in seen.events:
                card.body.addWidget(label(f"{day}　{title}"))
            layout.addWidget(card)
        layout.addStretch(1)


def info_of(seen: Glance | None, today: date) -> BranchInfo:
    """Return what the frame shows."""
    return BranchInfo(seen.name, today, seen.practice) if seen is not None else BranchInfo("", today)
