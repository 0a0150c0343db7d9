"""Find the heading lines of a sheet and the heading path of every column.

The text of a group stands over all its columns: by the merged range where the file has one, else by filling to the
right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smallbranch.intake.evidence import looks_like
from smallbranch.intake.headings import SURE, Claim, claims, path_claims
from smallbranch.intake.pack import HeadingPack
from smallbranch.intake.values import plain_text
from smallbranch.intake.vocabulary import Vocabulary
from smallbranch.intake.workbook import Cell, Sheet

_SEARCHED_ROWS = 40
_DEEPEST = 3
_DATA_KINDS = {"id_number", "phone", "date", "sex", "ethnic_group", "number"}
_LONG_TEXT = 40
Covered = dict[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Column:
    """One visible column: heading texts from the top down, the lowest as it stands in the file, and its claims."""

    number: int
    path: tuple[str, ...]
    raw: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Heading lines (1-based) and columns of a sheet; `score` counts what was understood."""

    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    score: float


def find_layout(sheet: Sheet, pack: HeadingPack, words: Vocabulary) -> Layout | None:
    """Return the best reading of the headings, None when the sheet has none."""
    best: Layout | None = None
    covered = _covered(sheet)
    for top in range(1, min(len(sheet.rows), _SEARCHED_ROWS) + 1):
        if top in sheet.hidden_rows or not _promising(sheet, top, pack, covered):
            continue
        for depth in range(1, _DEEPEST + 1):
            bottom = top + depth - 1
            if bottom > len(sheet.rows) or (depth > 1 and not _is_heading_row(sheet, bottom, words)):
                break
            if _cuts_merged_range(sheet, top, bottom):
                continue
            layout = _layout(sheet, top, bottom, pack, covered)
            if layout is not None and (best is None or layout.score > best.score):
                best = layout
    return best


def known_headings(sheet: Sheet, row: int, pack: HeadingPack) -> int:
    """Return how many different fields the cells of a line name as headings."""
    found = {claim.field for cell in sheet.rows[row - 1] if isinstance(cell, str) for claim in claims(cell, pack)[:1]}
    return len(found)


def _layout(sheet: Sheet, top: int, bottom: int, pack: HeadingPack, covered: Covered) -> Layout | None:
    columns = tuple(_columns(sheet, top, bottom, pack, covered))
    fields = {claim.field for column in columns for claim in column.claims[:1] if claim.score >= SURE and claim.field}
    if len(fields) < pack.least_fields or (pack.key_field not in fields and len(fields) < pack.least_fields + 2):
        return None
    known = sum(1 for column in columns if column.claims)
    surplus = sum(1 for column in columns if len(column.raw) > _LONG_TEXT)
    exact = sum(column.claims[0].score for column in columns if column.claims) / 1000
    depth_cost = 0.3 * (bottom - top) - (0.5 if _merged_depth(sheet, top) == bottom and bottom > top else 0)
    return Layout(tuple(range(top, bottom + 1)), columns, len(fields) * 2 + known + exact - surplus - depth_cost)


def _columns(sheet: Sheet, top: int, bottom: int, pack: HeadingPack, covered: Covered) -> Iterator[Column]:
    groups: dict[int, str] = {}
    for number in range(1, sheet.width + 1):
        path: list[str] = []
        raw = ""
        for row in range(top, bottom + 1):
            own = sheet.at(*covered.get((row, number), (row, number)))
            text = plain_text(own)
            if text and row < bottom:
                groups[row] = text
            elif not text and row < bottom and not sheet.merges and number > 1 and _below(sheet, row, bottom, number):
                text = groups.get(row, "") if _below(sheet, row, bottom, number - 1) else ""
            if text and (not path or path[-1] != text):
                path.append(text)
                raw = own if isinstance(own, str) else text
        if number not in sheet.hidden_columns:
            yield Column(number, tuple(path), raw, path_claims(tuple(path), pack) if path else ())


def _below(sheet: Sheet, row: int, bottom: int, column: int) -> bool:
    return any(sheet.at(lower, column) is not None for lower in range(row + 1, bottom + 1))


def _promising(sheet: Sheet, top: int, pack: HeadingPack, covered: Covered) -> bool:
    """Tell whether a line can start the headings: it knows some, or stands over a line that does."""
    cells = sheet.rows[top - 1]
    filled = [number for number, cell in enumerate(cells, start=1) if cell is not None and (top, number) not in covered]
    if len(filled) < 2:
        return False
    return any(known_headings(sheet, row, pack) >= 2 for row in range(top, min(top + _DEEPEST, len(sheet.rows) + 1)))


def _is_heading_row(sheet: Sheet, row: int, words: Vocabulary) -> bool:
    """Tell whether a line can be a second heading line: no data, no long texts, more than the name of a section."""
    cells = [cell for cell in sheet.rows[row - 1] if cell is not None]
    if not cells or row in sheet.hidden_rows:
        return False
    if len(cells) == 1 and sheet.at(row, 1) is not None:
        return False  # the name of a section over its people; a lone heading of a group does not stand at the edge
    return not any(_is_data(cell, words) for cell in cells)


def _is_data(cell: Cell, words: Vocabulary) -> bool:
    if not isinstance(cell, str):
        return True
    return bool(looks_like(cell, words) & _DATA_KINDS) or len(cell) > _LONG_TEXT


def _covered(sheet: Sheet) -> Covered:
    """Return, for cells under a merged range near the top, the cell that holds its text."""
    found: Covered = {}
    for top, left, bottom, right in sheet.merges:
        if top > _SEARCHED_ROWS + _DEEPEST:
            continue
        for row in range(top, min(bottom, top + _DEEPEST) + 1):
            for column in range(left, min(right, sheet.width) + 1):
                if (row, column) != (top, left):
                    found[row, column] = (top, left)
    return found


def _cuts_merged_range(sheet: Sheet, top: int, bottom: int) -> bool:
    """Tell whether a range that could be a heading would be torn apart by these limits."""
    return any(
        first <= bottom and last >= top and (first < top or last > bottom) and last - first < _DEEPEST
        for first, _, last, _ in sheet.merges
    )


def _merged_depth(sheet: Sheet, top: int) -> int:
    """Return the last line that merged ranges starting in this line reach."""
    return max((bottom for first, _, bottom, _ in sheet.merges if first == top), default=top)
