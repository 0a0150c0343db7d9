"""Training contacts and sponsors: full members with all rights, in the numbers the rules ask for."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.development.case import Case
from smallbranch.development.commands import SetContacts
from smallbranch.development.model import ContactRow
from smallbranch.development.opening import Desk, check_past
from smallbranch.kernel.errors import InvalidInput
from smallbranch.packs.rulebook import RuleBook
from smallbranch.roster.categories import FULL
from smallbranch.roster.intervals import ONE_DAY
from smallbranch.roster.timeline import Timeline
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

SPONSOR = "sponsor"
ROLES = ("training_contact", SPONSOR)
UNFIT_STATES = frozenset({"probation_within_party", "rights_suspended", "membership_suspended"})


class ContactCommands:
    """The handler of `SetContacts`, and what steps 5 and 9 ask."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def set_contacts(self, uow: UnitOfWork, command: SetContacts) -> Handled[None]:
        """Let these people train or vouch from the day on."""
        check_past("on", command.on, uow.today)
        if command.role not in ROLES:
            raise InvalidInput({"role": "unknown_development_role"})
        case = self._desk.case(uow.session, command.member_id, command.on)
        self.put(uow.session, case, command.role, command.contact_ids, command.on)
        return Handled(None)

    def put(self, session: Session, case: Case, role: str, contact_ids: tuple[int, ...], on: date) -> None:
        """Check the people and write them; who stays keeps his row."""
        self._check(case, role, contact_ids, on)
        running = [
            row
            for row in session.scalars(select(ContactRow).filter_by(member_id=case.member.id, role=role))
            if row.end_on is None
        ]
        for row in running:
            if row.contact_id in contact_ids:
                row.start_on = min(row.start_on, on)
            elif row.start_on >= on:
                session.delete(row)
            else:
                row.end_on = on - ONE_DAY
        there = {row.contact_id for row in running}
        for contact_id in contact_ids:
            if contact_id not in there:
                session.add(ContactRow(member_id=case.member.id, contact_id=contact_id, role=role, start_on=on))
        session.flush()

    def _check(self, case: Case, role: str, contact_ids: tuple[int, ...], on: date) -> None:
        low, high = wanted(self._desk.rules, role, on)
        if len(set(contact_ids)) != len(contact_ids) or case.member.id in contact_ids:
            raise InvalidInput({"contacts": "development_contact_twice"})
        if not low <= len(contact_ids) <= high:
            code = "development_sponsors_number" if role == SPONSOR else "development_contacts_number"
            raise InvalidInput({"contacts": code}, low=low, high=high)
        if not all(fit(case.ground.timeline, contact_id, on) for contact_id in contact_ids):
            raise InvalidInput({"contacts": "development_contact_unfit"})


def wanted(rules: RuleBook, role: str, on: date) -> tuple[int, int]:
    """Return the least and the greatest number of contacts or sponsors."""
    keys = ("sponsors", "sponsors") if role == SPONSOR else ("training_contacts_min", "training_contacts_max")
    low, high = (rules.limit(key, on) for key in keys)
    return low.value if low else 1, high.value if high else len(ROLES)


def fit(timeline: Timeline, contact_id: int, on: date) -> bool:
    """Tell whether somebody may train or vouch: a full member, not on probation within the Party."""
    view = timeline.member(contact_id, on)
    return view is not None and view.member_category == FULL and not UNFIT_STATES & set(view.states)
