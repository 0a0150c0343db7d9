"""What all benchmarks share: runs in turn, medians, CPU seconds of children, and rows for the report."""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS, QUICK_ROUNDS = 7, 5


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: wall and CPU seconds, peak resident megabytes (0 where it was not a process of its own)."""

    wall: float
    cpu: float
    rss_mb: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report; `met` None where there is no target."""

    what: str
    measured: str
    target: str = ""
    met: bool | None = None

    def __str__(self) -> str:
        """Return the Markdown line."""
        mark = {True: "✓", False: "✗", None: ""}[self.met]
        return f"| {self.what} | {self.measured} | {self.target} | {mark} |"


def environment() -> dict[str, str]:
    """Return the environment of children: our source, no display, compiled bytecode as an installation has it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    cache = str(ROOT / "build" / "bench-bytecode")
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    return {**kept, "PYTHONPATH": path, "PYTHONPYCACHEPREFIX": cache, "QT_QPA_PLATFORM": "offscreen"}


def child(*arguments: str) -> Sample:
    """Run Python with these arguments in a process of its own, its output dropped."""
    quiet = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    start = time.perf_counter()
    process = os.posix_spawn(sys.executable, (sys.executable, *arguments), environment(), file_actions=[quiet])
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(arguments)} ended with status {os.waitstatus_to_exitcode(status)}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def inside(job: Callable[[], object]) -> Sample:
    """Run a job in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    job()
    return Sample(time.perf_counter() - wall, time.process_time() - cpu)


def in_turn(jobs: Mapping[str, Callable[[], Sample]], rounds: int) -> dict[str, list[Sample]]:
    """Run all jobs once unmeasured, then in turn, so that a busy machine harms them alike."""
    for job in jobs.values():
        job()
    found: dict[str, list[Sample]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            found[name].append(job())
    return found


def middle(samples: Sequence[Sample]) -> Sample:
    """Return the medians."""
    values = statistics.median
    return Sample(
        values(one.wall for one in samples), values(one.cpu for one in samples), values(one.rss_mb for one in samples)
    )


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile by nearest rank."""
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def at_most(what: str, value: float, bar: float, unit: str = "×", note: str = "") -> Row:
    """Return the row of a figure that must not exceed a bar."""
    shown = f"{value:.2f}{unit}" if bar < 20 else f"{value:.0f}{unit}"
    return Row(what, f"{shown}{note and f' ({note})'}", f"≤ {bar:g}{unit}", value <= bar)


def machine() -> str:
    """Return one line about where this ran."""
    load = os.getloadavg()[0]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{time.strftime('%Y-%m-%d')}, {python}, {platform.machine()}, {os.cpu_count()} cores, load {load:.1f}"
