"""Every ledger as PDF, spreadsheet and text document: from the practice branch and as an empty form."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.documents.blocks import Block, FramedText, Table
from smallbranch.documents.docx_document import write_docx
from smallbranch.documents.fonts import load_fonts
from smallbranch.documents.pdf import write_pdf
from smallbranch.documents.xlsx_document import write_xlsx
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir
from smallbranch.packs.ledger_schema import LedgerKind

QUARTER, YEAR = Period.parse("2026Q3"), Period.parse("2026")


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


def test_running_text_writes_days_out(ctx: AppContext) -> None:
    """2026年9月20日 in text, 2026.09.20 in columns only (GB/T 9704-2012, 7.3.5)."""
    for ledger in ctx.ledgers.available():
        for block in blocks_of(ctx, ledger.id):
            if isinstance(block, FramedText):
                dotted = [part.text for part in block.blocks if re.search(r"\d{4}\.\d\d\.\d\d", part.text)]
                assert not dotted, ledger.id


def test_c26_no_printed_list_leaves_open_which_namesake_it_means(ctx: AppContext) -> None:
    """Two members are called 石磊; a line that names one says his sex or office, in brackets or in a column."""
    telling = {"男", "女", *(one.department for one in ctx.roster.members(YEAR.last) if one.name == "石磊")}
    found = 0
    for ledger in ctx.ledgers.available():
        for block in blocks_of(ctx, ledger.id):
            for row in block.rows if isinstance(block, Table) else ():
                if any(re.search("石\u3000?磊(?!（)", cell) for cell in row.cells):
                    found += 1
                    assert any(one in cell for one in telling for cell in row.cells), (ledger.id, row.cells)
    assert found, "somewhere a column tells"


def blocks_of(ctx: AppContext, ledger: str) -> Iterator[Block]:
    for section in ctx.ledgers.compose(YEAR, (ledger,)).sections:
        yield from section.blocks


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()
