"""What the rules ask of the year: forms against months and quarters, each field with sign, word and article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.calendar.state import MatrixRow, counts, form_short, matrix_rows
from smallbranch.gui.theme import current_tokens, status_colours
from smallbranch.gui.widgets.cards import button, label
from smallbranch.rules.views import Node, NodeStatus

_NODE = int(Qt.ItemDataRole.UserRole)
_MONTHS = 12
_SEVERITY = {
    NodeStatus.DONE: "ok",
    NodeStatus.MADE_UP: "practice",
    NodeStatus.DUE: "info",
    NodeStatus.MISSING: "error",
    NodeStatus.NOT_APPLICABLE: "neutral",
}


class MatrixTab(QWidget):
    """Enter or a double click opens the record of a field, or starts the one that is missing."""

    node_opened = Signal(object)
    not_applicable_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._nodes: tuple[Node, ...] = ()
        self.summary = label("", wrap=True)
        self.table = QTableWidget()
        self.table.setAccessibleName(self.tr("应办事项对照表"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.setItemDelegate(_FieldPainter(self.table))
        self.table.itemActivated.connect(self._open)
        self.table.currentItemChanged.connect(lambda item, _: self._explain(item))
        self.detail = label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addLayout(self._bar())

    def _bar(self) -> QHBoxLayout:
        self.open_record = button(self.tr("去记录"))
        self.open_record.clicked.connect(lambda: self._with_node(self.node_opened.emit))
        self.set_aside = button(self.tr("标为不适用…"))
        self.set_aside.clicked.connect(lambda: self._with_node(self.not_applicable_wanted.emit))
        self.paper = button(self.tr("打印对照表"), icon="ledgers")
        self.paper.clicked.connect(self.print_wanted)
        row = QHBoxLayout()
        row.addWidget(self.open_record)
        row.addWidget(self.set_aside)
        row.addStretch(1)
        row.addWidget(self.paper)
        return row

    def _with_node(self, act: Callable[[object], object]) -> None:
        node = self.table.currentIndex().data(_NODE)
        if node is not None:
            act(node)

    def _offer(self, node: Node | None) -> None:
        """Say on the buttons what can be done with the field; a disabled one says why."""
        held = node is not None and bool(node.event_ids)
        missing = node is not None and node.status is NodeStatus.MISSING
        self.open_record.setText(self.tr("看记录") if held else self.tr("补办…") if missing else self.tr("去记录"))
        none = node is None or node.status is NodeStatus.NOT_APPLICABLE
        self.open_record.setEnabled(not none)
        self.open_record.setToolTip(self.tr("先选中一格应办的") if none else "")
        self.set_aside.setEnabled(not none and not held)
        self.set_aside.setToolTip(self.tr("只有还没有办的可以标为不适用") if none or held else "")

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Show the nodes of a year."""
        self._nodes = tuple(nodes)
        rows = matrix_rows(nodes)
        table = self.table
        kept = (table.currentRow(), table.currentColumn())
        table.blockSignals(True)
        table.clear()
        table.clearSpans()
        table.setRowCount(len(rows))
        table.setColumnCount(_MONTHS)
        table.setHorizontalHeaderLabels([self.tr("{n}月").format(n=month) for month in range(1, _MONTHS + 1)])
        day = self._ctx.clock.today()
        table.setVerticalHeaderLabels([form_short(self._ctx, row.form, row.cell, day) for row in rows])
        for number, row in enumerate(rows):
            self._show_row(number, row)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 20)
        table.blockSignals(False)
        if kept[0] >= 0:
            table.setCurrentCell(*kept)
        self._show_summary()
        self._explain(table.currentItem())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._nodes:
            self.show_nodes(self._nodes)

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _show_row(self, number: int, row: MatrixRow) -> None:
        for node in row.nodes:
            first, last = node.first.month, node.deadline.month
            item = QTableWidgetItem(self._text(node))
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            ink, ground = status_colours("warning" if node.entered_late else _SEVERITY[node.status])
            item.setForeground(QBrush(QColor(ink)))
            item.setBackground(QBrush(QColor(ground)))
            item.setToolTip(self.explained(node))
            item.setData(_NODE, node)
            self.table.setItem(number, first - 1, item)
            if last > first:
                self.table.setSpan(number, first - 1, 1, last - first + 1)

    def _text(self, node: Node) -> str:
        if node.status is NodeStatus.DUE and node.planned_on is not None:
            return self.tr("· {month}.{day}").format(month=node.planned_on.month, day=node.planned_on.day)
        return self._words(node)

    def _words(self, node: Node) -> str:
        if node.entered_late:
            return self.tr("✓ 补录")
        return {
            NodeStatus.DONE: self.tr("✓ 已办"),
            NodeStatus.MADE_UP: self.tr("✓ 补办"),
            NodeStatus.DUE: self.tr("· 待办"),
            NodeStatus.MISSING: self.tr("× 未办"),
            NodeStatus.NOT_APPLICABLE: self.tr("– 不适用"),
        }[node.status]

    def explained(self, node: Node) -> str:
        """Return what a field means: what is asked, what was counted, until when, by which article."""
        parts = [
            form_short(self._ctx, node.form, node.cell, node.deadline),
            self._words(node),
            self.tr("应办 {needed} 次，已记 {counted} 次，截止 {deadline}").format(
                needed=node.needed, counted=node.counted, deadline=node.deadline.isoformat()
            ),
        ]
        if node.reason:
            parts.append(self.tr("原因：{reason}").format(reason=self._ctx.messages.word(node.reason)))
        parts.append(self.tr("依据：{article}").format(article=node.rule.article))
        return "\n".join(parts)

    def _show_summary(self) -> None:
        found = counts(self._nodes)
        late = sum(node.entered_late for node in self._nodes)
        text = self.tr(
            "已办 {done}（其中补录 {late}），补办 {made_up}，待办 {due}，未办 {missing}，不适用 {na}（不算未办）。"
        )
        self.summary.setText(
            text.format(
                late=late,
                done=found[NodeStatus.DONE],
                made_up=found[NodeStatus.MADE_UP],
                due=found[NodeStatus.DUE],
                missing=found[NodeStatus.MISSING],
                na=found[NodeStatus.NOT_APPLICABLE],
            )
        )

    def _explain(self, item: QTableWidgetItem | None) -> None:
        node = item.data(_NODE) if item is not None else None
        self._offer(node)
        if node is None:
            self.detail.setText(self.tr("选中一格看依据；回车或双击打开记录，未办的直接去补办。"))
        else:
            self.detail.setText(self.explained(node).replace("\n", "　"))

    def _open(self, item: QTableWidgetItem) -> None:
        node = item.data(_NODE)
        if node is not None and node.status is not NodeStatus.NOT_APPLICABLE:
            self.node_opened.emit(node)


class _FieldPainter(QStyledItemDelegate):
    """Draws a field on the ground of its status; the style sheet alone would leave it white."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        painter.save()
        if ground is not None:
            painter.fillRect(rect.adjusted(1, 1, -2, -2), ground)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(current_tokens().focus), 2))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        if ink is not None:
            painter.setPen(QPen(ink, 1))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        painter.restore()
