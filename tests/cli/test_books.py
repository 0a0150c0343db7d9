"""new, verify, backup, restore and the exit statuses of what goes wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from smallbranch.store import connection, upgrade
from tests.cli.conftest import Run


def add_member(run: Run, tmp_path: Path, name: str = "张三") -> None:
    file = tmp_path / "one.jsonl"
    file.write_text(f'{{"do": "add_member", "fields": {{"name": "{name}"}}}}\n', encoding="utf-8")
    assert run("apply", str(file)).status == 0


def test_a_book_is_made_once(made: Run) -> None:
    again = made("new", "--name", "别的")
    assert again.status == 73
    assert again.err.count("\n") == 1
    assert made("show", "branch", "--json").json["name"] == "测试支部"


def test_no_book_is_said_in_one_sentence(run: Run) -> None:
    answer = run("show", "roster")
    assert answer.status == 66
    assert "Traceback" not in answer.err
    assert "new" in answer.err


def test_verify_is_0_then_2_after_a_row_was_edited(made: Run, tmp_path: Path, data_dir: Path) -> None:
    add_member(made, tmp_path)
    assert made("verify").status == 0
    raw = connection.connect(data_dir / "book.db")
    raw.execute("UPDATE member SET name='李四'")
    raw.close()
    answer = made("verify", "--json")
    assert answer.status == 2
    assert answer.json["differences"] == [{"code": "row_altered", "table": "member", "id": 1}]


def test_verify_of_rubbish_is_3(data_dir: Path, run: Run) -> None:
    (data_dir / "book.db").write_bytes(b"no book" * 1000)
    assert run("verify").status == 3
    assert run("show", "roster").status == 3


def test_a_newer_book_is_read_and_not_written(made: Run, tmp_path: Path, data_dir: Path) -> None:
    raw = connection.connect(data_dir / "book.db")
    raw.execute(f"PRAGMA user_version={upgrade.HEAD_VERSION + 1}")
    raw.close()
    before = (data_dir / "book.db").read_bytes()
    assert made("verify").status == 5
    assert made("show", "branch", "--json").json["name"] == "测试支部"
    file = tmp_path / "one.jsonl"
    file.write_text('{"do": "set_cell", "name": "一组"}\n', encoding="utf-8")
    assert made("apply", str(file)).status == 5
    assert (data_dir / "book.db").read_bytes() == before


def test_backup_and_restore(made: Run, tmp_path: Path) -> None:
    add_member(made, tmp_path)
    copy = made("backup", "--to", str(tmp_path / "stick"), "--json").json["file"]
    add_member(made, tmp_path, "李四")
    plan = made("restore", copy, "--dry-run", "--json").json
    assert plan["missing_entries"] == 1
    assert len(made("show", "roster", "--json").json) == 2
    assert made("restore", copy).status == 0
    assert [row["name"] for row in made("show", "roster", "--json").json] == ["张三"]
    assert made("verify").status == 0


def test_restore_from_the_mirror_after_the_book_is_gone(made: Run, tmp_path: Path, data_dir: Path) -> None:
    add_member(made, tmp_path)
    (data_dir / "book.db").unlink()
    assert made("restore", str(data_dir / "mirror" / "journal.jsonl")).status == 0
    assert [row["name"] for row in made("show", "roster", "--json").json] == ["张三"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("close", "2026Q3"),
        ("reopen", "2026Q3", "--reason", "x"),
        ("zone", "merge", "a.xlsx", "--out", "b.xlsx"),
        ("handover", "export", "x.sbx"),
        ("verify", "--code", "ABC"),
    ],
)
def test_what_is_not_there_yet_says_so(made: Run, arguments: tuple[str, ...]) -> None:
    answer = made(*arguments)
    assert answer.status == 69
    assert "尚未提供" in answer.err


def test_wrong_usage_is_2(run: Run) -> None:
    assert run("no-such-command").status == 2
    assert run("plan").status == 2


def test_the_command_line_never_needs_qt(data_dir: Path) -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from smallbranch.cli.main import main\n"
        f"sys.exit(main(['--data', {str(data_dir)!r}, 'self-test']))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for line in ("ledger: 1 page(s), ok", "text document: ok", "spreadsheet: 1 sheet(s) read again, ok", "verify: ok"):
        assert line in done.stdout


@pytest.mark.parametrize("day", ["2026-02-30", "9999-12-31", "今天", ""])
def test_a_wrong_day_is_said_even_where_it_changes_nothing(made: Run, day: str) -> None:
    assert made("show", "plan", "--as-of", day).status == 65
    assert made("show", "findings", "--as-of", day).status == 65


def test_an_empty_period_is_not_the_year(made: Run) -> None:
    assert made("show", "events", "--period", "").status == 65


@pytest.mark.parametrize("year", ["0", "99999", "x"])
def test_a_year_outside_the_calendar_is_wrong_usage(made: Run, year: str) -> None:
    assert made("plan", year).status == 2


def test_chinese_goes_through_a_pipe_in_the_c_locale(made: Run, data_dir: Path) -> None:
    call = [sys.executable, "-m", "smallbranch", "--data", str(data_dir), "show", "branch", "--json"]
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": ""}
    answer = subprocess.run(call, env=environment, capture_output=True, check=True)
    assert "测试支部" in answer.stdout.decode("utf-8")
