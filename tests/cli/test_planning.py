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


def test_a_form_planned_that_month_is_tied_when_asked_for(
    capsys: pytest.CaptureFixture[str], practice_dir: Path, tmp_path: Path
) -> None:
    before = plan_of(capsys, practice_dir, "2026-12")
    theme = next(one for one in before if one["form"] == "theme_party_day")
    head = ("2026年12月份基层党建工作任务清单",), ("序号", "工作任务", "形式", "完成时限")
    path = write_xlsx(tmp_path / "清单.xlsx", [*head, (1, "开展宪法宣传主题党日", "主题党日", "12月25日")])
    assert main(["--data", str(practice_dir), "import", "tasks", str(path), "--changes"]) == 0
    assert "可并入（--tie）" in capsys.readouterr().out
    answer = run(capsys, practice_dir, "import", "tasks", str(path), "--tie", "--json")
    assert answer == {"added": 0, "changed": 0, "unchanged": 0, "tied": 1, "could_tie": 0}
    after = plan_of(capsys, practice_dir, "2026-12")
    assert len(after) == len(before)
    assert next(one["asked_as"] for one in after if one["id"] == theme["id"]) == "开展宪法宣传主题党日"


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("--from", "2026-12-05", "--to", "2026-12-06"), 0, "没有可选的工作日"),
        (("--from", "2026-12-05", "--to", "2026-12-06", "--at", "下午三点"), 2, "时间应写成 14:30"),
    ],
)
def test_best_days_say_why_there_are_none(
    capsys: pytest.CaptureFixture[str], practice_dir: Path, args: tuple[str, ...], status: int, said: str
) -> None:
    asked = ["--data", str(practice_dir), "plan-day", "--form", "general_membership_meeting", *args]
    assert ended(asked) == status
    found = capsys.readouterr()
    assert said in found.out + found.err
    assert "fromisoformat" not in found.err


def test_a_plan_is_not_made_when_its_calendar_file_has_no_place(
    capsys: pytest.CaptureFixture[str], practice_dir: Path
) -> None:
    assert main(["--data", str(practice_dir), "plan", "2029", "--ics", "/nowhere/x.ics"]) == 73
    assert plan_of(capsys, practice_dir, "2029") == []


def ended(args: list[str]) -> int:
    """Return the exit status, of wrong usage too."""
    try:
        return main(args)
    except SystemExit as left:
        return int(left.code or 0)
