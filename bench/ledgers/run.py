"""Compare our volume printer with others: interleaved rounds of cold child processes, medians.

Of the size `small` the breaking of lines and the text that comes back are compared as well (see `lines.py`).
Run `python bench/ledgers/run.py [--rounds 5] [--sizes small,year,large] [--programs ours,typst,libreoffice,platypus]`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src"), str(HERE.parents[1])]

import lines  # noqa: E402
import pypdfium2  # noqa: E402
from content import SIZES  # noqa: E402

from bench.timing import environment  # noqa: E402

PROGRAMS = ("ours", "typst")
"""Of libreoffice and platypus one round of a year takes minutes; they are run when named."""


def run(program: str, source: Path, out: Path) -> tuple[float, float, float]:
    """Run one child process and return wall seconds, CPU seconds and peak MB."""
    start = time.perf_counter()
    arguments = [sys.executable, str(HERE / "one.py"), program, str(source), str(out)]
    child = os.posix_spawn(sys.executable, arguments, environment())
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{program} failed")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(size: str, rounds: int, folder: Path, programs: list[str]) -> None:
    """Print one line per program for a size."""
    # by a child, for a child's peak of memory is never less than that of the process that began it
    subprocess.run([sys.executable, str(HERE / "content.py"), size, str(folder)], check=True)
    source = folder / f"{size}.json"
    results: dict[str, list[tuple[float, float, float]]] = {program: [] for program in programs}
    for _ in range(rounds):
        for program in programs:
            results[program].append(run(program, source, folder / f"{program}.pdf"))
    medians = {
        name: [statistics.median(column) for column in zip(*runs, strict=True)] for name, runs in results.items()
    }
    for program in programs:
        wall, cpu, memory = medians[program]
        out = folder / f"{program}.pdf"
        pages, ratio = len(pypdfium2.PdfDocument(out)), cpu / medians["ours"][1]
        print(
            f"| {size} | {program} | {pages} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {out.stat().st_size // 1024} "
            f"| {ratio:.1f} |",
            flush=True,
        )
    if size == "small":
        print(lines.HEAD, *(lines.row(name, folder / f"{name}.pdf") for name in programs), sep="\n", flush=True)


def main() -> None:
    """Compare all sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--programs", default=",".join(PROGRAMS))
    options = parser.parse_args()
    print("| size | program | pages | wall s | CPU s | peak MB | KB | CPU / ours |\n|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes.split(","):
            compare(size, options.rounds, Path(folder), options.programs.split(","))


if __name__ == "__main__":
    main()
