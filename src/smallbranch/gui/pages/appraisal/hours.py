"""学时: who has how many hours of how many, with the rule of the figure."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.widgets.cards import button, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.registers.hours import MemberHours, hour_text

_WIDTHS = {0: 110, 1: 64, 2: 74, 3: 74, 4: 64, 5: 74, 6: 64, 7: 74, 8: 120}


class HoursTab(QWidget):
    """A list to read; hours come from attendance and from certificates."""

    paper_wanted = Signal(str)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        right = Qt.AlignmentFlag.AlignRight
        columns: list[Column[MemberHours]] = [
            Column(self.tr("姓名"), lambda one: one.member.label),
            Column(self.tr("标准"), lambda one: str(one.standard), right, sort=lambda one: one.standard),
            Column(self.tr("集中培训"), lambda one: hour_text(one.training), right, sort=lambda one: one.training),
            Column(self.tr("支部学习"), lambda one: hour_text(one.branch), right, sort=lambda one: one.branch),
            Column(self.tr("党课"), lambda one: hour_text(one.lectures), right, sort=lambda one: one.lectures),
            Column(self.tr("网络学习"), lambda one: hour_text(one.online), right, sort=lambda one: one.online),
            Column(self.tr("合计"), lambda one: hour_text(one.total), right, sort=lambda one: one.total),
            Column(self.tr("培训次数"), lambda one: str(one.courses), right, sort=lambda one: one.courses),
            Column(self.tr("达标"), self._reached, sort=lambda one: one.short),
            Column(self.tr("依据"), _source, tip=_source),
        ]
        identity = _member_id
        self.model: RowTableModel[MemberHours] = RowTableModel(columns, identity=identity, parent=self)
        self.table = Listing(self.model, _WIDTHS, self.tr("学时汇总"), stretch=9)
        self.summary = label("", "muted", wrap=True)
        self.cards = button(self.tr("学时登记卡"), icon="print")
        self.paper = button(self.tr("打开汇总表"), icon="print")
        self.cards.clicked.connect(lambda: self.paper_wanted.emit("L17C"))
        self.paper.clicked.connect(lambda: self.paper_wanted.emit("L18"))
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(self.cards)
        top.addWidget(self.paper)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_year(self, year: int) -> None:
        """Show the hours of a calendar year, up to today."""
        as_of = min(self._ctx.clock.today(), date(year, 12, 31))
        found = self._ctx.registers.hours(year, as_of)
        self.model.set_rows(found)
        behind = sum(bool(one.short) and not one.exempt for one in found)
        words = self.tr(
            "{year} 年：{n} 人，{behind} 人尚未达标。每人每分钟只计一次；外出学习在“其他登记”的外出学习学时登记表登记。"
        )
        self.summary.setText(words.format(year=year, n=len(found), behind=behind))

    def _reached(self, one: MemberHours) -> str:
        if not one.short:
            return self.tr("✓ 达标")
        if one.exempt:
            return self.tr("不作要求（{why}）").format(why=one.exempt)
        return self.tr("差 {n}").format(n=hour_text(one.short))


def _member_id(one: MemberHours) -> int:
    return one.member.id


def _source(one: MemberHours) -> str:
    return f"{one.rule.id}　{one.rule.article}" if one.rule else ""
