"""How long a term of office lasts: its regular end, and an extension the superior approved (TERM-03, C36)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.loader import Packs
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import DeadlineRule
from smallbranch.roster.ages import add_months
from smallbranch.roster.commands import ExtendTerm, RemoveTermExtension
from smallbranch.roster.fields import plain_text
from smallbranch.roster.model import TermExtensionRow, TermRow
from smallbranch.roster.rows import need
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

EXTENSION = "term_extension"
TIMES = "term_extension_times"


class TermCommands:
    """Handlers of the commands that move the end of a term."""

    def __init__(self, packs: Packs) -> None:
        self._rules = packs.rules

    def extend(self, uow: UnitOfWork, command: ExtendTerm) -> Handled[int]:
        """Move the end of the newest term as far as the superior approved. Value: extension id.

        Raises:
            Refused: the term is not the newest, was extended as often as the rules allow, or would last too long.
        """
        term = need(uow.session, TermRow, command.term_id)
        doc = plain_text("approval_doc", command.approval_doc)
        wrong = {} if doc else {"approval_doc": "required"}
        if command.until_on <= term.ends_on:
            wrong["until_on"] = "term_extension_too_short"
        if command.approved_on > uow.today:
            wrong["approved_on"] = "in_future"
        if wrong:
            raise InvalidInput(wrong, ends_on=term.ends_on.isoformat())
        self._check(uow, term, command)
        row = TermExtensionRow(
            term_id=term.id,
            until_on=command.until_on,
            approved_on=command.approved_on,
            approval_doc=doc,
            reason=plain_text("reason", command.reason or "") or None,
        )
        uow.session.add(row)
        uow.session.flush()
        return Handled(row.id, tuple(_late(row, term)))

    def remove(self, uow: UnitOfWork, command: RemoveTermExtension) -> Handled[None]:
        """Take back an extension that was entered by mistake: the regular end counts again."""
        found = extensions_of(uow.session, command.term_id)
        if not found:
            raise Refused("term_not_extended")
        uow.session.delete(found[-1])
        return Handled(None)

    def _check(self, uow: UnitOfWork, term: TermRow, command: ExtendTerm) -> None:
        newest = uow.session.scalars(select(TermRow).order_by(TermRow.elected_on.desc())).first()
        if newest is None or newest.id != term.id:
            raise Refused("term_superseded", term_no=term.term_no)
        before = extensions_of(uow.session, term.id)
        if len(before) >= self._rules.setting_int(TIMES, command.approved_on):
            last = before[-1]
            raise Refused("term_extended_already", until=last.until_on.isoformat(), doc=last.approval_doc)
        rule = extension_rule(self._rules, command.approved_on, uow.today)
        if rule is not None and command.until_on > (latest := add_months(term.ends_on, rule.amount)):
            raise Refused("term_extension_too_long", latest=latest.isoformat(), article=rule.article)


def extension_rule(rules: RuleBook, on: date, today: date) -> DeadlineRule | None:
    """Return how far an election may be put off; today's rule where none was in force then."""
    return rules.deadline(EXTENSION, on) or rules.deadline(EXTENSION, today)


def extensions_of(session: Session, term_id: int) -> list[TermExtensionRow]:
    """Return the extensions of a term in order."""
    query = select(TermExtensionRow).filter_by(term_id=term_id).order_by(TermExtensionRow.until_on)
    return list(session.scalars(query))


def _late(row: TermExtensionRow, term: TermRow) -> list[Finding]:
    if row.approved_on <= term.ends_on:
        return []
    params = {"approved_on": row.approved_on, "ends_on": term.ends_on}
    return [Finding("term_extended_late", Severity.WARNING, params, Subject("term", term.id))]
