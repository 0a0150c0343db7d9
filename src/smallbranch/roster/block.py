"""A block of cells from a spreadsheet laid onto the roster: first as text by person and field, see `block_plan`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct, field

from smallbranch.kernel import names

Block = tuple[tuple[str, ...], ...]
FieldOf = Callable[[str], str | None]


class Target(Struct, frozen=True):
    """A text that is to stand in a field of a person; `own.KEY` is one of the branch's own fields."""

    member_id: int
    field: str
    text: str


class Laid(Struct, frozen=True):
    """Where the cells of a block come to stand, and how much of it found no place.

    `by_name`: the block carried headings and names, so its rows went to the people named.
    """

    targets: tuple[Target, ...]
    lost_rows: tuple[str, ...] = ()
    lost_columns: tuple[str, ...] = ()
    by_name: bool = False


def read_block(text: str) -> Block:
    """Return the cells of copied text: tabs between columns, quoted cells may hold tabs, quotes and line breaks."""
    rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t")]
    empty_end = sum(1 for _ in takewhile(lambda row: not any(row), reversed(rows)))
    return tuple(rows[: len(rows) - empty_end])


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """Return cells as text that a spreadsheet pastes back into as many cells."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows(rows)
    return out.getvalue()


class Grid(Struct, frozen=True):
    """What the grid shows: people in order (id, name), the fields of its columns, labels that tell namesakes apart."""

    people: tuple[tuple[int, str], ...]
    fields: tuple[str, ...]
    labels: Mapping[str, int] = field(default_factory=dict)


def lay(block: Block, grid: Grid, row: int, column: int, field_of: FieldOf) -> Laid:
    """Lay a block with its upper left cell onto a cell of the grid.

    When its first line are headings, `field_of` tells the columns; with a column of names, the rows go to those named.
    """
    headings = tuple(field_of(text) for text in block[0]) if len(block) > 1 else ()
    if not headings or not _are_headings(block[0], headings):
        return _by_place(block, grid, row, grid.fields[column:])
    lost = tuple(text for text, field in zip(block[0], headings, strict=True) if text and field not in grid.fields)
    fields = tuple(field if field in grid.fields else None for field in headings)
    if "name" in fields:
        return _by_name(block[1:], grid, fields, lost)
    laid = _by_place(block[1:], grid, row, fields)
    return Laid(laid.targets, laid.lost_rows, lost)


def _are_headings(texts: Sequence[str], fields: Sequence[str | None]) -> bool:
    filled = [field for text, field in zip(texts, fields, strict=True) if text.strip()]
    known = [field for field in filled if field is not None]
    return bool(known) and len(known) * 2 >= len(filled)


def _by_place(block: Block, grid: Grid, row: int, fields: Sequence[str | None]) -> Laid:
    targets = []
    for (member_id, _), cells in zip(grid.people[row:], block, strict=False):
        targets += [Target(member_id, field, text) for field, text in zip(fields, cells, strict=False) if field]
    rest = block[len(grid.people) - row :]
    widest = max((len(cells) for cells in block), default=0)
    lost = tuple(str(number) for number in range(len(fields) + 1, widest + 1))
    return Laid(tuple(targets), tuple(cells[0] if cells else "" for cells in rest), lost)


def _by_name(block: Block, grid: Grid, fields: Sequence[str | None], lost: tuple[str, ...]) -> Laid:
    known: dict[str, list[int]] = {}
    for member_id, name in grid.people:
        known.setdefault(names.fold(name), []).append(member_id)
    at = fields.index("name")
    targets: list[Target] = []
    lost_rows: list[str] = []
    for cells in block:
        name = cells[at].strip() if at < len(cells) else ""
        told_apart = grid.labels.get(name)
        found = [told_apart] if told_apart is not None else known.get(names.fold(name), []) if name else []
        if len(found) != 1:
            lost_rows += [name] if any(cells) else []
            continue
        pairs = zip(fields, cells, strict=False)
        targets += [Target(found[0], field, text) for field, text in pairs if field and field != "name"]
    return Laid(tuple(targets), tuple(lost_rows), lost, by_name=True)
