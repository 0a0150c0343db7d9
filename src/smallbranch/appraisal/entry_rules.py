"""What an entry of the work year must hold to, whoever writes it: the page, the registers or a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from smallbranch.appraisal import arithmetic, fields
from smallbranch.appraisal.findings import of_grades, of_votes
from smallbranch.appraisal.reading import Reader
from smallbranch.appraisal.views import AppraisalRow, AppraisalYear
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding
from smallbranch.registers.commands import AddEntry, ChangeEntry
from smallbranch.registers.views import EntryView
from smallbranch.store.dispatch import Handled, Handler
from smallbranch.store.unit_of_work import UnitOfWork

FIRST_YEAR = 1921
Found = tuple[Finding, ...]


class EntryRules(Struct, frozen=True):
    """Lays the rules of the appraisal over the commands of the registers; an entry that breaks one is not kept."""

    reader: Reader

    def handlers(self) -> dict[type, Handler]:
        """Return the commands of the registers with the rules over them."""
        own = self.reader.registers.handlers()
        return {AddEntry: self._over(own[AddEntry]), ChangeEntry: self._over(own[ChangeEntry])}

    def _over(self, handler: Handler) -> Handler:
        def write(uow: UnitOfWork, command: Any) -> Handled[int]:
            done = handler(uow, command)
            return Handled(done.value, (*done.findings, *self.check(uow, done.value)))

        return write

    def check(self, uow: UnitOfWork, entry_id: int) -> Found:
        """Check an entry that was just written.

        Raises:
            InvalidInput: it breaks a rule; the step is not kept.
        """
        checks: dict[str, Callable[[UnitOfWork, EntryView], Found]] = {
            fields.YEARS: self.year,
            fields.GRADES: self._grade,
            fields.ITEMS: self._item,
            fields.TALKS: self._talk,
            fields.EXCUSES: self._excuse,
        }
        for register, check in checks.items():
            view = next((one for one in self._entries(uow, register) if one.id == entry_id), None)
            if view is not None:
                return check(uow, view)
        return ()

    def _entries(self, uow: UnitOfWork, register: str) -> Sequence[EntryView]:
        return self.reader.registers.entries(register, session=uow.session)

    def year(self, uow: UnitOfWork, view: EntryView) -> Found:
        """Check what is written down of a work year: one entry, ballots that can be, days of that year or the next."""
        check_year(fields.work_year_of(view) or 0, uow.today)
        others = [one for one in self._entries(uow, fields.YEARS) if one.id != view.id]
        _once(view, others, (fields.WORK_YEAR,))
        issued, returned, valid = (fields.number(view, key) for key in ("issued", "returned", "valid"))
        least = valid if returned is None else returned
        arithmetic.check_ballots(
            (least or 0) if issued is None else issued, least or 0, (valid or 0) if valid is not None else 0
        )
        check_days(view, fields.YEAR_DAYS)
        _check_order(view, "held_on", "decided_on")
        _check_order(view, "decided_on", "confirmed_on")
        if valid is not None:
            check_counts(self.reader.appraisal(fields.work_year_of(view) or 0, uow.today, uow.session), valid)
        return ()

    def _grade(self, uow: UnitOfWork, view: EntryView) -> Found:
        check_year(fields.work_year_of(view) or 0, uow.today)
        others = [one for one in self._entries(uow, fields.GRADES) if one.id != view.id]
        _once(view, others, (fields.WORK_YEAR, fields.MEMBER))
        check_days(view, (fields.HELD_ON, "fed_back_on"))
        year = self.reader.appraisal(fields.work_year_of(view) or 0, uow.today, uow.session)
        names = fields.grades(self.reader.registers.register(fields.GRADES))
        row = next(row for row in year.rows if row.entry_id == view.id)
        if not row.graded and (row.grade in names or any(row.votes or ())):
            raise InvalidInput({f"{fields.GRADES}.grade": "probationary_not_graded"}, name=row.name)
        if row.fed_back_on is not None and not row.grade:
            raise InvalidInput({f"{fields.GRADES}.fed_back_on": "no_grade_yet"}, id=row.member_id)
        check_told(year, (row,))
        if year.valid is not None:
            check_counts(year, year.valid)
        return (*of_grades(year, names), *(one for one in of_votes(year) if one.params["name"] == row.name))

    def _item(self, uow: UnitOfWork, view: EntryView) -> Found:
        own, carried = fields.work_year_of(view), fields.number(view, "carried_to")
        if own is not None and carried is not None and carried <= own:
            raise InvalidInput({f"{fields.ITEMS}.carried_to": "carried_backwards"}, year=own)
        closed = fields.choices(self.reader.registers.register(fields.ITEMS), "state")[fields.CLOSED]
        if (view.values.get("state") == closed) != bool(view.values.get("closed_on")):
            raise InvalidInput({f"{fields.ITEMS}.closed_on": "closed_and_day"})
        return ()

    def _excuse(self, uow: UnitOfWork, view: EntryView) -> Found:
        check_year(fields.work_year_of(view) or 0, uow.today)
        others = [one for one in self._entries(uow, fields.EXCUSES) if one.id != view.id]
        _once(view, others, (fields.WORK_YEAR, fields.MEMBER))
        return ()

    def _talk(self, uow: UnitOfWork, view: EntryView) -> Found:
        both = set(view.values.get("talker", "").split("、")) & set(view.values.get("listener", "").split("、"))
        if both - {""}:
            raise InvalidInput({f"{fields.TALKS}.listener": "talks_to_oneself"})
        return ()


def check_year(work_year: int, today: date) -> None:
    """Check that a work year can be one: none before the Party was founded, none after the next."""
    if not FIRST_YEAR <= work_year <= today.year + 1:
        raise InvalidInput({fields.WORK_YEAR: "year_out_of_range"}, first=FIRST_YEAR, last=today.year + 1)


def check_days(view: EntryView, keys: Sequence[str]) -> None:
    """Check that days of a work year lie in it or in the year after it (C38)."""
    year = fields.work_year_of(view) or 0
    wrong = {
        f"{view.register}.{key}": "day_outside_work_year"
        for key in keys
        if view.values.get(key) and not year <= date.fromisoformat(view.values[key]).year <= year + 1
    }
    if wrong:
        raise InvalidInput(wrong, year=year, next=year + 1)


def check_counts(year: AppraisalYear, valid: int) -> None:
    """Check that nobody has more ballots than count."""
    for row in year.rows:
        count = sum(row.votes or ())
        if count > valid:
            raise InvalidInput({"votes": "votes_over_valid"}, name=row.name, count=count, valid=valid)


def check_told(year: AppraisalYear, rows: Sequence[AppraisalRow]) -> None:
    """Check that nobody was told a grade before it was decided."""
    decided = year.entry.values.get("decided_on", "") if year.entry else ""
    if decided and any(row.fed_back_on and row.fed_back_on < date.fromisoformat(decided) for row in rows):
        raise InvalidInput({"fed_back_on": "before_that_day"}, day=decided)


def _once(view: EntryView, others: Sequence[EntryView], keys: Sequence[str]) -> None:
    if any(all(one.values.get(key) == view.values.get(key) for key in keys) for one in others):
        raise InvalidInput(
            {f"{view.register}.{keys[-1]}": "entered_already"}, year=view.values.get(fields.WORK_YEAR, "")
        )


def _check_order(view: EntryView, first: str, then: str) -> None:
    one, other = view.values.get(first, ""), view.values.get(then, "")
    if one and other and other < one:
        raise InvalidInput({f"{view.register}.{then}": "before_that_day"}, day=one)


def once_each(ids: Sequence[int], field: str) -> None:
    """Check that something is said, and of nobody twice."""
    if not ids:
        raise InvalidInput({field: "required"})
    if len(set(ids)) < len(ids):
        raise InvalidInput({field: "named_twice"})
