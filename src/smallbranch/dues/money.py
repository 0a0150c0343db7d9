"""Record what was passed up and what was spent."""

from __future__ import annotations

from smallbranch.dues.bases import clean, need, need_money
from smallbranch.dues.commands import RecordDuesRemittance, RecordDuesUse, RemoveDuesRemittance, RemoveDuesUse
from smallbranch.dues.findings import use_findings
from smallbranch.dues.model import RemittanceRow, UseRow
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
