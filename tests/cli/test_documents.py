"""ledger, zone, check and plan on the practice branch."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Run


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.golden
def test_the_quarter_prints_with_rare_names_intact(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "q3.pdf"
    answer = run(
        "ledger", "print", "--period", "2026Q3", "--out", str(out), "--json", "--shipped-fonts", at=practice_dir
    )
    assert answer.status == 0
    assert answer.json["missing_characters"] == []
    text = "".join(text_of(out).split())
    for wanted in ("龙䶮", "白㛃", "钱𬭩", "买买提·吐尔逊", "党支部工作台账", "学党史、固根基，迎国庆"):
        assert wanted in text


def test_the_same_print_twice_is_the_same_file(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        arguments = ("ledger", "print", "--period", "2026Q3", "--only", "L06,L10", "--out", str(tmp_path / name))
        assert run(*arguments, "--shipped-fonts", at=practice_dir).status == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_an_issued_ledger_prints_again_whatever_changed(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    arguments = (
        "ledger",
        "print",
        "--period",
        "2026Q3",
        "--only",
        "L06",
        "--issue",
        "--shipped-fonts",
        "--out",
        str(first),
    )
    assert run(*arguments, at=practice_dir).status == 0
    change = tmp_path / "change.jsonl"
    change.write_text('{"do": "change_member", "member_id": 1, "fields": {"name": "欧阳改"}}\n', encoding="utf-8")
    assert run("apply", str(change), at=practice_dir).status == 0
    assert run("ledger", "reprint", "1", "--out", str(second), at=practice_dir).status == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_wrong_ledger_or_folder_is_named(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    unknown = run(
        "ledger", "print", "--period", "2026Q3", "--only", "L99", "--out", str(tmp_path / "x.pdf"), at=practice_dir
    )
    assert (unknown.status, "L99" in unknown.err) == (65, True)
    nowhere = run("ledger", "print", "--period", "2026Q3", "--out", str(tmp_path / "no" / "x.pdf"), at=practice_dir)
    assert nowhere.status == 73
    assert run("ledger", "print", "--period", "2026Q9", "--out", str(tmp_path / "x.pdf"), at=practice_dir).status == 65


def test_the_zone_sheet_holds_no_personal_numbers(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "zone.xlsx"
    assert run("zone", "export", "--period", "2026Q3", "--out", str(out), at=practice_dir).status == 0
    members = run("show", "roster", "--json", "--unmasked", at=practice_dir).json
    with zipfile.ZipFile(out) as file:
        content = b"".join(file.read(name) for name in file.namelist()).decode("utf-8", "replace")
    for member in members:
        for field in ("id_number", "phone", "address"):
            assert member[field] not in content
    assert "<f>" not in content


def test_check_names_rule_and_article(run: Run, practice_dir: Path) -> None:
    findings = run("check", "--period", "2026Q4", "--as-of", "2027-01-05", "--json", at=practice_dir).json
    missing = [
        item for item in findings if item["code"] == "node_missing" and item["form"] == "branch_committee_meeting"
    ]
    assert {item["period"] for item in missing} == {"2026-10", "2026-11", "2026-12"}
    assert all("支部工作条例" in item["article"] and item["rule"] == "LIFE-02" for item in missing)


def test_check_ends_with_1_only_for_errors(run: Run, practice_dir: Path) -> None:
    assert run("check", "--period", "2026Q3", "--as-of", "2026-10-01", at=practice_dir).status == 0
    assert run("check", "--period", "2026", "--as-of", "2027-01-15", at=practice_dir).status == 1


def test_the_plan_can_be_drafted_again_without_doubling(run: Run, practice_dir: Path) -> None:
    before = run("show", "plan", "--period", "2026", "--json", at=practice_dir).json
    assert run("plan", "2026", "--json", at=practice_dir).json["added"] == 0
    assert run("show", "plan", "--period", "2026", "--json", at=practice_dir).json == before


def test_personal_numbers_are_masked_unless_asked(run: Run, practice_dir: Path) -> None:
    masked = run("show", "roster", "--json", at=practice_dir).json[0]
    open_ = run("show", "roster", "--json", "--unmasked", at=practice_dir).json[0]
    assert "*" in masked["id_number"]
    assert open_["id_number"][:6] == masked["id_number"][:6] == "000000"
    assert "*" not in open_["id_number"]


def test_which_ledgers_may_be_written_in_small_letters_with_spaces(
    run: Run, practice_dir: Path, tmp_path: Path
) -> None:
    out = str(tmp_path / "two.xlsx")
    assert (
        run("ledger", "print", "--period", "2026Q3", "--only", " l02 ，l03,", "--out", out, at=practice_dir).status == 0
    )
    for only in ("", " , "):
        answer = run("ledger", "print", "--period", "2026Q3", "--only", only, "--out", out, at=practice_dir)
        assert answer.status == 65


def test_a_ledger_is_written_as_a_text_document(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "L06.docx")
    assert run("ledger", "print", "--period", "2026Q3", "--only", "L06", "--out", out, at=practice_dir).status == 0
    with zipfile.ZipFile(out) as archive:
        assert "党员花名册" in archive.read("word/document.xml").decode()


def test_the_sheet_of_one_person(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "记实.pdf"
    printing = ("ledger", "print", "--period", "2026", "--only", "M01", "--out", str(out), "--json")
    assert run(*printing, "--member", "1", at=practice_dir).json["pages"] == 1
    assert run(*printing, "--member", "999", at=practice_dir).status != 0


def test_nothing_is_issued_for_a_file_that_cannot_be_written(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    """An edition without its paper would leave a gap in the numbers."""
    (tmp_path / "folder.pdf").mkdir()
    styles = tmp_path / "old.docx"
    styles.write_bytes(b"")
    wanted = ("ledger", "print", "--period", "2026Q3", "--only", "L02", "--issue", "--out")
    for out, more, status in (
        (tmp_path / "none" / "a.pdf", (), 73),
        (tmp_path / "folder.pdf", (), 74),
        (tmp_path / "a.doc", (), 65),
        (tmp_path / "a.pdf", ("--styles", str(styles)), 65),
    ):
        assert run(*wanted, str(out), *more, at=practice_dir).status == status, out
    assert "：这是一个文件夹。" in run(*wanted, str(tmp_path / "folder.pdf"), at=practice_dir).err
    assert run("ledger", "reprint", "1", "--out", str(tmp_path / "b.pdf"), at=practice_dir).status == 65
    assert not (tmp_path / "b.pdf").exists()


def test_the_list_says_in_words_how_long_a_ledger_is_kept(run: Run, practice_dir: Path) -> None:
    for language, words in (("zh", {"永久", "30年", "10年", "随册"}), ("en", {"permanent", "years", "volume"})):
        lines = run("--lang", language, "ledger", "list", at=practice_dir).out.splitlines()[1:]
        assert {line.split()[-1] for line in lines} == words
