"""Compose ledgers into a document, issue it, print it again as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace
from sqlalchemy import func, select

from smallbranch.documents.blocks import Cover, Document, Meta
from smallbranch.documents.blocks_json import from_json, to_json
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.ledgers.blank_form import blank_form
from smallbranch.ledgers.cells import Row
from smallbranch.ledgers.commands import ShapeLedger
from smallbranch.ledgers.front import cover_lines, sign_sheet, volume_lines
from smallbranch.ledgers.gaps import blanks_of
from smallbranch.ledgers.layouts import Filled, sections
from smallbranch.ledgers.model import IssuedRow
from smallbranch.ledgers.scope import About, Scope, tells, within
from smallbranch.ledgers.shape_store import ShapeStore
from smallbranch.ledgers.shapes import notices
from smallbranch.ledgers.views import Blank, IssuedView
from smallbranch.packs.ledger_schema import LedgerDefinition, LedgerKind, LedgerPeriod
from smallbranch.packs.loader import Packs
from smallbranch.packs.register_schema import DATASET as REGISTER_DATASET
from smallbranch.roster.service import RosterService
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handler

Dataset = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]
WATERMARK = "练习支部"
VOLUME = "党支部工作台账"
ANNEX_SETTING = "annex_in_volume"
SHEETS = ("ledgers.member_sheet", "registers.hour_cards")


class LedgerService:
    """`datasets` gives the rows behind every definition, by the dataset's name; `names` says what a scope is about."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        packs: Packs,
        roster: RosterService,
        datasets: Mapping[str, Dataset],
        names: Callable[[Scope, date], str],
    ) -> None:
        self._book = book
        self._clock = clock
        self._packs = packs
        self._roster = roster
        self._datasets = datasets
        self._names = names
        self.shapes = ShapeStore(book, packs)

    def available(self, trial: ShapeLedger | None = None) -> tuple[LedgerDefinition, ...]:
        """Return the ledgers there are as the branch wants them, in the order of the volume."""
        found = (self._switched(item) for item in self.shapes.ledgers(trial).values())
        return tuple(sorted(found, key=lambda item: item.order))

    def _switched(self, item: LedgerDefinition) -> LedgerDefinition:
        """Return the annex as part of the bound volume where the branch wants that."""
        if item.kind is LedgerKind.ANNEX and self._packs.rules.setting_flag(ANNEX_SETTING, self._clock.today()):
            return replace(item, on_demand=False)
        return item

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command of this slice."""
        return self.shapes.handlers()

    def compose(
        self,
        period: Period,
        only: Sequence[str] | None = None,
        *,
        as_of: date | None = None,
        edition: str = "",
        params: Mapping[str, str] | None = None,
        scope: Scope | None = None,
        blank: bool = False,
        trial: ShapeLedger | None = None,
    ) -> Document:
        """Return the bound volume of a period, or some ledgers of it (without cover and contents when it is one).

        Args:
            period: What is covered.
            only: Ids of the ledgers wanted; all that are bound without.
            as_of: The day whose state is printed.
            edition: What the issued paper is stamped with.
            params: Laid over those of the definitions.
            scope: One member, team or meeting the volume is about.
            blank: Print the empty forms, for handwriting.
            trial: A shape to be looked at before it is kept.
        """
        filled = self.filled(period, only, as_of=as_of, params=params, scope=scope, blank=blank, trial=trial)
        bound = len(filled) > 1 or only is None
        covers = (item for item in filled if item.definition.kind is LedgerKind.COVER)
        named = next(covers, None) if bound else next(iter(filled), None)
        title = named.definition.title if named else VOLUME
        branch, day = self._roster.branch(), self._day(period, as_of)
        about = (self._names(scope, day),) if scope else ()
        parts = [section for item in filled for section in sections(item)]
        return Document(
            title,
            (*parts, *(sign_sheet(filled) if bound and not blank else ())),
            Meta(period.label_zh(), branch.name, edition, WATERMARK if branch.practice else "", edition),
            Cover((*cover_lines(filled, period, branch.name), *about, *volume_lines(period, edition)))
            if bound
            else None,
            contents=bound,
        )

    def chosen(
        self, only: Sequence[str] | None, trial: ShapeLedger | None = None, scope: Scope | None = None
    ) -> tuple[LedgerDefinition, ...]:
        """Return the definitions asked for, in volume order; raise `InvalidInput` for an unknown id."""
        every = self.available(trial)
        if only is None:
            sheets = scope is not None and scope.about is About.MEMBER
            return tuple(item for item in every if not item.on_demand or (sheets and item.dataset in SHEETS))
        unknown = [item for item in only if item not in self._packs.ledgers]
        if unknown or not only:
            raise InvalidInput({"only": "unknown_ledger"}, ledger=",".join(unknown))
        return tuple(item for item in every if item.id in only)

    def filled(
        self,
        period: Period,
        only: Sequence[str] | None = None,
        *,
        as_of: date | None = None,
        params: Mapping[str, str] | None = None,
        scope: Scope | None = None,
        blank: bool = False,
        trial: ShapeLedger | None = None,
    ) -> tuple[Filled, ...]:
        """Return the definitions with their rows; the arguments are those of `compose`."""
        day, chosen = self._day(period, as_of), self.chosen(only, trial, scope)
        if blank:
            return tuple(blank_form(item) for item in chosen)
        found = tuple(self._fill(item, period, day, scope, params or {}) for item in chosen)
        if scope is not None:
            return _about(found, scope, named=only is not None)
        # An empty register in the bound volume would only be paper; asked for by name it prints for handwriting.
        return tuple(item for item in found if only or item.rows or item.definition.dataset != REGISTER_DATASET)

    def blanks(
        self,
        period: Period,
        only: Sequence[str] | None = None,
        *,
        as_of: date | None = None,
        scope: Scope | None = None,
    ) -> tuple[Blank, ...]:
        """Return what a printed volume would leave empty although it should stand there."""
        return tuple(blank for item in self.filled(period, only, as_of=as_of, scope=scope) for blank in blanks_of(item))

    def about(self, scope: Scope, period: Period, as_of: date | None = None) -> str:
        """Return who or what a volume is about, as its cover says it."""
        return self._names(scope, self._day(period, as_of))

    def notices(self) -> tuple[Finding, ...]:
        """Return what the branch's own looks of ledgers name that the packs lost, and tables too wide."""
        return notices(self._packs.ledgers, self.shapes.shapes())

    # ── issuing ──────────────────────────────────────────────────────────────────────────────────────────────

    def issue(
        self,
        period: Period,
        only: Sequence[str] | None = None,
        *,
        as_of: date | None = None,
        params: Mapping[str, str] | None = None,
        scope: Scope | None = None,
    ) -> IssuedView:
        """Store a document as it is printed now; a later reprint gives the same content, whatever changed since."""
        ledgers = ",".join(item.id for item in self.chosen(only, scope=scope))
        seq, head = self._book.head()
        title = f"{period.label_zh()}台账"
        if scope is not None:
            title += f"　{self.about(scope, period, as_of)}"
        edition = self._next_edition(period, ledgers, title)
        stamp = f"第{edition}版　流水{seq}　{head[:16]}"
        blocks = to_json(self.compose(period, only, as_of=as_of, edition=stamp, params=params, scope=scope))
        with self._book.write("issue_ledgers", undoable=False, params={"period": str(period)}) as uow:
            row = IssuedRow(
                period=str(period),
                ledgers=ledgers,
                edition=edition,
                title=title,
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

    def _next_edition(self, period: Period, ledgers: str, title: str) -> int:
        of_these = IssuedRow.period == str(period), IssuedRow.ledgers == ledgers
        query = select(func.count()).where(*of_these, IssuedRow.title == title)  # one member's is not another's
        with self._book.read() as session:
            return int(session.scalar(query) or 0) + 1

    # ── filling ──────────────────────────────────────────────────────────────────────────────────────────────

    def _fill(
        self, definition: LedgerDefinition, period: Period, as_of: date, scope: Scope | None, given: Mapping[str, str]
    ) -> Filled:
        # A definition's own param may be called as a scope is: the name of a field for members is `member` too.
        params = {**(scope.params if scope else {}), **definition.params, **given}
        asked = Period(period.year, PeriodKind.YEAR) if definition.period is LedgerPeriod.YEAR else period
        rows = self._datasets[definition.dataset](asked, as_of, params)
        events: Sequence[Row] = ()
        if definition.matrix is not None:
            events = self._datasets[definition.matrix.columns_dataset](asked, as_of, params)
        return Filled(definition, rows, events)

    def _day(self, period: Period, as_of: date | None) -> date:
        return as_of or min(period.last, self._clock.today())


def _about(found: Sequence[Filled], scope: Scope, *, named: bool) -> tuple[Filled, ...]:
    """Return the ledgers that tell of a record, with its rows; one asked for by name that cannot is refused."""
    mute = {item.definition.id: item.definition.title for item in found if not tells(item)}
    if named and mute:
        titles = "、".join(f"{title}（{ledger}）" for ledger, title in mute.items())
        raise InvalidInput({"only": "ledger_not_about"}, ledger=titles)
    kept = [within(item, scope) for item in found if item.definition.id not in mute]
    return tuple(item for item in kept if item.rows or named)


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
