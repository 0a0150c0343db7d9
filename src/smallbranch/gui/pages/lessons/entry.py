"""The quick line: speaker, topic, Enter."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.cards import button, label
from smallbranch.gui.widgets.dates import DateField
from smallbranch.gui.widgets.person_field import PersonField
from smallbranch.gui.widgets.sizes import fix_width
from smallbranch.gui.wording import titled
from smallbranch.kernel.changes import Outcome
from smallbranch.lessons.commands import LogMicroLecture
from smallbranch.lessons.views import TurnView

_LONGEST = 600


class LectureEntry(QWidget):
    """Date, kind and length have their usual values; Enter goes to the first empty field or saves."""

    day_changed = Signal()

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._turn: TurnView | None = None
        today = ctx.clock.today()
        self.date = DateField(today)
        self.speaker = PersonField()
        self.speaker.taken.connect(self._go_on)
        self.topic = QLineEdit()
        self.topic.setPlaceholderText(self.tr("输入题目后按回车登记"))
        self.kind = QComboBox()
        for kind, title in ctx.lessons.kinds(today):
            self.kind.addItem(titled(ctx.messages, kind, title), kind)
        self.minutes = QLineEdit()
        self.minutes.setValidator(QIntValidator(1, _LONGEST, self))
        self.save = button(self.tr("登记"), role="primary")
        self.save.clicked.connect(self.submit)
        self._lay_out()
        for field in (self.date, self.topic, self.kind, self.minutes):
            field.installEventFilter(self)
        self.setFocusProxy(self.speaker)
        self.setTabOrder(self.speaker, self.topic)
        self.setTabOrder(self.topic, self.save)
        self.setTabOrder(self.save, self.date)
        self.setTabOrder(self.date, self.kind)
        self.setTabOrder(self.kind, self.minutes)
        self.clear()

    def reload(self) -> None:
        """Read who can speak on the day chosen."""
        day = self.date.value() or self._ctx.clock.today()
        found = self._ops.run_read(lambda: self._ctx.roster.members(day, include_guests=True, include_applicants=True))
        if found is not None:
            self.speaker.set_people(found)

    def clear(self) -> None:
        """Begin a new line; the day stays, several lectures are often entered at once."""
        if self.date.value() is None:
            self.date.set_value(self._ctx.clock.today())
        self._turn = None
        self.speaker.choose(None)
        self.topic.clear()
        usual = self._ctx.lessons.default_minutes(self.date.value() or self._ctx.clock.today())
        self.minutes.setText(str(usual))
        self.clear_errors()

    def day(self) -> date:
        """Return the day in the line, or today."""
        return self.date.value() or self._ctx.clock.today()

    def take_turn(self, turn: TurnView) -> None:
        """Put a turn of the rota into the line; saving it fulfils the turn."""
        self.speak_next(turn.speaker_id)
        self.topic.setText(turn.topic or "")
        self._turn = turn

    def speak_next(self, member_id: int) -> None:
        """Put this speaker into the line and wait for the topic."""
        self._turn = None
        self.speaker.choose_id(member_id)
        self.topic.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Log the lecture; what is missing is named under the line."""
        self.speaker.settle()
        missing = self._missing()
        if missing is not None:
            self.show_errors({missing[0]: missing[1]})
            return
        day = self.date.value()
        assert day is not None
        member = self.speaker.member
        outcome: Outcome[Any] | None = self._ops.run_write(
            LogMicroLecture(
                held_on=day,
                topic=self.topic.text(),
                speaker_id=member.id if member else None,
                speaker_name=None if member else self.speaker.name(),
                kind=self.kind.currentData(),
                minutes=int(self.minutes.text()) if self.minutes.text() else None,
                turn_id=self._turn.id if self._turn and member and member.id == self._turn.speaker_id else None,
            ),
            form=self,
        )
        if outcome is not None:
            self.clear()
            self.speaker.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── what a form is asked for ─────────────────────────────────────────────────────────────────────────────

    def clear_errors(self) -> None:
        """Take the marks away."""
        self._say("", None)

    def show_errors(self, texts: dict[str, str]) -> dict[str, str]:
        """Mark the first field and say what is wrong with it; return what belongs to none."""
        fields: dict[str, QWidget] = {"held_on": self.date, "topic": self.topic}
        fields |= {"speaker_id": self.speaker, "speaker_name": self.speaker}
        fields |= {"kind": self.kind, "minutes": self.minutes}
        for name, text in texts.items():
            if name in fields:
                self._say(text, fields[name])
                fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
                break
        return {name: text for name, text in texts.items() if name not in fields}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter in any field go on to the first empty one, or save."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
            return True
        return super().eventFilter(watched, event)

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        fields = (
            (self.tr("日期"), self.date, 134),
            (self.tr("主讲人"), self.speaker, 150),
            (self.tr("题目"), self.topic, 0),
            (self.tr("类别"), self.kind, 110),
            (self.tr("分钟"), self.minutes, 64),
        )
        for column, (words, field, width) in enumerate(fields):
            name = label(words, "muted")
            name.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(name, 0, column)
            grid.addWidget(field, 1, column)
            if width:
                fix_width(field, width)
            else:
                grid.setColumnStretch(column, 1)
        grid.addWidget(self.save, 1, len(fields))
        self.problem = label("", "field-error")
        self.problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(grid)
        layout.addWidget(self.problem)
        self.date.edited.connect(self.reload)
        self.date.edited.connect(self.day_changed)

    def _go_on(self) -> None:
        if not self.speaker.name():
            self.speaker.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.topic.text().strip():
            self.topic.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.submit()

    def _missing(self) -> tuple[str, str] | None:
        if self.date.value() is None:
            return "held_on", self.tr("看不懂这个日期")
        if not self.speaker.name():
            return "speaker_id", self.tr("请填写主讲人")
        return None if self.topic.text().strip() else ("topic", self.tr("请填写题目"))

    def _say(self, text: str, field: QWidget | None) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        for one in (self.date, self.speaker, self.topic, self.kind, self.minutes):
            one.setProperty("invalid", "true" if one is field else "false")
            one.setAccessibleDescription(text if one is field else "")
            one.style().unpolish(one)
            one.style().polish(one)
