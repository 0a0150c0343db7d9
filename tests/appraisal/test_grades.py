"""Ballots, grades, confirmation and feedback through commands (APPR-01 to APPR-07, C39)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from msgspec.structs import replace

from smallbranch.appraisal.commands import (
    ConfirmGrades,
    DecideGrades,
    FeedBackGrades,
    GradeDecision,
    MemberVotes,
    RecordAppraisalBallots,
    RecordSelfGrades,
    SelfGrade,
)
from smallbranch.bootstrap import AppContext
from smallbranch.cli.codec import read_command
from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import AddMember, ChangeCategory, MemberFields
from tests.appraisal.conftest import NAMES, PROBATIONARY, choose

HELD = date(2026, 1, 23)
People = dict[str, int]


def ballots(
    people: People, counts: Mapping[str, tuple[int, ...]], valid: int = 9, year: int = 2025
) -> RecordAppraisalBallots:
    votes = tuple(
        MemberVotes(member_id=people[name], excellent=one[0], qualified=one[1], basic=one[2], unqualified=one[3])
        for name, one in counts.items()
    )
    return RecordAppraisalBallots(work_year=year, held_on=HELD, issued=10, returned=9, valid=valid, votes=votes)


def decide(ctx: AppContext, people: People, grades: Mapping[str, str], year: int = 2025) -> Outcome[int]:
    decided = tuple(GradeDecision(member_id=people[name], grade=grade) for name, grade in grades.items())
    day = date(year + 1, HELD.month, HELD.day)
    return ctx.dispatcher.do(DecideGrades(work_year=year, decided_on=day, grades=decided))


def found(ctx: AppContext) -> dict[str, dict[str, object]]:
    checked = ctx.rules.check(Period.parse("2026Q1"), date(2026, 4, 1))
    return {item.code: dict(item.params) for item in checked if item.code.startswith("appraisal_")}


def test_c39_four_of_ten_graded_best_are_one_too_many(ctx: AppContext, ten: People) -> None:
    ctx.dispatcher.do(ballots(ten, {}))
    three = dict.fromkeys(NAMES[:3], "优秀") | dict.fromkeys(NAMES[3:9], "合格")
    assert decide(ctx, ten, three).findings == ()  # ⌊10/3⌋ = 3
    outcome = decide(ctx, ten, {NAMES[3]: "优秀"})
    (over,) = [item for item in outcome.findings if item.code == "appraisal_excellent_over"]
    assert (over.params["count"], over.params["cap"], over.params["base"]) == (4, 3, 10)
    assert (over.params["rule"], over.params["mark"]) == ("appraisal_excellent_one_in", "V:S09")
    assert found(ctx)["appraisal_excellent_over"]["year"] == "2025"
    year = ctx.appraisal.appraisal(2025)
    assert sum(row.grade == "优秀" for row in year.rows) == 4  # said, never refused: the committee decides


def test_c39_the_base_is_the_branchs_choice(ctx: AppContext, ten: People) -> None:
    ctx.dispatcher.do(ballots(ten, {}))
    decide(ctx, ten, dict.fromkeys(NAMES[:3], "优秀") | dict.fromkeys(NAMES[3:8], "合格"))
    assert found(ctx) == {}
    choose(ctx, "appraisal_excellent_base", "rated_members")
    over = found(ctx)["appraisal_excellent_over"]
    assert (over["count"], over["cap"], over["base"]) == (3, 2, 8)


def test_c39_a_probationary_member_is_not_voted_on_and_not_graded(ctx: AppContext, ten: People) -> None:
    for command in (
        ballots(ten, {PROBATIONARY: (0, 9, 0, 0)}),
        DecideGrades(
            work_year=2025, decided_on=HELD, grades=(GradeDecision(member_id=ten[PROBATIONARY], grade="合格"),)
        ),
    ):
        with pytest.raises(InvalidInput) as refused:
            ctx.dispatcher.do(command)
        assert set(refused.value.fields.values()) == {"probationary_not_graded"}
    decide(ctx, ten, {PROBATIONARY: "不评定等次"})
    assert found(ctx) == {}


def test_c39_a_grade_of_somebody_who_was_still_probationary_on_the_day_is_said(ctx: AppContext, ten: People) -> None:
    ctx.dispatcher.do(ChangeCategory(member_id=ten[PROBATIONARY], category="full_member", on=date(2026, 2, 1)))
    decide(ctx, ten, {PROBATIONARY: "合格"})
    ctx.dispatcher.do(ballots(ten, {}))
    assert found(ctx)["appraisal_probationary_graded"]["name"] == PROBATIONARY


def test_c39_work_years_are_counted_apart(ctx: AppContext, ten: People) -> None:
    ctx.dispatcher.do(replace(ballots(ten, {}, year=2024), held_on=date(2025, 1, 20)))
    ctx.dispatcher.do(ballots(ten, {}, year=2025))
    decide(ctx, ten, dict.fromkeys(NAMES[:2], "优秀"), 2024)
    decide(ctx, ten, dict.fromkeys(NAMES[2:4], "优秀"), 2025)
    assert found(ctx) == {}
    assert [ctx.appraisal.appraisal(year).cap.graded for year in (2024, 2025)] == [2, 2]


def test_counts_are_checked_against_the_valid_ballots(ctx: AppContext, ten: People) -> None:
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(ballots(ten, {NAMES[0]: (5, 5, 0, 0)}))
    assert refused.value.fields == {"votes": "votes_over_valid"}
    assert (refused.value.params["count"], refused.value.params["valid"]) == (10, 9)
    assert ctx.appraisal.appraisal(2025).valid is None  # nothing was kept
    outcome = ctx.dispatcher.do(ballots(ten, {NAMES[0]: (5, 4, 0, 0), NAMES[1]: (4, 4, 0, 0)}))
    assert [(item.code, item.params["name"]) for item in outcome.findings] == [("appraisal_votes_short", NAMES[1])]
    year = ctx.appraisal.appraisal(2025)
    assert (year.issued, year.returned, year.valid) == (10, 9, 9)


def test_the_arithmetic_proposes_and_decides_nothing(ctx: AppContext, ten: People) -> None:
    ctx.dispatcher.do(ballots(ten, {NAMES[0]: (9, 0, 0, 0), NAMES[1]: (4, 4, 1, 0), NAMES[2]: (1, 8, 0, 0)}))
    rows = {row.name: row for row in ctx.appraisal.appraisal(2025).rows}
    assert [rows[name].leading for name in NAMES[:3]] == [("优秀",), ("优秀", "合格"), ("合格",)]
    assert [rows[name].rank for name in NAMES[:4]] == [1, 2, 3, None]
    assert {row.grade for row in rows.values()} == {""}


def test_self_assessments_before_the_ballots_get_their_day(ctx: AppContext, ten: People) -> None:
    own = tuple(SelfGrade(member_id=ten[name], grade="合格") for name in (NAMES[0], PROBATIONARY))
    ctx.dispatcher.do(RecordSelfGrades(work_year=2025, grades=own))
    ctx.dispatcher.do(ballots(ten, {}))
    entries = ctx.registers.entries("L23")
    assert [(view.on_day, view.values["self_grade"]) for view in entries] == [(HELD, "合格")] * 2


def test_each_command_is_one_step(ctx: AppContext, ten: People) -> None:
    ctx.dispatcher.do(ballots(ten, {name: (5, 4, 0, 0) for name in NAMES[:9]}))
    decide(ctx, ten, dict.fromkeys(NAMES[:3], "优秀"))
    ctx.book.undo()
    assert not any(row.grade for row in ctx.appraisal.appraisal(2025).rows)
    ctx.book.undo()
    year = ctx.appraisal.appraisal(2025)
    assert (year.valid, [row.votes for row in year.rows if row.votes]) == (None, [])
    ctx.book.redo()
    assert sum(row.votes == (5, 4, 0, 0) for row in ctx.appraisal.appraisal(2025).rows) == 9


def test_confirmation_and_feedback_need_a_decision(ctx: AppContext, ten: People) -> None:
    with pytest.raises(Refused) as refused:
        ctx.dispatcher.do(ConfirmGrades(work_year=2025, confirmed_on=date(2026, 2, 1)))
    assert refused.value.code == "grades_not_decided"
    ctx.dispatcher.do(ballots(ten, {}))
    decide(ctx, ten, {NAMES[0]: "优秀", NAMES[1]: "合格"})
    ctx.dispatcher.do(
        ConfirmGrades(work_year=2025, confirmed_on=date(2026, 2, 1), document_no="练直工〔2026〕4号", opinion="同意")
    )
    with pytest.raises(InvalidInput):
        ctx.dispatcher.do(FeedBackGrades(work_year=2025, fed_back_on=date(2026, 2, 3), member_ids=(ten[NAMES[5]],)))
    ctx.dispatcher.do(FeedBackGrades(work_year=2025, fed_back_on=date(2026, 2, 3), member_ids=(ten[NAMES[0]],)))
    rows = {row.name: row for row in ctx.appraisal.appraisal(2025).rows}
    assert [rows[name].superior for name in NAMES[:3]] == ["同意", "同意", ""]
    assert [rows[name].fed_back_on for name in NAMES[:2]] == [date(2026, 2, 3), None]
    assert ctx.appraisal.results(ten[NAMES[0]]) == ((2025, "优秀", HELD),)


def test_somebody_who_came_later_is_not_voted_on(ctx: AppContext, ten: People) -> None:
    late = ctx.dispatcher.do(
        AddMember(
            fields=MemberFields(name="新人", join_date="2009-07-01"), category="full_member", since=date(2026, 3, 1)
        )
    ).value
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(ballots(ten | {"新人": late}, {"新人": (9, 0, 0, 0)}))
    assert refused.value.fields == {"votes": "not_a_member_that_day"}


def test_apply_reads_them_from_json(ctx: AppContext, ten: People) -> None:
    votes = [{"member_id": ten[NAMES[0]], "excellent": 5, "qualified": 4}]
    counts = {"work_year": 2025, "held_on": "2026-01-23", "issued": 10, "returned": 9, "valid": 9, "votes": votes}
    command = read_command(ctx.dispatcher.commands, {"do": "record_appraisal_ballots", **counts})
    assert command == ballots(ten, {NAMES[0]: (5, 4, 0, 0)})
    ctx.dispatcher.do(command)
    assert ctx.appraisal.appraisal(2025).valid == 9


def test_c26_two_of_one_name_are_told_apart_on_the_ballot(ctx: AppContext, ten: People) -> None:
    namesake = MemberFields(name=NAMES[3], join_date="2010-07-01", department="二科")
    ctx.dispatcher.do(AddMember(fields=namesake, category="full_member"))
    (filled,) = ctx.ledgers.filled(Period.parse("2026"), ("L22",))
    names = [row["name"] for row in filled.rows]
    assert len(names) == len(set(names)) == 10
    assert PROBATIONARY not in names
