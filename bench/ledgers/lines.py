"""How well the lines of finished PDFs are broken: `python bench/ledgers/lines.py FILE.pdf …`.

Counts body lines that start or end with a forbidden mark or stick out of the column, and the texts of the volume
`small` that do not come back.
"""

from __future__ import annotations

import ctypes
import re
import statistics
import sys
from collections import Counter
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
_LEAST, _EM = 20, 15.75


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


def main() -> None:
    """Print one line for each file."""
    wanted = [
        "".join(each.text.split())
        for section in volume("small").sections
        for block in section.blocks
        if isinstance(block, b.FramedText)
        for each in block.blocks
    ]
    for name in sys.argv[1:]:
        with pypdfium2.PdfDocument(name) as pdf:
            pages = [body_lines(page) for page in pdf if page.get_width() < page.get_height()]
            read = "".join("".join(page.get_textpage().get_text_range().split()) for page in pdf)
        read = re.sub(r"\ufffe|校验码0000|[—–-]\d+[—–-]|第\d+次党员大会会议记录", "", read)
        lines = [line for page in pages for line in page]
        edge = Counter(round(line[-1][2]) for line in lines).most_common(1)[0][0]
        edges = {edge + shift for shift in (-6, -5, -4, 0, 4, 5, 6)}  # odd and even pages differ by their margins
        starts = sum(line[0][0] in NO_START for line in lines)
        ends = sum(line[-1][0] in NO_END for line in lines)
        out = sum(line[-1][2] > max(edges) + 1 for line in lines)
        lost = sum(text not in read for text in wanted)
        broken = f"forbidden start {starts}, end {ends}, out {out}"
        print(f"{name}: {len(lines)} lines, {broken}, texts lost {lost}/{len(wanted)}")


if __name__ == "__main__":
    main()
