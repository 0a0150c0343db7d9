"""Founding, staffing and dissolving project-team cells."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import ChangeMember, MemberFields
from smallbranch.teams.commands import EndTeam, MilestonePart, ReachMilestone, RemoveTeam, SetTeam, TeamMemberPart

People = dict[str, int]
TODAY = date(2026, 9, 20)
STONES = (
    MilestonePart(title="方案定稿", due_on=date(2026, 4, 15)),
    MilestonePart(title="上线", due_on=date(2026, 9, 30)),
)


def team(people: People, **changes: object) -> SetTeam:
    command = SetTeam(
        name="一件事一次办攻坚党小组",
        start_on=date(2026, 3, 1),
        aim="压减材料三成",
        due_on=date(2026, 12, 31),
        members=(
            TeamMemberPart(member_id=people["王芳"]),
            TeamMemberPart(member_id=people["李强"], leader=True, task="统筹"),
            TeamMemberPart(person_name="周 宁", department="信息中心"),
        ),
        milestones=STONES,
    )
    return replace(command, **changes)  # type: ignore[arg-type]


def codes(findings: tuple) -> list[str]:  # type: ignore[type-arg]
    return [finding.code for finding in findings]


def test_a_team_takes_names_and_offices_from_the_roster(ctx: AppContext, people: People) -> None:
    done = ctx.dispatcher.do(team(people))

    assert done.findings == ()
    view = ctx.teams.team(done.value)
    assert (view.leader, view.departments, view.running) == ("李强", ("办公室", "业务科", "信息中心"), True)
    assert [(person.name, person.department) for person in view.members] == [
        ("李强", "业务科"),
        ("王芳", "办公室"),
        ("周宁", "信息中心"),
    ]
    ctx.dispatcher.do(ChangeMember(member_id=people["王芳"], fields=MemberFields(department="党建科")))
    assert ctx.teams.team(done.value).departments == ("党建科", "业务科", "信息中心")


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"name": " "}, "name", "required"),
        ({"due_on": date(2026, 2, 28)}, "due_on", "ends_before_start"),
        ({"milestones": (MilestonePart(title=""),)}, "milestones", "title_required"),
        ({"members": (TeamMemberPart(),)}, "members", "one_person_required"),
        ({"members": (TeamMemberPart(member_id=1, person_name="王芳"),)}, "members", "one_person_required"),
        ({"members": (TeamMemberPart(member_id=999),)}, "members", "unknown_member"),
        ({"members": (TeamMemberPart(member_id=1), TeamMemberPart(member_id=1))}, "members", "member_twice"),
        (
            {"members": (TeamMemberPart(person_name="周宁"), TeamMemberPart(person_name="周 宁"))},
            "members",
            "member_twice",
        ),
        (
            {"members": (TeamMemberPart(member_id=1, start_on=date(2026, 5, 1), end_on=date(2026, 4, 1)),)},
            "members",
            "ends_before_start",
        ),
        ({"team_id": 999}, "team_id", "unknown_team"),
    ],
)
def test_what_cannot_be_stored_is_named_by_field(
    ctx: AppContext, people: People, change: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        ctx.dispatcher.do(team(people, **change))
    assert caught.value.fields == {field: code}
    assert ctx.teams.teams(TODAY) == ()


def test_who_leaves_and_comes_back_is_not_listed_twice_at_once(ctx: AppContext, people: People) -> None:
    spans = (
        TeamMemberPart(member_id=people["李强"], leader=True),
        TeamMemberPart(member_id=people["王芳"], end_on=date(2026, 4, 30)),
        TeamMemberPart(member_id=people["王芳"], start_on=date(2026, 8, 1)),
    )
    assert len(ctx.teams.team(ctx.dispatcher.do(team(people, members=spans)).value).members) == 3
    overlapping = (*spans[:2], TeamMemberPart(member_id=people["王芳"], start_on=date(2026, 4, 30)))
    with pytest.raises(InvalidInput) as caught:
        ctx.dispatcher.do(team(people, members=overlapping))
    assert caught.value.fields == {"members": "member_twice"}


def test_exactly_one_leader_is_expected_but_not_forced(ctx: AppContext, people: People) -> None:
    nobody = (TeamMemberPart(member_id=people["王芳"]),)
    two = tuple(TeamMemberPart(member_id=people[name], leader=True) for name in ("王芳", "李强"))
    colleague = (TeamMemberPart(person_name="周宁", leader=True),)
    assert codes(ctx.dispatcher.do(team(people, members=nobody)).findings) == ["team_without_leader"]
    assert codes(ctx.dispatcher.do(team(people, members=two)).findings) == ["team_several_leaders"]
    assert codes(ctx.dispatcher.do(team(people, members=colleague)).findings) == ["team_leader_not_member"]
    assert len(ctx.teams.teams(TODAY)) == 3


def test_a_leader_who_handed_over_is_no_second_leader(ctx: AppContext, people: People) -> None:
    members = (
        TeamMemberPart(member_id=people["王芳"], leader=True, end_on=date(2026, 6, 30)),
        TeamMemberPart(member_id=people["李强"], leader=True, start_on=date(2026, 7, 1)),
    )
    done = ctx.dispatcher.do(team(people, members=members))
    assert done.findings == ()
    assert ctx.teams.team(done.value).leader == "李强"
    assert ctx.teams.team(done.value, date(2026, 5, 1)).leader == "王芳"


def test_dates_that_do_not_fit_are_said(ctx: AppContext, people: People) -> None:
    members = (TeamMemberPart(member_id=people["李强"], leader=True), TeamMemberPart(member_id=people["赵晨"]))
    stones = (MilestonePart(title="启动", due_on=date(2026, 2, 1)),)
    done = ctx.dispatcher.do(team(people, members=members, milestones=stones))
    assert codes(done.findings) == ["team_member_not_on_roster", "milestone_outside_team"]


def test_replacing_keeps_the_rows_of_those_who_stay(ctx: AppContext, people: People) -> None:
    team_id = ctx.dispatcher.do(team(people)).value
    before = ctx.teams.team(team_id)
    changed = team(people, team_id=team_id, members=team(people).members[:2], milestones=STONES[::-1])
    ctx.dispatcher.do(changed)
    after = ctx.teams.team(team_id)
    assert {person.id for person in after.members} < {person.id for person in before.members}
    assert [stone.title for stone in after.milestones] == ["上线", "方案定稿"]
    assert {stone.id for stone in after.milestones} == {stone.id for stone in before.milestones}
    ctx.book.undo()
    assert ctx.teams.team(team_id) == before


def test_milestones_are_reached_and_the_end_asks_for_the_outcome(ctx: AppContext, people: People) -> None:
    team_id = ctx.dispatcher.do(team(people)).value
    first = ctx.teams.team(team_id).milestones[0].id
    with pytest.raises(InvalidInput) as early:
        ctx.dispatcher.do(ReachMilestone(milestone_id=first, on=date(2026, 2, 28)))
    ctx.dispatcher.do(ReachMilestone(milestone_id=first, on=date(2026, 4, 10), result="印发"))
    with pytest.raises(InvalidInput) as caught:
        ctx.dispatcher.do(EndTeam(team_id=team_id, on=date(2026, 2, 1), outcome=" "))
    assert early.value.fields == {"on": "before_team"}
    assert caught.value.fields == {"outcome": "required", "on": "ends_before_start"}

    done = ctx.dispatcher.do(EndTeam(team_id=team_id, on=date(2026, 8, 31), outcome="材料压减四成"))
    assert [(finding.code, finding.params["title"]) for finding in done.findings] == [("milestone_not_reached", "上线")]
    assert ctx.teams.teams(TODAY, ended=False) == ()
    assert ctx.teams.team(team_id, date(2026, 8, 31)).running
    assert not ctx.teams.team(team_id).running


def test_a_founding_day_after_the_end_is_refused(ctx: AppContext, people: People) -> None:
    team_id = ctx.dispatcher.do(team(people)).value
    ctx.dispatcher.do(EndTeam(team_id=team_id, on=date(2026, 8, 31), outcome="完成"))
    with pytest.raises(InvalidInput) as caught:
        ctx.dispatcher.do(team(people, team_id=team_id, start_on=date(2026, 9, 1)))
    assert caught.value.fields == {"start_on": "starts_after_end"}


def test_a_removed_team_comes_back_whole_by_undo(ctx: AppContext, people: People) -> None:
    team_id = ctx.dispatcher.do(team(people)).value
    before = ctx.teams.team(team_id)
    ctx.dispatcher.do(RemoveTeam(team_id=team_id))
    assert ctx.teams.teams(TODAY) == ()
    ctx.book.undo()
    assert ctx.teams.team(team_id) == before


def test_load_counts_running_teams_only_and_the_most_loaded_first(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(team(people))
    ctx.dispatcher.do(team(people, name="调研党小组", members=(TeamMemberPart(member_id=people["王芳"], leader=True),)))
    ended = ctx.dispatcher.do(team(people, name="旧党小组")).value
    ctx.dispatcher.do(EndTeam(team_id=ended, on=date(2026, 5, 1), outcome="完成"))
    future = replace(team(people, name="明年党小组"), start_on=date(2026, 10, 1), due_on=None)
    ctx.dispatcher.do(future)

    load = {view.name: view for view in ctx.teams.load(TODAY)}

    assert load["王芳"].teams == ("一件事一次办攻坚党小组", "调研党小组")
    assert (load["王芳"].leads, load["李强"].leads) == (("调研党小组",), ("一件事一次办攻坚党小组",))
    assert load["张敏"].teams == ()
    assert next(iter(load)) == "王芳"


def test_the_ledger_lists_the_teams_of_the_period(ctx: AppContext, people: People) -> None:
    team_id = ctx.dispatcher.do(team(people)).value
    ctx.dispatcher.do(ReachMilestone(milestone_id=ctx.teams.team(team_id).milestones[0].id, on=date(2026, 4, 10)))
    dataset = ctx.teams.datasets()["teams.teams"]
    period = Period.parse("2026Q2")
    (row,) = dataset(period, period.last, {})
    assert {column.key for column in ctx.packs.ledgers["L05"].columns} <= set(row)
    assert row["duration"] == "2026.03.01—2026.12.31"
    assert row["members"] == "李强（业务科）、王芳（办公室）、周宁（信息中心）"
    assert row["milestones"] == "2026.04.15 方案定稿（已完成）\n2026.09.30 上线"
    assert (row["leader"], row["task"], row["closed_on"]) == ("李强", "压减材料三成", "")

    ctx.dispatcher.do(EndTeam(team_id=team_id, on=date(2026, 6, 30), outcome="材料压减四成"))
    assert dataset(period, period.last, {})[0]["closed_on"] == "2026.06.30"
    after = Period.parse("2026Q3")
    assert dataset(after, after.last, {}) == []
    earlier = Period.parse("2025")
    assert dataset(earlier, earlier.last, {}) == []
