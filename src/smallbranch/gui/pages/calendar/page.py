"""日历与计划: draft the year, move lines, see what is due, go and record it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.calendar.dialogs import PlanDialogs
from smallbranch.gui.pages.calendar.files import PlanFiles
from smallbranch.gui.pages.calendar.listtab import PlanList
from smallbranch.gui.pages.calendar.matrixtab import MatrixTab
from smallbranch.gui.pages.calendar.monthtab import MonthTab
from smallbranch.gui.pages.calendar.preview import DraftPreview
from smallbranch.gui.pages.calendar.state import TASK, Chip, node_target, planned_with, record_target, year
from smallbranch.gui.pages.calendar.yeartab import YearTab
from smallbranch.gui.pages.meetings.printing import sign_in_of_plan
from smallbranch.gui.widgets.cards import EmptyState, NoticeBar, PageHeader, button, label
from smallbranch.meetings.commands import DraftYear, MovePlanItem, ReopenPlanItem
from smallbranch.meetings.views import PlanItemView
from smallbranch.rules.views import Node

_YEARS_BACK, _YEARS_ON = 5, 2


class CalendarPage(QWidget):
    """Four views of one year."""

    key = "calendar"
    watches = frozenset(("plan_item", "event", "segment", "absence", "branch", "term", "member", "cell", "cell_member"))
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        self.notice = NoticeBar()
        self.files = PlanFiles(ctx, ops, self)
        self.files.said.connect(lambda text, severity: self.notice.show_text(text, severity))
        self.files.taken.connect(self.reload)
        self._items: tuple[PlanItemView, ...] = ()
        self.dialogs = PlanDialogs(ctx, ops, self)
        self.draft = button(self.tr("按规定起草全年计划"), role="primary", icon="plus")
        self.draft.clicked.connect(lambda: self.draft_year())
        self.tasks = button(self.tr("导入上级清单…"), icon="import")
        self.tasks.clicked.connect(self.files.ask_file)
        self.add = button(self.tr("新增"), icon="plus")
        self.add.clicked.connect(lambda: self.dialogs.add(self._new_day()))
        hint = self.tr("按规定应办什么、哪天办、办了没有。放假和已知请假会避开，日期都可以改。")
        self.header = PageHeader(self.tr("日历与计划"), hint, (self.tasks, self.add, self.draft))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 14, 24, 12)
        layout.setSpacing(8)
        layout.addWidget(self.header)
        layout.addWidget(self.notice)
        layout.addLayout(self._bar())
        layout.addWidget(self._views(), 1)

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _bar(self) -> QHBoxLayout:
        self.year = QComboBox()
        self.year.setAccessibleName(self.tr("年份"))
        today = self._ctx.clock.today()
        for number in range(today.year - _YEARS_BACK, today.year + _YEARS_ON + 1):
            self.year.addItem(self.tr("{year} 年").format(year=number), number)
        self.set_year(today.year)
        self.year.currentIndexChanged.connect(lambda _: self.reload())
        self.before = button("", icon="left")
        self.before.setAccessibleName(self.tr("上一年"))
        self.before.clicked.connect(lambda: self.set_year(self.shown_year() - 1))
        self.after = button("", icon="right")
        self.after.setAccessibleName(self.tr("下一年"))
        self.after.clicked.connect(lambda: self.set_year(self.shown_year() + 1))
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(self.tr("查找主题、形式、地点"))
        self.search.setAccessibleName(self.tr("查找计划"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._show_list())
        self.count = label("", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.before, self.year, self.after, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.search, 1)
        self.export = button(self.tr("导出日历…"), icon="file")
        self.export.setToolTip(self.tr("存成日历文件，手机和办公日历可以导入"))
        self.export.clicked.connect(lambda: self.files.ask_where(self.shown_year()))
        self.paper = button(self.tr("打印一页计划"), icon="ledgers")
        self.paper.setToolTip(self.tr("全年一张纸，先预览"))
        self.paper.clicked.connect(lambda: self._print("L09A"))
        row.addWidget(self.paper)
        row.addWidget(self.export)
        return row

    def _views(self) -> QStackedWidget:
        self.list = PlanList(self._ctx)
        self.list.chosen.connect(self._offer)
        self.list.opened.connect(self._open_line)
        self.month = MonthTab(self._ctx, self._ops)
        self.month.chip_opened.connect(self._open_chip)
        self.month.day_wanted.connect(self.dialogs.add)
        self.month.record_wanted.connect(self._record_on)
        self.month.sheet_wanted.connect(self._sheet_of_chip)
        self.overview = YearTab(self._ctx, self._ops)
        self.overview.chip_opened.connect(self._open_chip)
        for grid in (self.month.grid, self.overview.grid):
            grid.chip_moved.connect(self._move_chip)
            grid.cancel_wanted.connect(self._cancel_chip)
        self.matrix = MatrixTab(self._ctx)
        self.matrix.node_opened.connect(lambda node: self._open_node(node))
        self.matrix.not_applicable_wanted.connect(self.dialogs.not_applicable)
        self.matrix.print_wanted.connect(lambda: self._print("S05"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("看法"))
        self.tabs.addTab(self._with_actions(), self.tr("列表"))
        self.tabs.addTab(self.month, self.tr("月历"))
        self.tabs.addTab(self.overview, self.tr("全年和季度"))
        self.tabs.addTab(self.matrix, self.tr("对照表"))
        start = button(self.tr("按规定起草全年计划"), role="primary", icon="plus")
        start.clicked.connect(lambda: self.draft_year())
        text = self.tr("按规定的次数和时限列出全年该办的，避开放假和已知请假；主题留给你们自己定。")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tabs)
        self.stack.addWidget(EmptyState("calendar", self.tr("这一年还没有计划"), text, (start,)))
        return self.stack

    def _with_actions(self) -> QWidget:
        inner = QWidget()
        self.record = self._action(self.tr("记录"), self._record_line)
        self.change = self._action(self.tr("调整…"), lambda: self._with_line(self.dialogs.change))
        self.cancel = self._action(self.tr("取消、推迟、不适用…"), lambda: self._with_line(self.dialogs.cancel))
        self.reopen = self._action(self.tr("恢复"), lambda: self._with_line(self._reopen))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.sheet = self._action(self.tr("签到表"), lambda: self._with_line(self._print_sheet))
        for one in (self.record, self.change, self.sheet, self.cancel, self.reopen):
            row.addWidget(one)
        self.about = label("", "muted", wrap=True)
        row.addWidget(self.about, 1)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        return inner

    def _action(self, words: str, act: Any) -> QPushButton:
        result = button(words)
        result.clicked.connect(lambda: act())
        return result

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────

    def shown_year(self) -> int:
        """Return the year chosen."""
        return int(self.year.currentData())

    def set_year(self, number: int) -> None:
        """Show another year, if it is one to choose from."""
        at = self.year.findData(number)
        if at >= 0:
            self.year.setCurrentIndex(at)

    def reload(self) -> None:
        """Read plan, records and nodes of the year again."""
        period = year(self.shown_year())
        read = self._ops.run_read(
            lambda: (
                self._ctx.meetings.plan(period),
                self._ctx.meetings.events(period),
                self._ctx.rules.matrix(period.year),
            )
        )
        if read is None:
            return
        self._items, events, nodes = read
        self.stack.setCurrentIndex(0 if self._items or events else 1)
        for widget in (self.draft, self.search, self.count, self.export, self.paper):
            widget.setVisible(bool(self._items or events))
        self._show_list()
        self.month.show_year(period.year, self._items, events)
        self.overview.show_year(period.year, self._items, events)
        self.matrix.show_nodes(nodes)

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Start what another page asked for: draft_plan with a year, or choose a plan line."""
        if "year" in target:
            self.set_year(int(target["year"]))
        if target.get("action") == "draft_plan":
            self.draft_year()
        elif target.get("plan_item_id") is not None:
            self.tabs.setCurrentIndex(0)
            found = self.list.choose(int(target["plan_item_id"]))
            item = self.list.current()
            if found and item is not None and target.get("action") == "complete_task":
                self.dialogs.complete(item)

    def _show_list(self) -> None:
        wanted = self.search.text().strip()
        shown = [item for item in self._items if not wanted or wanted in self._words(item)]
        self.list.show_items(shown)
        self.count.setText(self.tr("{n} 项").format(n=len(shown)))
        self._offer()

    def _words(self, item: PlanItemView) -> str:
        return " ".join(
            text for text in (item.topic, self._ctx.messages.word(item.form), item.place, item.cell, item.lead) if text
        )

    def _offer(self) -> None:
        item = self.list.current()
        task = item is not None and item.form == TASK
        held = item is not None and bool(item.event_id)
        closed = item is not None and (item.state != "open" or item.done_on is not None)
        self.record.setEnabled(item is not None)
        words = self.tr("看记录") if held else self.tr("办结…") if task else self.tr("去记录")
        self.record.setText(words)
        self.change.setEnabled(item is not None)
        self.cancel.setEnabled(item is not None and not held)
        self.cancel.setToolTip(self.tr("已有会议记录，不再取消") if held else "")
        self.sheet.setEnabled(item is not None and sign_in_of_plan(item) is not None)
        self.sheet.setToolTip(
            self.tr("打印这次会议的签到表，先预览") if self.sheet.isEnabled()
            else self.tr("定了日期、还没有记录的会议才有签到表")
        )  # fmt: skip
        self.reopen.setVisible(closed)
        self.about.setText("；".join(self._notes(item)) if item is not None else "")

    def _notes(self, item: PlanItemView) -> list[str]:
        moved = item.moved_from and self.tr("原定 {day}").format(day=item.moved_from.isoformat())
        done = item.done_on and self.tr("{day} 办结").format(day=item.done_on.isoformat())
        asked = item.asked_as and self.tr("上级清单：{title}").format(title=item.asked_as)
        texts = (
            asked,
            moved,
            item.move_reason,
            done,
            item.evidence,
            item.reason,
            item.note,
            item.scope,
            item.required_file,
        )
        return [text for text in texts if text]

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def draft_year(self) -> None:
        """Show what the year lacks with the reasons of every line; it is kept when that is confirmed."""
        number = self.shown_year()
        draft = self._ops.run_read(lambda: self._ctx.meetings.preview_year(number))
        if draft is None:
            return
        if not draft.lines:
            none = self.tr("{year} 年该办的都已在计划里，没有要加的。")
            self.notice.show_text(none.format(year=number), "ok")
            return
        self.preview = DraftPreview(self._ctx, draft, self)
        self.preview.kept.connect(lambda left_out: self._keep_draft(number, left_out))
        self.preview.open_wide()

    def _keep_draft(self, number: int, left_out: tuple[str, ...]) -> None:
        outcome = self._ops.run_write(DraftYear(year=number, leave_out=left_out))
        if outcome is None:
            return
        self.reload()
        text = self.tr("已按规定起草 {year} 年计划，加了 {n} 项；原有的没有动。不合适就按 Ctrl+Z 一步撤销。")
        self.notice.show_text(text.format(year=number, n=outcome.value), "ok")
        self.list.tree.setFocus()

    def _with_line(self, act: Any) -> None:
        item = self.list.current()
        if item is not None:
            act(item)

    def _open_line(self) -> None:
        item = self.list.current()
        if item is None:
            return
        if item.event_id:
            self.open_page.emit("meetings", {"event_id": item.event_id})
        else:
            self.dialogs.change(item)

    def _record_line(self) -> None:
        item = self.list.current()
        if item is not None and item.event_id:
            self.open_page.emit("meetings", {"event_id": item.event_id})
        elif item is not None and item.form == TASK:
            self.dialogs.complete(item)
        elif item is not None:
            self.open_page.emit("meetings", record_target(item))

    def _reopen(self, item: PlanItemView) -> None:
        if self._ops.run_write(ReopenPlanItem(plan_item_id=item.id)) is not None:
            self.notice.show_text(self.tr("已恢复，按 Ctrl+Z 可撤销。"), "ok")

    def _item_of(self, chip: Chip) -> PlanItemView | None:
        return next((one for one in self._items if one.id == chip.plan_item_id), None)

    def _move_chip(self, chip: Chip, day: date, ask: bool) -> None:
        """Move a line to a day: dragged, the reason is asked once; by keys it is moved at once, if it goes alone."""
        item = self._item_of(chip)
        if item is None or day.year != self.shown_year():
            return
        if ask or planned_with(self._ctx, item):
            self.dialogs.move_line(item, day)
        elif self._ops.run_write(MovePlanItem(plan_item_id=item.id, planned_on=day)) is not None:
            self.overview.grid.choose(day, item.id)
            self.month.go(day)
            text = self.tr("已移到 {day}。原因可在“调整…”里写，按 Ctrl+Z 撤销。")
            self.notice.show_text(text.format(day=day.isoformat()), "ok")

    def _cancel_chip(self, chip: Chip) -> None:
        item = self._item_of(chip)
        if item is not None:
            self.dialogs.cancel(item)

    def _print_sheet(self, item: PlanItemView) -> None:
        target = sign_in_of_plan(item)
        if target is not None:
            self.open_page.emit("ledgers", target)

    def _sheet_of_chip(self, chip: Chip) -> None:
        item = self._item_of(chip)
        if item is not None:
            self._print_sheet(item)

    def _print(self, ledger: str) -> None:
        self.open_page.emit("ledgers", {"ledger": ledger, "period": str(self.shown_year())})

    def _record_on(self, day: date) -> None:
        self.open_page.emit("meetings", {"action": "record_meeting", "day": day, "blank": True})

    def _open_chip(self, chip: Chip) -> None:
        if chip.event_id is not None:
            self.open_page.emit("meetings", {"event_id": chip.event_id})
            return
        item = self._item_of(chip)
        if item is None:
            return
        if item.form == TASK or item.planned_on is None or item.planned_on > self._ctx.clock.today():
            self.dialogs.change(item)
        else:
            self.open_page.emit("meetings", record_target(item))

    def _open_node(self, node: Node) -> None:
        self.open_page.emit("meetings", node_target(node))

    def _new_day(self) -> date:
        today = self._ctx.clock.today()
        return today if today.year == self.shown_year() else date(self.shown_year(), 1, 1)
