"""Keep the reasons given for questions; they stay with the record and are printed with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from smallbranch.explanations.commands import ExplainFinding, WithdrawExplanation
from smallbranch.explanations.model import ExplanationRow
from smallbranch.explanations.views import ExplanationView, QuestionKey
from smallbranch.kernel.errors import InvalidInput
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handled, Handler
from smallbranch.store.unit_of_work import UnitOfWork

SUBJECTS = ("event", "micro_lecture")
QUESTION = "odd_"
"""Codes of findings that are questions begin so; rules that were broken cannot be explained away."""


class ExplanationsService:
    """The reasons of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command of this slice."""
        return {ExplainFinding: _explain, WithdrawExplanation: _withdraw}

    def all(self) -> Mapping[QuestionKey, ExplanationView]:
        """Return every explanation by its question, in the order they were given."""
        with self._book.read() as session:
            rows = session.scalars(select(ExplanationRow).order_by(ExplanationRow.id))
            views = [ExplanationView(row.id, _key(row), row.reason, row.entered_at) for row in rows]
        return {view.key: view for view in views}

    def of(self, subject_kind: str, subject_id: int) -> Sequence[ExplanationView]:
        """Return what was explained about one record."""
        return [
            view for key, view in self.all().items() if (key.subject_kind, key.subject_id) == (subject_kind, subject_id)
        ]


def _explain(uow: UnitOfWork, command: ExplainFinding) -> Handled[int]:
    reason = unicodedata.normalize("NFC", command.reason).strip()
    problems = {} if reason else {"reason": "required"}
    if not command.code.startswith(QUESTION):
        problems["code"] = "not_a_question"
    if command.subject_kind not in SUBJECTS:
        problems["subject_kind"] = "not_a_question"
    if problems:
        raise InvalidInput(problems)
    key = QuestionKey(command.code, command.subject_kind, command.subject_id, command.about)
    row = uow.session.scalars(select(ExplanationRow).filter_by(**key._asdict())).first()
    row = row or ExplanationRow(**key._asdict())
    row.reason, row.entered_at = reason, uow.now
    uow.session.add(row)
    uow.session.flush()
    return Handled(row.id)


def _withdraw(uow: UnitOfWork, command: WithdrawExplanation) -> Handled[int]:
    row = uow.session.get(ExplanationRow, command.explanation_id)
    if row is None:
        raise InvalidInput({"explanation_id": "unknown_explanation"})
    uow.session.delete(row)
    return Handled(command.explanation_id)


def _key(row: ExplanationRow) -> QuestionKey:
    return QuestionKey(row.code, row.subject_kind, row.subject_id, row.about)
