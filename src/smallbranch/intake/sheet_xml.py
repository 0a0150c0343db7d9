"""What calamine does not tell about an xlsx sheet: hidden parts, formulas, error cells, number formats.

Byte patterns instead of a second full parse: a thousand rows cost a few milliseconds. The members
were checked by `archive` before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from smallbranch.intake.limits import ReadLimits, RefusedFile

Position = tuple[int, int]
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb'\br="(\d+)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_MIN_MAX = re.compile(rb'\b(min|max)="(\d+)"')
_REFERENCE = rb'\br="([A-Z]{1,3})(\d+)"'
_FORMULA = re.compile(rb"<(?:\w+:)?c\b[^>]*?" + _REFERENCE + rb"[^>]*>\s*<(?:\w+:)?f\b")
_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?' + _REFERENCE + rb"[^>]*>.*?<(?:\w+:)?v>([^<]*)<", re.DOTALL)
# Only cells from column GA or row 1000 on are looked at one by one: the rest is inside every limit in use.
_FAR = re.compile(rb' r="(?=[G-Z][A-Z]|[A-Z]{3}|[A-Z]+\d{4})([A-Z]{1,3})(\d+)"[^>/]*>\s*<(?!/)')
_BUILTIN_MONTH = {17, 27, 36, 50, 52, 57}  # 52 shows year and month in Chinese Excel
_BUILTIN_HUNDREDTHS = {2, 4}


@dataclass(slots=True)
class SheetNotes:
    """Cells and lines of one sheet that need a second look; all positions 1-based (row, column)."""

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    formulas: list[Position] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    month_only: list[Position] = field(default_factory=list)
    hundredths: list[Position] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Formats:
    """Style numbers whose cells show only year and month, and those that show two decimals."""

    month_only: frozenset[int] = frozenset()
    hundredths: frozenset[int] = frozenset()


def sheet_parts(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the XML of each worksheet by sheet name."""
    book, links = members.get("xl/workbook.xml"), members.get("xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        return {}
    targets = {item.get("Id", ""): item.get("Target", "") for item in _elements(links, "Relationship")}
    parts: dict[str, bytes] = {}
    for sheet in _elements(book, "sheet"):
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(link, "").lstrip("/")
        content = members.get(target if target.startswith("xl/") else f"xl/{target}")
        if content is not None:
            parts[sheet.get("name", "")] = content
    return parts


def formats(members: Mapping[str, bytes]) -> Formats:
    """Return the styles whose display matters for reading dates."""
    styles = members.get("xl/styles.xml")
    if styles is None:
        return Formats()
    root = _root(styles)
    codes = {int(item.get("numFmtId", "0")): item.get("formatCode", "") for item in _children(root, "numFmts")}
    month_only, hundredths = set(), set()
    for index, style in enumerate(_children(root, "cellXfs")):
        number = int(style.get("numFmtId", "0"))
        code = codes.get(number, "")
        if (number in _BUILTIN_MONTH and not code) or _shows_month_only(code):
            month_only.add(index)
        elif number in _BUILTIN_HUNDREDTHS or code.split(";")[0].rstrip("_ ") in ("0.00", "0.00_)", "#,##0.00"):
            hundredths.add(index)
    return Formats(frozenset(month_only), frozenset(hundredths))


def notes(content: bytes, styles: Formats, limits: ReadLimits) -> SheetNotes:
    """Return what is special in one sheet.

    Raises:
        RefusedFile: values lie beyond the row or column limit, or there are too many cells.
    """
    _refuse_too_large(content, limits)
    found = SheetNotes(hidden_columns=_hidden_columns(content, limits))
    found.hidden_rows = _hidden_rows(content)
    if b"<f" in content or b":f" in content:
        found.formulas = [_position(match) for match in _FORMULA.finditer(content)]
    if b't="e"' in content:
        found.errors = [(*_position(m), m[3].decode("utf-8", "replace")) for m in _ERROR.finditer(content)]
    found.month_only = list(_styled(content, styles.month_only))
    found.hundredths = list(_styled(content, styles.hundredths))
    return found


def _refuse_too_large(content: bytes, limits: ReadLimits) -> None:
    if content.count(b"</c>") + content.count(b":c>") > limits.cells:
        raise RefusedFile("sheet_too_large")
    for match in _FAR.finditer(content):
        row, column = _position(match)
        if row > limits.rows or column > limits.columns:
            raise RefusedFile("sheet_too_large")


def _hidden_rows(content: bytes) -> list[int]:
    if b"hidden=" not in content:
        return []
    rows: list[int] = []
    current = 0
    for match in _ROW.finditer(content):
        number = _ROW_NUMBER.search(match[1])
        current = int(number[1]) if number else current + 1
        if _HIDDEN.search(match[1]):
            rows.append(current)
    return rows


def _hidden_columns(content: bytes, limits: ReadLimits) -> list[int]:
    hidden: list[int] = []
    for match in _COLUMN.finditer(content.partition(b"sheetData")[0]):
        if _HIDDEN.search(match[1]):
            bounds = {key: int(value) for key, value in _MIN_MAX.findall(match[1])}
            hidden.extend(range(bounds.get(b"min", 1), min(bounds.get(b"max", 0), limits.columns) + 1))
    return hidden


def _styled(content: bytes, styles: frozenset[int]) -> Iterator[Position]:
    if not styles:
        return
    wanted = b"|".join(str(number).encode() for number in sorted(styles))
    pattern = rb'<(?:\w+:)?c\b(?=[^>]*\bs="(?:' + wanted + rb')")[^>]*?' + _REFERENCE
    for match in re.finditer(pattern, content):
        yield _position(match)


def _position(match: re.Match[bytes]) -> Position:
    column = 0
    for letter in match[1]:
        column = column * 26 + letter - 64
    return int(match[2]), column


def _shows_month_only(code: str) -> bool:
    plain = re.sub(r'\[[^\]]*\]|"[^"]*"|\\.', "", code.split(";")[0]).lower()
    return "y" in plain and "m" in plain and "d" not in plain and "h" not in plain


def _root(content: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, LookupError, ValueError) as problem:
        raise RefusedFile("file_damaged") from problem


def _elements(content: bytes, name: str) -> list[ElementTree.Element]:
    return [item for item in _root(content).iter() if _local(item) == name]


def _children(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [child for item in root.iter() if _local(item) == name for child in item]


def _local(item: ElementTree.Element) -> str:
    return str(item.tag).rpartition("}")[2]
