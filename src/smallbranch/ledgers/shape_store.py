"""The shapes of a book: kept as one row a ledger, set and removed by commands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msgspec import to_builtins
from sqlalchemy import select

from smallbranch.kernel.errors import InvalidInput
from smallbranch.ledgers.commands import PartShape, ResetLedgerShape, ShapeLedger
from smallbranch.ledgers.model import ShapeRow
from smallbranch.ledgers.shapes import cleaned, notices, shaped, wrong
from smallbranch.packs.ledger_schema import LedgerDefinition
from smallbranch.packs.loader import Packs
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handled, Handler
from smallbranch.store.unit_of_work import UnitOfWork


class ShapeStore:
    """Reads and writes the branch's own looks of ledgers."""

    def __init__(self, book: Book, packs: Packs) -> None:
        self._book = book
        self._packs = packs

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command about shapes."""
        return {ShapeLedger: self._shape, ResetLedgerShape: self._reset}

    def shapes(self) -> Mapping[str, ShapeLedger]:
        """Return the shapes by ledger."""
        with self._book.read() as session:
            rows = session.scalars(select(ShapeRow).order_by(ShapeRow.ledger)).all()
            return {row.ledger: _read(row.shape) for row in rows}

    def ledgers(self, trial: ShapeLedger | None = None) -> Mapping[str, LedgerDefinition]:
        """Return every definition with its shape laid over; `trial` stands in for the kept one."""
        found, shapes = dict(self._packs.ledgers), dict(self.shapes())
        if trial is not None:
            shapes[trial.ledger] = trial
        return found | {one: shaped(found[one], shape) for one, shape in shapes.items() if one in found}

    def _shape(self, uow: UnitOfWork, command: ShapeLedger) -> Handled[str]:
        definition = self._packs.ledgers.get(command.ledger)
        if definition is None:
            raise InvalidInput({"ledger": "unknown_ledger"}, ledger=command.ledger)
        shape = cleaned(command)
        if problems := wrong(definition, shape):
            raise InvalidInput(problems)
        row = uow.session.scalars(select(ShapeRow).filter_by(ledger=shape.ledger)).first()
        if row is None:
            row = ShapeRow(ledger=shape.ledger, shape="")
            uow.session.add(row)
        row.shape = json.dumps(to_builtins(shape), ensure_ascii=False, sort_keys=True)
        return Handled(shape.ledger, notices(self._packs.ledgers, {shape.ledger: shape}))

    def _reset(self, uow: UnitOfWork, command: ResetLedgerShape) -> Handled[str]:
        row = uow.session.scalars(select(ShapeRow).filter_by(ledger=command.ledger)).first()
        if row is None:
            raise InvalidInput({"ledger": "ledger_has_no_shape"}, ledger=command.ledger)
        uow.session.delete(row)
        return Handled(command.ledger)


def _read(text: str) -> ShapeLedger:
    kept: dict[str, Any] = json.loads(text)
    for name in ("columns", "fields"):
        kept[name] = tuple(PartShape(**one) for one in kept[name])
    return ShapeLedger(**kept)
