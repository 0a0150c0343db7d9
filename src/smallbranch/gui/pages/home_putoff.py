"""Lines of the first page put off or set aside, always with a reason that prints; and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.home_state import HomeLine
from smallbranch.gui.widgets.cards import button, label
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.meetings.commands import PostponeReminder, ResumeReminder, SetNotApplicable, WaiveMakeup

_LATER, _NEVER = "later", "never"
_DAYS = 7


class PutOffDialogs(QWidget):
    """Opens dialogs over the first page; each makes one command."""

    def __init__(self, ctx: AppContext, ops: Any, page: QWidget) -> None:
        super().__init__(page)
        self.hide()
        self._ctx, self._ops, self._page = ctx, ops, page

    def put_off(self, line: HomeLine) -> FormDialog:
        """Ask until when and why; a meeting that is not due at all is set aside in the plan."""

        def make(values: Any) -> object:
            if values["how"] == _LATER:
                until = values["until"]
                return PostponeReminder(key=line.key, until=until, reason=values["reason"], about=line.text)
            if line.key.startswith("node:"):
                target = line.target
                return SetNotApplicable(
                    form=target["form"], period=target["period"], reason=values["reason"], cell_id=target["cell_id"]
                )
            if line.action == "record_makeup":
                who = line.target["member_id"]
                return WaiveMakeup(segment_id=line.target["segment_id"], member_id=who, reason=values["reason"])
            return PostponeReminder(key=line.key, reason=values["reason"], about=line.text)

        today = self._ctx.clock.today()
        hint = self.tr("推迟只是到那天再提醒，该办的仍算没办；不适用就不再提醒。原因会印在登记表上。")
        dialog = FormDialog(self.tr("推迟或不适用"), self._ops, today, make, self._page, hint=f"{line.text}\n{hint}")
        ways = ((_LATER, self.tr("推迟到某一天再提醒")), (_NEVER, self.tr("不适用")))
        dialog.add_choice("how", self.tr("怎样处理"), ways)
        dialog.add_day("until", self.tr("推迟到"), today + timedelta(days=_DAYS))
        dialog.add_text("reason", self.tr("原因"), required=True)
        how, until = dialog.field("how"), dialog.field("until")
        how.currentIndexChanged.connect(lambda _: until.setEnabled(how.currentData() == _LATER))
        dialog.show_wide(500, "reason")
        return dialog

    def show_all(self, lines: Sequence[HomeLine]) -> QDialog:
        """Show what was put off, each line with its reason and the button that brings it back."""
        dialog = QDialog(self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("已推迟的提醒"))
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        for line in lines:
            layout.addLayout(self._row(line, dialog))
        layout.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("关闭"))
        buttons.rejected.connect(dialog.reject)
        layout.addWidget(buttons)
        dialog.resize(640, 120)
        dialog.open()
        return dialog

    def _row(self, line: HomeLine, dialog: QDialog) -> QHBoxLayout:
        words = QVBoxLayout()
        words.addWidget(label(line.text, wrap=True))
        if line.put_off is not None and line.put_off.until is not None:
            until = self.tr("推迟到 {day}：{reason}").format(day=line.put_off.until, reason=line.put_off.reason)
        else:
            until = self.tr("不适用：{reason}").format(reason=line.put_off.reason if line.put_off else "")
        words.addWidget(label(until, "small", wrap=True))
        back = button(self.tr("恢复提醒"))
        back.setAccessibleName(self.tr("恢复提醒：{text}").format(text=line.text))
        back.clicked.connect(lambda: self._resume(line, dialog))
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _resume(self, line: HomeLine, dialog: QDialog) -> None:
        if self._ops.run_write(ResumeReminder(key=line.key)) is not None:
            dialog.accept()
