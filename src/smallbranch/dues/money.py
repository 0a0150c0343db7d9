"""Record what was passed up and what was spent."""

from __future__ import annotations

from sqlalchemy import select

from smallbranch.dues.bases import clean, need, need_money
from smallbranch.dues.commands import (
    RecordDuesRemittance,
    RecordDuesReport,
    RecordDuesUse,
    RemoveDuesRemittance,
    RemoveDuesReport,
    RemoveDuesUse,
)
from smallbranch.dues.findings import use_findings
from smallbranch.dues.model import RemittanceRow, ReportRow, UseRow
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.packs.rulebook import RuleBook
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

REMITTED, RETURNED, OPENING = "remitted", "returned", "opening"
KINDS = (REMITTED, RETURNED, OPENING)


class MoneyCommands:
    """Handlers of remittances and uses."""

    def __init__(self, rules: RuleBook) -> None:
        self._rules = rules

    def record_remittance(self, uow: UnitOfWork, command: RecordDuesRemittance) -> Handled[int]:
        """Record money passed up or given back."""
        if command.kind not in KINDS:
            raise InvalidInput({"kind": "dues_kind_unknown"})
        amount = need_money("amount", command.amount, positive=True)
        period = str(Period.parse(command.period))
        known = command.remittance_id
        row = (
            RemittanceRow(entered_at=uow.now)
            if known is None
            else need(uow.session, RemittanceRow, known, "remittance_id")
        )
        row.kind, row.remitted_on, row.period, row.amount = command.kind, command.remitted_on, period, amount
        row.receipt_no, row.handler = clean(command.receipt_no), clean(command.handler)
        row.receiver, row.note = clean(command.receiver), clean(command.note)
        uow.session.add(row)
        uow.session.flush()
        return Handled(row.id)

    def remove_remittance(self, uow: UnitOfWork, command: RemoveDuesRemittance) -> Handled[int]:
        """Remove a remittance."""
        uow.session.delete(need(uow.session, RemittanceRow, command.remittance_id, "remittance_id"))
        return Handled(command.remittance_id)

    def record_report(self, uow: UnitOfWork, command: RecordDuesReport) -> Handled[int]:
        """Record that a year's dues were reported; it can only be reported once the year is over."""
        if command.reported_on.year <= command.year:
            raise InvalidInput({"reported_on": "dues_report_early"})
        row = uow.session.scalar(select(ReportRow).filter_by(year=command.year)) or ReportRow(year=command.year)
        row.reported_on, row.entered_at = command.reported_on, uow.now
        row.to_org, row.note = clean(command.to_org), clean(command.note)
        uow.session.add(row)
        uow.session.flush()
        return Handled(row.id)

    def remove_report(self, uow: UnitOfWork, command: RemoveDuesReport) -> Handled[int]:
        """Remove a report."""
        row = uow.session.scalar(select(ReportRow).filter_by(year=command.year))
        if row is None:
            raise InvalidInput({"year": "dues_record_gone"})
        uow.session.delete(row)
        return Handled(command.year)

    def record_use(self, uow: UnitOfWork, command: RecordDuesUse) -> Handled[int]:
        """Record money spent; dues are spent by decision of the committee (art. 17, 20)."""
        purpose = clean(command.purpose)
        if purpose is None:
            raise InvalidInput({"purpose": "required"})
        if command.category not in {use.id for use in self._rules.dues_uses(command.used_on)}:
            raise InvalidInput({"category": "dues_use_unknown"})
        amount = need_money("amount", command.amount, positive=True)
        row = (
            UseRow(entered_at=uow.now)
            if command.use_id is None
            else need(uow.session, UseRow, command.use_id, "use_id")
        )
        row.used_on, row.purpose, row.category, row.amount = command.used_on, purpose, command.category, amount
        row.decided_on, row.handler, row.witness = command.decided_on, clean(command.handler), clean(command.witness)
        row.receipt_no, row.note = clean(command.receipt_no), clean(command.note)
        uow.session.add(row)
        uow.session.flush()
        return Handled(row.id, use_findings(row))

    def remove_use(self, uow: UnitOfWork, command: RemoveDuesUse) -> Handled[int]:
        """Remove a use."""
        uow.session.delete(need(uow.session, UseRow, command.use_id, "use_id"))
        return Handled(command.use_id)
