"""Lines of a sheet to typed rows with findings; shared by every kind of sheet (rosters, task lists)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from smallbranch.intake.dates import DateContext
from smallbranch.intake.layout import Layout, find_layout
from smallbranch.intake.mapping import ColumnMapping, map_columns
from smallbranch.intake.pack import HeadingPack
from smallbranch.intake.rows import Line, lines
from smallbranch.intake.values import READERS, CellContext, Reader, Reading, Value, plain_text
from smallbranch.intake.vocabulary import Vocabulary
from smallbranch.intake.workbook import Cell, CellError, Sheet, Workbook
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject

_ERRORS = frozenset({"id_number_rounded", "name_missing", "cell_error"})
_INFOS = frozenset(("date_note", "date_month_only", "date_from_serial", "name_note", "formula_value")) | frozenset(
    ("id_number_historic", "education_unknown", "degree_unknown", "phone_several", "member_category_plain")
)
_SHOWN_NOTES = frozenset(
    ("date_note", "name_note", "ethnic_group_unknown", "sex_unreadable", "flag_unreadable", "member_category_unknown")
)


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line of the sheet (1-based) and its values by field."""

    row: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A line that is no record, with the reason."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet read: what stands where, the records, and every doubt."""

    sheet: str
    header_rows: tuple[int, ...]
    mapping: Mapping[str, str | None]
    rows: tuple[Row, ...]
    skipped_rows: tuple[SkippedRow, ...]
    findings: tuple[Finding, ...]
    sections: Mapping[int, str] = field(default_factory=dict)
    preamble: str = ""


def at(row: int, field_id: str | None, code: str, severity: Severity | None = None, **params: object) -> Finding:
    """Return a finding about a line of the sheet, its severity by the code unless given."""
    known = Severity.ERROR if code in _ERRORS else Severity.INFO if code in _INFOS else Severity.WARNING
    return Finding(code, severity or known, params, Subject("row", row, field_id))


def best_sheet(book: Workbook, pack: HeadingPack, words: Vocabulary) -> tuple[Sheet, Layout, tuple[Finding, ...]]:
    """Return the sheet that is most surely of this kind, its layout, and a finding when others are too.

    Raises:
        InvalidInput: field `file`, code `headings_not_found`.
    """
    found = [(layout, sheet) for sheet in book.sheets if (layout := find_layout(sheet, pack, words)) is not None]
    if not found:
        raise InvalidInput({"file": "headings_not_found"}, sheets="、".join(sheet.name for sheet in book.sheets))
    layout, sheet = max(found, key=lambda pair: pair[0].score + min(len(pair[1].rows) - pair[0].header_rows[-1], 10))
    others = [other.name for rival, other in found if other is not sheet and rival.score >= layout.score * 0.6]
    findings = (Finding("other_sheets", Severity.WARNING, {"sheets": "、".join(others)}),) if others else ()
    return sheet, layout, findings


def read_sheet(book: Workbook, pack: HeadingPack, words: Vocabulary, today: date) -> SheetReading:
    """Read the best sheet of a workbook.

    Raises:
        InvalidInput: no sheet has headings of this kind.
    """
    sheet, layout, findings = best_sheet(book, pack, words)
    mapping = map_columns(sheet, layout, pack, words)
    reader = _RowReader(sheet, mapping, pack, words, today, book.kind in ("csv", "html"))
    for line in lines(sheet, layout, mapping.columns, pack):
        reader.take(line)
    file_findings = [Finding(notice.code, Severity.INFO, notice.params) for notice in book.notices]
    file_findings += _hidden(sheet)
    if not reader.rows:
        file_findings.append(Finding("no_rows", Severity.WARNING))
    return SheetReading(
        sheet=sheet.name,
        header_rows=layout.header_rows,
        mapping=mapping.keys,
        rows=tuple(reader.rows),
        skipped_rows=tuple(reader.skipped),
        findings=(*file_findings, *findings, *mapping.findings, *reader.findings),
        sections=reader.sections,
        preamble=" ".join([sheet.name, *_texts_above(sheet, layout)]),
    )


