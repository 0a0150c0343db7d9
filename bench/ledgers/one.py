"""One run in its own process: `one.py ours|typst SIZE OUT`; the content is made or read before the program starts."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"


def ours(source: Path, out: Path) -> None:
    """Read the document's JSON and write the PDF."""
    sys.path.insert(0, str(ROOT / "src"))
    from smallbranch.documents.blocks_json import from_json
    from smallbranch.documents.fonts import load_fonts
    from smallbranch.documents.pdf import write_pdf

    document = from_json(source.read_text(encoding="utf-8"))
    write_pdf(document, out, load_fonts(FONTS, bundled_only=True))


def typst(source: Path, out: Path) -> None:
    """Compile the same JSON with Typst; tags are off, as in our file."""
    import typst as engine

    engine.compile(
        str(Path(__file__).with_name("volume.typ")),
        output=str(out),
        root="/",
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"source": str(source)},
        pdf_tags=False,
    )


if __name__ == "__main__":
    {"ours": ours, "typst": typst}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
