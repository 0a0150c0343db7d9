"""attach, show attachments, apply with paths, verify and backup with files."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Run
from tests.intake.pictures import jpeg, put

MEMBER = {"do": "add_member", "fields": {"name": "张三", "full_date": "2002-07-01"}}


@pytest.fixture
def filled(made: Run, tmp_path: Path) -> Run:
    """Return the runner over a book with one member."""
    assert apply(made, tmp_path, MEMBER).status == 0
    return made


def apply(run: Run, folder: Path, *commands: object) -> Answer:
    file = folder / "commands.jsonl"
    file.write_text("\n".join(json.dumps(item, ensure_ascii=False) for item in commands), encoding="utf-8")
    return run("apply", str(file), "--json")


def of_member(path: str) -> dict[str, object]:
    return {"do": "add_attachment", "owner": "member", "owner_id": 1, "path": path}


def test_files_are_attached_and_shown(filled: Run, tmp_path: Path) -> None:
    one, two = put(tmp_path / "一.jpg", jpeg()), put(tmp_path / "二.pdf", b"%PDF-1.7\n")
    answer = filled("attach", str(one), str(two), "--to", "member:1", "--json")
    assert (answer.status, answer.json["ids"]) == (0, [1, 2])
    rows = filled("show", "attachments", "--of", "member:1", "--json").json
    assert [(row["title"], row["kind"], row["media_type"]) for row in rows] == [
        ("一", "photo", "image/jpeg"),
        ("二", "file", "application/pdf"),
    ]
    table = filled("show", "attachments").out
    assert "照片" in table
    assert "member:1" in table


def test_all_are_attached_or_none(filled: Run, tmp_path: Path) -> None:
    good, bad = put(tmp_path / "a.jpg", jpeg()), put(tmp_path / "b.jpg", b"MZ" + bytes(90))
    answer = filled("attach", str(good), str(bad), "--to", "member:1")
    assert answer.status == 65
    assert "这是程序或脚本" in answer.err
    assert filled("show", "attachments", "--json").json == []


@pytest.mark.parametrize("to", ["member", "member:", "member:x", "cat:1", "member:\uff11"])
def test_a_record_is_named_by_kind_and_number(filled: Run, tmp_path: Path, to: str) -> None:
    answer = filled("attach", str(put(tmp_path / "a.jpg", jpeg())), "--to", to)
    assert answer.status == 65
    assert "event:12" in answer.err


def test_an_id_paper_is_masked_unless_asked(filled: Run, tmp_path: Path) -> None:
    filled("attach", str(put(tmp_path / "张三证.jpg", jpeg())), "--to", "member:1", "--kind", "id_document")
    (row,) = filled("show", "attachments", "--json").json
    assert (row["title"], row["file"]) == ("", None)
    assert "张三证" not in filled("show", "attachments").out
    (row,) = filled("show", "attachments", "--unmasked", "--json").json
    assert row["title"] == "张三证"


def test_paths_of_a_command_file_are_beside_it(filled: Run, tmp_path: Path) -> None:
    place = tmp_path / "包"
    (place / "照片").mkdir(parents=True)
    put(place / "照片" / "a.jpg", jpeg())
    assert apply(filled, place, of_member("照片/a.jpg")).status == 0
    outside = put(tmp_path / "secret.jpg", jpeg(90))
    for path in ("../secret.jpg", "照片/../../secret.jpg"):
        answer = apply(filled, place, of_member(path))
        assert answer.status == 65
        assert "离开了命令文件所在的文件夹" in answer.err
    assert apply(filled, place, of_member(str(outside))).status == 0


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs symbolic links")
def test_a_link_out_of_the_folder_is_an_escape(filled: Run, tmp_path: Path) -> None:
    place = tmp_path / "包"
    place.mkdir()
    (place / "a.jpg").symlink_to(put(tmp_path / "secret.jpg", jpeg()))
    assert apply(filled, place, of_member("a.jpg")).status == 65


def test_verify_names_a_file_that_is_gone_and_differs(filled: Run, data_dir: Path, tmp_path: Path) -> None:
    filled("attach", str(put(tmp_path / "a.jpg", jpeg())), "--to", "member:1")
    assert filled("verify").status == 0
    (path,) = (data_dir / "attachments").iterdir()
    path.rename(tmp_path / "elsewhere")
    answer = filled("verify", "--json")
    assert (answer.status, answer.json["consistent"]) == (2, False)
    assert answer.json["differences"] == [{"code": "attached_file_missing", "file": path.name[:16]}]
    assert "附件文件缺失" in filled("verify").out
    backup = filled("backup", "--to", str(tmp_path / "usb"), "--json")
    assert (backup.status, backup.json["lost"]) == (0, [path.name])
    assert "1 个附件" in backup.err


def test_a_book_restored_elsewhere_has_its_files(filled: Run, tmp_path: Path) -> None:
    filled("attach", str(put(tmp_path / "a.jpg", jpeg())), "--to", "member:1")
    file = filled("backup", "--to", str(tmp_path / "usb"), "--json").json["file"]
    assert filled("restore", file, at=tmp_path / "new").status == 0
    assert filled("verify", at=tmp_path / "new").status == 0
    assert len(list((tmp_path / "new" / "attachments").iterdir())) == 1


def test_nothing_of_a_photo_but_its_pixels_is_anywhere_in_the_data_folder(
    filled: Run, data_dir: Path, tmp_path: Path
) -> None:
    filled("attach", str(put(tmp_path / "a.jpg", jpeg())), "--to", "member:1")
    for path in data_dir.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"CANARY" not in content, path
            assert str(tmp_path / "a.jpg").encode() not in content, path


def test_the_annex_is_printed_when_asked_for(run: Run, practice_dir: Path, tmp_path: Path) -> None:
    picture = max((practice_dir / "attachments").glob("*.jpg"), key=lambda path: path.stat().st_size).read_bytes()
    choice = ("--period", "2026Q3", "--only", "L02")
    for annex in ((), ("--annex",)):
        answer = run("ledger", "print", *choice, *annex, "--out", str(tmp_path / "a.pdf"), at=practice_dir)
        assert answer.status == 0
        assert (picture in (tmp_path / "a.pdf").read_bytes()) is bool(annex)
    answer = run("ledger", "print", *choice, "--annex", "--issue", "--out", str(tmp_path / "b.docx"), at=practice_dir)
    assert answer.status == 0
    with zipfile.ZipFile(tmp_path / "b.docx") as package:
        assert picture in [package.read(name) for name in package.namelist()]
    assert run("ledger", "reprint", "1", "--out", str(tmp_path / "c.pdf"), at=practice_dir).status == 0
    assert picture in (tmp_path / "c.pdf").read_bytes()
