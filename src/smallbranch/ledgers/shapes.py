"""A branch's own look of a ledger, laid over the pack's definition: pure functions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.paper import Orientation
from smallbranch.ledgers.commands import PartShape, ShapeLedger
from smallbranch.packs.ledger_schema import (
    TYPE_WIDTH_MM,
    Column,
    LedgerDefinition,
    LedgerField,
    ledger_width,
)

Part = TypeVar("Part", Column, LedgerField)

MOST_BLANK_ROWS = 60
LONGEST_TITLE = 40
WIDTHS_MM = (4, 200)


def shaped(definition: LedgerDefinition, shape: ShapeLedger) -> LedgerDefinition:
    """Return the definition as the branch wants it; what the shape names and the pack lost is passed over."""
    columns = tuple(_shaped_parts(definition.columns, shape.columns)) or definition.columns
    return replace(
        definition,
        title=shape.title or definition.title,
        orientation=Orientation(shape.orientation) if shape.orientation else definition.orientation,
        blank_rows=definition.blank_rows if shape.blank_rows is None else shape.blank_rows,
        columns=_with_matrix_column(definition, _widened(columns, shape.columns)),
        fields=tuple(_shaped_parts(definition.fields, shape.fields)) or definition.fields,
    )


def _shaped_parts(parts: Sequence[Part], wanted: Sequence[PartShape]) -> Iterator[Part]:
    by_key = {one.key: one for one in wanted}
    for part in in_order(parts, wanted):
        one = by_key.get(part.key)
        if one is None:
            yield part
        elif not one.hidden:
            yield replace(part, title=one.title or part.title)


def _widened(columns: Sequence[Column], wanted: Sequence[PartShape]) -> tuple[Column, ...]:
    widths = {one.key: one.width_mm for one in wanted if one.width_mm}
    return tuple(replace(column, width_mm=widths.get(column.key, column.width_mm)) for column in columns)


def in_order(parts: Sequence[Part], wanted: Sequence[PartShape]) -> list[Part]:
    """Return all parts as the shape orders them; one it does not name follows the one before it in the pack."""
    by_key = {part.key: part for part in parts}
    found = [by_key[one.key] for one in wanted if one.key in by_key]
    for at, part in enumerate(parts):
        if part not in found:
            before = parts[at - 1] if at else None
            found.insert(found.index(before) + 1 if before is not None else 0, part)
    return found


def _with_matrix_column(definition: LedgerDefinition, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Keep the column the matrix stands behind, should an older shape hide it."""
    after = definition.matrix.after if definition.matrix else ""
    if not after or any(column.key == after for column in columns):
        return columns
    # The matrix of a chart has no columns of its own: nothing to put back.
    return (*(column for column in definition.columns if column.key == after), *columns)


def wrong(definition: LedgerDefinition, shape: ShapeLedger) -> dict[str, str]:
    """Return what cannot be kept of a shape, field → code."""
    found = _wrong_title("title", shape.title)
    if shape.blank_rows is not None and not 0 <= shape.blank_rows <= MOST_BLANK_ROWS:
        found["blank_rows"] = "blank_rows_range"
    for name, parts, wanted in (
        ("columns", definition.columns, shape.columns),
        ("fields", definition.fields, shape.fields),
    ):
        found |= _wrong_parts(name, {part.key for part in parts}, wanted)
    after = definition.matrix.after if definition.matrix else ""
    for at, one in enumerate(shape.columns, 1):
        if one.hidden and one.key == after:
            found[f"columns[{at}].hidden"] = "column_needed"
    return found


def _wrong_parts(name: str, keys: set[str], wanted: Sequence[PartShape]) -> dict[str, str]:
    found: dict[str, str] = {}
    seen: set[str] = set()
    for at, one in enumerate(wanted, 1):
        place = f"{name}[{at}]"
        if one.key not in keys:
            found[f"{place}.key"] = "column_unknown"
        elif one.key in seen:
            found[f"{place}.key"] = "column_twice"
        elif one.width_mm and not WIDTHS_MM[0] <= one.width_mm <= WIDTHS_MM[1]:
            found[f"{place}.width_mm"] = "column_width_range"
        found |= _wrong_title(f"{place}.title", one.title)
        seen.add(one.key)
    if keys and keys <= {one.key for one in wanted if one.hidden}:
        found[name] = "column_needed"
    return found


def _wrong_title(place: str, title: str) -> dict[str, str]:
    if len(title) > LONGEST_TITLE:
        return {place: "ledger_title_long"}
    controls = any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in title)
    return {place: "control_character"} if controls else {}


def cleaned(shape: ShapeLedger) -> ShapeLedger:
    """Return the shape with its titles trimmed and composed."""
    return replace(
        shape,
        title=_clean(shape.title),
        columns=tuple(replace(one, title=_clean(one.title)) for one in shape.columns),
        fields=tuple(replace(one, title=_clean(one.title)) for one in shape.fields),
    )


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def notices(ledgers: Mapping[str, LedgerDefinition], shapes: Mapping[str, ShapeLedger]) -> tuple[Finding, ...]:
    """Return what the shapes name that the packs no longer have, and tables wider than their page."""
    return tuple(finding for shape in shapes.values() for finding in _notices(ledgers.get(shape.ledger), shape))


def _notices(definition: LedgerDefinition | None, shape: ShapeLedger) -> Iterator[Finding]:
    if definition is None:
        yield Finding("ledger_shape_orphan", Severity.INFO, {"ledger": shape.ledger})
        return
    keys = {column.key for column in definition.columns} | {field.key for field in definition.fields}
    for one in (*shape.columns, *shape.fields):
        if one.key not in keys:
            yield Finding(
                "ledger_shape_stale", Severity.WARNING, {"ledger": definition.title, "column": one.title or one.key}
            )
    laid = shaped(definition, shape)
    used, room = ledger_width(laid), TYPE_WIDTH_MM[laid.orientation]
    if used > room:
        yield Finding("ledger_shape_wide", Severity.WARNING, {"ledger": laid.title, "used": used, "room": room})
