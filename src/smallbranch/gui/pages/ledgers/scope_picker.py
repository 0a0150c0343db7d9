"""What a volume is about: the whole branch, or one member, one project team, one meeting of the period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.cards import label
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.scope import About, Scope


class ScopePicker(QWidget):
    """Two lists, the second only when the first names a kind of record; and whether empty forms are wanted."""

    changed = Signal()

    def __init__(self, ctx: AppContext, ops: Any) -> None:
        super().__init__()
        self._ctx, self._ops = ctx, ops
        self._period: Period | None = None
        self.about = QComboBox()
        self.about.setAccessibleName(self.tr("印谁的"))
        for words, about in (
            (self.tr("全支部"), None),
            (self.tr("一名党员"), About.MEMBER),
            (self.tr("一个项目党小组"), About.TEAM),
            (self.tr("一次会议或活动"), About.EVENT),
        ):
            self.about.addItem(words, about)
        self.one = QComboBox()
        self.one.setAccessibleName(self.tr("哪一个"))
        self.one.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.one.setMinimumContentsLength(24)
        self.blank = QCheckBox(self.tr("空白表，供手写"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("印谁的"), "section"))
        layout.addWidget(self.about)
        layout.addWidget(self.one)
        layout.addStretch(1)
        layout.addWidget(self.blank)
        self.one.hide()
        self.about.currentIndexChanged.connect(lambda _: self._fill())
        self.one.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.blank.toggled.connect(lambda _: self.changed.emit())

    def set_period(self, period: Period) -> None:
        """List the records of another period."""
        self._period = period
        self._fill()

    def scope(self) -> Scope | None:
        """Return what is chosen; None for the whole branch, and while there is nothing to choose from."""
        about, number = self._about(), self.one.currentData()
        return None if about is None or number is None else Scope(about, int(number))

    def is_complete(self) -> bool:
        """Tell whether a kind of record was chosen without any to choose from."""
        return self.about.currentData() is None or self.one.currentData() is not None

    def set_scope(self, scope: Scope | None) -> None:
        """Show a scope."""
        self.about.setCurrentIndex(self.about.findData(scope.about if scope else None))
        if scope is not None:
            self.one.setCurrentIndex(max(0, self.one.findData(scope.id)))

    def _fill(self) -> None:
        about, kept = self._about(), self.one.currentData()
        self.one.blockSignals(True)
        self.one.clear()
        for words, number in self._records(about):
            self.one.addItem(words, number)
        if about is not None and not self.one.count():
            self.one.addItem(self.tr("（本期没有）"), None)
        self.one.setCurrentIndex(max(0, self.one.findData(kept)))
        self.one.blockSignals(False)
        self.one.setVisible(about is not None)
        self.blank.setEnabled(about is None)
        if about is not None:
            self.blank.setChecked(False)
        self.changed.emit()

    def _about(self) -> About | None:
        kept = self.about.currentData()  # Qt gives a text back
        return About(kept) if kept else None

    def _records(self, about: About | None) -> Sequence[tuple[str, int]]:
        period = self._period
        if about is None or period is None:
            return ()
        return self._ops.run_read(lambda: _listed(self._ctx, about, period)) or ()


def _listed(ctx: AppContext, about: About, period: Period) -> Sequence[tuple[str, int]]:
    match about:
        case About.MEMBER:
            day = min(period.last, ctx.clock.today())
            return [(one.label, one.id) for one in ctx.roster.members(day)]
        case About.TEAM:
            return [(one.name, one.id) for one in ctx.teams.active(period.first, period.last)]
        case About.EVENT:
            lines = {one.event_id: one for one in ctx.meetings.events(period)}
            return [(f"{one.held_on:%m-%d}　{one.title}", number) for number, one in lines.items()]
