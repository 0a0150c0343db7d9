"""Known absences: away on duty, ill, on leave."""

from __future__ import annotations

from collections.abc import Sequence

from smallbranch.kernel.errors import InvalidInput
from smallbranch.packs.loader import Packs
from smallbranch.roster.commands import RecordAbsence, RemoveAbsence
from smallbranch.roster.fields import plain_text
from smallbranch.roster.intervals import overlap
from smallbranch.roster.model import AbsenceRow, MemberRow
from smallbranch.roster.rows import check_ends, need, of_member
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork


class AbsenceCommands:
    """Handlers of the commands about absences; the kinds are those of the rule pack."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs

    def record(self, uow: UnitOfWork, command: RecordAbsence) -> Handled[int]:
        """Record an absence or change the one named. Value: absence id."""
        member = need(uow.session, MemberRow, command.member_id)
        kinds = {kind.id for kind in self._packs.rules.absence_kinds(command.start_on)}
        if command.kind not in kinds:
            raise InvalidInput({"kind": "absence_kind_unknown"})
        check_ends(command.start_on, command.end_on)
        row = AbsenceRow() if command.absence_id is None else need(uow.session, AbsenceRow, command.absence_id)
        row.member_id, row.kind = member.id, command.kind
        row.start_on, row.end_on = command.start_on, command.end_on
        row.note = plain_text("note", command.note or "") or None
        row.weekdays, row.half = _weekdays(command.weekdays), command.half
        if row.half not in (None, "morning", "afternoon"):
            raise InvalidInput({"half": "unknown_half"})
        for other in of_member(uow.session, AbsenceRow, member.id):
            if other is not row and overlap(other, row) and _same_hours(other, row):
                raise InvalidInput({"start_on": "absence_overlaps"}, id=other.id)
        uow.session.add(row)
        uow.session.flush()
        return Handled(row.id)


def _weekdays(numbers: Sequence[int]) -> str | None:
    """Return the weekdays as digits in order, as they are stored."""
    if not set(numbers) <= set(range(1, 8)):
        raise InvalidInput({"weekdays": "weekday_form"})
    return "".join(str(number) for number in sorted(set(numbers))) or None


def _same_hours(first: AbsenceRow, second: AbsenceRow) -> bool:
    """Tell whether two absences of overlapping spans say the same of an hour; a limited one may lie in a whole one."""
    if bool(first.weekdays or first.half) != bool(second.weekdays or second.half):
        return False
    week = "1234567"
    days = set(first.weekdays or week) & set(second.weekdays or week)
    return bool(days) and (first.half is None or second.half is None or first.half == second.half)


def remove_absence(uow: UnitOfWork, command: RemoveAbsence) -> Handled[None]:
    """Remove an absence that was entered by mistake."""
    uow.session.delete(need(uow.session, AbsenceRow, command.absence_id))
    return Handled(None)
