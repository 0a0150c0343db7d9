"""What goes to the printer: pages as people write them, one side or two, the very file that was previewed."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget

from smallbranch.documents.blocks import Document, Orientation, Paragraph, Section
from smallbranch.documents.fonts import load_fonts
from smallbranch.documents.pdf import write_pdf
from smallbranch.gui.theme import Theme
from smallbranch.gui.widgets import printing
from smallbranch.gui.widgets.page_choice import Sides, WrongPages, of_side, read_pages, written
from smallbranch.gui.widgets.pdf_pages import PdfPages
from smallbranch.gui.widgets.print_senders import PageSender, PrintOrder, spool_options
from smallbranch.kernel.places import resources_dir
from tests.gui.pages.hands import lists_open

pytestmark = [pytest.mark.gui, lists_open]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a file of five pages; the third lies."""
    turned = [Orientation.LANDSCAPE if number == 3 else Orientation.PORTRAIT for number in range(1, 6)]
    sections = tuple(Section("L10", f"第{at}页", (Paragraph("正文"),), way) for at, way in enumerate(turned, 1))
    path = tmp_path_factory.mktemp("paper") / "paper.pdf"
    write_pdf(Document("纸", sections), path, load_fonts(resources_dir() / "fonts"))
    return path


@pytest.fixture
def parent(qtbot: Any) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", range(20)),
        ("   ", range(20)),
        ("3-10,15", (*range(2, 10), 14)),
        ("\uff13－10，１５", (*range(2, 10), 14)),  # noqa: RUF001
        ("3到5、7", (2, 3, 4, 6)),
        ("5,1-2,2", (0, 1, 4)),
        ("20", (19,)),
    ],
)
def test_pages_are_read_as_they_are_written(text: str, pages: Any) -> None:
    assert read_pages(text, 20) == tuple(pages)


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("0", "outside", "0"),
        ("1-21", "outside", "1-21"),
        ("9-3", "reversed", "9-3"),
        ("3-", "form", "3-"),
        ("-3", "form", "-3"),
        ("1-2-3", "form", "1-2-3"),
        ("三", "form", "三"),
        ("1;x", "form", "x"),
        (",", "form", ","),
        ("99999999999", "form", "99999999999"),
    ],
)
def test_wrong_pages_are_told_apart(text: str, code: str, part: str) -> None:
    with pytest.raises(WrongPages) as wrong:
        read_pages(text, 20)
    assert (wrong.value.code, wrong.value.part) == (code, part)


def test_sides_of_the_sheet() -> None:
    pages = read_pages("2-5", 9)
    assert of_side(pages, Sides.ODD) == (2, 4)
    assert of_side(pages, Sides.EVEN) == (1, 3)
    assert of_side(pages, Sides.ALL) == pages
    assert written(read_pages("3-10,15", 20)) == "3-10,15"


def opened(parent: QWidget, paper: Path) -> tuple[Any, list[int], list[Exception]]:
    done: list[int] = []
    failed: list[Exception] = []
    return printing.open_print_dialog(paper, parent, done.append, failed.append), done, failed


def to_file(dialog: Any, out: Path) -> None:
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(out))


def test_a_range_of_odd_pages_is_sent(qtbot: Any, parent: QWidget, paper: Path, tmp_path: Path) -> None:
    dialog, done, _ = opened(parent, paper)
    to_file(dialog, tmp_path / "out.pdf")
    dialog.pages.setText("2-5")
    dialog.sides.setCurrentIndex(dialog.sides.findData(Sides.ODD))
    dialog.print()
    qtbot.waitUntil(lambda: bool(done))
    assert done == [2]
    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    sizes = [printed.get_page_size(number) for number in range(len(printed))]
    printed.close()
    assert [wide > high for wide, high in sizes] == [True, False], "page 3 lies, page 5 stands"


def test_a_wrong_range_is_said_at_its_field(qtbot: Any, parent: QWidget, paper: Path) -> None:
    dialog, done, _ = opened(parent, paper)
    for text, said in (("7", "1 至 5"), ("5-2", "大"), ("x", "3-10,15")):
        dialog.pages.setText(text)
        dialog.print()
        assert said in dialog.form.rows["pages"].error.text()
    dialog.pages.setText("2")
    dialog.sides.setCurrentIndex(dialog.sides.findData(Sides.ODD))
    dialog.print()
    assert dialog.form.rows["pages"].error.text()
    assert done == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_without_a_printer_the_dialog_says_so(parent: QWidget, paper: Path) -> None:
    dialog, _, _ = opened(parent, paper)
    if dialog.printers.count() == 0:
        assert not dialog.start.isEnabled()
        assert "没有找到打印机" in dialog.words.text()
    dialog.reject()


def test_printing_can_be_stopped(qtbot: Any, parent: QWidget, paper: Path, tmp_path: Path) -> None:
    dialog, done, _ = opened(parent, paper)
    to_file(dialog, tmp_path / "out.pdf")
    dialog.print()
    dialog.stop.click()
    qtbot.waitUntil(lambda: bool(done))
    assert done[0] < 5


