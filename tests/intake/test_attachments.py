"""Photos and files of strangers: pictures come out plain, everything else is what its bytes say, or is refused."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from smallbranch.intake.attachment import Prepared, prepare, read_source
from smallbranch.intake.attachment_reader import read_attachment
from smallbranch.intake.limits import PICTURE_LIMITS, PictureLimits, RefusedFile
from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput
from tests.intake.pictures import card, encoded, huge_png, jpeg, put

SIDE = 1600
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def package(*names: str, mimetype: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, b"<x/>")
    return out.getvalue()


def markers(data: bytes) -> set[int]:
    """Return the segments of a JPEG before its pixels."""
    found, at = set(), 2
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        found.add(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return found


def opened(ready: Prepared) -> Image.Image:
    return Image.open(io.BytesIO(ready.data))


def code_of(data: bytes, limits: PictureLimits = PICTURE_LIMITS) -> str:
    with pytest.raises(RefusedFile) as caught:
        read_attachment(data, SIDE, limits)
    return caught.value.code


def test_nothing_but_pixels_is_stored_of_a_photo() -> None:
    photo = jpeg()
    assert b"CANARY" in photo
    assert b"Exif" in photo
    ready = prepare(photo, SIDE)
    assert markers(ready.data) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDD}  # JFIF, tables, frame: no Exif, XMP, ICC, comment
    assert b"CANARY" not in ready.data
    assert not opened(ready).getexif()
    assert (ready.media_type, ready.suffix) == ("image/jpeg", "jpg")


def test_the_day_it_was_taken_is_read_before_that() -> None:
    assert prepare(jpeg(), SIDE).taken_on == date(2026, 9, 18)
    assert prepare(jpeg(taken="0000:00:00 00:00:00"), SIDE).taken_on is None
    assert prepare(encoded("PNG"), SIDE).taken_on is None


def test_it_is_brought_to_size_and_set_upright() -> None:
    ready = prepare(jpeg(2000, 1000, turned=6), 800)
    assert (ready.width, ready.height) == (400, 800)
    picture = opened(ready).convert("L")
    assert picture.getpixel((390, 10)) < 60  # the dark corner went from the left to the right
    assert picture.getpixel((10, 10)) > 150


def test_a_small_picture_is_not_blown_up() -> None:
    assert prepare(jpeg(40, 30), SIDE).width == 40


def test_equal_pictures_give_equal_bytes() -> None:
    assert prepare(jpeg(), SIDE) == prepare(jpeg(), SIDE)


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16"), ("WEBP", "RGBA"),
        ("BMP", "RGB"), ("TIFF", "CMYK"), ("TIFF", "F"), ("GIF", "P"), ("JPEG", "L"), ("JPEG", "CMYK"),
    ],
)  # fmt: skip
def test_every_form_is_read(form: str, mode: str) -> None:
    data = encoded(form, mode) if mode != "I;16" else _deep()
    found = read_attachment(data, SIDE, PICTURE_LIMITS)
    assert (found["width"], found["height"], found["suffix"]) == (400, 300, "jpg")


def _deep() -> bytes:
    out = io.BytesIO()
    Image.new("I;16", (400, 300), 30_000).save(out, "PNG")
    return out.getvalue()


def test_sixteen_bits_are_not_clipped_to_white() -> None:
    assert opened(prepare(_deep(), SIDE)).getpixel((200, 150)) == pytest.approx(117, abs=3)


def test_what_is_transparent_becomes_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(prepare(out.getvalue(), SIDE)).convert("L").getpixel((10, 10)) > 250


def test_of_several_frames_the_first_is_kept() -> None:
    out = io.BytesIO()
    card().save(out, "GIF", save_all=True, append_images=[Image.new("RGB", (400, 300), "red")])
    picture = opened(prepare(out.getvalue(), SIDE)).convert("RGB")
    assert max(picture.getpixel((300, 200))) - min(picture.getpixel((300, 200))) < 30  # grey, not red


@pytest.mark.parametrize("data", [huge_png(50_000, 50_000), huge_png(40_000, 1), huge_png(12_000, 12_000)])
def test_a_bomb_is_refused_by_its_own_header(data: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        prepare(data, SIDE)
    assert caught.value.fields == {"path": "picture_too_large"}


def test_a_hundred_million_pixels_in_few_bytes_are_scaled_within_bounds() -> None:
    out = io.BytesIO()
    Image.new("1", (10_500, 10_500)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    ready = prepare(out.getvalue(), 200)
    assert (ready.width, ready.height) == (200, 200)


@pytest.mark.parametrize(
    "data",
    [
        jpeg()[:3000], jpeg()[:60], encoded("PNG")[:-40], encoded("PNG")[:30], encoded("WEBP")[:50],
        huge_png(9_000, 9_000), b"BM" + bytes(300), b"GIF89a" + bytes(40), b"II*\x00" + b"\xff" * 60,
        b"\xff\xd8\xff\xe1" + b"\xff\xff" * 40,
    ],
)  # fmt: skip
def test_a_broken_picture_is_a_sentence(data: bytes) -> None:
    assert code_of(data) == "picture_damaged"


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (package("[Content_Types].xml", "word/document.xml"), "docx"),
        (package("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (package("ppt/presentation.xml"), "pptx"),
        (package("OFD.xml", "Doc_0/Document.xml"), "ofd"),
        (package("content.xml", mimetype=b"application/vnd.oasis.opendocument.text"), "odt"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        ("会议通知".encode(), "txt"),
        ("会议通知".encode("gb18030"), "txt"),
        (b"@echo off\r\ndel *.*\r\n", "txt"),  # stored as text it is shown, never run
    ],
)
def test_a_document_is_what_its_bytes_say(data: bytes, suffix: str) -> None:
    assert read_attachment(data, SIDE, PICTURE_LIMITS)["suffix"] == suffix


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "attachment_empty"),
        (bytes(100), "attachment_empty"),
        (b"MZ\x90\x00" + bytes(100), "attachment_is_program"),
        (b"\x7fELF" + bytes(100), "attachment_is_program"),
        (b"#!/bin/sh\nrm -rf /\n", "attachment_is_program"),
        (b"L\x00\x00\x00\x01\x14\x02\x00", "attachment_is_program"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(60), "picture_heic"),
        (package("word/document.xml", "word/vbaProject.bin"), "attachment_has_macros"),
        (OLE + "WordDocument_VBA_PROJECT".encode("utf-16-le"), "attachment_has_macros"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "attachment_encrypted"),
        (package("a.exe"), "attachment_kind_unknown"),
        (b"Rar!\x1a\x07\x00", "attachment_kind_unknown"),
        (b"<html><script>alert(1)</script></html>", "attachment_kind_unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "attachment_kind_unknown"),
        (package("word/document.xml")[:-30], "attachment_damaged"),
        (b"\x01\x02\xff\xfe\x00\x81", "attachment_kind_unknown"),
    ],
)
def test_what_is_not_taken_has_a_sentence(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_too_many_bytes_are_refused_before_anybody_looks(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(PICTURE_LIMITS.file_bytes + 10)
    data = read_source(path)
    assert len(data) == PICTURE_LIMITS.file_bytes + 1
    with pytest.raises(InvalidInput) as caught:
        prepare(data, SIDE)
    assert caught.value.fields == {"path": "attachment_too_large"}


def test_only_plain_files_are_sources(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", Path("/dev/zero")):
        with pytest.raises(EnvironmentProblem) as caught:
            read_source(path)
        assert caught.value.code == "no_such_input"


@pytest.mark.crash
def test_a_reader_that_hangs_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = put(tmp_path / "reader", f"#!{sys.executable}\nimport time\ntime.sleep(600)\n".encode())
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    with pytest.raises(InvalidInput) as caught:
        prepare(jpeg(), SIDE, timeout=0.5)
    assert caught.value.fields == {"path": "attachment_too_demanding"}
