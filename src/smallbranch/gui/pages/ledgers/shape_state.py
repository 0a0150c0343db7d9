"""How a ledger is to look while it is being changed; no Qt here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from smallbranch.bootstrap import AppContext
from smallbranch.documents.blocks import Document
from smallbranch.documents.pdf import write_pdf
from smallbranch.gui.pages.ledgers.state import fonts
from smallbranch.kernel.jobs import CancelToken, Progress
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.commands import PartShape, ShapeLedger
from smallbranch.ledgers.shapes import in_order
from smallbranch.packs.ledger_schema import Column, LedgerDefinition, LedgerField, LedgerKind, Section


@dataclass(frozen=True, slots=True)
class Part:
    """A column (`is_column`) or field as it stands in the list; `usual` is what the pack has."""

    key: str
    is_column: bool
    usual_title: str
    usual_width: int
    title: str
    width: int
    shown: bool = True
    group: str = ""


def parts_of(definition: LedgerDefinition, shape: ShapeLedger | None) -> list[Part]:
    """Return the fields, then the columns, of a pack's definition in the order and with the words of a shape."""
    fields, columns = (shape.fields, shape.columns) if shape else ((), ())
    ordered = in_order(definition.fields, fields)
    grouped = [one for section in Section for one in ordered if one.section is section]
    by_key = {one.key: one for one in fields}, {one.key: one for one in columns}
    found = [_part(one, by_key[0].get(one.key)) for one in grouped]
    return found + [_part(one, by_key[1].get(one.key)) for one in in_order(definition.columns, columns)]


def _part(one: Column | LedgerField, own: PartShape | None) -> Part:
    usual = one.width_mm if isinstance(one, Column) else 0
    title, width, shown = one.title, usual, True
    if own is not None:
        title, width, shown = own.title or title, own.width_mm or usual, not own.hidden
    group = "" if isinstance(one, Column) else one.section.value
    return Part(one.key, isinstance(one, Column), one.title, usual, title, width, shown, group)


def shape_of(
    definition: LedgerDefinition, parts: Sequence[Part], title: str, orientation: str, blank_rows: int
) -> ShapeLedger:
    """Return the command that keeps what is shown; what is as the pack has it is left empty."""
    return ShapeLedger(
        ledger=definition.id,
        title="" if title.strip() == definition.title else title.strip(),
        orientation="" if orientation == definition.orientation else orientation,  # type: ignore[arg-type]
        blank_rows=None if blank_rows == definition.blank_rows else blank_rows,
        columns=tuple(_kept(parts, definition.columns, is_column=True)),
        fields=tuple(_kept(parts, definition.fields, is_column=False)),
    )


def _kept(parts: Sequence[Part], usual: Sequence[Column | LedgerField], *, is_column: bool) -> Iterator[PartShape]:
    ours = [one for one in parts if one.is_column is is_column]
    made = [
        PartShape(
            key=one.key,
            title="" if one.title.strip() in ("", one.usual_title) else one.title.strip(),
            width_mm=0 if one.width == one.usual_width else one.width,
            hidden=not one.shown,
        )
        for one in ours
    ]
    untouched = [one.key for one in ours] == [one.key for one in usual]
    if not untouched or any(one.title or one.width_mm or one.hidden for one in made):
        yield from made


def moved(parts: Sequence[Part], at: int, step: int) -> list[Part]:
    """Return the list with a part moved up or down among its kind; the same list when it cannot go there."""
    to = at + step
    if not (0 <= at < len(parts) and 0 <= to < len(parts)):
        return list(parts)
    same = parts[at].is_column is parts[to].is_column and parts[at].group == parts[to].group
    result = list(parts)
    if same:
        result[at], result[to] = result[to], result[at]
    return result


def changed(parts: Sequence[Part], at: int, **values: object) -> list[Part]:
    """Return the list with one part changed."""
    return [replace(one, **values) if number == at else one for number, one in enumerate(parts)]  # type: ignore[arg-type]


def is_plain(shape: ShapeLedger) -> bool:
    """Tell whether a shape changes nothing."""
    return shape == ShapeLedger(ledger=shape.ledger)


def trial_document(ctx: AppContext, period: Period, shape: ShapeLedger) -> Document:
    """Return the ledger as it would be printed; without records the empty form. A cover is seen as in a volume."""
    definition = ctx.packs.ledgers[shape.ledger]
    if definition.kind is LedgerKind.COVER:
        beside = next(one.id for one in ctx.ledgers.available() if one.kind is not LedgerKind.COVER)
        alone = ctx.ledgers.compose(period, (shape.ledger,), trial=shape)
        volume = ctx.ledgers.compose(period, (shape.ledger, beside), trial=shape)
        return structs.replace(volume, sections=alone.sections, contents=False)
    filled = ctx.ledgers.filled(period, (shape.ledger,), trial=shape)
    blank = not any(item.rows for item in filled)
    return ctx.ledgers.compose(period, (shape.ledger,), trial=shape, blank=blank)


def draw_trial(
    ctx: AppContext, period: Period, shape: ShapeLedger, path: Path, progress: Progress, cancel: CancelToken
) -> Path:
    """Draw the ledger as it would be printed."""
    document = trial_document(ctx, period, shape)
    cancel.check()
    write_pdf(document, path, fonts(), progress, cancel, ctx.attachments.content)
    return path
