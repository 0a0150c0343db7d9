"""The editor of minutes: plain paragraphs, indented as in documents, levels by keyboard, clean paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QToolButton, QVBoxLayout, QWidget

from smallbranch.gui.pages.meetings import numbering
from smallbranch.gui.pages.meetings.pasting import clean_paste, from_html, from_rtf
from smallbranch.gui.widgets.cards import label

_INDENT: Final = 2
_RICH: Final = ("text/rtf", "application/rtf", "text/richtext")
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALT: Final = Qt.KeyboardModifier.AltModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class PlainText(QTextEdit):
    """Paragraphs without formatting; Tab leaves the field. Everything done is undone by Ctrl+Z, step by step."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._fit()

    def setPlainText(self, text: str) -> None:
        """Show a text; the steps done before are forgotten."""
        super().setPlainText(text)
        self._indent()

    def count(self) -> int:
        """Return the number of characters without blanks."""
        return sum(not sign.isspace() for sign in self.toPlainText())

    # ── levels ───────────────────────────────────────────────────────────────────────────────────────────────

    def set_level(self, level: int) -> None:
        """Give the chosen paragraphs a level (0 takes the number away) and number all anew."""
        self._change(lambda texts, at: numbering.with_level(texts[at], level))

    def step_level(self, step: int) -> None:
        """Move the chosen paragraphs one level in or out."""
        self._change(lambda texts, at: numbering.with_level(texts[at], numbering.deeper(texts, at, step)))

    def move_paragraph(self, step: int) -> None:
        """Move the paragraph with the cursor up or down; numbers follow."""
        texts, at = self._texts(), self.textCursor().blockNumber()
        to = at + step
        if 0 <= to < len(texts):
            place = self.textCursor().positionInBlock()
            texts[at], texts[to] = texts[to], texts[at]
            self._write(numbering.renumbered(texts))
            block = self.document().findBlockByNumber(to)
            cursor = self.textCursor()
            cursor.setPosition(block.position() + min(place, len(block.text())))
            self.setTextCursor(cursor)

    def _change(self, change: Callable[[list[str], int], str]) -> None:
        texts, cursor = self._texts(), self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        last = self.document().findBlock(cursor.selectionEnd()).blockNumber()
        for at in range(first, last + 1):
            texts[at] = change(texts, at)
        self._write(numbering.renumbered(texts))

    def _texts(self) -> list[str]:
        document = self.document()
        return [document.findBlockByNumber(number).text() for number in range(document.blockCount())]

    def _write(self, texts: Sequence[str]) -> None:
        """Write what differs, as one step; the words behind a number stay where they are, and the cursor in them."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, new in enumerate(texts):
            block = self.document().findBlockByNumber(number)
            old = block.text()
            if old != new:
                same = _same_end(old, new)
                cursor.setPosition(block.position())
                cursor.setPosition(block.position() + len(old) - same, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(new[: len(new) - same])
        cursor.endEditBlock()

    def _next_paragraph(self) -> bool:
        """Go on with the next number at Enter; an empty numbered paragraph loses its number instead."""
        cursor = self.textCursor()
        text, place = cursor.block().text(), cursor.positionInBlock()
        found = numbering.read(text)
        if not found.level or cursor.hasSelection() or place < len(text) - len(found.words):
            return False
        if not found.words:
            self.set_level(0)
            return True
        cursor.beginEditBlock()
        cursor.insertText("\n" + numbering.sign(found.level, 1))
        self._write(numbering.renumbered(self._texts()))
        cursor.endEditBlock()
        self.ensureCursorVisible()
        return True

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act(event)
        if act is not None:
            act()
        elif event.key() in _ENTER and not event.modifiers() and self._next_paragraph():
            event.accept()
        elif event.key() in _ENTER:
            self.textCursor().insertBlock()  # also with Shift: minutes know paragraphs only
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == _ALT and Qt.Key.Key_0 <= key <= Qt.Key.Key_4:
            return lambda: self.set_level(int(key) - int(Qt.Key.Key_0))
        if modifiers == _ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return lambda: self.move_paragraph(-1 if key == Qt.Key.Key_Up else 1)
        if modifiers == _CONTROL and key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            return lambda: self.step_level(-1 if key == Qt.Key.Key_BracketLeft else 1)
        return None

    # ── pasting ──────────────────────────────────────────────────────────────────────────────────────────────

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml() or any(source.hasFormat(kind) for kind in _RICH)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = pasted(source)
        if text:
            self.insertPlainText(text)
            self.ensureCursorVisible()

    # ── look ─────────────────────────────────────────────────────────────────────────────────────────────────

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 22)
        self._indent()

    def _indent(self) -> None:
        """Begin every paragraph two characters in; this is looks only and no step to be undone."""
        look = QTextBlockFormat()
        look.setTextIndent(_INDENT * self.fontMetrics().horizontalAdvance("国"))
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(look)
        document.setUndoRedoEnabled(True)


class TextSection(QWidget):
    """An editor under its heading, with the count of characters and the levels for the mouse."""

    def __init__(self, title: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = PlainText(lines)
        self.editor.setAccessibleName(title)
        self.editor.setToolTip(
            self.tr("Alt+1 至 Alt+4 设四级序号，Alt+0 去掉；Ctrl+] 降一级，Ctrl+[ 升一级；Alt+↑ Alt+↓ 移动段落")
        )
        heading = label(title, "muted")
        heading.setBuddy(self.editor)
        self.count = label("", "small")
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(heading)
        row.addSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        for tool in self._tools():
            row.addWidget(tool)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.editor)
        self.editor.textChanged.connect(self._count)
        self._count()

    def _tools(self) -> list[QToolButton]:
        tools = []
        for level, text in enumerate((self.tr("正文"), "一、", "（一）", "1.", "（1）")):
            tool = QToolButton()
            tool.setText(text)
            tool.setAutoRaise(True)
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            words = self.tr("去掉序号") if not level else self.tr("第 {n} 级序号").format(n=level)
            tool.setToolTip(f"{words}（Alt+{level}）")
            tool.setAccessibleName(words)
            tool.clicked.connect(lambda _=False, level=level: self.editor.set_level(level))
            tools.append(tool)
        return tools

    def _count(self) -> None:
        number = self.editor.count()
        self.count.setText(self.tr("{n} 字").format(n=number) if number else "")


def pasted(source: QMimeData) -> str:
    """Return what is on the clipboard as plain paragraphs, from the formatted text when there is one.

    The plain text is taken when the formatted one is so broken that words of it were lost.
    """
    plain = clean_paste(source.text()) if source.hasText() else ""
    if source.hasHtml():
        text = from_html(source.html())
        if 2 * len(text) >= len(plain):
            return text
    if plain:
        return plain
    rich = next((kind for kind in _RICH if source.hasFormat(kind)), None)
    return from_rtf(bytes(source.data(rich).data()).decode("latin-1")) if rich else ""


def _same_end(old: str, new: str) -> int:
    most = min(len(old), len(new))
    return next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
