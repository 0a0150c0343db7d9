"""The hard cases of the domain rules that only the rules and the records together answer, on a real book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from smallbranch.bootstrap import AppContext, create, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import DraftYear, GuestPart, Mark, RecordMakeup, RecordMeeting, SegmentPart
from smallbranch.roster.commands import (
    AddMember,
    AssignPost,
    EndPost,
    MemberFields,
    SetBranch,
    StartTerm,
)
from smallbranch.rules.double_life import missing_entries
from smallbranch.rules.views import NodeStatus

GENERAL, COMMITTEE, THEME, LECTURE, CELL, LIFE = (
    "general_membership_meeting",
    "branch_committee_meeting",
    "theme_party_day",
    "party_lecture",
    "cell_meeting",
    "organizational_life_meeting",
)
NAMES = ("安然", "白杨", "曹静", "邓华", "范立", "高原", "何平", "江河", "柯明")
NEXT_YEAR = date(2027, 2, 1)


@dataclass
class Branch:
    """Nine full members with a committee of three and no cells."""

    ctx: AppContext
    ids: dict[str, int]

    def do(self, command: Any) -> Any:
        return self.ctx.dispatcher.do(command).value

    def hold(self, start: datetime, *segments: SegmentPart, **event: Any) -> int:
        return int(self.do(RecordMeeting(title="会议", start_at=start, segments=segments, **event)))

    def stand(self, form: str, period: str, today: date = NEXT_YEAR) -> dict[str, tuple[str, int]]:
        found = self.ctx.rules.nodes(Period.parse(period), today)
        return {node.period: (node.status.value, node.counted) for node in found if node.form == form}

    def check(self, period: str, today: date = NEXT_YEAR) -> dict[str, Finding]:
        return {item.code: item for item in self.ctx.rules.check(Period.parse(period), today)}


@pytest.fixture
def branch(tmp_path: Path, clock: FixedClock) -> Iterator[Branch]:
    create(tmp_path / "book", "某局机关党支部", "某局", clock=clock)
    ctx = open_context(tmp_path / "book", clock=clock)
    made = Branch(ctx, {})
    for name in NAMES:
        fields = MemberFields(name=name, join_date="2010-07-01", full_date="2011-07-01")
        made.ids[name] = made.do(AddMember(fields=fields, category="full_member"))
    made.do(StartTerm(term_no=3, elected_on=date(2025, 3, 10)))
    for name, post in (
        ("安然", "secretary"),
        ("白杨", "organization_commissioner"),
        ("曹静", "publicity_commissioner"),
    ):
        made.do(AssignPost(member_id=made.ids[name], post=post, start_on=date(2025, 3, 10)))  # type: ignore[arg-type]
    yield made
    ctx.book.close()


def part(form: str, **fields: Any) -> SegmentPart:
    return SegmentPart(form=form, topic=fields.pop("topic", "题目"), **fields)


# ── C14 … C22: meetings ──────────────────────────────────────────────────────────────────────────────────────────


def test_c14_a_meeting_over_the_end_of_june_fulfils_the_second_quarter(branch: Branch) -> None:
    branch.hold(datetime(2026, 6, 30, 22, 40), part(GENERAL), end_at=datetime(2026, 7, 1, 0, 30))
    stand = branch.stand(GENERAL, "2026")
    assert (stand["2026Q2"], stand["2026Q3"]) == (("done", 1), ("missing", 0))
    minutes = branch.ctx.meetings.study_minutes
    assert set(minutes(Period.parse("2026Q2")).values()) == {110}
    assert minutes(Period.parse("2026Q3")) == {}


def test_c15_one_members_make_up_leaves_the_branchs_counts_and_gives_a_second_rate(branch: Branch) -> None:
    away = branch.ids["江河"]
    event = branch.hold(datetime(2026, 8, 14, 9), part(GENERAL, marks=(Mark(member_id=away, state="on_leave"),)))
    segment = branch.ctx.meetings.event(event).segments[0].id
    before = branch.stand(GENERAL, "2026Q3")
    assert "makeup_open" in branch.check("2026Q3", date(2026, 12, 1))
    branch.do(RecordMakeup(segment_id=segment, member_id=away, done_on=date(2026, 8, 20), minutes=60))
    assert "makeup_open" not in branch.check("2026Q3", date(2026, 12, 1))
    assert branch.stand(GENERAL, "2026Q3") == before == {"2026Q3": ("done", 1)}
    assert branch.ctx.meetings.event(event).segments[0].present_count == 8
    rows = branch.ctx.meetings.attendance_matrix(Period.parse("2026Q3")).rows
    row = next(row for row in rows if row.member_id == away)
    assert (row.rate_base, row.rate_present, row.rate_after_makeup) == (1, 0, 1)


def test_c16_a_make_up_fulfils_the_old_node_and_not_the_new_one(branch: Branch) -> None:
    branch.hold(datetime(2026, 7, 3, 9), part(GENERAL, makes_up="2026Q2"))
    stand = branch.stand(GENERAL, "2026")
    assert (stand["2026Q2"], stand["2026Q3"]) == (("made_up", 1), ("missing", 0))
    assert branch.check("2026Q2")["node_made_up"].severity is Severity.INFO
    (line,) = branch.ctx.meetings.events(Period.parse("2026Q3"))
    assert (line.held_on, line.makes_up) == (date(2026, 7, 3), "2026Q2")  # the true date stays


def test_c17_without_a_link_the_quarter_is_missing_and_the_next_has_two(branch: Branch) -> None:
    late = branch.hold(datetime(2026, 7, 6, 9), part(GENERAL))
    branch.hold(datetime(2026, 9, 18, 9), part(GENERAL))
    stand = branch.stand(GENERAL, "2026")
    assert (stand["2026Q2"], stand["2026Q3"]) == (("missing", 0), ("done", 2))
    branch.hold(datetime(2026, 7, 6, 9), part(GENERAL, makes_up="2026Q2"), event_id=late)
    stand = branch.stand(GENERAL, "2026")
    assert (stand["2026Q2"], stand["2026Q3"]) == (("made_up", 1), ("done", 1))


def test_c18_twelve_in_one_month_do_not_make_a_year(branch: Branch) -> None:
    for day in range(2, 14):
        branch.hold(datetime(2026, 3, day, 9), part(COMMITTEE))
    stand = branch.stand(COMMITTEE, "2026")
    assert stand["2026-03"] == ("done", 12)
    assert [month for month, (status, _) in stand.items() if status == "missing"] == [
        f"2026-{month:02d}" for month in (*range(1, 3), *range(4, 13))
    ]


def test_c19_one_afternoon_of_two_forms_fulfils_each_once_and_its_hours_count_once(branch: Branch) -> None:
    start, end = datetime(2026, 9, 15, 14, 30), datetime(2026, 9, 15, 16, 30)
    event = branch.hold(start, part(GENERAL), part(LECTURE), end_at=end)
    assert branch.stand(GENERAL, "2026Q3") == {"2026Q3": ("done", 1)}
    assert branch.stand(LECTURE, "2026Q3") == {"2026Q3": ("done", 1)}
    assert len(branch.ctx.meetings.event(event).segments) == 2
    assert set(branch.ctx.meetings.study_minutes(Period.parse("2026Q3")).values()) == {120}
    assert branch.stand(THEME, "2026-09") == {"2026-09": ("missing", 0)}  # and no third form


def test_c20_a_theme_day_moved_inside_its_month_is_done(branch: Branch) -> None:
    branch.do(SetBranch(theme_day=5))
    branch.hold(datetime(2026, 10, 9, 14), part(THEME), moved_from=date(2026, 10, 5), move_reason="国庆假期")
    assert branch.stand(THEME, "2026-10") == {"2026-10": ("done", 1)}
    found = branch.check("2026-10")
    assert not [item for item in found.values() if item.params.get("form") == THEME and item.severity is Severity.ERROR]
    assert "odd_day_off" not in found


def test_c21_a_joint_event_is_one_activity_with_our_own_counts(branch: Branch) -> None:
    guests = tuple(GuestPart(name=f"来宾{number}", role="乙支部") for number in range(6))
    branch.hold(datetime(2026, 9, 15, 14), part(THEME, guests=guests), uid="joint-7", joint_with="乙支部")
    assert branch.stand(THEME, "2026-09") == {"2026-09": ("done", 1)}
    (line,) = branch.ctx.meetings.events(Period.parse("2026-09"))
    assert (line.uid, line.due_count, line.present_count) == ("joint-7", 9, 9)


def test_c22_a_leader_with_a_second_branch_is_a_guest_there_and_in_no_count(branch: Branch) -> None:
    guest = GuestPart(name="局领导", role="双重组织生活")
    event = branch.hold(datetime(2026, 9, 15, 14), part(THEME, guests=(guest,)), end_at=datetime(2026, 9, 15, 15))
    view = branch.ctx.meetings.event(event).segments[0]
    assert (view.due_count, view.present_count) == (9, 9)
    assert [one.name for one in view.guests] == ["局领导"]
    assert len(branch.ctx.meetings.study_minutes(Period.parse("2026-09"))) == 9


# ── C35 … C41: organisation ──────────────────────────────────────────────────────────────────────────────────────


def test_c35_a_branch_founded_in_may_owes_the_rest_of_its_first_year(branch: Branch) -> None:
    branch.do(SetBranch(founded_on=date(2026, 5, 11)))
    for form in (COMMITTEE, THEME):
        status = {month: status for month, (status, _) in branch.stand(form, "2026").items()}
        assert {status[f"2026-{month:02d}"] for month in range(1, 5)} == {"not_applicable"}
        assert {status[f"2026-{month:02d}"] for month in range(5, 13)} == {"missing"}
    assert branch.stand(LIFE, "2026") == {"2026": ("missing", 0)}
    reasons = {node.reason for node in branch.ctx.rules.nodes(Period.parse("2026-03"), NEXT_YEAR)}
    assert reasons == {"before_founding"}
    branch.do(DraftYear(year=2026))
    planned = branch.ctx.meetings.plan(Period.parse("2026"))
    assert min(Period.parse(item.period).last for item in planned) == date(2026, 5, 31)


def test_c36_a_term_that_is_over_is_the_gravest_thing_and_is_announced_before(branch: Branch) -> None:
    branch.do(StartTerm(term_no=4, elected_on=date(2025, 11, 20)))
    assert branch.ctx.roster.current_term(NEXT_YEAR).ends_on == date(2028, 11, 19)  # type: ignore[union-attr]
    assert not {"term_over", "term_ends_soon"} & branch.check("2028Q1", date(2028, 3, 31)).keys()
    for today in (date(2028, 6, 15), date(2028, 10, 19)):  # within six months, within one
        assert branch.check("2028", today)["term_ends_soon"].severity is Severity.WARNING
    over = branch.check("2028", date(2028, 11, 22))["term_over"]
    assert (over.severity, over.params["ends_on"]) == (Severity.ERROR, date(2028, 11, 19))
    page = branch.ctx.rules.overview(date(2028, 11, 22))
    assert [line.action for line in page.overdue if line.code == "term_over"] == ["start_term"]


def test_c37_who_is_elected_in_between_ends_with_the_committee(branch: Branch) -> None:
    branch.do(
        AssignPost(
            member_id=branch.ids["邓华"], post="discipline_commissioner", start_on=date(2026, 6, 1), origin="补选"
        )
    )
    post = next(one for one in branch.ctx.roster.posts(date(2026, 9, 1)) if one.member_name == "邓华")
    term = branch.ctx.roster.current_term(date(2026, 9, 1))
    assert term is not None
    assert (post.term_no, term.term_no, term.ends_on) == (3, 3, date(2028, 3, 9))
    branch.do(StartTerm(term_no=4, elected_on=date(2028, 3, 1)))
    assert "邓华" not in {one.member_name for one in branch.ctx.roster.posts(date(2028, 3, 1))}


def test_c38_the_life_meeting_of_january_leaves_the_running_year_open(branch: Branch) -> None:
    branch.hold(datetime(2026, 1, 23, 14), part(LIFE, work_year=2025))
    assert branch.stand(LIFE, "2025") == {"2025": ("done", 1)}
    assert branch.stand(LIFE, "2026", date(2026, 9, 20)) == {"2026": ("due", 0)}
    assert branch.stand(LIFE, "2026") == {"2026": ("missing", 0)}


def test_c40_without_cells_their_meetings_do_not_apply(branch: Branch) -> None:
    found = [node for node in branch.ctx.rules.nodes(Period.parse("2026"), NEXT_YEAR) if node.form == CELL]
    assert len(found) == 12
    assert {(node.status, node.reason) for node in found} == {(NodeStatus.NOT_APPLICABLE, "not_has_cells")}
    said = [item for item in branch.ctx.rules.check(Period.parse("2026"), NEXT_YEAR) if item.params.get("form") == CELL]
    assert {item.severity for item in said} == {Severity.INFO}
    page = branch.ctx.rules.overview(date(2026, 9, 20))
    lines = (*page.overdue, *page.this_week, *page.coming)
    assert not [line for line in lines if line.params.get("form") == CELL]


def test_c41_between_two_secretaries_the_ledger_says_who_chaired_in_place(branch: Branch) -> None:
    secretary = next(post for post in branch.ctx.roster.posts(date(2026, 9, 1)) if post.post == "secretary")
    branch.do(EndPost(post_id=secretary.id, on=date(2026, 7, 31)))
    for day in (date(2026, 7, 15), date(2026, 8, 17), date(2026, 9, 15)):
        chair = branch.ids["安然" if day.month == 7 else "白杨"]
        branch.hold(datetime(day.year, day.month, day.day, 14), part(GENERAL, chair_id=chair))
    make = branch.ctx.meetings.datasets()["meetings.minutes"]
    rows = make(Period.parse("2026Q3"), date(2026, 9, 30), {"form": GENERAL})
    acting = "白杨（书记空缺期间代为主持）"
    assert [row["chair"] for row in rows] == ["安然", acting, acting]
    assert branch.check("2026Q3", date(2026, 9, 30))["secretary_vacant"].severity is Severity.WARNING
    page = branch.ctx.rules.overview(date(2026, 9, 30))
    lines = (*page.overdue, *page.this_week, *page.coming)
    assert "assign_post" in {line.action for line in lines if line.code == "secretary_vacant"}


def test_a_branch_whose_posts_are_not_entered_is_not_said_to_lack_a_secretary_in_print(
    tmp_path: Path, clock: FixedClock
) -> None:
    create(tmp_path / "bare", "某支部", clock=clock)
    ctx = open_context(tmp_path / "bare", clock=clock)
    made = Branch(ctx, {})
    chair = made.do(AddMember(fields=MemberFields(name="安然", full_date="2011-07-01"), category="full_member"))
    made.hold(datetime(2026, 9, 15, 14), part(GENERAL, chair_id=chair))
    rows = ctx.meetings.datasets()["meetings.minutes"](Period.parse("2026Q3"), date(2026, 9, 30), {"form": GENERAL})
    assert [row["chair"] for row in rows] == ["安然"]
    ctx.book.close()


def test_c22_a_guests_presence_feeds_the_register_of_double_life_once(branch: Branch) -> None:
    fields = MemberFields(name="局领导", admin_post="副局长", join_date="1998-07-01", full_date="1999-07-01")
    guest = branch.do(AddMember(fields=fields, guest=True, from_org="局机关第一党支部"))
    there = GuestPart(name="局领导", role="双重组织生活")
    branch.hold(datetime(2026, 9, 15, 14), part(THEME, guests=(there,)), end_at=datetime(2026, 9, 15, 15))
    ctx, year = branch.ctx, Period.parse("2026")
    (entry,) = missing_entries(ctx.roster, ctx.meetings, ctx.registers, year)
    assert entry.values["member"] == str(guest)
    branch.do(entry)
    assert missing_entries(ctx.roster, ctx.meetings, ctx.registers, year) == ()
    (line,) = ctx.registers.entries("L38", year)
    assert (line.shown["member"], line.shown["post"], line.shown["form"]) == ("局领导", "副局长", "主题党日")
    assert guest not in {one.id for one in ctx.roster.due_members(date(2026, 9, 15))}
