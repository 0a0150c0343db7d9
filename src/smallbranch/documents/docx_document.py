"""A document as an editable text document: the faces and exact measures of the printed one, for Word and WPS."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_HEADER_FOOTER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from smallbranch.documents import blocks as b
from smallbranch.documents.docx_blocks import section_markup
from smallbranch.documents.docx_look import STANDARD, DocxLook
from smallbranch.documents.docx_markup import FONTS, TextStyle, page_setup, paragraph, run, thin, twips
from smallbranch.documents.fonts import FontRole
from smallbranch.documents.office_package import packed_anew
from smallbranch.documents.pictures import PictureSource, load, no_pictures
from smallbranch.documents.typography import (
    LEADING_BODY,
    SIZE_BODY,
    SIZE_FOOTER,
    SIZE_HEAD,
    SIZE_PAGE_NUMBER,
    SIZE_TABLE_TITLE,
)
from smallbranch.documents.whole_file import write_whole

_FIXED = datetime(2000, 1, 1)
"""Stands in for all time stamps, so that equal content gives equal bytes and tells nothing about the computer."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NUMBER = TextStyle(FontRole.SONG, SIZE_PAGE_NUMBER)
_FOOTNOTE = TextStyle(FontRole.SONG, SIZE_FOOTER, SIZE_PAGE_NUMBER * 1.25)
_HEADING = TextStyle(FontRole.SONG, SIZE_HEAD)


def write_docx(
    document: b.Document, path: Path, pictures: PictureSource = no_pictures, look: DocxLook = STANDARD
) -> None:
    """Write a document as .docx, in the standard's look or another; equal documents give equal bytes.

    Raises:
        EnvironmentProblem: `file_not_written` when the disk refuses.
    """
    word: Any = docx.Document()  # Any: what is set here lies below the typed surface
    # The body goes into the package as text: grafting it into python-docx's tree takes minutes for a long volume.
    body = _Writer(document, word, pictures, look).text()
    texts = {"word/document.xml": look.restyled(body), "word/fontTable.xml": look.restyled(_fonts())}
    _clean(word, document)
    raw = BytesIO()
    word.save(raw)
    write_whole(path, packed_anew(raw, lambda name, data: texts[name].encode() if name in texts else data))