@pytest.mark.skipif(os.name != "posix", reason="the print queue of other systems takes no PDF")
@pytest.mark.parametrize("script", ["#!/bin/sh\nexit 1\n", "#!/bin/sh\nkill -9 $$\n", "#!/no/such/program\n"])
def test_a_queue_that_takes_nothing_is_told_once(
    qtbot: Any, parent: QWidget, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    program = tmp_path / "lp"
    program.write_text(script)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("sys.platform", "linux")
    dialog, done, failed = opened(parent, paper)
    dialog.print()
    qtbot.waitUntil(lambda: bool(failed))
    assert [getattr(problem, "code", "") for problem in failed] == ["printer_not_ready"]
    assert done == []


@pytest.mark.skipif(os.name != "posix", reason="the print queue of other systems takes no PDF")
def test_the_queue_gets_the_bytes_that_were_previewed(
    qtbot: Any, parent: QWidget, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in for the system's `lp` keeps what it is given."""
    program = tmp_path / "bin" / "lp"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/said"\nfor last; do :; done\ncp "$last" "{tmp_path}/got"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("sys.platform", "linux")
    dialog, done, _ = opened(parent, paper)
    dialog.pages.setText("1-2,4")
    dialog.duplex.setCurrentIndex(dialog.duplex.findData(QPrinter.DuplexMode.DuplexLongSide))
    dialog.copies.setValue(2)
    dialog.print()
    qtbot.waitUntil(lambda: bool(done))
    assert done == [3]
    assert (tmp_path / "got").read_bytes() == paper.read_bytes()
    said = (tmp_path / "said").read_text().split("\n")
    assert said[said.index("-P") + 1] == "1-2,4"
    assert said[said.index("-n") + 1] == "2"
    assert "sides=two-sided-long-edge" in said


def test_a_lying_page_is_printed_as_it_was_previewed(qtbot: Any, parent: QWidget, paper: Path, tmp_path: Path) -> None:
    """Page by page, as on systems whose queue takes no PDF: a page that lies after one that stands is not squeezed."""
    dialog, done, _ = opened(parent, paper)
    to_file(dialog, tmp_path / "out.pdf")
    dialog.print()
    qtbot.waitUntil(lambda: bool(done))
    with closing(pypdfium2.PdfDocument(paper)) as seen, closing(pypdfium2.PdfDocument(tmp_path / "out.pdf")) as printed:
        for number in range(5):
            assert ink(printed[number]) == pytest.approx(ink(seen[number]), abs=0.006), number


def ink(page: Any) -> tuple[float, ...]:
    """Return the box that holds everything dark on a page, in parts of its sides."""
    picture = page.render(scale=2).to_pil().convert("L").point(lambda light: 255 * (light < 128))
    left, top, right, bottom = picture.getbbox()
    return left / picture.width, top / picture.height, right / picture.width, bottom / picture.height


class Vanishing(QPrinter):
    """A printer somebody switches off after the first page."""

    def newPage(self) -> bool:  # noqa: N802 - Qt names it so
        return False


def test_a_printer_that_vanishes_is_said(qtbot: Any, paper: Path, tmp_path: Path) -> None:
    printer = Vanishing(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    pages = PdfPages(paper)
    sender = PageSender(pages, range(5), printer)
    ended: list[int] = []
    sender.ended.connect(ended.append)
    with qtbot.waitSignal(sender.refused):
        sender.start()
    assert ended == [], "four pages did not go out"
    pages.close()


def test_the_last_page_comes_first_when_that_is_wanted(
    qtbot: Any, parent: QWidget, paper: Path, tmp_path: Path
) -> None:
    dialog, done, _ = opened(parent, paper)
    to_file(dialog, tmp_path / "out.pdf")
    dialog.pages.setText("2-4")
    dialog.order.setCurrentIndex(dialog.order.findData(True))
    dialog.print()
    qtbot.waitUntil(lambda: bool(done))
    with closing(pypdfium2.PdfDocument(tmp_path / "out.pdf")) as printed:
        assert [wide > high for wide, high in map(printed.get_page_size, range(3))] == [False, True, False]
    order = PrintOrder((1, 2, 3), "", QPrinter.DuplexMode.DuplexAuto, 1, reverse=True)
    said = spool_options(paper, order)
    assert said[said.index("-P") + 1] == "2-4"
    assert "outputorder=reverse" in said


def test_a_file_chosen_in_the_system_dialog_needs_no_printer(
    qtbot: Any, parent: QWidget, paper: Path, tmp_path: Path
) -> None:
    dialog, done, _ = opened(parent, paper)
    assert "最后一张" in next(one.text() for one in dialog.findChildren(QLabel) if "手动双面" in one.text())
    to_file(dialog, tmp_path / "out.pdf")
    dialog._take_system()
    assert dialog.start.isEnabled()
    assert "out.pdf" in dialog.words.text()
    dialog.start.click()
    qtbot.waitUntil(lambda: bool(done))
    assert (tmp_path / "out.pdf").exists()


def test_nothing_is_cut_when_the_text_is_large(qtbot: Any, parent: QWidget, paper: Path, theme: Theme) -> None:
    theme.set_scale(150)
    dialog, _, _ = opened(parent, paper)
    qtbot.waitExposed(dialog)
    for name, row in dialog.form.rows.items():
        assert row.height() >= row.sizeHint().height(), name
        assert row.field.height() >= row.field.sizeHint().height(), name
    assert dialog.words.height() >= dialog.words.heightForWidth(dialog.words.width())
    dialog.reject()
