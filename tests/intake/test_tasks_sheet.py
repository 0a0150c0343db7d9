from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smallbranch.intake.tasks_sheet import read_deadline, read_tasks
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.messages import Messages
from smallbranch.kernel.places import resources_dir
from tests.intake.files import write_csv, write_xlsx

TODAY = date(2026, 8, 30)
LINES = [
    ["练习机关工委2026年9月党建工作任务清单", None, None, None, None, None, None],
    ["序号", "类别", "工作任务", "完成时限", "参加对象", "需报材料", "备注"],
    ["一、规定动作", None, None, None, None, None, None],
    [1, "主题党日", "开展“重温入党誓词”活动", "9月25日前", "全体党员", "会议记录、照片", None],
    [2, None, "召开支委会研究党费工作", date(2026, 9, 10), "支部委员", "会议记录", None],
    [3, "学习", "专题学习", "月底前", "全体党员", "学习笔记", "可结合主题党日"],
    [4, "其他", "完善台账", "长期坚持", "支部书记", None, None],
    ["填报人：某某", None, None, None, None, None, None],
]


def test_a_task_list_becomes_typed_rows(tmp_path: Path) -> None:
    reading = read_tasks(write_xlsx(tmp_path / "清单.xlsx", LINES, [(1, 1, 1, 7), (3, 1, 3, 7)]), today=TODAY)
    answer = reading.to_json()
    assert answer["month"] == "2026-09"
    assert answer["mapping"] == {
        "序号": None, "类别": "form", "工作任务": "title", "完成时限": "deadline", "参加对象": "participants",
        "需报材料": "required_file", "备注": "remark",
    }  # fmt: skip
    assert [(task.row, task.form, task.deadline) for task in reading.tasks] == [
        (4, "theme_party_day", date(2026, 9, 25)),
        (5, "branch_committee_meeting", date(2026, 9, 10)),
        (6, "study", date(2026, 9, 30)),
        (7, None, None),
    ]
    assert reading.tasks[0].required_file == "会议记录、照片"
    assert answer["skipped_rows"] == [{"row": 3, "reason": "section"}, {"row": 8, "reason": "signature"}]
    assert {(f.code, f.subject.id) for f in reading.findings if f.subject} == {
        ("form_unclear", 7),
        ("period_unclear", 7),
    }


def test_the_same_list_as_csv_gives_the_same_tasks(tmp_path: Path) -> None:
    sheet = read_tasks(write_xlsx(tmp_path / "清单.xlsx", LINES), today=TODAY)
    text = read_tasks(write_csv(tmp_path / "清单.csv", LINES, "gb18030"), today=TODAY)
    assert text.tasks == sheet.tasks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9月25日前", date(2026, 9, 25)), ("25日前", date(2026, 9, 25)), ("每月5日前", date(2026, 9, 5)),
        ("2026年10月8日", date(2026, 10, 8)), ("9.30", date(2026, 9, 30)), ("9月底前", date(2026, 9, 30)),
        ("当月", date(2026, 9, 30)), ("9月", date(2026, 9, 30)), ("2026-09-18", date(2026, 9, 18)),
        ("9月31日", None), ("13月", None), ("长期", None), ("尽快", None),
    ],
)  # fmt: skip
def test_deadlines(text: str, expected: date | None) -> None:
    assert read_deadline(text, (2026, 9), frozenset(("当月",)), TODAY) == expected


def test_a_deadline_without_a_year_stays_open_when_no_title_names_one() -> None:
    assert read_deadline("9月25日前", None, frozenset(), TODAY) is None


def test_a_file_that_is_no_task_list_is_told_what_a_list_has(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "通知.xlsx", [("关于印发重点任务的通知",), ("No.", "要干的事"), (1, "学习会")])
    with pytest.raises(InvalidInput) as caught:
        read_tasks(path, today=date(2026, 9, 20))
    assert caught.value.fields == {"file": "task_headings_not_found"}
    said = Messages.load(resources_dir() / "messages", "zh").error(caught.value)
    assert "工作任务" in said
    assert "姓名" not in said
