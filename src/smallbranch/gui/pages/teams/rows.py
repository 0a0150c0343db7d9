"""The repeating lines of the form: one per member, one per milestone. What a line does not show it carries along."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smallbranch.gui.widgets.cards import label
from smallbranch.gui.widgets.dates import DateField
from smallbranch.gui.widgets.icon_buttons import IconTool
from smallbranch.gui.widgets.sizes import fix_width
from smallbranch.teams.commands import MilestonePart, TeamMemberPart

DATE_WIDTH = 134
NAME_WIDTH = 150
ROLE_WIDTH = 96
DROP_WIDTH = 30


class MemberLine(QWidget):
    """Somebody on the team: role, task, and the days he joined and left where they differ from the team's."""

    dropped = Signal(object)

    def __init__(self, part: TeamMemberPart, shown: str, today: date) -> None:
        super().__init__()
        self._part = part
        self.name = label(shown)
        fix_width(self.name, NAME_WIDTH)
        self.name.setToolTip(shown)
        self.role = QComboBox()
        self.role.addItem(self.tr("成员"), False)
        self.role.addItem(self.tr("组长"), True)
        self.role.setCurrentIndex(int(part.leader))
        fix_width(self.role, ROLE_WIDTH)
        self.task = QLineEdit(part.task or "")
        self.task.setPlaceholderText(self.tr("分工（可不填）"))
        self.joined = _day(part.start_on, today, self.tr("同项目开始"))
        self.left = _day(part.end_on, today, self.tr("未退出"))
        for field, words in (
            (self.role, self.tr("{name}的角色")),
            (self.task, self.tr("{name}的分工")),
            (self.joined, self.tr("{name}加入的日期")),
            (self.left, self.tr("{name}退出的日期")),
        ):
            field.setAccessibleName(words.format(name=shown))
        drop = _drop_button(self.tr("移出{name}").format(name=shown))
        drop.clicked.connect(lambda: self.dropped.emit(self))
        _in_a_row(self, self.name, self.role, self.task, self.joined, self.left, drop)

    @property
    def person(self) -> tuple[int | None, str | None]:
        """Return who it is."""
        return self._part.member_id, self._part.person_name

    def wrong(self) -> bool:
        """Tell whether a date cannot be read."""
        return self.joined.is_wrong() or self.left.is_wrong()

    def part(self) -> TeamMemberPart:
        """Return the member as entered."""
        return replace(
            self._part,
            leader=bool(self.role.currentData()),
            task=self.task.text(),
            start_on=self.joined.value(),
            end_on=self.left.value(),
        )


class MilestoneLine(QWidget):
    """A milestone: what, by when, and when it was reached."""

    dropped = Signal(object)

    def __init__(self, part: MilestonePart, today: date) -> None:
        super().__init__()
        self._part = part
        self.title = QLineEdit(part.title)
        self.title.setPlaceholderText(self.tr("节点名称"))
        self.owner = QLineEdit(part.owner or "")
        self.owner.setPlaceholderText(self.tr("责任人"))
        fix_width(self.owner, ROLE_WIDTH)
        self.due = _day(part.due_on, today, self.tr("计划日期"))
        self.done = _day(part.done_on, today, self.tr("未完成"))
        for field, words in (
            (self.title, self.tr("节点名称")),
            (self.owner, self.tr("节点的责任人")),
            (self.due, self.tr("节点的计划日期")),
            (self.done, self.tr("节点的完成日期")),
        ):
            field.setAccessibleName(words)
        drop = _drop_button(self.tr("去掉这个节点"))
        drop.clicked.connect(lambda: self.dropped.emit(self))
        _in_a_row(self, self.title, self.owner, self.due, self.done, drop)

    def is_empty(self) -> bool:
        """Tell whether nothing was entered."""
        return not self.title.text().strip() and not self.due.text().strip() and not self.done.text().strip()

    def wrong(self) -> bool:
        """Tell whether a date cannot be read."""
        return self.due.is_wrong() or self.done.is_wrong()

    def part(self) -> MilestonePart:
        """Return the milestone as entered."""
        part = replace(self._part, title=self.title.text(), owner=self.owner.text())
        return replace(part, due_on=self.due.value(), done_on=self.done.value())


class Lines(QWidget):
    """A stack of such lines."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self.lines: list[MemberLine | MilestoneLine] = []

    def add(self, line: MemberLine | MilestoneLine) -> None:
        """Append a line."""
        line.dropped.connect(self.drop)
        self.lines.append(line)
        self._box.addWidget(line)

    def drop(self, line: MemberLine | MilestoneLine) -> None:
        """Take a line out; the keyboard stays in the list."""
        at = self.lines.index(line)
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        if self.lines:
            self.lines[min(at, len(self.lines) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Take all lines out."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []


def heads(*columns: tuple[str, int]) -> QWidget:
    """Make the headings over lines: words and width, 0 for the one that stretches."""
    result = QWidget()
    widgets = []
    for words, width in columns:
        one = label(words, "small")
        if width:
            fix_width(one, width)
        widgets.append(one)
    _in_a_row(result, *widgets)
    for position, (_, width) in enumerate(columns):
        layout = result.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setStretch(position, 0 if width else 1)
    return result


def _day(value: date | None, today: date, ghost: str) -> DateField:
    field = DateField(today)
    field.set_value(value)
    field.setPlaceholderText(ghost)
    fix_width(field, DATE_WIDTH)
    return field


def _drop_button(name: str) -> IconTool:
    button = IconTool("close", name, "muted")
    fix_width(button, DROP_WIDTH)
    return button


def _in_a_row(parent: QWidget, *widgets: QWidget) -> None:
    layout = QHBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    fields = [widget for widget in widgets if isinstance(widget, QLineEdit) and not isinstance(widget, DateField)]
    if fields:
        parent.setFocusProxy(fields[0])
