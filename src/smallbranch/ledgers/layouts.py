"""The six layouts of a ledger: a definition and its rows become sections of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from smallbranch.documents import blocks
from smallbranch.documents.blocks import Section
from smallbranch.ledgers import cells
from smallbranch.ledgers.annex import listed, pictures
from smallbranch.ledgers.cells import Row
from smallbranch.ledgers.charts import charts
from smallbranch.packs.ledger_schema import Fill, LedgerDefinition, LedgerField, LedgerKind
from smallbranch.packs.ledger_schema import Section as Part

NOTHING = "（本期没有记录）"
TOO_MUCH = "事项较多，字号已缩到最小，一页仍排不下，续印下页。"
OTHER_FILES = "其他文件"
SIGN_DATE = "日期"
ROOM_FOR_HAND = 2
"""Blank lines under an empty heading of a record, so that it stays on one page; what is meant for hand gets its own."""
ROWS_OF_NOTHING = 3
FACT_WIDTHS = (3.0, 6.0, 3.0, 6.0)


class Filled(Struct, frozen=True):
    """A definition with the rows of its dataset; `event_columns` are those of a matrix."""

    definition: LedgerDefinition
    rows: Sequence[Row]
    event_columns: Sequence[Row] = ()


def sections(filled: Filled) -> tuple[Section, ...]:
    """Return the sections of a ledger."""
    return tuple(_LAYOUTS[filled.definition.kind](filled))


def _section(definition: LedgerDefinition, content: Sequence[blocks.Block], *, in_contents: bool = True) -> Section:
    orientation = definition.orientation
    return Section(definition.id, definition.title, tuple(content), orientation, in_contents=in_contents)


def _cover(filled: Filled) -> Iterator[Section]:
    definition = filled.definition
    body = [blocks.Paragraph(line) for line in definition.text]
    yield Section(definition.id, "使用说明", tuple(body), definition.orientation)


def _facts(filled: Filled) -> Iterator[Section]:
    definition = filled.definition
    row = filled.rows[0] if filled.rows else {}
    grid = blocks.KeyValueTable(FACT_WIDTHS, tuple(grid_rows(definition.fields, row)))
    yield _section(definition, [grid, *_foot(definition)])


def _table(filled: Filled) -> Iterator[Section]:
    definition = filled.definition
    for number, rows in enumerate(_parts(filled)):
        head = [_head(definition, rows)] if definition.fields else []
        content = [*_single(definition), *head, _rows(definition, rows), *_foot(definition)]
        yield _section(definition, content, in_contents=number == 0)


def _single(definition: LedgerDefinition) -> list[blocks.Block]:
    return [blocks.OnePage(TOO_MUCH)] if definition.one_page else []


def _parts(filled: Filled) -> list[Sequence[Row]]:
    """Return the rows together, or those of each value of `split_by` apart."""
    key = filled.definition.split_by
    if not key or not filled.rows:
        return [filled.rows]
    values = dict.fromkeys(row.get(key, "") for row in filled.rows)
    return [[row for row in filled.rows if row.get(key, "") == value] for value in values]


def _head(definition: LedgerDefinition, rows: Sequence[Row]) -> blocks.KeyValueTable:
    first = rows[0] if rows else {}
    return blocks.KeyValueTable(FACT_WIDTHS, tuple(grid_rows(definition.fields, first)))


def _rows(definition: LedgerDefinition, rows: Sequence[Row]) -> blocks.Table:
    return blocks.Table(
        tuple(cells.column(item) for item in definition.columns),
        tuple(blocks.Row(cells.cells(definition.columns, row, number)) for number, row in enumerate(rows, 1)),
        definition.blank_rows if rows else max(definition.blank_rows, ROWS_OF_NOTHING),
        float(definition.min_row_mm),
    )


def _matrix(filled: Filled) -> Iterator[Section]:
    definition, matrix = filled.definition, filled.definition.matrix
    if matrix is None:
        return
    at = next(i for i, item in enumerate(definition.columns) if item.key == matrix.after) + 1
    lead, tail = definition.columns[:at], definition.columns[at:]
    parts = _chunks(filled.event_columns, matrix.max_per_page) or [()]
    for number, events in enumerate(parts, 1):
        last = number == len(parts)
        shown = tail if last else ()
        columns = [cells.column(item) for item in lead]
        columns += [blocks.Column(e["key"], e["title"], float(matrix.width_mm), blocks.Align.CENTER) for e in events]
        columns += [cells.column(item) for item in shown]
        rows = []
        for index, row in enumerate(filled.rows, 1):
            marks = tuple(row.get(event["key"], "") for event in events)
            rows.append(blocks.Row(cells.cells(lead, row, index) + marks + cells.cells(shown, row, index)))
        table = blocks.Table(tuple(columns), tuple(rows), definition.blank_rows, float(definition.min_row_mm))
        yield _section(definition, [table, *_foot(definition)], in_contents=number == 1)


def _minutes(filled: Filled) -> Iterator[Section]:
    definition = filled.definition
    if not filled.rows:
        yield _section(definition, [blocks.Paragraph(definition.empty_text or NOTHING)])
    for number, row in enumerate(filled.rows, 1):
        yield _section(definition, [*_single(definition), *_record(definition, row)], in_contents=number == 1)


def _statistics(filled: Filled) -> Iterator[Section]:
    definition = filled.definition
    shown: list[blocks.Block] = [*charts(definition, filled.rows, filled.event_columns)]
    shown = shown or [blocks.Paragraph(definition.empty_text or NOTHING)]
    yield _section(definition, [*shown, *_foot(definition)])


def _annex(filled: Filled) -> Iterator[Section]:
    """Yield pictures, then the list of the other files; an empty form is that list."""
    definition, others = filled.definition, listed(filled.rows)
    shown: list[blocks.Block] = [*pictures(filled.rows)]
    if others or (not filled.rows and definition.blank_rows):
        shown += [blocks.Heading(2, OTHER_FILES)] if shown else []
        shown.append(_rows(definition, others))
    shown = shown or [blocks.Paragraph(definition.empty_text or NOTHING)]
    yield _section(definition, [*shown, *_foot(definition)])


def _record(definition: LedgerDefinition, row: Row) -> Iterator[blocks.Block]:
    head = [item for item in definition.fields if item.section is Part.HEADER]
    if any(row.values()):  # an empty form has every line, to be filled in by hand
        head = [item for item in head if row.get(item.key) or not item.skip_empty]
    body = [item for item in definition.fields if item.section is Part.BODY]
    yield blocks.KeyValueTable(FACT_WIDTHS, tuple(grid_rows(head, row)))
    if body:
        yield blocks.FramedText(tuple(_body(body, row)))
    for item in definition.fields:
        if item.section is Part.FOOT and row.get(item.key):
            yield blocks.Note(f"{item.title}：{row[item.key]}")
    yield from _sign(definition)


def _body(fields: Sequence[LedgerField], row: Row) -> Iterator[blocks.Heading | blocks.Paragraph]:
    """Yield each field under its heading; an empty one keeps room for handwriting."""
    for item in fields:
        value = row.get(item.key, "")
        lines = [line.strip() for line in value.split("\n") if line.strip()]
        if not lines and item.min_lines <= 1:
            continue
        yield blocks.Heading(1, item.title)
        for line in lines:
            yield blocks.Paragraph(line)
        room = item.min_lines if item.fill is Fill.HAND else min(item.min_lines, ROOM_FOR_HAND)
        for _ in range(0 if lines else room):
            yield blocks.Paragraph("")


def grid_rows(fields: Sequence[LedgerField], row: Row) -> Iterator[tuple[blocks.InfoCell, ...]]:
    """Yield grid rows of two label–value pairs; a field with span 2 takes a row of its own."""
    waiting: list[blocks.InfoCell] = []
    for item in fields:
        value = cells.text(item.kind, row.get(item.key, ""))
        if item.span > 1:
            if waiting:
                yield (waiting[0], _widened(waiting[1]))
                waiting = []
            yield (blocks.InfoCell(item.title, label=True), blocks.InfoCell(value, columns=3))
            continue
        waiting += [blocks.InfoCell(item.title, label=True), blocks.InfoCell(value)]
        if len(waiting) == 4:
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield (waiting[0], _widened(waiting[1]))


def _widened(cell: blocks.InfoCell) -> blocks.InfoCell:
    return blocks.InfoCell(cell.text, columns=3)


def _foot(definition: LedgerDefinition) -> Iterator[blocks.Block]:
    if definition.note:
        yield blocks.Note(definition.note)
    yield from _sign(definition)


def _sign(definition: LedgerDefinition) -> Iterator[blocks.Block]:
    # The line ends with the blank 年 月 日: a date that says no more than that would stand there twice.
    names = tuple(item.title for item in definition.sign if item.title != SIGN_DATE)
    if names:
        yield blocks.SignLine(names)


def _chunks(items: Sequence[Row], size: int) -> list[Sequence[Row]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


_LAYOUTS: dict[LedgerKind, Callable[[Filled], Iterator[Section]]] = {
    LedgerKind.COVER: _cover,
    LedgerKind.FACTS: _facts,
    LedgerKind.TABLE: _table,
    LedgerKind.MINUTES: _minutes,
    LedgerKind.MATRIX: _matrix,
    LedgerKind.STATISTICS: _statistics,
    LedgerKind.ANNEX: _annex,
}
