"""plan --dry-run, export calendar, import tasks --changes: looked at first, written when asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from smallbranch.cli.main import main
from tests.intake.files import write_xlsx


def run(capsys: pytest.CaptureFixture[str], folder: Path, *args: str) -> Any:
    assert main(["--data", str(folder), *args]) == 0
    return json.loads(capsys.readouterr().out)


def plan_of(capsys: pytest.CaptureFixture[str], folder: Path, year: str) -> list[dict[str, Any]]:
    return list(run(capsys, folder, "show", "plan", "--period", year, "--json"))


def test_a_draft_is_looked_at_before_it_is_made(capsys: pytest.CaptureFixture[str], practice_dir: Path) -> None:
    draft = run(capsys, practice_dir, "plan", "2028", "--dry-run", "--json")
    assert plan_of(capsys, practice_dir, "2028") == []
    assert all(line["reasons"] for line in draft["lines"])
    assert {finding["code"] for finding in draft["findings"]} >= {"calendar_unknown"}
    assert run(capsys, practice_dir, "plan", "2028", "--json")["added"] == len(draft["lines"])
    assert main(["--data", str(practice_dir), "plan", "2029", "--dry-run"]) == 0
    assert "依据《中国共产党支部工作条例（试行）》第十二条" in capsys.readouterr().out


def test_the_plan_is_exported_as_a_calendar(
    capsys: pytest.CaptureFixture[str], practice_dir: Path, tmp_path: Path
) -> None:
    out = tmp_path / "计划.ics"
    answer = run(capsys, practice_dir, "export", "calendar", "--year", "2026", "--out", str(out), "--json")
    data = out.read_bytes()
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert answer == {"file": str(out), "events": data.count(b"BEGIN:VEVENT")}
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert main(["--data", str(practice_dir), "export", "calendar", "--year", "2026", "--out", "/nowhere/x.ics"]) == 73


def test_a_list_is_compared_before_it_is_taken(
    capsys: pytest.CaptureFixture[str], practice_dir: Path, tmp_path: Path
) -> None:
    head = ("2099年10月份基层党建工作任务清单",), ("序号", "工作任务", "完成时限", "责任人")
    path = write_xlsx(tmp_path / "清单.xlsx", [*head, (1, "上报三季度党费收缴情况", "10月15日", "祁怀瑾")])
    found = run(capsys, practice_dir, "import", "tasks", str(path), "--changes", "--json")
    assert [line["topic"] for line in found["add"]] == ["上报三季度党费收缴情况"]
    assert plan_of(capsys, practice_dir, "2099") == []
    run(capsys, practice_dir, "import", "tasks", str(path), "--json")
    assert [line["topic"] for line in plan_of(capsys, practice_dir, "2099")] == ["上报三季度党费收缴情况"]
    path = write_xlsx(tmp_path / "清单.xlsx", [*head, (1, "慰问老党员", "10月20日", "祁怀瑾")])
    assert main(["--data", str(practice_dir), "import", "tasks", str(path), "--changes"]) == 0
    said = capsys.readouterr().out
    assert "新增" in said
    assert "清单里没有了" in said
