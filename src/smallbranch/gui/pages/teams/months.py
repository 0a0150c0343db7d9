"""Who is on how many teams, month by month of a year; whole months elsewhere stand in their cells."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, Index, RowTableModel
from smallbranch.gui.pages.teams.load import Tint
from smallbranch.gui.theme import status_colours
from smallbranch.gui.widgets.cards import label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.teams.views import LoadMonths

_NAME_WIDTH, _MONTH_WIDTH, _MANY, _YEARS_BACK = 150, 76, 2, 8


class MonthsModel(RowTableModel[LoadMonths]):
    """Tints a month: on one team, on several, away for all of it."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.BackgroundRole and index.isValid() and 1 <= index.column() <= 12:
            row, month = self.row_at(index.row()), index.column() - 1
            count = len(row.teams[month])
            severity = "neutral" if row.away[month] else "" if not count else "info" if count < _MANY else "warning"
            return QBrush(QColor(status_colours(severity)[1])) if severity else None
        return super().data(index, role)


class MonthsTab(QWidget):
    """One row a member, one column a month."""

    changed = Signal()

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._labels: dict[int, str] = {}
        today = ctx.clock.today()
        self.year = QComboBox()
        self.year.setAccessibleName(self.tr("年份"))
        for year in range(today.year + 1, today.year - _YEARS_BACK, -1):
            self.year.addItem(self.tr("{year} 年").format(year=year), year)
        self.year.setCurrentIndex(1)
        self.year.activated.connect(lambda _: self.reload())
        self.model = MonthsModel(self._columns(), identity=lambda one: one.member_id, parent=self)
        widths = {0: _NAME_WIDTH} | {month: _MONTH_WIDTH for month in range(1, 13)}
        self.table = Listing(self.model, widths, self.tr("按月的任务负荷"))
        self.table.setItemDelegate(Tint(self.table))
        hint = label(self.tr("当月在组一天即计；整月挂职、驻村、抽调的写明。不排名、不打分。"), "small", wrap=True)
        top = QHBoxLayout()
        top.addWidget(self.year)
        top.addWidget(hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)

    def reload(self) -> None:
        """Read the year again."""
        months = Period(int(self.year.currentData()), PeriodKind.YEAR).months()
        found = self._ops.run_read(lambda: self._ctx.teams.load_over(months))
        if found is not None:
            self._labels = {one.id: one.label for one in self._ctx.roster.members(self._ctx.clock.today())}
            self.model.set_rows(found)

    def _columns(self) -> list[Column[LoadMonths]]:
        name: Column[LoadMonths] = Column(self.tr("姓名"), lambda one: self._labels.get(one.member_id, one.name))
        return [name, *(self._month(month) for month in range(12)), Column("", lambda one: "")]

    def _month(self, month: int) -> Column[LoadMonths]:
        def shown(one: LoadMonths) -> str:
            count = str(len(one.teams[month])) if one.teams[month] else ""
            return "　".join(part for part in (count, one.away[month]) if part)

        def named(one: LoadMonths) -> str:
            return "\n".join((*one.teams[month], *filter(None, (one.away[month],))))

        title = self.tr("{month}月").format(month=month + 1)
        return Column(title, shown, Qt.AlignmentFlag.AlignHCenter, tip=named)
