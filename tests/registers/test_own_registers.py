"""A register of the user's own: one file dropped into the data folder, nothing programmed; a wrong one is explained."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from smallbranch.bootstrap import open_context
from smallbranch.cli.main import main
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.packs.loader import Packs, load_packs
from smallbranch.registers.commands import AddEntry

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
BOOKS = """[register]
id = "B01"
order = 950
title = "支部图书借阅登记"
retention = "10y"
source = "本支部"
mark = "L"
date_field = "lent_on"
fields = [
  { key = "lent_on", title = "借出日期", kind = "date", required = true, width_mm = 30 },
  { key = "book", title = "书名", required = true, width_mm = 90 },
  { key = "reader", title = "借阅人", kind = "member", guests = true, width_mm = 30 },
  { key = "price", title = "定价", kind = "money", width_mm = 24 },
]
"""


def drop(folder: Path, text: str, name: str = "books.toml") -> None:
    target = folder / "packs" / "registers"
    target.mkdir(parents=True, exist_ok=True)
    (target / name).write_text(text, encoding="utf-8")


def listed(packs: Packs) -> set[tuple[str, int | None, str, str]]:
    return {(problem.file, problem.line, problem.key, problem.code) for problem in packs.problems}


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main([str(one) for one in arguments]) == 0
    return capsys.readouterr().out


def test_it_is_entered_listed_and_printed(book_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drop(
        book_dir,
        BOOKS.replace(
            '  { key = "price"',
            '  { key = "note", title = "备注", kind = "long_text", width_mm = 30 },\n  { key = "price"',
        ),
    )
    lines = tmp_path / "lines.jsonl"
    entry = {"do": "add_entry", "register": "B01"}
    values = {"lent_on": "2026-03-01", "book": "档案里的家国", "reader": "来宾", "price": "39.8", "note": "一\n二"}
    lines.write_text(json.dumps({**entry, "values": values}), encoding="utf-8")
    at = ("--data", book_dir)
    run(capsys, *at, "apply", lines)
    registers = {item["id"]: item for item in json.loads(run(capsys, *at, "show", "registers", "--json"))}
    assert (registers["B01"]["count"], registers["B01"]["required"]) == (1, ["lent_on", "book"])
    shown = run(capsys, *at, "show", "entries", "--register", "B01", "--period", "2026")
    assert "档案里的家国" in shown
    assert "39.80" in shown
    assert len(shown.splitlines()) == 2, "a line each entry"
    assert "档案" not in run(capsys, *at, "show", "entries", "--register", "B01", "--find", "没有")
    out = tmp_path / "books.pdf"
    run(capsys, *at, "ledger", "print", "--period", "2026", "--only", "B01", "--out", out)
    assert out.read_bytes().startswith(b"%PDF-")
    sheet = tmp_path / "books.xlsx"
    run(capsys, *at, "ledger", "print", "--period", "2026", "--only", "B01", "--out", sheet)
    assert sheet.stat().st_size > 0


def test_what_it_prints_is_what_was_entered(book_dir: Path, clock: FixedClock) -> None:
    drop(book_dir, BOOKS)
    ctx = open_context(book_dir, clock=clock)
    try:
        values = {"lent_on": "2026-03-01", "book": "档案里的家国", "reader": "来宾"}
        ctx.dispatcher.do(AddEntry(register="B01", values=values))
        (filled,) = ctx.ledgers.filled(Period.parse("2026"), ("B01",))
        assert [column.title for column in filled.definition.columns] == ["序号", "借出日期", "书名", "借阅人", "定价"]
        assert [(row["lent_on"], row["book"], row["reader"]) for row in filled.rows] == [
            ("2026.03.01", "档案里的家国", "来宾")
        ]
    finally:
        ctx.book.close()


def test_a_wrong_one_is_listed_with_file_line_and_key(tmp_path: Path) -> None:
    text = BOOKS.replace('kind = "member", guests', 'kind = "person", guests').replace('mark = "L"', 'marks = "L"')
    drop(tmp_path, text)
    packs = load_packs(RESOURCES, tmp_path)
    assert listed(packs) == {
        ("books.toml", 7, "register.marks", "pack_unknown_key"),
        ("books.toml", 1, "register.mark", "pack_missing_key"),
        ("books.toml", 12, "register.fields[3].kind", "pack_unknown_value"),
    }
    assert "B01" not in packs.registers
    assert "L33" in packs.registers


@pytest.mark.parametrize(
    ("before", "after", "line", "key", "code"),
    [
        ('id = "B01"', 'id = "L33"', 2, "register.id", "pack_register_taken"),
        ('id = "B01"', 'id = "L10"', 2, "register.id", "pack_register_taken"),
        ('date_field = "lent_on"', 'date_field = "book"', 8, "register.date_field", "pack_unknown_value"),
        ('key = "book"', 'key = "lent_on"', 11, "register.fields[2].key", "pack_duplicate_key"),
        ('key = "book"', 'key = "seq"', 11, "register.fields[2].key", "pack_duplicate_key"),
        ("width_mm = 90", "width_mm = 190", 9, "register.fields", "pack_too_wide"),
        (", width_mm = 90", "", 11, "register.fields[2].width_mm", "pack_missing_key"),
        ('kind = "money"', 'kind = "choice"', 13, "register.fields[4].choices", "pack_missing_key"),
        ('kind = "money"', 'choices = ["a"]', 13, "register.fields[4].choices", "pack_not_for_kind"),
        ('kind = "money"', "guests = true", 13, "register.fields[4].guests", "pack_not_for_kind"),
        ("guests = true", "sensitive = true", 12, "register.fields[3].sensitive", "pack_not_for_kind"),
        ('kind = "date", required', 'kind = "hand", required', 10, "register.fields[1].required", "pack_not_for_kind"),
        ('kind = "money"', 'kind = "money", least = 9, most = 5', 13, "register.fields[4].least", "pack_number_range"),
        ('kind = "money"', "most = 5", 13, "register.fields[4].most", "pack_not_for_kind"),
        ('kind = "money"', 'not_before = "lent_on"', 13, "register.fields[4].not_before", "pack_not_for_kind"),
        ('kind = "money"', 'kind = "date", not_before = "book"', 13, "register.fields[4].not_before",
         "pack_unknown_value"),
        ('kind = "money"', 'kind = "date", not_before = "price"', 13, "register.fields[4].not_before",
         "pack_unknown_value"),
        ('kind = "money"', "span = 3", 13, "register.fields[4].span", "pack_number_range"),
        ('kind = "money"', 'kind = "choice", choices = ["甲", "甲"]', 13, "register.fields[4].choices",
         "pack_duplicate_key"),
        ('mark = "L"', 'mark = "L"\nsign = [{ key = "a", title = "甲" }, { key = "a", title = "乙" }]', 8,
         "register.sign", "pack_duplicate_key"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together(tmp_path: Path, before: str, after: str, line: int, key: str, code: str) -> None:
    assert before in BOOKS
    drop(tmp_path, BOOKS.replace(before, after))
    packs = load_packs(RESOURCES, tmp_path)
    assert ("books.toml", line, key, code) in listed(packs)
    assert packs.registers.keys() == load_packs(RESOURCES).registers.keys()


def test_an_own_ledger_file_prints_a_register_in_another_way(tmp_path: Path) -> None:
    target = tmp_path / "packs" / "ledgers"
    target.mkdir(parents=True)
    text = (RESOURCES / "ledgers" / "L04-cells.toml").read_text(encoding="utf-8")
    (target / "own.toml").write_text(text.replace('id = "L04"', 'id = "L33"'), encoding="utf-8")
    packs = load_packs(RESOURCES, tmp_path)
    assert packs.problems == ()
    assert packs.ledgers["L33"].dataset == "roster.cells"


@pytest.mark.parametrize(
    ("before", "after", "line", "key", "code"),
    [
        ('id = "B01"', 'id = "../../B01"', 2, "register.id", "pack_bad_id"),
        ('id = "B01"', 'id = "C:\\\\B01"', 2, "register.id", "pack_bad_id"),
        ('id = "B01"', 'id = ""', 2, "register.id", "pack_bad_id"),
        ('id = "B01"', "id = 5", 2, "register.id", "pack_wrong_type"),
        ('title = "支部图书借阅登记"', 'title = ""', 4, "register.title", "pack_missing_key"),
        ('title = "支部图书借阅登记"', 'title = "一\\n二"', 4, "register.title", "pack_bad_text"),
        ('title = "书名"', f'title = "{"长" * 41}"', 11, "register.fields[2].title", "pack_bad_text"),
        ('key = "book"', 'key = "../book"', 11, "register.fields[2].key", "pack_bad_key"),
        ('mark = "L"', 'mark = "L"\nblank_rows = 100000', 8, "register.blank_rows", "pack_number_range"),
        ('mark = "L"', 'mark = "L"\nblank_rows = -1', 8, "register.blank_rows", "pack_negative"),
        ('kind = "money"', 'kind = "choice", choices = ["甲", ""]', 13, "register.fields[4].choices", "pack_bad_text"),
        ('kind = "money"', 'kind = "formula"', 13, "register.fields[4].kind", "pack_unknown_value"),
        ('retention = "10y"', 'retention = "forever"', 5, "register.retention", "pack_unknown_value"),
        ('required = true, width_mm = 90', 'required = "yes", width_mm = 90', 11, "register.fields[2].required",
         "pack_wrong_type"),
    ],
)  # fmt: skip
def test_what_no_register_can_be(tmp_path: Path, before: str, after: str, line: int, key: str, code: str) -> None:
    test_what_does_not_fit_together(tmp_path, before, after, line, key, code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a = " + "[" * 100_000, "pack_too_deep"),
        ("a = " + "{b=" * 50_000, "pack_too_deep"),
        ("# " + "x" * 1_100_000, "pack_too_large"),
        ("[register\n", "pack_syntax"),
        ("[other]\n", "pack_unknown_key"),
        ("register = 3\n", "pack_wrong_type"),
        ("", ""),
    ],
)
def test_files_made_to_do_harm_are_left_out(tmp_path: Path, text: str, code: str) -> None:
    drop(tmp_path, BOOKS)
    drop(tmp_path, text, "harm.toml")
    packs = load_packs(RESOURCES, tmp_path)
    assert "B01" in packs.registers, "one bad file takes no other with it"
    assert {problem.code for problem in packs.problems if problem.file == "harm.toml"} >= ({code} if code else set())


def test_many_fields_are_too_many(tmp_path: Path) -> None:
    fields = "\n".join(f'  {{ key = "f{at}", title = "栏{at}", width_mm = 1 }},' for at in range(41))
    drop(tmp_path, BOOKS.replace("fields = [\n", f"fields = [\n{fields}\n"))
    assert "pack_too_many" in {code for *_, code in listed(load_packs(RESOURCES, tmp_path))}


def test_two_files_of_one_id(tmp_path: Path) -> None:
    drop(tmp_path, BOOKS)
    drop(tmp_path, BOOKS.replace("支部图书借阅登记", "另一本"), "other.toml")
    packs = load_packs(RESOURCES, tmp_path)
    assert packs.registers["B01"].title == "支部图书借阅登记"
    assert listed(packs) == {("other.toml", 2, "register.id", "pack_register_taken")}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_a_pipe_or_folder_called_toml_is_not_waited_for(tmp_path: Path) -> None:
    drop(tmp_path, BOOKS)
    os.mkfifo(tmp_path / "packs" / "registers" / "pipe.toml")
    (tmp_path / "packs" / "registers" / "folder.toml").mkdir()
    packs = load_packs(RESOURCES, tmp_path)
    assert {problem.code for problem in packs.problems} == {"pack_unreadable"}
    assert "B01" in packs.registers


@pytest.mark.parametrize(("language", "words"), [("zh", "应为不加引号的整数"), ("en", "expected a whole number")])
def test_every_command_tells_of_a_file_that_was_left_out(
    book_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    """It would only seem not to be there; the rest of the program works on."""
    drop(book_dir, BOOKS.replace("order = 950", 'order = "九百五十"'))
    drop(book_dir, BOOKS.replace("B01", "B02"), "good.toml")
    out = tmp_path / "list.pdf"
    for asked in (
        ("ledger", "list"),
        ("show", "registers"),
        ("check", "--period", "2026Q3"),
        ("ledger", "print", "--period", "2026", "--only", "B02", "--out", str(out)),
    ):
        assert main(["--data", str(book_dir), "--lang", language, *asked]) in (0, 1)
        told = capsys.readouterr().err
        assert "books.toml:3" in told
        assert "register.order" in told
        assert words in told
    assert out.exists()


def test_a_table_written_twice_is_said_to_be(
    book_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "twice.toml"
    path.write_text(BOOKS + "\n[register]\n", encoding="utf-8")
    assert main(["--data", str(book_dir), "register", "check", str(path)]) == 65
    assert capsys.readouterr().err == "twice.toml:16：这一项前面已经写过，请删去一处。\n"


@pytest.mark.parametrize("taken", ["M01", "L33"])
def test_checking_says_that_an_id_is_taken(
    book_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], taken: str
) -> None:
    drop(book_dir, BOOKS.replace("B01", taken))
    path = book_dir / "packs" / "registers" / "books.toml"
    for what in ("check", "add"):
        assert main(["--data", str(book_dir), "register", what, str(path)]) == 65
        assert f"books.toml:2：编号“{taken}”已被另一本台账使用" in capsys.readouterr().err


def test_a_day_known_to_the_year_lies_before_no_day_of_it(
    book_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drop(book_dir, BOOKS.replace('kind = "money"', 'kind = "partial_date", not_before = "lent_on"'))
    lines = tmp_path / "lines.jsonl"
    for back, code in (("2026", 0), ("2026-03", 0), ("2026-02", 65), ("2025", 65)):
        values = {"lent_on": "2026-03-01", "book": back, "price": back}
        lines.write_text(json.dumps({"do": "add_entry", "register": "B01", "values": values}), encoding="utf-8")
        assert main(["--data", str(book_dir), "apply", str(lines)]) == code, back
    capsys.readouterr()


PROVED = BOOKS.replace(
    '  { key = "price"', '  { key = "proof", title = "佐证", kind = "file", width_mm = 40 },\n  { key = "price"'
)


def test_c47_a_file_field_shows_the_names_of_what_is_attached(
    book_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drop(book_dir, PROVED)
    lines = tmp_path / "lines.jsonl"
    values = {"lent_on": "2026-03-01", "book": "档案里的家国"}
    lines.write_text(json.dumps({"do": "add_entry", "register": "B01", "values": values}), encoding="utf-8")
    at = ("--data", book_dir)
    run(capsys, *at, "apply", lines)
    shown = ("show", "entries", "--register", "B01")
    (entry,) = json.loads(run(capsys, *at, *shown, "--json"))
    assert entry["shown"]["proof"] == ""
    (tmp_path / "借条.txt").write_text("借书一册", encoding="utf-8")
    (tmp_path / "归还单.txt").write_text("已归还", encoding="utf-8")
    run(capsys, *at, "attach", tmp_path / "借条.txt", tmp_path / "归还单.txt", "--to", f"register_entry:{entry['id']}")
    assert "借条、归还单" in run(capsys, *at, *shown)
    assert "档案里的家国" in run(capsys, *at, *shown, "--find", "归还单")
    sheet = tmp_path / "books.xlsx"
    run(capsys, *at, "ledger", "print", "--period", "2026", "--only", "B01", "--out", sheet)
    cells = [str(cell.value) for line in load_workbook(sheet).worksheets[-1].iter_rows() for cell in line]
    assert "借条、归还单" in cells


def test_c48_nothing_is_typed_into_a_file_field(
    book_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drop(book_dir, PROVED)
    values = {"lent_on": "2026-03-01", "book": "档案里的家国", "proof": "借条"}
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps({"do": "add_entry", "register": "B01", "values": values}), encoding="utf-8")
    assert main(["--data", str(book_dir), "apply", str(lines)]) != 0
    assert "佐证：附件名称由附上的文件得来" in capsys.readouterr().err


@pytest.mark.parametrize("key", ["required", "sensitive", "guests"])
def test_c49_a_file_field_cannot_be_required_or_hidden(tmp_path: Path, key: str) -> None:
    drop(tmp_path, PROVED.replace('kind = "file"', f'kind = "file", {key} = true'))
    found = listed(load_packs(RESOURCES, tmp_path))
    assert found == {("books.toml", 13, f"register.fields[4].{key}", "pack_not_for_kind")}