class _Writer:
    """Fills the body: front pages, then the sections with a page set-up wherever the sheet turns."""

    def __init__(self, document: b.Document, word: Any, pictures: PictureSource, look: DocxLook) -> None:
        self._document, self._word, self._look = document, word, look
        self._drawings = {
            file: str(word.part.get_or_add_image(BytesIO(picture.data))[0])
            for file, picture in load(document, pictures).items()
        }
        self._references: dict[b.Orientation, str] = {}

    def text(self) -> str:
        """Return the main part, its footers being added to the package."""
        self._make_footers()
        return f"{_HEAD}<w:document {nsdecls('w', 'r')}><w:body>{''.join(self._content())}</w:body></w:document>"

    def _content(self) -> Iterator[str]:
        document, first = self._document, True
        front = list(self._front())
        if front:
            yield from front
            upright = self._look.sheet(b.Orientation.PORTRAIT)
            yield thin(section=page_setup(b.Orientation.PORTRAIT, self._empty, sheet=upright))
        sections = document.sections
        for at, section in enumerate(sections):
            turned = at > 0 and section.orientation is not sections[at - 1].orientation
            if turned:
                yield thin(section=self._setup(sections[at - 1].orientation, first=first))
                first = False
            new_page = at > 0 and section.new_page and not turned
            room = self._look.sheet(section.orientation).room
            yield from section_markup(section, at + 1, new_page=new_page, drawings=self._drawings, room=room)
        if sections and sections[-1].blocks:
            yield thin()  # a text may not end with a table
        yield self._setup(sections[-1].orientation if sections else b.Orientation.PORTRAIT, first=first)

    def _setup(self, orientation: b.Orientation, *, first: bool) -> str:
        sheet = self._look.sheet(orientation)
        return page_setup(orientation, self._references[orientation], first_number=first, sheet=sheet)

    # ── before page 1 ────────────────────────────────────────────────────────────────────────────────────────

    def _front(self) -> Iterator[str]:
        document = self._document
        if document.cover is not None:
            big = TextStyle(FontRole.TITLE, 30.0, 45.0)
            drop = self._look.sheet(b.Orientation.PORTRAIT).depth * 0.25
            yield thin(after=drop)
            yield paragraph(document.title, big, b.Align.CENTER, after=drop)
            kai = TextStyle(FontRole.KAI, SIZE_TABLE_TITLE, SIZE_TABLE_TITLE * 1.8)
            for line in document.cover.lines:
                yield paragraph(line, kai, b.Align.CENTER)
        if document.contents:
            yield from self._contents()

    def _contents(self) -> Iterator[str]:
        """List the sections, each leading to its place; its page the word processor fills in, which alone knows it."""
        title = TextStyle(FontRole.TITLE, 22.0, 32.0)
        flags = "<w:pageBreakBefore/>" if self._document.cover else ""
        yield paragraph("目　录", title, b.Align.CENTER, flags=flags, after=LEADING_BODY / 2)
        line = TextStyle(FontRole.BODY, round(SIZE_BODY * 2) / 2, 26.0)
        edge = twips(self._look.sheet(b.Orientation.PORTRAIT).room)
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{edge}"/></w:tabs>'
        for at, section in enumerate(self._document.sections, 1):
            if section.in_contents:
                text = run((section.title or section.ledger).replace("\n", ""), line)
                page = f'<w:fldSimple w:instr=" PAGEREF s{at} " w:dirty="true">{run("", line)}</w:fldSimple>'
                link = f'<w:hyperlink w:anchor="s{at}">{text}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
                yield paragraph("", line, b.Align.LEFT, tabs=tabs, inside=link)

    # ── head and foot ────────────────────────────────────────────────────────────────────────────────────────

    def _make_footers(self) -> None:
        """Add the footers of odd and even pages for each orientation, and the running head with the practice mark."""
        part, meta = self._word.part, self._document.meta
        self._empty = self._make_header(meta.watermark)
        said = [text for text in (meta.branch, meta.period) if text]
        head = self._make_header("　".join(said if meta.watermark in "".join(said) else [*said, meta.watermark]))
        for orientation in b.Orientation:
            references = head
            for kind in (WD_HEADER_FOOTER.PRIMARY, WD_HEADER_FOOTER.EVEN_PAGE):
                odd = kind is WD_HEADER_FOOTER.PRIMARY
                footer_part, footer_id = part.add_footer_part()
                self._put(footer_part.element, self._footer(self._look.sheet(orientation).room, odd=odd))
                references += self._reference("footer", "default" if odd else "even", footer_id)
            self._references[orientation] = references

    def _make_header(self, text: str) -> str:
        """Add a header that says whose and of when, for odd and even pages; return what refers to it."""
        header_part, header_id = self._word.part.add_header_part()
        self._put(header_part.element, paragraph(text, _HEADING, b.Align.LEFT))
        return self._reference("header", "default", header_id) + self._reference("header", "even", header_id)

    @staticmethod
    def _reference(kind: str, pages: str, part_id: str) -> str:
        return f'<w:{kind}Reference w:type="{pages}" r:id="{part_id}"/>'

    @staticmethod
    def _put(root: Any, markup: str) -> None:
        for child in list(root):
            root.remove(child)
        for element in list(parse_xml(f"<w:hdr {nsdecls('w')}>{markup}</w:hdr>")):
            root.append(element)

    def _footer(self, room: float, *, odd: bool) -> str:
        """Return "— 1 —" one character in from the outer edge (GB/T 9704-2012 7.5), the footer text opposite."""
        number = run("— ", _NUMBER) + f'<w:fldSimple w:instr=" PAGE ">{run("1", _NUMBER)}</w:fldSimple>'
        number += run(" —", _NUMBER)
        note = run(self._document.meta.footer, _FOOTNOTE)
        gap = "<w:r><w:tab/></w:r>"
        stop = room - SIZE_PAGE_NUMBER if odd else room
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{twips(stop)}"/></w:tabs>'
        shown = f"{note}{gap}{number}" if odd else run("　", _NUMBER) + f"{number}{gap}{note}"
        return paragraph("", _NUMBER, b.Align.LEFT, tabs=tabs, inside=shown)


def _clean(word: Any, document: b.Document) -> None:
    """Put our title in place of the template's properties; margins mirrored, odd and even pages told apart."""
    properties = word.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "category", "subject"):
        setattr(properties, name, "")
    properties.title, properties.author = document.title.replace("\n", ""), document.meta.branch
    properties.subject = document.meta.period
    properties.created = properties.modified = _FIXED
    properties.revision = 1
    word.settings.odd_and_even_pages_header_footer = True
    settings = word.settings.element
    settings.insert(_after_view(settings), parse_xml(f"<w:mirrorMargins {nsdecls('w')}/>"))
    for relation in [each for each in word.part.package.rels.values() if each.reltype.endswith("/thumbnail")]:
        del word.part.package.rels[relation.rId]


def _after_view(settings: Any) -> int:
    """Return where settings that the schema wants near the start may stand."""
    early = ("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime")
    return sum(child.tag.rpartition("}")[2] in early for child in settings)


def _fonts() -> str:
    """Return the font table: each face of the standard, and what may stand in for it."""
    shown = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FONTS.values()
    )
    return f"{_HEAD}<w:fonts {nsdecls('w')}>{shown}</w:fonts>"
