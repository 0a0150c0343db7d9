"""考察、公示、延长: what was entered about a person beside the steps; put right or taken out with a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from smallbranch.development.commands import RemoveExtension, RemoveNotice, RemoveReview
from smallbranch.development.views import NoticeView, PersonView, ReviewView
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.widgets.cards import button, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.sizes import scaled

Known = ReviewView | NoticeView | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A record with what takes it out; an extension cannot be changed, only taken out and entered anew."""

    id: int
    kind: str
    day: str
    text: str
    known: Known
    remove: object


class RecordsDialog(QDialog):
    """Enter opens a line, Delete takes it out; both are single steps that can be undone."""

    change_wanted = Signal(object)

    def __init__(self, ops: Any, read: Callable[[], PersonView | None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ops, self._read = ops, read
        self.setWindowTitle(self.tr("考察、公示、延长记录"))
        columns: list[Column[_Line]] = [
            Column(self.tr("种类"), lambda line: line.kind),
            Column(self.tr("日期"), lambda line: line.day),
            Column(self.tr("内容"), lambda line: line.text, tip=lambda line: line.text),
        ]
        self.model: RowTableModel[_Line] = RowTableModel(columns, parent=self)
        self.table = Listing(self.model, {0: 100, 1: 210}, self.tr("已登记的考察、公示和延长"), stretch=2)
        self.table.opened.connect(self._change)
        self.table.removed.connect(self._remove)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self.change, self.drop = button(self.tr("修改…")), button(self.tr("删除"))
        self.change.clicked.connect(lambda: self._change(self.table.current()))
        self.drop.clicked.connect(lambda: self._remove(self.table.current()))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("关闭"))
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.change)
        row.addWidget(self.drop)
        row.addWidget(close, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("回车修改，Del 删除，都可以撤销。"), "muted"))
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        self.resize(scaled(640), scaled(360))
        self.reload()

    def reload(self) -> None:
        """Read the person again; close when there is nothing left."""
        person = self._read()
        lines = self._lines(person) if person is not None else []
        self.model.set_rows(lines)
        if lines and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._allow()

    def _lines(self, person: PersonView) -> list[_Line]:
        found: list[tuple[str, str, str, Known, object]] = [
            (self.tr("考察"), one.held_on.isoformat(), one.opinion or "", one, RemoveReview(review_id=one.id))
            for one in person.reviews
        ]
        for one in person.notices:
            days = self.tr("{start} 至 {end}").format(start=one.start_on, end=one.end_on)
            step = self.tr("第 {no} 步").format(no=one.step)
            text = "，".join(part for part in (step, one.place or "", one.outcome or "") if part)
            found.append((self.tr("公示"), days, text, one, RemoveNotice(notice_id=one.id)))
        extended = person.probation
        if extended is not None and extended.extended_on is not None:
            text = self.tr("延长至 {day}").format(day=extended.ends_on)
            remove = RemoveExtension(member_id=person.line.id)
            found.append((self.tr("延长预备期"), extended.extended_on.isoformat(), text, None, remove))
        return [_Line(number, *one) for number, one in enumerate(found, 1)]

    def _allow(self) -> None:
        line = self.table.current()
        self.change.setEnabled(line is not None and line.known is not None)
        self.change.setToolTip("" if self.change.isEnabled() else self.tr("延长记录只能删除后重新登记"))
        self.drop.setEnabled(line is not None)

    def _change(self, line: _Line | None) -> None:
        if line is not None and line.known is not None:
            self.change_wanted.emit(line.known)

    def _remove(self, line: _Line | None) -> None:
        if line is not None and self._ops.run_write(line.remove) is not None:
            self.reload()
