"""Writing a sheet as the zone's file is written, beside plain openpyxl with the same cells."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from bench.timing import QUICK_ROUNDS, Row, at_most, in_turn, inside, middle

UNITS, COLUMNS = 500, 24


def run(*, quick: bool) -> list[Row]:
    """Write 500 units with 10 lines each; the reference sets no widths, no styles and no print area."""
    from openpyxl import Workbook

    from smallbranch.documents.xlsx import SheetColumn, SheetSpec, write_workbook

    lines = [
        [f"示例单位第{unit}支部", "2026Q3", date(2026, 7, 1 + line).isoformat(), *[unit * line] * 3, *["主题党日"] * 18]
        for unit in range(UNITS)
        for line in range(2 if quick else 10)
    ]
    columns = tuple(SheetColumn(f"栏目{number}") for number in range(COLUMNS))

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "zone.xlsx"

        def plain() -> None:
            workbook = Workbook()
            sheet = workbook.active
            sheet.append([column.title for column in columns])
            for line in lines:
                sheet.append(line)
            workbook.save(target)

        found = in_turn(
            {
                "ours": lambda: inside(lambda: write_workbook([SheetSpec("活动", "", columns, lines)], target)),
                "openpyxl": lambda: inside(plain),
            },
            QUICK_ROUNDS,
        )
    ours, reference = middle(found["ours"]), middle(found["openpyxl"])
    note = f"CPU {ours.cpu / reference.cpu:.2f}×, {len(lines)} rows × {COLUMNS} in {ours.wall:.2f} s"
    return [at_most("zone file, 500 units / openpyxl, same cells", ours.wall / reference.wall, 1.5, note=note)]
