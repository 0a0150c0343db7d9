"""What the page shows of a workbook and of the log, without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.jobs import CancelToken
from smallbranch.kernel.periods import Period
from smallbranch.zone.sheets import Cell, SheetView
from smallbranch.zone.views import SubmissionView


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet in the list of sheets."""

    id: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet, numbered from 1."""

    id: int
    cells: tuple[Cell, ...]


def sheet_lines(sheets: Iterable[SheetView]) -> tuple[SheetLine, ...]:
    """Return the sheets with their number of rows."""
    return tuple(SheetLine(at, sheet.name, len(sheet.rows)) for at, sheet in enumerate(sheets))


def sheet_rows(sheet: SheetView) -> tuple[SheetRow, ...]:
    """Return the rows of a sheet."""
    return tuple(SheetRow(at, row) for at, row in enumerate(sheet.rows, 1))


def cell_text(cell: Cell) -> str:
    """Return a cell as the spreadsheet shows it."""
    if isinstance(cell, date):
        return cell.strftime("%Y.%m.%d")
    return "" if cell is None else str(cell)


def changed(ctx: AppContext, submissions: Iterable[SubmissionView], cancel: CancelToken) -> Mapping[int, bool]:
    """Tell for each submission whether its period holds other data now; each period is filled once."""
    digests: dict[str, str] = {}
    found: dict[int, bool] = {}
    for one in submissions:
        cancel.check()
        if one.period not in digests:
            digests[one.period] = ctx.zone.preview(Period.parse(one.period)).digest
        found[one.id] = digests[one.period] != one.data_digest
    return found
