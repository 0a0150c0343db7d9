"""Which lines under the headings are records, and why the others are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smallbranch.intake.layout import Layout, known_headings
from smallbranch.intake.pack import HeadingPack
from smallbranch.intake.values import plain_text
from smallbranch.intake.vocabulary import folded
from smallbranch.intake.workbook import Cell, Sheet

_COUNTED = re.compile(r"^(?:合计|总计|共计?|总共|党员)?[:：]?\s*共?\s*\d+\s*(?:人|名|名党员)?[，,。;；(（]?.*$")
_LETTERS = set("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
_SENTENCE = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its cells by column with merged ranges spread downward; `reason` says why it is no record."""

    row: int
    cells: Mapping[int, Cell]
    reason: str = ""
    section: str = ""


def lines(sheet: Sheet, layout: Layout, columns: Mapping[str, int], pack: HeadingPack) -> Iterator[Line]:
    """Yield the lines under the headings in order, hidden and blank ones included."""
    spread = _spread(sheet, layout.header_rows[-1])
    section = ""
    name_column = columns.get(pack.key_field, 0)
    for row in range(layout.header_rows[-1] + 1, len(sheet.rows) + 1):
        values = sheet.rows[row - 1]
        cells: dict[int, Cell] = {number: cell for number, cell in enumerate(values, start=1) if plain_text(cell)}
        if row in sheet.hidden_rows:
            yield Line(row, cells, "hidden" if cells else "blank")
            continue
        reason = _reason(sheet, row, cells, name_column, pack, spread)
        if reason == "section":
            section = plain_text(next(iter(cells.values())))
            yield Line(row, cells, reason, section)
            continue
        if row in spread and name_column in spread[row] and not plain_text(cells.get(name_column)):
            reason = reason or "continued"
        if not reason and row in spread:
            cells = spread[row] | cells
        yield Line(row, cells, reason, section)


def _reason(
    sheet: Sheet,
    row: int,
    cells: Mapping[int, Cell],
    name_column: int,
    pack: HeadingPack,
    spread: Mapping[int, Mapping[int, Cell]],
) -> str:
    if not cells:
        return "blank"
    visible = {number: cell for number, cell in cells.items() if number not in sheet.hidden_columns}
    texts = [plain_text(cell) for cell in visible.values()]
    if not texts:
        return "blank"
    name = plain_text(visible.get(name_column))
    if reason := _by_words(texts, name, pack):
        return reason
    if len(texts) >= 2 and (_is_header(sheet, row, texts, pack) or _is_counting(texts)):
        return "header"
    if len(texts) == 1:
        return _lonely(sheet, row, texts[0], name, pack, row in spread)
    if not name and not _is_record(visible, sheet):
        return "blank"
    return ""


def _by_words(texts: list[str], name: str, pack: HeadingPack) -> str:
    first, words = folded(texts[0]), pack.rows  # the words of the first filled cell tell most
    bare = folded(name)
    plain = re.sub(r"[:：\d()（）人名,，.。\s]", "", first)
    if plain in words.total or re.sub(r"[:：\d()（）人名]", "", bare) in words.total:
        return "total"
    if (not name and first.startswith(words.total)) or (
        len(texts) == 1 and re.fullmatch(r"共.{0,6}\d+.{0,3}[人名].*", first)
    ):
        return "total"
    if any(re.match(f"{re.escape(mark)}(?:[:：.、)）]|$)", text) for mark in words.sample for text in (first, bare)):
        return "sample"
    if re.match(r"(?:例如|例|示例|样例|填写示例)[:：1一(（]", first) or re.match(r"(?:例|示例|样例)[:：(（]", bare):
        return "sample"
    if any(re.match(f"{mark}\\w{{0,4}}[:：]", first) for mark in words.note):
        return "note"
    signed = rf"\w{{0,6}}(?:{'|'.join(words.signature)})\w{{0,6}}(?:\(\w*\))?[:：]"
    return "signature" if len(texts) <= 6 and any(re.match(signed, folded(text)) for text in texts) else ""


def _is_header(sheet: Sheet, row: int, texts: list[str], pack: HeadingPack) -> bool:
    known = known_headings(sheet, row, pack)
    return known >= 3 and known * 2 >= len(texts)


def _is_counting(texts: list[str]) -> bool:
    """Tell a line of column numbers (1 2 3 … or 甲 乙 1 2) from a record."""
    if len(texts) < 3 or not all(text in _LETTERS or (text.isdigit() and len(text) <= 2) for text in texts):
        return False
    numbers = [int(text) for text in texts if text.isdigit()]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True


def _lonely(sheet: Sheet, row: int, text: str, name: str, pack: HeadingPack, spread: bool) -> str:
    """Return the reason for a line with a single filled cell."""
    word = folded(text)
    if re.fullmatch(r"(?:填表|制表|统计)?(?:日期|时间)?[:：]?\d{4}[年.\-/]\d{1,2}[月.\-/]?(?:\d{1,2}日?)?", word):
        return "signature"
    if len(text) > _SENTENCE or re.match(r"\d[.、].{12,}", word):
        return "note"
    if text.isdigit():
        return "blank"
    wide = any(top == row and right > left for top, left, _, right in sheet.merges)
    if not name or wide or spread:
        return "section"
    return (
        "section"
        if (len(name) > 4 and "·" not in name) or any(word.endswith(mark) for mark in pack.rows.section[:3])
        else ""
    )


def _is_record(cells: Mapping[int, Cell], sheet: Sheet) -> bool:
    """Tell whether a line without a name holds more than formulas and a running number."""
    typed = [cell for cell in cells.values() if not isinstance(cell, int | float | bool)]
    return len(typed) >= 2


def _spread(sheet: Sheet, above: int) -> dict[int, dict[int, Cell]]:
    """Return, by line, what merged ranges below the headings put into lower lines (one cell for several people)."""
    found: dict[int, dict[int, Cell]] = {}
    for top, left, bottom, _ in sheet.merges:
        value = sheet.at(top, left)
        if top <= above or bottom == top or value is None:
            continue
        for row in range(top + 1, min(bottom, len(sheet.rows)) + 1):
            found.setdefault(row, {})[left] = value
    return found
