"""plan and plan-day on the practice branch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Run

RANGE = ("--from", "2026-10-01", "--to", "2026-10-31")


def days(run: Run, at: Path, *more: str) -> list[dict[str, Any]]:
    answer = run("plan-day", *RANGE, *more, "--json", at=at)
    assert answer.status == 0
    return list(answer.json["days"])


def test_plan_day_ranks_the_days_and_names_who_is_away(run: Run, practice_dir: Path) -> None:
    found = days(run, practice_dir, "--form", "general_membership_meeting")
    assert found[0]["enough"] is True
    assert [len(one["away"]) for one in found] == sorted(len(one["away"]) for one in found)
    assert {"name", "kind", "state"} <= set(found[0]["away"][0])
    assert "2026-10-01" not in {one["day"] for one in found}


def test_plan_day_takes_a_cell_by_name(run: Run, practice_dir: Path) -> None:
    whole = days(run, practice_dir, "--form", "general_membership_meeting")
    cell = days(run, practice_dir, "--form", "cell_meeting", "--cell", "第一党小组")
    assert 0 < cell[0]["due"] < whole[0]["due"]
    assert run("plan-day", *RANGE, "--form", "cell_meeting", "--cell", "没有这个组", at=practice_dir).status == 65


def test_plan_day_as_a_table(run: Run, practice_dir: Path) -> None:
    answer = run("plan-day", *RANGE, "--form", "general_membership_meeting", at=practice_dir)
    head, first = answer.out.splitlines()[:2]
    assert head.split() == ["日期", "应到", "能到", "有表决权应到/能到", "法定人数", "不能到"]
    assert first.startswith("2026-10-")
    assert "达到" in first


def test_plan_day_refuses_a_long_range(run: Run, practice_dir: Path) -> None:
    wide = ("plan-day", "--from", "2026-10-01", "--to", "2026-12-31", "--form", "general_membership_meeting")
    answer = run(*wide, at=practice_dir)
    assert answer.status == 65
    assert "60" in answer.err


def test_plan_writes_a_calendar_file(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    assert run("plan", "2027", "--ics", str(target), "--json", at=practice_dir).status == 0
    raw = target.read_bytes()
    assert raw.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    items = run("plan", "2027", "--json", at=practice_dir).json["items"]
    assert raw.count(b"BEGIN:VEVENT") == sum(bool(item["planned_on"] or item["deadline"]) for item in items) > 40
    nowhere = run("plan", "2027", "--ics", str(tmp_path / "no" / "such" / "plan.ics"), at=practice_dir)
    assert nowhere.status == 73


def test_years_before_every_rule_can_be_looked_at(run: Run, practice_dir: Path) -> None:
    for period in ("1950", "2000Q1", "2015-07"):
        answer = run("check", "--period", period, "--json", at=practice_dir)
        assert answer.status == 0, answer.err
        assert not [line for line in answer.json if line["severity"] == "error"]
