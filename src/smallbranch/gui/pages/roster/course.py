"""经历: the course of a person as a list, newest first; what was entered here is put right here."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.roster.course_state import EDITABLE, Figures, Moment, figures, moments
from smallbranch.gui.pages.roster.histories import Histories
from smallbranch.gui.pages.roster.scrolled import fresh_column, make_plain
from smallbranch.gui.widgets.cards import button, label
from smallbranch.roster.views import MemberView


class CourseView(QScrollArea):
    """The list and, above it, the year in figures; read when it comes into sight."""

    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, histories: Histories, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops, self._histories = ctx, ops, histories
        self._member: MemberView | None = None
        self._stale = False
        self.lines: tuple[Moment, ...] = ()
        make_plain(self)

    def show_member(self, member: MemberView) -> None:
        """Show the course of a member, as soon as somebody looks."""
        self._member, self._stale = member, True
        if self.isVisible():
            self._read()

    def showEvent(self, event: Any) -> None:
        """Read what was put off."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read(self) -> None:
        member, today = self._member, self._ctx.clock.today()
        assert member is not None
        self._stale = False
        found = self._ops.run_read(lambda: (moments(self._ctx, member, today), figures(self._ctx, member, today)))
        if found is None:
            return
        self.lines, year = found
        column = fresh_column(self)
        column.addWidget(label(self._figures(year), "muted", wrap=True))
        for line in self.lines:
            column.addWidget(self._line(line))
        column.addStretch(1)

    def _figures(self, year: Figures) -> str:
        parts = []
        if year.due:
            parts.append(self.tr("到会 {n}/{due}").format(n=year.present, due=year.due))
        if year.hours:
            parts.append(self.tr("学时 {n}/{standard}").format(n=year.hours, standard=year.standard))
        if year.owed_months is not None:
            owed = self.tr("党费欠缴 {n} 个月").format(n=year.owed_months)
            parts.append(owed if year.owed_months else self.tr("党费已交清"))
        told = self.tr("，").join(parts) or self.tr("还没有记录")
        return self.tr("{year}年：{told}").format(year=year.year, told=told)

    def _line(self, line: Moment) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(1)
        what = f"{line.what}（{line.note}）" if line.note else line.what
        words.addWidget(label(("• " if line.running else "◦ ") + what, wrap=True))
        when = label(self._when(line), "small")
        when.setContentsMargins(10, 0, 0, 0)
        words.addWidget(when)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 4)
        layout.addLayout(words, 1)
        for name, act in self._acts(line):
            item = button(name, role="link")
            item.setAccessibleName(self.tr("{action}：{kind}").format(action=name, kind=line.what))
            item.clicked.connect(lambda _checked=False, act=act: act())
            layout.addWidget(item)
        return row

    def _acts(self, line: Moment) -> list[tuple[str, Any]]:
        member, span = self._member, line.span
        assert member is not None
        if span is not None and span.track in EDITABLE:
            return [
                (self.tr("修改"), lambda: self._histories.correct(member, span)),
                (self.tr("删除"), lambda: self._ops.run_write(self._histories.removal(span))),
            ]
        if line.page:
            return [(self.tr("打开"), lambda: self.open_page.emit(line.page, dict(line.target)))]
        return []

    def _when(self, line: Moment) -> str:
        if line.one_day:
            return line.first.isoformat() if line.first else ""
        return self.span_text(line.first, line.last)

    def span_text(self, first: date | None, last: date | None) -> str:
        """Return from when to when."""
        start = first.isoformat() if first else self.tr("建账以前")
        if last is None:
            return self.tr("{start} 至今").format(start=start)
        return start if first == last else self.tr("{start} 至 {end}").format(start=start, end=last)
