"""The shape of a ledger definition: what is printed, in which columns, on which paper. No expressions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from smallbranch.kernel.paper import Align, Orientation
from smallbranch.packs.schema import Condition

# Type width in mm between the binding margin of 28 and the cut margin (20 for tables lying, 26 for upright pages).
TYPE_WIDTH_MM = {"portrait": 156, "landscape": 249}


class LedgerKind(StrEnum):
    """The seven layouts; an `annex` prints pictures, its columns are those of the list of what is no picture."""

    COVER = "cover"
    FACTS = "facts"
    TABLE = "table"
    MINUTES = "minutes"
    MATRIX = "matrix"
    STATISTICS = "statistics"
    ANNEX = "annex"


class LedgerPeriod(StrEnum):
    """What one printing covers: a year always, the period asked for, or the state on its last day."""

    YEAR = "year"
    ANY = "any"
    AS_OF = "as_of"


class CellKind(StrEnum):
    """What a cell holds; `name` is spaced for print, `sequence` is numbered by the printing."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NAME = "name"
    DATE = "date"
    MONTH = "month"
    INTEGER = "integer"
    NUMBER = "number"
    SEQUENCE = "sequence"


class Fill(StrEnum):
    """Where a cell comes from: computed from records, typed once by the user, or written by hand on the paper."""

    AUTO = "auto"
    TYPED = "typed"
    HAND = "hand"


class Section(StrEnum):
    """Where a field of minutes stands."""

    HEADER = "header"
    BODY = "body"
    FOOT = "foot"


class Retention(StrEnum):
    """How long the paper is kept."""

    PERMANENT = "permanent"
    YEARS_30 = "30y"
    YEARS_10 = "10y"
    WITH_VOLUME = "with_volume"


class Column(Struct, frozen=True, kw_only=True):
    """One column of a table; `key` is the key of the dataset's rows, an `optional` one may well stay empty."""

    key: str
    title: str
    width_mm: int
    align: Align = Align.LEFT
    kind: CellKind = CellKind.TEXT
    fill: Fill = Fill.AUTO
    sensitive: bool = False
    optional: bool = False


class LedgerField(Struct, frozen=True, kw_only=True):
    """One labelled field of a cover, a fact sheet or minutes; `span` 2 takes the whole line.

    An `optional` one may well stay empty: it is not listed before printing. One with `skip_empty` is then not printed.
    """

    key: str
    title: str
    kind: CellKind = CellKind.TEXT
    span: int = 1
    section: Section = Section.HEADER
    fill: Fill = Fill.AUTO
    min_lines: int = 1
    optional: bool = False
    skip_empty: bool = False


class SignField(Struct, frozen=True, kw_only=True):
    """One blank of the sign line: a signature, or a date."""

    key: str
    title: str
    kind: CellKind = CellKind.NAME


class Matrix(Struct, frozen=True, kw_only=True):
    """The columns a matrix gets from its events: their dataset, where they stand, how many fit on a page."""

    columns_dataset: str
    after: str
    width_mm: int
    max_per_page: int


class ChartKind(StrEnum):
    """How figures are drawn; a `heat` takes its columns from the definition's `matrix`."""

    BARS = "bars"
    COLUMNS = "columns"
    HEAT = "heat"


class Shade(StrEnum):
    """Fills that stay apart in grey."""

    SOLID = "solid"
    PALE = "pale"
    DARK = "dark"
    HATCH = "hatch"
    LINES = "lines"
    NONE = "none"


class ChartSeries(Struct, frozen=True, kw_only=True):
    """One stacked part of bars or columns; `key` is the key of the dataset's rows."""

    key: str
    title: str
    shade: Shade = Shade.SOLID


class ChartLevel(Struct, frozen=True, kw_only=True):
    """What a cell of a heat map may hold: `key` is the value in the dataset's rows."""

    key: str
    sign: str
    title: str
    shade: Shade = Shade.NONE


