"""The work year from the command line: every command of it, and values that do not fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_apply import apply

Line = dict[str, Any]


def people(count: int) -> list[Line]:
    """Return members; the first three are the committee, the last is probationary."""
    lines: list[Line] = [
        {"do": "add_member", "fields": {"name": f"练习{'甲乙丙丁戊己庚'[at]}", "join_date": "2009-07-01"}}
        for at in range(count)
    ]
    lines[-1] |= {"category": "probationary_member", "fields": {"name": "练习预", "join_date": "2025-06-01"}}
    lines.append({"do": "start_term", "term_no": 1, "elected_on": "2024-01-10"})
    posts = ("secretary", "organization_commissioner", "publicity_commissioner")
    for at, post in enumerate(posts, 1):
        lines.append({"do": "assign_post", "member_id": at, "post": post, "start_on": "2024-01-10"})
    return lines


def item(**more: str) -> Line:
    values = {
        "raised_on": "2025-01-20",
        "problem": "学习不够经常",
        "from": "组织生活会",
        "measures": "每周一学",
        "owner": "练习甲",
        "due_on": "2025-12-31",
        "state": "进行中",
        "work_year": "2024",
    }
    return {"do": "add_entry", "register": "L21", "values": values | more}


BALLOTS = {
    "do": "record_appraisal_ballots",
    "work_year": 2025,
    "held_on": "2026-01-23",
    "issued": 6,
    "returned": 6,
    "valid": 6,
    "votes": [{"member_id": at, "excellent": 2, "qualified": 4} for at in range(1, 7)],
    "scrutineers": ["4"],
    "tellers": ["5"],
}
YEAR: list[Line] = [
    {"do": "set_life_year", "work_year": 2025, "values": {"theme": "对照检查", "study_on": "2026-01-15"}},
    item(),
    item(problem="记录不及时"),
    {"do": "settle_rectification", "work_year": 2025, "items": [
        {"entry_id": 2, "outcome": "closed", "on": "2026-01-20", "evidence": "学习记录齐全"},
        {"entry_id": 3, "outcome": "carried", "due_on": "2026-06-30"},
    ]},
    {"do": "record_self_grades", "work_year": 2025, "grades": [{"member_id": 7, "grade": "合格"}]},
    BALLOTS,
    {"do": "decide_grades", "work_year": 2025, "decided_on": "2026-01-26", "grades": [
        *({"member_id": at, "grade": "合格"} for at in range(1, 7)), {"member_id": 7, "grade": "不评定等次"},
    ]},
    {"do": "confirm_grades", "work_year": 2025, "confirmed_on": "2026-02-10", "document_no": "练〔2026〕4号"},
    {"do": "feed_back_grades", "work_year": 2025, "fed_back_on": "2026-02-12"},
]  # fmt: skip


def test_a_whole_work_year_is_applied_and_taken_back_as_one_step(made: Run, tmp_path: Path) -> None:
    assert apply(made, tmp_path, *people(7)).status == 0
    answer = apply(made, tmp_path, *YEAR)
    assert (answer.status, answer.err) == (0, "")
    out = tmp_path / "L23.xlsx"
    assert made("ledger", "print", "--period", "2025", "--only", "L23", "--out", str(out)).status == 0
    assert made("undo").status == 0
    assert made("ledger", "print", "--period", "2025", "--only", "L23", "--out", str(out)).status == 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"do": "set_life_year", "work_year": 1800, "values": {"theme": "x"}}, "工作年度应在1921至"),
        ({"do": "set_life_year", "work_year": 2025, "values": {}}, "必填"),
        ({"do": "set_life_year", "work_year": 2025, "values": {"committee_on": "2026-13-40"}}, "支委会对照：日期"),
        ({"do": "set_life_year", "work_year": 2025, "values": {"study_on": "2020-01-05"}}, "2025或者2026年"),
        ({"do": "record_self_grades", "work_year": 2025, "grades": []}, "必填"),
        ({"do": "record_self_grades", "work_year": 2090, "grades": [{"member_id": 1, "grade": "合格"}]}, "工作年度"),
        ({"do": "record_self_grades", "work_year": 2025, "grades": [{"member_id": 1, "grade": "好"}]}, "自评：不在"),
        ({**BALLOTS, "returned": 7}, "收回票数：收回的票多于发出的票"),
        ({**BALLOTS, "votes": [{"member_id": 7, "excellent": 1}]}, "练习预是预备党员"),
        ({**BALLOTS, "votes": [{"member_id": 1}, {"member_id": 1}]}, "同一人出现了两次"),
        ({**BALLOTS, "held_on": "2020-01-23"}, "2025或者2026年"),
        ({"do": "decide_grades", "work_year": 2025, "decided_on": "2026-01-26", "grades": []}, "必填"),
        ({"do": "confirm_grades", "work_year": 2025, "confirmed_on": "2026-02-10"}, "还没有评定等次"),
        ({"do": "feed_back_grades", "work_year": 2025, "fed_back_on": "2026-02-10"}, "还没有评定等次"),
        ({"do": "settle_rectification", "work_year": 2025, "items": []}, "必填"),
        ({"do": "settle_rectification", "work_year": 2025, "items": [{"entry_id": 9, "outcome": "closed"}]}, "不存在"),
        (item(carried_to="2020"), "结转年度：只能结转到2024年以后"),
        (item(due_on="2024-12-31"), "完成时限：不能早于"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_one_sentence_and_bad_input(made: Run, tmp_path: Path, line: Line, words: str) -> None:
    assert apply(made, tmp_path, *people(7)).status == 0
    answer = apply(made, tmp_path, line)
    assert answer.status == 65
    assert words in answer.err
    assert answer.err.count("\n") == 1
    assert "。；" not in answer.err
