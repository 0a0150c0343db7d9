"""Printing a finished PDF, page by page, through the system's print dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from smallbranch.gui.widgets.pdf_pages import PdfPages
from smallbranch.kernel.errors import EnvironmentProblem

_MAX_DPI: Final = 300.0


def open_print_dialog(
    path: Path, parent: QWidget, done: Callable[[int], None], failed: Callable[[Exception], None]
) -> QDialog:
    """Ask for printer and page range, then print; `done` gets the number of printed pages."""
    pages = PdfPages(path)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    fit_paper(printer, pages.size(0))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(pages))

    def finish(result: int) -> None:
        try:
            if result == int(QDialog.DialogCode.Accepted):
                done(print_pages(pages, printer))
        except EnvironmentProblem as problem:
            failed(problem)
        finally:
            pages.close()
            dialog.deleteLater()

    dialog.finished.connect(finish)
    QDialog.open(dialog)
    return dialog


def fit_paper(printer: QPrinter, points: QSizeF) -> None:
    """Set paper, direction and no margins: the PDF carries its own."""
    lying = points.width() > points.height()
    standing = points.transposed() if lying else points
    printer.setPageSize(QPageSize(standing, QPageSize.Unit.Point))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def page_range(printer: QPrinter, count: int) -> range:
    """Return the pages asked for, from 0."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() is not QPrinter.PrintRange.PageRange or first <= 0:
        return range(count)
    return range(first - 1, min(last or count, count))


def print_pages(pages: PdfPages, printer: QPrinter) -> int:
    """Draw the pages asked for on the printer; return how many. Raise `EnvironmentProblem` when it cannot start."""
    wanted = page_range(printer, len(pages))
    if not wanted:
        return 0
    fit_paper(printer, pages.size(wanted[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentProblem("printer_not_ready", printer=printer.printerName())
    dpi = min(float(printer.resolution()), _MAX_DPI)
    for position, number in enumerate(wanted):
        if position:
            fit_paper(printer, pages.size(number))
            printer.newPage()
        painter.drawImage(QRectF(painter.viewport()), pages.picture(number, dpi))
    painter.end()
    return len(wanted)
