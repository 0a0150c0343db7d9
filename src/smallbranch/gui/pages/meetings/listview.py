"""The list of records with its filters, and the chosen record beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smallbranch.attachments.kinds import Owner
from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.meetings.lookup import absences, ledger_target, lines, open_decisions
from smallbranch.gui.pages.meetings.record_view import RecordView
from smallbranch.gui.pages.meetings.start import form_choices
from smallbranch.gui.widgets.attachments import AttachmentsBox
from smallbranch.gui.widgets.attachments_state import OfRecord
from smallbranch.gui.widgets.cards import Card, EmptyState, button, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.period_picker import PeriodPicker
from smallbranch.gui.wording import titled
from smallbranch.kernel.periods import quarter_of
from smallbranch.meetings.views import EventLine, EventView

_EMS = {0: 7, 1: 7, 3: 6, 4: 6}
_TOPIC = 2


class RecordList(QWidget):
    """One line for each segment; `wanted` names what is to be done with the chosen record."""

    wanted = Signal(str)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self.event_view: EventView | None = None
        self._make_table()
        self.record = RecordView(ctx)
        card = Card()
        card.body.addWidget(self.record, 1)
        self.files = AttachmentsBox(ctx, ops, rows=2)
        card.body.addWidget(self.files)
        card.body.addLayout(self._actions())
        card.setMinimumWidth(320)
        card.setMaximumWidth(456)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._filters())
        left.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(left, 3)
        layout.addWidget(card, 2)
        self._fit()

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _filters(self) -> QVBoxLayout:
        today = self._ctx.clock.today()
        self.picker = PeriodPicker(quarter_of(today), months=False)
        self.picker.changed.connect(lambda _: self.reload())
        self.form = QComboBox()
        self.form.setAccessibleName(self.tr("会议形式"))
        self.form.addItem(self.tr("全部形式"), None)
        for key, words in form_choices(self._ctx, today):
            self.form.addItem(words, key)
        self.search = QLineEdit()
        self.form.currentIndexChanged.connect(lambda _: self.reload())
        self.search.setObjectName("search")
        self.search.setPlaceholderText(self.tr("查找主题、内容、议定事项（所有年份）"))
        self.search.setAccessibleName(self.tr("查找记录"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self.reload())
        self.count = label("", "muted")
        upper, lower, both = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        upper.addWidget(self.picker, 1)
        upper.addWidget(self.count)
        lower.addWidget(self.form)
        lower.addWidget(self.search, 1)
        for row in (upper, lower):
            row.setSpacing(8)
            both.addLayout(row)
        return both

    def _make_table(self) -> None:
        columns: list[Column[EventLine]] = [
            Column(self.tr("日期"), lambda one: one.held_on.isoformat(), sort=lambda one: one.start_at),
            Column(self.tr("形式"), self._form_text),
            Column(self.tr("主题"), lambda one: one.topic, tip=lambda one: one.topic),
            Column(self.tr("实到/应到"), self._counts, sort=lambda one: one.present_count),
            Column(self.tr("标记"), self._signs),
        ]
        self.model: RowTableModel[EventLine] = RowTableModel(columns, identity=lambda one: one.segment_id, parent=self)
        self.table = Listing(self.model, {}, self.tr("会议记录"), stretch=_TOPIC)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_record())
        self.table.opened.connect(lambda _: self.wanted.emit("edit"))
        self.table.removed.connect(lambda _: self.wanted.emit("remove"))
        new = button(self.tr("新记录"), role="primary", icon="plus")
        new.clicked.connect(lambda: self.wanted.emit("new"))
        hint = self.tr("一次活动可以有几段（如主题党日后接着上党课），各记各的，考勤只记没到的人。")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(EmptyState("meetings", self.tr("这里还没有记录"), hint, (new,)))

    def _actions(self) -> QVBoxLayout:
        self.edit = self._action("edit", self.tr("修改"), "edit")
        self.remove = self._action("remove", self.tr("删除"), "")
        self.makeup = self._action("makeup", self.tr("登记补课"), "")
        self.close_decision = self._action("close_decision", self.tr("办结事项"), "")
        self.print_one = self._action("print", self.tr("打印"), "print")
        self.sign_in = self._action("sign_in", self.tr("签到表"), "print")
        self.sign_in.setToolTip(self.tr("打印本次活动的签到表，序号与考勤一致"))
        self.remove.setToolTip(self.tr("只在记错时删除，可以撤销"))
        self.print_one.setToolTip(self.tr("只打印这一次的记录；整本在“台账”页打印"))
        rows = QVBoxLayout()
        rows.setSpacing(6)
        for buttons in ((self.edit, self.print_one, self.remove), (self.makeup, self.close_decision, self.sign_in)):
            row = QHBoxLayout()
            for one in buttons:
                row.addWidget(one)
            row.addStretch(1)
            rows.addLayout(row)
        return rows

    def _action(self, key: str, words: str, icon: str) -> QPushButton:
        result = button(words, icon=icon)
        result.clicked.connect(lambda: self.wanted.emit(key))
        return result

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        em = self.table.fontMetrics().height()
        for column, count in _EMS.items():
            self.table.setColumnWidth(column, count * em * 4 // 5)
        self.table.verticalHeader().setDefaultSectionSize(em + 15)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def reload(self) -> None:
        """Read the list again; the chosen line stays."""
        found = self._ops.run_read(
            lambda: lines(self._ctx, self.picker.period(), self.form.currentData(), self.search.text())
        )
        if found is None:
            return
        self.model.set_rows(found)
        self.count.setText(self.tr("{n} 条").format(n=len(found)))
        self.stack.setCurrentIndex(0 if found else 1)
        if found and not self.table.currentIndex().isValid():
            self._choose(0)
        self._show_record()

    def show_event(self, event_id: int) -> None:
        """Show and choose an event, whatever the filters are."""
        event = self._ops.run_read(lambda: self._ctx.meetings.event(event_id))
        if event is None:
            return
        day = event.start_at.date()
        if not self.picker.period().contains(day):
            self.picker.set_period(quarter_of(day))
        for field in (self.form, self.search):
            field.blockSignals(True)
        self.form.setCurrentIndex(0)
        self.search.clear()
        for field in (self.form, self.search):
            field.blockSignals(False)
        self.reload()
        at = next((number for number, one in enumerate(self.model.rows) if one.event_id == event_id), None)
        if at is not None:
            self._choose(at)
            self.table.setFocus()

    def ledger_target(self) -> dict[str, object] | None:
        """Return what the ledgers page prints for the chosen line."""
        line = self.table.current()
        if self.event_view is None or line is None:
            return None
        return ledger_target(self._ctx, self.event_view, line.segment_id)

    def _choose(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.model.index(row, 0), flags)
        self.table.scrollTo(self.model.index(row, 0))

    def _show_record(self) -> None:
        current = self.table.currentIndex()
        shown = current.isValid() and current.row() < self.model.rowCount()
        line = self.model.row_at(current.row()) if shown else None
        self.event_view = self._ops.run_read(lambda: self._ctx.meetings.event(line.event_id)) if line else None
        self.record.show_event(self.event_view, line.segment_id if line else None)
        event = self.event_view
        self.files.setVisible(event is not None)
        self.files.show_place(OfRecord(self._ctx, self._ops, Owner.EVENT, event.id) if event is not None else None)
        for one in (self.edit, self.remove, self.sign_in):
            one.setEnabled(event is not None)
        self.makeup.setEnabled(event is not None and bool(absences(event)))
        self.close_decision.setEnabled(event is not None and bool(open_decisions(event)))
        self.makeup.setToolTip(
            self.tr("给缺席的人登记补课") if self.makeup.isEnabled() else self.tr("没有缺席未补课的人")
        )
        self.close_decision.setToolTip(
            self.tr("登记议定事项已办结") if self.close_decision.isEnabled() else self.tr("没有待办结的议定事项")
        )
        self.print_one.setEnabled(event is not None and self.ledger_target() is not None)

    def _form_text(self, line: EventLine) -> str:
        if line.cell:
            return line.cell
        form = self._ctx.packs.rules.form(line.form, line.held_on)
        return titled(self._ctx.messages, line.form, form.short) if form is not None else line.form

    def _counts(self, line: EventLine) -> str:
        return f"{line.present_count}/{line.due_count}" if line.due_count else ""

    def _signs(self, line: EventLine) -> str:
        signs = []
        if line.makes_up:
            signs.append(self.tr("补办"))
        if not line.has_minutes:
            signs.append(self.tr("缺内容"))
        late = (line.entered_at.date() - line.held_on).days
        if late > self._ctx.packs.rules.setting_int("entry_late_days", line.held_on):
            signs.append(self.tr("补录"))
        return " ".join(signs)
