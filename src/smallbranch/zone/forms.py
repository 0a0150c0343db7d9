"""The layout of the zone's workbook as data: sheets, columns, headings, widths; and what a layout may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.kernel.paper import Align, Orientation
from smallbranch.packs.problems import PackProblem
from smallbranch.packs.reading import PackFile

OFFERED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        name: frozenset(keys.split())
        for name, keys in {
            "cover": "zone agency unit_code branch period made_on form_version rule_packs",
            "unit": "agency branch unit_code superior_org as_of member_count full_count probationary_count "
            "in_service_count retired_count male_count female_count minority_count prospective_count activist_count "
            "cell_count secretary liaison office_phone theme_day",
            "calendar": "period planned_on planned_time form topic place state",
            "activities": "held_on form topic place joint_with due_count present_count minutes remark event_uid",
            "lectures": "held_on speaker department topic kind minutes hearers",
            "teams": "project start_on due_on end_on leader departments size task milestones result",
            "resources": "category name capacity available contact state note",
            "needs": "category name capacity available contact state note",
            "progress": "form span due done made_up state",
        }.items()
    }
)
"""The fields of each dataset that may leave the branch (PI-07): an allow-list; a new field is added on purpose."""


class Layout(StrEnum):
    """How a sheet lies: one row per record, or one row per field of a single record."""

    TABLE = "table"
    FACTS = "facts"


class FieldKind(StrEnum):
    """What a cell holds; `id` is text that is carried over exactly."""

    TEXT = "text"
    INTEGER = "integer"
    DATE = "date"
    ID = "id"


class FormColumn(Struct, frozen=True, kw_only=True):
    """One column, or one line of a fact sheet (where the first two widths are those of the two columns)."""

    key: str
    title: str
    width: int = 0
    kind: FieldKind = FieldKind.TEXT
    align: Align = Align.LEFT


class FormSheet(Struct, frozen=True, kw_only=True):
    """One sheet; `name` is fixed, receivers find it by that."""

    name: str
    title: str
    dataset: str
    columns: tuple[FormColumn, ...]
    layout: Layout = Layout.TABLE
    orientation: Orientation = Orientation.PORTRAIT
    empty_text: str = ""
    notes: tuple[str, ...] = ()


class FormHead(Struct, frozen=True, kw_only=True):
    """What the form is called."""

    id: str
    title: str
    version: str


class ZoneForm(Struct, frozen=True):
    """The whole form."""

    head: FormHead
    sheets: tuple[FormSheet, ...]


def read_form(path: Path) -> tuple[ZoneForm | None, tuple[PackProblem, ...]]:
    """Read a form; None when anything is wrong with it, every problem is listed."""
    file = PackFile(path)
    file.refuse_unknown(["form", "sheet"])
    head = file.read(FormHead, file.data.get("form", {}), ("form",))
    sheets = [file.read(FormSheet, table, ("sheet", index)) for index, table in enumerate(file.tables("sheet"))]
    for index, sheet in enumerate(sheets):
        if sheet is not None:
            _check_sheet(file, sheet, index)
    if file.problems or head is None:
        return None, tuple(file.problems)
    return ZoneForm(head, tuple(sheet for sheet in sheets if sheet is not None)), ()


def load_form(path: Path) -> ZoneForm:
    """Read a form that must be right; raise `EnvironmentProblem` naming the first problem otherwise."""
    form, problems = read_form(path)
    if form is None:
        raise EnvironmentProblem("zone_form_unusable", where=problems[0].where, key=problems[0].key)
    return form


def _check_sheet(file: PackFile, sheet: FormSheet, index: int) -> None:
    offered = OFFERED.get(sheet.dataset)
    if offered is None:
        choices = ", ".join(OFFERED)
        file.complain(("sheet", index, "dataset"), "pack_unknown_value", value=sheet.dataset, choices=choices)
        return
    for place, column in enumerate(sheet.columns):
        if column.key not in offered:
            where = ("sheet", index, "columns", place, "key")
            file.complain(where, "zone_field_not_offered", value=column.key, dataset=sheet.dataset)
