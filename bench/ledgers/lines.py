"""How well lines of finished PDFs are broken, and what comes back from them: `python bench/ledgers/lines.py FILE …`.

Counts, in prints of the volume `small`, the body lines that start or end with a forbidden mark, stick out of the
column or do not end flush with it, and the texts and rare names that PDFium and pdftotext do not give back.
"""

from __future__ import annotations

import ctypes
import re
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

import pypdfium2  # noqa: E402
import pypdfium2.raw as raw  # noqa: E402
from content import volume  # noqa: E402

from smallbranch.documents import blocks as b  # noqa: E402
from smallbranch.documents.linebreak import NO_END, NO_START  # noqa: E402

Line = list[tuple[str, float, float]]
_LEAST, _EM, _OFF = 20, 15.75, 1.0
_NOT_TEXT = re.compile(r"\ufffe|校验码0000|[—–-]\d+[—–-]|第\d+次党员大会会议记录|示例机关第一支部(2026)?")
"""What stands between two pages of a text: its hyphen, footer, page number and running head."""
HEAD = (
    "| program | body lines | forbidden start | end | sticking out | flush "
    "| texts lost (PDFium and pdftotext) | rare names back (the same) |\n|---|---|---|---|---|---|---|---|"
)


def body_lines(page: pypdfium2.PdfPage) -> list[Line]:
    """Return the lines of 20 and more characters in the body's size, each a list of (character, left, right)."""
    text = page.get_textpage()
    rows: dict[int, Line] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        character = text.get_text_range(at, 1)
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        if character.strip():
            _, _, right, _ = text.get_charbox(at, loose=True)
            rows.setdefault(round(y.value), []).append((character, x.value, right))
    lines = [sorted(line, key=lambda each: each[1]) for line in rows.values() if len(line) >= _LEAST]
    return [line for line in lines if abs(_pitch(line) - _EM) < 1]


def _pitch(line: Line) -> float:
    """Return the usual distance of two characters."""
    return statistics.median(after[1] - before[1] for before, after in pairwise(line))


def _texts() -> Iterator[str]:
    for section in volume("small").sections:
        for block in section.blocks:
            if isinstance(block, b.FramedText):
                yield from ("".join(each.text.split()) for each in block.blocks)


def _rare_names() -> set[str]:
    """Return the names with characters outside the BMP."""
    table = volume("small").sections[0].blocks[0]
    assert isinstance(table, b.Table)
    return {row.cells[1] for row in table.rows if max(row.cells[1]) > "\uffff"}


def _by_pdftotext(path: Path) -> list[str]:
    """Return what pdftotext reads, nothing where it is not installed."""
    if (program := shutil.which("pdftotext")) is None:
        return []
    ran = subprocess.run([program, "-raw", "-enc", "UTF-8", path, "-"], check=True, capture_output=True)
    return [_plain(ran.stdout.decode())]


def _plain(read: str) -> str:
    """Return what was read without spaces, line ends and what stands between pages."""
    return _NOT_TEXT.sub("", "".join(read.split()))


def _lost(read: str, wanted: Iterable[str]) -> int:
    return sum(text not in read for text in wanted)


def _flush(pages: list[list[Line]], edges: list[float], wanted: list[str]) -> tuple[int, int]:
    """Return how many lines should end flush, being not the last of a text, and how many do."""
    should = does = 0
    for lines, edge in zip(pages, edges, strict=True):
        for line in lines:
            text = "".join(character for character, _, _ in line)
            if not any(each.endswith(text) for each in wanted):
                should += 1
                does += abs(line[-1][2] - edge) <= _OFF
    return should, does


def row(program: str, path: Path) -> str:
    """Return the figures of one file as a row of a table."""
    wanted = list(_texts())
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [body_lines(page) for page in pdf if page.get_width() < page.get_height()]
        read = _plain("".join(page.get_textpage().get_text_range() for page in pdf))
    pages = [page for page in pages if page]
    lines = [line for page in pages for line in page]
    edges = [Counter(round(line[-1][2], 1) for line in page).most_common(1)[0][0] for page in pages]
    starts = sum(line[0][0] in NO_START for line in lines)
    ends = sum(line[-1][0] in NO_END for line in lines)
    out = sum(line[-1][2] > edge + _OFF for page, edge in zip(pages, edges, strict=True) for line in page)
    should, does = _flush(pages, edges, wanted)
    reads = [read, *_by_pdftotext(path)]
    lost = " and ".join(f"{_lost(each, wanted)} of {len(wanted)}" for each in reads)
    names = _rare_names()
    back = " and ".join(f"{len(names) - _lost(each, names)} of {len(names)}" for each in reads)
    return f"| {program} | {len(lines)} | {starts} | {ends} | {out} | {does} of {should} | {lost} | {back} |"


def main() -> None:
    """Print one row for each file."""
    print(HEAD)
    for name in sys.argv[1:]:
        print(row(Path(name).stem, Path(name)))


if __name__ == "__main__":
    main()
