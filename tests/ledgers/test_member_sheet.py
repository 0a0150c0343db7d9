"""The record of one person on a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.documents.fonts import load_fonts
from smallbranch.documents.pdf import write_pdf
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir
from smallbranch.roster.commands import ChangeMember, DefineField
from tests.ledgers.test_service import as_text

YEAR = Period.parse("2026")


@pytest.fixture
def ctx(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir)
    yield opened
    opened.book.close()


def sheet(ctx: AppContext, member: int) -> str:
    return as_text(ctx.ledgers.compose(YEAR, ("M01",), params={"member": str(member)}))


def test_one_person_is_one_page(ctx: AppContext, tmp_path: Path) -> None:
    document = ctx.ledgers.compose(YEAR, ("M01",))
    people = ctx.roster.members(ctx.clock.today())
    assert len(document.sections) == len(people)
    fonts = load_fonts(resources_dir() / "fonts", bundled_only=True)
    assert write_pdf(document, tmp_path / "all.pdf", fonts).pages == len(people)


def test_it_says_what_the_records_say(ctx: AppContext) -> None:
    lecture = next(one for one in ctx.lessons.log(YEAR) if one.speaker_id is not None)
    assert lecture.speaker_id is not None
    text = sheet(ctx, lecture.speaker_id)
    assert lecture.topic in text
    row = next(one for one in ctx.meetings.attendance_matrix(YEAR).rows if one.member_id == lecture.speaker_id)
    assert f"应到{row.due_count}次，实到{row.present_count}次" in text
    others = [one.topic for one in ctx.lessons.log(YEAR) if one.speaker_id != lecture.speaker_id]
    assert not [topic for topic in others if topic != lecture.topic and topic in text]


def test_grades_stand_by_work_year_with_the_day_of_the_ballots(ctx: AppContext) -> None:
    graded = {row.member_id: row.grade for row in ctx.appraisal.appraisal(2025).rows}
    best = next(who for who, grade in graded.items() if grade == "优秀")
    (row,) = ctx.ledgers.filled(YEAR, ("M01",), params={"member": str(best)})[0].rows
    assert row["appraisals"] == "2025年度　优秀（2026.01.23）"
    assert "民主评议党员汇总表" not in row["entries"]


def test_numbers_are_masked_and_what_was_said_in_talks_stays_there(ctx: AppContext) -> None:
    text = as_text(ctx.ledgers.compose(YEAR, ("M01",)))
    assert "了解驻村工作和生活安排" not in text
    for member in ctx.roster.members(ctx.clock.today()):
        assert member.id_number not in text
        assert member.phone not in text


def test_own_fields_stand_below_except_sensitive_ones(ctx: AppContext) -> None:
    member = ctx.roster.members(ctx.clock.today())[0].id
    ctx.dispatcher.do(DefineField(key="shirt_size", title="衣号"))
    ctx.dispatcher.do(DefineField(key="kin_phone", title="家属电话", sensitive=True))
    ctx.dispatcher.do(ChangeMember(member_id=member, own={"shirt_size": "特大号", "kin_phone": "13800001000"}))
    text = sheet(ctx, member)
    assert "衣号：特大号" in text
    assert "13800001000" not in text


@pytest.mark.parametrize(("member", "error"), [("999", Refused), ("一", InvalidInput)])
def test_an_unknown_person_is_said(ctx: AppContext, member: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        ctx.ledgers.compose(YEAR, ("M01",), params={"member": member})
