"""The drafted year before it is kept: every line with its day and its reasons, ticked unless it is not wanted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.calendar.state import TASK, form_short
from smallbranch.gui.widgets.cards import label
from smallbranch.gui.wording import period_words, titled
from smallbranch.kernel.periods import Period, month_of
from smallbranch.meetings.views import DraftLine, Reason, YearDraft

_KEY = int(Qt.ItemDataRole.UserRole)
_REASONS = 4
_EMS = (8, 9, 11, 6, 0)


class DraftPreview(QDialog):
    """Enter keeps what is ticked, Space takes a tick out; nothing is written before `kept`."""

    kept = Signal(object)

    def __init__(self, ctx: AppContext, draft: YearDraft, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("{year} 年计划草稿").format(year=draft.year))
        self._ctx, self._lines = ctx, {line.key: line for line in draft.lines}
        hint = self.tr(
            "每一行写明为什么排在这一天。不要的去掉勾（空格键），按回车保留；保留后还可以逐条改，也可以一步撤销。"
        )
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("计划草稿"))
        self.tree.setHeaderLabels(
            [self.tr("日期"), self.tr("形式"), self.tr("时间地点"), self.tr("主持"), self.tr("理由")]
        )
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.header().setSectionResizeMode(_REASONS, QHeaderView.ResizeMode.Stretch)
        self.detail = label("", "muted", wrap=True)
        self.detail.setMinimumHeight(2 * self.fontMetrics().height() + 8)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.keep = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.keep.setProperty("role", "primary")
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("不要"))
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addWidget(label(hint, "muted", wrap=True))
        notes = [ctx.messages.text("finding", one.code, self._params(one.params)) for one in draft.findings]
        if notes:
            layout.addWidget(label("\n".join(notes[:3]) + ("…" if len(notes) > 3 else ""), "small", wrap=True))
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.detail)
        layout.addWidget(self.buttons)
        self._fill(draft)
        self.tree.currentItemChanged.connect(lambda item, _: self._explain(item))
        self.tree.itemChanged.connect(lambda *_: self._count())
        self._count()

    def open_wide(self) -> None:
        """Open nearly as large as the window, ready for Enter."""
        parent = self.parentWidget()
        assert parent is not None
        window = parent.window()
        self.resize(max(window.width() - 120, 600), max(window.height() - 80, 400))
        self.open()
        self.keep.setDefault(True)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def left_out(self) -> tuple[str, ...]:
        """Return the keys of the lines without a tick."""
        return tuple(str(item.data(0, _KEY)) for item in self._items() if item.checkState(0) == Qt.CheckState.Unchecked)

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _fill(self, draft: YearDraft) -> None:
        heads: dict[Period, QTreeWidgetItem] = {}
        for line in draft.lines:
            month = month_of(line.planned_on or line.deadline or Period.parse(line.period).last)
            if month not in heads:
                heads[month] = QTreeWidgetItem(self.tree, [period_words(self._ctx.messages, month)])
                heads[month].setFirstColumnSpanned(True)
            heads[month].addChild(self._item(line))
        self.tree.expandAll()
        em = self.fontMetrics().height()
        for number, count in enumerate(_EMS):
            if count:
                self.tree.setColumnWidth(number, round(count * em))
        first = next(iter(self._items()), None)
        if first is not None:
            self.tree.setCurrentItem(first)
            self._explain(first)

    def _item(self, line: DraftLine) -> QTreeWidgetItem:
        where = " ".join(text for text in (line.planned_time, line.place) if text)
        reasons = "；".join(self._reasons(line))
        item = QTreeWidgetItem([self._day(line), self._name(line), where, line.lead or "", reasons])
        item.setData(0, _KEY, line.key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked)
        item.setToolTip(_REASONS, "\n".join(self._reasons(line)))
        return item

    def _items(self) -> list[QTreeWidgetItem]:
        heads = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        found = [head.child(at) for head in heads if head is not None for at in range(head.childCount())]
        return [item for item in found if item is not None]

    def _day(self, line: DraftLine) -> str:
        if line.planned_on is not None:
            week = self.tr("一,二,三,四,五,六,日").split(",")[line.planned_on.weekday()]
            return self.tr("{month}月{day}日 周{weekday}").format(
                month=line.planned_on.month, day=line.planned_on.day, weekday=week
            )
        if line.deadline is not None:
            return self.tr("{month}月{day}日前").format(month=line.deadline.month, day=line.deadline.day)
        return self.tr("未定日期")

    def _name(self, line: DraftLine) -> str:
        if line.form == TASK:
            return line.topic or self.tr("重点工作")
        return form_short(self._ctx, line.form, line.cell, Period.parse(line.period).last)

    def _reasons(self, line: DraftLine) -> list[str]:
        """Return why, in words; the article every line has comes last."""
        return [self._worded(reason) for reason in (*line.reasons[1:], *line.reasons[:1])]

    def _worded(self, reason: Reason) -> str:
        return self._ctx.messages.text("finding", reason.code, self._params(reason.params)).strip()

    def _params(self, params: Any) -> dict[str, Any]:
        """Return what a sentence needs, in words: weekdays, forms and days off by their names."""
        found = dict(params)
        if found.get("weekday"):
            found["weekday"] = self.tr("一,二,三,四,五,六,日").split(",")[int(found["weekday"]) - 1]
        if found.get("form"):
            form = self._ctx.packs.rules.form(found["form"], self._ctx.clock.today())
            found["form"] = titled(self._ctx.messages, found["form"], form.title) if form else found["form"]
        if found.get("period"):
            found["period"] = period_words(self._ctx.messages, Period.parse(found["period"]))
        for name in ("holiday", "reason"):
            if found.get(name):
                found[name] = self._ctx.messages.word(found[name])
        return found

    def _explain(self, item: QTreeWidgetItem | None) -> None:
        line = self._lines.get(str(item.data(0, _KEY))) if item is not None else None
        self.detail.setText("；".join(self._reasons(line)) if line is not None else "")

    def _count(self) -> None:
        wanted = len(self._lines) - len(self.left_out())
        self.keep.setText(self.tr("保留这 {n} 项").format(n=wanted))
        self.keep.setEnabled(wanted > 0)
        self.keep.setToolTip("" if wanted else self.tr("一项也没有勾选"))

    def _keep(self) -> None:
        self.kept.emit(self.left_out())
        self.accept()
