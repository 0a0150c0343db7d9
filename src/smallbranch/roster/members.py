"""Add and change people, and move them from category to category."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from smallbranch.kernel import names, partial
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.loader import Packs
from smallbranch.packs.rulebook import RuleBook
from smallbranch.roster import ages, cells, fields, id_number, own
from smallbranch.roster.categories import FULL, PROBATIONARY, category_from_dates, spans_from_dates
from smallbranch.roster.commands import AddMember, ChangeCategory, ChangeMember, ChangeMembers, SetRosterOrder
from smallbranch.roster.initials import initials
from smallbranch.roster.intervals import Span
from smallbranch.roster.model import MemberRow, RelationRow
from smallbranch.roster.relations import check_letter
from smallbranch.roster.rows import need, relations
from smallbranch.roster.tracks import category_track, enter_category, write_categories
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork


class MemberCommands:
    """Handlers of the commands about people."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs

    def add(self, uow: UnitOfWork, command: AddMember) -> Handled[int]:
        """Add a person with a relation and categories; the value is the member's id."""
        values = fields.stored_values(command.fields)
        if not values.get("name"):
            raise InvalidInput({"name": "required"})
        fields.check_date_order(values)
        _check_id_number_free(uow.session, values, None)
        found = _namesakes(uow.session, values, None)
        row = _new_row(uow.session, values)
        category, assumed = command.category, False
        if category is None:
            ends = probation_end(self._packs.rules, row.join_date, uow.today)
            category_code, assumed = category_from_dates(row.join_date, row.full_date, uow.today, ends)
        else:
            category_code = category
        _first_relation(uow.session, row.id, command)
        if not command.guest:
            write_categories(uow.session, row.id, spans_from_dates(category_code, row.join_date, row.full_date))
        if command.cell:
            cell_id = cells.cell_named(uow.session, command.cell, uow.today)
            cells.place(uow.session, row.id, cell_id, leader=False, since=None)
        if assumed and not command.guest:
            found.append(_about(row, "category_assumed", name=row.name))
        found += _doubts(row, uow.today)
        return Handled(row.id, tuple(found))

    def change(self, uow: UnitOfWork, command: ChangeMember) -> Handled[None]:
        """Change fields; categories that were worked out from the dates follow corrected dates."""
        row = need(uow.session, MemberRow, command.member_id)
        values = fields.stored_values(command.fields) | {name: None for name in command.clear}
        found = apply_values(uow.session, row, values)
        if command.own:
            own.write_own(uow.session, row.id, command.own)
        return Handled(None, (*found, *_doubts(row, uow.today)))

    def change_several(self, uow: UnitOfWork, command: ChangeMembers) -> Handled[None]:
        """Change fields of several people; a wrong field is told with the place of its change."""
        if not command.changes:
            raise InvalidInput({"changes": "required"})
        found: list[Finding] = []
        for place, change in enumerate(command.changes):
            try:
                found += self.change(uow, change).findings
            except InvalidInput as problem:
                where = {f"changes.{place}.{name}": code for name, code in problem.fields.items()}
                raise InvalidInput(where, **problem.params) from problem
            uow.session.flush()
        return Handled(None, tuple(found))

    def change_category(self, uow: UnitOfWork, command: ChangeCategory) -> Handled[None]:
        """Enter a category on a day; an empty join or full date is filled from it.

        Where the category was held already, as the dates known so far spoke for, its first day follows the new date.
        """
        row = need(uow.session, MemberRow, command.member_id)
        before, held = (row.join_date, row.full_date), category_track(uow.session, row.id)
        enter_category(uow.session, row.id, command.category, command.on)
        day = command.on.isoformat()
        if command.category == FULL and not row.full_date:
            row.full_date = day
        if command.category == PROBATIONARY and not row.join_date:
            row.join_date = day
        fields.check_date_order(_dates(row))
        found = _doubts(row, uow.today)
        if before != (row.join_date, row.full_date) and held == category_track(uow.session, row.id):
            found += _move_categories(uow.session, row, before)
        return Handled(None, tuple(found))

    def set_order(self, uow: UnitOfWork, command: SetRosterOrder) -> Handled[None]:
        """Give the members the places they are named in; those not named follow by 姓氏笔画."""
        if len(set(command.member_ids)) != len(command.member_ids):
            raise InvalidInput({"member_ids": "named_twice"})
        places = {member_id: number for number, member_id in enumerate(command.member_ids, 1)}
        for member_id in places:
            need(uow.session, MemberRow, member_id)
        for row in uow.session.scalars(select(MemberRow)):
            row.sort_no = places.get(row.id, 0)
        return Handled(None)


