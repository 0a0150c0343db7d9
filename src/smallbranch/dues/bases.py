"""Fix, end and remove bases; grant relief."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.dues import months
from smallbranch.dues.amounts import Rounding, base_of, exact, fixed_amount, is_money, step_for
from smallbranch.dues.commands import (
    EndDuesBase,
    GrantDuesRelief,
    RemoveDuesBase,
    RemoveDuesRelief,
    SetDuesBase,
    SetDuesBases,
)
from smallbranch.dues.findings import base_findings, relief_findings
from smallbranch.dues.model import BaseItemRow, BaseRow, ReliefRow
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding
from smallbranch.packs.dues_schema import DuesRate
from smallbranch.packs.rulebook import RuleBook
from smallbranch.roster.service import RosterService
from smallbranch.roster.views import MemberView
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

Row = TypeVar("Row")


def clean(text: str | None) -> str | None:
    """Return the stored form of a text: NFC without outer spaces; None for an empty one."""
    return unicodedata.normalize("NFC", text or "").strip() or None


def need(session: Session, kind: type[Row], row_id: int, field: str) -> Row:
    """Return a row by id; raise `InvalidInput` when it is gone."""
    row = session.get(kind, row_id)
    if row is None:
        raise InvalidInput({field: "dues_record_gone"})
    return row


def need_money(field: str, amount: Decimal, *, positive: bool = False) -> Decimal:
    """Return an amount; raise `InvalidInput` when it is no money."""
    if not is_money(amount):
        raise InvalidInput({field: "dues_amount_wrong"})
    if positive and not amount:
        raise InvalidInput({field: "dues_amount_zero"})
    return amount


class Reckoned(Struct, frozen=True):
    """What comes out of a base: the rate it falls under and the amount a month."""

    base: Decimal | None
    rate: Decimal | None
    monthly: Decimal
    rule_id: str


class BaseCommands:
    """Handlers of the commands about bases and reliefs."""

    def __init__(self, roster: RosterService, rules: RuleBook) -> None:
        self._roster = roster
        self._rules = rules

    # ── bases ────────────────────────────────────────────────────────────────────────────────────────────────

    def set_base(self, uow: UnitOfWork, command: SetDuesBase) -> Handled[int]:
        """Fix a base from a month on; the one running ends the month before, a base of the same month is replaced."""
        month = months.checked("from_month", command.from_month)
        member = self._member(uow.session, command.member_id, month)
        row = BaseRow(member_id=member.id, category=command.category, from_month=month, entered_at=uow.now)
        row.note = clean(command.note)
        found = self.reckon(command)
        row.base, row.rate, row.monthly, row.rule_id = found.base, found.rate, found.monthly, found.rule_id
        known = bases_of(uow.session, member.id)
        if any(one.from_month > month for one in known):
            raise Refused("dues_later_base", name=member.name)
        for one in known:
            if one.from_month == month:
                _delete_base(uow.session, one)
            elif one.to_month is None or one.to_month >= month:
                one.to_month = months.before(month)
        uow.session.flush()
        uow.session.add(row)
        uow.session.flush()
        uow.session.add_all(BaseItemRow(base_id=row.id, item=item.item, amount=item.amount) for item in command.items)
        previous = next((one for one in reversed(known) if one.from_month < month), None)
        return Handled(row.id, base_findings(row, previous, member, self._rules))

    def set_several(self, uow: UnitOfWork, command: SetDuesBases) -> Handled[int]:
        """Fix several bases; a wrong one is told with its place. Value: how many."""
        if not command.bases:
            raise InvalidInput({"bases": "required"})
        found: list[Finding] = []
        for place, one in enumerate(command.bases):
            try:
                found += self.set_base(uow, one).findings
            except InvalidInput as problem:
                where = {f"bases.{place}.{name}": code for name, code in problem.fields.items()}
                raise InvalidInput(where, **problem.params) from problem
        return Handled(len(command.bases), tuple(found))

    def reckon(self, command: SetDuesBase) -> Reckoned:
        """Return base, rate and amount by the table in force on the first day of the month; nothing is written."""
        month = months.checked("from_month", command.from_month)
        day = months.period(month).first
        rates = self._rules.dues_rates(day)
        if command.category in {rate.category for rate in rates if rate.rate is None}:
            step = _known(step_for(rates, command.category, None))
            return Reckoned(None, None, fixed_amount(step, command.fixed), step.id)
        if command.category not in {rate.category for rate in rates}:
            raise InvalidInput({"category": "dues_category_unknown"})
        base = self._base(command)
        step = _known(step_for(rates, command.category, base))
        return Reckoned(base, step.rate, rounding(self._rules, month).apply(exact(step, base)), step.id)

    def _base(self, command: SetDuesBase) -> Decimal:
        if not command.items:
            if command.base is None:
                raise InvalidInput({"base": "required"})
            return need_money("base", command.base)
        items = self._rules.dues_items(command.category, months.period(command.from_month).first)
        known = {item.id for item in items}
        given = {item.item: need_money("items", item.amount) for item in command.items}
        if not given.keys() <= known or len(given) != len(command.items):
            raise InvalidInput({"items": "dues_item_unknown"})
        total = base_of(given, items)
        if total < 0:
            raise InvalidInput({"items": "dues_base_below_zero"})
        if command.base is not None and command.base != total:
            raise InvalidInput({"base": "dues_base_not_sum"}, total=total)
        return need_money("base", total)

    def end_base(self, uow: UnitOfWork, command: EndDuesBase) -> Handled[int]:
        """Let the newest base end with a month, or with another month than was entered before."""
        last = months.checked("last_month", command.last_month)
        rows = bases_of(uow.session, command.member_id)
        if not rows:
            raise Refused("dues_no_base", id=command.member_id)
        running = rows[-1]
        if running.from_month > last:
            raise InvalidInput({"last_month": "ends_before_start"})
        running.to_month = last
        return Handled(running.id)

    def remove_base(self, uow: UnitOfWork, command: RemoveDuesBase) -> Handled[int]:
        """Remove a base; the one that ended the month before runs on as long."""
        row = need(uow.session, BaseRow, command.base_id, "base_id")
        for one in bases_of(uow.session, row.member_id):
            if one.to_month == months.before(row.from_month):
                one.to_month = row.to_month
        _delete_base(uow.session, row)
        return Handled(command.base_id)

    # ── relief ───────────────────────────────────────────────────────────────────────────────────────────────

    def grant_relief(self, uow: UnitOfWork, command: GrantDuesRelief) -> Handled[int]:
        """Record a relief; two may not share a month."""
        first = months.checked("from_month", command.from_month)
        last = months.checked("to_month", command.to_month)
        if last < first:
            raise InvalidInput({"to_month": "ends_before_start"})
        member = self._member(uow.session, command.member_id, first)
        query = select(ReliefRow).filter_by(member_id=member.id)
        if any(row.from_month <= last and first <= row.to_month for row in uow.session.scalars(query)):
            raise Refused("dues_relief_overlaps", name=member.name)
        row = ReliefRow(
            member_id=member.id,
            from_month=first,
            to_month=last,
            monthly=need_money("monthly", command.monthly),
            reason=clean(command.reason),
            studied_on=command.studied_on,
            approved_on=command.approved_on,
            approval_doc=clean(command.approval_doc),
            entered_at=uow.now,
        )
        uow.session.add(row)
        uow.session.flush()
        bases = bases_of(uow.session, member.id)
        category = next((one.category for one in reversed(bases) if one.from_month <= first), "")
        return Handled(row.id, relief_findings(row, member.name, category))

    def remove_relief(self, uow: UnitOfWork, command: RemoveDuesRelief) -> Handled[int]:
        """Remove a relief."""
        uow.session.delete(need(uow.session, ReliefRow, command.relief_id, "relief_id"))
        return Handled(command.relief_id)

    def _member(self, session: Session, member_id: int, month: str) -> MemberView:
        found = self._roster.timeline(session=session).member(member_id, months.period(month).last)
        if found is None:
            raise InvalidInput({"member_id": "unknown_member"})
        return found


def rounding(rules: RuleBook, month: str) -> Rounding:
    """Return how the branch rounds the dues of a month."""
    day = months.period(month).first
    unit = rules.setting_text("dues_rounding_unit", day)
    return Rounding(Decimal(unit), rules.setting_text("dues_rounding_mode", day))


def bases_of(session: Session, member_id: int) -> list[BaseRow]:
    """Return a member's bases by month."""
    return list(session.scalars(select(BaseRow).filter_by(member_id=member_id).order_by(BaseRow.from_month)))


def _delete_base(session: Session, row: BaseRow) -> None:
    for item in session.scalars(select(BaseItemRow).filter_by(base_id=row.id)):
        session.delete(item)
    session.flush()
    session.delete(row)


def _known(step: DuesRate | None) -> DuesRate:
    if step is None:
        raise InvalidInput({"category": "dues_category_unknown"})
    return step


def month_list(field: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return months in order, each once; raise `InvalidInput` when there are none."""
    found = sorted({months.checked(field, text) for text in texts})
    if not found:
        raise InvalidInput({field: "required"})
    return tuple(found)
