"""Whose turn it could be: fair by count, load and silence; reasons said; nobody assigned."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.lessons.commands import LogMicroLecture, PlanTurn, RemoveMicroLecture, RemoveTurn
from smallbranch.roster.commands import AddMember, MemberFields, RecordAbsence, SetSetting
from smallbranch.teams.commands import SetTeam, TeamMemberPart

People = dict[str, int]
DAY = date(2026, 9, 25)
YEAR = Period.parse("2026")


def spoke(ctx: AppContext, member_id: int, day: date) -> int:
    made: int = ctx.dispatcher.do(LogMicroLecture(held_on=day, topic=f"讲{day}", speaker_id=member_id)).value
    return made


def order(ctx: AppContext, day: date = DAY) -> list[str]:
    return [one.name for one in ctx.lessons.suggest(day)]


def waits(ctx: AppContext, day: date = DAY) -> dict[str, str | None]:
    return {one.name: one.away or one.waits for one in ctx.lessons.suggest(day)}


def test_who_spoke_least_comes_first_then_who_has_less_to_do_then_the_longest_silence(
    ctx: AppContext, people: People
) -> None:
    spoke(ctx, people["王芳"], date(2025, 6, 1))
    spoke(ctx, people["李强"], date(2026, 3, 1))
    assert order(ctx, date(2026, 12, 1)) == ["张敏", "赵晨", "王芳", "李强"]
    part = TeamMemberPart(member_id=people["张敏"], leader=True)
    ctx.dispatcher.do(SetTeam(name="攻坚", start_on=date(2026, 9, 1), members=(part,)))
    assert order(ctx, date(2026, 12, 1)) == ["赵晨", "王芳", "张敏", "李强"]
    assert {one.name: one.load for one in ctx.lessons.suggest(DAY)}["张敏"] == 1


def test_somebody_away_that_day_is_asked_last_and_only_that_day(ctx: AppContext, people: People) -> None:
    given = {"kind": "village_post", "start_on": date(2026, 9, 20), "end_on": date(2026, 9, 30)}
    ctx.dispatcher.do(RecordAbsence(member_id=people["张敏"], **given))
    assert waits(ctx)["张敏"] == "驻村"
    assert order(ctx)[-1] == "张敏"
    assert waits(ctx, date(2026, 10, 1))["张敏"] is None


def test_c42_somebody_seconded_is_suggested_after_coming_back(ctx: AppContext, people: People) -> None:
    given = {"kind": "secondment", "start_on": date(2026, 6, 1), "end_on": date(2026, 8, 31)}
    ctx.dispatcher.do(RecordAbsence(member_id=people["王芳"], **given))
    assert waits(ctx, date(2026, 8, 31))["王芳"] == "抽调"
    assert waits(ctx, date(2026, 9, 1))["王芳"] is None


def test_newcomers_and_probationers_follow_the_branchs_own_rule(ctx: AppContext, people: People) -> None:
    assert waits(ctx)["赵晨"] == "new", "came in July, three months are the packs' value"
    assert waits(ctx, date(2026, 10, 1))["赵晨"] is None
    ctx.dispatcher.do(SetSetting(key="rota_new_member_months", value="0"))
    assert waits(ctx)["赵晨"] is None
    fields = MemberFields(name="孙新", join_date="2026-01-10")
    ctx.dispatcher.do(AddMember(fields=fields, category="probationary_member", since=date(2026, 1, 10)))
    assert waits(ctx)["孙新"] is None
    ctx.dispatcher.do(SetSetting(key="rota_probationary", value="false"))
    assert waits(ctx)["孙新"] == "probationary"
    assert order(ctx)[-1] == "孙新"


def test_a_suggestion_writes_nothing_and_a_turn_is_taken_by_a_command(ctx: AppContext, people: People) -> None:
    before = ctx.book.head()
    ctx.lessons.suggest(DAY)
    assert ctx.book.head() == before
    made = ctx.dispatcher.do(PlanTurn(planned_on=DAY, speaker_id=people["王芳"], topic=" 一封信 ")).value
    (turn,) = ctx.lessons.rota.during(YEAR)
    assert (turn.id, turn.speaker, turn.department, turn.topic) == (made, "王芳", "办公室", "一封信")
    assert waits(ctx)["王芳"] == "planned"
    assert waits(ctx, date(2026, 9, 26))["王芳"] is None, "the turn is over"
    ctx.dispatcher.do(RemoveTurn(turn_id=made))
    assert ctx.lessons.rota.during(YEAR) == ()
    ctx.book.undo()
    assert [one.id for one in ctx.lessons.rota.during(YEAR)] == [made]


def test_a_turn_is_fulfilled_by_its_lecture_and_open_again_without_it(ctx: AppContext, people: People) -> None:
    turn_id = ctx.dispatcher.do(PlanTurn(planned_on=DAY, speaker_id=people["王芳"])).value
    lecture = LogMicroLecture(held_on=date(2026, 9, 18), topic="提前讲", speaker_id=people["王芳"], turn_id=turn_id)
    lecture_id = ctx.dispatcher.do(lecture).value
    (turn,) = ctx.lessons.rota.during(YEAR)
    assert (turn.lecture_id, turn.held_on) == (lecture_id, date(2026, 9, 18))
    ctx.dispatcher.do(RemoveMicroLecture(lecture_id=lecture_id))
    assert ctx.lessons.rota.during(YEAR)[0].held_on is None


def test_a_turn_on_a_day_of_leave_is_said_and_kept(ctx: AppContext, people: People) -> None:
    given = {"kind": "business_trip", "start_on": DAY, "end_on": DAY}
    ctx.dispatcher.do(RecordAbsence(member_id=people["张敏"], **given))
    done = ctx.dispatcher.do(PlanTurn(planned_on=DAY, speaker_id=people["张敏"]))
    assert [item.code for item in done.findings] == ["turn_while_away"]
    assert ctx.lessons.rota.during(YEAR)[0].away == "出差"


@pytest.mark.parametrize("command", [PlanTurn(planned_on=DAY, speaker_id=99), RemoveTurn(turn_id=99)])
def test_what_is_not_there_is_refused(ctx: AppContext, command: object) -> None:
    with pytest.raises(InvalidInput):
        ctx.dispatcher.do(command)


def test_sections_add_up_to_their_people(ctx: AppContext, people: People) -> None:
    spoke(ctx, people["李强"], date(2026, 3, 1))
    spoke(ctx, people["李强"], date(2026, 4, 1))
    spoke(ctx, people["王芳"], date(2025, 4, 1))
    found = {one.department: (one.people, one.speakers, one.times) for one in ctx.lessons.sections(2026)}
    assert found == {"办公室": (1, 0, 0), "业务科": (2, 1, 2), "综合科": (1, 0, 0)}
    assert sum(one.minutes for one in ctx.lessons.sections(2026)) == 2 * ctx.lessons.default_minutes(DAY)


def test_rota_and_counts_print(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(PlanTurn(planned_on=DAY, speaker_id=people["王芳"], topic="一封信"))
    spoke(ctx, people["李强"], date(2026, 8, 1))
    turns = ctx.lessons.datasets()["lessons.turns"](Period.parse("2026Q3"), DAY, {})
    assert [(row["planned_on"], row["speaker"], row["topic"]) for row in turns] == [("2026.09.25", "王芳", "一封信")]
    counts = ctx.lessons.datasets()["lessons.counts"](YEAR, DAY, {})
    assert [row["name"] for row in counts if row["department"] == "业务科"] == ["2人，已讲1人"]
    assert {row["name"]: row["times"] for row in counts}["李强"] == "1"
    document = ctx.ledgers.compose(Period.parse("2026Q3"), ("L14A", "L14B"))
    assert [section.ledger for section in document.sections][:2] == ["L14A", "L14B"]
