"""测评与评定: ballots counted, self-assessments, and what was decided; the arithmetic proposes nothing by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from smallbranch.appraisal.fields import GRADES
from smallbranch.appraisal.fields import grades as grade_names
from smallbranch.appraisal.fields import ungraded as no_grade
from smallbranch.appraisal.views import AppraisalYear
from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.appraisal.draft import Draft
from smallbranch.gui.pages.appraisal.grid import Sheet, SheetModel
from smallbranch.gui.widgets.cards import StatusChip, button, label
from smallbranch.gui.widgets.dates import DateField

_MOST = 9999
_COUNT_WIDTH, _DAY_WIDTH = 58, 136


class GradesTab(QWidget):
    """The counts above, the sheet below; what was typed stays until it is saved or the year is changed."""

    paper_wanted = Signal(str)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        register = ctx.registers.register(GRADES)
        self._grades, self._ungraded = grade_names(register), no_grade(register)
        self.model: SheetModel | None = None
        self._head_was: tuple[Any, ...] = ()
        self.sheet = Sheet(self.tr("测评票数和评定等次"))
        self.cap = StatusChip()
        self.sums = label("", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        layout.addLayout(self._second())
        layout.addWidget(self.sheet, 1)
        self.sheet.left.connect(lambda: self.save.setFocus(Qt.FocusReason.OtherFocusReason))
        self.setFocusProxy(self.sheet)

    def show_year(self, year: AppraisalYear) -> None:
        """Show a work year; what was typed and not saved of the same year stays."""
        if self.model is not None and self.model.draft.year.work_year == year.work_year and self._is_changed():
            return
        draft = Draft.of(year, self._grades)
        self.model = SheetModel(draft, self._titles(), self._ctx.messages.word, self._ungraded)
        self.model.typed.connect(self._show_state)
        self.sheet.show_model(self.model)
        said = year.entry
        self.held_on.set_value(said.on_day if said else None)
        for field, count in zip(self.counts, (year.issued, year.returned, year.valid), strict=True):
            field.setText("" if count is None else str(count))
        decided = said.values.get("decided_on", "") if said else ""
        self.decided_on.set_value(date.fromisoformat(decided) if decided else None)
        self._head_was = self._head_values()
        self._show_state()

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _head(self) -> QHBoxLayout:
        today = self._ctx.clock.today()
        self.held_on, self.decided_on = DateField(today), DateField(today)
        self.counts = tuple(QLineEdit() for _ in range(3))
        row = QHBoxLayout()
        row.setSpacing(8)
        titles = (self.tr("测评日期"), self.tr("发出"), self.tr("收回"), self.tr("有效"), self.tr("评定日期"))
        for title, field in zip(titles, (self.held_on, *self.counts, self.decided_on), strict=True):
            name = QLabel(title)
            name.setBuddy(field)
            field.setAccessibleName(title)
            row.addWidget(name)
            row.addWidget(field)
        for field in self.counts:
            field.setValidator(QIntValidator(0, _MOST, field))
            field.setFixedWidth(_COUNT_WIDTH)
            field.textChanged.connect(lambda _: self._show_state())
        for day in (self.held_on, self.decided_on):
            day.setFixedWidth(_DAY_WIDTH)
        self.save = button(self.tr("保存"), role="primary")
        self.drop = button(self.tr("放弃改动"))
        self.ballot, self.paper = (
            button(self.tr("打印测评票"), icon="print"),
            button(self.tr("打开汇总表"), icon="print"),
        )
        self.save.clicked.connect(self.store)
        self.drop.clicked.connect(self._drop)
        self.ballot.clicked.connect(lambda: self.paper_wanted.emit("L22"))
        self.paper.clicked.connect(lambda: self.paper_wanted.emit("L23"))
        row.addStretch(1)
        for one in (self.ballot, self.paper, self.drop, self.save):
            row.addWidget(one)
        return row

    def _second(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.cap)
        row.addWidget(self.sums, 1)
        return row

    def _titles(self) -> list[str]:
        own, total, leads = self.tr("自评"), self.tr("合计"), self.tr("得票最多")
        decided, why = self.tr("评定等次"), self.tr("评定理由")
        return [self.tr("姓名"), self.tr("类别"), own, *self._grades, total, leads, self.tr("名次"), decided, why]

    # ── state ────────────────────────────────────────────────────────────────────────────────────────────────

    def _numbers(self) -> list[int] | None:
        texts = [field.text().strip() for field in self.counts]
        return [int(text) for text in texts] if all(texts) else None

    def _head_values(self) -> tuple[Any, ...]:
        return (self.held_on.value(), *(field.text() for field in self.counts))

    def _is_changed(self) -> bool:
        return self.model is not None and (self.model.draft.changed or self._head_values() != self._head_was)

    def _show_state(self) -> None:
        if self.model is None:
            return
        valid = self.counts[2].text().strip()
        if self.model.valid != (int(valid) if valid else None):
            self.model.set_valid(int(valid) if valid else None)
        cap, best = self.model.draft.year.cap, self.model.draft.best()
        words = self.tr("优秀 {best} 人；按 {base} 人计一般不超过 {cap} 人").format(
            best=best, base=cap.base, cap=cap.cap
        )
        self.cap.set_state(words, "warning" if best > cap.cap else "neutral")
        wrong = self.model.wrong_sums()
        hint = self.tr("在格中直接键入数字，Tab 到下一格，回车到下一行；自评和评定键入 1 至 4（优秀至不合格）。")
        told = self.tr("有 {n} 人的票数合计与有效票不符。").format(n=wrong) if wrong else ""
        self.sums.setText(told + hint)
        changed = self._is_changed()
        self.save.setEnabled(changed)
        self.drop.setEnabled(changed)
        self.save.setToolTip("" if changed else self.tr("还没有改动。"))
        self.drop.setToolTip(self.save.toolTip())

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def store(self) -> None:
        """Record what was typed as one step."""
        if self.model is None:
            return
        draft, numbers, held_on = self.model.draft, self._numbers(), self.held_on.value()
        if numbers is None or held_on is None:
            commands = draft.own()
            if draft.changed and not commands:
                self.sums.setText(self.tr("先填写测评日期和发出、收回、有效票数。"))
        else:
            decided_on = self.decided_on.value() or (self._ctx.clock.today() if draft.decided() else None)
            commands = draft.commands(held_on, numbers, decided_on)
        if not commands:
            return
        dispatcher, code = self._ctx.dispatcher, draft.step(commands)
        only = commands[0] if len(commands) == 1 else None
        done = self._ops.run_step(lambda: dispatcher.do(only) if only else dispatcher.do_all(commands, code))
        if done is not None:
            self._drop()

    def _drop(self) -> None:
        year = self.model.draft.year.work_year if self.model else self._ctx.clock.today().year
        self.model = None
        found = self._ops.run_read(lambda: self._ctx.appraisal.appraisal(year))
        if found is not None:
            self.show_year(found)