class Chart(Struct, frozen=True, kw_only=True):
    """A chart over the rows whose `chart` is `key`: their `label`, the value of each series, and their `text`.

    `maximum` is the value that fills the room; 0 takes the largest one.
    """

    key: str
    title: str
    kind: ChartKind = ChartKind.BARS
    label: str = ""
    text: str = ""
    series: tuple[ChartSeries, ...] = ()
    levels: tuple[ChartLevel, ...] = ()
    maximum: int = 0


class LedgerDefinition(Struct, frozen=True, kw_only=True):
    """One ledger book; one `on_demand` is printed only when it is asked for by its id, never in the bound volume.

    What is `one_page` is set smaller until it fits one page. A table with `split_by` gets a section of its own for
    each value of that key, under its `fields` from the first row.
    """

    id: str
    order: int
    title: str
    kind: LedgerKind
    dataset: str
    period: LedgerPeriod
    orientation: Orientation
    retention: Retention
    source: str
    mark: str
    params: Mapping[str, str] = field(default_factory=dict)
    applies_if: Condition | None = None
    columns: tuple[Column, ...] = ()
    fields: tuple[LedgerField, ...] = ()
    sign: tuple[SignField, ...] = ()
    matrix: Matrix | None = None
    charts: tuple[Chart, ...] = ()
    text: tuple[str, ...] = ()
    blank_rows: int = 0
    min_row_mm: int = 8
    empty_text: str = ""
    note: str = ""
    on_demand: bool = False
    split_by: str = ""
    one_page: bool = False


LayoutProblem = tuple[tuple[str | int, ...], str, dict[str, object]]


def layout_problems(ledger: LedgerDefinition) -> list[LayoutProblem]:
    """Return what does not fit together in a definition as (key path, code, params)."""
    problems: list[LayoutProblem] = []
    tabular = ledger.kind in (LedgerKind.TABLE, LedgerKind.MATRIX, LedgerKind.ANNEX)
    if tabular and not ledger.columns:
        problems.append((("columns",), "pack_missing_key", {}))
    if ledger.kind is LedgerKind.STATISTICS:
        problems += _chart_problems(ledger)
    elif not tabular and not ledger.fields:
        problems.append((("fields",), "pack_missing_key", {}))
    if ledger.kind is LedgerKind.MATRIX and ledger.matrix is None:
        problems.append((("matrix",), "pack_missing_key", {}))
    problems += _repeated("columns", [column.key for column in ledger.columns])
    problems += _repeated("fields", [field.key for field in ledger.fields])
    used, room = ledger_width(ledger), TYPE_WIDTH_MM[ledger.orientation]
    if used > room:
        problems.append((("columns",), "pack_too_wide", {"used": used, "room": room}))
    return problems


def _chart_problems(ledger: LedgerDefinition) -> list[LayoutProblem]:
    problems: list[LayoutProblem] = [] if ledger.charts else [(("charts",), "pack_missing_key", {})]
    for at, chart in enumerate(ledger.charts):
        needed = "levels" if chart.kind is ChartKind.HEAT else "series"
        if not getattr(chart, needed):
            problems.append((("charts", at, needed), "pack_missing_key", {}))
        if chart.kind is ChartKind.HEAT and ledger.matrix is None:
            problems.append((("matrix",), "pack_missing_key", {}))
    return problems + _repeated("charts", [chart.key for chart in ledger.charts])


def _repeated(name: str, keys: list[str]) -> list[LayoutProblem]:
    return [
        ((name, index, "key"), "pack_duplicate_key", {"value": key})
        for index, key in enumerate(keys)
        if key in keys[:index]
    ]


def ledger_width(ledger: LedgerDefinition) -> int:
    """Return the millimetres all columns of a ledger ask for."""
    events = ledger.matrix.width_mm * ledger.matrix.max_per_page if ledger.matrix else 0
    return sum(column.width_mm for column in ledger.columns) + events
