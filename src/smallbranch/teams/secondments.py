"""Secondments: a list of its own over the absences, where each is an absence too and typed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.packs.loader import Packs
from smallbranch.roster.commands import RecordAbsence, RemoveAbsence
from smallbranch.roster.service import RosterService
from smallbranch.roster.views import AbsenceView
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handled, Handler
from smallbranch.store.unit_of_work import UnitOfWork
from smallbranch.teams.checks import clean
from smallbranch.teams.commands import RecordSecondment, RemoveSecondment
from smallbranch.teams.model import SecondmentRow
from smallbranch.teams.views import SecondmentView

KINDS_SETTING = "secondment_kinds"


class Secondments:
    """Every absence of a kind of secondment is in the list, wherever it was entered."""

    def __init__(self, book: Book, roster: RosterService, packs: Packs) -> None:
        self._book = book
        self._roster = roster
        self._rules = packs.rules

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handlers of the commands about secondments."""
        return {RecordSecondment: self._record, RemoveSecondment: self._remove}

    def kinds(self, on: date) -> tuple[tuple[str, str], ...]:
        """Return id and Chinese name of the kinds of absence that are secondments here."""
        value = self._rules.setting(KINDS_SETTING, on).value
        wanted = value if isinstance(value, tuple) else (str(value),)
        titles = {kind.id: kind.title for kind in self._rules.absence_kinds(on)}
        return tuple((kind, titles[kind]) for kind in wanted if kind in titles)

    def title(self, one: SecondmentView) -> str:
        """Return the Chinese name of a secondment's kind."""
        return next((kind.title for kind in self._rules.absence_kinds(one.start_on) if kind.id == one.kind), one.kind)

    def during(self, period: Period) -> tuple[SecondmentView, ...]:
        """Return the secondments that touch a period, by their first day."""
        with self._book.read() as session:
            known = {row.absence_id: row for row in session.scalars(select(SecondmentRow))}
        views = [
            self._view(absence, known.get(absence.id))
            for absence in self._roster.absences(period)
            if absence.kind in dict(self.kinds(absence.start_on))
        ]
        return tuple(sorted(views, key=lambda one: (one.start_on, one.absence_id)))

    def all_of(self, found: Sequence[SecondmentView], member_id: int, month: Period) -> str:
        """Return the name of the kind of secondment somebody was on for the whole of a month; empty for none."""
        return next(
            (
                self.title(one)
                for one in found
                if one.member_id == member_id
                and one.start_on <= month.first
                and (one.end_on is None or month.last <= one.end_on)
            ),
            "",
        )

    def _view(self, absence: AbsenceView, row: SecondmentRow | None) -> SecondmentView:
        member = self._roster.member(absence.member_id, absence.start_on)
        return SecondmentView(
            absence_id=absence.id,
            member_id=absence.member_id,
            name=absence.member_name,
            department=member.department,
            kind=absence.kind,
            start_on=absence.start_on,
            end_on=absence.end_on,
            place=row.place if row else None,
            task=row.task if row else None,
            paper=row.paper if row else None,
            replacement=row.replacement if row else None,
            note=absence.note,
        )

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _record(self, uow: UnitOfWork, command: RecordSecondment) -> Handled[int]:
        if command.kind not in dict(self.kinds(command.start_on)):
            raise InvalidInput({"kind": "secondment_kind_unknown"})
        absence = RecordAbsence(
            member_id=command.member_id,
            kind=command.kind,
            start_on=command.start_on,
            end_on=command.end_on,
            note=command.note,
            absence_id=command.absence_id,
        )
        handled = self._roster.handlers()[RecordAbsence](uow, absence)
        row = _details(uow.session, handled.value) or SecondmentRow(absence_id=handled.value)
        row.place, row.task = clean(command.place), clean(command.task)
        row.paper, row.replacement = clean(command.paper), clean(command.replacement)
        uow.session.add(row)
        return Handled(handled.value, handled.findings)

    def _remove(self, uow: UnitOfWork, command: RemoveSecondment) -> Handled[int]:
        row = _details(uow.session, command.absence_id)
        if row is not None:
            uow.session.delete(row)
        self._roster.handlers()[RemoveAbsence](uow, RemoveAbsence(absence_id=command.absence_id))
        return Handled(command.absence_id)


def _details(session: Session, absence_id: int) -> SecondmentRow | None:
    return session.scalars(select(SecondmentRow).where(SecondmentRow.absence_id == absence_id)).first()
