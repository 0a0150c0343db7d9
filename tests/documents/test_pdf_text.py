"""What a reader's program gets out of the PDF is what was put in, and the bytes are always the same."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from smallbranch.documents import blocks as b
from smallbranch.documents.blocks_json import to_json
from smallbranch.documents.fonts import FontSet, load_fonts
from smallbranch.documents.pdf import render_pdf, write_pdf
from tests.documents.printing import FONTS, RARE, one_section, squeeze

BODY = (
    f"会议由{RARE}主持。支部高度重视一线人员，“三会一课”——这是基本制度……应到18人，实到16人，出席率88.9%。"
    "联系zhibu.office@example.org，电话0571-88880000；温度37℃，‰，①⑳，☑同意☐不同意，√△○×。"
)
MARKUP = "<b>粗</b> <para> &amp; <br/> =1+1 {{x}} %s \\n (括号) \\( [TJ]"


def sample() -> b.Document:
    grid = b.KeyValueTable(
        (1, 3, 1, 3), ((b.InfoCell("主持人", True), b.InfoCell(RARE), b.InfoCell("地点", True), b.InfoCell("三楼")),)
    )
    table = b.Table(
        (b.Column("name", "姓名", 30), b.Column("memo", "备注", 60)),
        tuple(b.Row((f"欧阳{character}", MARKUP)) for character in RARE),
    )
    minutes = b.FramedText((b.Heading(1, "一、议题"), b.Paragraph(BODY * 4), b.Paragraph(MARKUP)))
    return one_section(grid, minutes, b.SignLine(("主持人", "记录人")), table, b.Note("注：" + MARKUP))


def texts_in(document: b.Document) -> list[str]:
    return [BODY * 4, MARKUP, *(f"欧阳{character}" for character in RARE), "注：" + MARKUP, "主持人：", "会议记录"]


def test_pdfium_reads_back_every_text(page_texts: Callable[[b.Document], list[str]]) -> None:
    read = "".join(page for page in page_texts(sample()))
    whole = read.replace("—1—", "").replace("—2—", "").replace("—3—", "")
    for text in texts_in(sample()):
        assert squeeze(text) in whole, text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_poppler_reads_back_every_text(fonts: FontSet, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(sample(), path, fonts)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    read = "".join(done.stdout.decode().split())
    for number in (1, 2, 3):
        read = read.replace(f"—{number}—", "")
    for text in texts_in(sample()):
        assert squeeze(text) in read, text


def test_the_same_document_gives_the_same_bytes(fonts: FontSet) -> None:
    again = load_fonts(FONTS, bundled_only=True)
    assert render_pdf(sample(), fonts) == render_pdf(sample(), fonts) == render_pdf(sample(), again)


def test_another_process_gives_the_same_bytes(fonts: FontSet, tmp_path: Path) -> None:
    source = tmp_path / "a.json"
    source.write_text(to_json(sample()), encoding="utf-8")
    script = (
        "import sys, hashlib; from pathlib import Path\n"
        "from smallbranch.documents.blocks_json import from_json\n"
        "from smallbranch.documents.fonts import load_fonts\n"
        "from smallbranch.documents.pdf import render_pdf\n"
        "document = from_json(Path(sys.argv[1]).read_text(encoding='utf-8'))\n"
        "print(hashlib.sha256(render_pdf(document, load_fonts(Path(sys.argv[2]), bundled_only=True))).hexdigest())"
    )
    paths = {"PYTHONPATH": str(FONTS.parents[1] / "src"), "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", script, str(source), str(FONTS)], env=paths, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == hashlib.sha256(render_pdf(sample(), fonts)).hexdigest()


def test_only_embedded_fonts_are_named(fonts: FontSet) -> None:
    data = render_pdf(sample(), fonts)
    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") == data.count(b"/CIDFontType2") > 2
    assert data.count(b"/ToUnicode") == data.count(b"/Type0")


def test_a_character_without_glyph_is_reported_and_still_read_back(
    fonts: FontSet, tmp_path: Path, page_texts: Callable[[b.Document], list[str]]
) -> None:
    document = one_section(b.Paragraph("主持：龙\U0002a6a5"))
    result = write_pdf(document, tmp_path / "a.pdf", fonts)
    assert [finding.params["character"] for finding in result.findings] == ["\U0002a6a5"]
    assert "龙\U0002a6a5" in page_texts(document)[0]
