"""self-test: what an installer runs to know that everything came along."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from smallbranch.bootstrap import create, open_context
from smallbranch.cli import exits
from smallbranch.cli.output import complain, say
from smallbranch.kernel.clock import SystemClock
from smallbranch.kernel.periods import quarter_of
from smallbranch.kernel.places import resources_dir
from smallbranch.store.verify import verify

if TYPE_CHECKING:
    from smallbranch.documents.blocks import Document


def run(args: argparse.Namespace) -> int:
    """Open a new book, migrate, load all packs, plan, print one ledger in every format, verify; say what was done."""
    with tempfile.TemporaryDirectory(prefix="smallbranch-") as folder:
        data = Path(folder) / "data"
        create(data, "自检支部")
        say("new book: ok")
        ctx = open_context(data)
        try:
            if ctx.packs.problems:
                complain("\n".join(str(problem) for problem in ctx.packs.problems))
                return exits.SOFTWARE
            say(f"packs: {len(ctx.packs.ledgers)} ledgers, ok")
            today = SystemClock().today()
            period = quarter_of(today)
            say(f"plan of next year: {len(ctx.meetings.preview_year(today.year + 1).lines)} lines, ok")
            for line in _printed(ctx.ledgers.compose(period, ("L02",)), Path(folder)):
                say(line)
            with ctx.book.raw() as raw:
                consistent = verify(raw, ctx.book.shapes).consistent
        finally:
            ctx.book.close()
    say("verify: ok" if consistent else "verify: differs")
    return exits.DONE if consistent else exits.SOFTWARE


def _printed(document: Document, folder: Path) -> Iterator[str]:
    """Write a document by every back-end and read the spreadsheet again by the reading child; say what was done."""
    from smallbranch.documents.docx_document import write_docx
    from smallbranch.documents.fonts import load_fonts
    from smallbranch.documents.pdf import write_pdf
    from smallbranch.documents.xlsx_document import write_xlsx
    from smallbranch.intake.workbook import read_workbook

    fonts = load_fonts(resources_dir() / "fonts", bundled_only=True)
    yield f"ledger: {write_pdf(document, folder / 'ledger.pdf', fonts).pages} page(s), ok"
    write_docx(document, folder / "ledger.docx")
    yield "text document: ok"
    write_xlsx(document, folder / "ledger.xlsx")
    yield f"spreadsheet: {len(read_workbook(folder / 'ledger.xlsx').sheets)} sheet(s) read again, ok"
