"""A register written by the window is a file a person could have written; taking one in checks it first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.bootstrap import AppContext
from smallbranch.cli.main import main
from smallbranch.kernel.errors import Refused
from smallbranch.kernel.periods import Period
from smallbranch.packs.loader import load_packs
from smallbranch.packs.reading import PackFile
from smallbranch.packs.register_files import read_register
from smallbranch.packs.register_schema import RegisterDefinition
from smallbranch.packs.register_text import register_text
from smallbranch.registers.commands import AddEntry
from smallbranch.registers.own import add_file, keep_register, own_files
from tests.registers.test_own_registers import BOOKS, RESOURCES


def own(text: str, folder: Path) -> RegisterDefinition:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    file = PackFile(path)
    register = read_register(file)
    assert file.problems == []
    assert register is not None
    return register


def test_every_shipped_register_survives_being_written(tmp_path: Path) -> None:
    for register in load_packs(RESOURCES).registers.values():
        assert own(register_text(register), tmp_path) == register


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(lambda one: one.strip()))
def test_any_title_survives_being_written(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    register = own(BOOKS, folder)
    import unicodedata

    from msgspec.structs import replace

    named = replace(register, title=unicodedata.normalize("NFC", title))
    assert own(register_text(named), folder) == named


def test_a_new_register_is_in_force_at_once(ctx: AppContext, tmp_path: Path) -> None:
    register = own(BOOKS, tmp_path)
    keep_register(register, ctx.places.folder, ctx.packs)
    values = {"lent_on": "2026-03-01", "book": "档案里的家国", "reader": "来宾"}
    ctx.dispatcher.do(AddEntry(register="B01", values=values))
    assert [one.shown["book"] for one in ctx.registers.entries("B01", Period.parse("2026"))] == ["档案里的家国"]
    assert ctx.ledgers.compose(Period.parse("2026"), ("B01",)).sections[0].title == "支部图书借阅登记"
    assert own_files(ctx.places.folder).keys() == {"B01"}


def test_what_the_program_brings_is_not_written_over(ctx: AppContext, tmp_path: Path) -> None:
    register = own(BOOKS.replace("B01", "L33"), tmp_path)
    with pytest.raises(Refused) as refused:
        keep_register(register, ctx.places.folder, ctx.packs)
    assert refused.value.code == "register_id_taken"
    assert not own_files(ctx.places.folder)


def test_what_cannot_be_used_leaves_the_file_as_it_was(ctx: AppContext, tmp_path: Path) -> None:
    from msgspec.structs import replace

    register = own(BOOKS, tmp_path)
    path = keep_register(register, ctx.places.folder, ctx.packs)
    before = path.read_bytes()
    with pytest.raises(Refused):
        keep_register(replace(register, fields=()), ctx.places.folder, ctx.packs)
    assert path.read_bytes() == before
    assert "B01" in ctx.packs.registers
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(BOOKS.replace('kind = "money"', 'kind = "gold"'), encoding="utf-8")
    with pytest.raises(Refused):
        add_file(wrong, ctx.places.folder, ctx.packs)


def test_the_command_line_checks_and_takes_one(
    book_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(BOOKS.replace('kind = "money"', 'kind = "gold"'), encoding="utf-8")
    at = ["--data", str(book_dir), "register"]
    assert main([*at, "check", str(path), "--json"]) != 0
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["line"], problem["key"]) == (13, "register.fields[4].kind")
    path.write_text(BOOKS, encoding="utf-8")
    assert main([*at, "check", str(path)]) == 0
    assert not own_files(book_dir)
    assert main([*at, "add", str(path)]) == 0
    assert own_files(book_dir).keys() == {"B01"}
    capsys.readouterr()
    assert (
        main(
            [
                "--data",
                str(book_dir),
                "ledger",
                "print",
                "--period",
                "2026",
                "--only",
                "B01",
                "--out",
                str(tmp_path / "b.docx"),
            ]
        )
        == 0
    )
