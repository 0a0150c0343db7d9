"""self-test: what an installer runs to know that everything came along."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from smallbranch.bootstrap import create, open_context
from smallbranch.cli import exits
from smallbranch.cli.output import complain, say
from smallbranch.kernel.clock import SystemClock
from smallbranch.kernel.periods import quarter_of
from smallbranch.kernel.places import resources_dir
from smallbranch.store.verify import verify


def run(args: argparse.Namespace) -> int:
    """Open a new book, migrate, load all packs, print one ledger, verify; print what was checked."""
    from smallbranch.documents.fonts import load_fonts
    from smallbranch.documents.pdf import write_pdf

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
            period = quarter_of(SystemClock().today())
            fonts = load_fonts(resources_dir() / "fonts", bundled_only=True)
            result = write_pdf(ctx.ledgers.compose(period, ("L02",)), Path(folder) / "L02.pdf", fonts)
            say(f"ledger: {result.pages} page(s), ok")
            with ctx.book.raw() as raw:
                consistent = verify(raw, ctx.book.shapes).consistent
        finally:
            ctx.book.close()
    say("verify: ok" if consistent else "verify: differs")
    return exits.DONE if consistent else exits.SOFTWARE
