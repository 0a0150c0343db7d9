"""Keeps what is being typed every few seconds, and offers it again after the program was cut off."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.meetings.draft import MeetingDraft
from smallbranch.gui.pages.meetings.kept import DraftFiles, Kept
from smallbranch.gui.pages.meetings.recorder import Recorder
from smallbranch.gui.widgets.cards import NoticeBar, button
from smallbranch.gui.widgets.person_field import PersonField
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import EnvironmentProblem

EVERY_MS = 3000


class DraftKeeper(QObject):
    """Looks at the recorder every few seconds and writes what has changed."""

    failed = Signal(object)

    def __init__(self, folder: Path, recorder: Recorder, clock: Clock) -> None:
        super().__init__(recorder)
        self._files, self._recorder, self._clock = DraftFiles(folder), recorder, clock
        self._uid = ""
        self._written: object = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def begin(self, uid: str = "") -> None:
        """Watch a new draft; `uid` is that of a kept one gone on with."""
        self.end()
        self._uid = uid or uuid4().hex
        self._timer.start()

    def end(self) -> None:
        """The draft was saved or thrown away: its file goes."""
        self._timer.stop()
        if self._uid:
            self._files.drop(self._uid)
        self._uid, self._written = "", None

    def keep(self) -> None:
        """Write the draft if it has changed; not while letters for a person are being typed, which reading settles."""
        if not self._uid or isinstance(QApplication.focusWidget(), PersonField):
            return
        draft = self._recorder.typed()
        if draft is None and self._written is not None:
            self._files.drop(self._uid)
            self._written = None
        if draft is None or draft.snapshot() == self._written:
            return
        try:
            self._files.keep(self._uid, draft, self._clock.now())
        except EnvironmentProblem as problem:
            self._timer.stop()  # said once; the disk will not take the next one either
            self.failed.emit(problem)
            return
        self._written = draft.snapshot()

    def latest(self) -> tuple[str, Kept] | None:
        """Return what was being typed when the program was cut off."""
        return self._files.latest()

    def throw_away(self, uid: str) -> None:
        """Remove a kept draft."""
        self._files.drop(uid)


class KeptNotice(NoticeBar):
    """Offers the draft kept last: go on with it, or throw it away."""

    go_on = Signal()
    thrown_away = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.resume = button(self.tr("接着写"), role="link")
        self.resume.clicked.connect(self.go_on)
        self.discard = button(self.tr("不要了"), role="link")
        self.discard.clicked.connect(self.thrown_away)
        self.close_button.setText(self.tr("以后再说"))
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        for widget in (self.discard, self.resume):
            row.insertWidget(2, widget)

    def offer(self, kept: Kept) -> None:
        """Say what was being written and when."""
        text = self.tr("上次没来得及保存的“{what}”还在（{when}）。")
        self.show_text(text.format(what=self._name(kept.draft), when=f"{kept.saved_at:%m-%d %H:%M}"), "info")

    def _name(self, draft: MeetingDraft) -> str:
        first: Any = draft.segments[0]
        day = f"{draft.day.isoformat()} " if draft.day else ""
        return day + (draft.title.strip() or first.topic.strip() or self._ctx.messages.word(first.form))
