"""Starts of the command line beside a Python that imports sqlite3."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.timing import QUICK_ROUNDS, ROUNDS, Row, at_most, child, in_turn, middle


def run(*, quick: bool) -> list[Row]:
    """Measure `--help` and `show roster` of the practice branch."""
    from smallbranch.practice.branch import make_practice

    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        make_practice(book, seed=2026)
        program = ("-m", "smallbranch", "--data", str(book))
        found = in_turn(
            {
                "python": lambda: child("-c", "import sqlite3"),
                "help": lambda: child(*program, "--help"),
                "show": lambda: child(*program, "show", "roster"),
            },
            QUICK_ROUNDS if quick else 2 * ROUNDS,
        )
    python, helped, show = (middle(found[name]) for name in ("python", "help", "show"))
    told = f"CPU {helped.cpu / python.cpu:.1f}×, {helped.wall * 1000:.0f} ms"
    shown = f"{show.wall / python.wall:.1f}× (CPU {show.cpu / python.cpu:.1f}×, {show.wall * 1000:.0f} ms)"
    return [
        at_most("command line: `--help` / `python -c 'import sqlite3'`", helped.wall / python.wall, 4, note=told),
        Row("command line: `show roster` / the same", shown),
    ]
