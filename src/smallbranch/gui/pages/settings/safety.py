"""数据与备份: where the data lies, the verified copies, and whether the book agrees with its journal."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTableView, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.settings.branch import scrolled
from smallbranch.gui.pages.settings.state import Copy, copies, differences, verify_book
from smallbranch.gui.widgets.cards import Card, StatusChip, button, label
from smallbranch.kernel.jobs import CancelToken, Progress
from smallbranch.store.backup import Backup, make_backup, rotate
from smallbranch.store.verify import Report

_MOST_NAMED = 3


class SafetyTab(QWidget):
    """Copies and verification run beside the window; their result is a sentence."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        scrolled(self, self._place(), self._check(), self._copies())

    def reload(self) -> None:
        """List the copies again."""
        found = copies(self._ctx)
        self.model.set_rows(found)
        self.table.setVisible(bool(found))
        self.none.setVisible(not found)

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _place(self) -> Card:
        self.folder = QLineEdit(str(self._ctx.places.folder))
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(self.tr("资料文件夹"))
        self.open = button(self.tr("打开文件夹"))
        self.open.clicked.connect(self._open_folder)
        card = Card(self.tr("资料文件夹"))
        hint = self.tr("全部资料都在这一个文件夹里，不联网。换电脑时整个复制过去即可。")
        card.body.addWidget(label(hint, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.open)
        card.body.addLayout(row)
        return card

    def _check(self) -> Card:
        self.verify = button(self.tr("核对账本"))
        self.verify.clicked.connect(self.start_verify)
        self.result = label(self.tr("把账本和流水逐条比对，看有没有不一致。"), "muted", wrap=True)
        self.chip = StatusChip()
        self.chip.hide()
        card = Card(self.tr("账本核对"), (self.verify,))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.result, 1)
        card.body.addLayout(row)
        return card

    def _copies(self) -> Card:
        self.backup = button(self.tr("立即备份"), role="primary")
        self.backup.clicked.connect(self.start_backup)
        card = Card(self.tr("备份"), (self.backup,))
        hint = self.tr("每份备份做好后都重新打开核对过。退出时、导入前自动备份，旧的按周、按月自动疏减。")
        card.body.addWidget(label(hint, "muted", wrap=True))
        self.none = label(self.tr("还没有备份。"), "muted")
        card.body.addWidget(self.none)
        self.lost = label("", "field-error", wrap=True)
        self.lost.hide()
        card.body.addWidget(self.lost)
        columns: list[Column[Copy]] = [
            Column(self.tr("截至"), lambda one: f"{one.day} {one.time}"),
            Column(self.tr("原因"), lambda one: self._reason(one.reason)),
            Column(self.tr("大小"), lambda one: f"{one.megabytes:.1f} MB", sort=lambda one: one.megabytes),
            Column(self.tr("文件"), lambda one: one.path.name),
        ]
        self.model: RowTableModel[Copy] = RowTableModel(columns, parent=self)
        self.table = plain_table(self.model, (150, 110, 90), self.tr("备份列表"))
        self.table.setMinimumHeight(150)
        card.body.addWidget(self.table)
        return card

    def _reason(self, reason: str) -> str:
        return {
            "asked": self.tr("手动"),
            "close": self.tr("退出时"),
            "import": self.tr("导入前"),
            "upgrade": self.tr("升级前"),
            "restore": self.tr("恢复前"),
        }.get(reason, reason)

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def start_backup(self) -> None:
        """Make a verified copy."""

        def job(progress: Progress, cancel: CancelToken) -> Backup:
            made = make_backup(self._ctx.book, self._ctx.places.backups, "asked")
            rotate(self._ctx.places.backups)
            return made

        self.backup.setEnabled(False)
        handle = self._ops.run_job(job, label=self.tr("正在备份…"), done=self.show_made, cancellable=False)
        handle.finished.connect(lambda: self.backup.setEnabled(True))

    def show_made(self, made: Backup) -> None:
        """List the new copy, and say which attached files it could not take along."""
        self.reload()
        self.lost.setVisible(bool(made.lost))
        if made.lost:
            named = [item.title for item in self._ctx.attachments.all() if item.file in made.lost and item.title]
            text = self.tr(
                "账本已备份，但有 {n} 个附件的文件缺失或损坏，没有备份进去：{names}。请找到原件，重新添加到记录里。"
            )
            names = "、".join(named[:_MOST_NAMED]) or self.tr("（未列名）")
            self.lost.setText(text.format(n=len(made.lost), names=names))

    def start_verify(self) -> None:
        """Compare the book with its journal."""

        def job(progress: Progress, cancel: CancelToken) -> Report:
            return verify_book(self._ctx)

        self.verify.setEnabled(False)
        handle = self._ops.run_job(job, label=self.tr("正在核对账本…"), done=self.show_report, cancellable=False)
        handle.finished.connect(lambda: self.verify.setEnabled(True))

    def show_report(self, report: Report) -> None:
        """Say in a sentence whether the book agrees with its journal."""
        self.chip.show()
        if report.consistent:
            self.chip.set_state(self.tr("一致"), "ok")
            text = self.tr("共核对 {n} 条流水，账本与流水完全一致。校验码 {code}")
            self.result.setText(text.format(n=report.entries, code=report.head[:8]))
            return
        self.chip.set_state(self.tr("不一致"), "warning")
        first = "\n".join(differences(self._ctx, report))
        text = self.tr("有 {n} 处不一致。可能是磁盘损坏或被其他程序改动；请先备份，再从较早的备份取回。\n{first}")
        self.result.setText(text.format(n=len(report.differences), first=first))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._ctx.places.folder)))


def plain_table(model: RowTableModel[Any], widths: tuple[int, ...], name: str) -> QTableView:
    """Make a table to read from: rows chosen as a whole, last column to the end."""
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setStretchLastSection(True)
    for number, width in enumerate(widths):
        table.setColumnWidth(number, max(width, table.horizontalHeader().sectionSizeHint(number)))
    return table
