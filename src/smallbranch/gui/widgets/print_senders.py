"""What sends pages to a printer: the file itself where the system takes PDF, else page by page as pictures."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from smallbranch.gui.widgets.page_choice import written
from smallbranch.gui.widgets.pdf_pages import PdfPages
from smallbranch.kernel.errors import EnvironmentProblem

_MAX_DPI: Final = 300.0
_TURNED = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What is printed where: pages from 0, the printer's name, sides, copies, and whether the last comes first."""

    pages: tuple[int, ...]
    printer: str
    duplex: QPrinter.DuplexMode
    copies: int
    reverse: bool = False

    @property
    def sequence(self) -> tuple[int, ...]:
        """Return the pages in the order they leave the printer."""
        return self.pages[::-1] if self.reverse else self.pages


def spooler() -> str | None:
    """Return the system's program that prints PDF files as they are, with their sharp outlines; None without one."""
    return shutil.which("lp") if sys.platform.startswith("linux") else None


class Sender(QObject):
    """Something that prints and can be stopped.

    Its last word is `ended` with the number of pages that went out, or `refused` when the system took none of them.
    """

    sent = Signal(int, int)
    ended = Signal(int)
    refused = Signal()

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
        if not draw_page(self._pages, self._wanted[self._at], self._painter, self._printer, fresh=self._at > 0):
            self._painter.end()
            self.refused.emit()
            return
        self._at += 1
        self.sent.emit(self._at, len(self._wanted))
        QTimer.singleShot(0, self._next)


class SpoolSender(Sender):
    """Hands the PDF file to the system's print queue: the very bytes that were previewed."""

    def __init__(self, program: str, path: Path, order: PrintOrder) -> None:
        super().__init__()
        self._count, self._stopped = len(order.pages), False
        self._process = QProcess(self)
        self._process.setProgram(program)
        self._process.setArguments(spool_options(path, order))
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Run the program."""
        self.sent.emit(0, 0)
        self._process.start()

    def stop(self) -> None:
        """Take the job back while it is handed over."""
        self._stopped = True
        self._process.kill()

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._stopped:
            self.ended.emit(0)
        elif code or status is not QProcess.ExitStatus.NormalExit:
            self.refused.emit()
        else:
            self.ended.emit(self._count)

    def _failed(self, error: QProcess.ProcessError) -> None:
        # A program that crashes is told of once more when it is finished; one that never started is not.
        if error is QProcess.ProcessError.FailedToStart:
            self.refused.emit()


def spool_options(path: Path, order: PrintOrder) -> list[str]:
    """Return what the print queue is told: printer, copies, pages, sides, no scaling."""
    name = ["-d", order.printer] if order.printer else []
    sides = _TURNED.get(order.duplex)
    turned = ["-o", f"sides={sides}"] if sides else []
    pages = ["-n", str(order.copies), "-P", written(order.pages)]
    order_of_sheets = ["-o", "outputorder=reverse"] if order.reverse else []
    return [*name, *pages, *turned, *order_of_sheets, "-o", "print-scaling=none", "--", str(path)]


def fit_paper(printer: QPrinter, points: QSizeF) -> None:
    """Set paper, direction and no margins: the PDF carries its own."""
    lying = points.width() > points.height()
    standing = points.transposed() if lying else points
    printer.setPageSize(QPageSize(standing, QPageSize.Unit.Point))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def draw_page(pages: PdfPages, number: int, painter: QPainter, printer: QPrinter, *, fresh: bool) -> bool:
    """Draw a page over the whole sheet, on a new one when `fresh`; False when the printer takes no more."""
    if fresh:
        fit_paper(printer, pages.size(number))
        if not printer.newPage():
            return False
    dpi = min(float(printer.resolution()), _MAX_DPI)
    # Not the painter's viewport: that stays as the first page was turned.
    painter.drawImage(QRectF(0, 0, printer.width(), printer.height()), pages.picture(number, dpi))
    return True
