"""A branch with a quarter's life, and canaries in every field that must not leave it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, create, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.lessons.commands import LogMicroLecture
from smallbranch.meetings.commands import AddPlanItem, Mark, RecordMeeting, SegmentPart
from smallbranch.roster.commands import AddMember, AssignPost, MemberFields, SetBranch
from smallbranch.teams.commands import MilestonePart, SetTeam, TeamMemberPart
from smallbranch.zone.commands import SetOffer
from tests.zone.canaries import ADDRESS_CANARY, ID_CANARY, PHONE_CANARY, RESIDENCE_CANARY

People = dict[str, int]


@pytest.fixture
def ctx(tmp_path: Path, clock: FixedClock) -> Iterator[AppContext]:
    create(tmp_path / "book", "练习机关党支部", "练习机关", clock=clock)
    opened = open_context(tmp_path / "book", clock=clock)
    yield opened
    opened.book.close()


@pytest.fixture
def people(ctx: AppContext) -> People:
    """Add four members whose sensitive fields are canaries, and what a zone asks of the branch."""
    ctx.dispatcher.do(
        SetBranch(
            zone="协作二区",
            unit_code="JH-007",
            superior_org="中共练习机关委员会",
            office_phone="0716-8000000",
            liaison="张敏",
            theme_day=5,
        )
    )
    found = {}
    for name, sex, department in (
        ("王芳", "女", "办公室"),
        ("李强", "男", "业务科"),
        ("张敏", "女", "业务科"),
        ("赵晨", "男", "综合科"),
    ):
        first = not found
        fields = MemberFields(
            name=name,
            sex=sex,
            ethnic_group="汉族",
            department=department,
            join_date="2009-07-01",
            full_date="2010-07-01",
            id_number=ID_CANARY if first else None,
            phone=PHONE_CANARY,
            address=ADDRESS_CANARY,
            registered_residence=RESIDENCE_CANARY,
        )
        found[name] = ctx.dispatcher.do(AddMember(fields=fields, category="full_member")).value
    ctx.dispatcher.do(AssignPost(member_id=found["李强"], post="secretary", start_on=date(2025, 1, 1)))
    return found


@pytest.fixture
def lived(ctx: AppContext, people: People) -> People:
    """Record a theme day, a lecture, a team, a plan and offers in the third quarter of 2026."""
    part = SegmentPart(
        form="theme_party_day",
        topic="学思践悟",
        marks=(Mark(member_id=people["张敏"], state="on_leave", reason="病假"),),
    )
    start = datetime(2026, 9, 4, 15, 0)
    meeting = RecordMeeting(
        title="九月主题党日", start_at=start, end_at=datetime(2026, 9, 4, 16, 30), place="会议室", segments=(part,),
        joint_with="练习局党支部",
    )  # fmt: skip
    team = SetTeam(
        name="攻坚党小组",
        start_on=date(2026, 3, 1),
        members=(TeamMemberPart(member_id=people["王芳"], leader=True), TeamMemberPart(member_id=people["赵晨"])),
        milestones=(MilestonePart(title="定稿", done_on=date(2026, 4, 1)), MilestonePart(title="上线")),
    )
    for command in (
        meeting,
        LogMicroLecture(
            held_on=date(2026, 9, 10), topic="调查研究怎么做", speaker_id=people["王芳"], kind="professional"
        ),
        team,
        AddPlanItem(period="2026-10", form="theme_party_day", topic="国庆主题", planned_on=date(2026, 10, 9)),
        AddPlanItem(period="2027-01", form="theme_party_day", topic="不在下期"),
        SetOffer(kind="resource", category="场地", name="多功能厅", capacity="60人", contact="0716-8000000"),
        SetOffer(kind="need", category="师资", name="宪法宣讲", available="10月"),
        SetOffer(kind="resource", category="场地", name="已收回的厅", until=date(2026, 6, 30)),
    ):
        ctx.dispatcher.do(command)
    return people
