"""A secondment is an absence, typed once; the list says where to, what for, by which paper, and who steps in."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import RecordAbsence, RemoveAbsence, SetSetting
from smallbranch.teams.commands import RecordSecondment, RemoveSecondment

People = dict[str, int]
YEAR = Period.parse("2026")
FIRST, LAST = date(2026, 6, 1), date(2026, 8, 31)


def sent(people: People, **changes: object) -> RecordSecondment:
    given: dict[str, object] = {
        "member_id": people["王芳"], "kind": "temporary_post", "start_on": FIRST, "end_on": LAST, "place": "某镇",
        "task": "任副镇长", "paper": "某组〔2026〕1号", "replacement": "李强",
    }  # fmt: skip
    return RecordSecondment(**(given | changes))  # type: ignore[arg-type]


def test_one_fact_is_typed_once_and_known_everywhere(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(sent(people))
    (one,) = ctx.teams.secondments.during(YEAR)
    assert (one.name, one.place, one.task, one.paper, one.replacement) == (
        "王芳", "某镇", "任副镇长", "某组〔2026〕1号", "李强",
    )  # fmt: skip
    assert [(each.kind, each.start_on, each.end_on) for each in ctx.roster.absences(YEAR)] == [
        ("temporary_post", FIRST, LAST)
    ]
    sheet = {each.name: each.state for each in ctx.meetings.due_list("theme_party_day", datetime(2026, 7, 15, 14))}
    assert sheet["王芳"] == "official", "still due, away on duty (C42)"
    days = ctx.meetings.best_days("theme_party_day", date(2026, 8, 24), date(2026, 9, 4))
    best = {each.day: people["王芳"] in {away.member_id for away in each.away} for each in days}
    assert best[date(2026, 8, 31)]
    assert not best[date(2026, 9, 1)]


def test_an_absence_entered_elsewhere_is_in_the_list_and_can_be_filled_in(ctx: AppContext, people: People) -> None:
    given = {"member_id": people["李强"], "kind": "village_post", "start_on": FIRST, "end_on": None}
    absence_id = ctx.dispatcher.do(RecordAbsence(**given)).value  # type: ignore[arg-type]
    (one,) = ctx.teams.secondments.during(YEAR)
    assert (one.absence_id, one.kind, one.place) == (absence_id, "village_post", None)
    given |= {"place": "某村", "absence_id": absence_id}
    ctx.dispatcher.do(RecordSecondment(**given))  # type: ignore[arg-type]
    assert [(each.absence_id, each.place) for each in ctx.teams.secondments.during(YEAR)] == [(absence_id, "某村")]
    assert len(ctx.roster.absences(YEAR)) == 1


def test_leave_is_no_secondment_and_the_kinds_are_the_branchs(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(RecordAbsence(member_id=people["李强"], kind="sick_leave", start_on=FIRST, end_on=LAST))
    assert ctx.teams.secondments.during(YEAR) == ()
    with pytest.raises(InvalidInput) as caught:
        ctx.dispatcher.do(sent(people, kind="sick_leave"))
    assert caught.value.fields == {"kind": "secondment_kind_unknown"}
    with pytest.raises(InvalidInput):
        ctx.dispatcher.do(sent(people, kind="training"))
    ctx.dispatcher.do(SetSetting(key="secondment_kinds", value='["training"]'))
    ctx.dispatcher.do(sent(people, kind="training"))
    assert [one.kind for one in ctx.teams.secondments.during(YEAR)] == ["training"]


def test_removal_takes_both_and_undo_brings_both_back(ctx: AppContext, people: People) -> None:
    absence_id = ctx.dispatcher.do(sent(people)).value
    before = ctx.teams.secondments.during(YEAR)
    ctx.dispatcher.do(RemoveSecondment(absence_id=absence_id))
    assert ctx.teams.secondments.during(YEAR) == ()
    assert ctx.roster.absences(YEAR) == ()
    ctx.book.undo()
    assert ctx.teams.secondments.during(YEAR) == before
    ctx.dispatcher.do(RemoveAbsence(absence_id=absence_id))
    assert ctx.teams.secondments.during(YEAR) == (), "removed as an absence it is gone here too"


def test_it_prints(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(sent(people))
    (row,) = ctx.teams.datasets()["teams.secondments"](Period.parse("2026Q3"), LAST, {})
    assert (row["kind"], row["place"], row["start_on"], row["end_on"]) == ("挂职", "某镇", "2026.06.01", "2026.08.31")
    assert ctx.teams.datasets()["teams.secondments"](Period.parse("2026Q4"), LAST, {}) == []
