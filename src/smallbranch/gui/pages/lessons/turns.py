"""A turn of the rota: somebody, a day, a topic if there is one already."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.lessons.commands import PlanTurn
from smallbranch.lessons.views import TurnView


class TurnDialog(FormDialog):
    """The person is chosen already; the day starts as that of the entry line."""

    def __init__(
        self,
        ctx: AppContext,
        ops: Any,
        speaker_id: int,
        speaker: str,
        day: date,
        parent: QWidget,
        turn: TurnView | None = None,
    ) -> None:
        title = QCoreApplication.translate("TurnDialog", "排进轮讲")
        turn_id = turn.id if turn else None

        def make(values: Any) -> PlanTurn:
            return PlanTurn(speaker_id=speaker_id, turn_id=turn_id, **values)

        super().__init__(title, ops, ctx.clock.today(), make, parent, hint=speaker)
        self.add_day("planned_on", self.tr("计划日期"), day, required=True)
        self.add_text("topic", self.tr("题目"), turn.topic if turn else "", ghost=self.tr("可以以后再定"))
        self.add_text("note", self.tr("备注"), turn.note if turn else "")
