"""Registers defined as data: their entries, and the rows they give to ledgers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.packs.ledger_schema import LedgerPeriod
from smallbranch.packs.loader import Packs
from smallbranch.packs.register_schema import DATASET, PARAM, RegisterDefinition
from smallbranch.registers import reading
from smallbranch.registers.commands import AddEntry, ChangeEntry, RemoveEntry
from smallbranch.registers.datasets import Row, Source, Study
from smallbranch.registers.held import Held, held, used_ids
from smallbranch.registers.hour_checks import of_hours
from smallbranch.registers.hour_rows import card_rows, hour_rows
from smallbranch.registers.hours import Kinds, MemberHours, member_hours
from smallbranch.registers.service_rows import service_rows
from smallbranch.registers.views import EntryView
from smallbranch.registers.writing import EntryCommands
from smallbranch.roster.service import RosterService
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handler

Dataset = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]


HOURS = "L18"


def matching(views: Iterable[EntryView], text: str | None) -> Iterator[EntryView]:
    """Yield the entries that say a text, all without one."""
    return (view for view in views if not text or reading.matches(view, text))


class RegistersService:
    """The registers of one book.

    This slice knows neither meetings nor attachments: `study` tells what was studied in a period, `files` the names
    of the files of entries.
    """

    def __init__(
        self,
        book: Book,
        clock: Clock,
        roster: RosterService,
        packs: Packs,
        study: Study,
        files: reading.FilesOf = reading.no_files,
    ) -> None:
        self._book = book
        self._clock = clock
        self._roster = roster
        self._packs = packs
        self._files = files
        self._source = Source(roster, packs, self.entries, study)

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command of this slice."""
        writer = EntryCommands(self._roster, self._packs.registers)
        return {AddEntry: writer.add, ChangeEntry: writer.change, RemoveEntry: writer.remove}

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────

    def registers(self) -> tuple[RegisterDefinition, ...]:
        """Return the registers there are, in the order of the volume."""
        return tuple(self._packs.registers.values())

    def register(self, register_id: str) -> RegisterDefinition:
        """Return one register; raise `InvalidInput` for an unknown id."""
        found = self._packs.registers.get(register_id)
        if found is None:
            raise InvalidInput({PARAM: "unknown_register"}, register=register_id)
        return found

    def words(self) -> Mapping[str, str]:
        """Return the titles of all fields by the names they have in refusals: register and field with a dot between."""
        return {f"{register.id}.{field.key}": field.title for register in self.registers() for field in register.fields}

    def entries(
        self,
        register_id: str,
        period: Period | None = None,
        text: str | None = None,
        *,
        unmasked: bool = True,
        session: Session | None = None,
    ) -> tuple[EntryView, ...]:
        """Return the entries of a register: those of a period, and those that say a text, in order of their day."""
        register = self.register(register_id)
        found = self._load(register, session)
        if period is not None:
            found = [view for view in found if reading.belongs(view, register, period.first, period.last)]
        if not unmasked:
            found = [reading.masked(view, register) for view in found]
        return tuple(matching(found, text))

    def hours(self, year: int, as_of: date) -> tuple[MemberHours, ...]:
        """Return everybody's study hours of a year as of a day; nothing when no ledger sums them."""
        kinds = self._kinds()
        return member_hours(self._source, Period(year, PeriodKind.YEAR), as_of, kinds) if kinds else ()

    def check(self, period: Period, today: date) -> tuple[Finding, ...]:
        """Return who is behind with study hours and courses."""
        kinds = self._kinds()
        return tuple(of_hours(self._source, period, today, kinds)) if kinds else ()

    def _kinds(self) -> Kinds | None:
        ledger = self._packs.ledgers.get(HOURS)
        return Kinds.of(ledger.params) if ledger else None

    def counts(self, period: Period | None = None) -> Mapping[str, int]:
        """Return how many entries each register has."""
        with self._book.read() as session:
            return reading.counts(session, self._packs.registers, (period.first, period.last) if period else None)

    def held(self, register_id: str) -> Held:
        """Return what the entries of a register hold, also in fields it no longer has."""
        with self._book.read() as session:
            return held(session, register_id)

    def used_ids(self) -> frozenset[str]:
        """Return the ids of all registers that have entries, also of those whose file is gone."""
        with self._book.read() as session:
            return used_ids(session)

    def _load(self, register: RegisterDefinition, inside: Session | None = None) -> list[EntryView]:
        timeline = self._roster.timeline(session=inside)
        if inside is not None:
            return reading.load(inside, register, timeline, self._clock.today(), self._files)
        with self._book.read() as session:
            return reading.load(session, register, timeline, self._clock.today(), self._files)

    # ── ledgers ──────────────────────────────────────────────────────────────────────────────────────────────

    def datasets(self) -> Mapping[str, Dataset]:
        """Return the datasets of this slice by name."""
        return {
            DATASET: self._entry_rows,
            "registers.hours": partial(hour_rows, self._source),
            "registers.hour_cards": partial(card_rows, self._source),
            "registers.service": partial(service_rows, self._source),
        }

    def _entry_rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        register = self.register(params[PARAM])
        first, last = (as_of, as_of) if register.period is LedgerPeriod.AS_OF else (period.first, period.last)
        found = [view for view in self._load(register) if reading.belongs(view, register, first, last)]
        return [reading.row(view, register) for view in found]