class _RowReader:
    """Collects rows, skipped lines and findings while going down a sheet."""

    def __init__(
        self, sheet: Sheet, mapping: ColumnMapping, pack: HeadingPack, words: Vocabulary, today: date, as_text: bool
    ) -> None:
        self.rows: list[Row] = []
        self.skipped: list[SkippedRow] = []
        self.findings: list[Finding] = []
        self.sections: dict[int, str] = {}
        self._sheet = sheet
        self._key = pack.key_field
        self._plain = CellContext(DateContext(today, numbers_as_text=as_text), words)
        ordered = [(item, mapping.columns[item]) for item in pack.fields if item in mapping.columns]
        self._columns = [(item, number, READERS[pack.fields[item].kind]) for item, number in ordered]
        self._known: dict[tuple[str, str], Reading] = {}
        self._marked = sheet.month_only | sheet.hundredths

    def take(self, line: Line) -> None:
        """Read one line."""
        if line.reason:
            self.skipped.append(SkippedRow(line.row, line.reason))
            return
        values: dict[str, Value] = {}
        spare: dict[str, Value] = {}
        found: list[Finding] = []
        for field_id, number, reader in self._columns:
            cell = line.cells.get(number)
            if cell is None:
                continue
            if isinstance(cell, CellError):
                found.append(at(line.row, field_id, "cell_error", text=cell.text))
                continue
            reading = self._read(cell, line.row, number, field_id, reader)
            if reading.value is not None:
                values[field_id] = reading.value
            spare.update(reading.also)
            self._note(line.row, field_id, number, reading, found)
        for field_id, value in spare.items():
            values.setdefault(field_id, value)
        self._keep(line, values, found)

    def _read(self, cell: Cell, row: int, number: int, field_id: str, reader: Reader) -> Reading:
        context = self._context(row, number)
        if context is not self._plain or not isinstance(cell, str):
            return reader(cell, context)
        known = self._known.get((field_id, cell))
        if known is None:
            known = self._known[field_id, cell] = reader(cell, context)
        return known

    def _keep(self, line: Line, values: dict[str, Value], found: list[Finding]) -> None:
        if self._key not in values:
            self.skipped.append(SkippedRow(line.row, "no_name"))
            self.findings.append(at(line.row, self._key, f"{self._key}_missing", Severity.ERROR))
            return
        self.rows.append(Row(line.row, values))
        self.findings.extend(found)
        if line.section:
            self.sections[line.row] = line.section

    def _context(self, row: int, number: int) -> CellContext:
        if (row, number) not in self._marked:
            return self._plain
        marked = DateContext(
            self._plain.date.today,
            month_only=(row, number) in self._sheet.month_only,
            hundredths=(row, number) in self._sheet.hundredths,
            numbers_as_text=self._plain.date.numbers_as_text,
        )
        return CellContext(marked, self._plain.words)

    def _note(self, row: int, field_id: str, number: int, reading: Reading, found: list[Finding]) -> None:
        for code in reading.codes:
            if code in _SHOWN_NOTES and reading.note:
                found.append(at(row, field_id, code, text=reading.note))
            else:
                found.append(at(row, field_id, code))
        if reading.value is not None and (row, number) in self._sheet.formulas:
            found.append(at(row, field_id, "formula_value"))


def _texts_above(sheet: Sheet, layout: Layout) -> list[str]:
    return [plain_text(cell) for line in sheet.rows[: layout.header_rows[0] - 1] for cell in line if cell is not None]


def _hidden(sheet: Sheet) -> list[Finding]:
    findings = []
    rows = [row for row in sheet.hidden_rows if row <= len(sheet.rows) and _filled(sheet.rows[row - 1])]
    columns = [column for column in sheet.hidden_columns if column <= sheet.width and _column_filled(sheet, column)]
    if rows:
        findings.append(Finding("hidden_rows_skipped", Severity.WARNING, {"count": len(rows)}))
    if columns:
        findings.append(Finding("hidden_columns_skipped", Severity.WARNING, {"count": len(columns)}))
    return findings


def _filled(cells: tuple[Cell, ...]) -> bool:
    return any(plain_text(cell) for cell in cells)


def _column_filled(sheet: Sheet, column: int) -> bool:
    return any(plain_text(sheet.at(row, column)) for row in range(1, len(sheet.rows) + 1))


def intake_folder(resources: Path) -> Path:
    """Return the folder of the intake packs."""
    return resources / "intake"
