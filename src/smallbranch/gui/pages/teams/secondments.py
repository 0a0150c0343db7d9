"""挂职、驻村、抽调: who is where, for what, by which paper, and who steps in; each is the absence as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.widgets.cards import EmptyState, button, label
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.period_picker import PeriodPicker
from smallbranch.gui.wording import titled
from smallbranch.kernel.periods import year_of
from smallbranch.teams.commands import RecordSecondment, RemoveSecondment
from smallbranch.teams.views import SecondmentView

_DIALOG_WIDTH = 660


class SecondmentsTab(QWidget):
    """The list of a period."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self.period = PeriodPicker(year_of(ctx.clock.today()), months=False)
        self.period.changed.connect(lambda _: self.reload())
        self.add = button(self.tr("登记…"), icon="plus")
        self.edit = button(self.tr("修改…"), icon="edit")
        self.remove = button(self.tr("删除"))
        self.add.clicked.connect(lambda: SecondmentDialog(ctx, ops, None, self).show_wide(_DIALOG_WIDTH))
        self.model: RowTableModel[SecondmentView] = RowTableModel(
            self._columns(), identity=lambda one: one.absence_id, parent=self
        )
        widths = dict(enumerate((110, 90, 150, 180, 100, 100, 150)))
        self.table = Listing(self.model, widths, self.tr("挂职、驻村、抽调名单"), stretch=3)
        self.edit.clicked.connect(lambda: self._open(self.table.current()))
        self.remove.clicked.connect(lambda: self._remove(self.table.current()))
        self.table.opened.connect(self._open)
        self.table.removed.connect(self._remove)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_actions())
        nothing = self.tr("点“登记…”：登记一次，考勤、最佳日期和请假外出都按它算。")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(EmptyState("roster", self.tr("这一期没有人挂职、驻村、抽调"), nothing))
        hint = label(self.tr("在这里登记，就是登记了请假外出；考勤记因公，仍在应到之内。"), "small", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.period, 1)
        for one in (self.add, self.edit, self.remove):
            top.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(hint)
        layout.addWidget(self.stack, 1)

    def reload(self) -> None:
        """Read the list again."""
        found = self._ops.run_read(lambda: self._ctx.teams.secondments.during(self.period.period()))
        if found is not None:
            self.model.set_rows(found)
            self.stack.setCurrentIndex(0 if found else 1)
            self._show_actions()

    def _show_actions(self) -> None:
        chosen = self.table.current() is not None
        for one in (self.edit, self.remove):
            one.setEnabled(chosen)
            one.setToolTip("" if chosen else self.tr("先在表里选一行"))

    def _open(self, one: SecondmentView | None) -> None:
        if one is not None:
            SecondmentDialog(self._ctx, self._ops, one, self).show_wide(_DIALOG_WIDTH)

    def _remove(self, one: SecondmentView | None) -> None:
        if one is not None:
            self._ops.run_write(RemoveSecondment(absence_id=one.absence_id))

    def _kind(self, one: SecondmentView) -> str:
        return titled(self._ctx.messages, one.kind, self._ctx.teams.secondments.title(one))

    def _columns(self) -> list[Column[SecondmentView]]:
        still = self.tr("未定")
        return [
            Column(self.tr("姓名"), lambda one: one.name, tip=lambda one: one.department or ""),
            Column(self.tr("类别"), self._kind),
            Column(self.tr("去向"), lambda one: one.place or "", tip=lambda one: one.place or ""),
            Column(self.tr("任务"), lambda one: one.task or "", tip=lambda one: one.task or ""),
            Column(self.tr("开始"), lambda one: one.start_on.isoformat()),
            Column(self.tr("结束"), lambda one: one.end_on.isoformat() if one.end_on else still),
            Column(self.tr("文件依据"), lambda one: one.paper or "", tip=lambda one: one.paper or ""),
            Column(self.tr("接替人"), lambda one: one.replacement or ""),
        ]


class SecondmentDialog(FormDialog):
    """Enter one, or change it."""

    def __init__(self, ctx: AppContext, ops: Any, one: SecondmentView | None, parent: QWidget) -> None:
        title = QCoreApplication.translate("SecondmentDialog", "挂职、驻村、抽调")
        today = ctx.clock.today()

        def make(values: Mapping[str, Any]) -> RecordSecondment:
            return RecordSecondment(**values, absence_id=one.absence_id if one else None)

        super().__init__(title, ops, today, make, parent, columns=2)
        day = one.start_on if one else today
        people: list[tuple[object, str]] = [(each.id, each.label) for each in ctx.roster.members(day)]
        if one is not None and one.member_id not in (key for key, _ in people):
            people.insert(0, (one.member_id, one.name))
        kinds = [(kind, titled(ctx.messages, kind, words)) for kind, words in ctx.teams.secondments.kinds(day)]
        self.add_choice("member_id", self.tr("姓名"), people, one.member_id if one else None)
        self.add_choice("kind", self.tr("类别"), kinds, one.kind if one else None)
        self.add_day("start_on", self.tr("开始"), day, required=True)
        self.add_day("end_on", self.tr("结束"), one.end_on if one else None, hint=self.tr("没定就不填"))
        self.add_text("place", self.tr("去向"), one.place if one else "")
        self.add_text("task", self.tr("任务"), one.task if one else "")
        self.add_text("paper", self.tr("文件依据"), one.paper if one else "")
        self.add_text("replacement", self.tr("接替人"), one.replacement if one else "")
        self.add_text("note", self.tr("备注"), one.note if one else "")
