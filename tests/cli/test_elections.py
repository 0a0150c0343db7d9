"""A whole election given as lines to `apply`, as an assistant program would."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Answer, Run

NAMES = ("丁一", "马超", "王五", "孔明", "石磊")


def apply(run: Run, tmp_path: Path, *commands: dict[str, Any]) -> Answer:
    file = tmp_path / "commands.jsonl"
    file.write_text("\n".join(json.dumps(item, ensure_ascii=False) for item in commands), encoding="utf-8")
    return run("apply", str(file), "--json")


def election() -> list[dict[str, Any]]:
    votes = [{"member_id": one, "yes": yes, "no": 5 - yes} for one, yes in zip(range(1, 5), (5, 4, 3, 1), strict=True)]
    figures = {"held_on": "2026-09-10", "present": 5, "issued": 5, "returned": 5, "valid": 5}
    return [
        {"do": "add_member", "fields": {"name": name, "full_date": "2002-07-01"}} for name in NAMES
    ] + [
        {"do": "set_election", "kind": "term", "seats": 3, "term_no": 1, "meeting_on": "2026-09-10"},
        {"do": "record_election_step", "election_id": 1, "step": 2, "on": "2026-08-01", "papers": ["请示"]},
        {"do": "prepare_ballot", "election_id": 1, "post": "committee_member", "seats": 3, "candidates": [1, 2, 3, 4]},
        {"do": "count_ballot", "ballot_id": 1, "votes": votes, "scrutineers": [5], **figures},
        {"do": "settle_election", "election_id": 1, "holders": [{"member_id": 2, "post": "publicity_commissioner"}]},
        {"do": "record_election_step", "election_id": 1, "step": 10, "on": "2026-09-18", "doc_no": "9号"},
        {"do": "cancel_election_step", "election_id": 1, "step": 10},
        {
            "do": "extend_term",
            "term_id": 1,
            "until_on": "2030-03-09",
            "approved_on": "2026-09-19",
            "approval_doc": "10号",
        },
        {"do": "remove_term_extension", "term_id": 1},
        {"do": "change_post", "post_id": 1, "duties": "宣传"},
        {"do": "set_election", "kind": "by_election", "seats": 1},
        {"do": "prepare_ballot", "election_id": 2, "post": "youth_commissioner", "seats": 1, "candidates": [4, 5]},
        {"do": "remove_ballot", "ballot_id": 2},
        {"do": "remove_election", "election_id": 2},
        {
            "do": "set_temporary_body",
            "kind": "temporary_branch",
            "name": "专班临时党支部",
            "start_on": "2026-09-01",
            "approver": "某工委",
            "approval_doc": "3号",
            "members": [{"member_id": 1, "post": "书记"}, {"person_name": "某局 张某"}],
        },
        {"do": "remove_temporary_body", "body_id": 1},
    ]  # fmt: skip


def test_every_command_of_elections_goes_through_apply(made: Run, tmp_path: Path) -> None:
    answer = apply(made, tmp_path, *election())
    assert answer.status == 0, answer.err
    roster = made("show", "roster", "--json").json
    assert {row["name"]: row["party_posts"] for row in roster if row["party_posts"]} == {
        "丁一": ["committee_member"],
        "马超": ["publicity_commissioner"],
        "王五": ["committee_member"],
    }
    assert made("undo").status == 0
    assert made("show", "roster", "--json").json == []


def test_a_candidate_who_watches_the_count_is_refused_with_the_line(made: Run, tmp_path: Path) -> None:
    lines = election()
    wrong = next(line for line in lines if line["do"] == "count_ballot")
    wrong["scrutineers"] = [4]
    answer = apply(made, tmp_path, *lines)
    assert answer.status != 0
    assert "候选人不能担任监票人" in answer.err + answer.out
