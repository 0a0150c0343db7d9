"""谈心谈话: who has talked with whom, and who is still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from smallbranch.appraisal.fields import EXCUSES, MEMBER, TALKS, WORK_YEAR
from smallbranch.appraisal.views import Coverage, LifeYear, Need
from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, Index, RowTableModel
from smallbranch.gui.pages.appraisal.dialogs import YearEntryDialog
from smallbranch.gui.pages.registers.dialog import EntryDialog
from smallbranch.gui.theme import status_colours
from smallbranch.gui.widgets.cards import button, label
from smallbranch.gui.widgets.ground import Ground
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.sizes import scaled
from smallbranch.roster.views import MemberView

_NAME, _CELL, _LIST = 142, 62, 300
_PER_LINE = 2  # characters of a name in a line of a heading


class TalksModel(RowTableModel[MemberView]):
    """Tints pairs that talked, and names whose talks are missing."""

    coverage: Coverage | None = None
    people: Sequence[MemberView] = ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.BackgroundRole and index.isValid() and self.coverage is not None:
            return self._ground(self.row_at(index.row()), index.column(), self.coverage)
        return super().data(index, role)

    def _ground(self, row: MemberView, column: int, found: Coverage) -> QBrush | None:
        if column == 0:
            missing = row.id not in found.excused and found.lacks(row.id)
            return QBrush(QColor(status_colours("warning")[1])) if missing else None
        other = self.people[column - 1]
        return QBrush(QColor(status_colours("ok")[1])) if found.between(row.id, other.id) else None


class TalksTab(QWidget):
    """The matrix and the list of what is missing; Enter or a double click records the talk."""

    paper_wanted = Signal(str)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._year = ctx.clock.today().year
        self._people: list[MemberView] = []
        self._why: Mapping[int, str] = {}
        self.summary = label("", "muted", wrap=True)
        self.add = button(self.tr("登记谈话"), role="primary", icon="plus")
        self.excuse = button(self.tr("不计入…"))
        self.excuse.setToolTip(self.tr("选中的人这一年可不计入，写明理由；理由印在覆盖表上。"))
        self.excuse.clicked.connect(self._ask_excuse)
        self.paper = button(self.tr("打开覆盖表"), icon="print")
        self.add.clicked.connect(lambda: self._ask(None, None))
        self.paper.clicked.connect(lambda: self.paper_wanted.emit("L26"))
        self.model = TalksModel((), parent=self)
        self.matrix = Listing(self.model, {}, self.tr("谈话覆盖表"))
        self.matrix.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.matrix.setItemDelegate(Ground(self.matrix))
        self.matrix.opened.connect(lambda _: self._open_pair())
        columns: list[Column[Need]] = [
            Column(self.tr("类型"), self._kind),
            Column(self.tr("还没有谈"), self._who, tip=self._who),
        ]
        self.needs: RowTableModel[Need] = RowTableModel(columns, identity=id, parent=self)
        self.missing = Listing(self.needs, {0: 100}, self.tr("还没有谈的"), stretch=1)
        self.missing.setFixedWidth(_LIST)
        self.missing.opened.connect(lambda need: self._ask(need.other, need.member))
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        for one in (self.paper, self.excuse, self.add):
            top.addWidget(one)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.matrix, 1)
        both.addWidget(self.missing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(both, 1)
        self.setFocusProxy(self.matrix)

    def show_year(self, year: LifeYear) -> None:
        """Show who talked with whom for a work year."""
        found = year.coverage
        self._year, self._why = year.work_year, found.excused
        at = self.matrix.currentIndex()
        self._people = sorted(
            found.members, key=lambda one: (one.id != found.secretary, one.id not in found.commissioners)
        )
        self._show_columns(found)
        self.model.set_rows(self._people)
        self.matrix.selectionModel().setCurrentIndex(
            self.model.index(max(at.row(), 0), max(at.column(), 0)), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.needs.set_rows(found.needs)
        self.missing.setVisible(bool(found.needs))
        words = self.tr(
            "{people} 人应谈，{covered} 人已谈全，还差 {missing} 项。空格为没有谈过，免为可不计入；双击一格登记谈话。"
        )
        self.summary.setText(words.format(people=found.counted, covered=found.covered, missing=len(found.needs)))

    def _show_columns(self, found: Coverage) -> None:
        columns: list[Column[MemberView]] = [Column(self.tr("姓名"), lambda one: self._label(found, one))]
        columns += [self._column(found, other) for other in self._people]
        self.model = TalksModel(columns, parent=self)
        self.model.coverage, self.model.people = found, self._people
        widths = {0: _NAME} | {at: _CELL for at in range(1, len(columns))}
        self.matrix.show_model(self.model, widths)
        self.matrix.horizontalHeader().setStretchLastSection(False)
        self.matrix.horizontalHeader().setMinimumSectionSize(scaled(_CELL))

    def _column(self, found: Coverage, other: MemberView) -> Column[MemberView]:
        return Column(
            "\n".join(part for part in (_downwards(other.name), other.label.removeprefix(other.name)) if part),
            lambda one: self._cell(found, one, other),
            Qt.AlignmentFlag.AlignHCenter,
            tip=lambda one: self._tip(found, one, other),
        )

    def _label(self, found: Coverage, one: MemberView) -> str:
        sign = (
            self.tr("书记") if one.id == found.secretary else self.tr("委员") if one.id in found.commissioners else ""
        )
        return f"{one.label} {sign}".strip()

    def _cell(self, found: Coverage, one: MemberView, other: MemberView) -> str:
        if one.id == other.id:
            return "—"
        days = found.between(one.id, other.id)
        excused = one.id in found.excused or other.id in found.excused
        return f"{days[-1]:%m.%d}" if days else self.tr("免") if excused else ""

    def _tip(self, found: Coverage, one: MemberView, other: MemberView) -> str:
        days = "、".join(day.isoformat() for day in found.between(one.id, other.id))
        why = self._why.get(one.id) or self._why.get(other.id) or ""
        return f"{one.label} — {other.label}" + (f"：{days or why}" if days or why else "")

    def _kind(self, need: Need) -> str:
        return {
            "commissioners": self.tr("委员之间"),
            "commissioner_member": self.tr("委员与党员"),
            "members": self.tr("党员之间"),
        }.get(need.kind, need.kind)

    def _who(self, need: Need) -> str:
        return f"{need.member.label} — {need.other.label}" if need.other else need.member.label

    def _open_pair(self) -> None:
        index = self.matrix.currentIndex()
        people = self._people
        if index.isValid() and index.column() > 0:
            self._ask(people[index.column() - 1], self.model.row_at(index.row()))
        elif index.isValid():
            self._ask(None, self.model.row_at(index.row()))

    def _ask_excuse(self) -> None:
        """Enter why the chosen person is left out, or change what was entered."""
        at = self.matrix.currentIndex()
        member = self.model.row_at(at.row()) if at.isValid() else None
        entries = self._ctx.registers.entries(EXCUSES)
        here = [one for one in entries if one.values.get(WORK_YEAR) == str(self._year)]
        said = next((one for one in here if member and one.values.get(MEMBER) == str(member.id)), None)
        register = self._ctx.registers.register(EXCUSES)
        if said is not None:
            EntryDialog(self._ctx, self._ops, register, said, self).show_wide(720)
            return
        dialog = YearEntryDialog(self._ctx, self._ops, register, self._year, self)
        if member is not None:
            dialog.field(f"{EXCUSES}.{MEMBER}").choose_id(member.id)
        dialog.show_wide(720)

    def _ask(self, talker: MemberView | None, listener: MemberView | None) -> None:
        if talker is not None and listener is not None and talker.id == listener.id:
            return
        register = self._ctx.registers.register(TALKS)
        dialog = YearEntryDialog(self._ctx, self._ops, register, self._year, self)
        dialog.name_people(talker, listener)
        dialog.show_wide(720)


def _downwards(name: str) -> str:
    return "\n".join(name[at : at + _PER_LINE] for at in range(0, len(name), _PER_LINE))
