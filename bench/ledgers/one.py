"""One run in its own process: `one.py ours|typst|libreoffice|platypus SOURCE OUT`; SOURCE is the volume's JSON.

For LibreOffice a ready .docx with the same content lies beside the JSON: only its conversion is counted.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"


def ours(source: Path, out: Path) -> None:
    """Read the document's JSON and write the PDF; what is needed is imported as the command line does it."""
    sys.path.insert(0, str(ROOT / "src"))
    from smallbranch.kernel.starting import kept_for_good

    with kept_for_good():
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


def libreoffice(source: Path, out: Path) -> None:
    """Convert the same document, written as .docx beforehand."""
    folder = out.parent / "office"
    convert = ["soffice", f"-env:UserInstallation=file://{folder}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*convert, "--outdir", str(folder), str(source.with_suffix(".docx"))], check=True, capture_output=True
    )
    (folder / source.with_suffix(".pdf").name).replace(out)


def platypus(source: Path, out: Path) -> None:
    """Build the volume as ReportLab's tutorial shows: paragraphs in tables, one story, contents by multiBuild."""
    sys.path.insert(0, str(Path(__file__).parent))
    from tutorial import build

    build(source, out, FONTS)


if __name__ == "__main__":
    programs = {"ours": ours, "typst": typst, "libreoffice": libreoffice, "platypus": platypus}
    programs[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
