"""The page: people by stage at the left, one person's way at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.development.commands import CancelStep
from smallbranch.development.views import NoticeView, PersonLine, ReviewView, StepStatus, StepView
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.development.detail import PersonDetail
from smallbranch.gui.pages.development.dialogs import (
    WIDTH,
    ApplyDialog,
    ContactsDialog,
    EndDialog,
    ExtendDialog,
    NoticeDialog,
    ReviewDialog,
)
from smallbranch.gui.pages.development.record import WIDTH as RECORD_WIDTH
from smallbranch.gui.pages.development.record import RecordDialog
from smallbranch.gui.pages.development.records import RecordsDialog
from smallbranch.gui.widgets.cards import EmptyState, PageHeader, button
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.gui.widgets.listing import Listing

_LIST_WIDTH = 384
_DIALOGS = {
    "review": ReviewDialog,
    "notice": NoticeDialog,
    "contacts": ContactsDialog,
    "extend": ExtendDialog,
    "end": EndDialog,
}


class DevelopmentPage(QWidget):
    """Takes applications in and records the steps."""

    key = "development"
    watches = frozenset(
        (
            "development_step",
            "development_paper",
            "development_contact",
            "development_review",
            "development_notice",
            "development_extension",
            "member",
            "member_category",
            "member_relation",
            "setting",
        )
    )
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        self.add = button(self.tr("登记入党申请"), role="primary", icon="plus")
        self.add.clicked.connect(self.apply)
        hint = self.tr("从递交申请书到材料归档共25步。选中一步按回车记录，最早和最晚日期按规定算出。")
        self.stack = QStackedWidget()
        self.stack.addWidget(self._both())
        self.stack.addWidget(self._nothing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(8)
        layout.addWidget(PageHeader(self.tr("发展党员"), hint, (self.add,)))
        layout.addWidget(self.stack, 1)

    def reload(self) -> None:
        """Read the people again; who was chosen stays chosen."""
        today = self._ctx.clock.today()
        people = self._ops.run_read(lambda: self._ctx.development.people(today))
        if people is None:
            return
        self.model.set_rows(people)
        self.stack.setCurrentIndex(0 if people else 1)
        if people and not self.table.currentIndex().isValid():
            self._choose(people[0].id)
        self._show_chosen()

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Show a person (`member_id`); `step` opens the dialog of that step, `start_application` a new one."""
        if target.get("action") == "start_application":
            self.apply()
            return
        if "member_id" in target:
            self._choose(int(target["member_id"]))
            self._show_chosen()
            self.detail.choose_next()
            self.detail.steps.setFocus()

    def apply(self) -> None:
        """Open the form of an application; the new applicant is chosen afterwards."""
        before = {line.id for line in self.model.rows}
        dialog = ApplyDialog(self._ctx, self._ops, self)
        dialog.accepted.connect(lambda: self._choose_new(before))
        dialog.show_wide(RECORD_WIDTH)

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _both(self) -> QWidget:
        columns: list[Column[PersonLine]] = [
            Column(self.tr("姓名"), lambda one: one.label, tip=lambda one: one.label),
            Column(
                self.tr("身份"), lambda one: self._ctx.messages.text("word", one.category), sort=lambda one: one.stage
            ),
            Column(self.tr("下一步"), self._next, tip=self._next),
        ]
        self.detail = PersonDetail(self._ctx, self._ops)
        self.model: RowTableModel[PersonLine] = RowTableModel(columns, parent=self)
        self.table = Listing(self.model, {0: 86, 1: 106}, self.tr("发展党员人员列表"), stretch=2)
        self.table.setFixedWidth(_LIST_WIDTH)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.table.opened.connect(lambda _: self.detail.record_next())
        self.detail.record_wanted.connect(self._record)
        self.detail.cancel_wanted.connect(self._cancel)
        self.detail.asked.connect(self._ask)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.table)
        row.addWidget(self.detail, 1)
        return both

    def _nothing(self) -> EmptyState:
        begin = button(self.tr("登记第一份申请"), icon="plus")
        begin.clicked.connect(self.apply)
        hint = self.tr("有同志递交入党申请书时在这里登记，谈话、考察、公示、表决和转正的期限随后自动提醒。")
        return EmptyState("development", self.tr("还没有入党申请人"), hint, (begin,))

    def _next(self, line: PersonLine) -> str:
        if line.next_step is None:
            return ""
        late = "! " if line.next_status is StepStatus.OVERDUE else ""
        return f"{late}{line.next_step.no} {line.next_step.title}"

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def _choose(self, member_id: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.model.index_of(member_id), flags)

    def _choose_new(self, before: set[int]) -> None:
        self.reload()
        new = next((line.id for line in self.model.rows if line.id not in before), None)
        if new is not None:
            self._choose(new)

    def _show_chosen(self) -> None:
        line = self.table.current()
        today = self._ctx.clock.today()
        found = self._ops.run_read(lambda: self._ctx.development.person(line.id, today)) if line else None
        self.detail.show_person(found)

    def _record(self, line: StepView) -> None:
        if self.detail.person is None:
            return
        dialog = RecordDialog(self._ctx, self._ops, self.detail.person, line, self)
        dialog.accepted.connect(self.detail.choose_next)
        dialog.show_wide(RECORD_WIDTH)

    def _cancel(self, line: StepView) -> None:
        if self.detail.person is not None and line.done_on is not None:
            self._ops.run_write(CancelStep(member_id=self.detail.person.line.id, step=line.step.no))

    def _ask(self, name: str) -> QDialog | None:
        if self.detail.person is None:
            return None
        if name == "records":
            return self._records()
        dialog = _DIALOGS[name](self._ctx, self._ops, self.detail.person, self)
        dialog.show_wide(WIDTH)
        return dialog

    def _records(self) -> RecordsDialog:
        """List reviews, notices and the extension of the person chosen."""
        person, today = self.detail.person, self._ctx.clock.today()
        assert person is not None
        read = lambda: self._ops.run_read(lambda: self._ctx.development.person(person.line.id, today))  # noqa: E731
        dialog = RecordsDialog(self._ops, read, self)

        def change(known: ReviewView | NoticeView) -> None:
            if isinstance(known, ReviewView):
                form: FormDialog = ReviewDialog(self._ctx, self._ops, person, self, known)
            else:
                form = NoticeDialog(self._ctx, self._ops, person, self, known)
            form.accepted.connect(dialog.reload)
            form.show_wide(WIDTH)

        dialog.change_wanted.connect(change)
        dialog.open()
        return dialog
