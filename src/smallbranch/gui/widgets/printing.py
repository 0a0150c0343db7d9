"""The way of a finished PDF to the printer: the dialog, then what sends the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from smallbranch.gui.widgets.pdf_pages import PdfPages
from smallbranch.gui.widgets.print_dialog import PrintDialog
from smallbranch.gui.widgets.print_senders import PageSender, PrintOrder, Sender, SpoolSender, fit_paper, spooler
from smallbranch.kernel.errors import EnvironmentProblem


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
    printer, program = dialog.printer(), spooler()

    def end(count: int) -> None:
        pages.close()
        dialog.finish()
        done(count)

    def refuse(problem: Exception) -> None:
        pages.close()
        dialog.finish()
        failed(problem)

    try:
        if program and not printer.outputFileName():
            sender: Sender = SpoolSender(program, pages.path, order)
        else:
            sender = PageSender(pages, order.sequence, printer)
    except EnvironmentProblem as problem:
        refuse(problem)
        return
    dialog.show_sending(sender)
    sender.ended.connect(end)
    sender.refused.connect(lambda: refuse(EnvironmentProblem("printer_not_ready", printer=printer.printerName())))
    sender.start()
