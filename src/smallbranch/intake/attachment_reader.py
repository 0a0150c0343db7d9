"""Bytes of a photo or a document to what is stored of them; runs in the child process (tests may call it directly)."""

from __future__ import annotations

import io
import zipfile
import zlib

from smallbranch.intake.limits import MIB, PictureLimits, RefusedFile

Json = dict[str, object]

_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!", b"L\x00\x00\x00")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*")
_PHONE_ONLY = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
# the part that tells what a zip package is, its media type and suffix
_PACKAGES = (
    ("word/document.xml", _OFFICE + "wordprocessingml.document", "docx"),
    ("xl/workbook.xml", _OFFICE + "spreadsheetml.sheet", "xlsx"),
    ("ppt/presentation.xml", _OFFICE + "presentationml.presentation", "pptx"),
    ("OFD.xml", "application/ofd", "ofd"),
)
_STREAMS = (
    ("WordDocument", "application/msword", "doc"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint", "ppt"),
    ("Workbook", "application/vnd.ms-excel", "xls"),
)
_MACROS = ("vbaProject.bin", "Basic/", "Scripts/", "xl/macrosheets/")


def read_attachment(data: bytes, long_side: int, limits: PictureLimits) -> Json:
    """Return media type and suffix, and for a picture also its new bytes, its size and the day it was taken.

    Raises:
        RefusedFile: with the code of the reason.
    """
    if not data.strip(b"\x00 \r\n\t"):
        raise RefusedFile("attachment_empty")
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        from smallbranch.intake.picture import read_picture

        return read_picture(data, long_side, limits)
    if data[4:8] == b"ftyp" and data[8:12] in _PHONE_ONLY:
        raise RefusedFile("picture_heic")
    if data.startswith(_PROGRAMS):
        raise RefusedFile("attachment_is_program")
    if len(data) > limits.document_bytes:
        raise RefusedFile("attachment_too_large", megabytes=limits.document_bytes // MIB)
    media_type, suffix = _document(data, limits)
    return {"media_type": media_type, "suffix": suffix}


def _document(data: bytes, limits: PictureLimits) -> tuple[str, str]:
    """Return media type and suffix of a file that is kept as it is; its name is never asked."""
    if b"%PDF-" in data[:1024]:
        return "application/pdf", "pdf"
    if data[:4] == b"PK\x03\x04":
        return _package(data, limits)
    if data[:8] == _OLE:
        return _old_office(data)
    return _text(data)


def _package(data: bytes, limits: PictureLimits) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            first = archive.infolist()[0] if names else None
            plain = first is not None and first.filename == "mimetype" and first.file_size < 200
            mimetype = archive.read("mimetype").strip() if plain else b""
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        ValueError,
        NotImplementedError,
        EOFError,
        RuntimeError,
    ) as problem:
        raise RefusedFile("attachment_damaged") from problem
    if len(names) > limits.archive_entries:
        raise RefusedFile("attachment_too_demanding")
    if any(mark in name for name in names for mark in _MACROS):
        raise RefusedFile("attachment_has_macros")
    if mimetype in _ODF:
        return mimetype.decode("ascii"), _ODF[mimetype]
    for part, media_type, suffix in _PACKAGES:
        if part in names:
            return media_type, suffix
    raise RefusedFile("attachment_kind_unknown")


def _old_office(data: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise RefusedFile("attachment_encrypted")
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise RefusedFile("attachment_has_macros")
    for stream, media_type, suffix in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return media_type, suffix
    raise RefusedFile("attachment_kind_unknown")


def _text(data: bytes) -> tuple[str, str]:
    """Take plain text as text, whatever it was called: stored as .txt it is shown, never run."""
    if b"\x00" not in data:
        for encoding in ("utf-8", "gb18030"):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not text.lstrip("\ufeff \r\n\t").startswith("<"):
                return "text/plain", "txt"
            break
    raise RefusedFile("attachment_kind_unknown")
