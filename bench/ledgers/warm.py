"""Printing inside the running program, fonts open: `python bench/ledgers/warm.py [--rounds 7]`, medians.

There is no reference to divide by: the targets are 0.30 s for about 65 pages, 30 ms for one meeting, and a time that
grows in proportion (2,110 pages in at most 11 times the time of 211).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

from content import SIZES, volume  # noqa: E402

from smallbranch.documents import blocks as b  # noqa: E402
from smallbranch.documents.fonts import load_fonts  # noqa: E402
from smallbranch.documents.pdf import render_pdf  # noqa: E402

FONTS = HERE.parents[1] / "resources" / "fonts"
SIZES["tenth"] = (360, 34)


def medians(task: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return wall and CPU seconds after one unmeasured round."""
    task()
    measured = []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        task()
        measured.append((time.perf_counter() - wall, time.process_time() - cpu))
    return statistics.median(each[0] for each in measured), statistics.median(each[1] for each in measured)


def main() -> None:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    fonts = load_fonts(FONTS, bundled_only=True)
    small = volume("small")
    one = b.Document(small.title, small.sections[1:2], small.meta)
    taken: dict[str, float] = {}
    for name, document in (
        ("one meeting", one),
        ("small", small),
        ("tenth", volume("tenth")),
        ("large", volume("large")),
    ):
        wall, taken[name] = medians(lambda given=document: render_pdf(given, fonts), 1 if name == "large" else rounds)
        print(f"{name}: {wall * 1000:.0f} ms wall, {taken[name] * 1000:.0f} ms CPU", flush=True)
    print(f"large / tenth: {taken['large'] / taken['tenth']:.1f}")


if __name__ == "__main__":
    main()
