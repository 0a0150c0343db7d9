"""The PDF file itself: ReportLab's Canvas given finished page contents, our fonts, bookmarks and page labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from smallbranch.documents.archive import declare
from smallbranch.documents.flow import LaidPage
from smallbranch.documents.pdf_stream import stream
from smallbranch.documents.pictures import Jpeg
from smallbranch.documents.type0 import EmbeddedFont

PRODUCER = "SmallBranch"


class _PlainCanvas(Canvas):
    """A Canvas without a start-up font: the stock one names Helvetica, which is not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class PdfFile:
    """Collects pages and writes them; the same calls give the same bytes."""

    def __init__(self, title: str, author: str, subject: str, colours: bytes) -> None:
        rl_config.useA85 = 0  # ASCII85 would make every stream a quarter larger
        self._out = BytesIO()
        # Any: the stubs leave out the inner objects that bookmarks, annotations and fonts need (reportlab ~= 5.1)
        canvas: Any = _PlainCanvas
        self._canvas = canvas(self._out, pageCompression=1, invariant=1, pdfVersion=(1, 5), lang="zh-CN")
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator(PRODUCER)
        self._canvas.setProducer(PRODUCER)
        declare(self._canvas._doc, colours, title=title, author=author, subject=subject, program=PRODUCER)
        fonts: Any = pdfdoc.PDFResourceDictionary()
        fonts.basicFonts()
        self._drawings: dict[str, Any] = {}
        fonts.XObject = self._drawings
        self._resources = self._canvas._doc.Reference(fonts)

    def page(self, page: LaidPage, content: str) -> None:
        """Begin a page with its whole content; bookmarks and links may follow until `end_page`."""
        self._page = pdfdoc.PDFPage()
        self._page.MediaBox = f"[0 0 {page.sheet.width:.2f} {page.sheet.height:.2f}]"  # an array object takes longer
        self._page.Resources = self._resources  # one dictionary for all pages, where the Canvas would write one each
        self._page.Contents = stream(content.encode("ascii"))

    def end_page(self) -> None:
        """End the page."""
        self._page.Annots = self._canvas._annotationrefs
        self._canvas._doc.addPage(self._page)
        self._canvas._startPage()

    def bookmark(self, key: str, title: str, top: float) -> None:
        """Put an outline entry on this page at a height of the sheet."""
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(top, 2), zoom=0)
        self._canvas.addOutlineEntry(title, key, 0)

    def link(self, key: str, box: tuple[float, float, float, float]) -> None:
        """Make a box of this page lead to a bookmark."""
        rounded = tuple(round(side, 2) for side in box)
        self._canvas.linkRect("", key, rounded, relative=0, Border="[0 0 0]", F=4)

    def label_pages(self, front: int) -> None:
        """Number the pages before the body i, ii, … and the body from 1."""
        if front:
            self._canvas.addPageLabel(0, "ROMAN_LOWER", 1)
        self._canvas.addPageLabel(front, "ARABIC", 1)

    def shared(self, name: str, draw: Callable[[], str], width: float, height: float) -> str:
        """Keep a drawing once for all pages; return the operators that put it onto one."""
        if name not in self._drawings:
            form = stream(draw().encode("ascii"))
            form.dictionary["Type"], form.dictionary["Subtype"] = pdfdoc.PDFName("XObject"), pdfdoc.PDFName("Form")
            form.dictionary["BBox"] = pdfdoc.PDFArray([0, 0, round(width, 2), round(height, 2)])
            self._drawings[name] = self._canvas._doc.Reference(form)
        return f"/{name} Do"

    def picture(self, name: str, picture: Jpeg) -> None:
        """Keep a JPEG as it is, once for all pages that show it."""
        form = stream(picture.data, kind="DCTDecode")
        space = "DeviceGray" if picture.grey else "DeviceRGB"
        form.dictionary["Type"], form.dictionary["Subtype"] = pdfdoc.PDFName("XObject"), pdfdoc.PDFName("Image")
        form.dictionary["Width"], form.dictionary["Height"] = picture.width, picture.height
        form.dictionary["ColorSpace"], form.dictionary["BitsPerComponent"] = pdfdoc.PDFName(space), 8
        self._drawings[name] = self._canvas._doc.Reference(form)

    def attach(self, name: str, data: bytes, kind: str) -> None:
        """Embed a file as the source of the whole document (AFRelationship, ISO 32000-2 14.13)."""
        document = self._canvas._doc
        subtype = "/" + kind.replace("/", "#2F")  # PDFName leaves the stroke as it is
        size = pdfdoc.PDFDictionary({"Size": len(data)})
        embedded = stream(data, Type=pdfdoc.PDFName("EmbeddedFile"), Subtype=subtype, Params=size)
        held, text = document.Reference(embedded), pdfdoc.PDFString(name)
        entry = {
            "Type": pdfdoc.PDFName("Filespec"),
            "F": text,
            "UF": text,
            "AFRelationship": pdfdoc.PDFName("Source"),
            "EF": pdfdoc.PDFDictionary({"F": held, "UF": held}),
        }
        file = document.Reference(pdfdoc.PDFDictionary(entry))
        names = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray([text, file])})
        catalog = document.Catalog
        catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": names})
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]  # reportlab writes only the entries it knows
        catalog.AF = pdfdoc.PDFArray([file])

    def finish(self, fonts: Iterable[EmbeddedFont]) -> bytes:
        """Write fonts and trailer and return the file."""
        for font in fonts:
            font.add_to(self._canvas._doc)
        self._canvas.save()
        return self._out.getvalue()
