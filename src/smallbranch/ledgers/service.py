"""Compose ledgers into a document, issue it, print it again as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import func, select

from smallbranch.documents.blocks import Cover, Document, Meta
from smallbranch.documents.blocks_json import from_json, to_json
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.names import spaced
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.ledgers.cells import Row
from smallbranch.ledgers.layouts import Filled, sections
from smallbranch.ledgers.model import IssuedRow
from smallbranch.ledgers.views import Blank, IssuedView
from smallbranch.packs.ledger_schema import (
    CellKind,
    Column,
    Fill,
    LedgerDefinition,
    LedgerField,
    LedgerKind,
    LedgerPeriod,
)
from smallbranch.packs.loader import Packs
from smallbranch.packs.register_schema import DATASET as REGISTER_DATASET
from smallbranch.roster.service import RosterService
from smallbranch.store.book import Book

Dataset = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]
WATERMARK = "练习支部"


class LedgerService:
    """`datasets` gives the rows behind every definition, by the dataset's name."""

    def __init__(
        self, book: Book, clock: Clock, packs: Packs, roster: RosterService, datasets: Mapping[str, Dataset]
    ) -> None:
        self._book = book
        self._clock = clock
        self._packs = packs
        self._roster = roster
        self._datasets = datasets

    def available(self) -> tuple[LedgerDefinition, ...]:
        """Return the ledgers there are, in the order of the volume."""
        return tuple(sorted(self._packs.ledgers.values(), key=lambda item: item.order))

    def compose(
        self,
        period: Period,
        only: Sequence[str] | None = None,
        *,
        as_of: date | None = None,
        edition: str = "",
        params: Mapping[str, str] | None = None,
    ) -> Document:
        """Return the bound volume of a period, or some ledgers of it (without cover and contents when it is one).

        `params` are laid over those of the definitions, such as the `member` of a sheet about one person.
        """
        chosen = self.chosen(only)
        filled = self.filled(period, only, as_of=as_of, params=params)
        bound = only is None or len(chosen) > 1
        branch = self._roster.branch()
        title = "党支部工作台账" if bound else chosen[0].title
        return Document(
            title,
            tuple(section for item in filled for section in sections(item)),
            Meta(period.label_zh(), branch.name, edition, WATERMARK if branch.practice else "", edition),
            Cover(self._cover_lines(filled, period)) if bound else None,
            contents=bound,
        )

    def chosen(self, only: Sequence[str] | None) -> tuple[LedgerDefinition, ...]:
        """Return the definitions asked for, in volume order; raise `InvalidInput` for an unknown id."""
        if only is None:
            return tuple(item for item in self.available() if not item.on_demand)
        unknown = [item for item in only if item not in self._packs.ledgers]
        if unknown or not only:
            raise InvalidInput({"only": "unknown_ledger"}, ledger=",".join(unknown))
        return tuple(item for item in self.available() if item.id in only)

    def filled(
        self,
        period: Period,
        only: Sequence[str] | None = None,
        *,
        as_of: date | None = None,
        params: Mapping[str, str] | None = None,
    ) -> tuple[Filled, ...]:
        """Return the definitions with their rows."""
        day = as_of or min(period.last, self._clock.today())
        found = tuple(self._fill(item, period, day, params or {}) for item in self.chosen(only))
        # An empty register in the bound volume would only be paper; asked for by name it prints for handwriting.
        return tuple(item for item in found if only or item.rows or item.definition.dataset != REGISTER_DATASET)

    def blanks(
        self, period: Period, only: Sequence[str] | None = None, *, as_of: date | None = None
    ) -> tuple[Blank, ...]:
        """Return what a printed volume would leave empty although it should stand there."""
        return tuple(blank for item in self.filled(period, only, as_of=as_of) for blank in _blanks_of(item))

    # ── issuing ──────────────────────────────────────────────────────────────────────────────────────────────

    def issue(
        self,
        period: Period,
        only: Sequence[str] | None = None,
        *,
        as_of: date | None = None,
        params: Mapping[str, str] | None = None,
    ) -> IssuedView:
        """Store a document as it is printed now; a later reprint gives the same content, whatever changed since."""
        ledgers = ",".join(item.id for item in self.chosen(only))
        seq, head = self._book.head()
        edition = self._next_edition(period, ledgers)
        stamp = f"第{edition}版　流水{seq}　{head[:16]}"
        blocks = to_json(self.compose(period, only, as_of=as_of, edition=stamp, params=params))
        with self._book.write("issue_ledgers", undoable=False, params={"period": str(period)}) as uow:
            row = IssuedRow(
                period=str(period),
                ledgers=ledgers,
                edition=edition,
                title=f"{period.label_zh()}台账",
                blocks=blocks,
                digest=hashlib.sha256(blocks.encode()).hexdigest(),
                pack_version=self._packs.version,
                head_seq=seq,
                head_hash=head,
                issued_at=uow.now,
            )
            uow.session.add(row)
            uow.session.flush()
            return _view(row)

    def issued(self) -> tuple[IssuedView, ...]:
        """Return what was issued, newest first."""
        with self._book.read() as session:
            rows = session.scalars(select(IssuedRow).order_by(IssuedRow.id.desc())).all()
            return tuple(_view(row) for row in rows)

    def reprint(self, issued_id: int) -> Document:
        """Return an issued document as it was."""
        with self._book.read() as session:
            row = session.get(IssuedRow, issued_id)
            if row is None:
                raise InvalidInput({"id": "unknown_document"}, id=issued_id)
            return from_json(row.blocks)

    def _next_edition(self, period: Period, ledgers: str) -> int:
        query = select(func.count()).where(IssuedRow.period == str(period), IssuedRow.ledgers == ledgers)
        with self._book.read() as session:
            return int(session.scalar(query) or 0) + 1

    # ── filling ──────────────────────────────────────────────────────────────────────────────────────────────

    def _fill(self, definition: LedgerDefinition, period: Period, as_of: date, given: Mapping[str, str]) -> Filled:
        params = {**definition.params, **given}
        asked = Period(period.year, PeriodKind.YEAR) if definition.period is LedgerPeriod.YEAR else period
        rows = self._datasets[definition.dataset](asked, as_of, params)
        events: Sequence[Row] = ()
        if definition.matrix is not None:
            events = self._datasets[definition.matrix.columns_dataset](asked, as_of, params)
        return Filled(definition, rows, events)

    def _cover_lines(self, filled: Sequence[Filled], period: Period) -> tuple[str, ...]:
        cover = next((item for item in filled if item.definition.kind is LedgerKind.COVER), None)
        if cover is None or not cover.rows:
            return (self._roster.branch().name, period.label_zh())
        shown = [f"{item.title}：{_cover_text(item.key, cover.rows[0])}" for item in cover.definition.fields]
        return (period.label_zh(), *shown)


def _blanks_of(item: Filled) -> Iterator[Blank]:
    definition = item.definition
    wanted: list[Column | LedgerField] = [*definition.columns, *definition.fields]
    asked = [one for one in wanted if one.fill is not Fill.HAND and not one.optional]
    asked = [one for one in asked if one.kind is not CellKind.SEQUENCE]
    for number, row in enumerate(item.rows, 1):
        for one in asked:
            if not row.get(one.key):
                yield Blank(definition.id, definition.title, one.title, number)


def _cover_text(key: str, row: Row) -> str:
    value = row.get(key, "")
    return spaced(value) if key == "secretary" and value else value


def _view(row: IssuedRow) -> IssuedView:
    return IssuedView(
        row.id,
        row.period,
        tuple(row.ledgers.split(",")),
        row.edition,
        row.title,
        row.digest,
        row.pack_version,
        row.head_seq,
        row.head_hash,
        row.issued_at,
    )
