"""Cards, headers, chips and empty states: the quiet furniture of every page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from smallbranch.gui import icons
from smallbranch.gui.theme import current_tokens, status_colours
from smallbranch.gui.widgets.elided import Elided
from smallbranch.gui.widgets.icon_buttons import IconButton

_SIGNS = {"info": "info", "ok": "check", "warning": "warn", "error": "error", "practice": "practice"}


def button(text: str, *, role: str = "", icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """Make a push button; `role` is "primary" (one per view), "link" or nothing."""
    ink = "on_accent" if role == "primary" else "text"
    result = IconButton(text, icon, ink, parent) if icon else QPushButton(text, parent)
    result.setAutoDefault(True)  # Enter presses it outside of dialogs too, as the help says and everybody expects
    if role:
        result.setProperty("role", role)
    return result


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label in one of the roles of the style sheet: title, section, number, muted, small."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        result.setProperty("role", role)
    result.setWordWrap(wrap)
    return result


class PageHeader(QWidget):
    """Title, one line that says what the page is for, and its actions at the right."""

    def __init__(self, title: str, hint: str = "", actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(3)
        self.title = Elided(title, "title")
        self.hint = label(hint, "muted", wrap=True)
        self.hint.setVisible(bool(hint))
        words.addWidget(self.title)
        words.addWidget(self.hint)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(10)
        layout.addLayout(words, 1)
        for action in actions:
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_hint(self, text: str) -> None:
        """Change the line under the title."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))


class Card(QFrame):
    """A white sheet with a heading; put widgets into `body`."""

    def __init__(self, title: str = "", actions: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 14, 18, 16)
        outer.setSpacing(10)
        self.heading = label(title, "section")
        if title or actions:
            top = QHBoxLayout()
            top.addWidget(self.heading, 1)
            for action in actions:
                top.addWidget(action)
            outer.addLayout(top)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)

    def add_ruled(self, row: QLayout) -> None:
        """Put a row into the body, below a thin line unless it is the first thing there."""
        if self.body.count():
            line = QFrame()
            line.setProperty("role", "line")
            self.body.addWidget(line)
        self.body.addLayout(row)

    def clear(self) -> None:
        """Take everything out of the body."""
        clear_layout(self.body)


def clear_layout(layout: QLayout) -> None:
    """Remove and delete all items of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)


class StatusChip(QLabel):
    """A short state: colour for the quick eye, sign and words for everybody."""

    def __init__(self, text: str = "", severity: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._severity = text, severity
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._paint()

    def set_state(self, text: str, severity: str) -> None:
        """Show another state: "info", "ok", "warning", "error", "practice" or "neutral"."""
        self._text, self._severity = text, severity
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        ink, ground = status_colours(self._severity)
        sign = {"ok": "✓ ", "warning": "! ", "error": "× "}.get(self._severity, "")
        self.setText(sign + self._text)
        style = f"QLabel {{ background: {ground}; color: {ink}; border-radius: 9px; padding: 2px 9px; }}"
        if style != self.styleSheet():
            self.setStyleSheet(style)


class EmptyState(QWidget):
    """What a list says when there is nothing in it, and the button that begins."""

    def __init__(self, icon: str, title: str, hint: str = "", actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._icon = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label(title, "section")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = label(hint, "muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        for action in actions:
            row.addWidget(action)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(1)
        for widget in (self._picture, self.title, self.hint):
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addStretch(2)
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(self._icon, current_tokens().border_strong, 48, ratio))


class NoticeBar(QFrame):
    """A line above the page for what a command noticed; stays until closed or replaced, blocks nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity = "info"
        self._sign = QLabel()
        self.text = label("", wrap=True)
        self.close_button = button(self.tr("知道了"), role="link")
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 10, 6)
        layout.setSpacing(10)
        layout.addWidget(self._sign)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.close_button)
        self.hide()

    def show_text(self, text: str, severity: str) -> None:
        """Say it, in the colour of its severity."""
        self._severity = severity
        self._paint()
        self.text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        ink, ground = status_colours(self._severity)
        style = f"NoticeBar {{ background: {ground}; border: none; border-bottom: 1px solid {ink}; }}"
        if style != self.styleSheet():
            self.setStyleSheet(style)
        self._sign.setPixmap(icons.pixmap(_SIGNS.get(self._severity, "info"), ink, 20, self.devicePixelRatioF()))
        self._sign.setFixedSize(QSize(20, 20))
