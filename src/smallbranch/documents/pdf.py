"""Documents as PDF: laid out, numbered, checked for missing characters, written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from smallbranch.documents.blocks import Document, Orientation
from smallbranch.documents.blocks_json import to_json
from smallbranch.documents.flow import Flow, LaidPage
from smallbranch.documents.fonts import FontRole, FontSet
from smallbranch.documents.glyph_check import missing_characters
from smallbranch.documents.ink import CENTRE, SCALE, FontBook, Ink
from smallbranch.documents.layout import Layout
from smallbranch.documents.pdf_file import PdfFile
from smallbranch.documents.pictures import PictureSource, framed, load, no_pictures
from smallbranch.documents.printable import printable
from smallbranch.documents.typography import (
    MARK_RISE,
    PAGE_NUMBER_DROP,
    SIZE_FOOTER,
    SIZE_HEAD,
    SIZE_PAGE_NUMBER,
    Sheet,
)
from smallbranch.documents.volume import Front, front_pages
from smallbranch.documents.watermark import watermark
from smallbranch.documents.whole_file import write_whole
from smallbranch.kernel.findings import Finding
from smallbranch.kernel.jobs import NEVER_CANCELLED, CancelToken, Progress, no_progress

SOURCE_NAME = "ledger.json"
"""The document itself goes with its print: what is on the paper can be read by a program without guessing."""


@dataclass(frozen=True, slots=True)
class PdfResult:
    """How many pages were written, which characters no font has (`glyph_missing`), and which pictures are frames only.

    `frames` are captions.
    """

    pages: int
    findings: tuple[Finding, ...]
    frames: tuple[str, ...] = ()


def write_pdf(
    document: Document,
    path: Path,
    fonts: FontSet,
    progress: Progress = no_progress,
    cancel: CancelToken = NEVER_CANCELLED,
    pictures: PictureSource = no_pictures,
) -> PdfResult:
    """Write a document as PDF; an existing file is replaced only by a finished one.

    Raises:
        EnvironmentProblem: `file_not_written` when the disk refuses.
        Cancelled: when asked to stop; nothing is left behind.
    """
    printing = _Printing(document, fonts, progress, cancel, pictures)
    data = printing.run()
    cancel.check()
    write_whole(path, data)
    missing = missing_characters(printing.document, fonts) if fonts.missed() else ()
    return PdfResult(printing.pages, tuple(each.finding() for each in missing), printing.frames)


def render_pdf(document: Document, fonts: FontSet, pictures: PictureSource = no_pictures) -> bytes:
    """Return a document as PDF, for the preview."""
    return _Printing(document, fonts, no_progress, NEVER_CANCELLED, pictures).run()


class _Printing:
    """One print job."""

    def __init__(
        self, document: Document, fonts: FontSet, progress: Progress, cancel: CancelToken, source: PictureSource
    ) -> None:
        self.document, self._fonts, self._source = printable(document), fonts, document
        self._progress, self._cancel = progress, cancel
        self._book = FontBook()
        self._pictures = {
            file: (f"P{at}", picture) for at, (file, picture) in enumerate(load(document, source).items(), 1)
        }
        bound = document.contents or document.cover is not None
        self._upright = bound or any(each.orientation is Orientation.PORTRAIT for each in document.sections)
        self.frames = framed(document, self._pictures)
        self.pages = 0
        self._title = ""
        self._heads: dict[tuple[Sheet, bool, str], str] = {}

    def run(self) -> bytes:
        flow = self._lay_out()
        document = self.document
        front = front_pages(document, flow.marks, self._fonts, self._book)
        meta, title = document.meta, document.title.replace("\n", "")
        file = PdfFile(title, meta.branch, meta.period, self._fonts.colours)
        for name, picture in self._pictures.values():
            file.picture(name, picture)
        for at, page in enumerate(front.pages):
            file.page(page, self._finished(file, page, odd=at % 2 == 0, number=None))
            if at == front.contents_at and document.contents:
                file.bookmark("contents", "目录", page.sheet.height)
            for link in front.links:
                if link.page == at:
                    file.link(f"s{link.mark}", _on_sheet(link.box, page, odd=at % 2 == 0))
            file.end_page()
        self._body(file, flow, front)
        file.label_pages(len(front.pages))
        file.attach(SOURCE_NAME, to_json(self._source).encode(), "application/json")
        self.pages = len(front.pages) + len(flow.pages)
        return file.finish(self._book.all())

    def _lay_out(self) -> Flow:
        drawings = {file: name for file, (name, _) in self._pictures.items()}
        flow, layout = Flow(self._book, self._cancel), Layout(self._fonts, drawings)
        total = len(self.document.sections)
        for done, section in enumerate(self.document.sections):
            self._cancel.check()
            self._progress(done, total)
            flow.start_section(section.orientation, new_page=section.new_page)
            flow.add(layout.section(section))
        flow.finish()
        self._progress(total, total)
        return flow

    def _body(self, file: PdfFile, flow: Flow, front: Front) -> None:
        marks: dict[int, list[tuple[int, str, float]]] = {}
        for at, mark in enumerate(flow.marks):
            marks.setdefault(mark.page, []).append((at, mark.title, mark.top))
        for at, page in enumerate(flow.pages):
            self._cancel.check()
            self._title = marks[at][0][1].replace("\n", "") if at in marks else self._title
            file.page(page, self._finished(file, page, odd=at % 2 == 0, number=at + 1))
            for number, title, top in marks.get(at, ()):
                file.bookmark(f"s{number}", title.replace("\n", ""), _corner(page.sheet, odd=at % 2 == 0)[1] + top)
            file.end_page()

    def _finished(self, file: PdfFile, page: LaidPage, *, odd: bool, number: int | None) -> str:
        """Return a page's whole content: watermark, text area moved to its margin, footer."""
        sheet, meta, parts = page.sheet, self.document.meta, []
        if meta.watermark:
            draw = partial(watermark, self._fonts[FontRole.HEI], meta.watermark, sheet.width, sheet.height)
            parts.append(file.shared(f"W{sheet.width:.0f}", draw, sheet.width, sheet.height))
        left, bottom = _corner(sheet, odd=odd)
        wanted = (sheet, number is not None, self._title)
        if wanted not in self._heads:
            self._heads[wanted] = self._head(sheet, body=number is not None)
        footer = self._footer(page, odd=odd, number=number) if number is not None else ""
        parts.append(f"q {SCALE} {left:.2f} {bottom:.2f} cm\n{self._heads[wanted]}\n{page.content}\n{footer}\nQ")
        return "\n".join(parts)

    def _head(self, sheet: Sheet, *, body: bool) -> str:
        """Return the running head: whose, of when and, in a volume, what; and the watermark's words, to be searched."""
        ink, song, meta = Ink(self._book), self._fonts[FontRole.SONG], self.document.meta
        said = [meta.branch, meta.period] if body else []
        if meta.watermark and not any(meta.watermark in each for each in said):
            said.append(meta.watermark)
        y = sheet.depth + MARK_RISE
        if text := "　".join(filter(None, said)):
            ink.text(0.0, y, text, song, SIZE_HEAD)
        if body and self.document.contents:
            ink.text(sheet.room - song.width(self._title) * SIZE_HEAD, y, self._title, song, SIZE_HEAD)
        return ink.content()

    def _footer(self, page: LaidPage, *, odd: bool, number: int) -> str:
        """Return "— 1 —" one character in from the outer edge (GB/T 9704-2012 7.5), the footer text opposite.

        Sheets lying among upright ones carry it where the upright ones do, so it stands on their left edge: bound, a
        lying table's head is on the left of odd and even pages alike (GB/T 9704-2012, 横排表格).
        """
        turned = self._upright and page.sheet.lies
        ink, song = Ink(self._book), self._fonts[FontRole.SONG]
        room = page.sheet.depth if turned else page.sheet.room
        text = f"— {number} —"
        width = song.width(text) * SIZE_PAGE_NUMBER
        x = room - width - SIZE_PAGE_NUMBER if odd else SIZE_PAGE_NUMBER
        ink.text(x, -PAGE_NUMBER_DROP - CENTRE * SIZE_PAGE_NUMBER, text, song, SIZE_PAGE_NUMBER)
        if note := self.document.meta.footer:
            x = 0.0 if odd else room - song.width(note) * SIZE_FOOTER
            ink.text(x, -PAGE_NUMBER_DROP - CENTRE * SIZE_FOOTER, note, song, SIZE_FOOTER)
        return f"q 0 -1 1 0 0 {room * 100:.0f} cm\n{ink.content()}\nQ" if turned else ink.content()


def _corner(sheet: Sheet, *, odd: bool) -> tuple[float, float]:
    """Return the text area's lower left corner: the binding is left of odd and right of even upright pages.

    It is above odd and below even lying ones.
    """
    if sheet.lies:
        return sheet.left, sheet.bottom if odd else sheet.top
    return sheet.left if odd else sheet.right, sheet.bottom


def _on_sheet(
    box: tuple[float, float, float, float], page: LaidPage, *, odd: bool
) -> tuple[float, float, float, float]:
    left, bottom = _corner(page.sheet, odd=odd)
    return box[0] + left, box[1] + bottom, box[2] + left, box[3] + bottom
