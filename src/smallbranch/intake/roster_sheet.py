"""A roster file to typed rows: `import roster FILE --dry-run --json` prints what `to_json` returns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from smallbranch.intake.dates import DateContext
from smallbranch.intake.identity import read_id_number
from smallbranch.intake.own_export import with_own_columns
from smallbranch.intake.pack import load_pack
from smallbranch.intake.reading import Row, SheetReading, at, intake_folder, read_sheet
from smallbranch.intake.values import READERS, CellContext, Value
from smallbranch.intake.vocabulary import load_vocabulary
from smallbranch.intake.workbook import Workbook, read_workbook
from smallbranch.kernel import names, partial
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.places import resources_dir

_ADULT_YEARS = 18
_CELL_NAME = re.compile(r"[\w\s]*?小组")


@dataclass(frozen=True, slots=True)
class RosterReading(SheetReading):
    """The people of one roster sheet."""

    def to_json(self) -> dict[str, object]:
        """Return the object the command line prints."""
        return {
            "sheet": self.sheet,
            "header_rows": list(self.header_rows),
            "mapping": dict(self.mapping),
            "rows": [{"row": row.row, **row.values} for row in self.rows],
            "skipped_rows": [{"row": skipped.row, "reason": skipped.reason} for skipped in self.skipped_rows],
            "findings": [finding_json(finding) for finding in self.findings],
        }


def read_roster(
    path: Path, *, today: date, resources: Path | None = None, own: Mapping[str, str] | None = None
) -> RosterReading:
    """Read a roster from xlsx, xls, ods, csv or an HTML table; nothing is written anywhere.

    `own` maps the keys of the branch's own fields to their titles: columns of a sheet this program exported.

    Raises:
        InvalidInput: field `file`: the file is refused or holds no roster.
        EnvironmentProblem: there is no such file, or it cannot be opened.
    """
    return roster_from(read_workbook(path), today=today, resources=resources, own=own)


def roster_from(
    book: Workbook, *, today: date, resources: Path | None = None, own: Mapping[str, str] | None = None
) -> RosterReading:
    """Return the roster in a workbook that is already read."""
    folder = intake_folder(resources or resources_dir())
    reading = read_sheet(book, load_pack(folder / "roster.toml"), load_vocabulary(folder), today)
    sheet = next(one for one in book.sheets if one.name == reading.sheet)
    reading = with_own_columns(sheet, reading, own or {})
    rows, from_sections = _with_cells(reading)
    findings = tuple(sorted((*reading.findings, *from_sections, *_people(rows)), key=_line))
    return RosterReading(
        reading.sheet, reading.header_rows, reading.mapping, rows, reading.skipped_rows, findings, reading.sections
    )


def read_again(field: str, text: str, *, today: date, resources: Path | None = None) -> Value | None:
    """Return what a cell of a field holding this text would be read as."""
    folder = intake_folder(resources or resources_dir())
    rule = load_pack(folder / "roster.toml").fields.get(field)
    if rule is None:
        return text
    return READERS[rule.kind](text, CellContext(DateContext(today), load_vocabulary(folder))).value


def finding_json(finding: Finding) -> dict[str, object]:
    """Return a finding as the command line shows it: code, severity, line and field (null without), then its params."""
    subject = finding.subject
    shown: dict[str, object] = {
        "code": finding.code,
        "severity": finding.severity.value,
        "row": subject.id if subject else None,
        "field": subject.field if subject else finding.params.get("field"),
    }
    return shown | {key: value for key, value in finding.params.items() if key not in shown}


def _line(finding: Finding) -> int:
    return finding.subject.id or 0 if finding.subject is not None else 0


def _with_cells(reading: SheetReading) -> tuple[tuple[Row, ...], list[Finding]]:
    """Fill the Party cell from lines such as 第一党小组 above the people, and say so."""
    rows: list[Row] = []
    findings: list[Finding] = []
    for row in reading.rows:
        found = _CELL_NAME.search(reading.sections.get(row.row, ""))
        if found and "party_cell" not in row.values:
            cell = re.sub(r"^[一二三四五六七八九十\d]+[、.]\s*", "", found[0]).strip()
            row = replace(row, values={**row.values, "party_cell": cell})
            findings.append(at(row.row, "party_cell", "party_cell_from_section", Severity.INFO, text=cell))
        rows.append(row)
    return tuple(rows), findings


def _people(rows: Sequence[Row]) -> Iterator[Finding]:
    by_id: dict[object, int] = {}
    by_name: dict[str, int] = {}
    for row in rows:
        yield from _against_id(row)
        yield from _order_of_dates(row)
        number, name = row.values.get("id_number"), names.fold(str(row.values["name"]))
        if number is not None and number in by_id:
            yield at(row.row, "id_number", "duplicate_person", Severity.ERROR, first_row=by_id[number])
        elif name in by_name:
            yield at(row.row, "name", "same_name", Severity.INFO, first_row=by_name[name])
        if number is not None:
            by_id.setdefault(number, row.row)
        by_name.setdefault(name, row.row)


def _against_id(row: Row) -> Iterator[Finding]:
    number = row.values.get("id_number")
    if number is None:
        return
    told = read_id_number(number)
    birth, sex = row.values.get("birth_date"), row.values.get("sex")
    if told.birth_date and birth and not told.birth_date.startswith(str(birth)):
        yield at(row.row, "birth_date", "id_birth_date_differs", in_file=birth, in_id=told.birth_date)
    if told.sex and sex and told.sex != sex:
        yield at(row.row, "sex", "id_sex_differs", in_file=sex, in_id=told.sex)


def _order_of_dates(row: Row) -> Iterator[Finding]:
    birth, joined, full = (row.values.get(key) for key in ("birth_date", "join_date", "full_date"))
    if birth and joined:
        years = partial.latest(str(joined)).year - partial.earliest(str(birth)).year
        if years < _ADULT_YEARS:
            yield at(row.row, "join_date", "joined_too_young", years=years)
    if joined and full and partial.latest(str(full)) < partial.earliest(str(joined)):
        yield at(row.row, "full_date", "full_before_join", join_date=joined, full_date=full)
