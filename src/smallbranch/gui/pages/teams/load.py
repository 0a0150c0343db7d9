"""Who is on how many teams: people × running teams, the number tinted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from smallbranch.gui.models.table import Column, Index, RowTableModel
from smallbranch.gui.theme import status_colours
from smallbranch.gui.widgets.cards import label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.teams.views import LoadView

_NAME_WIDTH, _COUNT_WIDTH, _TEAM_WIDTH = 170, 90, 190
_MANY = 2
_COUNT_COLUMN = 1


class LoadModel(RowTableModel[LoadView]):
    """Tints the number: nothing, on one team, on several."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.BackgroundRole and index.isValid() and index.column() == _COUNT_COLUMN:
            count = len(self.row_at(index.row()).teams)
            severity = "" if not count else "info" if count < _MANY else "warning"
            return QBrush(QColor(status_colours(severity)[1])) if severity else None
        return super().data(index, role)


class Tint(QStyledItemDelegate):
    """Paints the ground of a cell: a style sheet that draws the cell's border leaves it out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect.adjusted(6, 4, -6, -5), ground)
        super().paint(painter, option, index)


class LoadTab(QWidget):
    """Made anew when the teams change: each running team is a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LoadModel((), identity=lambda one: one.member_id, parent=self)
        self.table = Listing(self.model, {}, self.tr("任务负荷"))
        self.table.setItemDelegate(Tint(self.table))
        hint = self.tr("只数正在进行的项目党小组，供安排人手时参考；不排名、不打分。")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(hint, "small", wrap=True))
        layout.addWidget(self.table, 1)

    def show_loads(self, loads: Sequence[LoadView], teams: Sequence[str], labels: dict[int, str]) -> None:
        """Show the people with the running teams of this name."""
        centre = Qt.AlignmentFlag.AlignHCenter
        columns: list[Column[LoadView]] = [
            Column(self.tr("姓名"), lambda one: labels.get(one.member_id, one.name)),
            Column(self.tr("在组数"), lambda one: str(len(one.teams)), centre, sort=lambda one: len(one.teams)),
        ]
        columns += [self._team_column(team) for team in teams]
        columns.append(Column("", lambda one: ""))
        old, self.model = self.model, LoadModel(columns, loads, identity=lambda one: one.member_id, parent=self)
        widths = {0: _NAME_WIDTH, 1: _COUNT_WIDTH} | {at + 2: _TEAM_WIDTH for at in range(len(teams))}
        self.table.show_model(self.model, widths)
        old.deleteLater()

    def _team_column(self, team: str) -> Column[LoadView]:
        def role(one: LoadView) -> str:
            if team in one.leads:
                return self.tr("组长")
            return self.tr("成员") if team in one.teams else ""

        return Column(team, role, Qt.AlignmentFlag.AlignHCenter, tip=lambda _: team)
