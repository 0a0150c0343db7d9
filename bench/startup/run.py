"""Start-up against a bare Qt window, runs interleaved so that a busy machine harms both alike: `run.py [RUNS]`."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BARS = {"paint / floor (CPU, minima)": 1.5, "paint / floor (wall, medians)": 1.6, "ready / floor (wall)": 6.0}


def once(*arguments: str) -> dict[str, float]:
    """Run one child and return its figures."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1] / "src")}
    command = [sys.executable, str(HERE / "child.py"), *arguments]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    result: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return result


def main(runs: int) -> int:
    """Measure and print; the exit status is 1 when a bar is missed."""
    from smallbranch.practice.branch import make_practice

    with tempfile.TemporaryDirectory() as folder:
        make_practice(Path(folder) / "book", seed=2026)
        pairs = [(once("floor"), once("program", str(Path(folder) / "book"))) for _ in range(runs)]
    bare, ours = [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    def middle(rows: list[dict[str, float]], key: str) -> float:
        return statistics.median(row[key] for row in rows)

    figures = {
        "paint / floor (CPU, minima)": min(row["cpu"] for row in ours) / min(row["cpu"] for row in bare),
        "paint / floor (wall, medians)": middle(ours, "paint") / middle(bare, "paint"),
        "ready / floor (wall)": middle(ours, "ready") / middle(bare, "paint"),
    }
    print(f"floor {middle(bare, 'paint'):.0f} ms, first paint {middle(ours, 'paint'):.0f} ms, ", end="")
    print(f"ready {middle(ours, 'ready'):.0f} ms, longest gap {max(row['gap'] for row in ours):.0f} ms ({runs} runs)")
    for name, value in figures.items():
        print(f"{name}: {value:.2f} (bar {BARS[name]})")
    return int(any(value > BARS[name] for name, value in figures.items()))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
