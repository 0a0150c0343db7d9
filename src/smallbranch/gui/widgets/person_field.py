"""A field for one person: two letters of the pinyin initials and Enter; other names may be typed in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from smallbranch.kernel import names
from smallbranch.roster.views import MemberView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def candidates(people: Sequence[MemberView], text: str) -> list[MemberView]:
    """Return who is meant by the typed text: the exact name, then initials, then a part of the name."""
    typed = text.strip()
    if not typed:
        return []
    wanted, letters = _folded(typed), typed.casefold()
    exact = [one for one in people if _folded(one.label) == wanted]
    begins = [one for one in people if one.initials.casefold().startswith(letters)]
    holds = [one for one in people if wanted and wanted in _folded(one.label)]
    return list(dict.fromkeys([*exact, *begins, *holds]))


def _folded(text: str) -> str:
    try:
        return names.fold(text)
    except names.NameProblem:
        return ""


class PersonField(QLineEdit):
    """Enter or Tab takes the marked line of the list (the first one); Esc keeps what was typed."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[MemberView, ...] = ()
        self._shown: list[MemberView] = []
        self._member: MemberView | None = None
        self._as_typed = False
        self._lines = QStringListModel(self)
        self._completer = QCompleter(self._lines, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._on_activated)
        self.setPlaceholderText(self.tr("姓名或拼音首字母"))
        self.textEdited.connect(self._on_edited)

    def set_people(self, people: Sequence[MemberView]) -> None:
        """Say who can be chosen."""
        self._people = tuple(people)

    @property
    def member(self) -> MemberView | None:
        """Return the person chosen; None for a name that is not on the list."""
        return self._member

    def name(self) -> str:
        """Return the text as typed or chosen."""
        return self.text().strip()

    def choose(self, member: MemberView | None) -> None:
        """Show a person, or nobody."""
        self._member, self._as_typed = member, False
        self.setText(member.label if member else "")
        self._list().hide()

    def choose_id(self, member_id: int) -> None:
        """Show the person with this id."""
        self.choose(next((one for one in self._people if one.id == member_id), None))

    def settle(self) -> None:
        """Take the person meant by what is typed, unless the text is to stay as it is."""
        if self._member is None and not self._as_typed and self._shown:
            self.choose(self._marked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._list()
        if event.key() in _ENTER:
            self.settle()
            popup.hide()
            self.taken.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and popup.isVisible():
            self._as_typed = True
            popup.hide()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            # A whole name that is on no list stays a guest's; only letters are sure to mean somebody on it.
            if self.name().isascii() or self._is_exact():
                self.settle()
            self._list().hide()
        super().focusOutEvent(event)

    def _on_edited(self, text: str) -> None:
        self._member, self._as_typed = None, False
        self._shown = candidates(self._people, text)
        self._lines.setStringList([_line(one) for one in self._shown])
        popup = self._list()
        if not self._shown:
            popup.hide()
            return
        self._completer.complete()
        popup.setCurrentIndex(self._lines.index(0, 0))

    def _list(self) -> QAbstractItemView:
        popup = self._completer.popup()
        assert popup is not None
        return popup

    def _is_exact(self) -> bool:
        return bool(self._shown) and _folded(self._shown[0].label) == _folded(self.name())

    def _marked(self) -> MemberView:
        row = self._list().currentIndex().row() if self._list().isVisible() else 0
        return self._shown[max(row, 0)]

    def _on_activated(self, line: str) -> None:
        found = next((one for one in self._shown if _line(one) == line), None)
        if found is not None:
            self.choose(found)
            self.taken.emit()


def _line(one: MemberView) -> str:
    return f"{one.label}　{one.department}" if one.department else one.label
