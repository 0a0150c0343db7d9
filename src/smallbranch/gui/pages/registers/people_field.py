"""A field for several people: a line with the names, and beside it a field that adds one by initials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from smallbranch.gui.widgets.person_field import PersonField
from smallbranch.roster.views import MemberView

SEPARATOR = "、"


class PeopleField(QWidget):
    """`value()` is what an entry takes: ids of members and names of others."""

    def __init__(self, people: Sequence[MemberView], title: str) -> None:
        super().__init__()
        self._ids = {one.label: str(one.id) for one in people}
        self._labels = {str(one.id): one.label for one in people}
        self.names = QLineEdit()
        self.names.setAccessibleName(title)
        self.adding = PersonField()
        self.adding.setAccessibleName(self.tr("增加一人"))
        self.adding.setPlaceholderText(self.tr("输入首字母，回车加入"))
        self.adding.setFixedWidth(170)
        self.adding.set_people(people)
        self.adding.taken.connect(self._take)
        self.setFocusProxy(self.adding)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.adding)
        layout.addWidget(self.names, 1)
        self.setTabOrder(self.adding, self.names)

    def set_value(self, typed: str, shown: str) -> None:
        """Show people: members by their label, those who are no more to be chosen by the name that was printed."""
        parts = zip(typed.split(SEPARATOR), shown.split(SEPARATOR), strict=True)
        labels = [self._labels.get(one, name) for one, name in parts]
        # A member who cannot be chosen on the day keeps his number behind his name.
        self._ids |= {label: one for label, one in zip(labels, typed.split(SEPARATOR), strict=True) if one.isdigit()}
        self.names.setText(SEPARATOR.join(labels))

    def value(self) -> str:
        """Return ids and names with 、 between."""
        parts = [part.strip() for part in f"{self.names.text()}{SEPARATOR}{self._waiting()}".split(SEPARATOR)]
        return SEPARATOR.join(self._ids.get(part, part) for part in parts if part)

    def _waiting(self) -> str:
        return self.adding.member.label if self.adding.member else self.adding.name()

    def _take(self) -> None:
        added = self._waiting()
        known = [part for part in self.names.text().split(SEPARATOR) if part]
        if added and added not in known:
            self.names.setText(SEPARATOR.join([*known, added]))
        self.adding.choose(None)
        self.adding.setFocus(Qt.FocusReason.OtherFocusReason)
