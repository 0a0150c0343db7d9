"""A volume about one member, one team or one meeting; half-years; empty forms; the sheet for signatures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.cli.main import main
from smallbranch.documents.blocks import FramedText, KeyValueTable, Table
from smallbranch.kernel.errors import SmallBranchError
from smallbranch.kernel.periods import Period
from smallbranch.kernel.sources import sources
from smallbranch.ledgers.front import SIGN_SHEET
from smallbranch.ledgers.scope import About, Scope
from smallbranch.packs.ledger_schema import LedgerKind

YEAR, QUARTER = Period.parse("2026"), Period.parse("2026Q3")


@pytest.fixture
def ctx(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir)
    yield opened
    opened.book.close()


def member(ctx: AppContext, name: str) -> Scope:
    return Scope(About.MEMBER, next(one.id for one in ctx.roster.members(QUARTER.last) if one.name == name))


def test_c06_a_member_s_volume_tells_namesakes_apart(ctx: AppContext) -> None:
    """Two members are called 石磊: the volume of one holds nothing of the other, because rows are known by id."""
    ids = [one.id for one in ctx.roster.members(QUARTER.last) if one.name == "石磊"]
    assert len(ids) == 2
    volumes = [{item.definition.id: item.rows for item in ctx.ledgers.filled(YEAR, scope=Scope(About.MEMBER, one))}
               for one in ids]  # fmt: skip
    for volume in volumes:
        assert {"L06", "L16", "L17C", "M01"} <= volume.keys()
        assert [len(volume[ledger]) for ledger in ("L06", "L16", "M01")] == [1, 1, 1]
    assert volumes[0]["L06"] != volumes[1]["L06"]


def test_what_cannot_be_about_one_is_left_out_or_refused(ctx: AppContext) -> None:
    scope = member(ctx, "白婴") if any(one.name == "白婴" for one in ctx.roster.members(QUARTER.last)) else None
    scope = scope or Scope(About.MEMBER, ctx.roster.members(QUARTER.last)[2].id)
    ledgers = {section.ledger for section in ctx.ledgers.compose(YEAR, scope=scope).sections}
    assert not {"L01", "L02", "L43", "L25", "L27B"} & ledgers
    with pytest.raises(SmallBranchError):
        ctx.ledgers.compose(YEAR, ("L02",), scope=scope)


def test_the_cover_names_whom_it_is_about(ctx: AppContext) -> None:
    scope = Scope(About.MEMBER, ctx.roster.members(QUARTER.last)[0].id)
    cover = ctx.ledgers.compose(YEAR, scope=scope).cover
    assert cover is not None
    assert any(line.startswith("党员：") for line in cover.lines)
    for about in About:
        with pytest.raises(SmallBranchError):
            ctx.ledgers.compose(YEAR, scope=Scope(about, 9999))


def test_one_team_and_one_meeting(ctx: AppContext) -> None:
    team = ctx.teams.active(YEAR.first, YEAR.last)[0]
    found = {item.definition.id: item.rows for item in ctx.ledgers.filled(YEAR, scope=Scope(About.TEAM, team.id))}
    assert [row["project"] for row in found["L05"]] == [team.name]
    event = next(line for line in ctx.meetings.events(QUARTER) if line.form == "general_membership_meeting")
    found = {
        item.definition.id: item.rows for item in ctx.ledgers.filled(QUARTER, scope=Scope(About.EVENT, event.event_id))
    }
    assert len(found["L10"]) == 1
    assert "L11" not in found


@pytest.mark.parametrize("ledger", ["L06", "L16", "L17C", "L18", "L24", "L27A", "L32A", "M01"])
def test_a_member_s_volume_says_of_him_what_the_whole_one_says(ctx: AppContext, ledger: str) -> None:
    """Hours from certificates were lost in it: the scope's param took the place of the definition's own."""
    (whole,) = ctx.ledgers.filled(YEAR, (ledger,))
    for one in ctx.roster.members(QUARTER.last)[2::3]:
        scope = Scope(About.MEMBER, one.id)
        (own,) = ctx.ledgers.filled(YEAR, (ledger,), scope=scope)
        assert own.rows == tuple(row for row in whole.rows if scope.source in sources(row)), one.name


def test_half_years_are_volumes_of_two(ctx: AppContext) -> None:
    cover = ctx.ledgers.compose(Period.parse("2026H2")).cover
    assert cover is not None
    assert "2026年下半年" in cover.lines
    assert "册次：2026年第2册（全年共2册）" in cover.lines


def test_the_last_sheet_collects_the_signatures(ctx: AppContext) -> None:
    volume = ctx.ledgers.compose(QUARTER)
    sheet = volume.sections[-1]
    assert sheet.ledger == SIGN_SHEET
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    titles = {row.cells[1] for row in table.rows}
    assert {"党员花名册", "支部党员大会会议记录"} <= titles
    assert "会议签到表" not in titles
    who = {row.cells[1]: row.cells[2] for row in table.rows}
    assert who["党费收缴台账"] == "收缴人、党支部书记"
    assert not [text for text in who.values() if "日期" in text], "a day signs nothing"
    assert SIGN_SHEET not in {section.ledger for section in ctx.ledgers.compose(QUARTER, ("L06",)).sections}


def test_every_ledger_is_an_empty_form_too(ctx: AppContext) -> None:
    for definition in ctx.ledgers.available():
        if definition.kind in (LedgerKind.STATISTICS, LedgerKind.COVER):
            continue
        (section, *_) = ctx.ledgers.compose(QUARTER, (definition.id,), blank=True).sections
        written = [block for block in section.blocks if isinstance(block, KeyValueTable | Table | FramedText)]
        assert written, definition.id
        for block in written:
            if isinstance(block, Table):
                assert block.rows == ()
                assert block.blank_rows >= 6
            elif isinstance(block, KeyValueTable):
                assert not [cell.text for row in block.rows for cell in row if not cell.label and cell.text]


def test_a_member_not_graded_yet_has_room_for_his_grade(ctx: AppContext) -> None:
    """What is decided after the print is written by hand, under the same headings as in the empty form."""
    for blank in (False, True):
        (section, *_) = ctx.ledgers.compose(QUARTER, ("L24",), blank=blank).sections
        framed = next(block for block in section.blocks if isinstance(block, FramedText))
        texts = [part.text for part in framed.blocks]
        assert [text for text in texts if text] == ["个人总结", "党支部评定意见", "等次", "上级党组织意见"]
        assert texts.index("党支部评定意见") > 12, "room for a summary of one's own"


def test_the_command_line_asks_for_one_thing(
    practice_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "one.pdf"
    common = ["--data", str(practice_dir), "ledger", "print", "--period", "2026", "--out", str(out)]
    assert main([*common, "--team", "1"]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert main([*common, "--team", "1", "--member", "1"]) != 0
    assert main([*common, "--blank", "--issue"]) != 0
    out.unlink()
    assert main([*common, "--blank", "--only", "L10"]) == 0
    assert out.exists()
    capsys.readouterr()
    assert main(["--data", str(practice_dir), "ledger", "blanks", "--period", "2026Q3", "--only", "L09"]) == 0
    assert "主题" in capsys.readouterr().out
