"""What a list of the superior would change, before anything is written: new, changed, gone, and against last month."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.cards import label
from smallbranch.gui.wording import titled
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import AddPlanItem
from smallbranch.meetings.task_list import Changed, TaskListPlan, Tie

_WHAT = 1
_ROW = 13


class TaskDiff(QDialog):
    """Enter takes the list over; `taken` says whether what is gone from it is cancelled too, and what is tied.

    A line whose form is planned in its month already has a tick: with it, it is tied to that line of the plan.
    """

    taken = Signal(bool, object)

    def __init__(self, ctx: AppContext, found: TaskListPlan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("上级清单与计划的差别"))
        self._ctx = ctx
        self._ties: list[tuple[QTreeWidgetItem, Tie]] = []
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("清单的差别"))
        self.tree.setHeaderLabels([self.tr("差别"), self.tr("事项"), self.tr("内容")])
        self.tree.setRootIsDecorated(False)
        self.tree.header().setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        self.gone = QCheckBox(
            self.tr("清单里没有了的 {n} 项，取消（原因记“上级清单已撤销”）").format(n=len(found.gone))
        )
        self.gone.setVisible(bool(found.gone))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("写入计划"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("role", "primary")
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("取消"))
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        text = self.tr("新增 {n} 项，并入已有计划 {tied} 项，改动 {changed} 项，没有变的 {same} 项不动。")
        counts = {"n": len(found.add) - len(found.ties), "tied": len(found.ties), "changed": len(found.changed)}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addWidget(label(text.format(**counts, same=found.unchanged), "muted", wrap=True))
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.gone)
        layout.addWidget(self.buttons)
        self._fill(found)

    def open_wide(self) -> None:
        """Open over the window, ready for Enter."""
        parent = self.parentWidget()
        assert parent is not None
        window = parent.window()
        self.resize(max(window.width() - 300, 560), max(window.height() - 200, 360))
        self.open()
        metrics, rows = self.tree.fontMetrics(), range(self.tree.topLevelItemCount())
        kinds = (item.text(0) for item in map(self.tree.topLevelItem, rows) if item is not None)
        widest = max((metrics.horizontalAdvance(kind) for kind in kinds), default=0)
        self.tree.setColumnWidth(0, widest + 3 * metrics.height())  # with the tick, which no size hint reckons in
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setDefault(True)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _fill(self, found: TaskListPlan) -> None:
        for tie in found.ties:
            row = self._row(self.tr("并入已有计划"), tie.line.topic or "", self._place(tie))
            row.setCheckState(0, Qt.CheckState.Checked)
            self._ties.append((row, tie))
        tied = [tie.line for tie in found.ties]
        for line in found.add:
            if line in tied:
                continue
            again = line.topic in found.again
            self._row(self.tr("新增（上月也有）") if again else self.tr("新增"), line.topic or "", self._about(line))
        for one in found.changed:
            self._row(self.tr("改动"), one.item.topic or "", self._differences(one))
        for item in found.gone:
            self._row(self.tr("清单里没有了"), item.topic or "", item.deadline.isoformat() if item.deadline else "")
        for topic in found.dropped:
            self._row(self.tr("上月有、本月没有"), topic, self.tr("上月的不动"))
        self.tree.resizeColumnToContents(2)
        self.tree.setColumnWidth(2, min(self.tree.columnWidth(2), 420))

    def _place(self, tie: Tie) -> str:
        form = self._ctx.packs.rules.form(tie.item.form, Period.parse(tie.item.period).last)
        name = titled(self._ctx.messages, tie.item.form, form.short) if form else tie.item.form
        day = tie.item.planned_on.isoformat() if tie.item.planned_on else tie.item.period
        return self.tr("{day} 的{form}已在计划里；去掉勾就另加一行").format(day=day, form=name)

    def _row(self, kind: str, what: str, about: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [kind, what, about])
        item.setToolTip(_WHAT, what)
        item.setToolTip(2, about)
        item.setSizeHint(_WHAT, QSize(0, self.fontMetrics().height() + _ROW))
        return item

    def _about(self, line: AddPlanItem) -> str:
        limit = self.tr("期限 {day}").format(day=line.deadline.isoformat()) if line.deadline else ""
        return "；".join(text for text in (limit, line.lead, line.note and line.note.splitlines()[0]) if text)

    def _differences(self, one: Changed) -> str:
        names = {
            "deadline": self.tr("期限"),
            "lead": self.tr("责任人"),
            "scope": self.tr("参加范围"),
            "required_file": self.tr("材料"),
        }
        none = self.tr("空")
        return "；".join(f"{names[name]}：{old or none} → {new}" for name, old, new in one.fields)

    def _take(self) -> None:
        chosen = tuple(tie for row, tie in self._ties if row.checkState(0) == Qt.CheckState.Checked)
        self.taken.emit(self.gone.isChecked() and not self.gone.isHidden(), chosen)
        self.accept()
