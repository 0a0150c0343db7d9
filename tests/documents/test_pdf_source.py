"""What a printed file says about itself: its title, whose it is, and the document it was made from."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from smallbranch.documents import blocks as b
from smallbranch.documents.blocks_json import from_json, to_json
from smallbranch.documents.fonts import FontSet
from smallbranch.documents.pdf import render_pdf
from tests.documents.printing import RARE

LONG = tuple(b.Paragraph(f"第{number}项议定：{RARE}（附件）\\") for number in range(120))
DOCUMENT = b.Document(
    "工作\n手册",
    (b.Section("L10", "会议记录", LONG), b.Section("L06", "名册", LONG, b.Orientation.LANDSCAPE)),
    b.Meta("2026年第三季度", "练习机关支部", watermark="练习支部"),
)


@pytest.fixture(scope="module")
def data(fonts: FontSet) -> bytes:
    return render_pdf(DOCUMENT, fonts)


def test_title_author_and_period_stand_in_its_information(data: bytes) -> None:
    with pypdfium2.PdfDocument(data) as pdf:
        found = pdf.get_metadata_dict()
    assert (found["Title"], found["Author"], found["Subject"]) == ("工作手册", "练习机关支部", "2026年第三季度")
    assert (found["Creator"], found["Producer"]) == ("SmallBranch", "SmallBranch")


def test_the_document_can_be_taken_out_of_its_print(data: bytes) -> None:
    with pypdfium2.PdfDocument(data) as pdf:
        assert pdf.count_attachments() == 1
        attachment = pdf.get_attachment(0)
        assert attachment.get_name() == "ledger.json"
        text = bytes(attachment.get_data()).decode()
    assert text == to_json(DOCUMENT)
    assert from_json(text) == DOCUMENT
    assert re.search(rb"/AFRelationship /Source", data)
    assert re.search(rb"/AF \[ *\d+ 0 R *\]", data)
    assert b"/Subtype /application#2Fjson" in data


def test_the_same_print_is_the_same_bytes(data: bytes, fonts: FontSet) -> None:
    assert render_pdf(DOCUMENT, fonts) == data


def test_the_practice_mark_is_kept_once_for_each_kind_of_sheet(data: bytes) -> None:
    assert len(re.findall(rb"/Subtype /Form", data)) == 2
    with pypdfium2.PdfDocument(data) as pdf:
        assert len(pdf) > 8
        for page in (pdf[0], pdf[len(pdf) - 1]):
            shades = page.render(scale=0.5, grayscale=True).to_pil().histogram()
            assert sum(shades[225:245]) > 2000, "the pale mark lies across the page"
