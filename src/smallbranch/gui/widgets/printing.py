"""Sending a finished PDF to a printer: the file itself where the system takes PDF, else page by page as pictures."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from smallbranch.gui.widgets.page_choice import written
from smallbranch.gui.widgets.pdf_pages import PdfPages
from smallbranch.gui.widgets.print_dialog import PrintDialog, PrintOrder
from smallbranch.kernel.errors import EnvironmentProblem

_MAX_DPI: Final = 300.0
_TURNED = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


def open_print_dialog(
    path: Path, parent: QWidget, done: Callable[[int], None], failed: Callable[[Exception], None]
) -> PrintDialog:
    """Ask for printer, pages and sides, then print; `done` gets the number of printed pages, 0 when it was given up."""
    pages = PdfPages(path)
    dialog = PrintDialog(len(pages), parent)
    fit_paper(dialog.printer(), pages.size(0))
    dialog.ordered.connect(lambda order: _send(dialog, pages, order, done, failed))
    dialog.rejected.connect(pages.close)
    dialog.open()
    return dialog


def _send(
    dialog: PrintDialog,
    pages: PdfPages,
    order: PrintOrder,
    done: Callable[[int], None],
    failed: Callable[[Exception], None],
) -> None:
    def end(count: int) -> None:
        pages.close()
        dialog.finish()
        done(count)

    printer, program = dialog.printer(), spooler()
    try:
        if program and not printer.outputFileName():
            sender: Sender = SpoolSender(program, pages.path, order)
        else:
            sender = PageSender(pages, order.pages, printer)
    except EnvironmentProblem as problem:
        pages.close()
        dialog.finish()
        failed(problem)
        return
    dialog.show_sending(sender)
    sender.ended.connect(end)
    sender.start()


def spooler() -> str | None:
    """Return the system's program that prints PDF files as they are, with their sharp outlines; None without one."""
    return shutil.which("lp") if sys.platform.startswith("linux") else None


class Sender(QObject):
    """Something that prints and can be stopped; `ended` gives the number of pages that went out."""

    sent = Signal(int, int)
    ended = Signal(int)

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """Send no more."""


class PageSender(Sender):
    """Draws one page after the other, so that the window stays alive and the job can be stopped."""

    def __init__(self, pages: PdfPages, wanted: Sequence[int], printer: QPrinter) -> None:
        super().__init__()
        self._pages, self._wanted, self._printer = pages, tuple(wanted), printer
        fit_paper(printer, pages.size(self._wanted[0]))
        self._painter = QPainter()
        if not self._painter.begin(printer):
            raise EnvironmentProblem("printer_not_ready", printer=printer.printerName())
        self._at, self._stopped = 0, False

    def start(self) -> None:
        """Draw the first page and come back for the next."""
        QTimer.singleShot(0, self._next)

    def stop(self) -> None:
        """Finish the page at hand and no more."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped or self._at == len(self._wanted):
            self._painter.end()
            self.ended.emit(self._at)
            return
        draw_page(self._pages, self._wanted[self._at], self._painter, self._printer, fresh=self._at > 0)
        self._at += 1
        self.sent.emit(self._at, len(self._wanted))
        QTimer.singleShot(0, self._next)


class SpoolSender(Sender):
    """Hands the PDF file to the system's print queue: the very bytes that were previewed."""

    def __init__(self, program: str, path: Path, order: PrintOrder) -> None:
        super().__init__()
        self._count = len(order.pages)
        self._process = QProcess(self)
        self._process.setProgram(program)
        self._process.setArguments(spool_options(path, order))
        self._process.finished.connect(lambda code, _: self.ended.emit(0 if code else self._count))
        self._process.errorOccurred.connect(lambda _: self.ended.emit(0))

    def start(self) -> None:
        """Run the program."""
        self.sent.emit(0, 0)
        self._process.start()

    def stop(self) -> None:
        """Take the job back while it is handed over."""
        self._process.kill()


def spool_options(path: Path, order: PrintOrder) -> list[str]:
    """Return what the print queue is told: printer, copies, pages, sides, no scaling."""
    name = ["-d", order.printer] if order.printer else []
    sides = _TURNED.get(order.duplex)
    turned = ["-o", f"sides={sides}"] if sides else []
    pages = ["-n", str(order.copies), "-P", written(order.pages)]
    return [*name, *pages, *turned, "-o", "print-scaling=none", "--", str(path)]


def fit_paper(printer: QPrinter, points: QSizeF) -> None:
    """Set paper, direction and no margins: the PDF carries its own."""
    lying = points.width() > points.height()
    standing = points.transposed() if lying else points
    printer.setPageSize(QPageSize(standing, QPageSize.Unit.Point))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def draw_page(pages: PdfPages, number: int, painter: QPainter, printer: QPrinter, *, fresh: bool) -> None:
    """Draw a page over the whole sheet, on a new one when `fresh`."""
    if fresh:
        fit_paper(printer, pages.size(number))
        printer.newPage()
    dpi = min(float(printer.resolution()), _MAX_DPI)
    painter.drawImage(QRectF(painter.viewport()), pages.picture(number, dpi))
