"""Bytes of a foreign file to plain sheets; runs in the child process (tests may call it directly)."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from smallbranch.intake.archive import member_names, unpack
from smallbranch.intake.limits import ReadLimits, RefusedFile
from smallbranch.intake.ods_xml import ods_notes
from smallbranch.intake.sheet_xml import SheetNotes, formats, notes, sheet_parts
from smallbranch.intake.sniff import FileKind, sniff
from smallbranch.intake.text_tables import csv_rows, decode, html_rows

Json = dict[str, object]
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def read_file(path: Path, limits: ReadLimits) -> Json:
    """Return kind, sheets and notices of the file.

    Raises:
        RefusedFile: with the code of the reason.
        OSError: the file cannot be opened.
    """
    with path.open("rb") as stream:
        data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise RefusedFile("file_too_large", megabytes=limits.file_bytes // (1024 * 1024))
    kind = sniff(data)
    if kind is FileKind.ARCHIVE:
        return _archive(data, limits)
    if kind is FileKind.XLS:
        return _xls(data, limits)
    if kind is FileKind.HTML:
        rows, merges, encoding = html_rows(data, limits)
        notices = [_notice("html_in_disguise"), _notice("encoding_read", encoding=encoding)]
        return _answer("html", [_sheet(path.stem, rows, merges)], notices)
    text, encoding = decode(data)
    rows, separator = csv_rows(text, limits)
    notices = [_notice("encoding_read", encoding=encoding)]
    if separator != ",":
        notices.append(_notice("separator_read", separator={"\t": "Tab"}.get(separator, separator)))
    return _answer("csv", [_sheet(path.stem, rows, [])], notices)


def _archive(data: bytes, limits: ReadLimits) -> Json:
    members = unpack(data, limits)
    names = member_names(data)
    if members.get("mimetype", b"").strip().startswith(_ODS_TYPE) and "content.xml" in members:
        return _ods(data, members, names, limits)
    if "xl/workbook.bin" in names:
        raise RefusedFile("xlsb_not_read")
    if "xl/workbook.xml" not in members:
        raise RefusedFile("not_a_table")
    styles, parts = formats(members), sheet_parts(members)
    found: dict[str, SheetNotes | RefusedFile] = {}
    for name, content in parts.items():
        try:
            found[name] = notes(content, styles, limits)
        except RefusedFile as refusal:
            found[name] = refusal
    return _answer("xlsx", *_sheets(data, found, _ignored(names), limits))


def _ods(data: bytes, members: Mapping[str, bytes], names: list[str], limits: ReadLimits) -> Json:
    found, formulas = ods_notes(members["content.xml"], limits)
    notices = [_notice("formulas_read", count=formulas)] if formulas else []
    if any(name.startswith("Basic/") for name in names):
        notices.append(_notice("macros_ignored"))
    return _answer("ods", *_sheets(data, dict(found), notices, limits))


def _xls(data: bytes, limits: ReadLimits) -> Json:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise RefusedFile("file_encrypted")
    if "WordDocument".encode("utf-16-le") in data or "PowerPoint Document".encode("utf-16-le") in data:
        raise RefusedFile("not_a_table")
    macros = "_VBA_PROJECT".encode("utf-16-le") in data
    return _answer("xls", *_sheets(data, {}, [_notice("macros_ignored")] if macros else [], limits))


def _ignored(names: list[str]) -> list[Json]:
    marks = {
        "macros_ignored": ("vbaProject", "xl/macrosheets/"),
        "external_links_ignored": ("xl/externalLinks/", "xl/connections"),
        "embedded_objects_ignored": ("xl/embeddings/", "xl/activeX/", "oleObject"),
    }
    return [_notice(code) for code, parts in marks.items() if any(part in name for name in names for part in parts)]


def _sheets(
    data: bytes, found: Mapping[str, SheetNotes | RefusedFile], notices: list[Json], limits: ReadLimits
) -> tuple[list[Json], list[Json]]:
    sheets: list[Json] = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for meta in book.sheets_metadata[: limits.sheets]:
                note = found.get(meta.name, SheetNotes())
                if meta.visible != SheetVisibleEnum.Visible:
                    notices.append(_notice("hidden_sheet_skipped", sheet=meta.name))
                elif isinstance(note, RefusedFile):
                    notices.append(_notice("sheet_too_large_skipped", sheet=meta.name))
                else:
                    sheets.append(_calamine_sheet(book, meta.name, note, limits))
    except PasswordError as problem:
        raise RefusedFile("file_encrypted") from problem
    except (CalamineError, ValueError, OSError) as problem:
        raise RefusedFile("file_damaged") from problem
    if not sheets and any(isinstance(note, RefusedFile) for note in found.values()):
        raise RefusedFile("sheet_too_large")
    return sheets, notices


def _calamine_sheet(book: CalamineWorkbook, name: str, note: SheetNotes, limits: ReadLimits) -> Json:
    sheet = book.get_sheet_by_name(name)
    if sheet.end is not None and (sheet.end[0] >= limits.rows or sheet.end[1] >= limits.columns):
        raise RefusedFile("sheet_too_large")
    rows = sheet.to_python(skip_empty_area=False)
    merges = [(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or []]
    answer = _sheet(name, rows, merges)
    for key in ("hidden_rows", "hidden_columns", "formulas", "errors", "month_only", "hundredths"):
        if value := getattr(note, key):
            answer[key] = value
    return answer


def _sheet(name: str, rows: list, merges: list[tuple[int, int, int, int]]) -> Json:  # type: ignore[type-arg]
    while rows and not any(cell not in ("", None) for cell in rows[-1]):
        rows.pop()
    return {"name": name, "rows": rows, "merges": merges}


def _answer(kind: str, sheets: list[Json], notices: list[Json]) -> Json:
    if not any(sheet["rows"] for sheet in sheets):
        raise RefusedFile("file_empty")
    return {"kind": kind, "sheets": sheets, "notices": notices}


def _notice(code: str, **params: object) -> Json:
    return {"code": code, "params": params}
