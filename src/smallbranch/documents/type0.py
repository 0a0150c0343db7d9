"""Faces as Type0/Identity-H fonts of a PDF: two-byte codes, one subset per face, exact text extraction.

ReportLab's own TrueType fonts change the font every 256 characters and lose characters outside the BMP on extraction.
Codes are pairs of plain ASCII bytes, so they stand unescaped in the page's text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from smallbranch.documents.fonts import GETA, Face
from smallbranch.documents.pdf_stream import stream

_PRINTABLE = [code for code in range(0x21, 0x7F) if chr(code) not in "()\\"]
_OTHERS = [code for code in range(0x01, 0x20) if code not in (0x0A, 0x0D)] + [0x20, 0x7F]
_BYTES = _PRINTABLE + _OTHERS
CAPACITY = len(_BYTES) ** 2
"""How many different characters one face can print in one file (14,641; the standard list has 8,105)."""
_KEPT_TABLES = frozenset(("glyf", "loca", "head", "hhea", "hmtx", "maxp"))
_SYMBOLIC = 4


class EmbeddedFont(dict[str, str]):
    """The codes of one face in one file, given in order of first use: character -> two-character code."""

    def __init__(self, name: str, face: Face) -> None:
        super().__init__()
        self.name = name
        self.face = face

    def __missing__(self, character: str) -> str:
        if len(self) >= CAPACITY:
            raise OverflowError("more different characters than one face can carry")
        high, low = divmod(len(self), len(_BYTES))
        code = self[character] = chr(_BYTES[high]) + chr(_BYTES[low])
        return code

    def encode(self, text: str) -> str:
        """Return the text as codes, ready to stand between parentheses."""
        return "".join(map(self.__getitem__, text))

    def add_to(self, document: Any) -> None:
        """Write the font's objects to ReportLab's document; call once, when every page has been drawn."""
        glyphs = {character: self.face.glyph(character) or self.face.glyph(GETA) for character in self}
        data, renumbered = _subset(self.face.hb_face, glyphs.values())
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256("".join(sorted(self)).encode()).digest()[:6])
        base = pdfdoc.PDFName(f"{tag}+{_postscript_name(self.face)}")
        codes = {int.from_bytes(code.encode("ascii"), "big"): character for character, code in self.items()}
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
                ),
                "DW": 1000,
                "W": _widths(self.face, {code: glyphs[character] for code, character in codes.items()}),
                "CIDToGIDMap": _stream(
                    document, _glyph_map({code: renumbered[glyphs[text]] for code, text in codes.items()})
                ),
                "FontDescriptor": document.Reference(self._descriptor(document, base, data, codes)),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": base,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": _stream(document, _to_unicode(codes).encode("ascii")),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font)

    def _descriptor(self, document: Any, base: object, data: bytes, codes: Iterable[int]) -> pdfdoc.PDFDictionary:
        ascent, descent = self.face.extents()
        present = bytearray(1 + 0x7F7F // 8)
        for code in [0, *codes]:
            present[code // 8] |= 0x80 >> code % 8
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([-1000, -500, 2000, 1300]),
                "ItalicAngle": 0,
                "Ascent": round(ascent * 1000),
                "Descent": round(descent * 1000),
                "CapHeight": 733,
                "StemV": 80,
                "FontFile2": _stream(document, data, Length1=len(data)),
                "CIDSet": _stream(document, bytes(present)),
            }
        )


def _subset(face: hb.Face, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """Return the subset font file and the new number of each old glyph."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(set(glyphs))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for tag in set(face.table_tags) - _KEPT_TABLES:
        dropped.add(int.from_bytes(tag.encode(), "big"))
    plan = hb.SubsetPlan(face, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


def _stream(document: Any, content: bytes, **entries: int) -> object:
    return document.Reference(stream(content, kind="FlateDecode", **entries))


def _postscript_name(face: Face) -> str:
    name = face.hb_face.get_name(6) or face.path.stem
    return "".join(re.findall(r"[A-Za-z0-9_-]", name))


def _glyph_map(glyphs: dict[int, int]) -> bytes:
    table = bytearray(2 * (max(glyphs, default=0) + 1))
    for code, glyph in glyphs.items():
        table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return bytes(table)


def _widths(face: Face, glyphs: dict[int, int]) -> pdfdoc.PDFArray:
    entries: list[object] = []
    for code, glyph in sorted(glyphs.items()):
        if (width := round(face.width(glyph) * 1000)) != 1000:
            entries += [code, pdfdoc.PDFArray([width])]
    return pdfdoc.PDFArray(entries)


def _to_unicode(codes: dict[int, str]) -> str:
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(codes.items())]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
