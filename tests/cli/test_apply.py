"""apply: one command a line, all or nothing, and a schema of everything it accepts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Answer, Run


def apply(run: Run, tmp_path: Path, *commands: Any) -> Answer:
    file = tmp_path / "commands.jsonl"
    lines = [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in commands]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return run("apply", str(file), "--json")


def test_commands_are_done_in_order_and_give_their_values(made: Run, tmp_path: Path) -> None:
    answer = apply(
        made,
        tmp_path,
        {"do": "add_member", "fields": {"name": "张三", "join_date": "2001-07-01", "full_date": "2002-07-01"}},
        {"do": "set_cell", "name": "第一党小组"},
        {"do": "place_in_cell", "member_id": 1, "cell_id": 1, "leader": True},
    )
    assert answer.status == 0
    assert answer.json["values"][:2] == [1, 1]
    row = made("show", "roster", "--json").json[0]
    assert (row["name"], row["cell"], row["cell_leader"], row["member_category"]) == (
        "张三",
        "第一党小组",
        True,
        "full_member",
    )


def test_a_meeting_of_two_segments(made: Run, tmp_path: Path) -> None:
    people = [
        {"do": "add_member", "fields": {"name": name, "full_date": "2002-07-01"}} for name in ("张三", "李四", "王五")
    ]
    meeting = {
        "do": "record_meeting",
        "title": "主题党日",
        "start_at": "2026-09-20T14:30",
        "end_at": "2026-09-20T16:30",
        "segments": [
            {
                "form": "general_membership_meeting",
                "topic": "表决",
                "marks": [{"member_id": 3, "state": "on_leave", "reason": "sick_leave"}],
                "motions": [{"title": "通过计划", "yes": 2}],
            },
            {"form": "party_lecture", "topic": "党课"},
        ],
    }
    assert apply(made, tmp_path, *people, meeting).status == 0
    event = made("show", "event", "--id", "1", "--json").json
    general, lecture = event["segments"]
    assert (general["due_count"], general["present_count"], lecture["present_count"]) == (3, 2, 3)
    assert general["motions"][0]["passed"] is True


def test_one_wrong_line_keeps_nothing(made: Run, tmp_path: Path) -> None:
    answer = apply(
        made, tmp_path, {"do": "set_cell", "name": "一组"}, {"do": "end_post", "post_id": 99, "on": "2026-01-01"}
    )
    assert answer.status == 65
    assert "2" in answer.err
    assert made("show", "history", "--json").json[0]["code"] == "found_branch"


@pytest.mark.parametrize(
    "line",
    [
        "{not json",
        '{"name": "一组"}',
        '{"do": "no_such"}',
        '{"do": "set_cell"}',
        '{"do": "set_cell", "name": 5}',
        '{"do": "set_cell", "name": "一组", "nmae": "x"}',
        '{"do": "add_member", "fields": {"name": "张三", "brith_date": "1990"}}',
        '{"do": "record_absence", "member_id": 1, "kind": "x", "start_on": "2026-02-30"}',
        "[1, 2]",
    ],
)
def test_ugly_lines_get_a_sentence_and_lose_nothing(made: Run, tmp_path: Path, line: str) -> None:
    answer = apply(made, tmp_path, line)
    assert answer.status == 65
    assert "Traceback" not in answer.err
    assert answer.err.strip().count("\n") == 0


def test_apply_is_one_undo_step(made: Run, tmp_path: Path) -> None:
    apply(made, tmp_path, {"do": "set_cell", "name": "一组"}, {"do": "set_cell", "name": "二组"})
    assert made("undo").status == 0
    assert made("verify").status == 0
    assert made("redo").status == 0
    assert made("undo").status == 0
    assert made("undo").status == 65


def test_the_schema_names_every_command(run: Run) -> None:
    schema = run("commands").json
    names = {item["title"] for item in schema["oneOf"]}
    assert {"record_meeting", "add_member", "log_micro_lecture", "set_team", "draft_year", "set_offer"} <= names
    assert "RecordMeeting" in schema["$defs"]


@pytest.mark.parametrize(
    "command",
    [
        {"do": "end_post", "post_id": 2**70, "on": "2026-01-01"},
        {"do": "start_term", "term_no": 1, "elected_on": "9999-12-31"},
        {"do": "start_term", "term_no": 1, "elected_on": "2026-13-01"},
        {"do": "set_team", "name": "a\x00b", "start_on": "2026-01-01"},
        '{"do": "set_team", "name": "\\ud800", "start_on": "2026-01-01"}',
        "[" * 100_000,
        "9" * 5000,
    ],
)
def test_what_no_book_can_hold_is_refused_in_one_sentence(made: Run, tmp_path: Path, command: Any) -> None:
    answer = apply(made, tmp_path, command)
    assert answer.status == 65
    assert answer.err.count("\n") == 1
    assert made("verify").status == 0


def test_a_command_file_in_another_encoding_is_said(made: Run, tmp_path: Path) -> None:
    file = tmp_path / "gbk.jsonl"
    file.write_bytes('{"do": "set_cell", "name": "一组"}'.encode("gb18030"))
    assert made("apply", str(file)).status == 65


def test_a_bug_is_owned_up_to_in_one_sentence(made: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from smallbranch.cli import show

    def broken(*_: object) -> None:
        raise ZeroDivisionError("13800001111")

    monkeypatch.setitem(show._READERS, "branch", broken)
    answer = made("show", "branch")
    assert answer.status == 70
    assert answer.err.count("\n") == 1
    assert "ZeroDivisionError" in answer.err
    assert "13800001111" not in answer.err


def test_a_change_stays_when_its_copy_cannot_be_made(made: Run, tmp_path: Path, data_dir: Path) -> None:
    (data_dir / "backups").write_text("not a folder", encoding="utf-8")
    answer = apply(made, tmp_path, {"do": "set_cell", "name": "一组"})
    assert answer.status == 0
    assert answer.err.count("\n") == 1
    assert made("show", "history", "--json").json[0]["code"] == "apply_file"
