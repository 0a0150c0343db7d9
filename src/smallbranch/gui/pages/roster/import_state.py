"""What the preview of an import shows, worked out without Qt: columns, a grid of cells, doubts, skipped lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from smallbranch.bootstrap import AppContext
from smallbranch.intake.roster_sheet import RosterReading, read_roster
from smallbranch.kernel import masking
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.jobs import CancelToken
from smallbranch.roster.import_plan import Action, ImportPreview, RowPlan
from smallbranch.roster.import_roster import RosterImport

_TO_SHEET: Final = {"lost_contact_member": "lost_contact", "mobile_member": "mobile"}
_COLUMN_CODES: Final = ("mapped_by_content", "heading_duplicate", "heading_content_differs", "heading_unknown")


class Level(StrEnum):
    """The colour of a cell: green is written, yellow wants a look, red is left out."""

    SAME = "neutral"
    WRITTEN = "ok"
    DOUBT = "warning"
    LEFT_OUT = "error"


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of the preview."""

    text: str
    level: Level
    tip: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One line of the sheet; `level` is the worst of it."""

    row: int
    name: str
    action: Action
    level: Level
    cells: Mapping[str, GridCell]
    tip: str = ""


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One heading of the file: the field it was taken for, None when it is not read; `doubt` says why to look."""

    heading: str
    field: str | None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One finding in words: the line of the sheet (0: the file), field and severity."""

    row: int
    field: str
    text: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Import:
    """A reading with its preview."""

    path: Path
    reading: RosterReading
    preview: ImportPreview

    @property
    def count(self) -> int:
        """Return how many people would be written."""
        return len(self.preview.new) + len(self.preview.updated)


def read_import(ctx: AppContext, path: Path, cancel: CancelToken) -> Import:
    """Read the file and work out what it would change; runs beside the window.

    Raises:
        InvalidInput: field `file`: the file is refused or holds no roster.
    """
    reading = read_roster(path, today=ctx.clock.today(), own=ctx.roster.own_titles())
    cancel.check()
    return Import(path, reading, RosterImport(ctx.roster).preview(reading))


def columns_of(ctx: AppContext, found: Import) -> tuple[MappedColumn, ...]:
    """Return the headings in the order of the file with the doubts about each."""
    doubts: dict[str, str] = {}
    for finding in found.reading.findings:
        if finding.code in _COLUMN_CODES:
            about = finding.params.get("heading", finding.params.get("field"))
            doubts[str(about)] = ctx.messages.text("finding", finding.code, finding.params)
    return tuple(
        MappedColumn(heading, field, doubts.get(heading) or (doubts.get(field, "") if field else ""))
        for heading, field in found.reading.mapping.items()
    )


def fields_of(found: Import) -> tuple[str, ...]:
    """Return the fields that have a column, in the order of the file, the name first."""
    fields = [field for field in found.reading.mapping.values() if field and field != "name"]
    return ("name", *dict.fromkeys(fields))


def grid_of(ctx: AppContext, found: Import) -> tuple[GridRow, ...]:
    """Return the rows of the sheet as the import sees them, in the order of the sheet."""
    texts: dict[int, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in found.preview.findings:
        subject = finding.subject
        if subject is not None and subject.id is not None and finding.severity is not Severity.INFO:
            texts[subject.id][subject.field or "name"].append(finding)
    sheet = {row.row: row.values for row in found.reading.rows}
    plans = (*found.preview.new, *found.preview.updated, *found.preview.unchanged, *found.preview.doubtful)
    ordered = sorted(plans, key=lambda plan: plan.row)
    return tuple(_grid_row(ctx, plan, sheet.get(plan.row, {}), texts[plan.row]) for plan in ordered)


def doubts_of(ctx: AppContext, findings: Iterable[Finding]) -> tuple[Doubt, ...]:
    """Return the findings in words, those that want a look before mere notes, then by line."""
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    found = [
        Doubt(
            (item.subject.id or 0) if item.subject is not None else 0,
            (item.subject.field or "") if item.subject is not None else "",
            ctx.messages.text("finding", item.code, item.params),
            item.severity,
        )
        for item in findings
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (order[one.severity], one.row)))


def masked(field: str, text: str) -> str:
    """Return a value as the preview shows it."""
    return str(masking.masked({field: text})[field])


def _grid_row(
    ctx: AppContext, plan: RowPlan, values: Mapping[str, object], found: Mapping[str, list[Finding]]
) -> GridRow:
    changes = {_TO_SHEET.get(change.field, change.field): change for change in plan.changes}
    cells: dict[str, GridCell] = {}
    for field in dict.fromkeys((*values, *changes, *found)):
        change = changes.get(field)
        text = masked(field, str(values.get(field, "")) if change is None else change.new)
        if change is not None and change.old and plan.action is Action.UPDATE:
            text = f"{masked(field, change.old)} → {text}"
        tip = "\n".join(ctx.messages.text("finding", item.code, item.params) for item in found.get(field, ()))
        cells[field] = GridCell(text, _level(plan, change is not None, found.get(field, ())), tip)
    levels = [cell.level for cell in cells.values()]
    worst = next((level for level in (Level.LEFT_OUT, Level.DOUBT, Level.WRITTEN) if level in levels), Level.SAME)
    if plan.action is Action.DOUBTFUL:
        worst = Level.LEFT_OUT
    tip = "\n".join(dict.fromkeys(cell.tip for cell in cells.values() if cell.tip))
    return GridRow(plan.row, plan.name, plan.action, worst, cells, tip)


def _level(plan: RowPlan, changed: bool, found: Iterable[Finding]) -> Level:
    severities = {item.severity for item in found}
    if Severity.ERROR in severities or (plan.action is Action.DOUBTFUL and severities):
        return Level.LEFT_OUT
    if severities:
        return Level.DOUBT
    return Level.WRITTEN if changed and plan.action is not Action.DOUBTFUL else Level.SAME
