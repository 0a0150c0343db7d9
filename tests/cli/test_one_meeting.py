"""One meeting on paper by the command line: its sign-in sheet before, its minutes after, and what a record may hold."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_documents import text_of

MEETING = {
    "do": "record_meeting",
    "title": "联合主题党日",
    "start_at": "2026-10-30T15:00:00",
    "joint_with": "社区党支部",
    "organiser": "社区党支部",
    "partner_people": 20,
    "uid": "LX-2026-10",
    "segments": [
        {
            "form": "branch_committee_meeting",
            "topic": "研究事项",
            "decisions": [{"text": "制度提交大会", "to_general_meeting": True}],
        }
    ],
}


def applied(run: Run, folder: Path, tmp_path: Path, *commands: dict[str, object]) -> list[int]:
    file = tmp_path / "commands.jsonl"
    file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in commands), encoding="utf-8")
    answer = run("apply", str(file), "--json", at=folder)
    assert answer.status == 0, answer.err
    return list(answer.json["values"])


def printed(run: Run, folder: Path, out: Path, *arguments: str) -> str:
    answer = run("ledger", "print", *arguments, "--out", str(out), "--shipped-fonts", at=folder)
    assert answer.status == 0, answer.err
    return "".join(text_of(out).split())


def test_a_sign_in_sheet_of_a_planned_meeting(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    plan = {
        "do": "add_plan_item",
        "period": "2026Q4",
        "form": "general_membership_meeting",
        "topic": "讨论年度总结",
        "planned_on": "2026-12-15",
    }
    item = applied(run, practice_dir, tmp_path, plan)[0]
    text = printed(run, practice_dir, tmp_path / "s.pdf", "--period", "2026Q4", "--plan-item", str(item))
    assert "会议签到表" in text
    assert "讨论年度总结" in text
    assert "买买提·吐尔逊" in text
    assert text.count("列席") >= 4


def test_the_minutes_of_one_meeting_only(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    event = applied(run, practice_dir, tmp_path, MEETING)[0]
    arguments = ("--period", "2026Q4", "--only", "L11", "--event", str(event))
    text = printed(run, practice_dir, tmp_path / "m.pdf", *arguments)
    assert "联合主题党日" in text
    assert "提交党员大会事项制度提交大会" in text
    assert "由社区党支部组织，其他支部到会20人" in text
    whole = printed(run, practice_dir, tmp_path / "w.pdf", "--period", "2026", "--only", "L11")
    assert whole.count("会议名称") > text.count("会议名称") == 1


def test_one_number_is_one_event(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    applied(run, practice_dir, tmp_path, MEETING)
    file = tmp_path / "again.jsonl"
    file.write_text(json.dumps(MEETING), encoding="utf-8")
    answer = run("apply", str(file), at=practice_dir)
    assert answer.status == 65
    assert "这次活动已经记过" in answer.err
