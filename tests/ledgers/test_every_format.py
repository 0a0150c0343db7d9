"""Every ledger as PDF, spreadsheet and text document: from the practice branch and as an empty form."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.documents.docx_document import write_docx
from smallbranch.documents.fonts import load_fonts
from smallbranch.documents.pdf import write_pdf
from smallbranch.documents.xlsx_document import write_xlsx
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir
from smallbranch.packs.ledger_schema import LedgerKind

QUARTER = Period.parse("2026Q3")


@pytest.fixture
def ctx(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir)
    yield opened
    opened.book.close()


@pytest.mark.parametrize("blank", [False, True], ids=["filled", "blank"])
def test_every_ledger_in_every_format(ctx: AppContext, tmp_path: Path, blank: bool) -> None:
    fonts = load_fonts(resources_dir() / "fonts", bundled_only=True)
    for ledger in ctx.ledgers.available():
        if blank and ledger.kind is LedgerKind.STATISTICS:
            continue
        document = ctx.ledgers.compose(QUARTER, (ledger.id,), blank=blank)
        stem = tmp_path / ledger.id
        result = write_pdf(document, stem.with_suffix(".pdf"), fonts)
        assert result.pages > 0, ledger.id
        assert not result.findings, (ledger.id, "a character without a glyph")
        title = document.sections[0].title.replace("\n", "")
        assert title in text_of(stem.with_suffix(".pdf")).replace("\r", "").replace("\n", "")
        write_xlsx(document, stem.with_suffix(".xlsx"))
        write_docx(document, stem.with_suffix(".docx"))
        with zipfile.ZipFile(stem.with_suffix(".docx")) as package:
            assert title in package.read("word/document.xml").decode(), ledger.id
        with zipfile.ZipFile(stem.with_suffix(".xlsx")) as package:
            assert package.testzip() is None


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()
