from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smallbranch.intake.roster_sheet import RosterReading, read_roster
from tests.intake.files import write_csv, write_ods, write_xls, write_xlsx
from tests.intake.sheets import Shape, shape

TODAY = date(2026, 11, 22)


def agrees(reading: RosterReading, made: Shape) -> None:
    """Compare a reading with its oracle, column by column."""
    answer = reading.to_json()
    assert answer["header_rows"] == made.header_rows
    assert answer["mapping"] == made.mapping
    assert answer["rows"] == made.rows
    assert {item["row"]: item["reason"] for item in answer["skipped_rows"]} == made.skipped  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(48))
def test_a_roster_in_xlsx_is_read_as_written(seed: int, tmp_path: Path) -> None:
    made = shape(seed)
    agrees(read_roster(write_xlsx(tmp_path / "名单.xlsx", made.lines, made.merges), today=TODAY), made)


@pytest.mark.parametrize("seed", range(100, 108))
def test_an_xls_under_any_suffix_is_read_as_written(seed: int, tmp_path: Path) -> None:
    made = shape(seed)
    agrees(read_roster(write_xls(tmp_path / "名单.et", made.lines, made.merges), today=TODAY), made)


@pytest.mark.parametrize("seed", range(200, 208))
def test_an_ods_is_read_as_written(seed: int, tmp_path: Path) -> None:
    made = shape(seed, merges=False)
    agrees(read_roster(write_ods(tmp_path / "名单.ods", made.lines), today=TODAY), made)


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 BOM"), ("gb18030", "GB18030"), ("utf-16", "UTF-16 BOM"),
        ("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("seed", "separator"), [(300, ","), (301, ";"), (302, "\t")])
def test_csv_is_read_as_written(seed: int, separator: str, encoding: str, label: str, tmp_path: Path) -> None:
    made = shape(seed, text_only=True, merges=False)
    reading = read_roster(write_csv(tmp_path / "名单.csv", made.lines, encoding, separator), today=TODAY)
    agrees(reading, made)
    assert [f.params["encoding"] for f in reading.findings if f.code == "encoding_read"] == [label]
