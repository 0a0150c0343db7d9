"""The facts of the branch and its theme day."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.settings.state import branch_change
from smallbranch.gui.widgets.cards import Card, button, label
from smallbranch.gui.widgets.dates import DateField
from smallbranch.gui.widgets.forms import Form

_LAST_THEME_DAY = 28


class BranchTab(QWidget):
    """A form over `SetBranch`; saved with its button."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self.form = Form(3)
        self._fields()
        self.save = button(self.tr("保存"), role="primary")
        self.save.clicked.connect(self.write)
        self.said = label("", "muted")
        card = Card(self.tr("支部信息"), (self.said, self.save))
        card.body.addWidget(label(self.tr("台账抬头、上报表和通知都从这里取。"), "muted"))
        card.body.addWidget(self.form)
        scrolled(self, card)

    def reload(self) -> None:
        """Show what is stored."""
        branch = self._ops.run_read(self._ctx.roster.branch)
        if branch is None:
            return
        for name, row in self.form.rows.items():
            value = getattr(branch, name)
            if isinstance(row.field, QLineEdit) and not isinstance(row.field, DateField):
                row.field.setText(value or "")
        self.founded.set_value(branch.founded_on)
        self.theme_day.setCurrentIndex(branch.theme_day or 0)

    def write(self) -> None:
        """Store what differs."""
        values: dict[str, Any] = {}
        for name, row in self.form.rows.items():
            if isinstance(row.field, QLineEdit) and not isinstance(row.field, DateField):
                values[name] = row.field.text().strip()
        values |= {"founded_on": self.founded.value(), "theme_day": self.theme_day.currentData()}
        if self.founded.is_wrong():
            self.form.show_errors({"founded_on": self.tr("看不懂这个日期")})
            return
        command = branch_change(self._ctx.roster.branch(), values)
        if command is None:
            self.form.clear_errors()
            self.said.setText(self.tr("没有改动"))
        elif self._ops.run_write(command, form=self.form) is not None:
            self.said.setText(self.tr("✓ 已保存"))

    def _fields(self) -> None:
        self.founded = DateField(self._ctx.clock.today())
        self.theme_day = QComboBox()
        self.theme_day.addItem(self.tr("未定"), 0)
        for day in range(1, _LAST_THEME_DAY + 1):
            self.theme_day.addItem(self.tr("每月 {n} 日").format(n=day), day)
        add = self.form.add
        add("name", self.tr("支部名称"), QLineEdit(), required=True)
        add("short_name", self.tr("简称"), QLineEdit())
        add("agency", self.tr("所在单位"), QLineEdit())
        add("superior_org", self.tr("上级党组织"), QLineEdit())
        add("zone", self.tr("党建协作区"), QLineEdit())
        add("unit_code", self.tr("单位代码"), QLineEdit())
        add("founded_on", self.tr("成立日期"), self.founded)
        add("founding_doc", self.tr("成立批复文号"), QLineEdit())
        add("venue", self.tr("活动场所"), QLineEdit())
        add("office_phone", self.tr("办公电话"), QLineEdit())
        add("liaison", self.tr("联络员"), QLineEdit())
        hint = self.tr("排年度计划时用；遇节假日可以调整")
        add("theme_day", self.tr("主题党日固定日"), self.theme_day, hint=hint)


def scrolled(page: QWidget, *cards: QWidget) -> None:
    """Put cards one under the other into a scroll area that fills the page."""
    inner = QWidget()
    inner.setProperty("role", "page")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 12, 6, 6)
    column.setSpacing(12)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(area)
