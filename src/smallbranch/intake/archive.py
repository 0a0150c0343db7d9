"""Looking into a zipped workbook before any parser does: sizes counted while inflating, no overlaps, no DOCTYPE."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from smallbranch.intake.limits import ReadLimits, RefusedFile

_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_MACRO_TEXTS = ("Basic/", "Dialogs/")  # OpenDocument macro libraries carry a harmless DOCTYPE and are never parsed


def unpack(data: bytes, limits: ReadLimits) -> dict[str, bytes]:
    """Return the XML members of the archive by name, as UTF-8 bytes.

    Raises:
        RefusedFile: damaged, encrypted, too large, too dense, overlapping, or with a document type declaration.
    """
    infos = _entries(data, limits)
    spans: list[tuple[int, int]] = []
    members: dict[str, bytes] = {}
    total = 0
    for info in infos:
        start, content = _inflate(data, info, limits.archive_bytes - total, limits)
        spans.append((info.header_offset, start + info.compress_size))
        total += len(content)
        if info.filename.lower().endswith(_XML_SUFFIXES):
            members[info.filename] = _checked_xml(info.filename, content)
        elif info.filename == "mimetype":
            members[info.filename] = content
    _refuse_overlaps(spans)
    return members


def member_names(data: bytes) -> list[str]:
    """Return the names of all members; call after `unpack`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def _entries(data: bytes, limits: ReadLimits) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OverflowError) as problem:
        raise RefusedFile("file_damaged") from problem
    if len(infos) > limits.archive_entries:
        raise RefusedFile("archive_too_large", entries=len(infos))
    if len({info.filename for info in infos}) != len(infos):
        raise RefusedFile("archive_suspicious")
    if sum(info.file_size for info in infos) > limits.archive_bytes:
        raise RefusedFile("archive_too_large", entries=len(infos))
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            raise RefusedFile("file_encrypted")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RefusedFile("archive_suspicious")
    return infos


def _inflate(data: bytes, info: zipfile.ZipInfo, room: int, limits: ReadLimits) -> tuple[int, bytes]:
    header = data[info.header_offset : info.header_offset + _LOCAL.size]
    if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
        raise RefusedFile("file_damaged")
    *_, name_length, extra_length = _LOCAL.unpack(header)
    start = info.header_offset + _LOCAL.size + name_length + extra_length
    raw = data[start : start + info.compress_size]
    if len(raw) < info.compress_size:
        raise RefusedFile("file_damaged")
    content = raw if info.compress_type == zipfile.ZIP_STORED else _deflated(raw, room)
    if len(content) > room:
        raise RefusedFile("archive_too_large")
    if len(content) > limits.ratio_free_bytes and len(content) > limits.archive_ratio * max(info.compress_size, 1):
        raise RefusedFile("archive_too_dense")
    if len(content) != info.file_size:
        raise RefusedFile("archive_suspicious")
    return start, content


def _deflated(raw: bytes, room: int) -> bytes:
    try:
        return zlib.decompressobj(-15).decompress(raw, room + 1)
    except zlib.error as problem:
        raise RefusedFile("file_damaged") from problem


def _refuse_overlaps(spans: list[tuple[int, int]]) -> None:
    end = 0
    for start, stop in sorted(spans):
        if start < end:
            raise RefusedFile("archive_suspicious")
        end = stop


def _checked_xml(name: str, content: bytes) -> bytes:
    text = _as_utf8(content)
    declared = b"<!" in text and (b"<!DOCTYPE" in text or b"<!ENTITY" in text)
    if declared and not name.startswith(_MACRO_TEXTS):
        raise RefusedFile("document_type_refused")
    return text


def _as_utf8(content: bytes) -> bytes:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace").encode()
    if content[:2] == b"<\x00":
        return content.decode("utf-16-le", "replace").encode()
    if content[:2] == b"\x00<":
        return content.decode("utf-16-be", "replace").encode()
    return content
