"""Answers to questions about the practice branch's records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from smallbranch.bootstrap import AppContext
from smallbranch.explanations.commands import ExplainFinding
from smallbranch.kernel.periods import Period


def answer_days(ctx: AppContext, data: Mapping[str, Any]) -> Iterator[tuple[date, partial[None]]]:
    """Yield each answer with the day it is given."""
    for item in data["answer"]:
        yield item["on"], partial(_answer, ctx, item)


def _answer(ctx: AppContext, item: Mapping[str, Any]) -> None:
    """Explain the question of this kind and topic; asked while the branch is made, so it is there."""
    for asked in ctx.rules.questions(Period.parse(item["period"])):
        finding, subject = asked.finding, asked.finding.subject
        if finding.code == item["code"] and finding.params["topic"] == item["topic"] and subject and subject.id:
            command = ExplainFinding(
                code=finding.code,
                subject_kind=subject.kind,
                subject_id=subject.id,
                about=str(finding.params["about"]),
                reason=item["reason"],
            )
            ctx.dispatcher.do(command)
