"""import roster and import tasks, as a user with somebody else's sheets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

from tests.cli.conftest import Run


def sheet(path: Path, rows: list[list[Any]]) -> str:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)
    return str(path)


def roster(tmp_path: Path, *, cell: str = "第一党小组") -> str:
    return sheet(
        tmp_path / "roster.xlsx",
        [
            ["某局机关党支部党员花名册"],
            ["序号", "姓  名", "性别", "出生年月", "入党时间", "转正时间", "公民身份号码", "党内职务", "党小组"],
            [1, "张　三", "男", "1949.12", "1971年7月", "19710701", "11010519491231001X", "书记", cell],
            [2, "买买提•吐尔逊", "男", "一九八八年一月", "2012-06-30", "2013-06-30", "", "", cell],
            ["合计", "2人"],
        ],
    )


def test_a_dry_run_needs_no_book_and_writes_nothing(run: Run, tmp_path: Path, data_dir: Path) -> None:
    answer = run("import", "roster", roster(tmp_path), "--dry-run", "--json")
    assert answer.status == 0
    assert set(answer.json) == {"sheet", "header_rows", "mapping", "rows", "skipped_rows", "findings"}
    assert answer.json["rows"][0]["birth_date"] == "1949-12"
    assert answer.json["skipped_rows"] == [{"row": 5, "reason": "total"}]
    assert list(data_dir.iterdir()) == []


def test_importing_twice_changes_nothing(made: Run, tmp_path: Path) -> None:
    first = made("import", "roster", roster(tmp_path), "--json")
    assert (first.status, first.json["new"]) == (0, 2)
    second = made("import", "roster", roster(tmp_path), "--json").json
    assert (second["new"], second["updated"], second["unchanged"]) == (0, 0, 2)
    rows = made("show", "roster", "--json").json
    assert {(row["name"], row["cell"]) for row in rows} == {("买买提·吐尔逊", "第一党小组"), ("张三", "第一党小组")}


def test_an_import_is_one_undo_step(made: Run, tmp_path: Path) -> None:
    made("import", "roster", roster(tmp_path))
    assert made("undo").status == 0
    assert made("show", "roster", "--json").json == []
    assert made("verify").status == 0


def test_a_file_that_is_no_roster_is_refused_in_a_sentence(made: Run, tmp_path: Path) -> None:
    poem = tmp_path / "poem.xlsx"
    poem.write_text("静夜思", encoding="utf-8")
    for file, status in ((str(poem), 65), (str(tmp_path / "missing.xlsx"), 66)):
        answer = made("import", "roster", file)
        assert answer.status == status
        assert answer.err.strip()
        assert "Traceback" not in answer.err


def tasks(tmp_path: Path, day: str = "9月25日前") -> str:
    return sheet(
        tmp_path / "tasks.xlsx",
        [
            ["2026年9月党建重点工作清单"],
            ["序号", "工作任务", "形式", "完成时限", "报送材料"],
            [1, "开展主题党日活动", "主题党日", day, "活动记录、照片"],
            [2, "报送三季度工作小结", "", "9月30日前", "小结"],
        ],
    )


def test_the_task_list_becomes_plan_lines_once(made: Run, tmp_path: Path) -> None:
    assert made("import", "tasks", tasks(tmp_path), "--json").json == {"added": 2, "changed": 0, "unchanged": 0}
    assert made("import", "tasks", tasks(tmp_path), "--json").json == {"added": 0, "changed": 0, "unchanged": 2}
    assert made("import", "tasks", tasks(tmp_path, "9月28日前"), "--json").json == {
        "added": 0,
        "changed": 1,
        "unchanged": 1,
    }
    lines = made("show", "plan", "--period", "2026", "--json").json
    assert {(line["form"], line["deadline"]) for line in lines} == {
        ("theme_party_day", "2026-09-28"),
        ("task", "2026-09-30"),
    }
