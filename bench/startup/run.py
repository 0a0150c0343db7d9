"""Start-up against a bare Qt window: first paint with real rows, ready to use, the longest gap of the event loop."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.timing import QUICK_ROUNDS, ROUNDS, Row, at_most, environment

CHILD = Path(__file__).with_name("child.py")


def once(*arguments: str) -> dict[str, float]:
    """Run one child and return its figures in milliseconds."""
    command = [sys.executable, str(CHILD), *arguments]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment())
    figures: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return figures


def run(*, quick: bool) -> list[Row]:
    """Measure pairs of starts, bare and ours in turn, after one unmeasured pair that compiles bytecode."""
    from smallbranch.practice.branch import make_practice

    with tempfile.TemporaryDirectory() as folder:
        book = str(Path(folder) / "book")
        make_practice(Path(book), seed=2026)
        once("floor"), once("program", book)
        pairs = [(once("floor"), once("program", book)) for _ in range(QUICK_ROUNDS if quick else ROUNDS + 4)]

    def ours(key: str) -> float:
        return statistics.median(pair[1][key] for pair in pairs)

    def bare(key: str) -> float:
        return statistics.median(pair[0][key] for pair in pairs)

    paint, ready = ours("paint") / bare("paint"), ours("ready") / bare("paint")
    cpu, ready_cpu = ours("cpu") / bare("cpu"), ours("ready_cpu") / bare("cpu")
    return [
        at_most(
            "start: first paint with rows / bare window", paint, 1.5, note=f"CPU {cpu:.2f}×, {ours('paint'):.0f} ms"
        ),
        at_most("start: ready / bare window", ready, 5, note=f"CPU {ready_cpu:.2f}×, {ours('ready'):.0f} ms"),
        at_most("start: longest event-loop gap, median of runs", ours("gap"), 150, " ms", f"worst {_worst(pairs):.0f}"),
    ]


def _worst(pairs: list[tuple[dict[str, float], dict[str, float]]]) -> float:
    return max(pair[1]["gap"] for pair in pairs)
