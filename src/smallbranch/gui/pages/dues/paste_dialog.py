"""Bases copied from a spreadsheet: what they come to is shown line by line before they are fixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.dues.commands import SetDuesBases
from smallbranch.dues.pasting import PastedBase
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.dues.money import shown_money
from smallbranch.gui.widgets.cards import label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.sizes import scaled
from smallbranch.kernel.errors import InvalidInput
from smallbranch.roster.block import read_block


@dataclass(frozen=True, slots=True)
class _Line:
    """A pasted line with its place and what it comes to."""

    id: int
    base: PastedBase
    monthly: str
    problem: str


class PasteBasesDialog(QDialog):
    """The text, the month it holds from, and the lines read from it."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("粘贴基数"))
        self._ctx, self._ops = ctx, ops
        today = ctx.clock.today()
        self.month = QLineEdit(f"{today.year}-01")
        self.category = QComboBox()
        for category, fixed in ctx.dues.categories(today):
            if not fixed:
                self.category.addItem(ctx.messages.word(category), category)
        self.text = QPlainTextEdit(QGuiApplication.clipboard().text())
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(scaled(110))
        self.text.setAccessibleName(self.tr("粘贴的内容"))
        self.model: RowTableModel[_Line] = RowTableModel(self._columns(), parent=self)
        self.table = Listing(self.model, {0: 160, 1: 110}, self.tr("读出的基数"), stretch=2)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setProperty("role", "primary")
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("取消"))
        self.buttons.accepted.connect(self.submit)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.month.textChanged.connect(lambda _: self._read())
        self.category.currentIndexChanged.connect(lambda _: self._read())
        self.text.textChanged.connect(self._read)
        self._read()

    def submit(self) -> None:
        """Fix the bases that could be read, in one step."""
        commands = tuple(line.base.command for line in self.model.rows if line.base.command and not line.problem)
        if self._ops.run_write(SetDuesBases(bases=commands)) is not None:
            self.accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("起始月份(&M)"), self.month)
        form.addRow(self.tr("类别(&C)"), self.category)
        hint = self.tr(
            "从 Excel、WPS 复制：第一列姓名，第二列基数；带表头时可以是各项收入，按表头对应。收入属个人信息，不公示。"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(label(hint, "muted", wrap=True))
        layout.addLayout(form)
        layout.addWidget(self.text)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.buttons)
        self.resize(scaled(640), scaled(560))

    def _columns(self) -> list[Column[_Line]]:
        return [
            Column(self.tr("姓名"), lambda line: line.base.name),
            Column(self.tr("每月应交"), lambda line: line.monthly, Qt.AlignmentFlag.AlignRight),
            Column(self.tr("请核对"), lambda line: line.problem, tip=lambda line: line.problem),
        ]

    def _read(self) -> None:
        block = read_block(self.text.toPlainText())
        try:
            found = self._ctx.dues.plan_bases(block, self.month.text().strip(), self.category.currentData())
        except InvalidInput:
            found = ()
        self.model.set_rows([self._line(number, one) for number, one in enumerate(found, 1)])
        count = sum(not line.problem for line in self.model.rows)
        self.ok.setText(self.tr("核定 {n} 人").format(n=count))
        self.ok.setEnabled(count > 0)
        self.ok.setToolTip("" if count else self.tr("还没有读出可以核定的基数"))

    def _line(self, number: int, one: PastedBase) -> _Line:
        code, monthly = one.problem, ""
        if one.command is not None:
            try:
                monthly = shown_money(self._ctx.dues.preview(one.command).monthly)
            except InvalidInput as problem:
                code = next(iter(problem.fields.values()))
        return _Line(number, one, monthly, self._ctx.messages.text("field", code) if code else "")
