"""Fonts and ways to read a PDF back."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest

from smallbranch.documents import blocks as b
from smallbranch.documents.fonts import FontSet, load_fonts
from smallbranch.documents.pdf import render_pdf
from tests.documents.printing import FONTS, squeeze


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    """The bundled fonts only, so that every computer prints the same."""
    return load_fonts(FONTS, bundled_only=True)


@pytest.fixture
def page_texts(fonts: FontSet) -> Callable[[b.Document], list[str]]:
    """Print a document and return the text of its pages, as PDFium reads it, without white space."""

    def read(document: b.Document) -> list[str]:
        pdf = pypdfium2.PdfDocument(render_pdf(document, fonts))
        try:
            return [squeeze(page.get_textpage().get_text_range()) for page in pdf]
        finally:
            pdf.close()

    return read
