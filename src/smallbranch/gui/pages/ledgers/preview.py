"""Step two: the PDF as it will be printed, beside it what is empty or cannot be printed, above it what to do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.pages.ledgers.look_bar import LookBar
from smallbranch.gui.pages.ledgers.mending import place_of
from smallbranch.gui.pages.ledgers.state import Gap, Volume, can_issue
from smallbranch.gui.widgets.cards import Card, PageHeader, StatusChip, button, label
from smallbranch.gui.widgets.listing import Listing
from smallbranch.gui.widgets.pdf_contents import Bookmark, bookmarks
from smallbranch.gui.widgets.pdf_view import PdfView
from smallbranch.gui.widgets.sizes import fix_width, scaled
from smallbranch.gui.wording import period_words

_SIDE_WIDTH = 372
_FINDINGS_HEIGHT = 64
_PAGE_KEYS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class Preview(QWidget):
    """Shows one volume; what is done with it is told to the page."""

    back_wanted = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()
    sheets_wanted = Signal()
    text_wanted = Signal()
    issue_wanted = Signal()
    cancel_wanted = Signal()
    again_wanted = Signal()
    place_wanted = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.looks = LookBar(ctx, ops)
        self.volume: Volume | None = None
        self._stale = False
        self._marks: tuple[Bookmark, ...] = ()
        self.print = button(self.tr("打印…"), role="primary", icon="print")
        self.pdf = button(self.tr("保存 PDF…"))
        self.sheets = button(self.tr("保存表格…"))
        self.text = button(self.tr("保存 Word…"))
        self.issue = button(self.tr("正式出具"))
        self.back = button(self.tr("返回"), icon="left")
        for one, wanted in (
            (self.print, self.print_wanted),
            (self.pdf, self.pdf_wanted),
            (self.sheets, self.sheets_wanted),
            (self.text, self.text_wanted),
            (self.issue, self.issue_wanted),
            (self.back, self.back_wanted),
        ):
            one.clicked.connect(wanted)
        self.header = PageHeader(" ", " ", (self.back, self.issue, self.text, self.sheets, self.pdf, self.print))
        self.view = PdfView()
        self.view.page_changed.connect(self._follow)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self._waiting())
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self.stack, 1)
        columns.addWidget(self._side())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.header)
        layout.addLayout(columns, 1)

    def show_waiting(self, title: str, *, cancellable: bool = True) -> None:
        """Say that the volume is being made."""
        self.view.close_file()
        self.volume = None
        self.header.title.setText(title)
        self.header.set_hint(self.tr("正在生成，可以取消。") if cancellable else self.tr("正在出具。"))
        self.cancel.setVisible(cancellable)
        self.bar.setRange(0, 0)
        self.beside.hide()
        self._enable(False)
        self.stack.setCurrentIndex(1)
        (self.cancel if cancellable else self.back).setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Move the bar."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def show_volume(self, volume: Volume) -> None:
        """Show a finished volume and wait at 打印."""
        self.volume, self._stale = volume, False
        self._enable(True)
        self.print.setFocus()  # before the waiting page goes: its focus would wander into the list of contents
        self._show_side(volume)
        self.view.open(volume.path)
        self.stack.setCurrentIndex(0)
        title = volume.document.title.replace("\n", "")
        self.header.title.setText(f"{period_words(self._ctx.messages, volume.choice.period)}　{title}")
        self.header.set_hint(self._hint(volume))

    def close_file(self) -> None:
        """Let go of the PDF file."""
        self.volume = None
        self.view.close_file()

    def start_search(self) -> None:
        """Put the cursor where one searches."""
        self.tabs.setCurrentIndex(1)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def mark_stale(self) -> None:
        """Say that records were changed since; what was issued stays as it was."""
        if self.volume is not None and self.volume.issued is None and not self._stale and not self.looks.is_keeping:
            self._stale = True
            self._show_chips(self.volume)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages wherever the cursor stands, also at 打印, where it waits first."""
        if event.key() not in _PAGE_KEYS or not self.view.take_key(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.volume is not None:
            self._show_chips(self.volume)

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _waiting(self) -> QWidget:
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("进度"))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(320)
        self.cancel = button(self.tr("取消"))
        self.cancel.clicked.connect(self.cancel_wanted)
        words = label(self.tr("正在把记录排成台账…"), "section")
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setSpacing(14)
        layout.addStretch(2)
        for widget in (words, self.bar, self.cancel):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        return inner

    def _side(self) -> QWidget:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("打印前看一眼"))
        self.tabs.addTab(self._look_before(), self.tr("打印前看一眼"))
        self.tabs.addTab(self._inside(), self.tr("目录和查找"))
        inner = QWidget()
        fix_width(inner, _SIDE_WIDTH)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.looks)
        self.beside = inner
        return inner

    def _look_before(self) -> Card:
        self.chip = StatusChip()
        self.words = label("", wrap=True)
        self.missing = label("", wrap=True)
        columns: list[Column[Gap]] = [
            Column(self.tr("台账"), lambda one: one.title, tip=lambda one: one.title),
            Column(self.tr("空着的栏目"), lambda one: one.field, tip=lambda one: one.field),
            Column(
                self.tr("处"),
                lambda one: str(one.count),
                Qt.AlignmentFlag.AlignRight,
                sort=lambda one: one.count,
                tip=lambda one: self.tr("第 {records} 条").format(records=one.where),
            ),
        ]
        self.model: RowTableModel[Gap] = RowTableModel(columns, parent=self)
        self.table = Listing(self.model, {1: 132, 2: 48}, self.tr("打印前空着的栏目"), stretch=0)
        self.table.opened.connect(self._mend)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._turn_to_gap())
        self.again = button(self.tr("重新生成"), icon="undo")
        self.again.clicked.connect(self.again_wanted)
        self.findings = QScrollArea()  # hundreds of rare characters may have to be named
        self.findings.setWidget(self.missing)
        self.findings.setWidgetResizable(True)
        self.findings.setMinimumHeight(scaled(_FINDINGS_HEIGHT))
        self.findings.setAccessibleName(self.tr("打印不出的字和其他提醒"))
        side = Card()
        side.body.addWidget(self.chip)
        side.body.addWidget(self.words)
        side.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        side.body.addWidget(self.findings, 1)
        side.body.addWidget(self.table, 2)
        side.body.addStretch()
        return side

    def _inside(self) -> QWidget:
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("目录，选中即翻到该页"))
        self.contents.currentRowChanged.connect(self._turn_to)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(self.tr("在这一册里查找，回车到下一处"))
        self.search.setAccessibleName(self.tr("在这一册里查找"))
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(lambda: self.view.look_for(self.search.text().strip()))
        self.searched = label(self.tr("这一册里没有"), "small")
        self.search.textChanged.connect(self._on_search_text)
        self.view.searched.connect(lambda found: self.searched.setVisible(not found))
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 8, 0, 0)
        for one in (self.search, self.searched, self.contents):
            layout.addWidget(one)
        return inner

    def _on_search_text(self, text: str) -> None:
        self.searched.hide()
        if not text.strip():
            self.view.look_for("")  # no marks any more

    def _hint(self, volume: Volume) -> str:
        pages = self.tr("共 {n} 页").format(n=volume.pages)
        choice = volume.choice
        if choice.scope is not None:
            pages = f"{self._ctx.ledgers.about(choice.scope, choice.period)}　{pages}"
        if volume.issued is None:
            return self.tr("{pages}，未出具。").format(pages=pages)
        words = self.tr("{pages}，第 {edition} 版，{when} 出具，校验码 {code}。")
        when = volume.issued.issued_at.strftime("%Y-%m-%d")
        code = volume.issued.head_hash[:16]
        return words.format(pages=pages, edition=volume.issued.edition, when=when, code=code)

    def _show_side(self, volume: Volume) -> None:
        self._show_chips(volume)
        self.model.set_rows(volume.gaps)
        self.table.setVisible(bool(volume.gaps))
        told = (*volume.missing, *(self._ctx.ledgers.notices() if volume.issued is None else ()))
        lines = [self._ctx.messages.text("finding", one.code, one.params) for one in told]
        if volume.frames:
            gone = self.tr("照片文件不在了，印出来是空框：{names}。请从备份文件夹取回 attachments 里的文件。")
            lines.insert(0, gone.format(names="；".join(volume.frames)))
        self.missing.setText("\n".join(lines))
        self.findings.setVisible(bool(lines))
        self.search.clear()
        self.searched.hide()
        self._marks = bookmarks(volume.path)
        self.contents.blockSignals(True)
        self.contents.clear()
        self.contents.addItems([mark.title for mark in self._marks])
        self.contents.blockSignals(False)
        self.tabs.setCurrentIndex(0)
        self.beside.show()

    def _follow(self, page: int) -> None:
        """Mark in the contents what the page in sight belongs to."""
        passed = [row for row, mark in enumerate(self._marks) if mark.page <= page]
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(passed[-1] if passed else -1)
        self.contents.blockSignals(False)

    def _turn_to_gap(self) -> None:
        gap: Gap | None = self.table.current()
        row = next((row for row, mark in enumerate(self._marks) if gap and mark.title == gap.title), -1)
        if row >= 0:
            self.view.go(self._marks[row].page)

    def _mend(self, gap: Gap) -> None:
        """Go where the field is entered."""
        ledger = next((one for one in self._ctx.ledgers.available() if one.id == gap.ledger), None)
        if ledger is not None and self.volume is not None:
            page, target = place_of(ledger, gap.sources, self.volume.choice.period)
            self.place_wanted.emit(page, target)

    def _turn_to(self, row: int) -> None:
        if 0 <= row < len(self._marks):
            self.view.go(self._marks[row].page)

    def _show_chips(self, volume: Volume) -> None:
        count = sum(gap.count for gap in volume.gaps)
        self.again.setVisible(self._stale)
        if self._stale:
            self.chip.set_state(self.tr("记录又改过"), "warning")
        elif volume.frames:
            self.chip.set_state(self.tr("{n} 张照片不在了").format(n=len(volume.frames)), "error")
        elif volume.missing:
            self.chip.set_state(self.tr("{n} 个字打印不出").format(n=len(volume.missing)), "error")
        elif count:
            self.chip.set_state(self.tr("{n} 处空着").format(n=count), "info")
        else:
            self.chip.set_state(self.tr("可以打印"), "ok")
        self.words.setText(self._advice(volume, count))

    def _advice(self, volume: Volume, count: int) -> str:
        if self._stale:
            return self.tr("这份预览之后记录又改过，先重新生成，再打印。")
        if volume.issued is not None:
            return self.tr("这是出具时存下的内容，以后记录再改，它也不变。")
        if not count:
            return self.tr("程序能填的都填好了。手写、签字的格子照样留空。")
        return self.tr("下列栏目印出来是空格：选中一行看那一本，回车或双击去补录；也可以印好手写，备注一类可以不填。")

    def _enable(self, ready: bool) -> None:
        for one in (self.print, self.pdf, self.sheets, self.text):
            one.setEnabled(ready)
        volume = self.volume
        fresh = ready and volume is not None and volume.issued is None and can_issue(volume.choice)
        self.issue.setEnabled(fresh and not self._ctx.book.read_only)
        self.issue.setToolTip(self._why_not(volume) or self.tr("存下现在的内容，页脚印版次和校验码，以后可照原样重印"))

    def _why_not(self, volume: Volume | None) -> str:
        if volume is not None and volume.issued is not None:
            return self.tr("这就是出具时存下的那一份")
        if volume is not None and not can_issue(volume.choice):
            return self.tr("空白表和覆盖情况不是记录，不用出具")
        return self.tr("账本是只读打开的，不能出具") if self._ctx.book.read_only else ""
