"""年度公示: the figures of the year, ready to be printed as the posted list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smallbranch.dues.views import ReportView, YearTotals
from smallbranch.gui.pages.dues.money import shown_money
from smallbranch.gui.widgets.cards import Card, button, label


class SummaryTab(QWidget):
    """What was due and paid, where the money is, and the report on it to the organisation above."""

    report_wanted = Signal()
    report_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.collected = Card(self.tr("收缴"))
        self.money = Card(self.tr("收支"))
        hint = self.tr("公示表在“台账”页打印：党费收缴使用情况公示。收入基数和欠交不公示。")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.collected)
        layout.addWidget(self.money)
        layout.addLayout(self._report())
        layout.addWidget(label(hint, "muted", wrap=True))
        layout.addStretch(1)

    def show_totals(self, totals: YearTotals) -> None:
        """Show the figures of a year."""
        self._fill(
            self.collected,
            [
                (self.tr("交纳人数"), str(totals.people)),
                (self.tr("全年应交"), shown_money(totals.due)),
                (self.tr("已交"), shown_money(totals.paid)),
                (self.tr("欠交（已过月份）"), shown_money(totals.arrears)),
            ],
        )
        self._fill(
            self.money,
            [
                (self.tr("上年结余"), shown_money(totals.opening)),
                (self.tr("本年收到"), shown_money(totals.received)),
                (self.tr("其中自愿多交"), shown_money(totals.extra)),
                (self.tr("上级返还"), shown_money(totals.returned)),
                (self.tr("上缴"), shown_money(totals.remitted)),
                (self.tr("使用"), shown_money(totals.used)),
                (self.tr("结余"), shown_money(totals.balance)),
            ],
        )

    def show_report(self, report: ReportView | None, year: int) -> None:
        """Show whether the year was reported."""
        self.drop.setVisible(report is not None)
        self.ask.setText(self.tr("修改报告…") if report else self.tr("登记报告…"))
        if report is None:
            self.report.setText(self.tr("{year}年度党费情况还没有登记报告。次年第一季度内报告上级。").format(year=year))
            return
        text = self.tr("{year}年度党费情况已于 {day} 报告{to}。")
        self.report.setText(text.format(year=year, day=report.reported_on, to=report.to_org or self.tr("上级")))

    def _report(self) -> QHBoxLayout:
        self.report = label("", "muted", wrap=True)
        self.ask, self.drop = button(""), button(self.tr("删除"))
        self.ask.clicked.connect(self.report_wanted)
        self.drop.clicked.connect(self.report_dropped)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.report, 1)
        row.addWidget(self.ask)
        row.addWidget(self.drop)
        return row

    def _fill(self, card: Card, lines: list[tuple[str, str]]) -> None:
        card.clear()
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for row, (words, value) in enumerate(lines):
            grid.addWidget(label(words, "muted"), row, 0)
            grid.addWidget(label(value), row, 1, Qt.AlignmentFlag.AlignRight)
        card.body.addLayout(grid)
