"""Hostile and broken files, made by code so that nobody has to trust a blob."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"/></Relationships>'
)
_BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="花名册" sheetId="1" r:id="r1"/></sheets></workbook>'
)
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{head}<sheetData>{data}</sheetData></worksheet>'


def cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


ROSTER = (
    f'<row r="1">{cell("A1", "姓名")}{cell("B1", "性别")}{cell("C1", "入党时间")}</row>'
    f'<row r="2">{cell("A2", "张三")}{cell("B2", "男")}{cell("C2", "2009.07")}</row>'
)


def package(sheet: str | bytes, more: dict[str, bytes] | None = None, prefix: str = "") -> bytes:
    """Return an xlsx with one sheet given as XML."""
    content = sheet.encode() if isinstance(sheet, str) else sheet
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _RELS.format(kind="worksheet", target="worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", prefix.encode() + content)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return stream.getvalue()


def _sheet(data: str, head: str = "") -> str:
    return SHEET.format(head=head, data=data)


def _bomb() -> bytes:
    return package(_sheet(f'<row r="1">{cell("A1", "0" * 60_000_000)}</row>'))


def _many_bombs() -> bytes:
    return package(_sheet(ROSTER), {f"xl/media/{number}.bin": bytes(15_000_000) for number in range(8)})


def _lying_size() -> bytes:
    """Return an archive whose directory says the big member is small."""
    whole = bytearray(package(_sheet(ROSTER), {"xl/big.xml": bytes(5_000_000)}))
    at = whole.rfind(b"PK\x01\x02")
    struct.pack_into("<L", whole, at + 24, 10)
    struct.pack_into("<L", whole, at + 16, zlib.crc32(bytes(10)))
    return bytes(whole)


def _overlapping() -> bytes:
    """Return an archive with two directory entries over the same bytes."""
    whole = bytearray(package(_sheet(ROSTER), {"xl/aaaa.xml": b"<a/>", "xl/bbbb.xml": b"<a/>"}))
    first = whole.index(b"PK\x01\x02")
    entries = [first]
    while (following := whole.find(b"PK\x01\x02", entries[-1] + 4)) > 0:
        entries.append(following)
    whole[entries[-1] + 42 : entries[-1] + 46] = whole[entries[-2] + 42 : entries[-2] + 46]
    return bytes(whole)


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    return package(_sheet(ROSTER.replace("张三", "&l9;")), prefix=f"<!DOCTYPE lolz [{entities}]>")


def _entity() -> bytes:
    return package(
        _sheet(ROSTER.replace("张三", "&x;")), prefix='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    )


def _entity_utf16() -> bytes:
    text = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + _sheet(ROSTER.replace("张三", "&x;"))
    return package(text.encode("utf-16"))


def _wide_row() -> bytes:
    return package(_sheet("<row>" + "<c><v>1</v></c>" * 2_000_000 + "</row>"))


def _ods(content: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="a">{content}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return stream.getvalue()


_REPEATED = (
    '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
    "<text:p>x</text:p></table:table-cell>"
)


def _repeated_cells() -> bytes:
    return _ods(f'<table:table-row table:number-rows-repeated="1048576">{_REPEATED}</table:table-row>')


def _repeated_in_row() -> bytes:
    return _ods(f"<table:table-row>{_REPEATED}</table:table-row>")


def _far(reference: str) -> bytes:
    row = "".join(char for char in reference if char.isdigit())
    return package(_sheet(ROSTER + f'<row r="{row}">{cell(reference, "x")}</row>'))


REFUSED: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "zip bomb": (_bomb, {"archive_too_dense"}),
    "many large members": (_many_bombs, {"archive_too_large", "archive_too_dense"}),
    "size in the directory is a lie": (_lying_size, {"archive_suspicious", "archive_too_dense"}),
    "overlapping members": (_overlapping, {"archive_suspicious"}),
    "too many members": (
        lambda: package(_sheet(ROSTER), {f"a/{n}.txt": b"" for n in range(300)}),
        {"archive_too_large"},
    ),
    "billion laughs": (_laughs, {"document_type_refused"}),
    "external entity": (_entity, {"document_type_refused"}),
    "external entity in UTF-16": (_entity_utf16, {"document_type_refused"}),
    "far cell": (lambda: _far("XFD1048576"), {"sheet_too_large"}),
    "far row": (lambda: _far("A5001"), {"sheet_too_large"}),
    "far column": (lambda: _far("GS3"), {"sheet_too_large"}),
    "row of two million cells": (_wide_row, {"sheet_too_large", "archive_too_dense"}),
    "row of many cells without references": (
        lambda: package(_sheet("<row>" + "<c><v>1</v></c>" * 900 + "</row>")),
        {"sheet_too_large"},
    ),
    "ods repeats everything": (_repeated_cells, {"sheet_too_large"}),
    "ods repeats in a row": (_repeated_in_row, {"sheet_too_large"}),
    "truncated": (lambda: package(_sheet(ROSTER))[:900], {"file_damaged"}),
    "zip magic only": (lambda: b"PK\x03\x04" + bytes(100), {"file_damaged"}),
    "xls magic only": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), {"file_damaged"}),
    "broken sheet": (lambda: package("<worksheet><sheetData><row><c"), {"file_damaged", "file_empty"}),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), {"not_a_table"}),
    "PDF": (lambda: b"%PDF-1.7\n%abc\n", {"not_a_table"}),
    "random bytes": (lambda: bytes((n * 89 + n // 7) % 256 for n in range(5000)), {"not_a_table", "encoding_unknown"}),
    "empty": (lambda: b"", {"file_empty"}),
    "blanks": (lambda: b"\xef\xbb\xbf \r\n\r\n", {"file_empty"}),
    "empty sheet": (lambda: package(_sheet("")), {"file_empty"}),
    "XML": (lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', {"xml_not_read"}),
    "csv with too many columns": (lambda: ("姓名," + "x," * 400).encode(), {"sheet_too_large"}),
    "csv with too many rows": (lambda: ("姓名,性别\n" + "张三,男\n" * 6000).encode(), {"sheet_too_large"}),
    "csv with an endless cell": (lambda: ('姓名,"' + "x" * 5_000_000).encode(), {"file_damaged"}),
    "too large": (lambda: b"a,b\n" * 6_000_000, {"file_too_large"}),
    "docx": (lambda: _other_package("word/document.xml"), {"not_a_table"}),
    "xlsb": (lambda: _other_package("xl/workbook.bin"), {"xlsb_not_read"}),
}
"""Files that must be refused, with the codes that may be given."""


def _other_package(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "<a/>")
    return stream.getvalue()


READABLE: dict[str, Callable[[], bytes]] = {
    "plain": lambda: package(_sheet(ROSTER)),
    "huge dimension": lambda: package(_sheet(ROSTER, '<dimension ref="A1:XFD1048576"/>')),
    "styled empty cells to the last line": lambda: package(
        _sheet(ROSTER + '<row r="1048576"><c r="A1048576" s="0"/></row>')
    ),
    "macros": lambda: package(_sheet(ROSTER), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "external links": lambda: package(_sheet(ROSTER), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
    "embedded objects": lambda: package(_sheet(ROSTER), {"xl/embeddings/oleObject1.bin": b"\xd0\xcf"}),
    "path outside": lambda: package(_sheet(ROSTER), {"../../../tmp/evil.txt": b"x"}),
}
"""Files that are odd but harmless: the one person in them is read."""


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
