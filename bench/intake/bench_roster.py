"""Read a roster of 1,000 people and 30 columns, beside raw calamine, in one run.

Run: ``python bench/intake/bench_roster.py [rounds]``. Interleaved rounds, medians, CPU and wall seconds.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from python_calamine import CalamineWorkbook  # noqa: E402

from smallbranch.intake.child import tagged  # noqa: E402
from smallbranch.intake.child_reader import read_file  # noqa: E402
from smallbranch.intake.limits import DEFAULT_LIMITS  # noqa: E402
from smallbranch.intake.roster_sheet import read_roster, roster_from  # noqa: E402
from smallbranch.intake.workbook import decoded, read_workbook, workbook_from  # noqa: E402
from tests.intake.files import write_xlsx  # noqa: E402
from tests.intake.people import person  # noqa: E402
from tests.intake.spellings import HEADINGS  # noqa: E402

PEOPLE = 1000
TODAY = date(2026, 11, 22)


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        lines = [[titles[0] for titles in HEADINGS.values()]]
        lines += [[person(index)[field] for field in HEADINGS] for index in range(PEOPLE)]
        write_xlsx(path, lines)
        in_memory = json.dumps(read_file(path, DEFAULT_LIMITS), default=tagged)
        book = workbook_from(json.loads(in_memory, object_hook=decoded))
        print(f"{PEOPLE} x {len(HEADINGS)}, {path.stat().st_size / 1024:.0f} KiB, {rounds} rounds")
        jobs: dict[str, Callable[[], object]] = {
            "calamine raw, in process": lambda: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(),
            "our reader, in process": lambda: read_file(path, DEFAULT_LIMITS),
            "columns and values only": lambda: roster_from(book, today=TODAY),
            "calamine raw, own process, as JSON": lambda: _own_process(path),
            "read_workbook (child process)": lambda: read_workbook(path),
            "read_roster (everything)": lambda: read_roster(path, today=TODAY),
        }
        walls: dict[str, list[float]] = {name: [] for name in jobs}
        for _ in range(rounds):
            for name, job in jobs.items():
                started = time.perf_counter()
                job()
                walls[name].append(time.perf_counter() - started)
        raw = median(walls["calamine raw, in process"])
        for name, values in walls.items():
            print(f"{name:38} {median(values) * 1000:7.1f} ms  {median(values) / raw:5.2f} x")


def _own_process(path: Path) -> object:
    code = (
        "import sys,json;from python_calamine import CalamineWorkbook as W;"
        "print(json.dumps(W.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(), default=str))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
