"""A print can be filed for good: it says what it is, carries its fonts and colours, and a validator agrees."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pypdfium2
import pytest

from smallbranch.documents import blocks as b
from smallbranch.documents.fonts import FontSet
from smallbranch.documents.pdf import render_pdf
from tests.documents.printing import RARE

MINUTES = b.FramedText((b.Heading(1, "一、议题"), b.Paragraph(f"应到18人，{RARE}" * 90)))
DOCUMENT = b.Document(
    "手册 <一>&“二”",
    (
        b.Section("L10", "会议记录", (MINUTES,)),
        b.Section(
            "S01",
            "统计",
            (
                b.Chart(b.ChartKind.COLUMNS, "年龄", ("30以下", "60以上"), (b.Series("人数", (3, 5)),)),
                b.Table((b.Column("a", "姓名", 30),), (b.Row((RARE,)),)),
                b.SignLine(("书记",)),
            ),
            b.Orientation.LANDSCAPE,
        ),
    ),
    b.Meta("2026年第三季度", "练习机关支部", watermark="练习支部", footer="版本 1"),
    b.Cover(("练习",)),
    contents=True,
)
JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-io", "commons-logging", "javax.activation", "jaxb-api")
CLASS_PATH = [Path("/usr/share/java") / f"{name}.jar" for name in JARS]
ALLOWED = {"1.4.7", "1.2.9", "7.11.1", "7.11.2"}
"""What PDF/A-1b, all this validator knows, forbids and PDF/A-3u allows: a file inside, and to be part 3, level U."""


@pytest.fixture(scope="module")
def data(fonts: FontSet) -> bytes:
    return render_pdf(DOCUMENT, fonts)


def test_it_says_what_it_is_twice_alike(data: bytes) -> None:
    packet = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", data, re.DOTALL)
    assert packet is not None
    said = {each.tag.rpartition("}")[2]: "".join(each.itertext()) for each in ET.fromstring(packet[0]).iter()}
    with pypdfium2.PdfDocument(data) as pdf:
        info = pdf.get_metadata_dict()
    assert (said["part"], said["conformance"]) == ("3", "U")
    assert (said["title"], said["creator"], said["description"]) == (info["Title"], info["Author"], info["Subject"])
    assert (said["CreatorTool"], said["Producer"]) == (info["Creator"], info["Producer"])
    assert info["CreationDate"].startswith("D:20000101000000")
    assert said["CreateDate"].startswith("2000-01-01T00:00:00")


def test_its_colours_have_a_meaning(data: bytes) -> None:
    assert b"/GTS_PDFA1" in data
    assert b"/OutputIntents" in data


@pytest.mark.skipif(
    shutil.which("java") is None or not CLASS_PATH[0].exists(), reason="libpdfbox2-java is not installed"
)
def test_a_validator_finds_nothing_but_what_our_level_allows(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "ledger.pdf"
    file.write_bytes(data)
    path = ":".join(map(str, CLASS_PATH))
    command = ["java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", str(file)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert set(re.findall(r"^(\d+(?:\.\d+)+) : ", said, re.MULTILINE)) == ALLOWED, said
