from __future__ import annotations

import os
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from smallbranch.intake import workbook
from smallbranch.intake.limits import DEFAULT_LIMITS
from smallbranch.intake.roster_sheet import read_roster
from smallbranch.intake.workbook import read_workbook
from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput
from tests.intake.hostile import READABLE, REFUSED, ROSTER, SHEET, package, put

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_its_reason(name: str, tmp_path: Path) -> None:
    make, codes = REFUSED[name]
    path = put(tmp_path / "名单.xlsx", make())
    with pytest.raises(InvalidInput) as caught:
        read_workbook(path)
    assert caught.value.fields["file"] in codes


@pytest.mark.parametrize("name", READABLE)
def test_an_odd_file_is_read(name: str, tmp_path: Path) -> None:
    reading = read_roster(put(tmp_path / "名单.csv", READABLE[name]()), today=TODAY)
    assert [dict(row.values) for row in reading.rows] == [{"name": "张三", "sex": "男", "join_date": "2009-07"}]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["名单.csv"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("macros", "macros_ignored"),
        ("external links", "external_links_ignored"),
        ("embedded objects", "embedded_objects_ignored"),
    ],
)
def test_what_is_ignored_is_told(name: str, code: str, tmp_path: Path) -> None:
    assert code in [notice.code for notice in read_workbook(put(tmp_path / "a.xlsm", READABLE[name]())).notices]


def test_a_missing_file_is_a_problem_of_the_environment(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        read_workbook(tmp_path / "没有.xlsx")
    assert caught.value.code == "no_such_input"


@pytest.mark.crash
def test_a_reader_that_hangs_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "reader"
    script.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(600)\n", "utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    started = time.monotonic()
    with pytest.raises(InvalidInput) as caught:
        read_workbook(put(tmp_path / "a.xlsx", package(SHEET.format(head="", data=ROSTER))), timeout=0.5)
    assert caught.value.fields == {"file": "file_too_demanding"}
    assert time.monotonic() - started < 60


@pytest.mark.crash
def test_a_reader_that_dies_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(InvalidInput) as caught:
        read_workbook(put(tmp_path / "a.xlsx", package(SHEET.format(head="", data=ROSTER))))
    assert caught.value.fields == {"file": "file_too_demanding"}


def test_a_frozen_program_starts_itself_as_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "program"
    root = Path(workbook.__file__).parents[2]
    script.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(root)!r})\n"
        "from smallbranch.intake.child import main\n"
        "sys.exit(main(sys.argv[2:]) if sys.argv[1] == '--intake-child' else 9)\n",
        "utf-8",
    )
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    book = read_workbook(put(tmp_path / "a.xlsx", package(SHEET.format(head="", data=ROSTER))))
    assert book.sheets[0].at(2, 1) == "张三"


@pytest.mark.skipif(os.name != "posix", reason="memory limits of a process exist on POSIX only")
def test_the_reader_cannot_take_more_memory_than_allowed(tmp_path: Path) -> None:
    import subprocess

    code = "from smallbranch.intake.child import _restrain; _restrain(); bytearray(2 * 1024 ** 3)"
    root = str(Path(workbook.__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": root}, capture_output=True)
    assert b"MemoryError" in done.stderr
    assert DEFAULT_LIMITS.memory_bytes < 2 * 1024**3
