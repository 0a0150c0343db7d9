"""Pictures in print: the file's own bytes, two on a page, with their captions; named where they cannot be drawn."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PIL import Image

from smallbranch.documents import blocks as b
from smallbranch.documents.blocks_json import from_json, to_json
from smallbranch.documents.docx_document import write_docx
from smallbranch.documents.fonts import FontSet
from smallbranch.documents.pdf import render_pdf
from smallbranch.documents.pictures import GONE, jpeg
from smallbranch.documents.xlsx_document import write_xlsx
from tests.intake.pictures import card


def stored(width: int, height: int, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    card(width, height, mode).save(out, "JPEG")
    return out.getvalue()


FILES = {"a.jpg": stored(1600, 1000), "b.jpg": stored(300, 900, "L"), "c.jpg": stored(1200, 300)}


def document(*names: str) -> b.Document:
    shown = []
    for at, name in enumerate(names, 1):
        found = jpeg(FILES.get(name, FILES["a.jpg"]))
        assert found is not None
        shown.append(b.Picture(name, found.width, found.height, f"照片{at}　2026年9月18日　支部党员大会"))
    return b.Document("附件", (b.Section("A01", "照片和附件", tuple(shown)),))


def test_a_picture_goes_into_the_file_as_it_is(fonts: FontSet) -> None:
    data = render_pdf(document("a.jpg", "b.jpg"), fonts, FILES.get)
    assert all(data.count(content) == 1 for content in (FILES["a.jpg"], FILES["b.jpg"]))
    assert data == render_pdf(document("a.jpg", "b.jpg"), fonts, FILES.get)
    assert render_pdf(document("a.jpg", "a.jpg"), fonts, FILES.get).count(FILES["a.jpg"]) == 1


def test_two_stand_on_a_page_with_their_captions(fonts: FontSet) -> None:
    pdf = pypdfium2.PdfDocument(render_pdf(document("a.jpg", "b.jpg", "c.jpg", "a.jpg", "b.jpg"), fonts, FILES.get))
    texts = [page.get_textpage().get_text_range() for page in pdf]
    assert [[f"照片{n}" in text for n in range(1, 6)] for text in texts] == [
        [True, True, False, False, False],
        [False, False, True, True, False],
        [False, False, False, False, True],
    ]


def test_it_is_drawn_upright_and_whole(fonts: FontSet) -> None:
    page = pypdfium2.PdfDocument(render_pdf(document("a.jpg"), fonts, FILES.get))[0]
    (left, bottom, right, top), *_ = [item.get_bounds() for item in page.get_objects() if item.type == 3]
    assert (right - left) / (top - bottom) == pytest.approx(1.6, rel=0.01)
    picture = page.render(scale=1).to_pil().convert("L")
    height = picture.height
    assert picture.getpixel((round(left) + 5, round(height - top) + 5)) < 60  # dark in the upper left corner
    assert 150 < picture.getpixel((round(right) - 5, round(height - bottom) - 5)) < 230


def test_one_that_cannot_be_had_leaves_its_frame_and_its_caption(fonts: FontSet) -> None:
    for source in (lambda name: None, lambda name: b"\xff\xd8 damaged", lambda name: b"<svg/>"):
        page = pypdfium2.PdfDocument(render_pdf(document("a.jpg"), fonts, source))[0]
        text = page.get_textpage().get_text_range()
        assert GONE in text
        assert "照片1" in text


def test_word_holds_the_picture_and_a_spreadsheet_names_it(tmp_path: Path) -> None:
    write_docx(document("a.jpg", "b.jpg", "none.jpg"), tmp_path / "a.docx", lambda name: FILES.get(name))
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        media = sorted(package.read(name) for name in package.namelist() if name.startswith("word/media/"))
        body = package.read("word/document.xml").decode()
    assert media == sorted([FILES["a.jpg"], FILES["b.jpg"]])
    assert (body.count("<pic:pic "), GONE in body, "照片3" in body) == (2, True, True)
    write_docx(document("a.jpg", "b.jpg", "none.jpg"), tmp_path / "b.docx", lambda name: FILES.get(name))
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    write_xlsx(document("a.jpg"), tmp_path / "a.xlsx")
    cells = [str(cell.value) for row in openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows() for cell in row]
    assert any("照片1" in text and "a.jpg" in text for text in cells)


def test_a_document_with_pictures_comes_back_from_its_text() -> None:
    assert from_json(to_json(document("a.jpg"))) == document("a.jpg")


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xc0\x00", FILES["a.jpg"][:100], b"\x89PNG" * 9])
def test_what_is_no_jpeg_is_none(data: bytes) -> None:
    assert jpeg(data) is None


def test_four_colours_are_none() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (10, 10)).save(out, "JPEG")
    assert jpeg(out.getvalue()) is None
