"""花名册: the list of people, the organisation, and the way in for an existing roster."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.elections.service import ELECTION_TABLES
from smallbranch.gui.pages.roster.checks import ChecksTab
from smallbranch.gui.pages.roster.dialogs import People
from smallbranch.gui.pages.roster.import_page import ImportPage
from smallbranch.gui.pages.roster.import_state import Import, read_import
from smallbranch.gui.pages.roster.organisation import OrganisationTab
from smallbranch.gui.pages.roster.organisation_elections import ElectionsTab
from smallbranch.gui.pages.roster.people import PeopleTab
from smallbranch.gui.widgets.cards import NoticeBar, PageHeader, button
from smallbranch.gui.widgets.saving import SavePlace
from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.jobs import CancelToken, Progress
from smallbranch.roster.import_plan import ImportCounts
from smallbranch.roster.import_roster import RosterImport
from smallbranch.roster.service import ROSTER_TABLES


class RosterPage(QWidget):
    """Two tabs, and the preview of an import over both."""

    key = "roster"
    watches = ROSTER_TABLES | ELECTION_TABLES | {"member_filter", "register_entry", "setting"}
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAcceptDrops(True)
        self._ctx, self._ops = ctx, ops
        self.dialogs = People(ctx, ops, self)
        self.imports = button(self.tr("导入花名册…"), icon="import")
        self.imports.clicked.connect(self.ask_file)
        self.exports = button(self.tr("导出…"))
        self.exports.clicked.connect(self.ask_export)
        self.own_field = button(self.tr("自定义项目…"))
        self.own_field.clicked.connect(lambda: self.dialogs.own_field())
        self._place = SavePlace(ctx.places.folder, "roster")
        self.add = button(self.tr("新增人员"), role="primary", icon="plus")
        self.add.clicked.connect(lambda: self.dialogs.add())
        self.people = PeopleTab(ctx, ops, self.dialogs)
        self.people.import_wanted.connect(self.ask_file)
        self.people.counted.connect(lambda n: self.tabs.setTabText(0, self.tr("人员（{n}）").format(n=n)))
        self.people.card.sheet_wanted.connect(self.print_sheet)
        self.people.card.open_page.connect(self.open_page)
        self.organisation = OrganisationTab(ctx, ops)
        self.elections = ElectionsTab(ctx, ops)
        self.elections.open_page.connect(self.open_page)
        self.checks = ChecksTab(ctx, ops, self.dialogs)
        self.checks.counted.connect(lambda n: self.tabs.setTabText(2, self.tr("信息核对（{n}）").format(n=n)))
        self.preview = ImportPage(ctx)
        self.preview.confirmed.connect(self.write_import)
        self.preview.dropped.connect(self._show_lists)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._lists())
        self._stack.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.addLayout(self._stack)

    def reload(self) -> None:
        """Read what is in sight again."""
        self.people.reload()
        self.organisation.reload()
        self.checks.reload()
        self.elections.reload()

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Start what another page asked for: start_term, assign_post, import, add, or the card of a member."""
        self._show_lists()
        action = target.get("action")
        if action in ("start_term", "assign_post"):
            self.tabs.setCurrentWidget(self.organisation)
            getattr(self.organisation, str(action))()
        elif action == "election_step":
            self.tabs.setCurrentWidget(self.elections)
            self.elections.choose(target.get("election_id"))
        elif action == "import":
            self.ask_file()
        elif action == "add":
            self.dialogs.add()
        elif "member_id" in target:
            self.tabs.setCurrentWidget(self.people)
            self.people.choose(int(target["member_id"]))
            card = self.people.card
            if action == "renew_letter" and card.member is not None:
                self.dialogs.histories.letter(card.member)

    def print_sheet(self, member_id: int) -> None:
        """Show the record of a person, ready to print."""
        year = str(self._ctx.clock.today().year)
        self.open_page.emit("ledgers", {"ledger": "M01", "period": year, "member_id": member_id})

    # ── export ───────────────────────────────────────────────────────────────────────────────────────────────

    def ask_export(self) -> None:
        """Ask where the roster goes; numbers are masked, and an edited copy can be imported again."""
        day = self.people.as_of.value() or self._ctx.clock.today()
        name = self.tr("花名册{day}").format(day=day.isoformat())
        kind = (self.tr("表格 (*.xlsx)"), "xlsx")
        self._place.ask(self, self.tr("导出花名册"), name, kind, lambda path: self.export(path))

    def export(self, path: Path) -> None:
        """Write the roster of the day shown."""
        day = self.people.as_of.value() or self._ctx.clock.today()

        def job(progress: Progress, cancel: CancelToken) -> int:
            return self._ctx.roster.export(path, day)

        text = self.tr("已导出 {n} 人，身份证号、手机、住址已遮住。改好后点“导入花名册”读回，只更新改过的格子。")
        done = lambda count: self.notice.show_text(text.format(n=count), "ok")  # noqa: E731
        self._ops.run_job(job, label=self.tr("正在导出…"), done=done, cancellable=False)

    # ── import ───────────────────────────────────────────────────────────────────────────────────────────────

    def ask_file(self) -> None:
        """Ask for a roster file."""
        dialog = QFileDialog(self, self.tr("选择花名册文件"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("表格 (*.xlsx *.xls *.et *.ods *.csv);;所有文件 (*)"))
        dialog.fileSelected.connect(lambda path: self.start_import(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def start_import(self, path: Path) -> None:
        """Read a file beside the window and show the preview; nothing is written."""

        def job(progress: Progress, cancel: CancelToken) -> Import:
            return read_import(self._ctx, path, cancel)

        self._ops.run_job(job, label=self.tr("正在读取花名册…"), done=self._show_preview)

    def write_import(self, found: Import) -> None:
        """Make a copy of the book, then write the preview as one step."""

        def job(progress: Progress, cancel: CancelToken) -> Outcome[ImportCounts]:
            self._ctx.backup("import")
            return RosterImport(self._ctx.roster).apply(found.preview)

        handle = self._ops.run_job(job, label=self.tr("正在导入…"), done=self._show_counts, cancellable=False)
        handle.failed.connect(lambda _: self._show_lists())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        event.acceptProposedAction()
        self.start_import(Path(event.mimeData().urls()[0].toLocalFile()))

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _lists(self) -> QWidget:
        inner = QWidget()
        hint = self.tr("名单按截至日期显示；组织关系、类别、职务、党小组的变动都记日期，以前的记录不受影响。")
        self.header = PageHeader(self.tr("花名册"), hint, (self.own_field, self.exports, self.imports, self.add))
        self.notice = NoticeBar()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("花名册"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.people, self.tr("人员"))
        self.tabs.addTab(self.organisation, self.tr("组织"))
        self.tabs.addTab(self.checks, self.tr("信息核对"))
        self.tabs.addTab(self.elections, self.tr("换届补选"))
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.header)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)
        return inner

    def _show_preview(self, found: Import) -> None:
        self._stack.setCurrentIndex(1)
        self.preview.show_import(found)

    def _show_lists(self) -> None:
        self._stack.setCurrentIndex(0)

    def _show_counts(self, outcome: Outcome[ImportCounts]) -> None:
        self._show_lists()
        counts = outcome.value
        text = self.tr("已导入：新增 {new} 人，更新 {updated} 人。不对的话按 Ctrl+Z 一步撤销；导入前已备份。")
        self.notice.show_text(text.format(new=counts.new, updated=counts.updated), "ok")
        self.people.table.setFocus()
