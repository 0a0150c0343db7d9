"""What a file is by its first bytes; its name is never asked."""

from __future__ import annotations

from enum import StrEnum

from smallbranch.intake.limits import RefusedFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_BIFF = (b"\x09\x08\x06\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
_FOREIGN = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b",
    b"BZh", b"\xfd7zXZ", b"SQLite format 3", b"{\\rtf", b"II*\x00", b"MM\x00*",
)  # fmt: skip


class FileKind(StrEnum):
    """The families of files the readers understand."""

    ARCHIVE = "archive"
    XLS = "xls"
    HTML = "html"
    TEXT = "text"


def sniff(data: bytes) -> FileKind:
    """Return the family of the file.

    Raises:
        RefusedFile: nothing in it, or clearly no table (a picture, a program, a PDF).
    """
    if not data.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise RefusedFile("file_empty")
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return FileKind.ARCHIVE
    if data[:8] == _OLE:
        return FileKind.XLS
    if data.startswith(_OLD_BIFF):
        raise RefusedFile("format_too_old")
    if data.startswith(_FOREIGN):
        raise RefusedFile("not_a_table")
    return _text_kind(data)


def _text_kind(data: bytes) -> FileKind:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")) or b"<table" in head:
        return FileKind.HTML
    if head.startswith((b"<?xml", b"<!doctype", b"<!entity")):
        raise RefusedFile("xml_not_read")
    return FileKind.TEXT
