"""Which lines under the headings are records, and why the others are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smallbranch.intake.layout import Layout
from smallbranch.intake.pack import HeadingPack, RowWords
from smallbranch.intake.values import plain_text
from smallbranch.intake.vocabulary import folded
from smallbranch.intake.workbook import Cell, Sheet

_COUNTS = re.compile(r"[:：\d()（）人名,，.。\s]")
_COUNTED = re.compile(r"共.{0,6}\d+.{0,3}[人名].*")
_DATE_LINE = re.compile(r"(?:填表|制表|统计)?(?:日期|时间)?[:：]?\d{4}[年.\-/]\d{1,2}[月.\-/]?(?:\d{1,2}日?)?")
_CLAUSE = re.compile(r"\d[.、].{12,}")
_FOREIGN_NAME = re.compile("[·•・‧.．A-Za-z]")
_ORDINAL = re.compile("[（(]?[一二三四五六七八九十]+[)）]?[、.]?")  # 一 | 办公室党小组
_LETTERS = set("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
_SENTENCE = 40
_LONG_NAME = 4
_FEW = 7


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its cells by column with merged ranges spread downward; `reason` says why it is no record."""

    row: int
    cells: Mapping[int, Cell]
    reason: str = ""
    section: str = ""


def lines(sheet: Sheet, layout: Layout, columns: Mapping[str, int], pack: HeadingPack) -> Iterator[Line]:
    """Yield the lines under the headings in order, hidden and blank ones included."""
    judge = _Judge(sheet, layout, columns.get(pack.key_field, 0), pack.rows)
    section = ""
    for row in range(layout.header_rows[-1] + 1, len(sheet.rows) + 1):
        cells = {number: cell for number, cell in enumerate(sheet.rows[row - 1], start=1) if _filled(cell)}
        if row in sheet.hidden_rows:
            yield Line(row, cells, "hidden" if cells else "blank")
            continue
        reason = judge.reason(row, cells)
        if reason == "section":
            section = plain_text(
                [*cells.values()][1 if _ORDINAL.fullmatch(plain_text(next(iter(cells.values())))) else 0]
            )
        elif not reason:
            cells = judge.spread.get(row, {}) | cells
        yield Line(row, cells, reason, section)


def _section(texts: list[str]) -> str:
    return texts[1] if len(texts) > 1 and _ORDINAL.fullmatch(texts[0]) else texts[0]


def _filled(cell: Cell) -> bool:
    return cell is not None and not (isinstance(cell, str) and (not cell or cell.isspace()))


class _Judge:
    """Tells why a line is no record; an empty reason means it is one."""

    def __init__(self, sheet: Sheet, layout: Layout, name_column: int, words: RowWords) -> None:
        self.spread = _spread(sheet, layout.header_rows[-1])
        self._hidden = sheet.hidden_columns
        self._name_column = name_column
        self._words = words
        self._headings = {text for column in layout.columns for text in (*column.path, column.raw)}
        self._wide = {top for top, left, _, right in sheet.merges if right > left}

    def reason(self, row: int, cells: Mapping[int, Cell]) -> str:
        """Return the reason for a visible line."""
        visible = (
            [cell for number, cell in cells.items() if number not in self._hidden]
            if self._hidden
            else [*cells.values()]
        )
        if not visible:
            return "blank"
        name = plain_text(cells.get(self._name_column))
        texts = [plain_text(cell) for cell in visible[:_FEW]]
        if found := self._by_words(texts, name, len(visible)):
            return found
        if len(visible) == 1:
            return self._lonely(row, texts[0], name)
        if self._repeats_headings(visible) or _is_counting(texts):
            return "header"
        if len(visible) == 2 and _ORDINAL.fullmatch(texts[0]) and texts[1] == name and len(name) > _LONG_NAME:
            return "section"
        if name:
            return ""
        if len(visible) <= 3 and texts[0].endswith(self._words.cell):
            return "section"
        if self._name_column in self.spread.get(row, {}):
            return "continued"
        return "" if sum(1 for cell in cells.values() if not isinstance(cell, int | float)) >= 2 else "blank"

    def _by_words(self, texts: list[str], name: str, count: int) -> str:
        words, first, bare = self._words, folded(texts[0]), folded(name)
        if _COUNTS.sub("", first) in words.total or _COUNTS.sub("", bare) in words.total:
            return "total"
        if not name and first.startswith(words.total):
            return "total"
        if count == 1 and _COUNTED.fullmatch(first):
            return "total"
        if words.sample.match(first) or words.sample.match(bare):
            return "sample"
        if words.note.match(first):
            return "note"
        if count < _FEW and any(words.signature.match(folded(text)) for text in texts):
            return "signature"
        return ""

    def _repeats_headings(self, cells: list[Cell]) -> bool:
        known = sum(1 for cell in cells if cell in self._headings)
        return known >= 2 and known * 2 >= len(cells)

    def _lonely(self, row: int, text: str, name: str) -> str:
        """Return the reason for a line with a single filled cell."""
        word = folded(text)
        if _DATE_LINE.fullmatch(word):
            return "signature"
        if len(text) > _SENTENCE or _CLAUSE.match(word):
            return "note"
        if text.isdigit():
            return "blank"
        if not name or row in self._wide or row in self.spread or word.endswith(self._words.section):
            return "section"
        return "section" if len(name) > _LONG_NAME and not _FOREIGN_NAME.search(name) else ""


def _is_counting(texts: list[str]) -> bool:
    """Tell a line of column numbers (1 2 3 … or 甲 乙 1 2) from a record."""
    if len(texts) < 3 or not all(text in _LETTERS or (text.isdigit() and len(text) <= 2) for text in texts):
        return False
    numbers = [int(text) for text in texts if text.isdigit()]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True


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
