"""What a sheet that this program wrote carries beside the roster itself: who each row is, and the branch's own columns.

The column that names the member is hidden; a sheet without it is a roster like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from smallbranch.intake.reading import Row, SheetReading
from smallbranch.intake.values import plain_text
from smallbranch.intake.workbook import Sheet
from smallbranch.kernel import masking
from smallbranch.kernel.findings import Finding

MARK = "小支部标识"
"""The heading of the hidden column; its cells are the members' uids."""
OWN = "own."
_STARS = masking.DOT * 2
_ABOUT_MASKS = frozenset({"id_number_masked", "phone_masked"})


def with_own_columns(sheet: Sheet, reading: SheetReading, own: Mapping[str, str]) -> SheetReading:
    """Add `uid` and the own fields (`own.KEY`) to the rows; masked cells are left out, they say nothing.

    `own` maps the key of each own field to its title.
    """
    marked = _column(sheet, reading, MARK)
    if marked is None:
        return reading
    columns = {OWN + key: at for key, title in own.items() if (at := _column(sheet, reading, title)) is not None}
    columns = {name: at for name, at in columns.items() if reading.mapping.get(own[name[len(OWN) :]]) is None}
    rows = tuple(_row(sheet, row, {**columns, "uid": marked}) for row in reading.rows)
    titles = {own[name[len(OWN) :]]: name for name in columns}
    mapping = {heading: titles.get(heading, field) for heading, field in reading.mapping.items() if heading != MARK}
    known: frozenset[object] = frozenset({*titles, MARK})
    only_ours = sheet.hidden_columns <= {marked}
    findings = tuple(one for one in reading.findings if not _said_enough(one, known, only_ours))
    return replace(reading, rows=rows, mapping=mapping, findings=findings)


def _column(sheet: Sheet, reading: SheetReading, heading: str) -> int | None:
    row = reading.header_rows[-1]
    return next((at for at in range(1, sheet.width + 1) if plain_text(sheet.at(row, at)) == heading), None)


def _row(sheet: Sheet, row: Row, columns: Mapping[str, int]) -> Row:
    values = {name: value for name, value in row.values.items() if _STARS not in str(value)}
    for name, at in columns.items():
        text = plain_text(sheet.at(row.row, at))
        if text and _STARS not in text:
            values[name] = text
    return replace(row, values=values)


def _said_enough(finding: Finding, headings: frozenset[object], only_ours: bool) -> bool:
    """Tell whether a finding is about nothing but what we wrote ourselves."""
    if finding.code in _ABOUT_MASKS or (finding.code == "hidden_columns_skipped" and only_ours):
        return True
    if finding.code == "heading_content_differs":  # masked numbers do not look like numbers
        return True
    return finding.code in ("heading_unknown", "heading_duplicate") and finding.params.get("heading") in headings
