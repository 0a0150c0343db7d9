"""Read a roster of 1,000 people and 30 columns, beside raw calamine."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path

from bench.timing import QUICK_ROUNDS, ROUNDS, Row, Sample, at_most, child, in_turn, inside, middle

PEOPLE = 1000
TODAY = date(2026, 11, 22)
_RAW_CHILD = (
    "import sys,json;from python_calamine import CalamineWorkbook as W;"
    "print(json.dumps(W.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(), default=str))"
)


def run(*, quick: bool) -> list[Row]:
    """Measure bytes to cells, cells to typed values, and all of it with its child process."""
    from smallbranch.intake.child import tagged
    from smallbranch.intake.child_reader import read_file
    from smallbranch.intake.limits import DEFAULT_LIMITS
    from smallbranch.intake.roster_sheet import read_roster, roster_from
    from smallbranch.intake.workbook import decoded, read_workbook, workbook_from

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        write(path)
        in_memory = json.dumps(read_file(path, DEFAULT_LIMITS), default=tagged)
        book = workbook_from(json.loads(in_memory, object_hook=decoded))
        found = in_turn(
            {
                "calamine": lambda: inside(lambda: raw(path)),
                "ours": lambda: inside(lambda: read_file(path, DEFAULT_LIMITS)),
                "values": lambda: inside(lambda: roster_from(book, today=TODAY)),
                "calamine, own process": lambda: child("-c", _RAW_CHILD, str(path)),
                "ours, own process": lambda: inside(lambda: read_workbook(path)),
                "everything": lambda: inside(lambda: read_roster(path, today=TODAY)),
            },
            QUICK_ROUNDS if quick else ROUNDS + 2,
        )
    return rows({name: middle(samples) for name, samples in found.items()})


def rows(found: dict[str, Sample]) -> list[Row]:
    """Return the report."""
    plain = found["calamine"].wall

    def shown(name: str) -> str:
        return f"{found[name].wall / plain:.1f}× ({found[name].wall * 1000:.0f} ms)"

    note = f"{found['ours'].wall * 1000:.0f} ms"
    return [
        at_most("roster 1,000 × 30, bytes to cells / calamine", found["ours"].wall / plain, 2, note=note),
        Row("the same, cells to typed values with findings", shown("values")),
        Row("the same, calamine in its own process, as JSON", shown("calamine, own process")),
        Row("the same, our cells from the child process", shown("ours, own process")),
        Row("the same, everything", shown("everything")),
    ]


def raw(path: Path) -> object:
    """Read the cells as calamine gives them."""
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def write(path: Path) -> None:
    """Write the sheet that is read."""
    from tests.intake.files import write_xlsx
    from tests.intake.people import person
    from tests.intake.spellings import HEADINGS

    lines = [[titles[0] for titles in HEADINGS.values()]]
    lines += [[person(index)[field] for field in HEADINGS] for index in range(PEOPLE)]
    write_xlsx(path, lines)