def probation_end(rules: RuleBook, join_date: str | None, on: date) -> date | None:
    """Return the day the probation ends for who joined on `join_date` (DEV-03, DEV-05); None without date or rule."""
    rule = rules.deadline("probation_end", on)
    if join_date is None or rule is None:
        return None
    return ages.add_months(partial.latest(join_date), rule.amount)


def apply_values(session: Session, row: MemberRow, values: Mapping[str, Any]) -> list[Finding]:
    """Write changed values into a member's row, with all that depends on them."""
    if "name" in values and not values["name"]:
        raise InvalidInput({"name": "required"})
    fields.check_date_order({**_dates(row), **values})
    _check_id_number_free(session, values, row.id)
    found = _namesakes(session, values, row.id) if values.get("name", row.name) != row.name else []
    before = (row.join_date, row.full_date)
    for name, value in values.items():
        if name != "initials":
            setattr(row, name, value)
    if "initials" in values or "name" in values:
        row.initials = values.get("initials") or initials(row.name)
        row.name_key = names.fold(row.name)
    if before != (row.join_date, row.full_date):
        found += _move_categories(session, row, before)
    return found


def _move_categories(session: Session, row: MemberRow, before: tuple[str | None, str | None]) -> list[Finding]:
    track = category_track(session, row.id)
    if not track:
        return []
    if track != spans_from_dates(track[-1].value, *before):
        return [_about(row, "category_not_moved", Severity.INFO, name=row.name)]
    write_categories(session, row.id, spans_from_dates(_now(track), row.join_date, row.full_date))
    return []


def _now(track: tuple[Span, ...]) -> str:
    return track[-1].value


def _new_row(session: Session, values: Mapping[str, Any]) -> MemberRow:
    name = values["name"]
    letters = values.get("initials") or initials(name)
    rest = {key: value for key, value in values.items() if key not in ("name", "initials")}
    last = session.scalar(select(func.max(MemberRow.sort_no))) or 0
    row = MemberRow(
        uid=uuid.uuid4().hex,
        name=name,
        name_key=names.fold(name),
        initials=letters,
        sort_no=last + 1 if last else 0,
        **rest,
    )
    session.add(row)
    session.flush()
    return row


def _first_relation(session: Session, member_id: int, command: AddMember) -> None:
    check_letter(None, command.dues_to)
    session.add(
        RelationRow(
            member_id=member_id,
            kind="guest" if command.guest else "here",
            start_on=command.since,
            start_cause="transferred_in" if command.from_org and not command.guest else None,
            other_org=command.from_org,
            dues_to=command.dues_to or None,
        )
    )


def _dates(row: MemberRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in fields.DATE_FIELDS}


def _check_id_number_free(session: Session, values: Mapping[str, Any], own_id: int | None) -> None:
    number = values.get("id_number")
    if not number:
        return
    taken = session.scalars(select(MemberRow.id).where(MemberRow.id_number == number)).all()
    others = [member_id for member_id in taken if member_id != own_id and relations(session, member_id)]
    if others:
        raise InvalidInput({"id_number": "id_number_taken"}, id=others[0])


def _namesakes(session: Session, values: Mapping[str, Any], own_id: int | None) -> list[Finding]:
    key = names.fold(str(values.get("name", "")))
    same = [row for row in session.scalars(select(MemberRow).filter_by(name_key=key)) if row.id != own_id]
    return [_about(row, "member_same_name", Severity.INFO, name=row.name) for row in same[:1]]


def _doubts(row: MemberRow, today: date) -> list[Finding]:
    found: list[Finding] = []
    if row.id_number:
        subject = Subject("member", row.id, "id_number")
        found += id_number.doubts(row.id_number, row.birth_date, row.sex, subject)
    for name in fields.DATE_FIELDS:
        text = getattr(row, name)
        if text and partial.earliest(text) > today:
            subject = Subject("member", row.id, name)
            found.append(Finding("member_date_in_future", Severity.WARNING, {"date": text}, subject))
    return found


def _about(row: MemberRow, code: str, severity: Severity = Severity.WARNING, **params: object) -> Finding:
    return Finding(code, severity, params, Subject("member", row.id))
