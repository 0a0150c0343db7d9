"""The print dialog: which printer, which pages, one side or two; the same on every system."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smallbranch.gui.widgets.cards import button, label
from smallbranch.gui.widgets.forms import Form
from smallbranch.gui.widgets.page_choice import Sides, WrongPages, of_side, read_pages
from smallbranch.gui.widgets.print_senders import PrintOrder, Sender
from smallbranch.gui.widgets.sizes import scaled

_MOST_COPIES, _WIDTH = 99, 520


class PrintDialog(QDialog):
    """Tells what was chosen by `ordered`; stays open while it is sent."""

    ordered = Signal(object)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("打印"))
        self._count = count
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._sender: Sender | None = None
        self._steps = QStackedWidget()
        self._steps.addWidget(self._choosing())
        self._steps.addWidget(self._sending())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addWidget(self._steps)
        self._show_printer()
        self.pages.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as all lines want at this width; how high is known only in the look of the window."""
        layout, width = self.layout(), max(scaled(_WIDTH), self.width())
        assert layout is not None
        self.setMinimumHeight(layout.totalHeightForWidth(width))
        self.resize(width, self.minimumHeight())

    def printer(self) -> QPrinter:
        """Return the printer as it is set up."""
        return self._printer

    def print(self) -> None:
        """Check the pages and hand them over; a wrong entry is said at its field."""
        try:
            wanted = of_side(read_pages(self.pages.text(), self._count), self.sides.currentData())
            if not wanted:
                raise WrongPages("none", "")
        except WrongPages as problem:
            self.form.show_errors({"pages": self._sentence(problem)})
            return
        self.form.clear_errors()
        order = PrintOrder(
            wanted,
            self.printers.currentData() or "",
            self.duplex.currentData(),
            self.copies.value(),
            bool(self.order.currentData()),
        )
        if order.printer and not self._printer.outputFileName():
            self._printer.setPrinterName(order.printer)
        self._printer.setDuplex(order.duplex)
        self._printer.setCopyCount(order.copies)
        self.ordered.emit(order)

    def show_sending(self, sender: Sender) -> None:
        """Show how far it is; cancel stops it."""
        self._sender = sender
        sender.setParent(self)  # it says its last word from inside: it may not go before the dialog does
        self._steps.setCurrentIndex(1)
        sender.sent.connect(self._show_progress)
        self.stop.setFocus()

    def finish(self) -> None:
        """Close after the pages went out."""
        self._sender = None
        self.done(int(QDialog.DialogCode.Accepted))
        self.deleteLater()

    def reject(self) -> None:
        """Stop what is being sent, or close."""
        if self._sender is not None:
            self._sender.stop()
            return
        super().reject()
        self.deleteLater()

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _choosing(self) -> QWidget:
        self.printers = QComboBox()
        for info in QPrinterInfo.availablePrinters():
            self.printers.addItem(info.description() or info.printerName(), info.printerName())
        found = self.printers.findData(QPrinterInfo.defaultPrinterName())
        self.printers.setCurrentIndex(max(found, 0))
        self.printers.activated.connect(lambda _: self._use_printer())
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(self.tr("全部 {n} 页；也可以写 3-10,15").format(n=self._count))
        self.sides = QComboBox()
        for side, words in (
            (Sides.ALL, self.tr("全部")),
            (Sides.ODD, self.tr("只印奇数页")),
            (Sides.EVEN, self.tr("只印偶数页")),
        ):
            self.sides.addItem(words, side)
        self.duplex = QComboBox()
        for mode, words in (
            (QPrinter.DuplexMode.DuplexAuto, self.tr("按打印机设置")),
            (QPrinter.DuplexMode.DuplexNone, self.tr("单面")),
            (QPrinter.DuplexMode.DuplexLongSide, self.tr("双面，沿长边翻")),
            (QPrinter.DuplexMode.DuplexShortSide, self.tr("双面，沿短边翻")),
        ):
            self.duplex.addItem(words, mode)
        self.copies = QSpinBox()
        self.copies.setRange(1, _MOST_COPIES)
        self.form = Form(2)
        self.form.add("printer", self.tr("打印机"), self.printers, span=2)
        self.form.add("pages", self.tr("页码范围"), self.pages, span=2)
        self.form.add("sides", self.tr("印哪些页"), self.sides)
        self.form.add("duplex", self.tr("双面"), self.duplex)
        self.order = QComboBox()
        self.order.addItem(self.tr("第一页先印"), False)
        self.order.addItem(self.tr("最后一页先印"), True)
        self.form.add("copies", self.tr("份数"), self.copies)
        self.form.add("order", self.tr("顺序"), self.order)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.form)
        layout.addWidget(label(self._by_hand(), "small", wrap=True))
        self.words = label("", "muted", wrap=True)
        layout.addWidget(self.words)
        layout.addLayout(self._buttons())
        return inner

    def _by_hand(self) -> str:
        words = self.tr("手动双面：先印奇数页，翻面放回再印偶数页。")
        if self._count % 2 and self._count > 1:
            words += self.tr("这份是单数页，放回前把最后一张拿出来。")
        return words

    def _buttons(self) -> QHBoxLayout:
        self.more = button(self.tr("系统打印设置…"))
        self.start = button(self.tr("打印"), role="primary", icon="print")
        self.cancel = button(self.tr("取消"))
        self.start.setDefault(True)
        for one in (self.more, self.cancel):
            one.setAutoDefault(False)
        self.start.clicked.connect(self.print)
        self.cancel.clicked.connect(self.reject)
        self.more.clicked.connect(self._open_system)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.start)
        return row

    def _sending(self) -> QWidget:
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("进度"))
        self.bar.setTextVisible(False)
        self.progress = label("", "section")
        self.stop = button(self.tr("停止打印"))
        self.stop.clicked.connect(self.reject)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setSpacing(14)
        layout.addStretch(1)
        layout.addWidget(self.progress)
        layout.addWidget(self.bar)
        layout.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)
        layout.addStretch(1)
        return inner

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.progress.setText(
            self.tr("正在送打印：{done}/{total} 页").format(done=done, total=total) if total else self.tr("正在送打印…")
        )

    def _show_printer(self) -> None:
        missing = self.printers.count() == 0
        file = self._printer.outputFileName()
        words = self.tr("没有找到打印机。请先在系统里添加打印机，或者保存 PDF 拿到别的电脑打印。") if missing else ""
        if file:
            words = self.tr("系统打印设置里选了存成文件：{path}").format(path=file)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.start.setEnabled(bool(file) or not missing)
        self.start.setToolTip("" if self.start.isEnabled() else words)
        if self.isVisible():
            self._fit()

    def _use_printer(self) -> None:
        """Print on paper, whatever was set up before."""
        self._printer.setOutputFileName("")
        self._show_printer()

    def _open_system(self) -> None:
        """Open the system's own dialog for paper trays and the like; what is set there is kept."""
        dialog = QPrintDialog(self._printer, self)
        dialog.accepted.connect(self._take_system)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _take_system(self) -> None:
        at = self.printers.findData(self._printer.printerName())
        if at >= 0:
            self.printers.setCurrentIndex(at)
        self.duplex.setCurrentIndex(max(0, self.duplex.findData(self._printer.duplex())))
        self.copies.setValue(max(1, self._printer.copyCount()))
        self._show_printer()

    def _sentence(self, problem: WrongPages) -> str:
        words = {
            "form": self.tr("看不懂“{part}”，请写成 3-10,15 的样子"),
            "reversed": self.tr("“{part}”的前一个页码比后一个大"),
            "outside": self.tr("“{part}”超出了第 1 至 {count} 页"),
            "none": self.tr("选出来的页里没有要印的这一面"),
        }
        return words[problem.code].format(part=problem.part, count=self._count)
