"""Open decisions of earlier meetings, each with a tick for done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox

from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.cards import Card, label
from smallbranch.meetings.views import DecisionView


class CarriedOver(Card):
    """What was decided before and is still open; hidden when there is nothing."""

    ticked = Signal(int, bool)

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(self.tr("以前会议没有办结的议定事项"))
        self._ctx = ctx
        self.boxes: dict[int, QCheckBox] = {}

    def show_decisions(self, decisions: Sequence[DecisionView], ticked: set[int]) -> None:
        """Show these, ticked as given."""
        self.clear()
        self.boxes = {}
        self.setVisible(bool(decisions))
        if decisions:
            self.body.addWidget(label(self.tr("会上通报已经办完的请打勾，保存时以会议当天办结。"), "small", wrap=True))
        for item in decisions:
            box = QCheckBox(self._text(item))
            box.setChecked(item.id in ticked)
            box.toggled.connect(lambda on, key=item.id: self.ticked.emit(key, on))
            self.boxes[item.id] = box
            self.body.addWidget(box)

    def take_focus(self) -> None:
        """Go to the first of them."""
        for box in self.boxes.values():
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _text(self, item: DecisionView) -> str:
        text = self.tr("{day} {form}：{text}").format(
            day=item.held_on.isoformat(), form=self._ctx.messages.word(item.form), text=item.text
        )
        if item.owner:
            text += self.tr("（{owner}）").format(owner=item.owner)
        if item.to_general_meeting:
            text += self.tr("，提交党员大会")
        if item.due_on:
            text += self.tr("，期限 {day}").format(day=item.due_on.isoformat())
        return text
