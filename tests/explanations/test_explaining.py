"""A question is answered once, with a reason that stays; other facts are another question."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.cli.main import main
from smallbranch.documents.blocks_json import to_json
from smallbranch.explanations.commands import ExplainFinding, WithdrawExplanation
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import RecordAbsence
from smallbranch.rules.views import Question

QUARTER = Period.parse("2026Q3")
ON_LEAVE = "odd_present_on_leave"


def questions(ctx: AppContext) -> list[Question]:
    return [one for one in ctx.rules.questions(QUARTER) if one.finding.code == ON_LEAVE]


def open_ones(ctx: AppContext) -> set[str]:
    return {item.code for item in ctx.rules.check(QUARTER)} & {ON_LEAVE}


def explain(ctx: AppContext, reason: str = "上午输液，下午到会") -> int:
    (asked,) = questions(ctx)
    subject = asked.finding.subject
    assert subject is not None
    assert subject.id is not None
    command = ExplainFinding(
        code=asked.finding.code,
        subject_kind=subject.kind,
        subject_id=subject.id,
        about=str(asked.finding.params["about"]),
        reason=reason,
    )
    made: int = ctx.dispatcher.do(command).value
    return made


def test_an_explained_question_is_asked_no_more_and_keeps_its_reason(odd_book: AppContext) -> None:
    assert open_ones(odd_book) == {ON_LEAVE}
    explain(odd_book)
    assert open_ones(odd_book) == set()
    (asked,) = questions(odd_book)
    assert asked.explanation is not None
    assert asked.explanation.reason == "上午输液，下午到会"
    explain(odd_book, "上午就诊，下午到会")
    given = [one.reason for key, one in odd_book.explanations.all().items() if key.code == ON_LEAVE]
    assert given == ["上午就诊，下午到会"]


def test_an_explanation_is_undone_in_one_step_and_can_be_withdrawn(odd_book: AppContext) -> None:
    explain(odd_book)
    odd_book.book.undo()
    assert open_ones(odd_book) == {ON_LEAVE}
    made = explain(odd_book)
    odd_book.dispatcher.do(WithdrawExplanation(explanation_id=made))
    assert open_ones(odd_book) == {ON_LEAVE}
    with pytest.raises(InvalidInput):
        odd_book.dispatcher.do(WithdrawExplanation(explanation_id=made))


def test_other_facts_are_another_question(odd_book: AppContext) -> None:
    explain(odd_book)
    sick = next(one for one in odd_book.roster.absences(QUARTER) if one.kind == "sick_leave")
    odd_book.dispatcher.do(
        RecordAbsence(
            member_id=sick.member_id, kind="business_trip", start_on=date(2026, 9, 14), end_on=date(2026, 9, 16),
            absence_id=sick.id,
        )
    )  # fmt: skip
    assert open_ones(odd_book) == {ON_LEAVE}


@pytest.mark.parametrize(("code", "reason", "field"), [(ON_LEAVE, "  ", "reason"), ("node_missing", "忙", "code")])
def test_a_reason_is_needed_and_a_missing_meeting_cannot_be_explained_away(
    ctx: AppContext, code: str, reason: str, field: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        ctx.dispatcher.do(ExplainFinding(code=code, subject_kind="event", subject_id=1, about="", reason=reason))
    assert set(caught.value.fields) == {field}


def test_the_reason_prints_with_the_minutes(odd_book: AppContext) -> None:
    explain(odd_book)
    printed = to_json(odd_book.ledgers.compose(Period.parse("2026-09"), ("L15", "R04")))
    assert printed.count("上午输液，下午到会") == 2
    assert "核对说明（出席与请假登记）" in printed


def test_a_question_is_explained_from_the_command_line(
    odd_book: AppContext, practice_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (asked,) = questions(odd_book)
    subject = asked.finding.subject
    assert subject is not None
    odd_book.book.close()
    command = {
        "do": "explain_finding",
        "code": asked.finding.code,
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "about": asked.finding.params["about"],
        "reason": "下午到会",
    }
    (tmp_path / "steps.jsonl").write_text(json.dumps(command, ensure_ascii=False), "utf-8")
    assert main(["--data", str(practice_dir), "apply", str(tmp_path / "steps.jsonl")]) == 0
    capsys.readouterr()
    main(["--data", str(practice_dir), "check", "--period", "2026Q3", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found
    assert ON_LEAVE not in {item["code"] for item in found}
