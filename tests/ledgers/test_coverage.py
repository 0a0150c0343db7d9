"""The coverage map: one fact, every ledger; each mark stands for rows that came from the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.cli.main import main
from smallbranch.documents.blocks import Table
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.coverage import coverage_document

QUARTER = Period.parse("2026Q3")


@pytest.fixture
def ctx(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir)
    yield opened
    opened.book.close()


def test_a_meeting_feeds_minutes_attendance_plan_and_summary(ctx: AppContext) -> None:
    found = ctx.coverage(QUARTER)
    event = next(line for line in ctx.meetings.events(QUARTER) if line.form == "general_membership_meeting")
    record = next(one for one in found.records if one.source == f"event:{event.event_id}")
    assert {"L09", "L10", "L16", "L43"} <= set(record.counts)
    assert "L11" not in record.counts
    assert {one.kind for one in found.records} >= {"会议活动", "微党课", "项目党小组", "走访慰问和帮扶登记表"}
    lecture = next(one for one in found.records if one.kind == "微党课")
    assert {"L14", "L43"} <= set(lecture.counts)


def test_hours_name_the_meetings_and_certificates_they_sum(ctx: AppContext) -> None:
    found = {one.source: one for one in ctx.coverage(QUARTER).records}
    (lecture,) = [line for line in ctx.meetings.events(QUARTER) if line.form == "party_lecture"][:1]
    assert {"L13", "L17C", "L18"} <= set(found[f"event:{lecture.event_id}"].counts)
    certificate = ctx.registers.entries("L17", QUARTER)[0]
    assert {"L17", "L17C", "L18"} <= set(found[f"entry:{certificate.id}"].counts)


def test_every_record_stands_in_some_ledger(ctx: AppContext) -> None:
    assert [one.title for one in ctx.coverage(QUARTER).records if not one.counts] == []


def test_the_printed_map_has_a_mark_for_every_place(ctx: AppContext) -> None:
    found = ctx.coverage(QUARTER)
    document = coverage_document(found, QUARTER, "练习支部", "练习")
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    marks = sum(bool(cell) for table in tables for row in table.rows for cell in row.cells[4:-1])
    assert marks == sum(one.ledgers for one in found.records)
    assert {column.key for table in tables for column in table.columns} >= {ledger for ledger, _ in found.ledgers}


def test_an_empty_period_has_an_empty_map(ctx: AppContext) -> None:
    year = Period.parse("2019")
    assert coverage_document(ctx.coverage(year), year, "练习支部", "").sections[0].blocks


def test_the_command_line_shows_and_writes_it(
    practice_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--data", str(practice_dir), "ledger", "coverage", "--period", "2026Q3"]
    assert main([*at, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert any("L10" in one["ledgers"] for one in found["records"])
    for name in ("map.pdf", "map.xlsx", "map.docx"):
        assert main([*at, "--out", str(tmp_path / name)]) == 0
        assert (tmp_path / name).stat().st_size > 1000
