"""Small dialogs about a record: make-up study, a decision done, removal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QMessageBox, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.meetings.lookup import Absence, absences, open_decisions
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.meetings.commands import CloseDecision, RecordMakeup
from smallbranch.meetings.views import EventView


class RecordDialogs(QWidget):
    """Opens dialogs over the page; each makes one command."""

    def __init__(self, ctx: AppContext, ops: Any, page: QWidget) -> None:
        super().__init__(page)
        self.hide()
        self._ctx, self._ops, self._page = ctx, ops, page

    def makeup(
        self, event: EventView, segment_id: int | None = None, member_id: int | None = None
    ) -> FormDialog | None:
        """Record that somebody made the study up."""
        found = absences(event)
        if not found:
            return None
        words = self._ctx.messages.word
        options = [
            ((one.segment.id, one.mark.member_id), f"{one.mark.name}（{words(one.segment.form)}{self._until(one)}）")
            for one in found
        ]

        def make(values: Any) -> RecordMakeup:
            segment, member = values["member_id"]
            return RecordMakeup(
                segment_id=segment,
                member_id=member,
                done_on=values["done_on"],
                how=values["how"] or None,
                minutes=values["minutes"] or None,
                note=values["note"] or None,
            )

        today = self._ctx.clock.today()
        hint = self.tr("补课不改变当次的应到、实到，只在出勤里另记“补”。")
        dialog = FormDialog(self.tr("登记补课"), self._ops, today, make, self._page, columns=2, hint=hint)
        dialog.add_choice("member_id", self.tr("谁补课"), options, (segment_id, member_id))
        dialog.add_day("done_on", self.tr("补课日期"), required=True)
        dialog.add_text("how", self.tr("方式"))
        dialog.add_number("minutes", self.tr("时长（分钟）"), 0, 0, 600)
        dialog.add_long("note", self.tr("备注"))
        dialog.show_wide(560)
        return dialog

    def _until(self, one: Absence) -> str:
        last = one.mark.makeup_by
        return self.tr("，最迟 {day}").format(day=last.isoformat()) if last is not None else ""

    def close_decision(self, event: EventView, decision_id: int | None = None) -> FormDialog | None:
        """Record that a decision was carried out."""
        found = open_decisions(event)
        if not found:
            return None

        def make(values: Any) -> CloseDecision:
            return CloseDecision(decision_id=values["decision_id"], on=values["on"], outcome=values["outcome"] or None)

        today = self._ctx.clock.today()
        dialog = FormDialog(self.tr("办结议定事项"), self._ops, today, make, self._page)
        dialog.add_choice("decision_id", self.tr("事项"), [(one.id, one.text) for one in found], decision_id)
        dialog.add_day("on", self.tr("办结日期"), required=True)
        dialog.add_long("outcome", self.tr("办理结果"))
        dialog.show_wide(560)
        return dialog

    def ask(self, title: str, text: str, yes: str, no: str, act: Callable[[], object]) -> QMessageBox:
        """Ask before something is thrown away; `act` is done on yes."""
        box = QMessageBox(QMessageBox.Icon.Question, title, text, QMessageBox.StandardButton.NoButton, self._page)
        accept = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        accept.clicked.connect(lambda: act())
        box.finished.connect(box.deleteLater)
        box.open()
        return box
