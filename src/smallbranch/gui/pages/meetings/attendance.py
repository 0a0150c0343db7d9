"""The attendance panel: a typed line that marks who was away, the sheet, and the counts while typing."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QMenu, QTableView, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.meetings.arithmetic import Standing
from smallbranch.gui.pages.meetings.line_row import LineField
from smallbranch.gui.pages.meetings.lines import LinesEditor
from smallbranch.gui.pages.meetings.sheet import STATES, Effect, Sheet, SheetRow
from smallbranch.gui.theme import current_tokens
from smallbranch.gui.widgets.cards import Card, StatusChip, label
from smallbranch.gui.wording import titled
from smallbranch.meetings.attendance import NOT_RECORDED, PRESENT

_EMS = (1.9, 6.3, 2.6, 3.7)
_ROWS_AT_LEAST = 4
_LEGEND_EM = 25
_PANEL_EMS, _PANEL_LEAST, _PANEL_MOST = 21, 400, 440
_STATE_COLUMN = 3


class SheetModel(RowTableModel[SheetRow]):
    """Shows who is away in colour, who may not vote in grey."""

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            tokens = current_tokens()
            state = self.row_at(index.row()).state
            away = {PRESENT: tokens.text, NOT_RECORDED: tokens.muted, "absent": tokens.error}.get(state, tokens.warn)
            return QColor(away)
        return super().data(index, role)


class SheetView(QTableView):
    """Digits mark the current row, blank turns it, letters go to the typed line."""

    marked = Signal(int, str)
    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, current = event.text(), self.currentIndex()
        row = current.row() if current.isValid() else -1
        if text.isdigit() and 1 <= int(text) <= len(STATES) and row >= 0:
            self.marked.emit(row, STATES[int(text) - 1])
        elif event.key() == Qt.Key.Key_Space and row >= 0:
            self.marked.emit(row, "")
        elif text.isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)


class AttendancePanel(QWidget):
    """One segment's sheet; everybody is present until somebody says otherwise."""

    changed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._sheet = Sheet()
        self._kinds: dict[str, str] = {}
        self.quorum = StatusChip()
        self.line = QLineEdit()
        self.line.setObjectName("attendance-line")
        self.line.setAccessibleName(self.tr("考勤输入：姓名拼音首字母或序号，加状态数字，回车确认"))
        self.line.setPlaceholderText(self.tr("首字母或序号＋状态数字，如 zs2，回车"))
        self.line.textChanged.connect(lambda _: self._preview())
        self.line.returnPressed.connect(self.apply_line)
        self.preview = label("", "small", wrap=True)
        self.counts = label("", wrap=True)
        self.legend = label("", "small", wrap=True)
        self._make_table()
        self.guests = LinesEditor(
            (LineField("name", self.tr("列席人员"), width=110), LineField("role", self.tr("身份"))),
            self.tr("加列席人员"),
            ctx.clock.today(),
        )
        self.card = Card(self.tr("考勤"), (self.quorum,))
        self.card.body.setSpacing(6)
        for widget in (self.line, self.preview, self.counts):
            self.card.body.addWidget(widget)
        self.card.body.addWidget(self.table, 1)
        self.card.body.addWidget(self.legend)
        self.card.body.addWidget(self.guests)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self._fit()

    def _make_table(self) -> None:
        words = self._ctx.messages.word
        columns: list[Column[SheetRow]] = [
            Column(self.tr("序"), lambda row: str(row.row_no), Qt.AlignmentFlag.AlignRight),
            Column(self.tr("姓名"), lambda row: row.label),
            Column(self.tr("表决"), lambda row: self.tr("有") if row.votes else self.tr("无")),
            Column(self.tr("状态"), lambda row: self._signed(row)),
            Column(self.tr("原因"), lambda row: self._why(row), tip=lambda row: self._why(row)),
        ]
        self._words = words
        self.model = SheetModel(columns, identity=lambda row: row.member_id, parent=self)
        self.table = SheetView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("应到人员"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(len(columns) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.marked.connect(self._mark_row)
        self.table.typed.connect(self._take_letter)
        self.table.clicked.connect(self._offer)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer_at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Follow the size of the text."""
        em = self.table.fontMetrics().height()
        self.setFixedWidth(min(max(_PANEL_EMS * em, _PANEL_LEAST), _PANEL_MOST))
        for number, count in enumerate(_EMS):
            self.table.setColumnWidth(number, round(count * em * 0.87))
        metrics = self.table.fontMetrics()
        longest = max(metrics.horizontalAdvance(f"○ {self._words(state)}") for state in STATES) + em
        usual = self.table.columnWidth(_STATE_COLUMN)
        self.table.setColumnWidth(_STATE_COLUMN, min(max(usual, longest), round(1.4 * usual)))
        self.table.verticalHeader().setDefaultSectionSize(em + 8)
        roomy = em <= _LEGEND_EM
        self.table.setMinimumHeight((em + 8) * (_ROWS_AT_LEAST if roomy else _ROWS_AT_LEAST // 2))
        self.legend.setVisible(roomy)  # very large text leaves no room for it; the line's tooltip says the same

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def show_sheet(self, sheet: Sheet, day: date, shared: str = "") -> None:
        """Show a segment's sheet; `shared` says with which other segments."""
        self._sheet = sheet
        words = self._ctx.messages
        known = self._ctx.packs.rules.absence_kinds(day)
        self._kinds = {kind.id: titled(words, kind.id, kind.title) for kind in known}
        self.card.heading.setText(shared or self.tr("考勤"))
        self.legend.setText(self._legend())
        self.line.setToolTip(self._legend())
        self.refresh()
        self._preview()

    def show_standing(self, standing: Standing | None) -> None:
        """Show counts and quorum."""
        count = self._sheet.count()
        text = self.tr("应到 {due} · 实到 {present} · 有表决权 {voters}/{voting}").format(
            due=count.due, present=count.present, voters=count.due_voters, voting=count.present_voters
        )
        self.quorum.setVisible(standing is not None)
        if standing is not None:
            met = self.tr("达到") if standing.quorum_met else self.tr("未达到")
            text += " · " + self.tr("法定人数 {n} {met}").format(n=standing.quorum_needed, met=met)
            self.quorum.set_state(
                self.tr("达到法定人数") if standing.quorum_met else self.tr("未达到法定人数"),
                "ok" if standing.quorum_met else "warning",
            )
            self.quorum.setToolTip(standing.article)
        self.counts.setText(text)

    def refresh(self) -> None:
        """Show the rows again."""
        self.model.set_rows(self._sheet.rows)

    def _legend(self) -> str:
        parts = [f"{number}\u00a0{self._words(state)}" for number, state in enumerate(STATES, 1)]
        first = self.tr("状态：{states}。").format(states="  ".join(parts))
        kinds = [
            f"{STATES.index(state) + 1}{number}\u00a0{self._kinds.get(kind, kind)}"
            for state, found in self._sheet.reasons.items()
            for number, kind in enumerate(found[:4], 1)
        ]
        more = self.tr("迟到早退：zs+1520 到，zs-1600 离。")
        return first + self.tr("带原因：{kinds} …").format(kinds="  ".join(kinds[:8])) + more

    def _signed(self, row: SheetRow) -> str:
        return ("✓ " if row.state == PRESENT else "× " if row.state == "absent" else "○ ") + self._words(row.state)

    def _why(self, row: SheetRow) -> str:
        reason = self._kinds.get(row.reason or "", row.reason or "")
        if row.provenance == "plan":
            reason = self.tr("{reason}（已知）").format(reason=reason)
        return " ".join(part for part in (reason, self._times(row.arrived_at, row.left_at)) if part)

    def _times(self, arrived_at: str | None, left_at: str | None) -> str:
        parts = [self.tr("{time}到").format(time=arrived_at)] if arrived_at else []
        parts += [self.tr("{time}离").format(time=left_at)] if left_at else []
        return " ".join(parts)

    def _preview(self) -> None:
        effect = self._sheet.read(self.line.text())
        self.preview.setText(self._explained(effect))
        shown = effect.row or (effect.candidates[0] if effect.candidates else None)
        if shown is not None:
            self._go_to(shown.member_id)

    def _explained(self, effect: Effect) -> str:
        if effect.row is not None:
            what = self._words(effect.state)
            if effect.reason:
                what += "（" + self._kinds.get(effect.reason, effect.reason) + "）"
            times = self._times(effect.arrived_at, effect.left_at)
            if times:
                what += "（" + times + "）"
            row = effect.row
            return self.tr("回车：{no} {name} → {state}").format(no=row.row_no, name=row.label, state=what)
        if effect.problem == "several":
            people = "、".join(f"{row.row_no} {row.label}" for row in effect.candidates[:6])
            return self.tr("不止一人，请改输序号或多输几个字母：{people}").format(people=people)
        if effect.problem == "nobody":
            return self.tr("应到人员里没有这个人；不是应到人员的请加到列席。")
        if effect.problem == "code":
            return self.tr("没有这个状态数字。")
        if effect.problem == "time":
            return self.tr("时间应写成 1520 或 15:20。")
        return self.tr("默认全部出席，只记缺席的人；不带数字回车即为请假（再输一次改回出席）。")

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def apply_line(self) -> None:
        """Do what is typed; an unclear line stays."""
        effect = self._sheet.apply(self.line.text())
        if effect.row is None:
            return
        self._changed(effect.row.member_id)
        self.line.clear()

    def _mark_row(self, row: int, state: str, reason: str | None = None) -> None:
        member = self.model.row_at(row)
        wanted = state or (STATES[1] if member.state == PRESENT else PRESENT)
        self._sheet.set(member.member_id, wanted, reason)
        self._changed(member.member_id)

    def _changed(self, member_id: int) -> None:
        self.refresh()
        self._go_to(member_id)
        self.changed.emit()

    def _go_to(self, member_id: int) -> None:
        found = self.model.index_of(member_id)
        if found.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(found, flags)
            self.table.scrollTo(found)

    def _mark_rest(self, state: str) -> None:
        """Mark everybody nobody marked by hand."""
        self._sheet.set_rest(state)
        self.refresh()
        self.changed.emit()

    def _begin_time(self, row: int, sign: str) -> None:
        """Put the row's number into the typed line; the time follows it."""
        self.line.setText(f"{self.model.row_at(row).row_no}{sign}")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_letter(self, text: str) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setText(text)

    def _offer(self, index: QModelIndex) -> None:
        if index.column() >= _STATE_COLUMN:
            self._menu(index.row(), self.table.visualRect(index).bottomLeft())

    def _offer_at(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if index.isValid():
            self._menu(index.row(), place)

    def _menu(self, row: int, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state in STATES:
            action = QAction(self._words(state), menu)
            action.triggered.connect(lambda _=False, state=state: self._mark_row(row, state))
            menu.addAction(action)
        menu.addSeparator()
        for state, kinds in self._sheet.reasons.items():
            if not kinds:
                continue
            more = menu.addMenu(self.tr("{state}，原因").format(state=self._words(state)))
            for kind in kinds:
                action = more.addAction(self._kinds.get(kind, kind))
                action.triggered.connect(lambda _=False, state=state, kind=kind: self._mark_row(row, state, kind))
        menu.addSeparator()
        for words, sign in ((self.tr("迟到，记到会时间…"), "+"), (self.tr("早退，记离会时间…"), "-")):
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, sign=sign: self._begin_time(row, sign))
        menu.addSeparator()
        for words, state in ((self.tr("其余的人都改为未记录"), NOT_RECORDED), (self.tr("其余的人都改为出席"), PRESENT)):
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, state=state: self._mark_rest(state))
        menu.popup(self.table.viewport().mapToGlobal(place))
